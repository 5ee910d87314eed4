"""Orders of many games as arrays: encoded against the world's names, decoded back to their text form."""

import re
from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import BY_CODE, MOST_PARAMETERS, Argument, Order, OrderParameter
from game.core.world import STATE_SEATS, World

UNKNOWN: Final = -1.0e6  # an id that this world does not have
WORD: Final = -1.0  # first of the words accepted beside ids, counting down
GROUPS_FROM: Final = 1_000_000.0  # a target that is a group
REGIONS_FROM: Final = 2_000_000.0  # a target that is a region
LABS_FROM: Final = 3_000_000.0  # a target that is the laboratories of a region
LABS: Final = "lab:"
# An accord is named by the seat that proposed it, the turn, and the number of that seat's offers in that turn.
_ACCORD_SEAT: Final = 1_000_000
_ACCORD_TURN: Final = 100
_ACCORD: Final = re.compile("([a-z]+)-([1-9][0-9]{0,3})-([1-9][0-9]?)")
_COLUMNS: Final = ("rows", "seat", "code", "arguments", "day", "on_fix")


@attrs.define
class OrderTable:
    """Orders in the order in which they were given; shapes (n,), arguments (n, MOST_PARAMETERS).

    `texts`: every text that an argument holds, once; the argument is its place in it.
    """

    rows: IntArray
    seat: IntArray
    code: IntArray
    arguments: FloatArray
    day: FloatArray  # day of the turn, 0 where none was given
    on_fix: BoolArray
    texts: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Number of orders."""
        return int(self.rows.size)

    def part(self, where: IntArray | BoolArray) -> "OrderTable":
        """The orders at these positions."""
        columns = {name: getattr(self, name)[where] for name in _COLUMNS}
        return OrderTable(**columns, texts=self.texts)

    def text(self, place: int, number: int) -> str:
        """An argument that is a text; "" where it names none."""
        return _text_at(self.texts, float(self.arguments[place, number]), "")

    def argument(self, number: int) -> IntArray:
        """An argument that is an index, code or whole number."""
        return exact.floor_int(self.arguments[:, number] + 0.5)


def codes_of(table: OrderTable) -> list[int]:
    """Codes of the orders in a table, each once, in order."""
    found: list[int] = np.flatnonzero(np.bincount(table.code)).tolist()
    return found


def posts_named(table: OrderTable) -> IntArray:
    """Post that each order names as its leader, candidate or target; -1 where it names none of this world. (n,)"""
    found = np.full(table.count, -1, dtype=np.int64)
    for code in codes_of(table):
        mine = np.flatnonzero(table.code == code)
        for number, parameter in enumerate(BY_CODE[code].parameters):
            if parameter.kind in ("leader", "target"):
                value = table.arguments[mine, number]
                found[mine] = exact.floor_int(np.where((value >= 0) & (value < GROUPS_FROM), value, -1.0))
    return found


def empty_table() -> OrderTable:
    """A table without orders."""
    none = np.zeros(0, dtype=np.int64)
    return OrderTable(none, none, none, np.zeros((0, MOST_PARAMETERS)), np.zeros(0), np.zeros(0, dtype=np.bool_))


def make_table(
    rows: IntArray, seat: int, code: int, arguments: Sequence[FloatArray | IntArray | float], on_fix: bool = False,
    texts: tuple[str, ...] = (),
) -> OrderTable:  # fmt: skip
    """A table of the same order with arguments per row, a text by its place in `texts`; what doctrines use."""
    size = rows.size
    values = np.zeros((size, MOST_PARAMETERS))
    for number, value in enumerate(arguments):
        values[:, number] = value
    return OrderTable(rows, np.full(size, seat), np.full(size, code), values, np.zeros(size), np.full(size, on_fix), texts)


def join(tables: Sequence[OrderTable]) -> OrderTable:
    """Tables one after the other."""
    kept = [table for table in tables if table.count]
    if not kept:
        return empty_table()
    texts = tuple(dict.fromkeys(text for table in kept for text in table.texts))
    columns = {name: np.concatenate([getattr(table, name) for table in kept]) for name in _COLUMNS}
    if texts:
        columns["arguments"] = np.concatenate([_renumbered(table, texts) for table in kept])
    return OrderTable(**columns, texts=texts)


def _renumbered(table: OrderTable, texts: tuple[str, ...]) -> FloatArray:
    """The arguments of a table with its texts at their places among `texts`."""
    if table.texts == texts[: len(table.texts)]:
        return table.arguments
    places = np.array([*(texts.index(text) for text in table.texts), UNKNOWN])
    values = table.arguments.copy()
    for code in np.unique(table.code).tolist():
        mine = np.flatnonzero(table.code == code)
        for number, parameter in enumerate(BY_CODE[code].parameters):
            if parameter.kind == "text":
                value = values[mine, number]
                known = (value >= 0) & (value < len(table.texts))
                values[mine, number] = places[exact.floor_int(np.where(known, value, len(table.texts)))]
    return values


def encode(world: World, orders: Sequence[tuple[int, str, Order]]) -> OrderTable:
    """Encode (row, seat, order) triples; ids the world does not have become UNKNOWN."""
    size = len(orders)
    values = np.zeros((size, MOST_PARAMETERS))
    texts: dict[str, int] = {}
    for place, (_, _, order) in enumerate(orders):
        for number, parameter in enumerate(order.spec.parameters):
            value = order.arguments[parameter.name]
            if parameter.kind == "text":
                values[place, number] = texts.setdefault(str(value), len(texts))
            else:
                values[place, number] = encode_argument(world, parameter, value)
    return OrderTable(
        np.array([row for row, _, _ in orders], dtype=np.int64),
        np.array([world.seats.index(seat) for _, seat, _ in orders], dtype=np.int64),
        np.array([order.spec.code for _, _, order in orders], dtype=np.int64),
        values,
        np.array([order.day or 0.0 for _, _, order in orders], dtype=np.float64),
        np.array([order.on_fix for _, _, order in orders], dtype=np.bool_),
        tuple(texts),
    )


def _axis(world: World, kind: str) -> tuple[str, ...]:
    names: dict[str, tuple[str, ...]] = {
        "leader": world.posts, "group": world.groups, "region": world.regions,
        "seat": world.seats, "gateway": world.gateways,
    }  # fmt: skip
    return world.answers if kind == "answer" else names.get(kind, ())


def encode_argument(world: World, parameter: OrderParameter, value: Argument) -> float:
    """One argument that is no text as a number: its index, its code, or itself."""
    if isinstance(value, (bool, int, float)):
        return float(value)
    if parameter.kind == "accord":
        return accord_code(world, value)
    if parameter.kind == "choice":
        return float(parameter.choices.index(value))
    if value in parameter.choices:
        return WORD - parameter.choices.index(value)
    if parameter.kind == "target":
        for start, kind in ((0.0, "leader"), (GROUPS_FROM, "group"), (REGIONS_FROM, "region")):
            if value in _axis(world, kind):
                return start + _axis(world, kind).index(value)
        region = str(value).removeprefix(LABS)
        return LABS_FROM + world.regions.index(region) if LABS in parameter.choices and region in world.regions else UNKNOWN
    names = _axis(world, parameter.kind)
    return float(names.index(value)) if value in names else UNKNOWN


def decode(world: World, table: OrderTable, place: int) -> Order:
    """The order at one place of a table."""
    spec = BY_CODE[int(table.code[place])]
    arguments: dict[str, Argument] = {}
    for number, parameter in enumerate(spec.parameters):
        value = float(table.arguments[place, number])
        arguments[parameter.name] = (
            _text_at(table.texts, value, "?") if parameter.kind == "text" else _decode_argument(world, parameter, value)
        )
    day = float(table.day[place])
    return Order(spec.name, arguments, day if day > 0 else None, bool(table.on_fix[place]))


def _decode_argument(world: World, parameter: OrderParameter, value: float) -> Argument:
    if parameter.kind == "flag":
        return value != 0
    if parameter.kind == "integer":
        return int(value)
    if parameter.kind == "amount":
        return value
    if parameter.kind == "choice":
        return _name_at(parameter.choices, value)
    if parameter.kind == "accord":
        return accord_name(world, int(value))
    if value < 0:
        return _name_at(parameter.choices, WORD - value)
    if parameter.kind == "target":
        if value >= LABS_FROM and LABS in parameter.choices:
            return LABS + _name_at(world.regions, value - LABS_FROM)
        for start, kind in ((REGIONS_FROM, "region"), (GROUPS_FROM, "group")):
            if value >= start:
                return _name_at(_axis(world, kind), value - start)
        return _name_at(world.posts, value)
    return _name_at(_axis(world, parameter.kind), value)


def accord_number(seat: IntArray | int, turn: int, number: IntArray | int) -> IntArray:
    """Code of the `number`-th offer of a seat in a turn, both from 1."""
    return np.asarray((seat + 1) * _ACCORD_SEAT + turn * _ACCORD_TURN + number, dtype=np.int64)


def accord_code(world: World, name: str) -> float:
    """Code of an accord by its name, such as us-3-1; UNKNOWN where no accord of this world could be named so."""
    found = _ACCORD.fullmatch(name)
    if found is None or found[1] not in STATE_SEATS or found[1] not in world.seats:
        return UNKNOWN
    return float(accord_number(world.seats.index(found[1]), int(found[2]), int(found[3])))


def accord_name(world: World, code: int) -> str:
    """Name of an accord by its code, or a question mark where it has none."""
    seat, rest = divmod(code, _ACCORD_SEAT)
    turn, number = divmod(rest, _ACCORD_TURN)
    if not (1 <= seat <= len(world.seats) and turn and number and world.seats[seat - 1] in STATE_SEATS):
        return "?"
    return f"{world.seats[seat - 1]}-{turn}-{number}"


def _text_at(texts: Sequence[str], index: float, otherwise: str) -> str:
    return texts[int(index)] if 0 <= index < len(texts) else otherwise


def _name_at(names: Sequence[str], index: float) -> str:
    """The name at an index, or a question mark where there is none."""
    return names[int(index)] if 0 <= index < len(names) else "?"

"""Orders of many games as arrays: encoded against the world's names, decoded back to their text form."""

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import BY_CODE, MOST_PARAMETERS, Argument, Order, OrderParameter
from game.core.world import World

UNKNOWN: Final = -1.0e6  # an id that this world does not have
WORD: Final = -1.0  # first of the words accepted beside ids, counting down
GROUPS_FROM: Final = 1_000_000.0  # a target that is a group
REGIONS_FROM: Final = 2_000_000.0  # a target that is a region


@attrs.define
class OrderTable:
    """Orders in the order in which they were given; shapes (n,), arguments (n, MOST_PARAMETERS)."""

    rows: IntArray
    seat: IntArray
    code: IntArray
    arguments: FloatArray
    day: FloatArray  # day of the turn, 0 where none was given
    on_fix: BoolArray

    @property
    def count(self) -> int:
        """Number of orders."""
        return int(self.rows.size)

    def part(self, where: IntArray | BoolArray) -> "OrderTable":
        """The orders at these positions."""
        return OrderTable(*(getattr(self, field.name)[where] for field in attrs.fields(OrderTable)))

    def argument(self, number: int) -> IntArray:
        """An argument that is an index, code or whole number."""
        return exact.floor_int(self.arguments[:, number] + 0.5)


def posts_named(table: OrderTable) -> IntArray:
    """Post that each order names as its leader, candidate or target; -1 where it names none of this world. (n,)"""
    found = np.full(table.count, -1, dtype=np.int64)
    for code in np.unique(table.code).tolist():
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
    rows: IntArray, seat: int, code: int, arguments: Sequence[FloatArray | IntArray | float], on_fix: bool = False
) -> OrderTable:
    """A table of the same order with arguments per row; what doctrines use."""
    size = rows.size
    values = np.zeros((size, MOST_PARAMETERS))
    for number, value in enumerate(arguments):
        values[:, number] = value
    return OrderTable(rows, np.full(size, seat), np.full(size, code), values, np.zeros(size), np.full(size, on_fix))


def join(tables: Sequence[OrderTable]) -> OrderTable:
    """Tables one after the other."""
    kept = [table for table in tables if table.count]
    if not kept:
        return empty_table()
    return OrderTable(
        *(np.concatenate([getattr(table, field.name) for table in kept]) for field in attrs.fields(OrderTable))
    )


def encode(world: World, orders: Sequence[tuple[int, str, Order]]) -> OrderTable:
    """Encode (row, seat, order) triples; ids the world does not have become UNKNOWN."""
    size = len(orders)
    values = np.zeros((size, MOST_PARAMETERS))
    for place, (_, _, order) in enumerate(orders):
        for number, parameter in enumerate(order.spec.parameters):
            values[place, number] = encode_argument(world, parameter, order.arguments[parameter.name])
    return OrderTable(
        np.array([row for row, _, _ in orders], dtype=np.int64),
        np.array([world.seats.index(seat) for _, seat, _ in orders], dtype=np.int64),
        np.array([order.spec.code for _, _, order in orders], dtype=np.int64),
        values,
        np.array([order.day or 0.0 for _, _, order in orders], dtype=np.float64),
        np.array([order.on_fix for _, _, order in orders], dtype=np.bool_),
    )


def _axis(world: World, kind: str) -> tuple[str, ...]:
    names: dict[str, tuple[str, ...]] = {
        "leader": world.posts, "group": world.groups, "region": world.regions,
        "seat": world.seats, "gateway": world.gateways,
    }  # fmt: skip
    return names.get(kind, ())


def encode_argument(world: World, parameter: OrderParameter, value: Argument) -> float:
    """One argument as a number: its index, its code, or itself."""
    if isinstance(value, (bool, int, float)):
        return float(value)
    if parameter.kind == "choice":
        return float(parameter.choices.index(value))
    if value in parameter.choices:
        return WORD - parameter.choices.index(value)
    if parameter.kind == "target":
        for start, kind in ((0.0, "leader"), (GROUPS_FROM, "group"), (REGIONS_FROM, "region")):
            if value in _axis(world, kind):
                return start + _axis(world, kind).index(value)
        return UNKNOWN
    names = _axis(world, parameter.kind)
    return float(names.index(value)) if value in names else UNKNOWN


def decode(world: World, table: OrderTable, place: int) -> Order:
    """The order at one place of a table."""
    spec = BY_CODE[int(table.code[place])]
    arguments: dict[str, Argument] = {}
    for number, parameter in enumerate(spec.parameters):
        arguments[parameter.name] = _decode_argument(world, parameter, float(table.arguments[place, number]))
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
    if value < 0:
        return _name_at(parameter.choices, WORD - value)
    if parameter.kind == "target":
        for start, kind in ((REGIONS_FROM, "region"), (GROUPS_FROM, "group")):
            if value >= start:
                return _name_at(_axis(world, kind), value - start)
        return _name_at(world.posts, value)
    return _name_at(_axis(world, parameter.kind), value)


def _name_at(names: Sequence[str], index: float) -> str:
    """The name at an index, or a question mark where there is none."""
    return names[int(index)] if 0 <= index < len(names) else "?"

"""The terms of an offer: orders in their text form, read once for every text that occurs, and written back to text.

A term can be any standing or single order of the seat that is to give it, if the scenario lets that seat give it; not a
dated one, not an accord, and at most three a side.
"""

from collections.abc import Callable, Sequence
from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import MOST_PARAMETERS, NO_TERMS, ORDERS, Order, OrderSpec, order_text, parse_order
from game.core.problem import Problem
from game.core.state import TERMS
from game.core.world import STATE_SEATS, World
from game.engine import promises
from game.engine.diplomacy import A_SIDE, TALK
from game.engine.order_table import OrderTable, decode, encode

SEPARATOR: Final = ";"
DECISION: Final = ORDERS["answer_dilemma"].code  # a seat decides for itself
Works = Callable[[str], bool]  # whether a rule of this version carries out an order


@attrs.frozen(eq=False)
class Terms:
    """Terms of n offers: code of the order, 0 for none (n, M), arguments (n, M, N), and whether they can be offered (n,)."""

    term: IntArray
    arguments: FloatArray
    good: BoolArray

    def part(self, where: IntArray | BoolArray) -> "Terms":
        """Those at these positions."""
        return Terms(self.term[where], self.arguments[where], self.good[where])


def read_terms(world: World, table: OrderTable, sides: tuple[int, int], works: Works) -> Terms:
    """The terms of offers whose texts of what is given and asked are the arguments `sides` of a table.

    An offer without any term, or with one that cannot be promised, is not good.
    """
    term = np.zeros((table.count, TERMS), dtype=np.int64)
    arguments = np.zeros((table.count, TERMS, MOST_PARAMETERS))
    good = np.ones(table.count, dtype=np.bool_)
    for side, number in enumerate(sides):
        texts = table.arguments[:, number]
        for seat, text in sorted(set(zip(table.seat.tolist(), texts.tolist(), strict=True))):
            mine = np.flatnonzero((table.seat == seat) & (texts == text))
            orders = _read_side(world, STATE_SEATS[seat ^ side], table.text(int(mine[0]), number), works)
            if orders is None:
                good[mine] = False
                continue
            for place, (code, values) in enumerate(orders):
                term[mine, side * A_SIDE + place] = code
                arguments[mine, side * A_SIDE + place] = values
    return Terms(term, arguments, good & (term != 0).any(axis=1))


def _read_side(world: World, seat: str, text: str, works: Works) -> list[tuple[int, FloatArray]] | None:
    """Code and arguments of the orders of one side; None where one of them cannot be promised."""
    if text.strip() in ("", NO_TERMS):
        return []
    found = []
    for one in text.split(SEPARATOR):
        try:
            order = parse_order(one)
        except Problem:
            return None
        if not can_be_promised(world, seat, order.spec, works):
            return None
        found.append(order)
    if len(found) > A_SIDE:
        return None
    table = encode(world, [(0, seat, order) for order in found])
    return [(int(table.code[place]), table.arguments[place]) for place in range(table.count)]


def can_be_promised(world: World, seat: str, spec: OrderSpec, works: Works) -> bool:
    """Whether a state seat can promise an order in an accord of this scenario."""
    here = spec.name in world.orders.get(seat, frozenset()) and seat in spec.seats and works(spec.name)
    kept = spec.timing == "once" or spec.name in promises.IN_PLACE
    return here and kept and spec.timing != "dated" and spec.code not in (*TALK, DECISION)


def order_of(world: World, code: int, arguments: FloatArray) -> Order:
    """The order of one term; arguments (N,)."""
    none = np.zeros(1, dtype=np.int64)
    table = OrderTable(none, none, np.array([code]), arguments[None, :], np.zeros(1), np.zeros(1, dtype=np.bool_))
    return decode(world, table, 0)


def side_texts(world: World, term: Sequence[int] | IntArray, arguments: FloatArray) -> tuple[str, ...]:
    """The terms of one side as texts of orders; term (k,), arguments (k, N)."""
    return tuple(
        order_text(order_of(world, int(code), values)) for code, values in zip(term, arguments, strict=True) if int(code)
    )


def terms_text(world: World, term: Sequence[int] | IntArray, arguments: FloatArray) -> str:
    """The terms of one side as an offer writes them."""
    return f"{SEPARATOR} ".join(side_texts(world, term, arguments)) or NO_TERMS

"""The order that answers a dilemma: whether it stands, and what it writes.

An answer takes no decision of attention. Its price is spent when it is given, so that no other order of the turn can
count on the same capital; what it brings about comes when the turn is resolved (game.engine.dilemmas).
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import part_key
from game.core.ledger import set_at
from game.core.world import World
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    NO_CAPITAL,
    Check,
    first_reason,
)
from game.engine.order_table import OrderTable
from game.rules.politics import capital

NO_DILEMMA: Final = refusals.code("no_dilemma")
NOT_YET, OPEN, CLOSED = range(3)  # status of a dilemma
NO_ANSWER: Final = -1
ANSWERED: Final = "dilemma_answered"


def _table_of(world: World) -> tuple[IntArray, IntArray, FloatArray, IntArray]:
    """Dilemma, choice, price and seat of every answer, in the order of `World.answers`; each (n,)."""
    rows = [
        (place, number, choice.capital, world.seats.index(one.seat))
        for place, one in enumerate(world.dilemmas)
        for number, choice in enumerate(one.choices)
    ]
    dilemma, number, price, seat = ([row[column] for row in rows] for column in range(4))
    return (
        np.array(dilemma, dtype=np.int64), np.array(number, dtype=np.int64), np.array(price, dtype=np.float64),
        np.array(seat, dtype=np.int64),
    )  # fmt: skip


def _answer(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """A dilemma of another seat is refused exactly like one that does not exist."""
    if not game.world.dilemmas:
        return np.full(table.count, NO_DILEMMA)
    dilemma, _, price, seat = _table_of(game.world)
    state, rows, answer = game.state, table.rows, table.argument(0)
    known = (answer >= 0) & (answer < dilemma.size)
    at = np.where(known, answer, 0)
    asked = known & (seat[at] == table.seat) & (state.dilemma_status[rows, dilemma[at]] == OPEN)
    reason = np.where(asked, 0, NO_DILEMMA)
    reason = first_reason(reason, np.where(state.dilemma_answer[rows, dilemma[at]] != NO_ANSWER, ALREADY, 0))
    # What a message of this turn will take is still in the purse.
    free = state.capital[rows, table.seat] - state.message_capital[rows, table.seat]
    return first_reason(reason, np.where(price[at] > free, NO_CAPITAL, 0))


def _write_answer(game: Game, table: OrderTable) -> None:
    dilemma, number, price, _ = _table_of(game.world)
    state, answer = game.state, table.argument(0)
    place = (table.rows, dilemma[answer])
    set_at(game, "dilemma_answer", place, number[answer])
    paid = np.flatnonzero(price[answer] > 0.0)
    event = part_key(state.dilemma_event[place][paid], ANSWERED)
    capital.decide(game, table.rows[paid], table.seat[paid], price[answer][paid], event)


CHECKS: Final[dict[str, Check]] = {"answer_dilemma": _answer}
WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {"answer_dilemma": _write_answer}

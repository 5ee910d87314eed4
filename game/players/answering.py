"""How players answer the decisions that a scenario asks of their seats.

A doctrine gives the answer that names it among those whom it suits, if its capital pays for it, else the one that stands
where nobody answers. The random player draws; hold never answers.
"""

from typing import Protocol, runtime_checkable

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.orders import ORDERS
from game.core.world import Dilemma, World
from game.engine.legal_dilemmas import NO_ANSWER, OPEN
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.player import Player

ANSWER = ORDERS["answer_dilemma"].code
SILENT = "hold"


@runtime_checkable
class Deciding(Protocol):
    """A player that decides in its own way."""

    def decides(self, view: View) -> OrderTable:
        """Its answers to the decisions that wait for its seat."""
        ...


def orders_of(player: Player, view: View) -> OrderTable:
    """All that a player orders for its turn: its answers to decisions, then its other orders."""
    return join([decisions_of(player, view), player.orders(view)])


def decisions_of(player: Player, view: View) -> OrderTable:
    """The answers of a player to the decisions that wait for its seat."""
    if isinstance(player, Deciding):
        return player.decides(view)
    if player.name == SILENT or not view.dilemmas.status.size:
        return empty_table()
    tables, left = [], view.capital.copy()
    for place, one in enumerate(view.world.dilemmas):
        tables.append(_answer(view, place, one, suited(one, player.name), left))
    return join(tables)


def suited(one: Dilemma, doctrine: str) -> int:
    """Number of the choice that a doctrine would make."""
    return next((number for number, choice in enumerate(one.choices) if doctrine in choice.suits), one.otherwise)


def _answer(view: View, place: int, one: Dilemma, wanted: int, left: FloatArray) -> OrderTable:
    """One decision, where it waits; what it costs is taken from what is `left` (B,) of the capital."""
    rows = waiting(view, place)
    price = one.choices[wanted].capital
    chosen = np.where(left[rows] >= price, wanted, one.otherwise)
    left[rows] -= np.where(chosen == wanted, price, 0.0)
    return answers(view, place, rows, chosen)


def waiting(view: View, place: int) -> IntArray:
    """Games in which a dilemma waits for an answer of the seat that looks."""
    return np.flatnonzero((view.dilemmas.status[:, place] == OPEN) & (view.dilemmas.answer[:, place] == NO_ANSWER))


def answers(view: View, place: int, rows: IntArray, chosen: IntArray) -> OrderTable:
    """The orders that give these choices (n,) as the answers to one dilemma."""
    return make_table(rows, view.world.seats.index(view.seat), ANSWER, [(_first(view.world, place) + chosen) * 1.0])


def _first(world: World, place: int) -> int:
    """Place of the first answer to a dilemma among all answers."""
    return sum(len(one.choices) for one in world.dilemmas[:place])

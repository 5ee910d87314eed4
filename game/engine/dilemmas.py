"""Dilemmas: decisions that a scenario asks of a seat, and what its answers bring about.

    when a turn ends    what may come in the next turn, and whose condition holds, is asked of its seat
    while it is planned the seat answers by an order, or does not
    when it is resolved the answer that was given, else the one that stands where nobody answers, takes effect

A condition reads what the turn that has just ended brought (a flow, a chance) or what it left (a level). A dilemma comes at
most once in a game.
"""

from typing import Final

import numpy as np

from game.core import luck
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.ledger import set_at
from game.core.measures import MEASURES
from game.core.world import Dilemma
from game.engine import injecting, succession
from game.engine.history import key_of
from game.engine.legal_dilemmas import ANSWERED, CLOSED, NO_ANSWER, NOT_YET, OPEN
from game.engine.measuring import read

_WORD: Final = 0x44494C454D4D41


def open_first(game: Game) -> None:
    """Ask what is asked in the first turn; call once, when the game is set up."""
    open_due(game, int(game.state.turn[0]) + 1)


def open_next(game: Game) -> None:
    """Ask what is asked in the turn after the one that is ending."""
    open_due(game, int(game.state.turn[0]) + 2)


def open_due(game: Game, turn: int) -> None:
    """Ask every dilemma that may come in `turn` (the first being 1) in the games in which its condition holds."""
    state, world = game.state, game.world
    if turn > len(world.pulses):
        return
    for place, one in enumerate(world.dilemmas):
        if not one.first <= turn <= one.last:
            continue
        due = (state.dilemma_status[:, place] == NOT_YET) & _holds(game, one)
        rows = np.flatnonzero(due)
        at = (rows, np.full(rows.size, place))
        event = luck.child(state.seed[rows], _WORD, luck.entity(one.id))
        set_at(game, "dilemma_status", at, np.full(rows.size, OPEN))
        set_at(game, "dilemma_answer", at, np.full(rows.size, NO_ANSWER))
        set_at(game, "dilemma_event", at, event)
        tell(game, "dilemma", rows, {"seat": _seat(game, one, rows)}, {"title": [one.id] * rows.size}, ids=event)


def _holds(game: Game, one: Dilemma) -> BoolArray:
    """Games in which the condition of a dilemma holds; what was never tried is no case of it. (B,)"""
    held = np.ones(game.batch, dtype=np.bool_)
    if not one.measure:
        return held
    value, tried = read(game, key_of(game, one.measure, one.of))
    if MEASURES[one.measure].kind != "flow":
        held &= tried > 0
        value = value / np.where(tried > 0, tried, 1.0)
    if one.at_least is not None:
        held &= value >= one.at_least
    if one.at_most is not None:
        held &= value <= one.at_most
    return held


def _seat(game: Game, one: Dilemma, rows: IntArray) -> IntArray:
    return np.full(rows.size, game.world.seats.index(one.seat))


def close(game: Game) -> None:
    """Carry out the answer to every open dilemma, before the orders of the turn take effect."""
    state = game.state
    closed = False
    for place, one in enumerate(game.world.dilemmas):
        rows = np.flatnonzero(state.dilemma_status[:, place] == OPEN)
        if rows.size:
            _carry_out(game, place, one, rows)
            closed = True
    if closed:
        succession.depose(game)


def _carry_out(game: Game, place: int, one: Dilemma, rows: IntArray) -> None:
    state, at = game.state, (rows, np.full(rows.size, place))
    given = state.dilemma_answer[at]
    chosen = np.where(given != NO_ANSWER, given, one.otherwise)
    asked = state.dilemma_event[at]
    event = part_key(asked, ANSWERED)
    set_at(game, "dilemma_status", at, np.full(rows.size, CLOSED))
    set_at(game, "dilemma_answer", at, chosen)
    names = [f"{one.id}/{one.choices[number].id}" for number in chosen.tolist()]
    values = {"title": [one.id] * rows.size, "answer": names, "given": (given != NO_ANSWER) * 1}
    tell(game, ANSWERED, rows, {"seat": _seat(game, one, rows)}, values, asked, ids=event)
    for number, choice in enumerate(one.choices):
        mine = np.flatnonzero(chosen == number)
        for part, effect in enumerate(choice.effects):
            injecting.bring_about(game, effect, rows[mine], luck.child(event[mine], _WORD, part), event[mine])

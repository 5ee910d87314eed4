"""Approval: the public reacts to what it sees, and forgets.

In words: a visible success raises approval, the more the higher the target; civilian deaths, losses among the forces, a
lost aircraft and a raid beaten back lower it. What was gained or lost halves within weeks.

    change = success[rank] - civilian * civilians killed - loss * raiders killed - aircraft * aircraft lost
             - beaten_back * beaten back
    approval moves back to its rest with half-life approval_half_life

Source: source 000 (supporters of the conciliatory approach applauded the killing of the head of CJNG), source 002.
Row: M47.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "people.approval"
SUCCESS, CIVILIANS, LOSSES, AIRCRAFT, BEATEN, FADING = (
    f"{RULE}.{name}" for name in ("success", "civilians", "losses", "aircraft", "beaten_back", "fading")
)


def success_gain(p: Values, rank: IntArray, removed: FloatArray) -> FloatArray:
    """Points of approval for a success; `removed` is 0 or 1."""
    return removed * np.where(rank == 1, p["success_1"], np.where(rank == 2, p["success_2"], p["success_3"]))


def harm_cost(p: Values, deaths: IntArray) -> FloatArray:
    """Points of approval lost by civilian deaths."""
    return p["civilian"] * deaths


def losses_cost(p: Values, raiders: IntArray) -> FloatArray:
    """Points of approval lost by raiders killed."""
    return p["loss"] * raiders


def aircraft_cost(p: Values, aircraft: FloatArray) -> FloatArray:
    """Points of approval lost by aircraft shot down."""
    return p["aircraft"] * aircraft


def setback_cost(p: Values, beaten: FloatArray) -> FloatArray:
    """Points of approval lost when a raid is beaten back; `beaten` is 0 or 1."""
    return p["beaten_back"] * beaten


def forgetting(p: Values, approval: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of approval over `days` on its way back to its rest. Shapes broadcast."""
    return (rest - approval) * (1.0 - exact.half_power(days, p["approval_half_life"]))


def react(
    game: Game,
    rows: IntArray,
    seat: IntArray,
    rank: IntArray,
    removed: FloatArray,
    civilians: IntArray,
    raiders: IntArray,
    aircraft: FloatArray,
    beaten: FloatArray,
    event: KeyArray,
) -> None:
    """The public reacts to a raid of a seat; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    index = (rows, seat)
    book_at(game, "approval", SUCCESS, index, success_gain(p, rank, removed), event)
    book_at(game, "approval", CIVILIANS, index, -harm_cost(p, civilians), event)
    book_at(game, "approval", LOSSES, index, -losses_cost(p, raiders), event)
    book_at(game, "approval", AIRCRAFT, index, -aircraft_cost(p, aircraft), event)
    book_at(game, "approval", BEATEN, index, -setback_cost(p, beaten), event)
    keep_between(game, "approval", 0.0, 100.0)


def blame(game: Game, rows: IntArray, seat: IntArray, civilians: IntArray, event: KeyArray) -> None:
    """The public blames a seat for civilian deaths; shapes (n,)."""
    book_at(game, "approval", CIVILIANS, (rows, seat), -harm_cost(game.rule_at(RULE, rows), civilians), event)
    keep_between(game, "approval", 0.0, 100.0)


def fade(game: Game, days: FloatArray) -> None:
    """Approval moves back to its rest over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    book(game, "approval", FADING, forgetting(p, state.approval, state.approval_rest, days[:, None]))

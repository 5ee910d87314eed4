"""Approval: the public reacts to what it sees, and forgets.

In words: a visible success raises approval, the more the higher the target; civilian deaths, losses among the forces, a
lost aircraft and a raid beaten back lower it. What was gained or lost halves within weeks.

    change = success[rank] - civilian * civilians killed - loss * raiders killed - aircraft - beaten_back
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
    book_at(game, "approval", LOSSES, index, -(p["loss"] * raiders), event)
    book_at(game, "approval", AIRCRAFT, index, -(p["aircraft"] * aircraft), event)
    book_at(game, "approval", BEATEN, index, -(p["beaten_back"] * beaten), event)
    keep_between(game, "approval", 0.0, 100.0)


def blame(game: Game, rows: IntArray, seat: IntArray, civilians: IntArray, event: KeyArray) -> None:
    """The public blames a seat for civilian deaths; shapes (n,)."""
    book_at(game, "approval", CIVILIANS, (rows, seat), -harm_cost(game.rule_at(RULE, rows), civilians), event)
    keep_between(game, "approval", 0.0, 100.0)


def fade(game: Game, days: FloatArray) -> None:
    """Approval moves back to its rest over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    left = exact.half_power(days[:, None] + state.approval * 0.0, p["approval_half_life"])
    book(game, "approval", FADING, (state.approval_rest - state.approval) * (1.0 - left))

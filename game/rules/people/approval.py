"""Approval: the public reacts to what it sees, and forgets.

In words: a visible success raises approval of the state that had it, the more the higher the target; civilian deaths,
losses among the forces, a lost aircraft and a raid beaten back lower it, and so do reprisals, roadblocks and abuses by
security forces. After foreign force without consent the public rallies round its government. Credit earned by talking
about a success adds a little. What was gained or lost halves within weeks.

    change = success[rank] - civilian * civilians killed - loss * raiders killed - aircraft * aircraft lost
             - beaten_back * beaten back - reprisal * security deaths in reprisals - roadblock * roadblocks
             - abuse * abuses by security forces + rally at a breach suffered + credit * credit earned by a message
    approval moves back to its rest with half-life approval_half_life

Source: source 000 (supporters of the conciliatory approach applauded the killing of the head of CJNG), source 002.
Rows: M47, M68, M72.
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
REPRISALS, ROADBLOCKS, RALLY, CREDIT, ABUSES = (
    f"{RULE}.{name}" for name in ("reprisals", "roadblocks", "rally", "credit", "abuses")
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


def reprisal_cost(p: Values, deaths: IntArray) -> FloatArray:
    """Points of approval lost by soldiers, guards and police killed in reprisals."""
    return p["reprisal"] * deaths


def roadblock_cost(p: Values, roadblocks: IntArray) -> FloatArray:
    """Points of approval lost by roadblocks."""
    return p["roadblock"] * roadblocks


def abuse_cost(p: Values, incidents: IntArray) -> FloatArray:
    """Points of approval lost by abuses of security forces."""
    return p["abuse"] * incidents


def credit_gain(p: Values, credit: FloatArray) -> FloatArray:
    """Points of approval gained by the credit of a message."""
    return p["credit"] * credit


def forgetting(p: Values, approval: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of approval over `days` on its way back to its rest. Shapes broadcast."""
    return (rest - approval) * (1.0 - exact.half_power(days, p["approval_half_life"]))


def react(
    game: Game, rows: IntArray, seat: IntArray, civilians: IntArray, raiders: IntArray, aircraft: FloatArray,
    beaten: FloatArray, event: KeyArray,
) -> None:  # fmt: skip
    """The public reacts to what a raid of a seat cost; a removal is applauded by `applaud`. Shapes (n,)."""
    p = game.rule_at(RULE, rows)
    index = (rows, seat)
    book_at(game, "approval", CIVILIANS, index, -harm_cost(p, civilians), event)
    book_at(game, "approval", LOSSES, index, -losses_cost(p, raiders), event)
    book_at(game, "approval", AIRCRAFT, index, -aircraft_cost(p, aircraft), event)
    _book(game, BEATEN, rows, seat, -setback_cost(p, beaten), event)


def applaud(game: Game, rows: IntArray, seat: IntArray, rank: IntArray, event: KeyArray) -> None:
    """The public of a seat sees a leader of this rank removed by its state; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    _book(game, SUCCESS, rows, seat, success_gain(p, rank, rows * 0.0 + 1.0), event)


def suffer(
    game: Game, rows: IntArray, seat: IntArray, deaths: IntArray, civilians: IntArray, roadblocks: IntArray, event: KeyArray
) -> None:
    """The public of a seat lives through reprisals; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    book_at(game, "approval", REPRISALS, (rows, seat), -reprisal_cost(p, deaths), event)
    book_at(game, "approval", CIVILIANS, (rows, seat), -harm_cost(p, civilians), event)
    _book(game, ROADBLOCKS, rows, seat, -roadblock_cost(p, roadblocks), event)


def rally(game: Game, rows: IntArray, seat: IntArray, event: KeyArray) -> None:
    """The public of a seat rallies round its government after foreign force; shapes (n,)."""
    _book(game, RALLY, rows, seat, game.rule_at(RULE, rows)["rally"] + rows * 0.0, event)


def credit(game: Game, rows: IntArray, seat: IntArray, points: FloatArray, event: KeyArray) -> None:
    """The public of a seat gives it credit for what its message claims; shapes (n,)."""
    _book(game, CREDIT, rows, seat, credit_gain(game.rule_at(RULE, rows), points), event)


def abused(game: Game, rows: IntArray, seat: IntArray, incidents: IntArray, event: KeyArray) -> None:
    """The public of a seat hears of abuses by its forces; shapes (n,), a seat may occur more than once."""
    _book(game, ABUSES, rows, seat, -abuse_cost(game.rule_at(RULE, rows), incidents), event)


def miss(game: Game, rows: IntArray, seat: IntArray, missed: FloatArray, event: KeyArray) -> None:
    """The public of a seat sees an operation fail; `missed` is 0 or 1, shapes (n,)."""
    _book(game, BEATEN, rows, seat, -setback_cost(game.rule_at(RULE, rows), missed), event)


def _book(game: Game, cause: str, rows: IntArray, seat: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, "approval", cause, (rows, seat), amount, event)
    keep_between(game, "approval", 0.0, 100.0)


def blame(game: Game, rows: IntArray, seat: IntArray, civilians: IntArray, event: KeyArray) -> None:
    """The public blames a seat for civilian deaths; shapes (n,)."""
    _book(game, CIVILIANS, rows, seat, -harm_cost(game.rule_at(RULE, rows), civilians), event)


def fade(game: Game, days: FloatArray) -> None:
    """Approval moves back to its rest over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    book(game, "approval", FADING, forgetting(p, state.approval, state.approval_rest, days[:, None]))

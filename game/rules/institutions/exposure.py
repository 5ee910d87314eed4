"""Exposure and turnover: what breaks arrangements between officials and groups without a judge.

In words: when the press or a rival brings ties between officials and groups in a region to light, protection and corruption
there are cut, and a part of it for good; elsewhere officials grow careful for a while. The public blames the government, and
those who are exposed fight back inside the coalition, which costs will the more the more of them belong to it. A new state
government breaks the arrangements of the old one at once, a good part of them for good: nobody knows what still holds, and
groups fight over it (the fighting stands with the rules of violence).

    exposed:           protection *= 1 - exposed_cut, corruption *= 1 - exposed_corruption; the rests lose lasting of that
                       share; elsewhere protection *= 1 - fear
                       approval -= approval_cost, political_will -= will_cost * coalition
    new government:    protection *= 1 - turnover_cut, corruption *= 1 - turnover_corruption; the rests lose
                       turnover_lasting of that share; heat += unrest_each * protection lost

Source: source 002 (democratic turnover broke the old rules of the game); Trejo and Ley, British Journal of Political
Science 48 (2018), and Rios, Journal of Conflict Resolution 57 (2013), on the violence that followed; source 003 (elites
fear exposure). The numbers are assumed. Rows: M39, M77 in its first form.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between, settle_at
from game.core.parameters import Values

RULE = "institutions.exposure"
EXPOSED, FEAR, TURNOVER, BLAME, RESISTANCE = (
    f"{RULE}.{name}" for name in ("exposed", "fear", "turnover", "blame", "resistance")
)


def left(share: FloatArray, like: FloatArray) -> FloatArray:
    """Factor that remains where this share is taken away."""
    return 1.0 - share + like * 0.0


def lasting_left(share: FloatArray, lasting: FloatArray, like: FloatArray) -> FloatArray:
    """Factor that remains of what a level returns to."""
    return 1.0 - share * lasting + like * 0.0


def blame(p: Values, like: FloatArray) -> FloatArray:
    """Points of approval that an exposure costs."""
    return p["approval_cost"] + like * 0.0


def resistance(p: Values, coalition: FloatArray) -> FloatArray:
    """Points of will that an exposure costs."""
    return p["will_cost"] * coalition


def unrest(p: Values, broken: FloatArray) -> FloatArray:
    """Heat that comes of so much protection broken by a new government."""
    return p["unrest_each"] * broken


def expose(game: Game, rows: IntArray, region: IntArray, event: KeyArray) -> None:
    """Ties in a region come to light, at most once in each game; shapes (n,)."""
    p, like = game.rule_at(RULE, rows), np.zeros(rows.size)
    _cut(game, EXPOSED, rows, region, "exposed_cut", "exposed_corruption", "lasting", event)
    careful = left(p["fear"] + like, like)
    state = game.state
    place, presence = np.nonzero((state.presence_region[rows] != region[:, None]) & (state.presence_region[rows] >= 0))
    at = (rows[place], presence)
    settle_at(game, "protection", FEAR, at, state.protection[at] * careful[place], event[place])


def blame_seat(game: Game, rows: IntArray, seat: IntArray, region: IntArray, event: KeyArray) -> None:
    """The public blames the government, and the exposed resist; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    share = game.state.coalition[rows, region]
    book_at(game, "approval", BLAME, (rows, seat), -blame(p, share), event)
    book_at(game, "political_will", RESISTANCE, (rows, seat), -resistance(p, share), event)
    for level in ("approval", "political_will"):
        keep_between(game, level, 0.0, 100.0)


def turn_over(game: Game, rows: IntArray, region: IntArray, event: KeyArray) -> None:
    """A new state government breaks old arrangements, at most once in each game; shapes (n,)."""
    _cut(game, TURNOVER, rows, region, "turnover_cut", "turnover_corruption", "turnover_lasting", event)


def _cut(
    game: Game, cause: str, rows: IntArray, region: IntArray, of_protection: str, of_corruption: str, lasting: str,
    event: KeyArray,
) -> None:  # fmt: skip
    """Cut protection and corruption in a region by the shares that these parameters name, their rests by a part of it."""
    state, p, like = game.state, game.rule_at(RULE, rows), np.zeros(rows.size)
    at = (rows, region)
    place, presence = np.nonzero(state.presence_region[rows] == region[:, None])
    there = (rows[place], presence)
    for name, key, index, part in (
        ("corruption", of_corruption, at, rows * 0 + np.arange(rows.size)),
        ("protection", of_protection, there, place),
    ):
        share, stays = p[key] + like, p[lasting] + like
        now = getattr(state, name)[index]
        settle_at(game, name, cause, index, now * left(share, like)[part], event[part])
        rest = getattr(state, f"{name}_rest")[index]
        settle_at(game, f"{name}_rest", cause, index, rest * lasting_left(share, stays, like)[part], event[part])

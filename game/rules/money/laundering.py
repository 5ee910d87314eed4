"""Laundering: proceeds can be spent only once somebody has laundered them, and that takes financiers.

In words: what a group earns is dirty cash; financiers turn it into money that can be spent, so much a week for each
member. While posts of financiers are vacant less of it gets done, and cases against the group's money keep part of it down
(money.investigation). Capacity falls within weeks and comes back over months. Dirty cash that waits melts away: it is
lent, lost, stolen and squandered by those who keep it.

    goal      = laundering_rest * members * staffed * (1 - case_level)
    staffed   = alone + (1 - alone) * financiers in post / posts of financiers, 1 without such posts
    laundering moves to goal with half-life fall_half_life downward, rise_half_life upward
    laundered = smaller(dirty cash, laundering * weeks)
    melted    = (dirty cash left) * (1 - 2 ^ (-days / keep_half_life))

Source: source 004 (financiers and brokers at the centre of the networks are the smarter targets; following the money
constrains cartels). The numbers are assumed. Rows: M18, M65.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, move_all
from game.core.parameters import Values

RULE = "money.laundering"
FOLLOWED, LAUNDERED, MELTED = (f"{RULE}.{name}" for name in ("followed", "laundered", "melted"))


def staffed(p: Values, held: FloatArray, posts: FloatArray) -> FloatArray:
    """Part of the work that gets done with so many of the posts of financiers held. Shapes broadcast."""
    share = held / np.where(posts > 0, posts, 1.0)
    return np.where(posts > 0, p["alone"] + (1.0 - p["alone"]) * share, 1.0)


def goal(usual: FloatArray, staffed: FloatArray, cases: FloatArray) -> FloatArray:
    """Dollars a week that can be laundered in the end, of `usual` dollars a week."""
    return usual * staffed * (1.0 - cases)


def change(p: Values, laundering: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the capacity over `days` on its way to the goal, quicker down than up. Shapes broadcast."""
    down, up = (1.0 - exact.half_power(days, p[name]) for name in ("fall_half_life", "rise_half_life"))
    way = goal - laundering
    return np.where(way < 0, way * down, way * up)


def laundered(dirty: IntArray, laundering: FloatArray, weeks: FloatArray) -> IntArray:
    """Dollars laundered in so many weeks."""
    return exact.smaller(dirty, exact.floor_int(laundering * weeks))


def melted(p: Values, dirty: IntArray, days: FloatArray) -> IntArray:
    """Dirty dollars that melt away over `days`."""
    return exact.floor_int(dirty * (1.0 - exact.half_power(days, p["keep_half_life"])))


def follow(game: Game, days: FloatArray, usual: FloatArray, held: FloatArray, posts: FloatArray) -> None:
    """Capacity moves over a pulse of `days` (B,); `usual` dollars a week, financiers `held` and their `posts`, (B, G)."""
    state, p = game.state, game.rule(RULE)
    aim = goal(usual, staffed(p, held, posts), state.case_level)
    book(game, "laundering", FOLLOWED, change(p, state.laundering, aim, days[:, None]))


def launder(game: Game, days: FloatArray) -> IntArray:
    """Dirty cash is laundered and what waits melts away; dollars that became spendable, (B, G)."""
    state, span = game.state, days[:, None]
    clean = laundered(state.dirty_cash, state.laundering, span / 7.0)
    move_all(game, LAUNDERED, "dirty_cash", clean, "cash", clean)
    state.spendable_group += clean
    gone = melted(game.rule(RULE), state.dirty_cash, span)
    move_all(game, MELTED, "dirty_cash", gone, "economy", gone)
    return clean

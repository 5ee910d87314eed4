"""Planners of the partner beside Mexico's own: a short visit helps, a seat at the table that stays is felt as supervision.

In words: a U.S. team that comes for a time and goes home again makes raids better planned, at a small price in sovereignty.
Planners who stay in the command centres help hardly more, and strain sovereignty for as long as they are there. While
cooperation is suspended they plan nothing.

    planning = (temporary_gain or permanent_gain) * (1 - suspension), in log-odds of a raid's success
    strain   = temporary_strain or permanent_strain, points by which the level is lifted to which strain returns

Source: source 004 (short-term planning and advisory teams help; permanent or supervisory presence in command centres should
be avoided). The numbers are assumed. Row: M81.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.parameters import Values

RULE = "politics.planners"
NONE, TEMPORARY, PERMANENT = range(3)


def planning(p: Values, presence: IntArray, suspension: FloatArray) -> FloatArray:
    """Log-odds that planners add to the success of a raid; `presence` 0 none, 1 temporary, 2 permanent."""
    gain = np.where(presence == TEMPORARY, p["temporary_gain"], np.where(presence == PERMANENT, p["permanent_gain"], 0.0))
    return gain * exact.larger(1.0 - suspension, suspension * 0.0)


def strain(p: Values, presence: IntArray) -> FloatArray:
    """Points by which planners lift the level to which the strain on sovereignty returns."""
    lasting = np.where(presence == PERMANENT, p["permanent_strain"], 0.0)
    return np.where(presence == TEMPORARY, p["temporary_strain"], lasting)


def planned(game: Game, rows: IntArray) -> FloatArray:
    """Log-odds that planners add to a raid in each game of `rows` (n,)."""
    state = game.state
    return planning(game.rule_at(RULE, rows), state.planners[rows], state.suspension[rows])

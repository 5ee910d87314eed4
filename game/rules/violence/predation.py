"""Predation: groups kill people outside any war, to extort, to punish and to be feared.

In words: every member kills at a low rate, more in a group that is readier to use force and in one that does not hold
together: its cells live off the people near them. So a split raises local killing, and so does a successor with a name
to make. Members of local groups kill likewise, as loose cells do. Policing lowers it, heat and shocks raise it, and a
group that is let be kills less.

    killed by a group in a region ~ Poisson(rate * rough * years * members * temper * calm)
    temper = (aggressiveness / usual) * (1 + fragmentation_weight * (1 - cohesion))
    killed by local groups ~ Poisson(rate * rough * years * local_weight * local_members)

The killed of a region are one draw of the sum; they are put down to the groups there by what was to be expected of each.

Source: Jones, Trends in Organized Crime 16 (2013): after the arrests of kingpins in Tijuana kidnapping and extortion rose
(DATA.md 2.1); source 002. The rates are assumed. Rows: M06, M09.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll

RULE = "violence.predation"
KILLED = "violence.predation.killed"


def temper(p: Values, aggressiveness: FloatArray, cohesion: FloatArray) -> FloatArray:
    """How much a member of a group kills, over one of a usual group that holds together."""
    return (aggressiveness / p["usual"]) * (1.0 + p["fragmentation_weight"] * (1.0 - cohesion))


def expected(p: Values, members: FloatArray, tempers: FloatArray, days: FloatArray) -> FloatArray:
    """Expected victims of `members` of such temper in `days`. Shapes broadcast."""
    return p["rate"] * members * tempers * days / 365.0


def of_locals(p: Values, local_members: FloatArray) -> FloatArray:
    """Members of a usual group who kill as many as these members of local groups."""
    return p["local_weight"] * local_members


def prey(game: Game, roll: Roll, days: FloatArray, rough: FloatArray, calm: FloatArray | None = None) -> IntArray:
    """Draw the victims of a pulse of `days` (B,); the killed, shape (B, R).

    `rough` (B, R): factor of the region; `calm` (B, G): factor of groups that are let be, None for 1 throughout.
    """
    state, p, wide = game.state, game.rule(RULE), game.rule_at(RULE, roll.row)
    tempers = temper(p, state.aggressiveness, state.cohesion)
    if calm is not None:
        tempers = tempers * calm
    span = days[:, None]
    named = expected(wide, roll.counted_of(state.members) * 1.0, roll.of_group(tempers), roll.of_region(rough * span))
    mean = roll.by_region(named) + expected(p, of_locals(p, state.local_members * 1.0), rough, span)
    key = luck.key(state.seed[:, None], Purpose.PREDATION, state.day[:, None], state.region_key)
    killed = exact.smaller(draws.poisson(key, mean), state.population)
    move_all(game, KILLED, "population", killed, "dead", killed)
    state.homicides_region += killed
    # Who has killed them: each group in proportion to what was to be expected of it.
    by_group = roll.by_group(named * roll.of_region(killed / np.where(mean > 0, mean, 1.0)))
    state.homicides_group += draws.round_together(luck.key(state.seed, Purpose.PREDATION, state.day), by_group)
    return killed

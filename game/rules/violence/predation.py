"""Predation: groups kill people outside any war, to extort, to punish and to be feared.

In words: every member kills at a low rate, more in a group that is readier to use force and in one that does not hold
together: its cells live off the people near them. So a split raises local killing, and so does a successor with a name
to make. Members of local groups kill likewise, as loose cells do. Policing lowers it, heat and shocks raise it, and a
group that is let be kills less.

    killed by a group in a region ~ Poisson(rate * rough * years * members * temper * calm)
    temper = (aggressiveness / usual) * (1 + fragmentation_weight * (1 - cohesion))
    killed by local groups ~ Poisson(rate * rough * years * local_weight * local_members)

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
    state, p, span = game.state, game.rule(RULE), days[:, None]
    tempers = temper(p, state.aggressiveness, state.cohesion)
    if calm is not None:
        tempers = tempers * calm
    named = expected(p, state.members * 1.0, roll.of_group(tempers) * roll.of_region(rough), span)
    local = expected(p, of_locals(p, state.local_members * 1.0), rough, span)
    seed, day, size = state.seed[:, None], state.day[:, None], named.shape[1]
    presence = luck.key(seed, Purpose.PREDATION, day, state.presence_key)
    region = luck.key(seed, Purpose.LOCAL_PREDATION, day, state.region_key)
    drawn = draws.poisson(np.concatenate([presence, region], axis=1), np.concatenate([named, local], axis=1))
    by_named = drawn[:, :size]
    killed = exact.smaller(roll.counted_by_region(by_named) + drawn[:, size:], state.population)
    move_all(game, KILLED, "population", killed, "dead", killed)
    state.homicides_region += killed
    groups = np.bincount(roll.group.ravel(), weights=by_named.ravel(), minlength=state.homicides_group.size)
    state.homicides_group += exact.to_int(np.asarray(groups, dtype=np.float64)).reshape(state.homicides_group.shape)
    return killed

"""Predation: groups kill people outside any war, to extort, to punish and to be feared.

In words: every member kills at a low rate, more in a group that is readier to use force and in one that does not hold
together: its cells live off the people near them. So a split raises local killing, and so does a successor with a name
to make.

    killed ~ Poisson(rate * members * (aggressiveness / usual) * (1 + fragmentation_weight * (1 - cohesion)) * years)

Source: Jones, Trends in Organized Crime 16 (2013): after the arrests of kingpins in Tijuana kidnapping and extortion rose
(DATA.md 2.1); source 002. The rate is assumed. Rows: M06, M09.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import look, look_int, places, running_before

RULE = "violence.predation"
KILLED = "violence.predation.killed"


def expected(p: Values, members: IntArray, aggressiveness: FloatArray, cohesion: FloatArray, days: FloatArray) -> FloatArray:
    """Expected victims of a group in a region in `days`; shapes (n,)."""
    loose = 1.0 + p["fragmentation_weight"] * (1.0 - cohesion)
    return p["rate"] * members * (aggressiveness / p["usual"]) * loose * days / 365.0


def prey(game: Game, days: FloatArray) -> None:
    """Draw the victims of a pulse of `days` (B,)."""
    state = game.state
    alive = look_int(state.group_alive, state.presence_group) > 0
    rows, presence = places(alive & (state.members > 0))
    aggressiveness, cohesion = (look(level, state.presence_group) for level in (state.aggressiveness, state.cohesion))
    at = (rows, presence)
    mean = expected(game.rule_at(RULE, rows), state.members[at], aggressiveness[at], cohesion[at], days[rows])
    key = luck.key(state.seed[rows], Purpose.PREDATION, state.day[rows], state.presence_key[at])
    killed = draws.poisson(key, mean)
    region = state.presence_region[at]
    # Groups that share a region prey on the same people.
    before = running_before(rows * state.population.shape[1] + region, killed)
    room = state.population[rows, region] - before
    killed = exact.smaller(killed, np.where(room > 0, room, 0))
    move(game, KILLED, killed, "population", (rows, region), "dead", (rows, region))
    count_at(game, "homicides_region", (rows, region), killed)
    count_at(game, "homicides_group", (rows, state.presence_group[at]), killed)

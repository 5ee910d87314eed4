"""Recruitment: groups draw people in, in proportion to their members.

In words: every member brings in new members at a constant weekly rate, from the people of the region.

    recruits ~ Poisson(rate * members * weeks)

Source: Prieto-Curiel, Campedelli and Hope, Science 381:1312 (2023): 350 to 370 recruits a week in the country; source
002. Row: M41 in its first form.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places, running_before

RULE = "people.recruitment"
RECRUITED = "people.recruitment.recruited"


def expected(p: Values, members: IntArray, weeks: FloatArray) -> FloatArray:
    """Expected recruits."""
    return p["rate"] * members * weeks


def recruit(game: Game, days: FloatArray) -> None:
    """Draw the recruits of a pulse of `days` (B,)."""
    state = game.state
    rows, presence = places(state.members > 0)
    mean = expected(game.rule_at(RULE, rows), state.members[rows, presence], days[rows] / 7.0)
    key = luck.key(state.seed[rows], Purpose.RECRUITMENT, state.day[rows], state.presence_key[rows, presence])
    region = state.presence_region[rows, presence]
    recruits = draws.poisson(key, mean)
    # Groups that share a region draw from the same people.
    before = running_before(rows * state.population.shape[1] + region, recruits)
    room = state.population[rows, region] - before
    recruits = exact.smaller(recruits, np.where(room > 0, room, 0))
    move(game, RECRUITED, recruits, "population", (rows, region), "members", (rows, presence))
    count_at(game, "recruits_presence", (rows, presence), recruits)

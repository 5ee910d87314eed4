"""Leaving: the larger a group is among the people around it, the more of its members drop out.

In words: members drop out in proportion to the square of the group's size in a region, measured against the region's part
of the country's people; what grows beyond what its ground carries loses those it cannot keep. More leave a group that
holds together less than usual. In local groups it goes by the size of each.

    drop-outs = omega * members * members / people_share * weeks * factor
    factor    = 1 + low_cohesion * (cohesion_rest - cohesion), where cohesion is below its rest
    of local groups: omega * members * members / groups / people_share * weeks

`people_share` is the region's share of the people of the country. For a group that is spread like the people the sum over
the regions is omega times the square of its whole size, the saturation term of the published model. Those who leave a
group that changes its leaders too often are counted by rule succession.churn.

Source: Prieto-Curiel, Campedelli and Hope, Science 381:1312 (2023), omega * C^2 (DATA.md 1.1-1.3). Row: M41.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll

RULE = "people.leaving"
LEFT = "people.leaving.left"


def expected(
    p: Values, members: IntArray | FloatArray, people_share: FloatArray, weeks: FloatArray | float,
    factor: FloatArray | float = 1.0,
) -> FloatArray:  # fmt: skip
    """Expected drop-outs of a group in a region; shapes broadcast."""
    return np.asarray(p["omega"] * members * members / people_share * weeks * factor)


def of_local_groups(
    p: Values, members: IntArray | FloatArray, groups: IntArray | FloatArray, people_share: FloatArray,
    weeks: FloatArray | float,
) -> FloatArray:  # fmt: skip
    """Expected drop-outs of so many local groups alike in size; shapes broadcast."""
    return expected(p, members, people_share, weeks) / exact.larger(groups * 1.0, 1.0)


def wavering(p: Values, cohesion: FloatArray, rest: FloatArray) -> FloatArray:
    """How much more leave a group that holds together less than usual; 1 at its usual cohesion."""
    return 1.0 + p["low_cohesion"] * exact.larger(rest - cohesion, 0.0)


def leave(game: Game, roll: Roll, days: FloatArray) -> None:
    """Members drop out in a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    weeks, seed, day = days[:, None] / 7.0, state.seed[:, None], state.day[:, None]
    share = _share_of_people(state.population)
    factor = roll.of_group(wavering(p, state.cohesion, state.cohesion_rest))
    mean = expected(p, state.members, roll.of_region(share), weeks, factor)
    key = luck.key(seed, Purpose.LEAVING, day, state.presence_key)
    gone = exact.smaller(exact.floor_int(mean + luck.uniform(key)), state.members)
    move_all(game, LEFT, "members", gone, "population", roll.counted_by_region(gone))
    state.desertions_presence += gone
    if state.local_members.any():
        key = luck.key(seed, Purpose.LOCAL_LEAVING, day, state.region_key)
        mean = of_local_groups(p, state.local_members, state.local_groups, share, weeks)
        gone = exact.smaller(exact.floor_int(mean + luck.uniform(key)), state.local_members)
        move_all(game, LEFT, "local_members", gone, "population", gone)


def _share_of_people(population: IntArray) -> FloatArray:
    """Share of each region in the people of the country (B, R); 1 where nobody lives, so that nothing is divided by 0."""
    people = population * 1.0
    whole = exact.total(people)[:, None]
    return np.where(people > 0, people / np.where(whole > 0, whole, 1.0), 1.0)

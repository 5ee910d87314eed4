"""Leaving: the larger a group is, the more of its members drop out.

In words: members drop out in proportion to the square of the group's size: what grows beyond what it can keep together
loses those it cannot keep, in each region its part. More leave a group that holds together less than usual. In local
groups it goes by the size of each.

    drop-outs in a region = omega * members there * members of the group * weeks * factor
    factor    = 1 + low_cohesion * (cohesion_rest - cohesion), where cohesion is below its rest
    of local groups: omega * members * members / groups * weeks

The sum over the regions is omega times the square of the group's whole size, the saturation term of the published model,
however the group is spread. Those who leave a group that changes its leaders too often are counted by rule
succession.churn.

Source: Prieto-Curiel, Campedelli and Hope, Science 381:1312 (2023), omega * C^2 (DATA.md 1.1-1.3). Row: M41.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_each, move_all, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll

RULE = "people.leaving"
LEFT = "people.leaving.left"


def expected(
    p: Values, members: IntArray | FloatArray, whole: IntArray | FloatArray, weeks: FloatArray | float,
    factor: FloatArray | float = 1.0,
) -> FloatArray:  # fmt: skip
    """Expected drop-outs in a region of a group of `whole` members; shapes broadcast."""
    return np.asarray(p["omega"] * members * whole * weeks * factor)


def of_local_groups(
    p: Values, members: IntArray | FloatArray, groups: IntArray | FloatArray, weeks: FloatArray | float
) -> FloatArray:  # fmt: skip
    """Expected drop-outs of so many local groups alike in size; shapes broadcast."""
    return expected(p, members, members / exact.larger(groups * 1.0, 1.0), weeks)


def wavering(p: Values, cohesion: FloatArray, rest: FloatArray) -> FloatArray:
    """How much more leave a group that holds together less than usual; 1 at its usual cohesion."""
    return 1.0 + p["low_cohesion"] * exact.larger(rest - cohesion, 0.0)


def leave(game: Game, roll: Roll, days: FloatArray, unpaid: FloatArray | None = None) -> None:
    """Members drop out in a pulse of `days` (B,); `unpaid` (B, G): factor by what is not paid, None for 1 throughout."""
    state, p, weeks = game.state, game.rule(RULE), days[:, None] / 7.0
    members = roll.counted_of(state.members)
    whole = roll.by_group(members) * (wavering(p, state.cohesion, state.cohesion_rest) * weeks)
    whole = whole if unpaid is None else whole * unpaid
    mean = expected(game.rule_at(RULE, roll.row), members, roll.of_group(whole), 1.0)
    gone = exact.floor_int(mean + luck.uniform(roll.keys(state, Purpose.LEAVING)))
    gone = exact.smaller(gone, members)
    move_each(game, LEFT, gone, "members", roll.place, "population", roll.region)
    count_each(game, "desertions_presence", roll.place, gone)
    if state.local_members.any():
        key = luck.key(state.seed[:, None], Purpose.LOCAL_LEAVING, state.day[:, None], state.region_key)
        mean = of_local_groups(p, state.local_members, state.local_groups, weeks)
        gone = exact.smaller(exact.floor_int(mean + luck.uniform(key)), state.local_members)
        move_all(game, LEFT, "local_members", gone, "population", gone)

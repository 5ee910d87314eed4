"""Rising: local groups of a region unite under a name of their own, and local groups grow in number with their members.

In words: the more members local groups have in a region, the likelier some of them unite; likelier where killing between
groups runs above its usual, and where a named group is contested or has just fallen apart and leaves room. The new group
takes a part of the members of the local groups there, if that is enough for a named group, and chooses a head. States hear
of it and guess its size. Local groups that have grown too large on average divide, those that have grown too small merge.

    chance    = 1 - exp(-rate * local members / 1000 * stirred * room * weeks)
    stirred   = 1 + heat_weight * heat/(heat + 1);  room = 1 + opening_weight * opening
    taken     = (smallest_share + (largest_share - smallest_share) * luck) * local members, if there are enough
    groups    + 1 where local members > largest_local * groups, - 1 where local members < smallest_local * groups

`opening` is 1 where a group present is contested or ended no more than opening_days ago, else 0.

Source: Crisis Group, "Crime in Pieces", 2022 (new groups out of local ones); DATA.md section 6 (35,000 members in 120 to 180
local groups); two to six risings a year in the country are assumed. Row: M12.
"""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.parameters import Values

RULE = "people.rising"
RISEN, MERGED = (f"{RULE}.{name}" for name in ("risen", "merged"))
# What a group that has just risen is like, by the names of parameter and field.
TRAITS = ("hierarchy", "profit_driven", "command", "cohesion", "aggressiveness", "affiliate_loyalty")


def chance(
    p: Values, members: IntArray, heat: FloatArray, opening: FloatArray | float, weeks: FloatArray | float
) -> FloatArray:
    """Chance that local groups with so many members unite within `weeks`; `opening` is 0 or 1. Shapes broadcast."""
    stirred = 1.0 + p["heat_weight"] * (heat / (heat + 1.0))
    room = 1.0 + p["opening_weight"] * opening
    return 1.0 - exact.exp(-(p["rate"] * (members / 1000.0) * stirred * room * weeks))


def taken(p: Values, members: IntArray, luck_of: FloatArray) -> IntArray:
    """Members who follow the new group; `luck_of` uniform in [0, 1)."""
    share = p["smallest_share"] + (p["largest_share"] - p["smallest_share"]) * luck_of
    return exact.floor_int(share * members + 0.5)


def still_open(p: Values, days_since: FloatArray) -> BoolArray:
    """Whether a group that ended so many days ago has left room that nobody has filled."""
    found: BoolArray = days_since <= p["opening_days"]
    return found


def regrouped(p: Values, groups: IntArray, members: IntArray) -> IntArray:
    """Change of the number of local groups: one more where they have grown too large, one fewer where too small."""
    more = (members > p["largest_local"] * groups) * 1
    fewer = (members < p["smallest_local"] * groups) * 1
    return np.asarray(more - fewer, dtype=np.int64)

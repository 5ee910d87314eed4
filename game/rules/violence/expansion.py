"""Expansion: groups move people, away from where they are pressed or at war, and into regions that are new to them.

In words: where troops are new, or a group fights a war among its parts, some of its members move on to regions beside,
along borders and roads, where it has people already: a crackdown presses the trouble elsewhere. A group told to expand
sends a share of those who stand near. Groups that nobody plays do so by themselves now and then, if they are led and
large enough. A group that is new to a region is no guest: those who hold it fight it as they would fight a rival of some
weight, and few officials shield it yet.

    P(some move on) = 1 - 2 ^ (-days * pressure / moving_half_life), and then floor(moving_share * members) do
    pressure  = surge_weight * surge + war_weight * at war
    settlers  = least(members near, largest(fewest, floor(settler_share * members near)))
    chance    = 1 - 2 ^ (-days * command / expansion_half_life), of groups with least_command and least_members

Source: source 002 (violence spread into formerly peaceful areas as groups fought for routes and towns); Dell (2015):
violence moves along alternative routes (DATA.md 2.1). The numbers are assumed. Rows: M33, M35.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "violence.expansion"
MOVED_ON, EXPANDED = (f"{RULE}.{name}" for name in ("moved_on", "expanded"))


def pressure(p: Values, surge: FloatArray, war: FloatArray) -> FloatArray:
    """Pressure on members of a group; `surge` as in violence.suppression, `war` is 1 where its parts are at war."""
    return p["surge_weight"] * surge + p["war_weight"] * war


def moving_chance(p: Values, pressed: FloatArray, days: FloatArray) -> FloatArray:
    """Chance that some of a presence move to other regions in `days`. Shapes broadcast."""
    return 1.0 - exact.half_power(days * pressed, p["moving_half_life"])


def moving_on(p: Values, members: IntArray) -> IntArray:
    """How many move when some do."""
    return exact.floor_int(p["moving_share"] * members)


def settlers(p: Values, members: IntArray) -> IntArray:
    """Members who move into a region that is new to the group, of so many who stand near."""
    wanted = exact.larger(exact.floor_int(p["fewest"] + members * 0.0), exact.floor_int(p["settler_share"] * members))
    return exact.smaller(members, wanted)


def chance(p: Values, command: FloatArray, members: IntArray, days: FloatArray) -> FloatArray:
    """Chance that a group which nobody plays expands in `days`."""
    able = (command >= p["least_command"]) & (members >= p["least_members"])
    return np.where(able, 1.0 - exact.half_power(days * command, p["expansion_half_life"]), 0.0)


def newcomer_rivalry(p: Values, met: FloatArray) -> FloatArray:
    """Rivalry with a group that has come into the region; `met` is 1 if the two know each other from elsewhere."""
    return np.where(met > 0, 0.0, p["newcomer"])

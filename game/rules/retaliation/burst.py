"""Reprisals: striking at a group sets off a burst, sized by the rank of the target and the reach of the group.

In words: a removed leader, or a raid or strike that missed one, is answered by attacks and roadblocks. How many come is
decided at once: more for a higher rank, for a larger group and for one whose command survives, times a factor of chance
drawn once for the burst. The head sets off the whole network, a lieutenant his surroundings. They begin within hours and
fade with a half-life of hours, so that little is left after two days. A group can be ordered to hold back or to go all out.
A region counts as reached once a wave: again only after wave_days of quiet there.

    size     = base * rank[rank] * weight * command * (strength / usual_strength) ^ (3/4) * factor
    strength = members + affiliate_members * affiliates * affiliate_loyalty
    factor   = exp(dispersion * normal - dispersion ^ 2 / 2)
    fallen due within t = size * (1 - 2 ^ (-(t - lag_hours) / half_life_hours))
    joins    = 1 at home, reach in the regions around it, reach ^ 2 beyond, reach = spread[rank] * sqrt(weight)
    attacks   ~ Poisson(due * level[level] * share), share by members, home_attacks times as many at home
    roadblocks ~ Poisson(due * level[level] * roadblocks_per_attack * share), home_roadblocks times as many at home

Source: the reprisals of 22 February 2026 (more than 250 roadblocks in at least 20 states, 27 attacks on authorities, spent
within 48 hours: source 000 and DATA.md 2.4); the size of smaller ones from those of 2015, 2019 and 2023 (DATA.md 3).
Rows: M01, M02.
"""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.parameters import Values
from game.core.rows import pick

RULE = "retaliation.burst"
STRUCK, FADING, DUE, DRAWN = (f"{RULE}.{name}" for name in ("struck", "fading", "due", "drawn"))
AS_THE_RULES_SAY = 2  # level of a group that has no order
_LEVELS = ("level_0", "level_1", "level_2", "level_3")
_RANKS = ("rank_1", "rank_2", "rank_3")
_SPREADS = ("spread_1", "spread_2", "spread_3")
HOURS_A_DAY = 24.0


def strength(p: Values, members: IntArray, affiliates: IntArray, loyalty: FloatArray) -> FloatArray:
    """People who can be called on, affiliates by their loyalty."""
    return members + p["affiliate_members"] * affiliates * loyalty


def expected_size(p: Values, rank: IntArray, weight: FloatArray, command: FloatArray, called: FloatArray) -> FloatArray:
    """Attacks to be expected when a target of this rank is struck and `called` people can be called on; shapes (n,).

    `weight` is 1 for a removal and `missed_weight` for a raid or strike that missed.
    """
    share = called / p["usual_strength"]
    size = np.sqrt(share * np.sqrt(share))
    found: FloatArray = p["base"] * pick(p, _RANKS, _place(rank)) * weight * command * size
    return found


def intimidation(p: Values, level: IntArray, command: FloatArray, called: FloatArray) -> FloatArray:
    """Attacks of a burst that a group starts by itself; none at level 0. Shapes (n,)."""
    alone = expected_size(p, level * 0 + 1, p["intimidation"] + command * 0.0, command, called)
    return np.where(level > 0, alone, 0.0)


def chance_factor(p: Values, deviate: FloatArray) -> FloatArray:
    """The factor of chance of a burst, mean 1, from a standard normal deviate."""
    return exact.exp(p["dispersion"] * deviate - p["dispersion"] * p["dispersion"] / 2.0)


def new_wave(p: Values, quiet_days: FloatArray) -> BoolArray:
    """Whether a reprisal counts its region as reached anew, after so many days without one there; shapes (n,)."""
    return quiet_days >= p["wave_days"]


def fallen_due(p: Values, anger: FloatArray, days: FloatArray) -> FloatArray:
    """Part of the reprisals to come that falls due within `days`; what is left of a burst in the end falls due at once."""
    waited = exact.larger(days, days * 0.0)
    due = anger * (1.0 - exact.half_power(waited, p["half_life_hours"] / HOURS_A_DAY))
    return np.where((waited > 0.0) & (anger < p["least"]), anger, due)


def lag(p: Values, rank: IntArray) -> FloatArray:
    """Days until the first reprisals, whatever the rank; shape (n,)."""
    return p["lag_hours"] / HOURS_A_DAY + rank * 0.0


def spread(p: Values, rank: IntArray, weight: FloatArray) -> FloatArray:
    """Share of the group's reach that is set off by striking at this rank with this weight, at most 1."""
    return pick(p, _SPREADS, _place(rank)) * np.sqrt(exact.smaller(weight, weight * 0.0 + 1.0))


def join_chance(reach: FloatArray, home: FloatArray, near: FloatArray) -> FloatArray:
    """Chance that the group in a region joins in; `home` and `near` (to home) are 0 or 1."""
    return np.where(home > 0, 1.0, np.where(near > 0, reach, reach * reach))


def call_weight(p: Values, members: IntArray, home: FloatArray) -> FloatArray:
    """Weight of a region in the attacks."""
    weight: FloatArray = np.asarray(members * np.where(home > 0, p["home_attacks"], 1.0), dtype=np.float64)
    return weight


def block_weight(p: Values, members: IntArray, home: FloatArray) -> FloatArray:
    """Weight of a region in the roadblocks."""
    weight: FloatArray = np.asarray(members * np.where(home > 0, p["home_roadblocks"], 1.0), dtype=np.float64)
    return weight


def focused(p: Values, share: FloatArray, chosen: FloatArray) -> FloatArray:
    """Share of a region when reprisals are ordered to fall in a chosen one; `chosen` is 1 there and 0 elsewhere."""
    return (1.0 - p["focus"]) * share + p["focus"] * chosen


def level_factor(p: Values, level: IntArray) -> FloatArray:
    """What an ordered level makes of the reprisals; -1, without an order, is as the rules say."""
    return pick(p, _LEVELS, np.where(level < 0, AS_THE_RULES_SAY, level))


def roadblocks_for(p: Values, attacks: FloatArray) -> FloatArray:
    """Roadblocks to be expected beside this many attacks."""
    return p["roadblocks_per_attack"] * attacks


def _place(rank: IntArray) -> IntArray:
    return np.where(rank < 3, rank, 3) - 1

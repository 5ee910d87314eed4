"""Collapse: a group without its head or without command may fall apart, above all one that is small, hierarchical, bare.

In words: a group is in trouble while its head's post is empty, somewhat less while contenders fight for it, and while its
command is very low. Week by week it may then fall apart: the likelier the smaller it is, the more it hangs on one person,
and the fewer heirs, deputies and able people it has to fill the gap. A large network outlives its leaders.

    P(collapse) = 1 - exp(-rate * trouble * small * hanging * bare * weeks)
    trouble = largest(share of the time without a head, lack of command);  contested time counts contested
    lack    = largest(0, 1 - command / low_command)
    small   = 1 / (1 + (members / half_size) * (members / half_size))
    hanging = networked + (1 - networked) * hierarchy
    bare    = 1 / (1 + heir_weight * heir + deputy_weight * deputies + bench_weight * bench)

Source: source 002 (Cronin 2009: works on groups that are small, hierarchical and without a succession plan; Jordan 2009:
old, large, bureaucratic ones survive); DATA.md 2.1. Row: M04.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "succession.collapse"
COLLAPSED = f"{RULE}.collapsed"


def trouble(p: Values, headless: FloatArray, contested: FloatArray, command: FloatArray) -> FloatArray:
    """How badly a group is led, 0-1; `headless` is a share of the time, `contested` is 1 while contenders fight."""
    lack = exact.clip(1.0 - command / p["low_command"], 0.0, 1.0)
    alone = headless * (1.0 - contested * (1.0 - p["contested"]))
    return exact.larger(alone, lack)


def smallness(p: Values, members: IntArray) -> FloatArray:
    """How small a group is: 1 for nobody, a half at the half size."""
    size: FloatArray = members / p["half_size"]
    return 1.0 / (1.0 + size * size)


def hanging(p: Values, hierarchy: FloatArray) -> FloatArray:
    """How far a group hangs on its head."""
    return p["networked"] + (1.0 - p["networked"]) * hierarchy


def bareness(p: Values, heir: IntArray, deputies: IntArray, bench: IntArray) -> FloatArray:
    """How little there is to fill the gap: heirs and deputies in post, able people on the bench."""
    depth: FloatArray = 1.0 + p["heir_weight"] * heir + p["deputy_weight"] * deputies + p["bench_weight"] * bench
    return 1.0 / depth


def chance(
    p: Values, led: FloatArray, small: FloatArray, hangs: FloatArray, bare: FloatArray, days: FloatArray
) -> FloatArray:
    """Chance that a group falls apart within `days`, from its trouble `led` and the three things that make it worse."""
    return 1.0 - exact.exp(-p["rate"] * led * small * hangs * bare * days / 7.0)

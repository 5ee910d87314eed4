"""Firefight: does the team overcome the guards and reach the target, and is it taken alive?

In words: strength is people times readiness times training, against guards that grow with each level of defence. A fix
lets the team go to the right door; hours of preparation help and level off; an ambush takes most of the advantage. Eyes
overhead help, and so do the enablers that the United States brings to a joint raid (lift, signals, medical help).
A team that means to capture mostly does, less so behind strong defences or after an ambush.

    logit(success) = logit(base) + strength_weight * ln(strength / guards) + fix_gain * (rung = fix)
                   + planning_weight * lead_hours/(lead_hours + planning_half) - ambush_weight * ambushed
                   - site[site] + overhead_gain * overhead + enablers_gain * enablers
    strength = sum over teams of headcount * readiness * quality,  guards = guards_per_level * (defence + guards_floor)
    logit(alive)   = logit(alive_if[intent]) - alive_defence * defence - alive_ambush * ambushed

Source: source 000 (guards, mines, rockets; 10 killed, about 5% of the force, in 2023; none in 2026 with surprise).
Rows: M19, M21, M22, M25, M26.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.logarithms import log
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.roles import FIX
from game.core.rows import pick

RULE = "raids.firefight"
_SITES = ("site_urban", "site_rural", "site_mountain")


def guards(p: Values, defence: FloatArray) -> FloatArray:
    """Guards around a target."""
    return p["guards_per_level"] * (defence + p["guards_floor"])


def success_odds(
    p: Values,
    strength: FloatArray,
    defence: FloatArray,
    rung: IntArray,
    lead_hours: FloatArray,
    ambushed: FloatArray,
    site: IntArray,
    overhead: FloatArray,
    enablers: FloatArray,
) -> Odds:
    """Odds that the target, once found, is reached; strength in effective persons, all shapes (n,).

    `overhead` is the cover from above, 0-1; `enablers` is 1 where U.S. enablers come along.
    """
    least = exact.larger(strength, strength * 0.0 + 1.0)
    return (
        base_odds(RULE, p["base"], strength)
        .add("strength", p["strength_weight"] * log(least / guards(p, defence)))
        .add("fix", p["fix_gain"] * np.where(rung >= FIX, 1.0, 0.0))
        .add("planning", p["planning_weight"] * (lead_hours / (lead_hours + p["planning_half"])))
        .add("ambush", -p["ambush_weight"] * ambushed)
        .add("site", -pick(p, _SITES, site))
        .add("overhead", p["overhead_gain"] * overhead)
        .add("enablers", p["enablers_gain"] * enablers)
    )


def alive_odds(p: Values, intent_kill: FloatArray, defence: FloatArray, ambushed: FloatArray) -> Odds:
    """Odds that a target that is reached is taken alive; `intent_kill` is 0 or 1."""
    base = np.where(intent_kill > 0, p["alive_if_kill"], p["alive_if_capture"])
    return Odds(RULE, base).add("defence", -p["alive_defence"] * defence).add("ambush", -p["alive_ambush"] * ambushed)

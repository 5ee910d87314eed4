"""Strikes from the air: nobody is sent, nobody is captured and nothing is seized.

In words: a strike that finds its target mostly kills it; guards do not matter. In a city, without eyes on the ground, the
wrong house is hit more often, and bystanders die whether or not the target does; people on the ground who confirm the
building spare most of them. Some guards die with the target. A strike brings no prisoners, papers or phones.

    logit(P(hit)) = logit(base) - site[site] * (1 - confirmed) + ground_gain * confirmed
    bystanders killed ~ Poisson(bystanders[site] * (ground_factor if confirmed))
    gunmen killed     ~ Poisson(gunmen_share * guards * found), at most the members there

Source: source 003 (precision strikes reach very hard targets; leaders sit in cities, and hitting the right building
without bystander deaths needs Mexican help). Whether the target is there is decided by rule raids.search, without any lead
time. Rows: M29, M30.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.rows import pick

RULE = "raids.strike"
GUNMEN, BYSTANDERS = (f"{RULE}.{name}" for name in ("gunmen", "bystanders"))
_SITES = ("site_urban", "site_rural", "site_mountain")
_BYSTANDERS = ("bystanders_urban", "bystanders_rural", "bystanders_mountain")


def hit_odds(p: Values, site: IntArray, confirmed: FloatArray) -> Odds:
    """Odds that a target who is there is killed; `confirmed` on the ground is 0 or 1, shapes (n,)."""
    return (
        base_odds(RULE, p["base"], confirmed)
        .add("site", -pick(p, _SITES, site) * (1.0 - confirmed))
        .add("confirmation", p["ground_gain"] * confirmed)
    )


def bystander_mean(p: Values, site: IntArray, confirmed: FloatArray) -> FloatArray:
    """Expected bystanders killed; `confirmed` on the ground is 0 or 1."""
    return pick(p, _BYSTANDERS, site) * np.where(confirmed > 0, p["ground_factor"], 1.0)


def gunmen_mean(p: Values, guards: FloatArray, found: FloatArray) -> FloatArray:
    """Expected gunmen killed beside the target; `found` is 0 or 1."""
    return p["gunmen_share"] * guards * found

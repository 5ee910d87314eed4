"""Losses: raiders, gunmen and bystanders killed, members arrested on the spot.

In words: raiders die at a rate that grows with the defence, with an ambush and when the raid is beaten back; surprise and
success keep it near zero. Gunmen fall in proportion to the guards. Bystanders die mostly in cities, more in an ambush
and more when killing is meant.

    raiders killed ~ Binomial(headcount, rate * exp(defence_weight * defence + ambush_weight * ambushed
                                                    + beaten_weight * beaten back)), the chance at most highest_rate
    gunmen killed  ~ Poisson(gunmen_share * guards * fought), at most the members there
    arrested       ~ Poisson(arrest_share * guards * success), at most the members left there
    bystanders     ~ Poisson(bystanders[site] * fought * (ambush_factor if ambushed) * (kill_factor if killing is meant))

Source: source 000: 10 killed, about 5% of the force, 2023; no soldier killed on site in 2026; at least nine in 2015.
Rows: M19, M20, M21, M30.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values
from game.core.rows import pick

RULE = "raids.losses"
FIREFIGHT, ARREST, BYSTANDERS = (f"{RULE}.{name}" for name in ("firefight", "arrest", "bystanders"))
_SITES = ("bystanders_urban", "bystanders_rural", "bystanders_mountain")


def raider_rate(p: Values, defence: FloatArray, ambushed: FloatArray, beaten: FloatArray) -> FloatArray:
    """Chance of death of each raider; `ambushed` and `beaten` are 0 or 1."""
    rate = p["rate"] * exact.exp(p["defence_weight"] * defence + p["ambush_weight"] * ambushed + p["beaten_weight"] * beaten)
    return exact.smaller(rate, rate * 0.0 + p["highest_rate"])


def gunmen_mean(p: Values, guards: FloatArray, fought: FloatArray) -> FloatArray:
    """Expected gunmen killed; `fought` is 0 or 1."""
    return p["gunmen_share"] * guards * fought


def arrest_mean(p: Values, guards: FloatArray, success: FloatArray) -> FloatArray:
    """Expected members arrested on the spot; `success` is 0 or 1."""
    return p["arrest_share"] * guards * success


def bystander_mean(
    p: Values, site: IntArray, fought: FloatArray, ambushed: FloatArray, intent_kill: FloatArray
) -> FloatArray:
    """Expected bystanders killed."""
    return (
        pick(p, _SITES, site)
        * fought
        * np.where(ambushed > 0, p["ambush_factor"], 1.0)
        * np.where(intent_kill > 0, p["kill_factor"], 1.0)
    )

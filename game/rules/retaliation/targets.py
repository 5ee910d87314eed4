"""Targets: what reprisals hit depends on who struck.

In words: after a removal by Mexico reprisals hit soldiers, guards, police, prisons and roads; Americans are hit by
accident. After one by the United States part of them is turned on Americans, U.S. officials and diplomatic premises. After
one by rivals no state is hit. Attacks cost lives on both sides and end in arrests; roadblocks seldom kill.

    at Americans = americans_mexico + (americans_us - americans_mexico) * part of the reprisals that the U.S. set off
    security forces killed ~ Poisson(security_deaths * attacks * (1 - at Americans)), soldiers before police
    Americans harmed       ~ Poisson(harmed * attacks * at Americans)
    gunmen killed ~ Poisson(gunmen_deaths * attacks), arrested ~ Poisson(arrests * attacks), at most the members there
    bystanders killed ~ Poisson(bystanders * attacks + roadblock_bystanders * roadblocks)

Source: 27 attacks, 27 guards and officials, 34 gunmen and a bystander killed, 70 arrested in February 2026 (DATA.md 2.4);
1.6 million U.S. citizens live in Mexico (source 002); a consulate was hit in 2022 (DATA.md 3). Row: M69.
"""

from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "retaliation.targets"
ATTACK, DEFENDED, ARREST, BYSTANDERS = (f"{RULE}.{name}" for name in ("attack", "defended", "arrest", "bystanders"))
MEXICO, UNITED_STATES, RIVALS = 0, 1, 2  # who struck


def at_americans(p: Values, by_us: FloatArray) -> FloatArray:
    """Share of the attacks that is turned on Americans; `by_us` is the part of the reprisals the U.S. set off, 0-1."""
    return p["americans_mexico"] + (p["americans_us"] - p["americans_mexico"]) * by_us


def security_mean(p: Values, attacks: IntArray, aimed: FloatArray) -> FloatArray:
    """Expected deaths of soldiers, guards and police; `aimed` is the share of the attacks turned on Americans."""
    return p["security_deaths"] * attacks * (1.0 - aimed)


def americans_mean(p: Values, attacks: IntArray, aimed: FloatArray) -> FloatArray:
    """Expected Americans and U.S. officials killed or injured."""
    return p["harmed"] * attacks * aimed


def gunmen_mean(p: Values, attacks: IntArray) -> FloatArray:
    """Expected gunmen killed."""
    return p["gunmen_deaths"] * attacks


def arrest_mean(p: Values, attacks: IntArray) -> FloatArray:
    """Expected members arrested."""
    return p["arrests"] * attacks


def bystander_mean(p: Values, attacks: IntArray, roadblocks: IntArray) -> FloatArray:
    """Expected bystanders killed."""
    return p["bystanders"] * attacks + p["roadblock_bystanders"] * roadblocks

"""Sharing between partners: one state's knowledge lifts the other's, and what is shared broadly can leak.

In words: while a partner assigns points to sharing, the other state climbs toward the rung the partner holds, at a rate
that grows with the points and levels off. Broad sharing is a little faster and adds to the odds of a leak of every raid
(rule raids.leak).

    climb a day = rate * points / (points + half_points) * (broad_gain if broad else 1)

Source: source 003 (exact intelligence handed over was repeatedly compromised); source 000 (enabling intelligence).
Rows: M23, M26.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "intelligence.sharing"


def climb_from_partner(p: Values, points: IntArray, broad: IntArray) -> FloatArray:
    """Climbs a day toward the partner's rung; shapes (n,)."""
    return p["rate"] * (points / (points + p["half_points"])) * np.where(broad > 0, p["broad_gain"], 1.0)

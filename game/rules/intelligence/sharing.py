"""Sharing between partners: one state's knowledge lifts the other's, and what is shared broadly can leak.

In words: while a partner assigns points to sharing, the other state climbs toward the rung the partner holds, at a rate
that grows with the points and levels off. Broad sharing is a little faster and adds to the odds of a leak of every raid
(rule raids.leak). What a partner hands over follows the cooperation between the two states: less of it comes than usual
while cooperation is low, and only the share that has not been suspended after a breach.

    climb a day = rate * points / (points + half_points) * (broad_gain if broad else 1)
                  * (1 + cooperation_weight * (cooperation / usual_cooperation - 1), at least 0) * open_share

Source: source 003 (exact intelligence handed over was repeatedly compromised); source 000 (enabling intelligence).
Rows: M23, M26, M68.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "intelligence.sharing"


def climb_from_partner(
    p: Values, points: IntArray, broad: IntArray, cooperation: FloatArray, open_share: FloatArray
) -> FloatArray:
    """Climbs a day toward the partner's rung; `open_share` is what is not suspended of the cooperation. Shapes broadcast."""
    pace = p["rate"] * (points / (points + p["half_points"])) * np.where(broad > 0, p["broad_gain"], 1.0)
    handed_over = 1.0 + p["cooperation_weight"] * (cooperation / p["usual_cooperation"] - 1.0)
    return pace * exact.larger(handed_over, 0.0) * open_share

"""The hour of a raid: when an order for a day, at once, or on call is carried out.

In words: a raid that is given for a day starts at a set hour before dawn of that day, or as soon as its lead time allows;
a raid on call starts its lead time after the target comes to fix, at the latest when the turn ends.

    moment  = largest(start of the day + hour / 24, start of the turn + lead_hours / 24)
    on call = smallest(fix + lead_hours / 24, end of the turn)

Source: assumed. Row: M19.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.parameters import Values

RULE = "raids.timing"


def moment_of(p: Values, start: FloatArray, day: FloatArray, lead_hours: FloatArray) -> FloatArray:
    """Moment of a raid ordered for `day` of the turn (0: as soon as can be) that starts at `start`; shapes (n,)."""
    earliest = start + lead_hours / 24.0
    asked = start + (day - 1.0) + p["hour"] / 24.0
    return np.where((day > 0) & (asked > earliest), asked, earliest)


def moment_on_call(fix: FloatArray, lead_hours: FloatArray, turn_end: FloatArray) -> FloatArray:
    """Moment of a raid on call whose target comes to fix at `fix`."""
    return exact.smaller(fix + lead_hours / 24.0, turn_end)

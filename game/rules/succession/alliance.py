"""Alliances and betrayals: groups make peace with each other, or hand each other to the state.

In words: an alliance ends the rivalry of two groups wherever they meet, and some of the feud between parts of one group. A
betrayal ends an alliance and makes an enemy; and the state seats hear where to look for a leader of the betrayed group,
from an ally who knew his habits, or from a rival who knows his region.

    rivalry after an alliance = rivalry * rivalry_left;  feud after an alliance = feud * feud_left
    rivalry after a betrayal  = largest(rivalry, hostility)
    rung after a betrayal     = largest(rung, rung_of_ally or rung_of_rival)

Source: source 002 (Joaquin Guzman Lopez and Ismael Zambada, July 2024); DATA.md 2.3 and section 6. Row: M13.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.parameters import Values

RULE = "succession.alliance"
ALLIED, BETRAYED = (f"{RULE}.{name}" for name in ("allied", "betrayed"))


def rivalry_of_allies(p: Values, rivalry: FloatArray) -> FloatArray:
    """Rivalry that is left when two groups become allies."""
    return rivalry * p["rivalry_left"]


def feud_of_allies(p: Values, feud: FloatArray) -> FloatArray:
    """Feud that is left when two parts of a group become allies."""
    return feud * p["feud_left"]


def rivalry_of_betrayed(p: Values, rivalry: FloatArray) -> FloatArray:
    """Rivalry with a group that has been betrayed."""
    return exact.larger(rivalry, rivalry * 0.0 + p["hostility"])


def rung_told(p: Values, rung: IntArray, ally: FloatArray) -> IntArray:
    """Rung of a state seat on the leader it hears about; `ally` is 1 if the traitor was an ally of the group."""
    told: FloatArray = np.where(ally > 0, p["rung_of_ally"], p["rung_of_rival"])
    return exact.larger(rung, exact.floor_int(told + 0.5))

"""Found or dry hole: is the target still there when the team arrives?

In words: the better the knowledge the likelier the target is found. Knowledge grows stale while the plan waits, the more
so with a careful or cautious target. A target that has been warned is mostly gone.

    logit(P) = logit(base[rung]) - stale_weight * lead_hours/24 * (stale_floor + security)
             - caution_weight * caution - warned_weight * warned

Source: source 000 (a raid without operational security hits an empty house), source 003. Rows: M22, M25.
"""

from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds
from game.core.parameters import Values
from game.core.rows import pick

RULE = "raids.search"
_BASE = ("base_none", "base_rumour", "base_area", "base_pattern", "base_fix")


def found_odds(
    p: Values, rung: IntArray, lead_hours: FloatArray, security: FloatArray, caution: FloatArray, warned: FloatArray
) -> Odds:
    """Odds that the target is found; `warned` is 0 or 1, all shapes (n,)."""
    return (
        Odds(RULE, pick(p, _BASE, rung))
        .add("staleness", -p["stale_weight"] * (lead_hours / 24.0) * (p["stale_floor"] + security))
        .add("caution", -p["caution_weight"] * caution)
        .add("warned", -p["warned_weight"] * warned)
    )

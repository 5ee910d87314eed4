"""Leak check: before a raid is carried out, the target may be told.

In words: every officer who learns of the target is a chance for it to leak. The odds grow with how widely the target is
shared, with the share of corrupt officials in the region (less those vetted), with the corruption of the worst team that
takes part, and with the hours for which the plan is known. Broad sharing by the partner adds to the odds.

    logit(P) = logit(base[sharing]) + corruption_weight * breadth[sharing]
               * (corruption * (1 - vetting) - usual_corruption)
             + team_weight * (worst team corruption - usual_team_corruption)
             + lead_weight * ln((lead_hours + 1) / (usual_lead_hours + 1)) + partner_weight * partner shares broadly

Source: source 003 (exact targets handed to Mexican units were repeatedly compromised; "the teapot was still hot");
source 000 on operational security. Rows: M22, M23.
"""

from game.core.arrays import FloatArray, IntArray
from game.core.logarithms import log
from game.core.odds import Odds
from game.core.parameters import Values
from game.core.rows import pick

RULE = "raids.leak"
SHARING = ("vetted", "broad", "us")
_BASE = ("base", "base_broad", "base_us")
_BREADTH = tuple(f"breadth_{name}" for name in SHARING)


def leak_odds(
    p: Values,
    sharing: IntArray,
    corruption: FloatArray,
    vetting: FloatArray,
    team_corruption: FloatArray,
    lead_hours: FloatArray,
    partner_broad: FloatArray,
) -> Odds:
    """Odds that the target is told; `sharing` is an index into SHARING, all shapes (n,)."""
    officials = corruption * (1.0 - vetting) - p["usual_corruption"]
    return (
        Odds(RULE, pick(p, _BASE, sharing))
        .add("officials", p["corruption_weight"] * pick(p, _BREADTH, sharing) * officials)
        .add("teams", p["team_weight"] * (team_corruption - p["usual_team_corruption"]))
        .add("lead_time", p["lead_weight"] * log((lead_hours + 1.0) / (p["usual_lead_hours"] + 1.0)))
        .add("partner", p["partner_weight"] * partner_broad)
    )

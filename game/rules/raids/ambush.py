"""Ambush: the raid may be awaited.

In words: a warned group may wait for the raid instead of leaving. Ambush is likelier where the state is little present,
where the group rules many people, where it is ready to use force and where guards and mines ring the target.

    logit(P) = logit(base) + warned_weight * warned + presence_weight * (usual_presence - state_control)
             + rule_weight * criminal_control + aggression_weight * (aggressiveness - usual_aggressiveness)
             + defence_weight * (defence - usual_defence) - lying_low_weight * lying low

Source: source 000 (operational security lost turns a raid into a firefight; rings of guards); source 002 on ungoverned
areas. Rows: M21, M22, M36.
"""

from game.core.arrays import FloatArray
from game.core.odds import Odds, base_odds
from game.core.parameters import Values

RULE = "raids.ambush"


def ambush_odds(
    p: Values,
    warned: FloatArray,
    state_control: FloatArray,
    criminal_control: FloatArray,
    aggressiveness: FloatArray,
    defence: FloatArray,
    lying_low: FloatArray,
) -> Odds:
    """Odds of an ambush; `warned` and `lying_low` are 0 or 1, all shapes (n,)."""
    return (
        base_odds(RULE, p["base"], warned)
        .add("warned", p["warned_weight"] * warned)
        .add("state_presence", p["presence_weight"] * (p["usual_presence"] - state_control))
        .add("criminal_control", p["rule_weight"] * criminal_control)
        .add("aggressiveness", p["aggression_weight"] * (aggressiveness - p["usual_aggressiveness"]))
        .add("defence", p["defence_weight"] * (defence - p["usual_defence"]))
        .add("lying_low", -p["lying_low_weight"] * lying_low)
    )

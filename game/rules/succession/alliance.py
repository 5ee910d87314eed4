"""Alliances and betrayals: groups make peace with each other, or hand each other to the state.

In words: a group that is asked to be an ally may refuse. It likes a strong ally better than a weak one, an enemy less
than a stranger, and nobody whose own succession is open; a group that asks for the same agrees. Whoever has asked pays
with a share of its cash. An alliance ends the rivalry of two groups wherever they meet, and some of the feud between
parts of one group, and each bears fewer losses for it. A betrayal ends an alliance and makes an enemy; and the state
seats hear where to look for a leader of the betrayed group, from an ally who knew his habits, or from a rival who knows
his region. Whoever betrays an ally is trusted less by affiliates and factions of its own.

    logit P(accepted) = logit(accepted) + strength_weight * (share - 1/2) - enmity_weight * enmity
                      - open_weight * open + mutual_weight * mutual, share = own members / members of both
    enmity = largest(rivalry, feud, at most 1);  gift = floor(gift_share * cash)
    loyalty of affiliates after betraying an ally = loyalty * (1 - faith_lost), cohesion likewise * (1 - unity_lost)
    rivalry after an alliance = rivalry * rivalry_left;  feud after an alliance = feud * feud_left
    rivalry after a betrayal  = largest(rivalry, hostility)
    rung after a betrayal     = largest(rung, rung_of_ally or rung_of_rival)
    alliance_weight of both += tie after an alliance, -= tie (not below 0) after betraying an ally

Source: source 002 (Joaquin Guzman Lopez and Ismael Zambada, July 2024); DATA.md 1.2, 2.3 and section 6. Row: M13.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds, base_odds
from game.core.parameters import Values

RULE = "succession.alliance"
ALLIED, BETRAYED = (f"{RULE}.{name}" for name in ("allied", "betrayed"))


def enmity(rivalry: FloatArray, feud: FloatArray) -> FloatArray:
    """How far two groups are enemies where they meet; a feud counts as open war at most."""
    return exact.larger(rivalry, exact.smaller(feud, feud * 0.0 + 1.0))


def accepted_odds(p: Values, share: FloatArray, enmity: FloatArray, vacuum: FloatArray, mutual: FloatArray) -> Odds:
    """Odds that a group accepts an alliance; `share` of the members of both that are the asking group's, shapes (n,).

    `vacuum` is 1 while the succession of the asking group is open, `mutual` 1 if the other asks for the same.
    """
    return (
        base_odds(RULE, p["accepted"], share)
        .add("strength", p["strength_weight"] * (share - 0.5))
        .add("enmity", -p["enmity_weight"] * enmity)
        .add("vacuum", -p["open_weight"] * vacuum)
        .add("mutual", p["mutual_weight"] * mutual)
    )


def gift(p: Values, cash: IntArray) -> IntArray:
    """Dollars that the group which has asked pays to its new ally."""
    return exact.floor_int(p["gift_share"] * cash)


def loyalty_left(p: Values, loyalty: FloatArray, ally: FloatArray) -> FloatArray:
    """Loyalty of the traitor's affiliates; `ally` is 1 if the group it betrayed was an ally."""
    return loyalty * (1.0 - p["faith_lost"] * ally)


def cohesion_left(p: Values, cohesion: FloatArray, ally: FloatArray) -> FloatArray:
    """Cohesion of the traitor; `ally` is 1 if the group it betrayed was an ally."""
    return cohesion * (1.0 - p["unity_lost"] * ally)


def rivalry_of_allies(p: Values, rivalry: FloatArray) -> FloatArray:
    """Rivalry that is left when two groups become allies."""
    return rivalry * p["rivalry_left"]


def feud_of_allies(p: Values, feud: FloatArray) -> FloatArray:
    """Feud that is left when two parts of a group become allies."""
    return feud * p["feud_left"]


def rivalry_of_betrayed(p: Values, rivalry: FloatArray) -> FloatArray:
    """Rivalry with a group that has been betrayed."""
    return exact.larger(rivalry, rivalry * 0.0 + p["hostility"])


def weight_of_allies(p: Values, alliance_weight: FloatArray) -> FloatArray:
    """Weight of a group's alliances with one ally more."""
    return alliance_weight + p["tie"]


def weight_of_betrayed(p: Values, alliance_weight: FloatArray, ally: FloatArray) -> FloatArray:
    """Weight of a group's alliances after a betrayal; `ally` is 1 if it was between allies."""
    return exact.larger(alliance_weight - p["tie"] * ally, alliance_weight * 0.0)


def rung_told(p: Values, rung: IntArray, ally: FloatArray) -> IntArray:
    """Rung of a state seat on the leader it hears about; `ally` is 1 if the traitor was an ally of the group."""
    told: FloatArray = np.where(ally > 0, p["rung_of_ally"], p["rung_of_rival"])
    return exact.larger(rung, exact.floor_int(told + 0.5))

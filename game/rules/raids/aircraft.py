"""Aircraft: one can be shot down only by a weapon that exists.

In words: a raid comes by air. A group that has shoulder-fired rockets may hit an aircraft in a firefight, more likely
from strong defences and after a warning. The rocket is spent and people aboard die. A group without rockets cannot.

    logit(P) = logit(base) + defence_weight * (defence - usual_defence) + warned_weight * warned, 0 without rockets
    aboard        = smallest(whole crew, people of the team that flies)
    aboard killed ~ Binomial(aboard, death_share)

Source: source 000 (helicopter shot down by rockets in May 2015, several killed). Row: M21.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds, base_odds
from game.core.parameters import Values

RULE = "raids.aircraft"
FIRED = "raids.aircraft.fired"
CRASH = "raids.aircraft.crash"


def hit_odds(p: Values, defence: FloatArray, warned: FloatArray) -> Odds:
    """Odds that a group with rockets brings an aircraft down; `warned` is 0 or 1."""
    return (
        base_odds(RULE, p["base"], defence)
        .add("defence", p["defence_weight"] * (defence - p["usual_defence"]))
        .add("warned", p["warned_weight"] * warned)
    )


def aboard(p: Values, headcount: IntArray) -> IntArray:
    """People aboard the aircraft of a team of `headcount` people; shapes (n,)."""
    return exact.smaller(exact.floor_int(p["crew"] + headcount * 0.0), headcount)


def death_chance(p: Values, people: IntArray) -> FloatArray:
    """Chance of death of each of the `people` aboard an aircraft that is brought down; shapes (n,)."""
    return p["death_share"] + people * 0.0

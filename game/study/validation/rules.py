"""The game's own rules, asked for expected values where everything stands as usual and one region is the whole country.

Only the parameters of the default preset and the usual values that the rules themselves name go in. What the published
model does not have is put at its limit: a case is decided as soon as somebody is arrested, so that only those who never
return count as lost (in a game they wait in custody first); no official shields anybody; and allies, who in the game do
not fight each other, meet like any others, as in the published network, unless it is said that they are spared.
"""

import attrs
import numpy as np

from game.content.common_map import common_map
from game.content.rules_text import load_parameters
from game.core.arrays import FloatArray
from game.core.parameters import Values
from game.rules.people import arrests, custody, leaving, recruitment
from game.rules.violence import turf

PRESET = "balanced"
ONE_WEEK = np.array(1.0)
ALL_THE_PEOPLE = np.array(1.0)  # share of the country's people who live in the one region


@attrs.frozen(eq=False)
class Rules:
    """The rules of the mean-field limit with their parameters."""

    turf: Values
    recruitment: Values
    arrests: Values
    custody: Values
    leaving: Values
    people: float  # of the country, persons

    def killed(
        self, rivalry: FloatArray, allied: FloatArray, alliance: FloatArray, mine: FloatArray, others: FloatArray
    ) -> FloatArray:
        """Expected deaths a week of a group at the hands of another; `rivalry` in the weights of the published network."""
        p = self.turf
        of_the_game = rivalry / p["war_weight"]
        return turf.expected(p, of_the_game, allied, alliance, mine, others, ALL_THE_PEOPLE, ONE_WEEK)

    def recruited(self, members: FloatArray) -> FloatArray:
        """Expected recruits a week."""
        return recruitment.expected(self.recruitment, members, ONE_WEEK)

    def taken(self, members: FloatArray, effort: float) -> FloatArray:
        """Members (n, groups) lost for good to arrest in a week, with so many times the usual arrests."""
        p, q = self.arrests, self.custody
        police, corruption = np.array(p["usual_police"]), np.array(p["usual_corruption"])
        troops = np.array(p["usual_troops"] * self.people / 1000.0)
        usual = arrests.effort(p, police, corruption, troops, np.array(self.people))
        a_week = arrests.a_week(p, np.array(self.people), usual, arrests.reach(p, np.array(1.0))) * effort
        whole = members.sum(axis=1, keepdims=True)
        share = arrests.share_arrested(p, a_week, whole, ONE_WEEK)
        convicted = custody.conviction_chance(q, np.array(q["usual_courts"]), police, corruption)
        lost: FloatArray = members * share * custody.lost_for_good(q, convicted)
        return lost

    def left(self, members: FloatArray) -> FloatArray:
        """Expected drop-outs a week of groups as cohesive as usual."""
        return leaving.expected(self.leaving, members, members, ONE_WEEK)


def usual_rules() -> Rules:
    """The rules with the parameters of the default preset and the people of the common map."""
    parameters = load_parameters(PRESET)
    people = sum(state.population.middle for state in common_map().states.values() if state.population is not None)
    return Rules(
        turf=parameters.of(turf.RULE, 1),
        recruitment=parameters.of(recruitment.RULE, 1),
        arrests=parameters.of(arrests.RULE, 1),
        custody=parameters.of(custody.RULE, 1),
        leaving=parameters.of(leaving.RULE, 1),
        people=people,
    )

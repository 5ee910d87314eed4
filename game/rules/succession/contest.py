"""Contest: whether a designated successor takes over in peace, who contends where not, and how a contest ends.

In words: when the head is gone the line of succession holds, or leaders contend. A loyal heir in post, the more so one
who has held that post for long, makes a contest unlikely; so does cohesion, and fear, when others have been removed in the
same days. A rival as strong as the front-runner makes it likely. Where nobody able is left the head stays vacant. In a
contest each of the two or three strongest has a share of the group behind him, by competence, ambition and luck. A contest
ends within months, when the group settles on one of them, most likely the strongest, or when a loser walks off with his
share. The stronger the first is beside the second, the sooner it settles; the less holds the group together, the sooner it
splits; where neither happens, the war inside the group goes on. Whoever has won a contest rules with more violence than
whoever was designated. Whoever is passed over resents it: a head with fewer followers than another contender costs
cohesion, and so does a candidate behind whom the group does not rally.

    claim           = heir in post * (by_post + (1 - by_post) * loyalty) * (new_heir + (1 - new_heir) * settled)
    settled         = 1 - 2 ^ (-tenure / heir_half_life)
    logit P(contest) = logit(base) - heir_weight * claim - cohesion_weight * (cohesion - usual_cohesion)
                      + rival_weight * (challenger - front_runner) - fear_weight * other removals in the tempo window
    strength        = (1 - ambition_weight) * competence + ambition_weight * ambition + luck_weight * (2u - 1)
    share           = strength * strength over the sum of those of all contenders
    settled a week  = settle_rate * (1 + lead_weight * (first share - second share))
    split a week    = split_rate * (1 - cohesion)
    ended           = 1 - exp(-(settled + split) * weeks)
    vacancy ends    = 1 - exp(-vacancy_rate * weeks) once somebody able is there
    logit P(recognised) = logit(recognised) + share_weight * (share - usual_share) + cohesion_weight * (cohesion - usual)
    cohesion lost by resentment = resentment * cohesion * largest(0, share passed over - share of the new head)
    cohesion lost by a rejected candidate = face_lost * cohesion
    aggressiveness of a successor: contest_temper * (1 - aggressiveness) after a contest, and temper_spread * (2u - 1)

Source: source 000 (two futures follow a boss's death: smooth succession or a bloody civil war); source 002 (decapitation
can elevate more violent replacements); DATA.md 2.2 (outcomes of 24 removals: smooth 29%, split 46%, absorbed 12%, civil
war 12%) and 2.3 (the war in Sinaloa is not over after two years). Rows: M03, M14.
"""

from game.core import exact
from game.core.arrays import FloatArray
from game.core.odds import Odds, base_odds
from game.core.parameters import Values

RULE = "succession.contest"
SHARE, DISBANDED, DEPOSED, TEMPER, RESENTMENT = (
    f"{RULE}.{name}" for name in ("share", "disbanded", "deposed", "temper", "resentment")
)


def claim_of(p: Values, held: FloatArray, loyalty: FloatArray, tenure: FloatArray) -> FloatArray:
    """Claim of the heir, 0-1; `held` is 1 where somebody holds the post, `tenure` in days. Shapes (n,)."""
    settled = 1.0 - exact.half_power(tenure, p["heir_half_life"])
    by_loyalty = p["by_post"] + (1.0 - p["by_post"]) * loyalty
    return held * by_loyalty * (p["new_heir"] + (1.0 - p["new_heir"]) * settled)


def contest_odds(
    p: Values, claim: FloatArray, cohesion: FloatArray, front_runner: FloatArray, challenger: FloatArray, fear: FloatArray
) -> Odds:
    """Odds that the succession is contested; strengths of the two strongest, `fear` in removals; shapes (n,)."""
    return (
        base_odds(RULE, p["base"], claim)
        .add("heir", -p["heir_weight"] * claim)
        .add("cohesion", -p["cohesion_weight"] * (cohesion - p["usual_cohesion"]))
        .add("rival", p["rival_weight"] * (challenger - front_runner))
        .add("fear", -p["fear_weight"] * fear)
    )


def strength_of(p: Values, competence: FloatArray, ambition: FloatArray, luck_of: FloatArray) -> FloatArray:
    """Strength of a contender, above 0; `luck_of` uniform in [0, 1), 0.5 being average luck."""
    mean = (1.0 - p["ambition_weight"]) * competence + p["ambition_weight"] * ambition
    return exact.larger(mean + p["luck_weight"] * (2.0 * luck_of - 1.0), p["least_strength"] + mean * 0.0)


def share_of(strength: FloatArray, squares: FloatArray) -> FloatArray:
    """Share of the group behind a contender; `squares` is the sum of the squared strengths of all."""
    return strength * strength / squares


def settle_rate(p: Values, lead: FloatArray) -> FloatArray:
    """Weekly rate at which a contest is settled; `lead` is the first share less the second."""
    return p["settle_rate"] * (1.0 + p["lead_weight"] * lead)


def split_rate(p: Values, cohesion: FloatArray) -> FloatArray:
    """Weekly rate at which a loser walks off with his share."""
    return p["split_rate"] * (1.0 - cohesion)


def chance_within(rate: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that what happens at a weekly rate happens within so many weeks."""
    return 1.0 - exact.exp(-(rate * weeks))


def vacancy_rate(p: Values, able: FloatArray) -> FloatArray:
    """Weekly rate at which a group without a head agrees on one; `able` is 1 where somebody able is there."""
    return p["vacancy_rate"] * able


def recognition_odds(p: Values, share: FloatArray, cohesion: FloatArray) -> Odds:
    """Odds that the group recognises the candidate of its seat, behind whom this share of it stands; shapes (n,)."""
    return (
        base_odds(RULE, p["recognised"], share)
        .add("faction", p["share_weight"] * (share - p["usual_share"]))
        .add("cohesion", p["cohesion_weight"] * (cohesion - p["usual_cohesion"]))
    )


def resentment(p: Values, cohesion: FloatArray, behind: FloatArray, passed_over: FloatArray) -> FloatArray:
    """Cohesion lost by a new head with `behind` of the group behind him where another had `passed_over`; shapes (n,)."""
    return p["resentment"] * cohesion * exact.larger(passed_over - behind, passed_over * 0.0)


def face_lost(p: Values, cohesion: FloatArray) -> FloatArray:
    """Cohesion lost by a candidate behind whom the group does not rally."""
    return p["face_lost"] * cohesion


def temper_of(p: Values, aggressiveness: FloatArray, contested: FloatArray, luck_of: FloatArray) -> FloatArray:
    """Change of the group's aggressiveness with its new head; `contested` is 1 after a contest, else 0."""
    return p["contest_temper"] * contested * (1.0 - aggressiveness) + p["temper_spread"] * (2.0 * luck_of - 1.0)

"""Churn: when leaders follow each other fast, a group comes apart although every post is filled again.

In words: every removal of a head, heir, deputy or contender adds churn, more where he had held his post for a short time
only. Churn fades over many months. It erodes what holds the group together, and so does a contest for the succession;
members desert and some give themselves up, the latter the more the more the state is present.

    churn(after)  = churn now + weight[rank] * (1 + short_weight * 2 ^ (-tenure / tenure_half_life))
    churn(t)      halves every churn_half_life days
    erosion       = churn / (churn + churn_half)
    cohesion moves to cohesion_rest * (1 - churn_cost * erosion) * (1 - contest_cost * contested), cohesion_half_life
    deserters     ~ Binomial(members, 1 - exp(-desertion_rate * erosion * weeks))
    surrenders    ~ Binomial(members left, 1 - exp(-surrender_rate * erosion * state control * weeks))

Source: source 000 (constant churn ground down ETA: 277 arrests by 2009, about 50 members by 2011, though leaders were
replaced). Rows: M07.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, count_at, keep_between, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "succession.churn"
CHANGE, FADED, COHESION, DESERTED, SURRENDERED = (
    f"{RULE}.{name}" for name in ("change", "faded", "cohesion", "deserted", "surrendered")
)
CONTESTED = 2  # code of state.succession


def weight_of(p: Values, rank: IntArray, tenure: FloatArray) -> FloatArray:
    """Churn added when the holder of a post of this rank is removed after `tenure` days in it; shapes (n,)."""
    usual = np.where(rank == 1, p["weight_1"], np.where(rank == 2, p["weight_2"], 0.0))
    return usual * (1.0 + p["short_weight"] * exact.half_power(tenure, p["tenure_half_life"]))


def fading(p: Values, churn: FloatArray, days: FloatArray) -> FloatArray:
    """Churn that is forgotten in `days`. Shapes broadcast."""
    return churn * (1.0 - exact.half_power(days, p["churn_half_life"]))


def erosion(p: Values, churn: FloatArray) -> FloatArray:
    """How far churn has worn a group down, from 0 towards 1."""
    return churn / (churn + p["churn_half"])


def cohesion_aim(p: Values, rest: FloatArray, worn: FloatArray, contested: FloatArray) -> FloatArray:
    """Cohesion toward which a group moves; `worn` is its erosion, `contested` 0 or 1."""
    return rest * (1.0 - p["churn_cost"] * worn) * (1.0 - p["contest_cost"] * contested)


def cohesion_change(p: Values, cohesion: FloatArray, aim: FloatArray, days: FloatArray) -> FloatArray:
    """Change of cohesion in `days` on its way to `aim`. Shapes broadcast."""
    return (aim - cohesion) * (1.0 - exact.half_power(days, p["cohesion_half_life"]))


def desertion_chance(p: Values, worn: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that a member deserts."""
    return 1.0 - exact.exp(-(p["desertion_rate"] * worn * weeks))


def surrender_chance(p: Values, worn: FloatArray, state_control: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that a member gives himself up to the state."""
    return 1.0 - exact.exp(-(p["surrender_rate"] * worn * state_control * weeks))


def change(game: Game, rows: IntArray, post: IntArray, rank: IntArray, event: KeyArray) -> None:
    """The holder of a post is removed; one per game, shapes (n,)."""
    state = game.state
    tenure = state.day[rows] - state.post_since[rows, post]
    added = weight_of(game.rule_at(RULE, rows), rank, tenure)
    group = state.post_group[rows, post]
    book_at(game, "churn", CHANGE, (rows, group), added, event)


def wear(game: Game, days: FloatArray) -> None:
    """Cohesion moves, members leave and churn fades over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    alive = state.group_alive > 0
    aim = cohesion_aim(p, state.cohesion_rest, erosion(p, state.churn), (state.succession == CONTESTED) * 1.0)
    book(game, "cohesion", COHESION, np.where(alive, cohesion_change(p, state.cohesion, aim, days[:, None]), 0.0))
    keep_between(game, "cohesion", 0.0, 1.0)
    if not (state.churn > 0).any():
        return
    _leave(game, days)
    book(game, "churn", FADED, -fading(p, state.churn, days[:, None]))


def _leave(game: Game, days: FloatArray) -> None:
    state = game.state
    group = np.where(state.presence_group >= 0, state.presence_group, 0)
    churn = np.take_along_axis(state.churn, group, axis=1)
    rows, presence = places((state.members > 0) & (churn > 0))
    p = game.rule_at(RULE, rows)
    worn, weeks = erosion(p, churn[rows, presence]), days[rows] / 7.0
    region = state.presence_region[rows, presence]
    key = state.presence_key[rows, presence]
    words = (state.seed[rows], state.day[rows])
    gone = draws.binomial(
        luck.key(words[0], Purpose.DESERTION, words[1], key), state.members[rows, presence],
        desertion_chance(p, worn, weeks),
    )  # fmt: skip
    move(game, DESERTED, gone, "members", (rows, presence), "population", (rows, region))
    count_at(game, "desertions_presence", (rows, presence), gone)
    chance = surrender_chance(p, worn, state.state_control[rows, region], weeks)
    gone = draws.binomial(luck.key(words[0], Purpose.SURRENDER, words[1], key), state.members[rows, presence], chance)
    move(game, SURRENDERED, gone, "members", (rows, presence), "prisoners", (rows, region))
    count_at(game, "surrenders_presence", (rows, presence), gone)

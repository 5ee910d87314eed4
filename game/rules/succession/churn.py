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
from game.core.ledger import book_at, count_at, keep_between, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import at, distinct, look_whether, of_games, places

RULE = "succession.churn"
CHANGE, FADED, COHESION, DESERTED, SURRENDERED = (
    f"{RULE}.{name}" for name in ("change", "faded", "cohesion", "deserted", "surrendered")
)
_COUNTS = {DESERTED: "desertions_presence", SURRENDERED: "surrenders_presence"}
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
    state, moving = game.state, (days > 0)[:, None]
    # Whatever has no churn and no contest, and is where it rests, stays there.
    stirred = (state.churn > 0) | (state.succession == CONTESTED) | (state.cohesion != state.cohesion_rest)
    place = places((state.group_alive > 0) & moving & stirred)
    p, span = game.rule_at(RULE, place[0]), days[place[0]]
    contested = (at(state.succession, *place) == CONTESTED) * 1.0
    aim = cohesion_aim(p, at(state.cohesion_rest, *place), erosion(p, at(state.churn, *place)), contested)
    book_at(game, "cohesion", COHESION, place, cohesion_change(p, at(state.cohesion, *place), aim, span))
    keep_between(game, "cohesion", 0.0, 1.0)
    place = places((state.churn > 0) & moving)
    if place[0].size == 0:
        return
    _leave(game, place, days)
    p = game.rule_at(RULE, place[0])
    book_at(game, "churn", FADED, place, -fading(p, at(state.churn, *place), days[place[0]]))


def _leave(game: Game, worn_down: tuple[IntArray, ...], days: FloatArray) -> None:
    """Members leave groups, given by games and slots, that have churn."""
    state = game.state
    p, worn = game.rule_at(RULE, worn_down[0]), np.zeros_like(state.churn)
    worn[worn_down] = erosion(p, at(state.churn, *worn_down))
    deserts = np.zeros_like(worn)
    deserts[worn_down] = desertion_chance(p, worn[worn_down], days[worn_down[0]] / 7.0)
    games = distinct(worn_down[0], game.batch)
    there = look_whether(of_games(worn, games) > 0, of_games(state.presence_group, games))
    place, presence = places((of_games(state.members, games) > 0) & there)
    rows = games.take(place)
    where = rows, presence
    p, of_group = game.rule_at(RULE, rows), (rows, at(state.presence_group, *where))
    region, key = at(state.presence_region, *where), at(state.presence_key, *where)
    gone = draws.binomial(_key(game, Purpose.DESERTION, rows, key), at(state.members, *where), at(deserts, *of_group))
    _go(game, DESERTED, gone, where, "population", region)
    chance = surrender_chance(p, at(worn, *of_group), at(state.state_control, rows, region), days.take(rows) / 7.0)
    gone = draws.binomial(_key(game, Purpose.SURRENDER, rows, key), at(state.members, *where), chance)
    _go(game, SURRENDERED, gone, where, "prisoners", region)


def _key(game: Game, purpose: Purpose, rows: IntArray, lineage: KeyArray) -> KeyArray:
    state = game.state
    return luck.child(luck.stem(state.seed, purpose, 1, state.day).take(rows), lineage)


def _go(game: Game, cause: str, gone: IntArray, presence: tuple[IntArray, IntArray], target: str, region: IntArray) -> None:
    some = np.flatnonzero(gone > 0)
    rows, place, gone = presence[0][some], presence[1][some], gone[some]
    move(game, cause, gone, "members", (rows, place), target, (rows, region[some]))
    count_at(game, _COUNTS[cause], (rows, place), gone)

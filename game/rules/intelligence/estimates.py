"""Estimates: what a seat comes to believe when it looks, with an error that shrinks as it looks harder.

In words: reaching a rung tells a seat where the leader is (area), what kind of site it is and how strong the defence
(pattern), and both more closely (fix). Points on a group give estimates of its size and command once a turn, and
show whether it has rockets, the more surely the more points there are; vetting a region or collecting there gives an
estimate of its corruption and of how far officials shield groups there. What people think of the groups an opinion survey
tells both states every turn. An estimate is the truth plus an error drawn from a normal distribution whose standard error
the seat knows; it then ages and does not change until the seat looks again.

    estimate = truth + error * normal
    error    = (members_error, command_error, corruption_error, protection_error or team_error) / (1 + points / half_points),
               survey_error of the survey
    rockets  = whether it has any, by a share points / (points + half_points); the rest is rockets_prior

Source: assumed; DATA.md shows how far published estimates of group sizes lie apart. Row: M25.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import set_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import AREA, FIX, PATTERN
from game.core.roll import mean_of_members
from game.core.rows import add_by, places

RULE = "intelligence.estimates"


def error_of(p: Values, base: str, points: FloatArray) -> FloatArray:
    """Standard error of an estimate made with `points`."""
    return p[base] / (1.0 + points / p["half_points"])


def rockets_estimate(p: Values, armed: FloatArray, points: FloatArray) -> FloatArray:
    """Chance that a group has rockets, as believed after `points` on it; `armed` is 0 or 1."""
    trust = points / (points + p["half_points"])
    return armed * trust + p["rockets_prior"] * (1.0 - trust)


def observe_leaders(game: Game, rows: IntArray, viewer: IntArray, post: IntArray, rung: IntArray) -> None:
    """Write what a viewer learns of leaders whose rung has just risen; shapes (n,)."""
    state = game.state
    place = (rows, viewer, post)
    set_at(game, "believed_person", place, state.leader_person[rows, post])
    near = rung >= AREA
    where = (rows[near], viewer[near], post[near])
    set_at(game, "believed_region", where, state.leader_region[where[0], where[2]])
    close = rung >= PATTERN
    where = (rows[close], viewer[close], post[close])
    set_at(game, "believed_site", where, state.site[where[0], where[2]])
    p = game.rule_at(RULE, where[0])
    fixed = (rung[close] >= FIX) * 1.0
    error = p["defence_pattern"] + (p["defence_fix"] - p["defence_pattern"]) * fixed
    of_defence, of_care = _normal(game, *where, 2)
    guess = state.defence[where[0], where[2]] + error * of_defence
    set_at(game, "defence_belief", where, exact.clip(guess, 0.0, 4.0))
    set_at(game, "defence_error", where, error)
    careful = state.security[where[0], where[2]] + p["security_error"] * of_care
    set_at(game, "security_belief", where, exact.clip(careful, 0.0, 1.0))
    set_at(game, "security_error", where, p["security_error"] + error * 0.0)
    set_at(game, "leader_seen", where, state.day[where[0]])


def _normal(game: Game, rows: IntArray, viewer: IntArray, post: IntArray, count: int) -> FloatArray:
    """Standard normal deviates for so many estimates of each leader, numbered from 1; (count, n)."""
    state, what = game.state, np.arange(1, count + 1)[:, None]
    person: KeyArray = state.leader_person[rows, post]
    seat = state.seat_key[rows, viewer]
    return draws.normal(luck.key(state.seed[rows], Purpose.INTELLIGENCE_ESTIMATE, state.day[rows], what, seat, person))


def observe_groups(game: Game) -> None:
    """At the end of a turn, write estimates of the groups on which a viewer collects."""
    state = game.state
    on_group = exact.integer_total(state.collect_group, axis=3)
    rows, viewer, group = places((on_group > 0) & (state.group_alive[:, None, :] > 0))
    if rows.size == 0:
        return
    p = game.rule_at(RULE, rows)
    points = on_group[rows, viewer, group] * 1.0
    size = add_by(state.members * 1.0, state.presence_group, state.group_key.shape[1])[rows, group]
    seat, lineage = state.seat_key[rows, viewer], state.group_key[rows, group]
    key = luck.key(state.seed[rows], Purpose.INTELLIGENCE_ESTIMATE, state.day[rows], 3, seat, lineage)
    error = error_of(p, "members_error", points)
    place = (rows, viewer, group)
    guess = size * (1.0 + error * draws.normal(key))
    set_at(game, "members_belief", place, exact.larger(guess, guess * 0.0))
    set_at(game, "members_error", place, error * exact.larger(guess, guess * 0.0))
    error = error_of(p, "command_error", points)
    guess = state.command[rows, group] + error * draws.normal(luck.child(key, 1))
    set_at(game, "command_belief", place, exact.clip(guess, 0.0, 1.0))
    set_at(game, "command_error", place, error)
    armed = (state.rockets[rows, group] > 0) * 1.0
    set_at(game, "rockets_belief", place, rockets_estimate(p, armed, points))
    set_at(game, "group_seen", place, state.day[rows])


def observe_regions(game: Game) -> None:
    """At the end of a turn, write estimates of corruption and protection where a viewer vets or collects."""
    state = game.state
    viewers = state.rung.shape[1]
    points = state.vet_region[:, :viewers, :] + exact.integer_total(state.collect_region, axis=3)
    rows, viewer, region = places(points > 0)
    if rows.size:
        p = game.rule_at(RULE, rows)
        error = error_of(p, "corruption_error", points[rows, viewer, region] * 1.0)
        seat, lineage = state.seat_key[rows, viewer], state.region_key[rows, region]
        key = luck.key(state.seed[rows], Purpose.INTELLIGENCE_ESTIMATE, state.day[rows], 4, seat, lineage)
        place = (rows, viewer, region)
        guess = state.corruption[rows, region] + error * draws.normal(key)
        set_at(game, "corruption_belief", place, exact.clip(guess, 0.0, 1.0))
        set_at(game, "corruption_error", place, error)
        error = error_of(p, "protection_error", points[rows, viewer, region] * 1.0)
        key = luck.key(state.seed[rows], Purpose.PROTECTION_ESTIMATE, state.day[rows], seat, lineage)
        shield = mean_of_members(state, state.protection)
        guess = shield[rows, region] + error * draws.normal(key)
        set_at(game, "protection_belief", place, exact.clip(guess, 0.0, 1.0))
        set_at(game, "protection_error", place, error)
        set_at(game, "region_seen", place, state.day[rows])


def survey(game: Game) -> None:
    """At the end of a turn an opinion survey, the same for both states, tells what people think of the groups."""
    state, error = game.state, game.rule(RULE)["survey_error"]
    key = luck.key(state.seed[:, None], Purpose.SUPPORT_SURVEY, state.day[:, None], state.region_key)
    guess = exact.clip(state.support + error * draws.normal(key), 0.0, 1.0)
    there = (state.region_key != 0)[:, None, :]
    state.support_belief[:] = np.where(there, guess[:, None, :], state.support_belief)
    state.support_error[:] = np.where(there, np.reshape(error, (-1, 1, 1)), state.support_error)


def observe_teams(game: Game) -> None:
    """At the end of a turn, write the estimate of the corruption of teams that are being vetted."""
    state = game.state
    if not state.vet_teams.any():
        return
    rows, team = places((state.team_seat >= 0) & (state.headcount > 0))
    points = state.vet_teams[rows, state.team_seat[rows, team]]
    vetted = points > 0
    rows, team, points = rows[vetted], team[vetted], points[vetted]
    p = game.rule_at(RULE, rows)
    error = error_of(p, "team_error", points * 1.0)
    key = luck.key(state.seed[rows], Purpose.INTELLIGENCE_ESTIMATE, state.day[rows], 5, 0, state.team_key[rows, team])
    guess = state.team_corruption[rows, team] + error * draws.normal(key)
    set_at(game, "team_corruption_belief", (rows, team), exact.clip(guess, 0.0, 1.0))
    set_at(game, "team_corruption_error", (rows, team), error)

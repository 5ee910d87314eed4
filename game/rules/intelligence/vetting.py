"""Vetting: officers and team members who would pass on what they learn are found and moved.

In words: points assigned to vetting raise the share of vetted liaison officers in a region, or lower the corruption of
the seat's raid teams, toward a rest that vetting cannot pass; it never undoes what is better already. Without points the
share of vetted officers fades, for people rotate.

    level moves to its goal: the distance left after days is 2 ^ (-days * speed) of what it was
    speed = points / (points + half_points) / half_life
    goal  = largest(most_vetted, vetting) of officers,  smallest(team_rest, team_corruption) of teams
    without points: vetting halves every fade_half_life days

Source: source 003 on compromised units; source 004 on vetting. Rows: M22, M23, M82.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import settle, settle_at
from game.core.parameters import Values
from game.core.rows import at, look, places

RULE = "intelligence.vetting"
VETTED, ROTATION, TEAMS = (f"{RULE}.{name}" for name in ("vetted", "rotation", "teams"))


def speed(p: Values, points: FloatArray | IntArray) -> FloatArray:
    """Half-lives a day at which vetting with `points` moves a level to its goal."""
    return points / (points + p["half_points"]) / p["half_life"]


def toward(p: Values, level: FloatArray, goal: FloatArray, points: FloatArray | IntArray, days: FloatArray) -> FloatArray:
    """Level after `days` of vetting with `points`; the very same level without either. Shapes broadcast."""
    return level + (goal - level) * (1.0 - exact.half_power(days * speed(p, points), 1.0))


def officers_goal(p: Values, vetting: FloatArray) -> FloatArray:
    """Share of vetted officers toward which vetting moves, never below what it is."""
    return exact.larger(vetting, p["most_vetted"])


def team_goal(p: Values, corruption: FloatArray) -> FloatArray:
    """Corruption of a team toward which vetting moves, never above what it is."""
    return exact.smaller(corruption, p["team_rest"])


def rotated(p: Values, vetting: FloatArray, days: FloatArray) -> FloatArray:
    """Share of vetted officers left after `days` without points. Shapes broadcast."""
    return vetting * exact.half_power(days, p["fade_half_life"])


def vet(game: Game, days: FloatArray) -> None:
    """Vet for `days` (B,) wherever a state seat assigns points."""
    state, p = game.state, game.rule(RULE)
    points = exact.integer_total(state.vet_region, axis=1)
    span = days[:, None]
    if points.any():
        place = places((points > 0) & (span > 0))
        mine, level = game.rule_at(RULE, place[0]), at(state.vetting, *place)
        vetted = toward(mine, level, officers_goal(mine, level), at(points, *place), days[place[0]])
        settle_at(game, "vetting", VETTED, place, vetted)
    if (state.vetting > 0).any():
        settle(game, "vetting", ROTATION, np.where(points > 0, state.vetting, rotated(p, state.vetting, span)))
    if state.vet_teams.any():
        on_team = look(state.vet_teams * 1.0, state.team_seat)
        goal = team_goal(p, state.team_corruption)
        settle(game, "team_corruption", TEAMS, toward(p, state.team_corruption, goal, on_team, span))

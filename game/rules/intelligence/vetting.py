"""Vetting: officers and team members who would pass on what they learn are found and moved.

In words: points assigned to vetting raise the share of vetted liaison officers in a region, or lower the corruption of
the seat's raid teams, toward a rest that vetting cannot pass. Without points the share of vetted officers fades, for
people rotate.

    vetting  -> most_vetted,  speed = points / (points + half_points) / half_life
    team corruption -> team_rest, at the same speed, where it is above
    without points: vetting halves every fade_half_life days

Source: source 003 on compromised units; source 004 on vetting. Rows: M22, M23, M82.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import settle
from game.core.parameters import Values
from game.core.rows import look

RULE = "intelligence.vetting"
VETTED, ROTATION, TEAMS = (f"{RULE}.{name}" for name in ("vetted", "rotation", "teams"))


def toward(
    level: FloatArray, goal: FloatArray, points: IntArray | FloatArray, days: FloatArray, p: Values
) -> FloatArray:
    """Level after `days` of vetting with `points`; the very same level without either. Shapes broadcast."""
    speed = points / (points + p["half_points"]) / p["half_life"]
    return level + (goal - level) * (1.0 - exact.half_power(days * speed + level * 0.0, 1.0))


def vet(game: Game, days: FloatArray) -> None:
    """Vet for `days` (B,) wherever a state seat assigns points."""
    state, p = game.state, game.rule(RULE)
    points = exact.integer_total(state.vet_region, axis=1)
    span = days[:, None]
    if points.any():
        settle(game, "vetting", VETTED, toward(state.vetting, p["most_vetted"] + state.vetting * 0.0, points, span, p))
    if (state.vetting > 0).any():
        faded = state.vetting * exact.half_power(span + state.vetting * 0.0, p["fade_half_life"])
        settle(game, "vetting", ROTATION, exact.larger(faded, state.vetting * (points > 0)))
    if state.vet_teams.any():
        on_team = look(state.vet_teams * 1.0, state.team_seat)
        goal = state.team_corruption * 0.0 + p["team_rest"]
        cleaned = toward(state.team_corruption, exact.smaller(goal, state.team_corruption), on_team, span, p)
        settle(game, "team_corruption", TEAMS, cleaned)

"""Multi-year plans of aid over a pulse: what they pay, and what reaches the institutions they build."""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.rules.politics import diversion, plan


def a_head(game: Game, days: FloatArray) -> FloatArray | None:
    """Dollars a week a head that plans bring each institution in a pulse of `days` (B,); None without a plan."""
    state = game.state
    if not state.plan_paid.any():
        return None
    kept = 1.0 - diversion.of_plan(game.rule(diversion.RULE, 1), state.aid_leak, state.plan_conditions * 1.0)
    a_week = state.plan_paid * kept * (7.0 / np.where(days > 0, days, 1.0))
    people = exact.integer_total(state.population) * 1.0
    return plan.a_head(game.rule(plan.RULE, 1), a_week, people)


def reform(game: Game) -> FloatArray:
    """How much further Mexico reforms itself under the conditions of a plan that is paid; (B,)."""
    gained = plan.reform_gained(game.rule(plan.RULE, 1), game.state.plan_conditions)
    return np.where(game.state.plan_paid > 0, gained, 0.0)

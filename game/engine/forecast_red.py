"""Forecasts of what a red seat does quietly: bribes, aid, and lying low, by the formulas of the rules alone.

How many officials are corrupt, or how many people are on the group's side already, nobody tells the seat: shares are of
those who can still be won, and hold for a purse that pays in full.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.institutions import bribes
from game.rules.markets import production, revenue
from game.rules.people import recruitment, support
from game.rules.succession import command

WEEK: Final = 7.0
DOLLARS: Final = 1.0e6


def forecast_bribes(view: View, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Of the officials of a region who take no money yet, those who do at the end of the turn, and in the end; shares."""
    p = view.parameters.of(bribes.RULE, 1)
    none, aim = np.zeros(1), bribes.goal(p, np.zeros(1), _a_week(funds, turn_days))
    soon = bribes.rise(p, none, none, aim, np.full(1, turn_days))
    return (_share("bought_turn", soon), _share("bought_end", aim))


def forecast_aid_given(view: View, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Of the people of a region who are not on the group's side yet, those whom aid wins over in the turn; a share."""
    p = view.parameters.of(support.RULE, 1)
    return (_share("won_over", support.aid_gain(p, np.zeros(1), _a_week(funds, turn_days), np.full(1, turn_days))),)


def forecast_quiet(view: View) -> tuple[Line, ...]:
    """What a group that lies low gives up for the turn: of its command, its other lines, its work and its recruits."""
    quiet = np.ones(1)
    carried = command.goal(view.parameters.of(command.RULE, 1), quiet, quiet, quiet * 0.0, quiet * 0.0, quiet * 0.0)
    return (
        _share("command_less", 1.0 - carried),
        _share("income_less", 1.0 - revenue.collected(view.parameters.of(revenue.RULE, 1), quiet)),
        _share("work_less", view.parameters.of(production.RULE, 1)["low"] + 0.0 * quiet),
        _share("recruits_less", view.parameters.of(recruitment.RULE, 1)["lying_low_cost"] + 0.0 * quiet),
    )


def _a_week(funds: float, turn_days: float) -> FloatArray:
    """Millions of dollars a turn as dollars a week."""
    return np.full(1, funds * DOLLARS * WEEK / turn_days)


def _share(name: str, value: FloatArray) -> Line:
    found = float(exact.clip(value, 0.0, 1.0)[0])
    return Line(name, found, found, found, "share")

"""Forecasts of strikes, from a seat's own beliefs, by the formulas of the rules.

Nothing here reads the state of the game.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.odds import Odds
from game.engine.forecast import HEARD, Line, group_of
from game.engine.observe import View
from game.rules.intelligence import alarm
from game.rules.raids import search, strike


def forecast_strike(view: View, row: int, post: int, confirmed: bool, on_fix: bool) -> tuple[Line, ...]:
    """The lines of a strike's forecast, with ranges over one standard error to either side."""
    cases = [_chances(view, row, post, confirmed, on_fix, lean) for lean in (0.0, -1.0, 1.0)]
    lines = []
    for name, odds in (("found", [case[0] for case in cases]), ("hit", [case[1] for case in cases])):
        values = [float(one.chance()[0]) for one in odds]
        lines.append(Line(name, values[0], min(values), max(values), "chance", odds[0]))
    removed = [float(case[0].chance()[0] * case[1].chance()[0]) for case in cases]
    lines.append(Line("removed", removed[0], min(removed), max(removed), "chance"))
    deaths = float(cases[0][2][0])
    lines.append(Line("civilians", deaths, deaths, deaths, "persons"))
    return tuple(lines)


def _chances(view: View, row: int, post: int, confirmed: bool, on_fix: bool, lean: float) -> tuple[Odds, Odds, FloatArray]:
    """Found, hit, and bystanders to be expected; `lean` makes the target that many standard errors more careful."""
    beliefs = view.beliefs
    if beliefs is None:
        raise ValueError(f"{view.seat} collects no intelligence")
    rules, none = view.parameters.of, np.zeros(1)
    talked = view.talk[row, group_of(view, post)] > HEARD
    careful = beliefs.security[row, post] + lean * beliefs.security_error[row, post]
    rung = np.array([4 if on_fix else int(beliefs.rung[row, post])])
    caution = none + (rules(alarm.RULE, 1)["size_raid"] if talked else 0.0)
    site = np.array([max(int(beliefs.site[row, post]), 0)])
    eyes = np.array([float(confirmed)])
    return (
        search.found_odds(rules(search.RULE, 1), rung, none, exact.clip(none + careful, 0.0, 1.0), caution, none),
        strike.hit_odds(rules(strike.RULE, 1), site, eyes),
        strike.bystander_mean(rules(strike.RULE, 1), site, eyes),
    )

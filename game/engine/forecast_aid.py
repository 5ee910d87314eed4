"""Forecasts of aid, advice and exposure: planners, the fusion cell, the press, designation, terms, plans, trainers.

From public numbers, the seat's own and its estimates alone, by the formulas of the rules; nothing here reads the state of
the game.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.state import INSTITUTIONS
from game.engine.forecast import Line
from game.engine.forecast_society import DOLLARS, MONTHS, STEP, capacity_built
from game.engine.observe import View
from game.rules.institutions import building, cases, control, designation, press
from game.rules.politics import diversion, plan, planners
from game.rules.succession import terms

WEEK: Final = 7.0
YEAR: Final = 365.0
HALF_YEAR: Final = 182.5


def _sure(name: str, value: FloatArray | float, unit: str) -> Line:
    one = float(np.asarray(value).reshape(-1)[0])
    return Line(name, one, one, one, unit)


def forecast_planners(view: View, row: int, presence: int) -> tuple[Line, ...]:
    """What planners add to the chance of an even raid, and the points of strain they lead to."""
    p, came = view.parameters.of(planners.RULE, 1), np.full(1, presence)
    gain = exact.logistic(planners.planning(p, came, view.standing.suspension[row : row + 1])) - 0.5
    return (_sure("raids_better", gain, "share"), _sure("strain_lifted", planners.strain(p, came), "points"))


def forecast_fusion(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Further cases of the same inputs, and further convictions, by `funds` (million dollars a turn)."""
    p = view.parameters.of(cases.RULE, 1)
    works = cases.fused(p, np.full(1, funds * DOLLARS * (WEEK / turn_days)), view.standing.suspension[row : row + 1])
    more = cases.built(p, np.ones(1), works) - 1.0
    return (_sure("cases_more", more, "share"), _sure("convictions_more", cases.standing(p, works) - 1.0, "share"))


def forecast_press(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Freedom of the press gained in half a year and in the end, and how often ties come to light in a year then."""
    p, one = view.parameters.of(press.RULE, 1), slice(row, row + 1)
    now, rest = view.aid.press_freedom[one], view.aid.press_rest[one]
    aim = press.goal(p, rest, np.full(1, funds * DOLLARS * (WEEK / turn_days)))
    soon = press.moving(p, now, aim, np.full(1, HALF_YEAR))
    chance = press.exposure_chance(p, aim, np.full(1, YEAR / WEEK))
    return (
        _sure("press_6", soon, "share"), _sure("press_end", aim - rest, "share"), _sure("press_exposes", chance, "chance"),
    )  # fmt: skip


def forecast_designation(view: View, row: int) -> tuple[Line, ...]:
    """Protection that wears away within half a year and in the end, strain, and what banks pay in a turn of four weeks."""
    p, now = view.parameters.of(designation.RULE, 1), np.zeros(1)
    freedom = view.aid.press_freedom[row : row + 1]
    lost = [
        1.0 - designation.protection_left(p, designation.fear_weeks(p, now, np.full(1, days)), freedom)
        for days in (HALF_YEAR, 4.0 * YEAR)
    ]
    banks = designation.compliance(p, np.ones(1), now) * (4.0 / DOLLARS)
    return (
        _sure("worn_6", lost[0], "share"), _sure("worn_end", lost[1], "share"),
        _sure("strain_up", designation.strain(p, now), "points"), _sure("banks", banks, "million dollars"),
    )  # fmt: skip


def forecast_terms(view: View, row: int, group: int) -> tuple[Line, ...]:
    """Chance that the group takes terms, and the share of its members who would lay down arms then, by estimates."""
    beliefs = view.beliefs
    if beliefs is None:
        return ()
    p, none, posture = view.parameters.of(terms.RULE, 1), np.zeros(1), view.posture[row : row + 1, group]
    profit, error = float(view.aid.profit[row, group]), float(view.aid.profit_error[row, group])
    odds = [terms.odds(p, np.full(1, min(max(profit + lean * error, 0.0), 1.0)), none, posture) for lean in (0.0, 1.0, -1.0)]
    chances = [float(one.chance()[0]) for one in odds]
    follow = []
    for lean in (0.0, -1.0, 1.0):
        holds, commands = (
            exact.clip(level[row : row + 1, group] + lean * error_of[row : row + 1, group], 0.0, 1.0)
            for level, error_of in ((beliefs.cohesion, beliefs.cohesion_error), (beliefs.command, beliefs.command_error))
        )
        follow.append(float(terms.share_that_follows(p, holds, commands)[0]))
    return (
        Line("terms_taken", chances[0], min(chances), max(chances), "chance", odds[0]),
        Line("terms_followed", follow[0], min(follow), max(follow), "share"),
        _sure("terms_anger", terms.anger(p, none), "points"),
    )  # fmt: skip


def forecast_plan(view: View, row: int, funds: float, conditions: int) -> tuple[Line, ...]:
    """What a plan of `funds` (million dollars a year) builds of institutions and control in one and three years."""
    beliefs = view.beliefs
    if beliefs is None or funds <= 0.0:
        return ()
    p, rules, one = view.parameters.of(building.RULE, 1), view.parameters.of, slice(row, row + 1)
    people = view.population[row] * 1.0
    whole = max(float(exact.total(people)), 1.0)
    leak = np.full(1, float(view.aid.diverted[row]))
    kept = 1.0 - diversion.of_plan(rules(diversion.RULE, 1), leak, np.full(1, float(conditions)))
    a_week = np.full(1, funds * DOLLARS * (WEEK / YEAR)) * kept
    a_head = plan.a_head(rules(plan.RULE, 1), a_week, np.full(1, whole))
    further = plan.reform_gained(rules(plan.RULE, 1), np.full(1, conditions))
    mean = float(exact.total(beliefs.corruption[row] * people)) / whole
    ready = building.reform(np.full(1, mean), view.standing.political_will[one]) + further
    rises = []
    for institution in view.country.institutions():
        capacity = np.full(1, float(exact.total(institution[row] * people)) / whole)
        rises.append(capacity_built(p, a_head, capacity, np.zeros(1), ready))
    held = [np.zeros(1)]
    by = rules(control.RULE, 1)
    for step in range(1, len(rises[0])):
        gained = control.gain(by, *(rise[step] for rise in rises))
        held.append(held[-1] + control.rise(by, held[-1], gained, np.full(1, STEP)))
    found = []
    for months, steps in MONTHS.items():
        built = exact.total(np.stack([rise[steps] for rise in rises], axis=-1)) / len(INSTITUTIONS)
        found.append(_sure(f"capacity_{months}", built, "share"))
    found += [_sure(f"control_{months}", held[steps], "share") for months, steps in MONTHS.items()]
    diverted = funds * (1.0 - float(kept[0]))
    strain = plan.strain(rules(plan.RULE, 1), np.full(1, conditions))
    return (*found, _sure("plan_diverted", diverted, "million dollars"), _sure("strain_up", strain, "points"))


def forecast_training(view: View, row: int, funds: float, vetting: float, audited: bool) -> tuple[Line, ...]:
    """Million dollars a turn of trainers and equipment that would end up with groups, by the seat's estimate."""
    if funds <= 0.0 or not bool(view.aid.press_rest[row] > 0.0):
        return ()
    p = view.parameters.of(diversion.RULE, 1)
    full, one = np.ones(1), slice(row, row + 1)
    now = diversion.of_training(p, full, view.aid.vetting[one], view.aid.audit[one] * 1.0)
    wanted = diversion.of_training(p, full, np.full(1, vetting), np.full(1, float(audited)))
    share = [
        float(exact.clip(view.aid.diverted[one] + lean * view.aid.diverted_error[one], 0.0, 1.0)[0] * wanted[0] / now[0])
        for lean in (0.0, -1.0, 1.0)
    ]
    told = [funds * min(one, 1.0) for one in share]
    return (Line("diverted", told[0], min(told), max(told), "million dollars"),)

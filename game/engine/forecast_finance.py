"""Forecasts of cases against money, of enforcement against guns, of arms, and of raids on arsenals and cash houses.

From what is public, the seat's own programmes and its estimates alone, by the formulas of the rules.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.money import arms, heavy, investigation, southbound
from game.rules.raids import hideouts

QUARTER: Final = 91.0  # days
YEAR: Final = 365.0
MONTH: Final = 30.0
MONTHS: Final = 24
DOLLARS: Final = 1.0e6
LEANS: Final = (0.0, -1.0, 1.0)


def forecast_freeze(view: View, row: int, group: int, points: float, joint: bool) -> tuple[Line, ...]:
    """What cases of so many points a turn on a group keep down of its laundering."""
    return _of_points(view, row, group, points, "freeze_best", joint)


def forecast_sanction(view: View, row: int, group: int, points: float) -> tuple[Line, ...]:
    """What sanctions of so many points a turn on a group keep down of its laundering."""
    return _of_points(view, row, group, points, "sanction_best", False)


def _of_points(view: View, row: int, group: int, points: float, best: str, joint: bool) -> tuple[Line, ...]:
    if points <= 0.0 or view.beliefs is None:
        return ()
    p, like = view.parameters.of(investigation.RULE, 1), np.zeros(1)
    part = investigation.on_a_group(p, p[best] + like, np.full(1, points)) * _joined(view, row, joint)
    estimate = [view.finance.laundering[row, group] + lean * view.finance.laundering_error[row, group] for lean in LEANS]
    return _kept_down(view, part, estimate)


def forecast_follow(view: View, row: int, funds: float, joint: bool, turn_days: float) -> tuple[Line, ...]:
    """What `funds` (million dollars a turn) of cases against laundering keep down of all of it."""
    if funds <= 0.0 or view.beliefs is None:
        return ()
    p = view.parameters.of(investigation.RULE, 1)
    whole = [float(exact.total(_leaning(view, row, lean))) for lean in LEANS]
    dollars = np.full(1, funds * DOLLARS * (7.0 / turn_days))
    part = investigation.followed(p, dollars, np.full(1, whole[0])) * _joined(view, row, joint)
    return _kept_down(view, part, whole)


def _leaning(view: View, row: int, lean: float) -> FloatArray:
    """What each group that exists is thought to launder, all estimates leaning to one side; (G,)."""
    leaning = view.finance.laundering[row] + lean * view.finance.laundering_error[row]
    return exact.larger(np.where(view.exists[row], leaning, 0.0), 0.0)


def _joined(view: View, row: int, joint: bool) -> FloatArray:
    p = view.parameters.of(investigation.RULE, 1)
    return investigation.joined(p, np.full(1, float(joint)), view.standing.intelligence_cooperation[row : row + 1])


def _kept_down(view: View, part: FloatArray, dollars: list[float]) -> tuple[Line, ...]:
    """Lines of a part of the laundering that is kept down in the end, of so many dollars a week."""
    p, like = view.parameters.of(investigation.RULE, 1), np.zeros(1)
    after = {name: float(investigation.built(p, like, part, np.full(1, days))[0])
             for name, days in (("kept_down_3", QUARTER), ("kept_down_12", YEAR))}  # fmt: skip
    less = [max(one, 0.0) * after["kept_down_12"] / DOLLARS for one in dollars]
    found = [Line(name, value, value, value, "share") for name, value in after.items()]
    return (*found, Line("laundered_less", less[0], min(less), max(less), "million $"))


def forecast_guns(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """What `funds` (million dollars a turn) against gun trafficking keep away, and what it does to arms and deaths."""
    if funds <= 0.0 or not view.finance.guns_a_week[row] > 0.0:
        return ()
    p, like = view.parameters.of(arms.RULE, 1), np.zeros(1)
    flow = view.finance.guns_a_week[row : row + 1]
    aim = arms.access_goal(p, np.full(1, funds * DOLLARS * (7.0 / turn_days)), flow)
    reach = 1.0 + arms.access_change(p, like + 1.0, aim, np.full(1, YEAR))
    less = float((flow * (1.0 - reach))[0])
    level = _level_left(view, row, lambda days: 1.0 + arms.access_change(p, like + 1.0, aim, np.full(1, days)))
    return (
        Line("guns_less", less, less, less, "count"),
        Line("arms_24", 1.0 - level, 1.0 - level, 1.0 - level, "share"),
        Line("deaths_24", *(3 * (1.0 - float(arms.armed(p, np.full(1, level))[0]),)), "share"),
    )


def _level_left(view: View, row: int, access: Callable[[float], FloatArray]) -> float:
    """Arms a member after two years beside now, month by month, while buyers can get that part of what they want."""
    p = view.parameters.of(arms.RULE, 1)
    whole = float(exact.total(np.where(view.exists[row], view.finance.arms[row], 0.0)))
    if whole <= 0.0:
        return 1.0
    wear, level = view.finance.guns_a_week[row : row + 1] / whole, np.ones(1)
    weeks, days = np.full(1, MONTH / 7.0), np.full(1, MONTH)
    for month in range(MONTHS):
        gap = exact.larger(1.0 - level, 0.0) * (1.0 - exact.half_power(days, p["catch_up"]))
        level = level + (wear * weeks + gap) * access(MONTH * (month + 0.5)) - wear * weeks * level
    return float(level[0])


def forecast_southbound(view: View, row: int, gateway: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """What `funds` (million dollars a turn) of inspection southward at a crossing find there, and drive elsewhere."""
    share = view.finance.crossings[row : row + 1, gateway]
    if funds <= 0.0 or not share[0] > 0.0:
        return ()
    p = view.parameters.of(southbound.RULE, 1)
    risk = southbound.risk(p, np.full(1, funds * DOLLARS * (7.0 / turn_days)))
    left = southbound.weight(p, share, risk)
    stays = left / (1.0 - share + left)
    guns = float((view.finance.guns_a_week[row] * stays * risk)[0])
    weekly = [float((exact.total(_leaning(view, row, lean)) * p["bulk"] * stays * risk)[0]) / DOLLARS for lean in LEANS]
    moved = 1.0 - float((stays / share)[0])
    return (
        Line("found_south", *(3 * (float(risk[0]),)), "chance"), Line("guns_caught", guns, guns, guns, "count"),
        Line("cash_caught", weekly[0], min(weekly), max(weekly), "million $"),
        Line("moves_over", moved, moved, moved, "share"),
    )  # fmt: skip


def forecast_arming(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Guns that `funds` (million dollars a turn) of a group buy, and what they add to its heavy kit in the end."""
    if funds <= 0.0 or view.own_group is None:
        return ()
    p, kit = view.parameters.of(arms.RULE, 1), view.parameters.of(heavy.RULE, 1)
    dollars = np.full(1, funds * DOLLARS)
    guns = float(arms.bought_with(p, dollars)[0])
    added = float(heavy.added(kit, dollars * (7.0 / turn_days) * p["heavy_part"])[0])
    return (Line("guns_bought", guns, guns, guns, "count"), Line("heavy_added", added, added, added, "points"))


def forecast_hideouts(view: View, row: int, region: int, kind: str, teams: int) -> tuple[Line, ...]:
    """Share of the guns, or of the money, of groups in a region that raid teams find, on average."""
    beliefs, one = view.beliefs, slice(row, row + 1)
    if beliefs is None:
        return ()
    p, found = view.parameters.of(hideouts.RULE, 1), list[float]()
    hidden = p["hidden_guns" if kind == "arsenal" else "hidden_cash"] + np.zeros(1)
    for lean in LEANS:
        corrupt = exact.clip(beliefs.corruption[one, region] + lean * beliefs.corruption_error[one, region], 0.0, 1.0)
        found.append(float(hideouts.share(p, hidden, np.full(1, float(teams)), corrupt)[0]))
    name = "arsenal_found" if kind == "arsenal" else "cash_found"
    return (Line(name, found[0], min(found), max(found), "share"),)

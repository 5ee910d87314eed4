"""Forecasts of the market and of health: treatment, cases against distribution, a group that turns to another line.

From public numbers and the seat's own alone, by the formulas of the rules; nothing here reads the state of the game. What
takes long is told of two moments, as if everything else stayed as it is.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.markets import GRAMS
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.health import overdose, users
from game.rules.markets import distribution, portfolio, pricing

DOLLARS: Final = 1.0e6
YEAR: Final = 365.0
MONTH: Final = 365.0 / 12.0
MONTHS: Final = 24


def _sure(name: str, value: float, unit: str) -> Line:
    return Line(name, value, value, value, unit)


def forecast_treatment(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Deaths spared in the first and the second year by `funds` (million dollars a turn), beside ending the programme."""
    market, one = view.market, slice(row, row + 1)
    if not market.price_start[one].any():
        return ()
    paid = np.full(1, funds * DOLLARS * (YEAR / turn_days))
    with_it, without = _deaths(view, one, paid), _deaths(view, one, paid * 0.0)
    reach = users.aim(view.parameters.of(users.RULE, 1), paid, exact.integer_total(market.users[one]) * 1.0)
    return (
        _sure("spared_12", without[0] - with_it[0], "persons"),
        _sure("spared_24", without[1] - with_it[1], "persons"),
        _sure("reach_end", float(reach[0]), "share"),
    )


def _deaths(view: View, one: slice, paid: FloatArray) -> tuple[float, float]:
    """Deaths of the first and of the second year under so much money a year, (1,); month by month."""
    market, flat, p = view.market, view.parameters.of(users.RULE, 1), view.parameters.of(users.RULE)
    reach, weeks = market.treatment_reach[one].copy(), MONTH / 7.0
    using, treated = market.users[one] * 1.0, market.in_treatment[one] * 1.0
    aim = users.aim(flat, paid, exact.total(using))
    years = [0.0, 0.0]
    strong = market.purity[one] / np.where(market.purity_start[one] > 0.0, market.purity_start[one], 1.0)
    for month in range(MONTHS):
        reach = users.reach_after(flat, reach, aim, np.full(1, MONTH))
        p_risk = view.parameters.of(overdose.RULE)
        risk = overdose.risk(p_risk, market.death_rate[one], np.ones((1, 1)), strong, reach[:, None])
        years[month // 12] += float(exact.total(risk * using)[0]) * weeks
        more = using * (users.entry(p, market.treatment_entry[one], reach[:, None]) - market.treatment_entry[one]) * weeks
        left = (treated - market.in_treatment[one]) * (weeks / p["stay_weeks"])
        using = using - more + left * (1.0 - p["recovered"])
        treated = treated + more - left
    return years[0], years[1]


def forecast_distribution(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Pay of couriers, retail network and street prices after three months of `funds` (million dollars a turn)."""
    market, one = view.market, slice(row, row + 1)
    if not market.price_start[one].any():
        return ()
    flat, p = view.parameters.of(distribution.RULE, 1), view.parameters.of(distribution.RULE)
    paid = np.full(1, funds * DOLLARS * (YEAR / turn_days))
    aim = distribution.aim(flat, paid, exact.integer_total(market.users[one]) * 1.0)
    left = exact.half_power(np.full(1, 3.0 * MONTH), flat["pressure_half_life"])
    pressure = (aim + (market.case_pressure[one] - aim) * left)[:, None]
    couriers = distribution.courier_pay(p, market.courier_rest[one], pressure)
    works = distribution.capacity(p, pressure)
    markup = market.price_start[one] - market.border_start[one]
    dearer = (couriers - market.courier_rest[one]) / GRAMS + pricing.retail(view.parameters.of(pricing.RULE), markup, works)
    share = dearer / market.price_start[one]
    rise = couriers / market.courier_rest[one] - 1.0
    return (
        _sure("couriers_up", float(rise[0, 0]), "share"),
        _sure("retail_down", 1.0 - float(works[0, 0]), "share"),
        Line("street_up", float(share[0, 0]), float(exact.smallest(share)[0]), float(exact.largest(share)[0]), "share"),
    )


def forecast_line(view: View, row: int, line: int) -> tuple[Line, ...]:
    """Effort in a line once it is turned there, and what it brought for each hundredth of effort in the last turn."""
    market = view.market
    step = float((np.asarray(view.parameters.of(portfolio.RULE, 1)["step"]) + np.zeros(1))[0])
    now = float(market.own_lines[row, line])
    found = [_sure("effort_there", now + (1.0 - now) * step, "share")]
    if now > 0.0 and market.own_revenue[row, line] > 0:
        brought = float(market.own_revenue[row, line]) / DOLLARS / (now * 100.0)
        found.append(_sure("line_pays", brought, "millions"))
    return tuple(found)

"""Forecasts of inspection at the border, screening of the mail and strikes on boats.

From what is public and the seat's own programmes alone, by the formulas of the rules.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.markets import CHANNELS, GRAMS, METHODS
from game.core.parameters import Values
from game.core.rows import pick
from game.engine.forecast import Line
from game.engine.observe import View
from game.engine.view_border import way_at
from game.rules.markets import boats, corridors, scanning, shipping

QUARTER: Final = 91.0  # days
DOLLARS: Final = 1.0e6
LIVES: Final = ("scanner_half_life", "manual_half_life")


def forecast_scan(
    view: View, row: int, gateway: int, channel: int, method: int, funds: float, turn_days: float
) -> tuple[Line, ...]:  # fmt: skip
    """What `funds` (million dollars a turn) for one way find there, hold up and drive elsewhere, after a quarter."""
    way = way_at(view.border, gateway, channel)
    if way < 0 or funds <= 0.0:
        return ()
    p = view.parameters.of(scanning.RULE, 1)
    reach = view.border.reach[row : row + 1, way].copy()
    reach[:, method] = _reached(view, row, way, method, funds, turn_days)
    found = _found(p, reach)
    moved = [1.0 - float(exact.exp(-view.parameters.of(corridors.RULE, 1)["fear"] * value)[0]) for value in found]
    waits = _hours(p, view, row, way, reach) - _hours(p, view, row, way, view.border.reach[row : row + 1, way])
    lines = [
        ("inspected", [float(reach[0, method])], "share"), ("found_more", [float(value[0]) for value in found], "chance"),
        ("moves_over", moved, "share"), ("waits_more", [float(waits[0])], "hours"),
    ]  # fmt: skip
    return tuple(Line(name, values[0], min(values), max(values), unit) for name, values, unit in lines)


def forecast_mail(view: View, row: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """The part of the parcels that `funds` (million dollars a turn) have screened after a quarter, and what that finds."""
    ways = np.flatnonzero(view.border.channel[row] == scanning.MAIL)
    if not ways.size or funds <= 0.0:
        return ()
    reach = np.zeros((1, len(METHODS)))
    reach[:, scanning.SCANNER] = _reached(view, row, int(ways[0]), scanning.SCANNER, funds, turn_days)
    found = [float(value[0]) for value in _found(view.parameters.of(scanning.RULE, 1), reach)]
    part = float(reach[0, scanning.SCANNER])
    return (Line("inspected", part, part, part, "share"), Line("found_more", found[0], min(found), max(found), "chance"))


def forecast_boats(view: View, level: int, turn_days: float) -> tuple[Line, ...]:
    """What strikes at sea stop, whom they kill and what they cost in a turn."""
    if level <= 0 or not (view.border.channel[0] == boats.SEA).any():
        return ()
    p, at, weeks = view.parameters.of(boats.RULE, 1), np.full(1, float(level)), turn_days / boats.DAYS_A_WEEK
    lost = boats.lost_at_sea(p, at)
    fear = view.parameters.of(corridors.RULE, 1)["fear"]
    struck = boats.boats(p, at, np.full(1, weeks))
    told = (
        ("lost_at_sea", lost, "chance"), ("moves_over", 1.0 - exact.exp(-fear * lost), "share"),
        ("boats", struck, "count"), ("killed_at_sea", boats.killed(p, struck), "count"),
        ("boats_cost", boats.cost_a_week(p, at) * weeks / DOLLARS, "million $"),
    )  # fmt: skip
    return tuple(Line(name, float(value[0]), float(value[0]), float(value[0]), unit) for name, value, unit in told)


def believed_flow(view: View, row: int) -> tuple[FloatArray, FloatArray]:
    """What a state believes to have reached the U.S. market in the last turn, by what was seized, and its error; (X,) kg."""
    return _believed(view, exact.total(view.border.seized[row] / GRAMS))


def believed_ways(view: View, row: int) -> tuple[FloatArray, FloatArray]:
    """The same by way, as if the same part were seized on each; (X, Z) kg."""
    return _believed(view, view.border.seized[row] / GRAMS)


def _believed(view: View, seized: FloatArray) -> tuple[FloatArray, FloatArray]:
    """What is believed to have arrived where so much of each product was seized; shapes (X, ...)."""
    p = view.parameters.of(shipping.RULE, 1)
    parts = np.stack([np.full(1, p[name]) for name in shipping.BELIEVED])[:, 0]
    arrived = shipping.estimated(seized, parts.reshape(-1, *(1,) * (seized.ndim - 1)))
    return arrived, shipping.doubted(p, arrived)


def _reached(view: View, row: int, way: int, method: int, funds: float, turn_days: float) -> FloatArray:
    """Part of the crossings that is inspected after a quarter."""
    p, one = view.parameters.of(scanning.RULE, 1), slice(row, row + 1)
    dollars = np.full(1, funds * DOLLARS * (scanning.DAYS_A_WEEK / turn_days))
    price = pick(p, scanning.PRICES[method], view.border.channel[one, way])
    aim = scanning.wanted(dollars, price, view.border.crossings[one, way], view.border.scanned[one, way])
    before = view.border.reach[one, way, method]
    return aim + (before - aim) * exact.half_power(np.full(1, QUARTER), p[LIVES[method]])


def _found(p: Values, reach: FloatArray) -> list[FloatArray]:
    """Chance that a load of each product is found beyond the usual."""
    return [
        scanning.caught(p[sees], p[finds], reach[:, scanning.SCANNER], reach[:, scanning.MANUAL])
        for sees, finds in zip(scanning.SEES, scanning.FINDS, strict=True)
    ]


def _hours(p: Values, view: View, row: int, way: int, reach: FloatArray) -> FloatArray:
    """Hours that a crossing by this way waits; none where nobody crosses lawfully."""
    one = slice(row, row + 1)
    channel = view.border.channel[one, way]
    hours = scanning.waiting(
        p, pick(p, scanning.HOURS, channel), view.border.scanned[one, way], reach[:, 0], reach[:, 1]
    )  # fmt: skip
    return np.where(channel < CHANNELS.index("between"), hours, 0.0)

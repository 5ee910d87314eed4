"""Forecasts of the orders between states: threats, charges, prisoners, demands."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.orders import Order
from game.engine.forecast import Line
from game.engine.forecast_society import Campaign, forecast_demand, forecast_prosecution
from game.engine.forecast_tracks import (
    forecast_arrest,
    forecast_dropping,
    forecast_effort,
    forecast_threat,
    forecast_transfer,
)
from game.engine.observe import View
from game.rules.politics import coercion

HALF: Final = 0.5


def _tariff(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_threat(view, 0, coercion.TARIFF, int(order.arguments["level"]))


def _closure(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_threat(view, 0, coercion.CLOSURE, int(order.arguments["level"]))


def _demand(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return (*forecast_demand(view, 0), *forecast_effort(view, 0))


def _indict(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    """A joint case is one of Mexico's courts, at the side to which most officials there belong."""
    name = str(order.arguments["region"])
    if name not in view.world.regions:
        return ()
    if not order.arguments["joint"]:
        return forecast_arrest(view, 0)
    region = view.world.regions.index(name)
    own = bool(view.country.coalition[0, region] > HALF)
    found = forecast_prosecution(view, 0, Campaign(region, own, True, order.arguments["officials"] == "both"))
    return tuple(line for line in found if line.name != "will_lost")


def _drop(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    name = str(order.arguments["region"])
    return forecast_dropping(view, 0, view.world.regions.index(name)) if name in view.world.regions else ()


def _transfer(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_transfer(view, 0, int(order.arguments["count"]))


OF_TRACKS: Final[Mapping[str, Callable[[View, Order, float], tuple[Line, ...]]]] = {
    "threaten_tariff": _tariff, "threaten_border_closure": _closure, "demand_action": _demand, "indict_official": _indict,
    "drop_charges": _drop, "transfer_prisoners": _transfer,
}  # fmt: skip

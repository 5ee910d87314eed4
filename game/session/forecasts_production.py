"""Forecasts of the orders about production, from a seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.orders import Order
from game.engine import forecast_production
from game.engine.forecast import Line
from game.engine.observe import View
from game.engine.order_table import LABS

Forecast = Callable[[View, Order, float], tuple[Line, ...]]


def _raid_site(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    region = str(order.arguments["region"])
    if region not in view.world.regions or order.arguments["kind"] != "lab":
        return ()
    return forecast_production.forecast_lab_raid(view, 0, view.world.regions.index(region), int(order.arguments["teams"]))


def _inspect(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    gateway = str(order.arguments["gateway"])
    if gateway not in view.world.gateways:
        return ()
    place = view.world.gateways.index(gateway)
    return forecast_production.forecast_port(view, 0, place, float(order.arguments["funds"]), turn_days)


def _china(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    lever = order.spec.parameters[0].choices.index(str(order.arguments["lever"]))
    return forecast_production.forecast_china(view, 0, lever)


def _move(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    source = str(order.arguments["from"])
    if source not in view.world.regions:
        return ()
    return forecast_production.forecast_move(view, 0, view.world.regions.index(source))


def strikes_labs(order: Order) -> bool:
    """Whether an order is a strike on the labs of a region."""
    return order.name == "strike" and str(order.arguments["target"]).startswith(LABS)


def forecast_strike_on_labs(view: View, order: Order) -> tuple[Line, ...]:
    """The forecast of such a strike."""
    region = str(order.arguments["target"]).removeprefix(LABS)
    if region not in view.world.regions:
        return ()
    confirmed = str(order.arguments["confirmation"]) == "ground"
    return forecast_production.forecast_lab_strike(view, 0, view.world.regions.index(region), confirmed)


OF_PRODUCTION: Final[Mapping[str, Forecast]] = {
    "raid_site": _raid_site, "inspect_port": _inspect, "precursor_diplomacy": _china, "move_labs": _move,
}  # fmt: skip

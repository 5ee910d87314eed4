"""Forecasts of the orders about money and guns, from a seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.orders import Order
from game.engine.forecast import Line
from game.engine.forecast_finance import (
    forecast_arming,
    forecast_follow,
    forecast_freeze,
    forecast_guns,
    forecast_hideouts,
    forecast_sanction,
    forecast_southbound,
)
from game.engine.observe import View

HIDEOUTS: Final = ("arsenal", "cash")  # kinds of sites that are no laboratory


def _freeze(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    group = str(order.arguments["group"])
    if group not in view.world.groups:
        return ()
    points, joint = float(order.arguments["points"]), bool(order.arguments["joint"])
    return forecast_freeze(view, 0, view.world.groups.index(group), points, joint)


def _sanction(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    group = str(order.arguments["group"])
    if group not in view.world.groups:
        return ()
    return forecast_sanction(view, 0, view.world.groups.index(group), float(order.arguments["points"]))


def _southbound(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    gateway = str(order.arguments["gateway"])
    if gateway not in view.world.gateways:
        return ()
    return forecast_southbound(view, 0, view.world.gateways.index(gateway), _money(order), turn_days)


def _money(order: Order) -> float:
    return float(order.arguments["funds"])


def hides(order: Order) -> bool:
    """Whether the order raids arsenals or cash houses."""
    return order.name == "raid_site" and str(order.arguments["kind"]) in HIDEOUTS


def forecast_raid_on_hideouts(view: View, order: Order) -> tuple[Line, ...]:
    """The lines of a raid on arsenals or cash houses."""
    region = str(order.arguments["region"])
    if region not in view.world.regions:
        return ()
    where, teams = view.world.regions.index(region), int(order.arguments["teams"])
    return forecast_hideouts(view, 0, where, str(order.arguments["kind"]), teams)


OF_FINANCE: Final[Mapping[str, Callable[[View, Order, float], tuple[Line, ...]]]] = {
    "freeze_finances": _freeze,
    "sanction": _sanction,
    "follow_money": lambda view, order, turn_days: forecast_follow(
        view, 0, _money(order), bool(order.arguments["joint"]), turn_days
    ),
    "enforce_guns": lambda view, order, turn_days: forecast_guns(view, 0, _money(order), turn_days),
    "inspect_southbound": _southbound,
    "arm": lambda view, order, turn_days: forecast_arming(view, 0, _money(order), turn_days),
}

"""Forecasts of any order, from a seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.markets import CHANNELS, LINES, METHODS
from game.core.orders import Order
from game.core.state import INSTITUTIONS
from game.engine.forecast import Line, forecast_climb, forecast_raid
from game.engine.forecast_corridors import forecast_boats, forecast_mail, forecast_scan
from game.engine.forecast_market import forecast_distribution, forecast_line, forecast_treatment
from game.engine.forecast_orders import (
    forecast_alliance,
    forecast_candidate,
    forecast_deployment,
    forecast_expansion,
    forecast_message,
    forecast_reprisals,
)
from game.engine.forecast_red import forecast_aid_given, forecast_bribes, forecast_quiet
from game.engine.forecast_society import (
    Campaign,
    forecast_building,
    forecast_jobs,
    forecast_posture,
    forecast_prosecution,
)
from game.engine.forecast_strike import forecast_strike
from game.engine.observe import View
from game.session.forecasts_aid import OF_AID
from game.session.forecasts_finance import OF_FINANCE, forecast_raid_on_hideouts, hides
from game.session.forecasts_production import OF_PRODUCTION, forecast_strike_on_labs, strikes_labs
from game.session.forecasts_tracks import OF_TRACKS


def forecast_order(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    """The lines of an order's forecast; empty where an order promises nothing that can be put in numbers."""
    if view.own_group is not None:
        return _of_a_group(view, order, turn_days)
    if view.beliefs is None:
        return ()
    if order.name == "message":
        tone = order.spec.parameters[0].choices.index(str(order.arguments["tone"])) + 1  # numbered from 1 in the rules
        return forecast_message(view, 0, tone, float(order.arguments["capital"]))
    if hides(order):
        return forecast_raid_on_hideouts(view, order)
    if order.name in OF_FINANCE:
        return OF_FINANCE[order.name](view, order, turn_days)
    if order.name in OF_PRODUCTION:
        return OF_PRODUCTION[order.name](view, order, turn_days)
    if strikes_labs(order):
        return forecast_strike_on_labs(view, order)
    if order.name in _OF_THE_MARKET:
        return _OF_THE_MARKET[order.name](view, order, turn_days)
    if order.name in _AT_THE_BORDER:
        return _AT_THE_BORDER[order.name](view, order, turn_days)
    if order.name in _IN_REGIONS:
        region = str(order.arguments["region"])
        if region not in view.world.regions:
            return ()
        return _IN_REGIONS[order.name](view, order, view.world.regions.index(region), turn_days)
    if order.name == "posture":
        group = str(order.arguments["group"])
        toward = order.spec.parameters[1].choices.index(str(order.arguments["toward"]))
        return forecast_posture(view, toward) if group in view.world.groups else ()
    if order.name in OF_TRACKS:
        return OF_TRACKS[order.name](view, order, turn_days)
    if order.name in OF_AID:
        return OF_AID[order.name](view, order, turn_days)
    posts = view.world.posts
    target = str(order.arguments.get("leader", order.arguments.get("target")))
    if target not in posts or not _known(view, posts.index(target)):
        return ()
    if order.name == "raid":
        spec = {parameter.name: parameter for parameter in order.spec.parameters}
        return forecast_raid(
            view, 0, posts.index(target), int(order.arguments["teams"]),
            spec["intent"].choices.index(str(order.arguments["intent"])),
            spec["sharing"].choices.index(str(order.arguments["sharing"])),
            float(order.arguments["lead_hours"]), order.on_fix,
        )  # fmt: skip
    if order.name == "strike":
        confirmed = str(order.arguments["confirmation"]) == "ground"
        return forecast_strike(view, 0, posts.index(target), confirmed, order.on_fix)
    if order.name == "collect":
        post = posts.index(target)
        choices = order.spec.parameters[1].choices
        effort = view.programmes.collect_leader[0, post].astype(np.float64)
        effort[choices.index(str(order.arguments["discipline"]))] = float(order.arguments["points"])
        return forecast_climb(view, 0, post, effort, turn_days)
    return ()


def _deploy(view: View, order: Order, region: int, turn_days: float) -> tuple[Line, ...]:
    return forecast_deployment(view, 0, region, int(order.arguments["troops"]), turn_days)


def _build(view: View, order: Order, region: int, turn_days: float) -> tuple[Line, ...]:
    kind = INSTITUTIONS.index(str(order.arguments["kind"]))
    return forecast_building(view, 0, region, kind, float(order.arguments["funds"]), turn_days)


def _jobs(view: View, order: Order, region: int, turn_days: float) -> tuple[Line, ...]:
    return forecast_jobs(view, 0, region, float(order.arguments["funds"]), turn_days)


def _prosecute(view: View, order: Order, region: int, turn_days: float) -> tuple[Line, ...]:
    named = order.arguments
    joint, both = bool(named["joint"]), named["officials"] == "both"
    return forecast_prosecution(view, 0, Campaign(region, named["coalition"] == "own", joint, both))


def _scan(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    named = order.arguments
    if str(named["gateway"]) not in view.world.gateways:
        return ()
    gateway = view.world.gateways.index(str(named["gateway"]))
    channel, method = CHANNELS.index(str(named["channel"])), METHODS.index(str(named["method"]))
    return forecast_scan(view, 0, gateway, channel, method, float(named["funds"]), turn_days)


def _money(order: Order) -> float:
    return float(order.arguments["funds"])


_OF_THE_MARKET: Final[Mapping[str, Callable[[View, Order, float], tuple[Line, ...]]]] = {
    "treat": lambda view, order, turn_days: forecast_treatment(view, 0, _money(order), turn_days),
    "prosecute_distribution": lambda view, order, turn_days: forecast_distribution(view, 0, _money(order), turn_days),
}
_AT_THE_BORDER: Final[Mapping[str, Callable[[View, Order, float], tuple[Line, ...]]]] = {
    "scan_border": _scan,
    "screen_mail": lambda view, order, turn_days: forecast_mail(view, 0, float(order.arguments["funds"]), turn_days),
    "strike_boats": lambda view, order, turn_days: forecast_boats(view, int(order.arguments["level"]), turn_days),
}
_IN_REGIONS: Final[Mapping[str, Callable[[View, Order, int, float], tuple[Line, ...]]]] = {
    "deploy": _deploy, "build": _build, "jobs": _jobs, "prosecute_protectors": _prosecute,
}  # fmt: skip


def _of_a_group(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    """Forecasts for a red seat."""
    world, named = view.world, order.arguments
    if order.name in OF_FINANCE:
        return OF_FINANCE[order.name](view, order, turn_days)
    if order.name in OF_PRODUCTION:
        return OF_PRODUCTION[order.name](view, order, turn_days)
    if order.name == "settle_succession" and str(named["candidate"]) in world.posts:
        return forecast_candidate(view, 0, world.posts.index(str(named["candidate"])))
    if order.name == "ally" and str(named["group"]) in world.groups:
        return forecast_alliance(view, 0, world.groups.index(str(named["group"])))
    if order.name == "expand" and str(named["region"]) in world.regions:
        return forecast_expansion(view, 0, world.regions.index(str(named["region"])))
    if order.name == "diversify" and str(named["line"]) in LINES:
        return forecast_line(view, 0, LINES.index(str(named["line"])))
    if order.name == "retaliate":
        return forecast_reprisals(view, 0, int(named["level"]), turn_days)
    if order.name == "lie_low":
        return forecast_quiet(view)
    paid = {"bribe": forecast_bribes, "aid_population": forecast_aid_given}.get(order.name)
    return () if paid is None else paid(view, _money(order), turn_days)


def _known(view: View, post: int) -> bool:
    """Whether the seat has heard of the holder, or collects there already: a forecast may tell no more than that."""
    heard = view.beliefs is not None and bool(view.beliefs.rung[0, post] > 0)
    return heard or bool(view.programmes.collect_leader[0, post].any())

"""Forecasts of any order, from a seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.orders import Order
from game.core.state import INSTITUTIONS
from game.engine.forecast import Line, forecast_climb, forecast_raid
from game.engine.forecast_orders import (
    forecast_alliance,
    forecast_candidate,
    forecast_deployment,
    forecast_expansion,
    forecast_message,
    forecast_reprisals,
)
from game.engine.forecast_society import (
    Campaign,
    forecast_building,
    forecast_demand,
    forecast_jobs,
    forecast_posture,
    forecast_prosecution,
)
from game.engine.forecast_strike import forecast_strike
from game.engine.observe import View


def forecast_order(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    """The lines of an order's forecast; empty where an order promises nothing that can be put in numbers."""
    if view.own_group is not None:
        return _of_a_group(view, order, turn_days)
    if view.beliefs is None:
        return ()
    if order.name == "message":
        tone = order.spec.parameters[0].choices.index(str(order.arguments["tone"])) + 1  # numbered from 1 in the rules
        return forecast_message(view, 0, tone, float(order.arguments["capital"]))
    if order.name in _IN_REGIONS:
        region = str(order.arguments["region"])
        if region not in view.world.regions:
            return ()
        return _IN_REGIONS[order.name](view, order, view.world.regions.index(region), turn_days)
    if order.name == "posture":
        group = str(order.arguments["group"])
        toward = order.spec.parameters[1].choices.index(str(order.arguments["toward"]))
        return forecast_posture(view, toward) if group in view.world.groups else ()
    if order.name == "demand_action":
        return forecast_demand(view, 0)
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


_IN_REGIONS: Final[Mapping[str, Callable[[View, Order, int, float], tuple[Line, ...]]]] = {
    "deploy": _deploy, "build": _build, "jobs": _jobs, "prosecute_protectors": _prosecute,
}  # fmt: skip


def _of_a_group(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    """Forecasts for a red seat."""
    world, named = view.world, order.arguments
    if order.name == "settle_succession" and str(named["candidate"]) in world.posts:
        return forecast_candidate(view, 0, world.posts.index(str(named["candidate"])))
    if order.name == "ally" and str(named["group"]) in world.groups:
        return forecast_alliance(view, 0, world.groups.index(str(named["group"])))
    if order.name == "expand" and str(named["region"]) in world.regions:
        return forecast_expansion(view, 0, world.regions.index(str(named["region"])))
    if order.name == "retaliate":
        return forecast_reprisals(view, 0, int(named["level"]), turn_days)
    return ()


def _known(view: View, post: int) -> bool:
    """Whether the seat has heard of the holder, or collects there already: a forecast may tell no more than that."""
    heard = view.beliefs is not None and bool(view.beliefs.rung[0, post] > 0)
    return heard or bool(view.programmes.collect_leader[0, post].any())

"""Forecasts of the orders of aid, advice and exposure, from a seat's view."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.orders import Order
from game.engine import forecast_aid
from game.engine.forecast import Line
from game.engine.observe import View
from game.engine.promises import PRESENCE

Forecast = Callable[[View, Order, float], tuple[Line, ...]]


def _planners(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    choice = order.spec.parameters[0].choices.index(str(order.arguments["presence"]))
    return forecast_aid.forecast_planners(view, 0, int(PRESENCE[choice]))


def _fusion(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_aid.forecast_fusion(view, 0, float(order.arguments["funds"]), turn_days)


def _press(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_aid.forecast_press(view, 0, float(order.arguments["funds"]), turn_days)


def _designation(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    return forecast_aid.forecast_designation(view, 0) if str(order.arguments["group"]) in view.world.groups else ()


def _terms(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    group = str(order.arguments["group"])
    return forecast_aid.forecast_terms(view, 0, view.world.groups.index(group)) if group in view.world.groups else ()


def _plan(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    conditions = order.spec.parameters[2].choices.index(str(order.arguments["conditions"]))
    return forecast_aid.forecast_plan(view, 0, float(order.arguments["funds"]), conditions)


def _training(view: View, order: Order, turn_days: float) -> tuple[Line, ...]:
    named = order.arguments
    funds, vetting, audited = float(named["funds"]), float(named["vetting"]), bool(named["audit"])
    return forecast_aid.forecast_training(view, 0, funds, vetting, audited)


OF_AID: Final[Mapping[str, Forecast]] = {
    "attach_planners": _planners, "fusion_cell": _fusion, "protect_press": _press, "designate": _designation,
    "offer_terms": _terms, "fund_plan": _plan, "train_and_equip": _training,
}  # fmt: skip

"""Whether a seat could give an order at all now, before it has chosen the rest of it: tried on a copy, nothing is given."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Final

from game.clients.known import Known
from game.clients.order_forms import choices_of, example, highest
from game.core.orders import ORDERS, Order, OrderParameter, make_order, parse_order
from game.core.problem import Problem
from game.core.refusals import BY_NAME
from game.session import wording
from game.texts import N_, _

MOST_TRIED: Final = 64  # ways to fill in what is left open
# Reasons that hold whatever else is chosen.
OF_ALL: Final = ("wrong_seat", "not_in_scenario", "no_attention", "no_partner", "suspended", "accords_full", "not_contested")
# What is said where there is nothing to name, by the kind of the parameter.
NOTHING_NAMED: Final[Mapping[str, str]] = {"accord": "no_such_accord", "answer": "no_dilemma"}
# Reasons that the order's own form lets the player mend.
MENDED: Final = ("bad_time", "out_of_range", "nothing_to_end", "bad_terms")


def has_rule(order: str) -> bool:
    """Whether a rule of this version carries the order out."""
    return order in wording.ORDER_WORDS


def refusal(known: Known, order: str, given: Mapping[str, object] | None = None) -> str:
    """Why the order cannot be given now, in the current language; "" where some way of filling it in stands.

    `given`: arguments that are chosen already, such as the region that is selected.
    """
    if not has_rule(order):
        return _(N_("No rule of this version carries this order out."))
    first, many = "", 0
    for tried in itertools.islice(_ways(known, order, given or {}), MOST_TRIED):
        answer = known.session.reason(known.seat, tried)
        if answer.accepted or answer.reason in MENDED:
            return ""
        first = first or answer.reason
        if answer.reason in OF_ALL:
            return _(BY_NAME[answer.reason].sentence)
        many += 1
    if many == MOST_TRIED:
        return ""  # there may be more ways than were tried: the order's own form tells of what is chosen in it
    if not first:
        kinds = {parameter.kind for parameter in ORDERS[order].parameters}
        reason = next((told for kind, told in NOTHING_NAMED.items() if kind in kinds), "unknown_target")
        return _(BY_NAME[reason].sentence)
    return _(BY_NAME[first].sentence)


def _ways(known: Known, order: str, given: Mapping[str, object]) -> Iterator[Order]:
    """Orders that could be meant, with the least amounts."""
    spec = ORDERS[order]
    if order == "propose_accord" and not given:
        yield parse_order(example(spec, known))
        return
    # What is named changes fastest: a refusal hangs on it more often than on how it is done.
    ordered = sorted(spec.parameters, key=lambda parameter: parameter.kind not in ("choice", "flag"))
    open_to = [_values(known, parameter, order, given) for parameter in ordered]
    names = [parameter.name for parameter in ordered]
    for values in itertools.product(*open_to):
        try:
            yield make_order(order, dict(zip(names, values, strict=True)))
        except Problem:
            continue  # a way to fill it in that the vocabulary does not have


def _values(known: Known, parameter: OrderParameter, order: str, given: Mapping[str, object]) -> list[object]:
    if parameter.name in given:
        return [_full(known, parameter, given[parameter.name])]
    if parameter.kind in ("integer", "amount"):
        least = max(parameter.low, 1.0) if parameter.high >= 1.0 else parameter.low
        default = float(parameter.default) if isinstance(parameter.default, (int, float)) else least
        return [max(parameter.low, min(default, highest(parameter, known)))]
    if parameter.kind == "flag":
        return [parameter.default if parameter.default is not None else False]
    if parameter.kind == "text":
        return [parameter.default if parameter.default is not None else ""]
    found = choices_of(parameter, known, order)
    if parameter.default is not None and parameter.kind == "choice":
        found = [str(parameter.default), *(one for one in found if one != parameter.default)]
    return [_full(known, parameter, one) for one in found]


def _full(known: Known, parameter: OrderParameter, value: object) -> object:
    """The id of a person, who may be typed without the group while there is only one."""
    if parameter.kind not in ("leader", "target") or not isinstance(value, str) or "/" in value:
        return value
    return next((post for post in known.view.world.posts if known.short_id(post) == value), value)

"""All about one order: what it does, its parameters with their limits and defaults, an example for this game."""

import math
from collections.abc import Mapping
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.console.known import Known
from game.console.order_words import EXPLANATIONS, choice_words, parameter_words
from game.core.orders import ORDERS, OrderParameter, OrderSpec
from game.session import wording
from game.texts import N_, _, number

TIMINGS: Final[Mapping[str, str]] = {
    "standing": N_("Runs every turn until you change it; only the change takes a decision."),
    "once": N_("Done once."),
    "dated": N_("Add day=1, 2, ... of the turn, or when=fix: only when the exact place is known. Without either: at once."),
}


def limits(parameter: OrderParameter, known: Known, order: str = "") -> str:
    """What a parameter takes: its choices, its range, or what the seat can name."""
    if parameter.kind == "flag":
        return "true | false"
    if parameter.kind == "choice":
        return " | ".join(parameter.choices)
    if parameter.kind in ("integer", "amount"):
        unit = _(parameter.unit) if parameter.unit else ""
        return f"{number(parameter.low)} .. {number(highest(parameter, known))} {unit}".strip()
    if parameter.kind == "text":
        return _("a text in quotation marks")
    shown = choices_of(parameter, known, order)
    return " | ".join(shown[:8]) + (" ..." if len(shown) > 8 else "")


def highest(parameter: OrderParameter, known: Known) -> float:
    """The most that a number of an order can be now: of raid teams those that can go, of notice what the turn holds."""
    most = {
        "teams": float(known.view.free_teams[0]),
        "lead_hours": float(known.view.world.days_of(known.session.turn)) * 24.0,
        "capital": math.floor(float(known.view.capital[0])),
        "troops": float(known.view.troops[0].sum() + known.view.troops_border[0]),
    }.get(parameter.name, parameter.high)
    return max(parameter.low, min(parameter.high, most))


UNITS: Final = (
    N_("points a turn"), N_("million $"), N_("teams"), N_("hours"), N_("level"), N_("troops"), N_("turns"), N_("capital"),
    N_("share"),
)  # fmt: skip


def choices_of(parameter: OrderParameter, known: Known, order: str = "") -> list[str]:
    """Ids that the seat can name for a parameter of an order, words accepted beside them last."""
    leaders = [known.role(place) for place in known.known_leaders()]
    groups = [known.view.world.groups[place] for place in known.groups]
    own = known.own_group_id
    others = [group for group in groups if group != own]
    special = {
        ("strike", "target"): leaders, ("betray", "target"): others, ("ally", "group"): others,
        ("retaliate", "where"): known.own_regions(), ("settle_succession", "candidate"): known.candidates(),
    }.get((order, parameter.name))  # fmt: skip
    if special is not None:
        return special
    ids: dict[str, list[str]] = {
        "leader": leaders,
        "group": groups,
        "region": list(known.view.world.regions),
        "seat": list(known.view.world.seats),
        "gateway": list(known.view.world.gateways),
        "target": [*leaders, *groups, *known.view.world.regions],
        "choice": list(parameter.choices),
        "accord": [offer.name for offer in known.session.accords(known.seat)],
    }
    found = ids.get(parameter.kind, [])
    return found if parameter.kind == "choice" else [*found, *parameter.choices]


# What each state could put into an accord: a seat gives what it may order, and asks what the other may.
_TERMS: Final = {"mexico": "'consent to=planners answer=give'", "us": "'share_intelligence points=3'"}


def example(spec: OrderSpec, known: Known) -> str:
    """The order with values that could be given in this game."""
    parts = [spec.name]
    for parameter in spec.parameters:
        if not parameter.optional:
            parts.append(f"{parameter.name}={_example_value(parameter, known, spec.name)}")
    return " ".join(parts) + (" when=fix" if spec.timing == "dated" else "")


def _example_value(parameter: OrderParameter, known: Known, order: str) -> str:
    if order == "propose_accord" and parameter.name in ("gives", "asks"):
        mine = (parameter.name == "gives") == (known.seat == "mexico")
        return _TERMS["mexico" if mine else "us"]
    if order == "propose_accord" and parameter.name == "turns":
        return "3"
    if parameter.default is not None:
        return str(parameter.default).lower() if isinstance(parameter.default, bool) else f"{parameter.default}"
    if parameter.kind in ("integer", "amount"):
        return "4" if parameter.unit.startswith("points") else "1"
    if parameter.kind == "flag":
        return "true"
    shown = choices_of(parameter, known, order)
    return (shown[-1] if parameter.choices and parameter.kind == "region" else shown[0]) if shown else "..."


def allowed_orders(known: Known) -> list[str]:
    """The orders that the seat may give in this scenario, in the order of the vocabulary."""
    allowed = known.view.world.orders.get(known.seat, frozenset())
    return [name for name in ORDERS if name in allowed]


def order_list(known: Known) -> RenderableType:
    """Every order of the seat in one line, with an example."""
    made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    made.add_column(style="bold cyan", no_wrap=True)
    made.add_column(ratio=1)
    idle = []
    for name in allowed_orders(known):
        if name not in wording.ORDER_WORDS:
            idle.append(name)
            continue
        made.add_row(name, _(wording.ORDER_WORDS[name]))
        made.add_row("", Text(example(ORDERS[name], known), style="dim"))
    hint = Text(
        _("Type an order alone to be asked for each part, or in full as in the example; help and its name tells more."),
        style="dim",
    )
    if not idle:
        return Group(made, hint)
    none = _("No rule of this version carries out: {orders}.").format(orders=", ".join(idle))
    return Group(made, Text(none, style="dim"), hint)


def order_help(name: str, known: Known) -> RenderableType:
    """All about one order."""
    spec = ORDERS[name]
    parts: list[RenderableType] = [Text(name, style="bold cyan")]
    if name in wording.ORDER_WORDS:
        parts.append(Text(_(wording.ORDER_WORDS[name])))
    if name in EXPLANATIONS:
        parts.append(Text(_(EXPLANATIONS[name])))
    if name not in allowed_orders(known):
        parts.append(Text(_("Your seat cannot give this order in this scenario."), style="yellow"))
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for header in (_("parameter"), _("takes"), _("if left out"), _("meaning")):
        made.add_column(header, overflow="fold")
    for parameter in spec.parameters:
        default = _("must be given") if parameter.default is None else str(parameter.default).lower()
        made.add_row(parameter.name, limits(parameter, known, name), default, parameter_words(parameter, name))
    if spec.parameters:
        parts.append(made)
    for parameter in spec.parameters:
        if parameter.kind == "choice":
            parts += [
                Text(f"  {choice}: {choice_words(parameter.name, choice)}")
                for choice in parameter.choices
                if choice_words(parameter.name, choice)
            ]
    parts.append(Text(_(TIMINGS[spec.timing]), style="dim"))
    parts.append(Text(_("Example: {order}").format(order=example(spec, known))))
    parts.append(Text(_("It takes one decision. You see what it would cost and promise before you agree."), style="dim"))
    return Group(*parts)

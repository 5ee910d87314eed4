"""All about one order: what it does, its parameters with their limits and defaults, an example for this game."""

from collections.abc import Mapping
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.console.known import Known
from game.core.orders import ORDERS, OrderParameter, OrderSpec
from game.session import wording
from game.texts import N_, _, number

PARAMETERS: Final[Mapping[str, str]] = {
    "leader": N_("the person, as in the list of leaders"),
    "teams": N_("how many raid teams go; more are stronger, and more people know"),
    "intent": N_("whether the person is to be taken alive"),
    "sharing": N_("who is told of the target before the raid"),
    "lead_hours": N_("hours of notice before the raid: more preparation, more time for a leak"),
    "target": N_("a person, a group as a whole, or a region"),
    "discipline": N_("the way of collecting"),
    "points": N_("intelligence points spent every turn until you change it; 0 ends it"),
    "region": N_("a region"),
    "funds": N_("money spent every turn until you change it; 0 ends it"),
    "breadth": N_("how widely it is shared"),
}
TIMINGS: Final[Mapping[str, str]] = {
    "standing": N_("Runs every turn until you change it; only the change takes a decision."),
    "once": N_("Done once."),
    "dated": N_("Add day=1, 2, ... of the turn, or when=fix: only when the exact place is known. Without either: at once."),
}


def parameter_words(parameter: OrderParameter) -> str:
    """What a parameter means."""
    known = PARAMETERS.get(parameter.name)
    return _(known) if known else parameter.name.replace("_", " ")


def limits(parameter: OrderParameter, known: Known) -> str:
    """What a parameter takes: its choices, its range, or what the seat can name."""
    if parameter.kind == "flag":
        return "true | false"
    if parameter.kind == "choice":
        return " | ".join(parameter.choices)
    if parameter.kind in ("integer", "amount"):
        unit = _(parameter.unit) if parameter.unit else ""
        return f"{number(parameter.low)} .. {number(highest(parameter, known))} {unit}".strip()
    shown = choices_of(parameter, known)
    return " | ".join(shown[:8]) + (" ..." if len(shown) > 8 else "")


def highest(parameter: OrderParameter, known: Known) -> float:
    """The most that a number of an order can be now: of raid teams those that can go, of notice what the turn holds."""
    most = {
        "teams": float(known.view.free_teams[0]),
        "lead_hours": float(known.view.world.days_of(known.session.turn)) * 24.0,
    }.get(parameter.name, parameter.high)
    return max(parameter.low, min(parameter.high, most))


UNITS: Final = (N_("points a turn"), N_("million $"), N_("teams"), N_("hours"), N_("level"), N_("troops"), N_("turns"))


def choices_of(parameter: OrderParameter, known: Known) -> list[str]:
    """Ids that the seat can name for a parameter, words accepted beside them last."""
    world = known.view.world
    leaders = [known.role(place) for place in known.known_leaders()]
    ids: dict[str, list[str]] = {
        "leader": leaders,
        "group": list(world.groups),
        "region": list(world.regions),
        "seat": list(world.seats),
        "gateway": list(world.gateways),
        "target": [*leaders, *world.groups, *world.regions],
        "choice": list(parameter.choices),
    }
    found = ids.get(parameter.kind, [])
    return found if parameter.kind == "choice" else [*found, *parameter.choices]


def example(spec: OrderSpec, known: Known) -> str:
    """The order with values that could be given in this game."""
    parts = [spec.name]
    for parameter in spec.parameters:
        parts.append(f"{parameter.name}={_example_value(parameter, known)}")
    return " ".join(parts) + (" when=fix" if spec.name == "raid" else "")


def _example_value(parameter: OrderParameter, known: Known) -> str:
    if parameter.default is not None:
        return str(parameter.default).lower() if isinstance(parameter.default, bool) else f"{parameter.default}"
    if parameter.kind in ("integer", "amount"):
        return "4" if parameter.unit.startswith("points") else "1"
    if parameter.kind == "flag":
        return "true"
    shown = choices_of(parameter, known)
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
    if name not in allowed_orders(known):
        parts.append(Text(_("Your seat cannot give this order in this scenario."), style="yellow"))
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for header in (_("parameter"), _("takes"), _("if left out"), _("meaning")):
        made.add_column(header, overflow="fold")
    for parameter in spec.parameters:
        default = _("must be given") if parameter.default is None else str(parameter.default).lower()
        made.add_row(parameter.name, limits(parameter, known), default, parameter_words(parameter))
    if spec.parameters:
        parts.append(made)
    for parameter in spec.parameters:
        if parameter.kind == "choice":
            parts += [
                Text(f"  {choice}: {_(wording.CHOICES[choice])}")
                for choice in parameter.choices
                if choice in wording.CHOICES
            ]
    parts.append(Text(_(TIMINGS[spec.timing]), style="dim"))
    parts.append(Text(_("Example: {order}").format(order=example(spec, known))))
    parts.append(Text(_("It takes one decision. You see what it would cost and promise before you agree."), style="dim"))
    return Group(*parts)

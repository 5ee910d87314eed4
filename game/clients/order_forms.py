"""An order as a form: what each parameter takes, what the seat can name for it, an example for this game."""

import math
from collections.abc import Mapping
from typing import Final

from game.clients.known import Known
from game.core.orders import ORDERS, OrderParameter, OrderSpec, can_wait_for_fix
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


def left_out(parameter: OrderParameter, known: Known, order: str) -> str:
    """What cannot be chosen, because it is done already, in a line below the choices; "" where there is nothing to say."""
    done: list[str] = []
    if (order, parameter.name) == ("designate", "group"):
        done, text = known.designated(), _("Designated already: {groups}.")
    elif (order, parameter.name) == ("ally", "group"):
        apart = set(known.met(apart=True))
        done, text = [one for one in known.met() if one not in apart], _("Your allies already: {groups}.")
    return text.format(groups="; ".join(known.names.group_name(one) for one in done)) if done else ""


def choices_of(parameter: OrderParameter, known: Known, order: str = "") -> list[str]:
    """Ids that the seat can name for a parameter of an order, words accepted beside them last."""
    leaders = [known.role(place) for place in known.known_leaders()]
    groups = [known.view.world.groups[place] for place in known.groups]
    own = known.own_group_id
    others = [group for group in groups if group != own]
    special = {
        ("strike", "target"): [*leaders, *known.labs()], ("inspect_port", "gateway"): known.ports(),
        ("inspect_southbound", "gateway"): known.crossings(), ("sanction", "group"): known.designated(),
        ("freeze_finances", "group"): others,
        ("move_labs", "from"): known.own_regions(), ("move_labs", "to"): known.own_regions(), ("betray",
        "target"): known.met(), ("ally", "group"): known.met(apart=True),
        ("retaliate", "where"): known.own_regions(), ("settle_succession", "candidate"): known.candidates(),
        ("posture", "group"): others, ("designate", "group"): known.undesignated(),
        ("expand", "region"): known.next_regions(),
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
        "answer": [option.name for one in known.decisions for option in one.options],
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
    return " ".join(parts) + (" when=fix" if can_wait_for_fix(spec) else "")


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

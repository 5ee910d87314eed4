"""The orders that apply to what is selected, each with what it costs, or with a lock and the reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from game.clients.known import Known
from game.clients.legality import has_rule
from game.clients.order_forms import allowed_orders
from game.clients.order_titles import title
from game.core.orders import ORDERS, OrderSpec
from game.desktop.art.fonts import BODY_MEDIUM, LABEL
from game.desktop.art.icons import ORDER_ICONS
from game.desktop.screens.planning.context import RIGHT, RIGHT_MEDIUM, Context, Selected
from game.desktop.widgets.cards import section
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Grid, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.engine.order_table import LABS
from game.session import wording
from game.texts import N_, _

# What an order takes besides a decision, by its parameters, in a word.
TAKES: Final = (
    ("points", N_("points")), ("teams", N_("teams")), ("funds", N_("funds")), ("troops", N_("troops")),
    ("hours", N_("flight hours")), ("capital", N_("capital")), ("coalition", N_("capital")),
)  # fmt: skip
NOT_ON_GROUPS: Final = ("strike",)
NOT_ON_LEADERS: Final = ("betray",)
NOT_ON_REGIONS: Final = ("strike", "betray")
OF_TEAMS: Final = ("raid", "raid_site", "train_teams", "vet", "propose_joint_raid")


def orders_for(known: Known, selected: Selected) -> list[tuple[str, dict[str, object]]]:
    """Orders of the seat that apply to a selection, with the arguments that the selection gives."""
    found = []
    for name in allowed_orders(known):
        if has_rule(name):
            given = _given(known, ORDERS[name], selected)
            if given is not None:
                found.append((name, given))
    if selected.kind == "accord":
        return list(_answers(known, selected.id))
    return found


def _given(known: Known, spec: OrderSpec, selected: Selected) -> dict[str, object] | None:
    """Arguments that a selection gives an order; None where the order does not apply to it."""
    kind, name = selected.kind, selected.id
    if kind == "team":
        arguments: dict[str, object] = {"region": "teams"} if spec.name == "vet" else {}
        return arguments if spec.name in OF_TEAMS else None
    if kind == "border":
        if any(one.name == "region" and "border" in one.choices for one in spec.parameters):
            return {"region": "border"}
        return {} if spec.name in ("threaten_border_closure", "threaten_tariff") else None
    if kind == "region" and spec.name == "strike":
        return {"target": LABS + name} if LABS + name in known.labs() else None
    for parameter in spec.parameters:
        if _fits(known, spec.name, parameter.kind, kind, name):
            return {parameter.name: name}
    return None


def _fits(known: Known, order: str, parameter: str, kind: str, name: str) -> bool:
    if kind == "region":
        return parameter in ("region", "target") and order not in NOT_ON_REGIONS
    if kind == "gateway":
        return parameter == "gateway"
    if kind == "group":
        own = name == known.own_group_id
        return parameter in ("group", "target") and order not in NOT_ON_GROUPS and not own
    if kind == "leader":
        if order == "settle_succession":
            return parameter == "leader" and name in _candidates(known)
        return parameter in ("leader", "target") and order not in NOT_ON_LEADERS
    return False


def _candidates(known: Known) -> list[str]:
    """Posts of those who could lead the seat's own group."""
    short = set(known.candidates())
    return [post for place, post in enumerate(known.view.world.posts) if known.role(place) in short]


def _answers(known: Known, name: str) -> Iterator[tuple[str, dict[str, object]]]:
    offer = next((one for one in known.session.accords(known.seat) if one.name == name), None)
    allowed = known.view.world.orders.get(known.seat, frozenset())
    if offer is None:
        return
    if offer.open and offer.receiver == known.seat and "answer_accord" in allowed:
        for answer in ("accept", "refuse", *(() if offer.request else ("counter",))):
            yield "answer_accord", {"accord": name, "answer": answer}
    if offer.status == "in force" and "break_accord" in allowed:
        yield "break_accord", {"accord": name}


ANSWERS: Final = {"accept": N_("Accept..."), "refuse": N_("Refuse..."), "counter": N_("Counter...")}


def order_buttons(context: Context, selected: Selected) -> Widget | None:
    """The orders for a selection as buttons; None where none applies. A reason that holds for several is told once."""
    found = orders_for(context.known, selected)
    if not found:
        return None
    reasons = [context.refusal(name, given) for name, given in found]
    shared = {reason for reason in reasons if reason and reasons.count(reason) > 1}
    heading = {"accord": _("Your answer")}.get(selected.kind, _("Orders"))
    items: list[Widget] = [section(heading, _("each takes a decision") if selected.kind != "accord" else "")]
    items += [Row([Icon("lock", 16, "label"), Text(reason, LABEL, "second", grow=1)], gap=8) for reason in sorted(shared)]
    able, locked = list[Widget](), list[Widget]()
    for (name, given), reason in zip(found, reasons, strict=True):
        (locked if reason and reason not in shared else able).append(
            order_button(context, name, given, told=reason in shared)
        )
    if able:
        items.append(Grid(able, columns=_columns(context, able), gap=8))
    return Column([*items, *locked], gap=8)


def _columns(context: Context, buttons: Sequence[Widget]) -> int:
    """Two columns where every button fits into half of the panel."""
    ui = context.desk.ui
    room = {"wide": RIGHT, "medium": RIGHT_MEDIUM}.get(context.width, ui.logical[0]) - 2 * 16 - 8 - 10
    fits = max(one.least(ui) for one in buttons) <= ui.px(room / 2) - 1
    return 2 if fits and len(buttons) > 1 else 1


def order_button(context: Context, name: str, given: Mapping[str, object], told: bool = False) -> Widget:
    """A button that opens the dialog of an order; where it cannot be given a lock, with the reason unless it is `told`."""
    refused = context.refusal(name, given)
    words = _("{order}...").format(order=title(name))
    if name == "answer_accord" and given.get("answer") in ANSWERS:
        words = _(ANSWERS[str(given["answer"])])
    what = _(wording.ORDER_WORDS[name]) if name in wording.ORDER_WORDS else title(name)
    key = " ".join(["order", name, *(str(value) for value in given.values())])
    if refused:
        reason: list[Widget] = [] if told else [Text(refused, LABEL, "label")]
        lines = Column([Text(words, BODY_MEDIUM, "label"), *reason], gap=0, grow=1)
        row = Row([Icon("lock", 18, "label"), lines], gap=8)
        return Panel(
            row, pad=(10, 7), ground="", edge="control_edge", dashed=True, radius=4, tip=f"{what} {refused}", key=key
        )
    takes = [_(word) for parameter, word in TAKES if any(one.name == parameter for one in ORDERS[name].parameters)]
    standing = ORDERS[name].timing == "standing"
    room = context.width != "medium"
    side: list[Widget] = [Text(takes[0], LABEL, "second")] if takes and room else []
    row = Row([Icon(ORDER_ICONS[name], 18, "own" if standing else "accent"), Text(words, BODY_MEDIUM, grow=1), *side], gap=8)
    tip = what + " " + (_("Runs every turn until you change it.") if standing else _("Done once."))
    return Pressable(row, on_press=context.order(name, given), ground="raised", edge="control_edge", radius=6, pad=(10, 8),
                     tip=tip, key=key)  # fmt: skip

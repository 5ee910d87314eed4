"""The panel at the right: what is selected, else an overview by which everything can be reached without the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from game.clients.gateways import kind_of
from game.clients.order_titles import gateway_name
from game.desktop.art.fonts import BODY, LABEL, TITLE
from game.desktop.map.border import ICONS
from game.desktop.screens.planning.about_gateway import about_gateway
from game.desktop.screens.planning.about_others import (
    about_accord,
    about_border,
    about_group,
    about_leader,
    about_team,
)
from game.desktop.screens.planning.about_region import about_region
from game.desktop.screens.planning.context import Context, Selected, has_border
from game.desktop.screens.planning.orders_for import order_buttons
from game.desktop.screens.planning.rows import group_row, offer_row, person_row, plain_row, region_row, team_row
from game.desktop.widgets.controls import Chip, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import N_, _, number

About = Callable[[Context, Selected], list[Widget]]
ABOUT: Final[Mapping[str, About]] = {
    "region": about_region, "leader": about_leader, "group": about_group, "team": about_team, "accord": about_accord,
    "gateway": about_gateway, "border": about_border,
}  # fmt: skip
LISTS: Final = {
    "people": N_("People"), "groups": N_("Groups"), "regions": N_("Regions"), "teams": N_("Teams"),
    "accords": N_("Accords"), "gateways": N_("Borders"),
}  # fmt: skip
EMPTY: Final = {
    "people": N_("You know of nobody yet. Collect on a region or a group to hear of people."),
    "accords": N_("Nothing is offered, asked or agreed."),
}  # fmt: skip
LIST: Final = ("planning", "list")  # under which the Ui remembers which list is shown


def inspector(context: Context) -> Widget:
    """The whole panel; it scrolls."""
    selected = context.selected
    if not selected.kind:
        return Scroll(Panel(Column(_overview(context), gap=10), pad=16, ground=""), key="inspector", grow=1)
    back = Pressable(
        Row([Icon("chevron_left", 16), Text(_("Overview"), LABEL, "second")], gap=4), key="overview", pad=(0, 2), radius=4,
        tip=_("Everything that can be selected."), on_press=lambda: context.select(Selected()),
    )  # fmt: skip
    found = ABOUT[selected.kind](context, selected)
    orders = order_buttons(context, selected)
    narrow = context.width == "narrow"
    if narrow and orders is not None:  # what can be done comes first where little fits
        found.insert(1, orders)
    facts = Panel(Column([Flow([back]), *found], gap=12), pad=(16, 10), ground="")
    scroll = Scroll(facts, key=f"inspector {selected.text}", grow=1)
    if narrow or orders is None:
        return scroll
    return Column([scroll, Divider(), Panel(orders, pad=(16, 10), ground="")], gap=0, grow=1)


def _overview(context: Context) -> list[Widget]:
    known, ui = context.known, context.desk.ui
    found = {name: build for name, build in _lists(context).items() if build is not None}
    shown = str(ui.memory.get(LIST, "people"))
    if shown not in found:
        shown = next(iter(found))

    def choose(name: str) -> None:
        ui.memory[LIST] = name

    chips: list[Widget] = [
        Chip(_(LISTS[name]), name == shown, key=f"list {name}", on_press=partial(choose, name),
             tip=_("Shows the list in this panel.")) for name in found
    ]  # fmt: skip
    rows = found[shown]()
    heading = Row([Text(_("Overview"), TITLE, grow=1), Text(number(len(rows)), LABEL, "label")], gap=8)
    items: list[Widget] = [
        heading, Text(_("Press a state on the map, or choose here: what is known of it, and what can be ordered."),
                      LABEL, "second"), Flow(chips, gap=6, line_gap=6),
    ]  # fmt: skip
    if not rows:
        items.append(Text(_(EMPTY.get(shown, "")), BODY, "second"))
    if known.view.beliefs is None and shown == "people":
        items.append(Text(_("Your own people; of others you collect nothing."), LABEL, "label"))
    return [*items, Column(rows, gap=2)]


def _lists(context: Context) -> dict[str, Callable[[], list[Widget]] | None]:
    """What can be listed, as far as the seat has any of it."""
    known = context.known
    world, mine = known.view.world, known.view.teams
    people = sorted(known.known_leaders(), key=lambda one: (-known.rung(one), one))
    teams = [place for place in range(len(world.teams)) if mine.own[0, place]]
    groups = known.groups
    regions = sorted(range(len(world.regions)), key=lambda one: (-known.rate(one), known.names.region(world.regions[one])))
    state = known.view.beliefs is not None
    allowed = world.orders.get(known.seat, frozenset())
    borders = bool(allowed & {"inspect_port", "inspect_southbound", "scan_border"}) or has_border(known)
    return {
        "people": lambda: [person_row(context, place) for place in people],
        "groups": lambda: [group_row(context, place) for place in groups],
        "regions": lambda: [region_row(context, place) for place in regions],
        "teams": (lambda: [team_row(context, place) for place in teams]) if teams else None,
        "accords": (lambda: [offer_row(context, one) for one in known.session.accords(known.seat)])
        if state and "propose_accord" in allowed else None,
        "gateways": (lambda: _borders(context)) if borders else None,
    }  # fmt: skip


def _borders(context: Context) -> list[Widget]:
    known = context.known
    found: list[Widget] = []
    if has_border(known):
        troops = _("{count} soldiers and guards").format(count=number(int(known.view.troops_border[0])))
        found.append(plain_row(context, Selected("border"), "fence", _("Northern border"), troops))
    world = known.view.world
    for place, (gateway, regions) in enumerate(zip(world.gateways, world.gateway_regions, strict=True)):
        behind = ", ".join(known.names.region(world.regions[one]) for one in regions)
        found.append(plain_row(context, Selected("gateway", gateway), ICONS[kind_of(known, place)], gateway_name(gateway),
                               behind))  # fmt: skip
    return found

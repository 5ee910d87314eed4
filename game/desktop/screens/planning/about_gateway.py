"""The inspector of a gateway: channels, waits, inspection, what is thought to pass, what was seized, what the seat pays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.clients import gateways
from game.clients.corridors import kilograms, passing, seized_in_turn
from game.clients.known import Known
from game.clients.order_titles import gateway_name
from game.core.markets import PRODUCTS
from game.desktop.art.fonts import BODY, LABEL, TITLE
from game.desktop.map.border import ICONS
from game.desktop.map.border_panels import Streak
from game.desktop.screens.planning.context import Context, Selected
from game.desktop.screens.planning.pieces import change_shown, fact
from game.desktop.screens.planning.rows import plain_row
from game.desktop.widgets.cards import section
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Row
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Icon, Text
from game.texts import N_, _, first_up, money, number, percent

KINDS: Final = {
    gateways.LAND: N_("gateway on land"), gateways.SEA: N_("seaport"), gateways.AIR: N_("the airports"),
    gateways.MAIL: N_("mail and parcels"),
}  # fmt: skip


def about_gateway(context: Context, selected: Selected) -> list[Widget]:
    """A gateway: all that is known of it; the orders that are given there stand below."""
    known, world = context.known, context.known.view.world
    place = world.gateways.index(selected.id)
    kind = gateways.kind_of(known, place)
    title = Column([Text(gateway_name(selected.id), TITLE), Text(_(KINDS[kind]), LABEL, "second")], gap=0, grow=1)
    items: list[Widget] = [Row([Icon(ICONS[kind], 20), title], gap=10, align="top")]
    crossing = gateways.channels(known.view, place)
    if crossing:
        if known.view.border.delay[0, place] > 0.0:
            items.append(fact(_("Wait of lawful crossings"), gateways.wait_words(known.view, place)))
        items += [_channels(context, crossing), *_passing(context, known, place)]
    items += [*_southbound(known, place), *_paid(known, place)]
    behind = world.gateway_regions[place]
    if behind:
        items.append(section(_("Regions behind it")))
        for region in (world.regions[one] for one in behind):
            items.append(plain_row(context, Selected("region", region), "place", known.names.region(region), ""))
    return items


def _table(context: Context, name: str, heads: Sequence[str], rows: Sequence[Sequence[str | Widget]]) -> Widget:
    headings = [Heading("", grow=1.0), *(Heading(words, number=True) for words in heads)]
    lines = [Line(row, key=f"{name} {place}") for place, row in enumerate(rows)]
    return Table(context.desk.ui, headings, lines, key=f"gateway {name}", pad=0)


def _channels(context: Context, crossing: Sequence[gateways.Channel]) -> Widget:
    """What crosses lawfully by each channel, what part of it is inspected, and what was seized there."""
    rows = []
    for one in crossing:
        part = percent(one.inspected, 1 if 0.0 < one.inspected < 0.1 else 0) if one.inspected > 0.0 else "-"
        rows.append((first_up(one.words), number(one.crossings), part, kilograms(one.seized) if one.seized > 0.0 else "-"))
    note = _("Lawful crossings, the part of them that is inspected, and all drugs seized there in the last turn.")
    made = _table(context, "channels", (_("a week"), _("inspected"), _("seized")), rows)
    return Column([section(_("Channels")), made, Text(note, LABEL, "label")], gap=4)


def _passing(context: Context, known: Known, place: int) -> list[Widget]:
    """What is thought to pass of each product, its change, and what was seized of it."""
    found = [next(one for one in passing(known, product) if one.gateway == place) for product in range(len(PRODUCTS))]
    rows: list[list[str | Widget]] = [[_product(product), one.words] for product, one in enumerate(found)]
    if found[0].is_share:
        made = _table(context, "parts", (_("part"),), rows)
        return [Column([section(_("Part of all that crosses"), _("as published")), made], gap=4)]
    seized = seized_in_turn(known.view, place)
    for product, one in enumerate(found):
        change = change_shown(one.change_words.lstrip("+-"), one.change or 0.0, -1) or [Text("", LABEL)]
        rows[product] += [change[0], kilograms(seized[product])]
    note = _("Seized: in the last turn. What passes is a guess by it, a week.")
    if found[0].error > 0.0 and found[0].value > 0.0:
        note += " " + _("Its standard error is {part} of it.").format(part=percent(found[0].error / found[0].value))
    made = _table(context, "passing", (_("a week"), _("change"), _("seized")), rows)
    return [Column([section(_("Thought to pass"), _("by what is seized")), made, Text(note, LABEL, "label")], gap=4)]


def _product(product: int) -> Widget:
    name = Text(first_up(gateways.product_name(product)), BODY, "second", grow=1)
    return Row([Streak(product, long=12), name], gap=6)


def _southbound(known: Known, place: int) -> list[Widget]:
    """Guns and cash that go south, and precursors that come in."""
    view, rows = known.view, list[Widget]()
    share, ports = float(view.finance.crossings[0, place]), float(view.production.port_rest[0, place])
    if ports > 0.0:
        rows.append(fact(_("Part of the precursors that comes in here"), percent(ports)))
    if share > 0.0:
        rows.append(fact(_("Part of the guns and cash that goes south here"), percent(share)))
        if view.turn:
            rows.append(fact(_("Guns seized in the last turn"), number(int(view.finance.guns_seized_at[0, place]))))
            rows.append(fact(_("Cash seized in the last turn"), money(int(view.finance.cash_seized_at[0, place]))))
    return [Column([section(_("Southward and inward"), _("as published")), *rows], gap=4)] if rows else []


def _paid(known: Known, place: int) -> list[Widget]:
    """What the seat pays for here."""
    paid = gateways.running_at(known, place)
    if not paid:
        return []
    rows = [fact(first_up(words), _("{money} a turn").format(money=money(dollars))) for words, dollars in paid]
    return [Column([section(_("You pay for")), *rows], gap=4)]

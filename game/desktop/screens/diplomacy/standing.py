"""How the two states stand with each other: numbers with their causes, what Mexico consents to, what U.S. law allows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import order_titles
from game.clients.between import Fact
from game.clients.known import Known
from game.clients.order_words import choice_words
from game.clients.relations import Authority, Relation, authorities, consents
from game.core.world import STATE_SEATS
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.charts.bars import EstimateBar
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Grid, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.texts import _, first_up, ngettext, number

if TYPE_CHECKING:
    from game.desktop.screens.diplomacy.screen import Diplomacy


FACT_ICONS: Final = {
    "trade_review": "clock", "tariff": "tariff", "closure": "fence", "heard": "demand", "charges": "indict",
    "transferred": "transfer", "migrants": "displaced", "planners": "attach", "fusion": "fusion_cell", "plan": "plan",
    "cases": "prosecute", "compliance": "banknote", "press": "press",
}  # fmt: skip


def standing_view(screen: Diplomacy, known: Known, found: Sequence[Relation]) -> Widget:
    """The numbers, each a press away from its reasons, then consents and authorities."""
    items: list[Widget] = [Text(_("How the two states stand"), PANEL)]
    for one in found:
        items.append(_relation(screen, one))
    items += [Divider(), *_consents(screen, known)]
    allowed = authorities(known)
    if allowed:
        items += [Divider(), *(_authorities(allowed))]
    return Column(items, gap=8)


def tracks_view(screen: Diplomacy, found: Sequence[Relation], facts: Sequence[Fact]) -> Widget:
    """The tracks of the two countries and their neighbours, and what stands between them: a review, threats, charges."""
    cells: list[Widget] = [_relation(screen, one) for one in found]
    items: list[Widget] = [Text(_("The two countries and their neighbours"), PANEL), Grid(cells, least_column=300, gap=8)]
    if facts:
        told: list[Widget] = [_fact(screen, one) for one in facts]
        items += [Text(_("What stands between them"), PANEL), Grid(told, least_column=300, gap=8)]
    return Column(items, gap=10)


def _fact(screen: Diplomacy, one: Fact) -> Widget:
    sign: list[Widget] = [Icon(FACT_ICONS.get(one.name, "info"), 16, "text" if one.weighs else "label")]
    words = Column([Text(one.label, LABEL, "second"), Text(one.words, BODY_BOLD if one.weighs else BODY)], gap=0, grow=1)
    row = Row([*sign, words], gap=10, align="top")
    if not one.why:
        return Panel(row, pad=(8, 6), ground="", tip=one.meaning)
    tip = _("{meaning} Press to see why.").format(meaning=one.meaning)
    return Pressable(row, key=f"why-{one.name}", pad=(8, 6), radius=6, tip=tip, on_press=partial(screen.why, one.why))


def _relation(screen: Diplomacy, one: Relation) -> Widget:
    head: list[Widget] = [Text(one.label, BODY, grow=1)]
    if one.change_words:
        good = one.change * one.better > 0
        icon, colour = ("arrow_up" if one.change > 0 else "arrow_down"), ("better" if good else "worse")
        head += [Icon(icon, 16, colour), Text(one.change_words, LABEL, colour, wrap=False)]
    head.append(Text(one.words, BODY_BOLD, align="right", wrap=False))
    rows: list[Widget] = [Row(head, gap=6), EstimateBar(one.value / one.whole, most=120)]
    rows += [Text(cause, LABEL, "second") for cause in one.causes]
    tip = _("{name}: {meaning}. Press to see why.").format(name=one.label, meaning=one.meaning)
    return Pressable(Column(rows, gap=4), key=f"why-{one.name}", pad=(8, 6), radius=6, tip=tip,
                     on_press=partial(screen.why, one.name))  # fmt: skip


def _consents(screen: Diplomacy, known: Known) -> list[Widget]:
    """What Mexico lets the United States do, as both know; Mexico changes it by a press."""
    mine = known.seat == STATE_SEATS[0]
    title = _("What you consent to") if mine else _("What Mexico consents to")
    rows: list[Widget] = [Text(title, PANEL)]
    reason = screen.refused("consent") if mine and "consent" in known.view.world.orders.get(known.seat, ()) else ""
    able = mine and not reason and "consent" in known.view.world.orders.get(known.seat, ())
    for to, given in consents(known).items():
        name, meaning = first_up(order_titles.choice("to", to)), first_up(choice_words("to", to))
        state = Text(_("consented") if given else _("not consented"), LABEL, "better" if given else "label", wrap=False)
        row = Row([Icon("check" if given else "minus", 16, "better" if given else "label"), Text(name, BODY, grow=1), state],
                  gap=8)  # fmt: skip
        given_now: dict[str, object] = {"to": to, "answer": "withdraw" if given else "give"}
        tip = meaning if not able else _("{meaning}. Press to change it.").format(meaning=meaning)
        rows.append(Pressable(row, key=f"consent-{to}", pad=(8, 4), radius=6, tip=tip,
                              on_press=partial(screen.order, "consent", given_now) if able else None))  # fmt: skip
    if mine and reason:
        rows.append(Text(reason, LABEL, "label"))
    return rows


def _authorities(found: Sequence[Authority]) -> list[Widget]:
    rows: list[Widget] = [Text(_("What your own law allows"), PANEL)]
    for one in found:
        lines: list[Widget] = [Text(first_up(one.label), BODY)]
        lines.append(Text(_authority(one), LABEL, "second" if one.days > 0.0 else "label"))
        sign = (
            ("check", "better") if one.days > 0.0 else ("clock", "second") if one.request_days > 0.0 else ("minus", "label")
        )
        rows.append(Row([Icon(sign[0], 16, sign[1]), Column(lines, gap=0, grow=1)], gap=8, align="top"))
    return rows


def _authority(one: Authority) -> str:
    parts = []
    if one.days > 0.0:
        left = int(one.days)
        words = ngettext("granted {by}, {count} day left", "granted {by}, {count} days left", left)
        parts.append(words.format(by=one.granted_by, count=number(left)))
    if one.request_days > 0.0:
        wait = int(one.request_days + 0.999)
        words = ngettext("Congress decides in {count} day", "Congress decides in {count} days", wait)
        parts.append(words.format(count=number(wait)))
    return ", ".join(parts) or _("no authority")

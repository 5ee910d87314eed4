"""What was said and expected beforehand, beside what happened: the prediction card, and the orders of the turn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.clients import order_titles
from game.clients.forecast_words import range_text, results_of, short_words, value_text
from game.clients.ordered import Came, luck
from game.clients.turn_figures import Said, change_words, hits
from game.desktop.art.fonts import BODY, BODY_BOLD, BODY_MEDIUM, LABEL, LABEL_BOLD
from game.desktop.art.icon_tables import EVENT_ICONS, ORDER_ICONS
from game.desktop.charts.marks import OrderNumber
from game.desktop.screens.turn_report.cards import titled
from game.desktop.screens.turn_report.drawn import Change, Range, SaidMarks
from game.desktop.screens.turn_report.facts import Facts
from game.desktop.screens.why import open_why
from game.desktop.screens.why import parts as why_parts
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Gap, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Text
from game.session import wording
from game.texts import _, first_up, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def prediction_card(facts: Facts) -> Widget:
    """What was said on the card beside what happened, and the hits so far against chance."""
    right, told = hits(facts.said)
    aside = _("{right} of {told}").format(right=number(right), told=number(told)) if facts.said else ""
    items: list[Widget] = []
    if not facts.said:
        items.append(Text(_("You said nothing on the prediction card of this turn."), BODY, "second"))
    else:
        items.append(Row([Gap(0, grow=1), Text(_("you said"), LABEL, "label"), Sized(
            Text(_("happened"), LABEL, "label", align="right"), least_width=84), Gap(18)], gap=10))  # fmt: skip
        for one in facts.said:
            items += [Divider(), _said(one)]
    if facts.so_far[1]:
        chance = facts.so_far[1] / 3.0
        text = _("{right} of {told}, {chance} by chance alone").format(
            right=number(facts.so_far[0]), told=number(facts.so_far[1]), chance=number(chance, 0 if chance >= 3 else 1)
        )
        items += [Divider(), Row([Text(_("Whole game so far"), LABEL, "label", grow=1),
                                  Text(text, LABEL_BOLD, align="right")], gap=12)]  # fmt: skip
    return titled(_("Your prediction card"), aside, [Column(items, gap=6)])


def _said(one: Said) -> Widget:
    if one.came is None:
        happened: Widget = Text(_("told at the end"), LABEL, "label", align="right")
        tick: Widget = Icon("lock", 18, "label")
    else:
        words = change_words(one.measure, one.after - one.before) if one.came else ""
        happened = Change(one.came, words or _("same"), "text")
        tick = Icon("check", 18, "better") if one.said == one.came else Icon("close", 18, "worse")
    return Row([Text(one.label, BODY, grow=1), SaidMarks(one.said), Sized(happened, least_width=84), tick], gap=10)


def orders_in_short(desk: Desk, facts: Facts, room: int) -> Widget:
    """Each order of the turn: what it promised, and what came. `room`: width of a line in px at 100%; 0 folds it."""
    title = _("Expected against happened")
    if not facts.came:
        return titled(title, "", [Text(_("You gave no orders this turn."), BODY, "second")])
    true, whole, expected = luck(facts.came)
    aside = ""
    if whole:
        aside = _("luck: {true} of {whole} came true, {expected} expected").format(
            true=number(true), whole=number(whole), expected=number(expected, 1)
        )
    items: list[Widget] = []
    for one in facts.came:
        items += [Divider(), _in_short(desk, one, facts.turn, room)]
    return titled(title, aside, [Column(items, gap=0)])


def _in_short(desk: Desk, one: Came, turn: int, room: int) -> Widget:
    name = Text(order_titles.heading(desk.play.known, one.order), BODY_MEDIUM, grow=1)
    promised = Text(_promise(one), BODY, "second", grow=1)
    result = Row([_sign(one), Text(one.words, BODY, grow=1)], gap=8, grow=1)
    span: Widget = _range(one)
    if room:
        parts = (Sized(name, width=int(room * 0.27)), Sized(promised, width=int(room * 0.22)), Sized(span, width=104))
        row: Widget = Row([OrderNumber(one.ordered.number), *parts, result], gap=10)
    else:
        lines = Column([name, Row([promised, Sized(span, width=104)], gap=8), result], gap=2, grow=1)
        row = Row([OrderNumber(one.ordered.number), lines], gap=10, align="top")
    label = one.events[0].label if one.events else ""
    if not label:
        return Panel(row, pad=(0, 6), ground="")
    return Pressable(row, key=f"order{one.ordered.number}", pad=(0, 6), tip=_("Ask why it came so."), radius=4,
                     on_press=partial(open_why, desk, label, turn))  # fmt: skip


def _promise(one: Came) -> str:
    if one.line is None:
        return _("no forecast in numbers")
    return _("{value} {what}").format(value=value_text(one.line, one.line.value), what=short_words(one.line))


def _range(one: Came) -> Widget:
    line = one.line
    if line is None or one.refused:
        return Gap(0)
    high = 1.0 if line.unit == "chance" else max(line.high, one.came or 0.0) * 1.2
    low = 0.0 if line.unit == "chance" else min(line.low, one.came or 0.0, 0.0)
    tip = _("Expected {range}; the white dot is what came.").format(range=range_text(line, "–"))
    return Panel(Range(line.low, line.high, one.came, low, high), pad=0, ground="", tip=tip)


def _sign(one: Came) -> Widget:
    if one.refused:
        return Icon("refused", 18, "worse")
    icons = {1: ("check", "better"), -1: ("dry_hole", "worse"), 0: ("info", "second")}
    return Icon(*((icons[one.good][0], 18, icons[one.good][1])))


def all_orders(desk: Desk, facts: Facts, narrow: bool) -> Widget:
    """What was ordered, with all that was expected and all that came of it; in a narrow window below each other."""
    if not facts.came:
        return titled(_("Your orders"), "", [Text(_("You gave no orders this turn."), BODY, "second")])
    return Column([_order(desk, one, narrow) for one in facts.came], gap=12)


def _order(desk: Desk, one: Came, narrow: bool) -> Widget:
    order = one.order
    known = desk.play.known
    said = [*order_titles.details(known, order), order_titles.cost(order), order_titles.timing(order)]
    detail = " · ".join(part for part in said if part)
    words = Column([Text(order_titles.heading(known, order), BODY_BOLD), Text(detail, LABEL, "second")], gap=2)
    words.grow = 1
    sign = Row([_sign(one), Text(one.words, BODY_BOLD, grow=1)], gap=8, grow=1)
    marks: list[Widget] = [OrderNumber(one.ordered.number), Icon(ORDER_ICONS.get(order.name, "info"), 20, "second")]
    head = [Row([*marks, words], gap=12, align="top"), sign] if narrow else [Row([*marks, words, sign], gap=12, align="top")]
    items: list[Widget] = [*head]
    if one.refused:
        items.append(Panel(Row([Icon("refused", 18, "worse"), Text(one.refused, BODY, "text", grow=1)], gap=10), pad=(12, 8),
                           ground="worse_back", radius=6))  # fmt: skip
    parts = [part for part in (_promised(one), _told(desk, one)) if part is not None]
    if parts:
        items.append(Divider())
        items.append(Column(parts, gap=12) if narrow or len(parts) < 2 else Row(parts, gap=32, align="top"))
    return Panel(Column(items, gap=10), pad=16, edge="divider", radius=8)


def _promised(one: Came) -> Widget | None:
    """All that the forecast said of its results."""
    if not one.ordered.forecast:
        return None
    items = [why_parts.heading(_("What you could expect beforehand"))]
    for line in results_of(one.ordered.forecast) or one.ordered.forecast:
        name = _(wording.LINES[line.name])
        value, low, high = (value_text(line, each) for each in (line.value, line.low, line.high))
        span = value if low == high else _("{value} ({range})").format(value=value, range=range_text(line, "–"))
        items.append(why_parts.line(first_up(name), span))
    items.append(Text(_("A forecast is a result of rules and beliefs, not a prediction."), LABEL, "label"))
    return Column(items, gap=6, grow=2)


def _told(desk: Desk, one: Came) -> Widget | None:
    """All that the seat was told of what came of it."""
    if not one.events:
        return None
    items: list[Widget] = []
    for seen in one.events:
        words = Column([Text(seen.when, LABEL, "label"), Text(seen.text, BODY)], gap=0, grow=1)
        icon = Icon(EVENT_ICONS.get(seen.kind, "info"), 18, "second")
        row = Row([icon, words, Icon("chevron_right", 16)], gap=12, align="top")
        items.append(Pressable(row, key=f"came-{one.ordered.number}-{seen.label}", pad=(4, 4), radius=4,
                               tip=_("Ask why this happened."),
                               on_press=partial(open_why, desk, seen.label, seen.turn)))  # fmt: skip
    return Column([why_parts.heading(_("What came of it")), *items], gap=4, grow=3)

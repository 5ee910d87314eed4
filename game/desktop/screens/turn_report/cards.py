"""Cards of the report: headline measures, what people paid, lenses, the mandate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import standing
from game.clients.known import Known
from game.clients.market_figures import has_market
from game.clients.numbers import measured
from game.clients.turn_figures import Figure, better_when, change_words, counted_words, lengths_differ, lens_position
from game.core.measures import MEASURES
from game.core.world import Bound
from game.desktop.art.fonts import BODY, BODY_BOLD, HEADLINE, LABEL
from game.desktop.charts.bars import LensBar
from game.desktop.map.border_panels import product_table
from game.desktop.screens.frame import lens_name, mandate_of
from game.desktop.screens.turn_report.drawn import Change, Course, tone
from game.desktop.screens.turn_report.facts import Facts
from game.desktop.screens.why import open_why
from game.desktop.widgets.cards import card
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session.naming import text_in
from game.texts import _, first_up, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk

ICONS: Final = {
    "civilian_deaths": "civilians", "americans_harmed": "person", "security_deaths": "shield", "raider_deaths": "teams",
    "homicides": "violence", "displaced": "displaced", "abuse_incidents": "civilians",
}  # fmt: skip


def titled(title: str, aside: str, items: Sequence[Widget]) -> Widget:
    """A card of the report, with what is said beside its title."""
    return card(title, items, aside, gap=10, pad=16)


def headline(desk: Desk, facts: Facts, figure: Figure, slim: bool = False) -> Widget:
    """A headline measure: value, change, course, and whether it went as was said; `slim`: in a card with little width."""
    better = better_when(figure.measure, facts.seat)
    said = next((one for one in facts.said if one.measure == figure.measure and one.came is not None), None)
    counted = MEASURES[figure.measure].kind == "flow"
    world, label = desk.play.session.truth.world, figure.label
    if counted:
        label = counted_words(world, facts.turn, figure.label, _("{measure}, this turn"))
    head: list[Widget] = [Text(label, BODY, "second", grow=1)]
    aside: list[Widget] = []
    if said is not None:
        aside.append(Text(_("as you said") if said.said == said.came else _("not as you said"), LABEL, "label"))
    value: list[Widget] = [Text(measured(figure.measure, figure.value), HEADLINE)]
    if figure.error > 0.0:
        value.append(Text(f"± {measured(figure.measure, figure.error)}", BODY, "second"))
    words = change_words(figure.measure, figure.change)
    if figure.before is not None:
        direction = 0 if not words else 1 if figure.change > 0 else -1
        value.append(Change(direction, words or _("same"), tone(direction, better)))
    if counted:
        value.append(Text(_("{count} so far").format(count=measured(figure.measure, sum(figure.course))), LABEL, "label"))
    (value if slim else head).extend(aside)
    first = _("start") if figure.first == 0 else _("turn {turn}").format(turn=number(1))
    course = Course(figure.paced, figure.error, first, _("turn {turn}").format(turn=number(facts.turn)))
    column = Column([Row(head, gap=8, align="top"), Flow(value, gap=10, line_gap=0), Gap(0, grow=1), course], gap=4)
    if figure.measure not in facts.askable:
        tip = _("{measure}. This is a belief or a public count; what moved it is not booked for your seat.")
        return Panel(column, pad=12, edge="divider", radius=8, tip=tip.format(measure=figure.label))
    tip = _("{measure}: press to ask why").format(measure=figure.label)
    if counted and lengths_differ(world):
        tip += ". " + _("Turns differ in length: as many days are compared.")
    act = partial(open_why, desk, figure.measure, facts.turn)
    return Pressable(column, on_press=act, pad=(12, 12), ground="panel", edge="divider", radius=8, tip=tip,
                     key=f"headline-{figure.measure}")  # fmt: skip


def market(desk: Desk, facts: Facts) -> list[Widget]:
    """What the turn did to the market, product by product; nothing in a scenario without one."""
    known = Known.at(desk.play.session, facts.seat, facts.turn)
    if not has_market(known):
        return []
    note = Text(_("In brackets: the change in this turn. Seized and deaths: in this turn."), LABEL, "label")
    table = product_table(desk, known, with_choice=False)
    return [titled(_("Market"), _("in the United States"), [table, note])]


def paid_by_people(desk: Desk, facts: Facts) -> Widget:
    """What the turn cost people, in the turn and in the game so far."""
    items: list[Widget] = []
    for one in facts.paid:
        so_far = _("{count} so far").format(count=number(one.so_far))
        row = Row(
            [
                Icon(ICONS[one.measure], 18, "second"),
                Text(one.label, BODY, "text", grow=1),
                Text(number(one.now), BODY_BOLD, align="right"),
                Text(so_far, LABEL, "label", align="right"),
            ],
            gap=10,
        )
        pressed = partial(open_why, desk, one.measure, facts.turn)
        items += [Divider(), Pressable(row, key=f"paid-{one.measure}", pad=(0, 5), on_press=pressed, radius=4,
                                       tip=_("{measure}: press to ask why").format(measure=one.label))]  # fmt: skip
    return titled(_("Costs paid by people"), _("this turn"), [Column(items, gap=0)])


def lenses(desk: Desk, facts: Facts) -> Widget:
    """The lenses once the game is over; before, what the lens of the mandate is made of, as far as the seat may know."""
    session, seat, mandate = desk.play.session, desk.play.seat, mandate_of(desk)
    items: list[Widget] = []
    if session.over:
        for lens in facts.lenses:
            goal = mandate.target if mandate is not None and mandate.lens == lens.name else None
            head = Row([Text(first_up(lens_name(lens.name)), BODY_BOLD, grow=1), Text(number(lens.value), BODY_BOLD)], gap=8)
            items.append(Column([head, LensBar(lens.value, goal)], gap=2))
        return titled(_("Lenses"), _("0–100, published anchors"), items)
    if mandate is None:
        text = _("No mandate judges your seat; the lenses are told when the game is over.")
        return titled(_("Lenses"), "", [Text(text, BODY, "second")])
    so_far = desk.play.lens_so_far(mandate.lens)
    if so_far is not None:
        words = Text(_("The whole lens, at the pace so far"), BODY_BOLD, grow=1)
        head = Row([words, Text(number(so_far), BODY_BOLD)], gap=8)
        wanted = Text(_("goal {target} of 100").format(target=number(mandate.target)), LABEL, "label")
        items += [Column([head, LensBar(so_far, mandate.target), wanted], gap=2), Divider()]
    for item in session.truth.world.lenses[mandate.lens]:
        where = lens_position(session, seat, item)
        now = standing.now(session, seat, item)
        if now == standing.UNKNOWN:
            now = _("told at the end")
        anchors = _("0 at {zero}, 100 at {hundred}").format(
            zero=measured(item.measure, item.zero), hundred=measured(item.measure, item.hundred)
        )
        line = Row([Text(first_up(standing.name_of(session, seat, item)), BODY, grow=1),
                     Text(now, BODY_BOLD if where is not None else BODY, "text" if where is not None else "label",
                          align="right")], gap=8, align="top")  # fmt: skip
        parts: list[Widget] = [line, LensBar(where), Text(anchors, LABEL, "label")]
        if where is None:
            parts = [line, Text(anchors, LABEL, "label")]
        items.append(Panel(Column(parts, gap=2), pad=0, ground="", tip=text_in(item.source)))
    late = standing.told_late(session, seat, mandate.lens)
    if late:
        items.append(Text(late, LABEL, "label"))
    title = _("Lens: {name}").format(name=lens_name(mandate.lens))
    return titled(title, _("now, as you know it"), items)


def mandate_card(desk: Desk) -> Widget:
    """The mandate: what is to be reached, what must hold, and how each stands."""
    mandate = mandate_of(desk)
    if mandate is None:
        text = _("Your seat is not judged by a mandate in this scenario; play for what your group is after.")
        return titled(_("Your mandate"), "", [Text(text, BODY, "second")])
    goal = _("goal {target} of 100").format(target=number(mandate.target))
    so_far, lens = desk.play.lens_so_far(mandate.lens), lens_name(mandate.lens)
    if so_far is not None:
        lens = _("{lens}: {value} at the pace so far").format(lens=lens, value=number(so_far))
    items: list[Widget] = [Divider(), _judged("mandate", "accent", text_in(mandate.title), lens, goal)]
    for bound, icon, colour, name in (
        (mandate.floor, "minus", "worse", _("floor")), (mandate.red_line, "shield", "own", _("red line")),
    ):  # fmt: skip
        items += [Divider(), _judged(icon, colour, text_in(bound.text), _so_far(desk, bound), name)]
    return titled(_("Your mandate"), _("no total score"), [Column(items, gap=6)])


def _so_far(desk: Desk, bound: Bound) -> str:
    limit = bound.at_most if bound.at_most is not None else bound.at_least
    now = standing.now(desk.play.session, desk.play.seat, bound)
    if now == standing.UNKNOWN:
        now = _("not known to you")
    words = _("{now}; at most {limit}") if bound.at_most is not None else _("{now}; at least {limit}")
    if standing.breaks(desk.play.session, desk.play.seat, bound):
        words = _("{now}; at most {limit}: broken") if bound.at_most is not None else _("{now}; at least {limit}: broken")
    return words.format(now=now, limit=measured(bound.measure, limit or 0.0))


def _judged(icon: str, colour: str, title: str, now: str, aside: str) -> Widget:
    words = Column([Text(title, BODY), Text(now, LABEL, "second")], gap=2, grow=1)
    return Row([Icon(icon, 18, colour), words, Text(aside, LABEL, "label", align="right")], gap=10, align="top")

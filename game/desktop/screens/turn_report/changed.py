"""What changed most, and why: a number from before to after by its causes, and the chain behind the largest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import attrs

from game.clients.causes import Bridge, Step, most_changed
from game.clients.numbers import shows, with_sign
from game.clients.succession import risen_risk
from game.clients.turn_figures import better_when
from game.clients.why import headline_of, leading_to
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.art.icon_tables import EVENT_ICONS
from game.desktop.screens.turn_report.cards import titled
from game.desktop.screens.turn_report.drawn import Change, tone
from game.desktop.screens.turn_report.facts import Facts
from game.desktop.screens.turn_report.waterfall import Bar, Waterfall
from game.desktop.screens.why import open_why
from game.desktop.widgets.controls import Chip, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Row
from game.desktop.widgets.text import Icon, Text
from game.session.explain_counts import COUNTS
from game.session.reporting import SeenEvent
from game.texts import _, first_up, ngettext, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk

FEWEST: int = 4  # causes that bars tell of at the least
CHAIN: int = 4  # events of a chain that are shown beside each other


def what_changed(desk: Desk, facts: Facts, chosen: str, on_choose: Callable[[str], object], room: int) -> Widget:
    """The panel: bars beside each other where each finds its place in `room` px at 100%, else lines below each other."""
    title = _("What changed most, and why")
    warned = _warned(desk, facts)
    if not facts.bridges:
        text = _("Nothing of yours changed but what comes in every turn.")
        return titled(title, "", [*warned, Text(text, BODY, "second")])
    names = [one.name for one in facts.bridges]
    name = chosen if chosen in names else most_changed(facts.bridges)
    one = next(each for each in facts.bridges if each.name == name)
    chips = [
        Chip(each.title, chosen=each is one, key=f"changed-{each.name}", on_press=partial(on_choose, each.name),
             tip=_("Show what changed this"))
        for each in facts.bridges
    ]  # fmt: skip
    items: list[Widget] = [*warned, Flow(chips, gap=8, line_gap=8)]
    items.append(_drawn(desk, facts, one, room) or _lines(desk, facts, one))
    items.append(_chain(desk, facts, one))
    return titled(title, _beside(one), items)


def _warned(desk: Desk, facts: Facts) -> list[Widget]:
    """A warning that a red seat's own group has become likelier to split."""
    risen = risen_risk(desk.play.session, facts.seat, facts.turn)
    return [Row([Icon("warning", 18, "worse"), Text(risen, BODY_BOLD, grow=1)], gap=8, align="top")] if risen else []


def _drawn(desk: Desk, facts: Facts, one: Bridge, room: int) -> Widget | None:
    """The bars, the smallest causes taken together where not all find room; None where too few are left to tell of."""
    least = min(len(one.steps), FEWEST)
    while True:
        drawn = Waterfall(_bars(desk, facts, one), partial(_figure, one))
        if drawn.least(desk.ui) <= desk.ui.px(room):
            return drawn
        if len(one.steps) <= least:
            return None
        *steps, last = one.steps
        one = attrs.evolve(one, steps=tuple(steps), rest=one.rest + last.amount, others=one.others + 1, rest_words="")


def _beside(one: Bridge) -> str:
    if one.days:
        return _("against the turn before, at as many days")
    return _("this turn against the turn before") if one.against_before else _("from the start of the turn to its end")


def _figure(one: Bridge, value: float) -> str:
    return with_sign(value, one.unit, plus=False)


def _kind(facts: Facts, one: Bridge, amount: float) -> str:
    colour = tone(amount, better_when(one.name, facts.seat))
    return colour if colour in ("better", "worse") else "plain"


def _bars(desk: Desk, facts: Facts, one: Bridge) -> list[Bar]:
    before = _("turn {turn}").format(turn=number(facts.turn - 1)) if facts.turn > 1 else _("start")
    length = ngettext("at {count} day", "at {count} days", int(one.days)).format(count=number(one.days)) if one.days else ""
    bars = [Bar(0.0, one.start, _figure(one, one.start), first_up(before), length, "before")]
    at = one.start
    for step in one.steps:
        amount = with_sign(step.amount, one.unit)
        words = _("{cause}: {amount}").format(cause=step.words, amount=amount)
        bars.append(
            Bar(at, at + step.amount, amount, step.words, step.detail, _kind(facts, one, step.amount), words,
                partial(open_why, desk, step.event or one.name, facts.turn))
        )  # fmt: skip
        at += step.amount
    if shows(one.rest, one.unit):
        amount, tip = with_sign(one.rest, one.unit), one.rest_words or _("All other causes")
        bars.append(Bar(at, one.end, amount, one.rest_words or _("All other"), _others(one), "rest", tip,
                        partial(open_why, desk, one.name, facts.turn)))  # fmt: skip
    after = _("turn {turn}").format(turn=number(facts.turn))
    bars.append(Bar(0.0, one.end, _figure(one, one.end), first_up(after), "", "after"))
    return bars


def _others(one: Bridge) -> str:
    if one.rest_words:
        return _("told by no event")
    if one.others < 1:
        return ""
    return ngettext("{count} cause", "{count} causes", one.others).format(count=number(one.others))


def _lines(desk: Desk, facts: Facts, one: Bridge) -> Widget:
    """The same in lines, for a narrow window."""
    items: list[Widget] = [Row([Text(_("Before"), BODY_BOLD, grow=1), Text(_figure(one, one.start), BODY_BOLD)], gap=12)]
    steps = list(one.steps)
    if shows(one.rest, one.unit):
        steps.append(Step(one.rest, one.rest_words or _("All other"), _others(one), ""))
    for place, step in enumerate(steps):
        direction = 1 if step.amount > 0 else -1
        change = Change(direction, with_sign(abs(step.amount), one.unit, plus=False),
                        tone(step.amount, better_when(one.name, facts.seat)))  # fmt: skip
        words: list[Widget] = [Text(step.words, BODY)]
        if step.detail:
            words.append(Text(step.detail, LABEL, "label"))
        row = Row([Column(words, gap=0, grow=1), change], gap=12)
        items += [Divider(), Pressable(row, key=f"step{place}", pad=(0, 4), tip=_("Ask why this happened."),
                                       on_press=partial(open_why, desk, step.event or one.name, facts.turn))]  # fmt: skip
    last = Row([Text(_("After"), BODY_BOLD, grow=1), Text(_figure(one, one.end), BODY_BOLD)], gap=12)
    return Column([*items, Divider(), last], gap=4)


def _chain(desk: Desk, facts: Facts, one: Bridge) -> Widget:
    """The chain of events behind the largest cause that an event tells of, and the way to the whole why-card."""
    events: tuple[SeenEvent, ...] = ()
    step = next((each for each in one.steps if each.event), None)
    if step is not None:
        last = facts.told[step.event]
        events = (*leading_to(facts.told, last), last)
    parts: list[Widget] = [Text("…", LABEL_BOLD, "label")] if len(events) > CHAIN else []  # the card tells what came before
    for place, seen in enumerate(events[-CHAIN:]):
        if place:
            parts.append(Icon("chevron_right", 16, "label"))
        words = headline_of(desk.play.names, seen)
        parts.append(Row([Icon(EVENT_ICONS.get(seen.kind, "info"), 18, "own" if not place else "second"),
                          Text(words, LABEL_BOLD)], gap=6))  # fmt: skip
    if step is not None:
        amount = with_sign(step.amount, one.unit)
        if one.name in COUNTS:  # the step is of all events of the kind, of which the chain shows the largest
            amount = _("{amount} in all").format(amount=amount)
        parts.append(Text(amount, LABEL_BOLD, "second"))
    parts.append(Text(_("Open the why-card"), LABEL_BOLD, "accent_hover"))
    return Pressable(Flow(parts, gap=10, line_gap=6), pad=(12, 8), ground="raised", radius=6, key="why-changed",
                     tip=_("Every cause of this number"), shortcut="W",
                     on_press=partial(open_why, desk, one.name, facts.turn))  # fmt: skip

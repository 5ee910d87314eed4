"""Every event of a turn that the seat was told, in chains, to be filtered by what it has to do with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.changes import GOOD, GRAVE, chains_of
from game.clients.event_kinds import TOPICS, counts, title_of, topics_of
from game.clients.why import headline_of
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.art.icon_tables import EVENT_ICONS
from game.desktop.screens.turn_report.facts import Facts
from game.desktop.screens.why import open_why
from game.desktop.widgets.controls import Chip, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Text
from game.session.reporting import SeenEvent
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk

INDENT: Final = 26  # px at 100% by which an event stands under what caused it
DEEPEST: Final = 4


def all_events(desk: Desk, facts: Facts, topic: str, on_topic: Callable[[str], object], narrow: bool) -> Widget:
    """The chips and the events; `topic` "" shows all."""
    many = counts(facts.events)
    topic = topic if topic in many else ""  # another turn may have had events of it, this one none
    chips: list[Widget] = [_chip(_("All"), len(facts.events), "", not topic, on_topic)]
    for name, words, icon, _kinds in TOPICS:
        if name in many:
            chips.append(_chip(_(words), many[name], icon, name == topic, partial(on_topic, name), name))
    shown = [seen for seen in facts.events if not topic or topic in topics_of(seen)]
    items: list[Widget] = [Flow(chips, gap=8, line_gap=8)]
    if not shown:
        items.append(Text(_("Nothing that you would know of."), BODY, "second"))
    rows: list[Widget] = []
    for chain in chains_of(shown):
        rows += [Divider(), *(_event(desk, facts, seen, bool(topic), narrow) for seen in chain)]
    return Column([*items, Column(rows, gap=0)], gap=12)


def _chip(words: str, many: int, icon: str, chosen: bool, act: Callable[..., object], name: str = "") -> Widget:
    text = _("{what} {count}").format(what=words, count=number(many))
    press = act if name else partial(act, "")
    return Chip(text, chosen=chosen, icon=icon, key=f"topic-{name or 'all'}", on_press=press,
                tip=_("Show only these events") if name else _("Show every event"))  # fmt: skip


def _event(desk: Desk, facts: Facts, seen: SeenEvent, filtered: bool, narrow: bool) -> Widget:
    """One event: when, what, under what caused it."""
    tint = "worse" if seen.kind in GRAVE else "better" if seen.kind in GOOD else "second"
    words: list[Widget] = [Text(title_of(seen.kind), BODY_BOLD), Text(seen.text, BODY, "second")]
    cause = facts.told.get(seen.because)
    if cause is not None and cause.turn < facts.turn:
        text = _("because of: {event} (turn {turn})")
        name = headline_of(desk.play.names, cause)
        words.append(Text(text.format(event=name, turn=number(cause.turn)), LABEL, "label"))
    if seen.hidden:
        words.append(Text(_("you did not see this"), LABEL, "label"))
    when = Text(seen.when, LABEL, "label")
    if narrow:
        words.insert(0, when)
    parts: list[Widget] = [] if narrow else [Sized(when, width=112)]
    depth = 0 if filtered else min(seen.depth, DEEPEST)
    if depth:
        parts.append(Gap((INDENT if not narrow else INDENT // 2) * depth))
    parts += [Icon(EVENT_ICONS.get(seen.kind, "info"), 20, tint), Column(words, gap=0, grow=1), Icon("chevron_right", 16)]
    return Pressable(Row(parts, gap=12, align="top"), key=f"event-{seen.label}", pad=(8, 6), radius=4,
                     tip=_("Ask why this happened."), on_press=partial(open_why, desk, seen.label, facts.turn))  # fmt: skip


def framed(child: Widget) -> Widget:
    """A page of the report on a panel of its own."""
    return Panel(child, pad=16, edge="divider", radius=8)

"""The feed of a playback: what was told until the moment shown, by pulse, filtered by topic, place and words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from game.clients.changes import GOOD, GRAVE
from game.clients.event_kinds import TOPICS, title_of, topics_of
from game.clients.why import headline_of
from game.desktop.art.fonts import BODY, BODY_BOLD, BODY_MEDIUM, LABEL, LABEL_BOLD, PANEL
from game.desktop.art.icon_tables import EVENT_ICONS
from game.desktop.screens.playback.story import Entry, Story
from game.desktop.widgets.controls import Button, Chip, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Divider, Flow, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.session.naming import Names
from game.session.reporting import SeenEvent
from game.texts import _, ngettext, number

if TYPE_CHECKING:
    pass

FEED: Final = "feed"  # key of the list, under which its place is kept
TIME: Final = 44  # px at 100% of the column of times
_OURS: Final = ("raid", "joint_raid", "strike", "deployment", "border_deployment", "graduates")


@attrs.define
class Wanted:
    """What of the feed is to be seen: a topic, a region, words ("" each for all); in which order."""

    topic: str = ""
    region: str = ""
    query: str = ""
    newest_first: bool = True
    searching: bool = False

    def takes(self, entry: Entry, names: Names, topic: bool = True) -> bool:
        """Whether a line is to be seen; `topic` false leaves that out of account."""
        if topic and self.topic and self.topic not in entry.topics:
            return False
        if self.region and self.region not in entry.regions:
            return False
        words = " ".join([title_of(entry.seen.kind), entry.seen.text, *(names.region(one) for one in entry.regions)])
        return _plain(self.query) in _plain(words)


def _plain(text: str) -> str:
    """A text as it is searched: without accents and case."""
    parted = unicodedata.normalize("NFD", text)
    return "".join(mark for mark in parted if not unicodedata.combining(mark)).casefold().strip()


@attrs.frozen
class Hands:
    """What the feed does when it is pressed."""

    choose: Callable[[str], object]  # a line by its label
    changed: Callable[[], object]  # what is wanted has changed
    handled: Callable[[Callable[[], object]], Callable[[], object]]  # lets the keyboard go again after a press


@attrs.frozen
class Told:
    """What the feed tells: the lines told so far in order of time, which is chosen, and what else is to be said."""

    story: Story
    entries: Sequence[Entry]
    names: Names
    chosen: str = ""
    notes: Sequence[str] = ()


def feed(told: Told, wanted: Wanted, hands: Hands, head: bool = True) -> Widget:
    """The feed with its head, filters and lines; `head` false puts the tools beside the filters and both above the lines."""
    tools = _tools(wanted, hands)
    top: list[Widget] = [Row([Text(_("Events"), PANEL, grow=1), *tools], gap=4)] if head else []
    top.append(Flow([*_filters(told, wanted, hands), *([] if head else tools)], gap=8, line_gap=6))
    if wanted.searching:
        top.append(_search(wanted, hands))
    rows = _rows(told, wanted, hands)
    if not rows:
        words = _("Nothing of that until now.") if told.entries else _("Nothing told yet.")
        if not told.story.entries:
            words = _("Nothing that you would know of.")
        rows = [Panel(Text(words, BODY, "label"), pad=(16, 16), ground="")]
    notes = [_note(note) for note in told.notes]
    rows = [*notes, *rows] if wanted.newest_first else [*rows, *notes]
    above = [Panel(Column(top, gap=10), pad=(16, 10), ground=""), Divider()]
    inside = rows if head else [*above, *rows]  # where the window is low they scroll away
    lines = Scroll(Column(inside, gap=0), key=FEED, grow=1, to_end=not wanted.newest_first)
    return Panel(Column([*(above if head else []), lines], gap=0), pad=0, grow=1)


def _note(text: str) -> Widget:
    row = Row([Icon("warning", 18, "worse"), Text(text, LABEL, "text", grow=1)], gap=12)
    return Panel(row, pad=(16, 8), ground="worse_back")


def _tools(wanted: Wanted, hands: Hands) -> list[Widget]:
    def turn_round() -> None:
        wanted.newest_first = not wanted.newest_first
        hands.changed()

    def search() -> None:
        wanted.searching = not wanted.searching
        wanted.query = ""
        hands.changed()

    order = _("newest first") if wanted.newest_first else _("oldest first")
    return [
        Button(icon="search", kind="quiet", key="look", tip=_("Search the events"), shortcut="Ctrl+F", show_key=False,
               on_press=search),
        Button(order, icon="sort", kind="quiet", key="order", tip=_("In which order the events stand"),
               on_press=hands.handled(turn_round)),
    ]  # fmt: skip


def _search(wanted: Wanted, hands: Hands) -> Widget:
    def typed(text: str) -> None:
        wanted.query = text
        hands.changed()

    return TextField(wanted.query, hint=_("Words, a place, a name"), icon="search", key="search", on_change=typed,
                     tip=_("Only events with these words are shown"))  # fmt: skip


def _filters(told: Told, wanted: Wanted, hands: Hands) -> list[Widget]:
    """A chip for each topic that the turn has, with how many lines of it have been told."""
    here = [entry for entry in told.entries if wanted.takes(entry, told.names, topic=False)]

    def choose(topic: str) -> None:
        wanted.topic = "" if topic == wanted.topic else topic
        hands.changed()

    def anywhere() -> None:
        wanted.region = ""
        hands.changed()

    def chip(topic: str, words: str, many: int) -> Widget:
        text = _("{name} {count}").format(name=words, count=number(many))
        return Chip(text, chosen=wanted.topic == topic, key=f"topic-{topic or 'all'}", tip=_("Show these events alone"),
                    on_press=hands.handled(partial(choose, topic)))  # fmt: skip

    chips: list[Widget] = [chip("", _("All"), len(here))]
    for topic, name, _icon, _kinds in TOPICS:
        if any(topic in entry.topics for entry in told.story.entries):
            chips.append(chip(topic, _(name), sum(topic in entry.topics for entry in here)))
    if wanted.region:
        chips.append(
            Chip(told.names.region(wanted.region), icon="close", chosen=True, key="anywhere",
                 tip=_("Show the events of all places again"), on_press=hands.handled(anywhere))
        )  # fmt: skip
    return chips


def _rows(told: Told, wanted: Wanted, hands: Hands) -> list[Widget]:
    """A heading for each pulse that has lines, and the lines."""
    rows: list[Widget] = []
    lines = [entry for entry in told.entries if wanted.takes(entry, told.names)]
    for pulse in sorted({entry.pulse for entry in lines}, reverse=wanted.newest_first):
        inside = [entry for entry in lines if entry.pulse == pulse]
        many = ngettext("{count} event", "{count} events", len(inside)).format(count=number(len(inside)))
        head = Row([Text(pulse_words(told.story, pulse), LABEL_BOLD, "second", grow=1), Text(many, LABEL, "label")], gap=8)
        rows.append(Panel(head, pad=(16, 6), ground="raised"))
        for entry in inside[::-1] if wanted.newest_first else inside:
            moment = moment_words(told.story, entry.seen)
            rows += [_row(entry, told.names, moment, entry.label == told.chosen, hands), Divider()]
    return rows


def _row(entry: Entry, names: Names, moment: str, chosen: bool, hands: Hands) -> Widget:
    seen = entry.seen
    headline = headline_of(names, seen) if len(entry.members) == 1 else title_of(seen.kind)
    title = Text(headline, BODY_BOLD if chosen else BODY_MEDIUM)
    words = Column([title, Text(seen.text, LABEL, "second")], gap=2, grow=1)
    time = Sized(Text(moment, LABEL, "label", wrap=False), least_width=TIME)
    content = Row([time, Icon(EVENT_ICONS.get(seen.kind, "info"), 18, colour_of_kind(seen)), words], gap=12)
    act = hands.handled(partial(hands.choose, entry.label))
    return Pressable(content, chosen=chosen, key=f"event-{entry.label}", pad=(16, 8), on_press=act,
                     tip=_("Show where it was, and why"))  # fmt: skip


def colour_of_kind(seen: SeenEvent) -> str:
    """Colour of an event's picture: grave, good, one's own doing, or plain."""
    if seen.kind in GRAVE or "reprisals" in topics_of(seen):
        return "worse"
    if seen.kind in GOOD:
        return "better"
    return "own" if seen.kind in _OURS else "second"


def moment_words(story: Story, seen: SeenEvent) -> str:
    """The hour of an event, midnight being the end of a day but for what opens one; its day in pulses of several."""
    if story.pulse_days > 1.0:
        return _("day {day}").format(day=max(int(seen.day - 1e-9), 0) + 1)
    minutes = int(seen.day * 24.0 * 60.0 + 0.5) % (24 * 60)
    if not minutes and seen.day > story.start and seen.kind not in ("message", "inject", "lies_low"):
        return "24:00"
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def pulse_words(story: Story, pulse: int) -> str:
    """A pulse of the turn in words: its hours where pulses are parts of a day, else its day or days."""
    start = story.start + pulse * story.pulse_days
    end = start + story.pulse_days
    if story.pulse_days < 1.0:
        return _("Pulse {pulse}, hours {start} to {end}").format(
            pulse=story.first_pulse + pulse + 1, start=round(start * 24.0), end=round(end * 24.0)
        )
    first, last = int(start) + 1, round(end)
    if first >= last:
        return _("Day {day}").format(day=last)
    return _("Days {first} to {last}").format(first=first, last=last)

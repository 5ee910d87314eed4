"""The parts of a why-card: the card itself, the links of its chain, its lines of causes and of what was expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients.causes import Step
from game.clients.forecast_words import parts_text, range_text, value_text
from game.clients.numbers import shows, with_sign
from game.core.odds import ChanceRecord
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.art.icon_tables import EVENT_ICONS
from game.desktop.widgets.controls import Control, Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Divider, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.engine.forecast import Line
from game.session import odds_words, wording
from game.session.explanations import LARGEST, Explanation
from game.session.reporting import SeenEvent
from game.texts import _, first_up, number, percent

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

RING: Final = 15  # radius of the ring around the icon of a link, px at 100%
ASIDE: Final = 44  # from the left edge of a link to its words
MOST_CAUSES: Final = 24  # that stand in a card by themselves
Go = Callable[[str], object]
GRAVE: Final = (
    "reprisals", "blockades", "civilians_killed", "ambush", "aircraft_lost", "repelled", "americans_harmed", "turf_clash",
    "succession_killings", "breach", "dry_hole", "raid_leaked", "abuses", "people_leave", "violence_shock", "prison_break",
    "boats_struck",
)  # fmt: skip


@attrs.define(eq=False, slots=False)
class Card(Widget):
    """A panel with a head, a body that scrolls where there is no room for all of it, and a foot."""

    head: Widget
    body: Widget
    foot: Widget | None = None
    _scroll: Scroll = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._scroll = Scroll(self.body, key="card")

    def children(self) -> Sequence[Widget]:
        return [one for one in (self.head, self._scroll, self.foot) if one is not None]

    @property
    def solid(self) -> bool:
        return True

    def least(self, ui: Ui) -> int:
        return max(one.least(ui) for one in self.children())

    def measure(self, ui: Ui, width: int) -> Size:
        return width, sum(ui.size(one, width)[1] for one in self.children())

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        top = ui.size(self.head, rect.width)[1]
        low = 0 if self.foot is None else ui.size(self.foot, rect.width)[1]
        self.head.place(ui, pygame.Rect(rect.left, rect.top, rect.width, top))
        self._scroll.place(ui, pygame.Rect(rect.left, rect.top + top, rect.width, max(rect.height - top - low, 0)))
        if self.foot is not None:
            self.foot.place(ui, pygame.Rect(rect.left, rect.bottom - low, rect.width, low))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        paint.fill(self.rect, look.panel, ui.px(10), look.border)
        for part in self.children():
            ui.paint_widget(part, paint)
        paint.fill(pygame.Rect(self.rect.left, self.head.rect.bottom - 1, self.rect.width, 1), look.divider)
        paint.fill(self.rect, None, ui.px(10), look.border)


@attrs.define(eq=False, slots=False)
class Link(Control):
    """One link of a chain of causes: its icon in a ring, a line down to the next one, its words. A press asks about it."""

    child: Widget = attrs.field(factory=Widget)
    icon: str = "info"
    tint: str = "second"
    last: bool = False

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.px(ASIDE) + self.child.least(ui)

    def measure(self, ui: Ui, width: int) -> Size:
        wide, tall = ui.size(self.child, max(width - ui.px(ASIDE), 1))
        return wide + ui.px(ASIDE), max(tall, 2 * ui.px(RING)) + ui.px(0 if self.last else 14)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        tall = rect.height - ui.px(0 if self.last else 14)
        self.child.place(ui, pygame.Rect(rect.left + ui.px(ASIDE), rect.top, rect.width - ui.px(ASIDE), tall))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        radius = ui.px(RING)
        centre = (self.rect.left + radius + 1, self.rect.top + radius)
        if ui.is_hovered(self) and self.enabled:
            paint.fill(self.child.rect.inflate(ui.px(8), ui.px(4)), look.hover, ui.px(6))
        colour = getattr(look, self.tint)
        if not self.last:
            foot = pygame.Rect(centre[0] - 1, centre[1] + radius, max(ui.px(2), 1), self.rect.bottom - centre[1] - radius)
            paint.fill(foot, look.control_edge)
        paint.circle(colour, centre, radius, max(ui.px(2), 1))
        paint.icon(self.icon, centre, ui.px(16), colour)
        ui.paint_widget(self.child, paint)


def heading(text: str) -> Widget:
    """The heading of a part of a card."""
    return Text(text, LABEL_BOLD, "label")


def link(seen: SeenEvent, title: str, last: bool, on_go: Go | None, this: bool = False) -> Widget:
    """An event as a link; `this`: it is what the card is about, in amber, and cannot be pressed."""
    words = Column([
        Row([Text(title, BODY_BOLD, grow=1), Text(seen.when, LABEL, "label")], gap=12, align="top"),
        Text(seen.text, LABEL, "second"),
    ], gap=2)  # fmt: skip
    tint = "accent" if this else "worse" if seen.kind in GRAVE else "own" if not seen.because else "second"
    press = None if this or on_go is None else partial(on_go, seen.label)
    tip = "" if this else _("Ask why this happened.")
    return Link(child=words, icon=EVENT_ICONS.get(seen.kind, "info"), tint=tint, last=last, on_press=press, tip=tip,
                key=f"link-{seen.label}")  # fmt: skip


def line(label: str, value: str, strong: bool = False, detail: str = "") -> Widget:
    """A name at the left and a value at the right."""
    style = BODY_BOLD if strong else BODY
    words: Widget = Text(label, style, "text" if strong else "second", grow=1)
    if detail:
        words = Column([words, Text(detail, LABEL, "label")], gap=0, grow=1)
    return Row([words, Text(value, style, align="right")], gap=12, align="top", grow=1)


def causes(found: Explanation, steps: Sequence[Step], on_go: Go | None) -> list[Widget]:
    """From the value before to the value after: the three largest causes, then the rest."""
    if found.start is None or found.end is None or found.turns[1] == 0:  # before the first turn nothing has changed it
        return []
    counted = found.counted or _("Before")
    items: list[Widget] = [line(counted, with_sign(found.start, found.unit, plus=False), strong=True), Divider()]
    shown = [step for step in steps if shows(step.amount, found.unit)][:MOST_CAUSES]
    for place, step in enumerate(shown):
        if place == LARGEST:
            items.append(Text(_("and smaller:"), LABEL, "label"))
        items.append(_cause(step, found.unit, place, on_go))
    rest = [step for step in steps if step not in shown]
    if rest:
        words = ", ".join(list(dict.fromkeys(step.words for step in rest))[:3])
        text = _("smaller changes ({words})").format(words=words)
        items.append(line(first_up(text), with_sign(sum(step.amount for step in rest), found.unit)))
    if not steps:
        items.append(Text(_("Nothing changed it."), BODY, "second"))
    change = with_sign(found.end - found.start, found.unit)
    after = _("After ({change})").format(change=change) if found.start else _("After")
    return [*items, Divider(), line(after, with_sign(found.end, found.unit, plus=False), strong=True)]


def _cause(step: Step, unit: str, place: int, on_go: Go | None) -> Widget:
    row = line(step.words, with_sign(step.amount, unit), place < LARGEST, step.detail)
    if not step.event or on_go is None:
        return row
    return Pressable(Row([row, Icon("chevron_right", 16)], gap=8), key=f"cause-{place}", pad=(0, 4), radius=4,
                     on_press=partial(on_go, step.event), tip=_("Ask why this happened."))  # fmt: skip


def expected(lines: Sequence[Line], results: Sequence[str]) -> list[Widget]:
    """What the seat could expect beforehand, the results first, and what came."""
    items: list[Widget] = []
    for one in sorted(lines, key=lambda each: each.odds is not None):
        span = _("{value} ({range})").format(value=value_text(one, one.value), range=range_text(one, "–"))
        name = wording.LINES[one.name]
        items.append(line(first_up(_(name)), span, strong=one.odds is None))
    if results:
        items += [Divider(), line(_("It happened"), ", ".join(results), strong=True)]
    return items


def chance(one: ChanceRecord) -> Widget:
    """A chance of the truth with its parts and its draw; for a game that is over."""
    what = odds_words.chance_name(one.rule, tuple(name for name, _amount in one.modifiers))
    text = _("{chance}; drawn {draw}, {result}").format(
        chance=percent(one.chance), draw=percent(one.draw, 1),
        result=_("it came true") if one.result else _("it did not"),
    )  # fmt: skip
    parts = parts_text(one.rule, one.base, one.modifiers)
    return Column([Text(first_up(what), BODY_BOLD), Text(text, BODY), Text(parts, LABEL, "second")], gap=2)


def lock(text: str) -> Widget:
    """What the seat may not see yet."""
    return Panel(Row([Icon("lock", 18, "second"), Text(text, LABEL, "second", grow=1)], gap=12), pad=(12, 10),
                 ground="raised", radius=6)  # fmt: skip


def more(many: int, shown: int) -> Widget | None:
    """How many more there are than are shown."""
    if many <= shown:
        return None
    return Text(_("... and {count} more").format(count=number(many - shown)), LABEL, "label")

"""Bars of the order dialog: outcomes that exclude each other, ranges, log-odds from a common zero, rungs, the coming fix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients.forecast_words import Outcome
from game.desktop.art.fonts import BODY, LABEL, LABEL_BOLD
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size, Widget
from game.engine.forecast import Line
from game.session import wording
from game.texts import _, number, percent

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

LEAST_SHARE: Final = 0.004  # of a bar that is worth drawing
WORDS_SHARE: Final = 0.5  # of a row of log-odds that its words take


def pattern(ui: Ui, paint: Paint, rect: pygame.Rect, kind: str) -> None:
    """Fill a rectangle as an outcome of its kind: every kind has its own pattern beside its colour."""
    look = paint.palette
    if rect.width <= 0:
        return
    if kind == "best":
        paint.fill(rect, look.own, ui.px(2))
    elif kind == "good":
        paint.fill(rect, look.own_back, ui.px(2), look.own)
        paint.hatch(rect, look.own, max(ui.px(6), 3))
    elif kind == "idle":
        paint.fill(rect, look.hover, ui.px(2), look.control_edge)
        step = max(ui.px(6), 3)
        with paint.clipped(rect):
            for row, y in enumerate(range(rect.top + step // 2, rect.bottom, step)):
                for x in range(rect.left + step // 2 + (row % 2) * step // 2, rect.right, step):
                    paint.circle(look.second, (x, y), max(ui.px(1), 1))
    else:
        paint.fill(rect, look.danger_fill, ui.px(2))


@attrs.define(eq=False, slots=False)
class OutcomeBar(Widget):
    """Outcomes that exclude each other, as parts of one bar."""

    outcomes: Sequence[Outcome] = ()

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(28)

    def least(self, ui: Ui) -> int:
        return ui.px(80)

    def paint(self, ui: Ui, paint: Paint) -> None:
        whole = sum(one.chance for one in self.outcomes)
        shown = [one for one in self.outcomes if one.chance > LEAST_SHARE * whole]
        gap = max(ui.px(2), 1)
        room = self.rect.width - gap * max(len(shown) - 1, 0)
        x, done = self.rect.left, 0.0
        for place, one in enumerate(shown):
            done += one.chance
            right = self.rect.left + gap * place + int(room * done / max(whole, 1e-9) + 0.5)
            pattern(ui, paint, pygame.Rect(x, self.rect.top, max(right - x, 1), self.rect.height), one.kind)
            x = right + gap


@attrs.define(eq=False, slots=False)
class Swatch(Widget):
    """The pattern of one kind of outcome, beside its words."""

    kind: str = "best"

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(14), ui.px(14)

    def paint(self, ui: Ui, paint: Paint) -> None:
        pattern(ui, paint, self.rect, self.kind)


@attrs.define(eq=False, slots=False)
class RangeBar(Widget):
    """A likely value as a dot on its range, between 0 and `top`."""

    low: float = 0.0
    value: float = 0.0
    high: float = 0.0
    top: float = 1.0

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(120)), ui.px(16)

    def least(self, ui: Ui) -> int:
        return ui.px(48)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, pad = paint.palette, ui.px(5)
        room = self.rect.inflate(-2 * pad, 0)
        y, top = self.rect.centery, self.top if self.top > 0.0 else 1.0

        def x(value: float) -> int:
            return room.left + int(room.width * max(0.0, min(value / top, 1.0)) + 0.5)

        paint.fill(pygame.Rect(room.left, y, room.width, 1), look.control_edge)
        thick = max(ui.px(4), 2)
        long = max(x(self.high) - x(self.low), 1)
        paint.fill(pygame.Rect(x(self.low), y - thick // 2, long, thick), look.second, thick // 2)
        paint.circle(look.panel, (x(self.value), y), ui.px(5))
        paint.circle(look.text, (x(self.value), y), ui.px(4))


@attrs.define(eq=False, slots=False)
class PartRow(Control):
    """One part of a chance: its words, its bar from the common zero, its size in log-odds. `most`: size of the longest."""

    words: str = ""
    amount: float = 0.0
    most: float = 1.0
    base: bool = False

    @property
    def takes_focus(self) -> bool:
        return True

    @property
    def enabled(self) -> bool:
        return self.on_press is not None

    def _columns(self, ui: Ui, width: int) -> tuple[int, int, int]:
        inner = width - 2 * ui.px(8)
        figures = ui.text_width("+0.00", BODY) + ui.px(8)
        words = int((inner - figures) * WORDS_SHARE)
        return words, inner - figures - words, figures

    def least(self, ui: Ui) -> int:
        return ui.px(200)

    def measure(self, ui: Ui, width: int) -> Size:
        words = self._columns(ui, width)[0]
        lines = ui.wrap(self.words, BODY, max(words - ui.px(8), 1))
        return width, max(len(lines) * ui.line_height(BODY), ui.px(20)) + ui.px(4)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        if ui.is_hovered(self) or ui.is_focused(self):
            paint.fill(self.rect, look.hover, ui.px(4))
        words, room, figures = self._columns(ui, self.rect.width)
        left, tall = self.rect.left + ui.px(8), ui.line_height(BODY)
        lines = ui.wrap(self.words, BODY, max(words - ui.px(8), 1))
        y = self.rect.centery - tall * len(lines) // 2
        for line in lines:
            paint.text(pygame.Rect(left, y, words, tall), line, BODY, look.second if self.base else look.text)
            y += tall
        zero, half = left + words + room // 2, room // 2 - ui.px(4)
        long = max(int(half * min(abs(self.amount) / self.most, 1.0) + 0.5), 1)
        bar = pygame.Rect(zero if self.amount >= 0 else zero - long, self.rect.centery - ui.px(6), long, ui.px(12))
        if self.base:
            pattern(ui, paint, bar, "idle")
        elif self.amount >= 0:
            paint.fill(bar, look.own, ui.px(2))
        else:
            paint.fill(bar, look.worse, ui.px(2))
            paint.hatch(bar, look.worse_back, max(ui.px(5), 3))
        paint.fill(pygame.Rect(zero, self.rect.top, 1, self.rect.height), look.border)
        box = pygame.Rect(self.rect.right - ui.px(8) - figures, self.rect.top, figures, self.rect.height)
        paint.text(box, signed(self.amount), BODY, look.text, "right")


def signed(amount: float) -> str:
    """An amount in log-odds with its sign."""
    return ("+" if amount >= 0 else "−") + number(abs(amount), 2)


@attrs.define(eq=False, slots=False)
class InFocus(Widget):
    """One of several widgets in one place: that of the row under the pointer, else of the row with the keyboard, else of
    the row `first`. It is as tall as the tallest, so that nothing moves."""

    rows: Sequence[Widget] = ()
    shown: Sequence[Widget] = ()
    first: int = 0

    def children(self) -> Sequence[Widget]:
        return self.shown

    def least(self, ui: Ui) -> int:
        return max((one.least(ui) for one in self.shown), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, max((ui.size(one, width)[1] for one in self.shown), default=0)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        for one in self.shown:
            one.place(ui, rect.copy())

    def paint(self, ui: Ui, paint: Paint) -> None:
        place = next((at for at, row in enumerate(self.rows) if ui.is_hovered(row)), None)
        if place is None:
            place = next((at for at, row in enumerate(self.rows) if ui.focus == row.name), self.first)
        if self.shown:
            ui.paint_widget(self.shown[place], paint)


@attrs.define(eq=False, slots=False)
class RungScale(Widget):
    """What is known of a person, as bars that are counted: nothing, rumour, area, pattern, fix. The words below each bar
    where there is room, else those of the rung alone."""

    rung: int = 0

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(8) + ui.line_height(LABEL)

    def least(self, ui: Ui) -> int:
        return ui.px(120)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, count = paint.palette, len(wording.RUNGS) - 1
        gap = ui.px(4)
        wide = (self.rect.width - gap * (count - 1)) // count
        names = [_(name) for name in wording.RUNGS]
        every = all(ui.text_width(name, LABEL_BOLD) <= wide for name in names)
        for place in range(count):
            bar = pygame.Rect(self.rect.left + place * (wide + gap), self.rect.top, wide, ui.px(4))
            paint.fill(bar, look.own if place < self.rung else look.divider, ui.px(2))
            if every:
                style, colour = (LABEL_BOLD, look.text) if place + 1 == self.rung else (LABEL, look.label)
                room = pygame.Rect(bar.left, bar.bottom + ui.px(4), wide, ui.line_height(LABEL))
                paint.text(room, names[place + 1], style, colour)
        if not every or self.rung == 0:
            room = pygame.Rect(self.rect.left, self.rect.top + ui.px(8), self.rect.width, ui.line_height(LABEL))
            if not every:
                paint.text(room, names[self.rung], LABEL_BOLD, look.text)


@attrs.define(eq=False, slots=False)
class FixChart(Widget):
    """The chance that the fix has come by several moments of the turn, each with its range."""

    lines: Sequence[tuple[str, Line]] = ()  # words of the moment, and the chance

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(60) + ui.line_height(LABEL)

    def least(self, ui: Ui) -> int:
        return ui.px(160)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, gap = paint.palette, ui.px(8)
        wide = (self.rect.width - gap * (len(self.lines) - 1)) // max(len(self.lines), 1)
        tall = ui.px(52) - ui.line_height(LABEL)
        floor = self.rect.top + ui.px(56)
        top = max([one.high for _when, one in self.lines] + [0.1])
        for place, (when, one) in enumerate(self.lines):
            left = self.rect.left + place * (wide + gap)
            high = max(int(tall * one.value / top), 1)
            paint.fill(pygame.Rect(left, floor - high, wide, high), look.own_back)
            paint.fill(pygame.Rect(left, floor - high, wide, max(ui.px(2), 1)), look.own)
            x = left + wide - ui.px(10)
            low_y, high_y = floor - int(tall * one.low / top), floor - int(tall * one.high / top)
            paint.fill(pygame.Rect(x, high_y, 1, max(low_y - high_y, 1)), look.second)
            for y in (low_y, high_y):
                paint.fill(pygame.Rect(x - ui.px(3), y, ui.px(7), 1), look.second)
            room = pygame.Rect(left, floor - high - ui.line_height(LABEL), wide - ui.px(16), ui.line_height(LABEL))
            paint.text(room, percent(one.value), LABEL_BOLD, look.text)
            room = pygame.Rect(left, floor + ui.px(2), wide, ui.line_height(LABEL))
            paint.text(room, when, LABEL, look.label)


@attrs.define(eq=False, slots=False)
class Sides(Widget):
    """Two columns beside each other, each scrolling by itself, a line between them; `share` of the width to the left."""

    left: Widget = attrs.field(factory=Widget)
    right: Widget = attrs.field(factory=Widget)
    share: float = 0.4

    def children(self) -> Sequence[Widget]:
        return (self.left, self.right)

    def least(self, ui: Ui) -> int:
        return self.left.least(ui) + self.right.least(ui)

    def _split(self, width: int) -> tuple[int, int]:
        left = int(width * self.share)
        return left, width - left - 1

    def measure(self, ui: Ui, width: int) -> Size:
        bar = ui.px(10)
        inner = [side.children()[0] for side in self.children()]
        talls = [ui.size(one, wide - bar)[1] for one, wide in zip(inner, self._split(width), strict=True)]
        return width, max(talls)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        left, right = self._split(rect.width)
        self.left.place(ui, pygame.Rect(rect.left, rect.top, left, rect.height))
        self.right.place(ui, pygame.Rect(rect.left + left + 1, rect.top, right, rect.height))

    def paint(self, ui: Ui, paint: Paint) -> None:
        x = self.left.rect.right
        paint.fill(pygame.Rect(x, self.rect.top, 1, self.rect.height), paint.palette.divider)
        for side in self.children():
            ui.paint_widget(side, paint)

"""Bars: an estimate with its error, and bars beside each other on an axis that may be cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY_BOLD, LABEL
from game.desktop.charts.scales import Span, span_of
from game.desktop.charts.strokes import polyline
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.define(eq=False, slots=False)
class EstimateBar(Widget):
    """A share of a whole as a flat bar, with the error of the estimate as a whisker. `value`, `error`: 0-1."""

    value: float = 0.0
    error: float = 0.0
    colour: str = "own"

    def least(self, ui: Ui) -> int:
        return ui.px(48)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(160)), ui.px(12)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        track = pygame.Rect(self.rect.left, self.rect.centery - ui.px(3), self.rect.width, ui.px(6))
        paint.fill(track, look.divider, ui.px(3))
        colour: Colour = getattr(look, self.colour)
        value = max(0.0, min(self.value, 1.0))
        paint.fill(pygame.Rect(track.left, track.top, int(track.width * value), track.height), colour, ui.px(3))
        if self.error > 0.0:
            one = max(ui.px(1), 1)
            low, high = (max(0.0, min(value + side * self.error, 1.0)) for side in (-1.0, 1.0))
            left, right = (track.left + int((track.width - one) * share) for share in (low, high))
            split = min(max(track.left + int(track.width * value), left), right)  # dark over the bar, light past it
            paint.fill(pygame.Rect(left, track.centery, split - left, one), look.sea)
            paint.fill(pygame.Rect(split, track.centery, right - split, one), look.text)
            for x in (left, right):
                paint.fill(pygame.Rect(x, track.top - ui.px(3), one, track.height + ui.px(6)), look.text)


@attrs.frozen
class Bar:
    """One bar; `base`: from where it starts, for a bar that shows a change. `kind`: total, better, worse or plain."""

    label: str
    value: float
    base: float | None = None
    kind: str = "plain"
    words: str = ""
    detail: str = ""


@attrs.define(eq=False, slots=False)
class BarChart(Widget):
    """Bars beside each other with an axis at the left. Changes hang between their base and their value; better is hatched,
    as colour never speaks alone. Where totals stand far from zero the axis is cut, and they show a break."""

    bars: Sequence[Bar] = ()
    words: Callable[[float], str] = attrs.field(default=str, kw_only=True)
    height: int = attrs.field(default=220, kw_only=True)
    _span: Span | None = attrs.field(init=False, default=None)

    @property
    def span(self) -> Span:
        """What the axis shows."""
        if self._span is None:
            values = [one.value for one in self.bars] + [one.base for one in self.bars if one.base is not None]
            self._span = span_of(values or [0.0], 4)
        return self._span

    def _axis(self, ui: Ui) -> int:
        return max((ui.text_width(self.words(tick), LABEL) for tick in self.span.ticks), default=0) + ui.px(8)

    def least(self, ui: Ui) -> int:
        return self._axis(ui) + ui.px(48) * max(len(self.bars), 1)

    def measure(self, ui: Ui, width: int) -> Size:
        return max(width, self.least(ui)), ui.px(self.height) + self._labels(ui, width)

    def _slot(self, ui: Ui, width: int) -> float:
        return (width - self._axis(ui)) / max(len(self.bars), 1)

    def _labels(self, ui: Ui, width: int) -> int:
        slot = max(int(self._slot(ui, width)) - ui.px(4), 1)
        lines = [
            len(ui.wrap(one.label, LABEL, slot)) + (len(ui.wrap(one.detail, LABEL, slot)) if one.detail else 0)
            for one in self.bars
        ]
        return max(lines, default=1) * ui.line_height(LABEL) + ui.px(8)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, axis, span = paint.palette, self._axis(ui), self.span
        foot = self._labels(ui, self.rect.width)
        top = ui.line_height(BODY_BOLD) + ui.px(4)
        plot = pygame.Rect(self.rect.left + axis, self.rect.top + top, self.rect.width - axis,
                           max(self.rect.height - foot - top, 1))  # fmt: skip

        def level(value: float) -> int:
            return plot.bottom - int(span.share(value) * plot.height)

        for tick in span.ticks:
            paint.fill(pygame.Rect(plot.left, level(tick), plot.width, 1), look.divider)
            room = pygame.Rect(self.rect.left, level(tick) - ui.px(8), axis - ui.px(8), ui.px(16))
            paint.text(room, self.words(tick), LABEL, look.label, "right")
        slot = self._slot(ui, self.rect.width)
        before: int | None = None
        for place, one in enumerate(self.bars):
            left = int(plot.left + slot * place)
            box = self._box(pygame.Rect(left, 0, int(slot), 0), one, level, plot)
            if before is not None:
                for x in range(before, box.left, ui.px(4)):
                    paint.fill(
                        pygame.Rect(x, level(one.base if one.base is not None else one.value), ui.px(2), 1), look.border
                    )
            before = box.right
            self._bar(ui, paint, one, box)
            room = pygame.Rect(left, box.top - top, int(slot), ui.line_height(BODY_BOLD))
            paint.text(room, one.words or self.words(one.value), BODY_BOLD, look.text, "centre")
            self._foot(ui, paint, one, pygame.Rect(left + ui.px(2), plot.bottom + ui.px(6), int(slot) - ui.px(4), foot))

    def _box(self, slot: pygame.Rect, one: Bar, level: Callable[[float], int], plot: pygame.Rect) -> pygame.Rect:
        first = plot.bottom if one.base is None else level(one.base)
        top, bottom = min(first, level(one.value)), max(first, level(one.value))
        return pygame.Rect(slot.left + slot.width // 8, top, slot.width - slot.width // 4, max(bottom - top, 2))

    def _bar(self, ui: Ui, paint: Paint, one: Bar, box: pygame.Rect) -> None:
        look = paint.palette
        colour = {"better": look.better, "worse": look.worse, "total": look.own}.get(one.kind, look.border)
        paint.fill(box, colour, ui.px(2))
        if one.kind == "better":
            paint.hatch(box, look.sea, max(ui.px(6), 4))
        if one.base is None and self.span.cut and box.height > ui.px(12):
            y = box.bottom - ui.px(10)
            step = max(box.width // 4, 1)
            spots = [(float(box.left + step * turn), float(y + (ui.px(3) if turn % 2 else 0))) for turn in range(5)]
            polyline(paint, look.panel, spots, ui.px(3))

    def _foot(self, ui: Ui, paint: Paint, one: Bar, room: pygame.Rect) -> None:
        y = room.top
        for words, colour in ((one.label, paint.palette.text), (one.detail, paint.palette.label)):
            for line in ui.wrap(words, LABEL, max(room.width, 1)) if words else ():
                paint.text(pygame.Rect(room.left, y, room.width, ui.line_height(LABEL)), line, LABEL, colour, "centre")
                y += ui.line_height(LABEL)

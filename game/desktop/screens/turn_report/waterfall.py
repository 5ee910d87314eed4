"""A number from before to after as a row of bars, each cause beginning where the one before it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size, Widget

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.palette import Colour
    from game.desktop.widgets.ui import Ui

FIELD: Final = 140  # height of the bars, px at 100%
AXIS: Final = 52  # width left of them for the figures of the grid
BREAK_BELOW: Final = 0.6  # of the largest value: above that the axis is cut and shows it
TICKS: Final = 3
GAP: Final = 4  # between two columns, px at 100%


@attrs.frozen
class Bar:
    """A bar from `start` to `end`; `kind`: before, after, better, worse, plain or rest."""

    start: float
    end: float
    figure: str
    words: str
    detail: str
    kind: str
    tip: str = ""
    on_press: Callable[[], object] | None = None

    @property
    def whole(self) -> bool:
        """Whether it stands on the axis: the value before or after."""
        return self.kind in ("before", "after")


@attrs.define(eq=False, slots=False)
class _Column(Control):
    """One bar with its figure above and its words below; the row gives it its scale."""

    bar: Bar = attrs.field(factory=lambda: Bar(0.0, 0.0, "", "", "", "plain"))
    field: pygame.Rect = attrs.field(init=False, factory=lambda: pygame.Rect(0, 0, 0, 0))
    box: pygame.Rect = attrs.field(init=False, factory=lambda: pygame.Rect(0, 0, 0, 0))
    cut: bool = attrs.field(init=False, default=False)

    def words_height(self, ui: Ui, width: int) -> int:
        """Height of what stands below the axis."""
        lines = len(ui.wrap(self.bar.words, LABEL_BOLD, width)) + (
            len(ui.wrap(self.bar.detail, LABEL, width)) if self.bar.detail else 0
        )
        return lines * ui.line_height(LABEL)

    def needs(self, ui: Ui) -> int:
        """The width at which no word of it is broken."""
        texts = ((self.bar.words, LABEL_BOLD), (self.bar.detail, LABEL), (self.bar.figure.replace(" ", "_"), LABEL_BOLD))
        return max(ui.text_width(word, style) for text, style in texts for word in text.split(" "))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        if ui.is_hovered(self) and self.enabled:
            paint.fill(self.rect, look.hover, ui.px(4))
        self._bar(ui, paint)
        tall = ui.line_height(LABEL_BOLD)
        above = self.box.top - tall - ui.px(2)
        paint.text(
            pygame.Rect(self.rect.left, above, self.rect.width, tall), self.bar.figure, LABEL_BOLD, look.text, "centre"
        )
        y = self.field.bottom + ui.px(6)
        for text, style, colour in ((self.bar.words, LABEL_BOLD, look.text), (self.bar.detail, LABEL, look.label)):
            for row in ui.wrap(text, style, self.rect.width) if text else []:
                paint.text(pygame.Rect(self.rect.left, y, self.rect.width, tall), row, style, colour, "centre")
                y += tall

    def _bar(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        colours: dict[str, Colour] = {
            "before": look.label, "after": look.own, "better": look.better, "worse": look.worse, "rest": look.control_edge,
        }  # fmt: skip
        colour = colours.get(self.bar.kind, look.second)
        paint.fill(self.box, colour, ui.px(2))
        if self.bar.kind == "better":
            paint.hatch(self.box, look.panel, ui.px(7))
        if self.cut:
            _torn(ui, paint, pygame.Rect(self.box.left, self.box.bottom - ui.px(16), self.box.width, ui.px(8)))


def _torn(ui: Ui, paint: Paint, box: pygame.Rect) -> None:
    """The sign of an axis that does not begin at nothing: a wave through the bar."""
    steps = 4
    points = [
        (box.left + box.width * place / steps, box.bottom if place % 2 == 0 else box.top) for place in range(steps + 1)
    ]
    pygame.draw.lines(paint.surface, paint.palette.panel, False, points, max(ui.px(3), 2))


class Waterfall(Widget):
    """A number from before to after. `figure` writes a value of the grid."""

    def __init__(self, bars: Sequence[Bar], figure: Callable[[float], str]) -> None:
        super().__init__()
        self.figure = figure
        self.columns = [
            _Column(bar=bar, on_press=bar.on_press, tip=bar.tip, key=f"bar{place}") for place, bar in enumerate(bars)
        ]

    def children(self) -> Sequence[Widget]:
        return self.columns

    def _axis(self, ui: Ui) -> int:
        """Width left of the bars: that of the longest figure of the grid."""
        low, high = self._scale()
        widest = max(ui.text_width(self.figure(value), LABEL) for value in (low, (low + high) / 2.0, high))
        return max(ui.px(AXIS), widest + ui.px(12))

    def least(self, ui: Ui) -> int:
        """The width at which no word is broken."""
        return self._axis(ui) + sum(max(one.needs(ui), ui.px(60)) + ui.px(GAP) for one in self.columns)

    def _widths(self, ui: Ui, width: int) -> list[int]:
        """Of the columns without the gap between them: alike where each word fits, else more for the longer words."""
        room, count = width - self._axis(ui) - len(self.columns) * ui.px(GAP), max(len(self.columns), 1)
        needed = [max(one.needs(ui), ui.px(60)) for one in self.columns]
        if max(needed, default=0) <= room // count or sum(needed) > room:
            return [max(room // count, 1)] * len(self.columns)
        return [one + (room - sum(needed)) // count for one in needed]

    def measure(self, ui: Ui, width: int) -> Size:
        widths = self._widths(ui, width)
        words = max((one.words_height(ui, wide) for one, wide in zip(self.columns, widths, strict=True)), default=0)
        return width, ui.px(FIELD) + ui.px(6) + words

    def _scale(self) -> tuple[float, float]:
        """Lowest and highest value of the field; the axis is cut where all of it is far from nothing."""
        ends = [value for one in self.columns for value in (one.bar.start, one.bar.end)]
        inner = [value for one in self.columns if not one.bar.whole for value in (one.bar.start, one.bar.end)]
        high, low = max(ends), min([*inner, *(one.bar.end for one in self.columns if one.bar.whole)])
        if low > 0.0 and low > BREAK_BELOW * high:
            spread = max(high - low, 0.02 * high)
            return low - 0.5 * spread, high
        return min(low, 0.0), max(high, 0.0, low + 1e-9)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        low, high = self._scale()
        self.cut = low > 0.0
        above = ui.line_height(BODY_BOLD)
        self.field = pygame.Rect(rect.left + self._axis(ui), rect.top, rect.width - self._axis(ui), ui.px(FIELD))
        inner = pygame.Rect(self.field.left, rect.top + above, self.field.width, ui.px(FIELD) - above)
        widths, left = self._widths(ui, rect.width), self.field.left
        across = min(int(min(widths, default=0) * 0.72), ui.px(64))
        for wide, one in zip(widths, self.columns, strict=True):
            ends = sorted(self._y(inner, low, high, value) for value in (one.bar.start, one.bar.end))
            if one.bar.whole:
                ends = sorted((self._y(inner, low, high, one.bar.end), self._y(inner, low, high, max(low, 0.0))))
            one.box = pygame.Rect(left + (wide - across) // 2, ends[0], across, max(ends[1] - ends[0], ui.px(2)))
            one.field, one.cut = self.field, self.cut and one.bar.whole
            one.place(ui, pygame.Rect(left, rect.top, wide, rect.height))
            left += wide + ui.px(GAP)

    @staticmethod
    def _y(inner: pygame.Rect, low: float, high: float, value: float) -> int:
        return int(inner.bottom - (value - low) / max(high - low, 1e-9) * inner.height)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        low, high = self._scale()
        above = ui.line_height(BODY_BOLD)
        inner = pygame.Rect(self.field.left, self.rect.top + above, self.field.width, ui.px(FIELD) - above)
        shown = set[str]()
        for tick in range(TICKS):
            value = low + (high - low) * (tick + (1 if self.cut else 0)) / (TICKS if self.cut else TICKS - 1)
            y, text = self._y(inner, low, high, value), self.figure(value)
            if text in shown:
                continue
            shown.add(text)
            paint.line(look.divider, (self.field.left, y), (self.field.right, y))
            tall = ui.line_height(LABEL)
            paint.text(
                pygame.Rect(self.rect.left, y - tall // 2, self._axis(ui) - ui.px(8), tall), text, LABEL, look.label, "right"
            )
        base = self._y(inner, low, high, max(low, 0.0))
        paint.line(look.control_edge, (self.field.left, base), (self.field.right, base))
        for one in self.columns:
            ui.paint_widget(one, paint)
        for one, after in zip(self.columns, self.columns[1:], strict=False):
            y = self._y(inner, low, high, one.bar.end)
            for x in range(one.box.right, after.box.left, 2 * ui.px(3)):
                paint.fill(pygame.Rect(x, y, min(ui.px(3), after.box.left - x), 1), look.label)

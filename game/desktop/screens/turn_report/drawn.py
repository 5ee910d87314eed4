"""What the report draws: a course over the turns, a range with what came, what was said on the card, a lens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import BODY_BOLD, LABEL
from game.desktop.widgets.core import Size, Widget
from game.texts import N_

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

COURSE_TALL: Final = 52  # px at 100%, the line of turns below it included
MARK: Final = 22  # side of a mark of the prediction card
DIRECTIONS: Final = (1, 0, -1)
NAMES: Final = {1: N_("up"), 0: N_("the same"), -1: N_("down")}
SIGNS: Final = {1: "▲", 0: "■", -1: "▼"}


def tone(change: float, better: int) -> str:
    """The colour of a change, by its name in the palette; plain where neither is better."""
    if not change or not better:
        return "second"
    return "better" if (change > 0) == (better > 0) else "worse"


@attrs.define(eq=False, slots=False)
class Change(Widget):
    """A change: which way, and by how much in words; a small triangle carries the direction, the colour better or worse."""

    direction: int = 0
    words: str = ""
    colour: str = "second"

    def _text(self) -> str:
        return f"{SIGNS[self.direction]} {self.words}"

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.text_width(self._text(), BODY_BOLD), ui.line_height(BODY_BOLD)

    def least(self, ui: Ui) -> int:
        return ui.text_width(self._text(), BODY_BOLD)

    def paint(self, ui: Ui, paint: Paint) -> None:
        paint.text(self.rect, self._text(), BODY_BOLD, getattr(paint.palette, self.colour))


@attrs.define(eq=False, slots=False)
class Course(Widget):
    """A measure over the turns: past turns grey, this turn blue on a ground of its own, its value a white dot, the standard
    error of a belief as a whisker."""

    values: Sequence[float] = ()
    error: float = 0.0
    first: str = ""
    last: str = ""

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(COURSE_TALL)

    def least(self, ui: Ui) -> int:
        return ui.text_width(self.first, LABEL) + ui.text_width(self.last, LABEL) + ui.px(12)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, low = paint.palette, ui.line_height(LABEL)
        field = pygame.Rect(self.rect.left, self.rect.top, self.rect.width, self.rect.height - low - ui.px(2))
        points = self._points(field.inflate(-2 * ui.px(8), -2 * ui.px(7)))
        now = points[-1] if points else field.center
        band = pygame.Rect(0, field.top, ui.px(24), field.height)
        band.right = field.right
        paint.fill(band, look.raised, ui.px(3))
        for place in range(1, len(points)):
            colour = look.own if place == len(points) - 1 else look.label
            paint.line(colour, points[place - 1], points[place], max(ui.px(2), 1))
        whisker = self._whisker(field, ui)
        if whisker:
            for y in (now[1] - whisker, now[1] + whisker):
                paint.line(look.second, (now[0] - ui.px(4), y), (now[0] + ui.px(4), y))
            paint.line(look.second, (now[0], now[1] - whisker), (now[0], now[1] + whisker))
        if points:
            paint.circle(look.panel, now, ui.px(5))
            paint.circle(look.text, now, ui.px(4))
        row = pygame.Rect(self.rect.left, self.rect.bottom - low, self.rect.width, low)
        if len(points) > 1:
            paint.text(row, self.first, LABEL, look.label)
        paint.text(row, self.last, LABEL, look.label, "right")

    def _spread(self) -> float:
        high, low = max(self.values) + self.error, min(self.values) - self.error
        return max(high - low, 0.02 * max(abs(high), abs(low)), 1e-9)

    def _points(self, inner: pygame.Rect) -> list[tuple[int, int]]:
        if not self.values:
            return []
        middle = (max(self.values) + min(self.values)) / 2.0
        spread, count = self._spread(), len(self.values)
        found = []
        for place, value in enumerate(self.values):
            x = inner.right - 4 if count == 1 else inner.left + (inner.width - 4) * place // (count - 1)
            found.append((x, int(inner.centery - (value - middle) / spread * inner.height)))
        return found

    def _whisker(self, field: pygame.Rect, ui: Ui) -> int:
        if not self.values or self.error <= 0.0:
            return 0
        return max(int(self.error / self._spread() * (field.height - 2 * ui.px(7))), ui.px(2))


@attrs.define(eq=False, slots=False)
class Range(Widget):
    """A forecast and what came: the expected range as a bar with its middle, what came as a white dot; from `least_value` to
    `most_value`."""

    low: float = 0.0
    high: float = 0.0
    came: float | None = None
    least_value: float = 0.0
    most_value: float = 1.0

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(110)), ui.px(20)

    def least(self, ui: Ui) -> int:
        return ui.px(64)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        track = pygame.Rect(self.rect.left + ui.px(6), self.rect.centery - 1, self.rect.width - ui.px(12), 2)
        paint.fill(track, look.hover)
        left, right = self._x(track, self.low), self._x(track, self.high)
        wide = max(right - left, ui.px(4))
        paint.fill(pygame.Rect(left, self.rect.centery - ui.px(3), wide, ui.px(6)), look.control_edge, ui.px(3))
        if self.came is not None:
            spot = (self._x(track, self.came), self.rect.centery)
            paint.circle(look.panel, spot, ui.px(6))
            paint.circle(look.text, spot, ui.px(4))

    def _x(self, track: pygame.Rect, value: float) -> int:
        share = (value - self.least_value) / max(self.most_value - self.least_value, 1e-9)
        return int(track.left + max(0.0, min(share, 1.0)) * track.width)


@attrs.define(eq=False, slots=False)
class SaidMarks(Widget):
    """What was said of a measure: up, the same, down, the one that was said in amber."""

    said: int = 0

    def measure(self, ui: Ui, width: int) -> Size:
        return 3 * ui.px(MARK) + 2 * ui.px(4), ui.px(MARK)

    def least(self, ui: Ui) -> int:
        return 3 * ui.px(MARK) + 2 * ui.px(4)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        for place, direction in enumerate(DIRECTIONS):
            box = pygame.Rect(self.rect.left + place * (ui.px(MARK) + ui.px(4)), self.rect.top, ui.px(MARK), ui.px(MARK))
            chosen = direction == self.said
            paint.fill(box, look.chosen if chosen else None, ui.px(4), look.accent if chosen else look.divider)
            colour = look.accent_hover if chosen else look.control_edge
            _arrow(paint, box, direction, colour, ui)


def _arrow(paint: Paint, box: pygame.Rect, direction: int, colour: tuple[int, int, int], ui: Ui) -> None:
    """A triangle up or down, a bar for the same."""
    across, down = ui.px(4), ui.px(3)
    x, y = box.center
    if direction == 0:
        paint.fill(pygame.Rect(x - across, y - down // 2, 2 * across, max(down, 2)), colour)
        return
    tip, base = y - direction * down, y + direction * down
    pygame.draw.polygon(paint.surface, colour, [(x, tip), (x - across, base), (x + across, base)])

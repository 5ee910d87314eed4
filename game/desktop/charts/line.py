"""A chart of lines over turns: axes, history in grey, this game, errors and expected ranges as whiskers, decisions below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import LABEL, LABEL_BOLD
from game.desktop.charts.scales import Span, span_of, spread, told_apart
from game.desktop.charts.strokes import dashed, dashed_line, polyline, stroke, whisker
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour, mixed

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

SHAPES: Final = ("circle", "square", "triangle", "diamond")  # of the points of each line, so that colour is doubled
Dot = tuple[float, float, float]  # place along the axis, value, error


@attrs.frozen
class Curve:
    """One line: dots (place, value, error) from left to right. `colour`: a name of the palette or a colour.

    `history`: how many of the first dots were before this game, drawn grey. `truth`: dots of what was true, dashed.
    `expected`: the range expected of the last dot, which is then a white dot. `fan`: place, low and high of the room
    between which the value lies, in place of errors that are alike on both sides. `ghost`: a line to compare with, dashed
    and without the signs of its dots.
    """

    label: str
    dots: Sequence[Dot]
    colour: str | Colour = "own"
    shape: str = "circle"
    history: int = 0
    truth: Sequence[tuple[float, float]] = ()
    expected: tuple[float, float] | None = None
    fan: Sequence[tuple[float, float, float]] = ()
    ghost: bool = False


@attrs.define(eq=False, slots=False)
class LineChart(Widget):
    """Lines on common axes. The pointer, or the arrows while the keyboard stands on it, read the values of one place.

    `places`: what stands along the axis, one name for each place, 0 first. `words`: how a value is written. `unit`: said
    over the axis. `marks`: widgets under the axis, each at its place along it.
    """

    curves: Sequence[Curve] = ()
    places: Sequence[str] = ()
    words: Callable[[float], str] = attrs.field(default=str, kw_only=True)
    unit: str = attrs.field(default="", kw_only=True)
    height: int = attrs.field(default=240, kw_only=True)
    whole: bool = attrs.field(default=False, kw_only=True)
    within: Sequence[float] = attrs.field(default=(), kw_only=True)  # values that the upright axis shows in any case
    marks: Sequence[tuple[int, Widget]] = attrs.field(default=(), kw_only=True)
    nothing: str = attrs.field(default="", kw_only=True)  # said where there is no dot
    _span: Span | None = attrs.field(init=False, default=None)

    @property
    def span(self) -> Span:
        """What the upright axis shows."""
        if self._span is None:
            values = [value + side * error for one in self.curves for _at, value, error in one.dots for side in (-1, 1)]
            values += [value for one in self.curves for _at, value in one.truth]
            values += [end for one in self.curves for end in one.expected or ()]
            values += [end for one in self.curves for _at, *ends in one.fan for end in ends]
            values += self.within
            if values and min(value for one in self.curves for _at, value, _error in one.dots) >= 0.0:
                values = [max(value, 0.0) for value in values]
            self._span = told_apart(span_of(values, 5, self.whole), self.words)
        return self._span

    def children(self) -> Sequence[Widget]:
        return [widget for _place, widget in self.marks]

    @property
    def takes_focus(self) -> bool:
        return any(one.dots for one in self.curves)

    def least(self, ui: Ui) -> int:
        return self._axis(ui) + ui.px(160)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, max(ui.px(self.height), self._above(ui, width) + self._below(ui) + ui.px(80))

    def _axis(self, ui: Ui) -> int:
        return max((ui.text_width(self.words(tick), LABEL) for tick in self.span.ticks), default=0) + ui.px(12)

    def _mark_height(self, ui: Ui) -> int:
        talls = [ui.size(widget, ui.px(200))[1] for _place, widget in self.marks]
        return max(talls, default=0) + (ui.px(6) if talls else 0)

    def _below(self, ui: Ui) -> int:
        return ui.line_height(LABEL) + ui.px(8) + self._mark_height(ui)

    def _keys(self, ui: Ui, width: int) -> list[list[tuple[Curve, str, int]]]:
        """The lines' names with their values at the place that is read, in as many rows as they need."""
        at = self._read(ui)
        rows: list[list[tuple[Curve, str, int]]] = [[]]
        used = 0
        for one in self.curves:
            words = one.label + self._value(one, at)
            wide = ui.text_width(words, LABEL_BOLD) + ui.px(36)
            if used and used + wide > width:
                rows.append([])
                used = 0
            rows[-1].append((one, words, wide))
            used += wide
        return rows

    def _value(self, one: Curve, at: int | None) -> str:
        dot = next((dot for dot in one.dots if at is not None and dot[0] == at), None)
        if dot is None:
            return ""
        error = f" ± {self.words(dot[2])}" if dot[2] > 0.0 else ""
        ends = next((ends for place, *ends in one.fan if place == at and ends[0] < ends[1]), None)
        if ends is not None:
            error = f" ({self.words(ends[0])}–{self.words(ends[1])})"
        return f"  {self.words(dot[1])}{error}"

    def _above(self, ui: Ui, width: int) -> int:
        lines = sum(max(len(ui.wrap(self._widest(one), LABEL_BOLD, max(width - ui.px(36), 1))), 1) for one in self.curves)
        return (lines + 1) * ui.line_height(LABEL) + ui.px(18)

    def _widest(self, one: Curve) -> str:
        """A name with the longest of its values: the room for it stays the same while values are read."""
        return one.label + max((self._value(one, int(dot[0])) for dot in one.dots), key=len, default="")

    def _plot(self, ui: Ui) -> pygame.Rect:
        axis, above = self._axis(ui), self._above(ui, self.rect.width)
        return pygame.Rect(self.rect.left + axis, self.rect.top + above, max(self.rect.width - axis - ui.px(16), 1),
                           max(self.rect.height - above - self._below(ui), 1))  # fmt: skip

    def _x(self, plot: pygame.Rect, place: float) -> float:
        return plot.left + plot.width * (place / max(len(self.places) - 1, 1))

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        plot = self._plot(ui)
        for place, widget in self.marks:
            wide, tall = ui.size(widget, ui.px(200))
            x = int(self._x(plot, place)) - wide // 2
            widget.place(ui, pygame.Rect(max(rect.left, min(x, rect.right - wide)),
                                         plot.bottom + ui.line_height(LABEL) + ui.px(10), wide, tall))  # fmt: skip

    # -- reading values ----------------------------------------------------------------------------------------

    def _read(self, ui: Ui) -> int | None:
        found = ui.memory.get((self.name, "read"))
        return None if found is None or found >= len(self.places) else int(found)

    def _set(self, ui: Ui, place: int | None) -> None:
        if ui.memory.get((self.name, "read")) != place:
            ui.memory[self.name, "read"] = place
            ui.repaint()

    def hovered(self, ui: Ui, point: tuple[int, int]) -> None:
        plot = self._plot(ui)
        share = (point[0] - plot.left) / max(plot.width, 1)
        self._set(ui, max(0, min(int(share * (len(self.places) - 1) + 0.5), len(self.places) - 1)))

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None or ui.focus != self.name:
            return False
        now = self._read(ui)
        last = len(self.places) - 1
        self._set(ui, last if now is None else max(0, min(now + step, last)))
        return True

    # -- drawing -----------------------------------------------------------------------------------------------

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, plot = paint.palette, self._plot(ui)
        self._names(ui, paint)
        for one in self.curves:
            self._band(paint, plot, one)
        self._axes(ui, paint, plot)
        if not any(one.dots for one in self.curves):
            room = pygame.Rect(plot.left, plot.centery - ui.px(40), plot.width, ui.px(20))
            for line in ui.wrap(self.nothing, LABEL, max(plot.width - ui.px(16), 1)):
                room.y += ui.line_height(LABEL)
                paint.fill(pygame.Rect(room.left, room.top, room.width, ui.px(20)), look.panel)
                paint.text(room, line, LABEL, look.second, "centre")
        at = self._read(ui)
        if at is not None and any(one.dots for one in self.curves):
            paint.fill(pygame.Rect(int(self._x(plot, at)), plot.top, 1, plot.height), look.border)
        for one in self.curves:
            self._curve(ui, paint, plot, one)
        for child in self.children():
            ui.paint_widget(child, paint)

    def _names(self, ui: Ui, paint: Paint) -> None:
        look, y = paint.palette, self.rect.top
        tall = ui.line_height(LABEL)
        at = self._read(ui)
        if self.unit:
            room = pygame.Rect(self.rect.left, self._plot(ui).top - tall - ui.px(10), self.rect.width, tall)
            paint.text(room, self.unit, LABEL, look.label)
        if at is not None:
            room = pygame.Rect(self.rect.left, self._plot(ui).top - tall - ui.px(10), self.rect.width - ui.px(16), tall)
            paint.text(room, self.places[at], LABEL_BOLD, look.text, "right")
        for row in self._keys(ui, self.rect.width):
            x = self.rect.left
            deep = tall
            for one, words, wide in row:
                colour = _colour(paint, one)
                middle = y + tall // 2
                if one.ghost:
                    dashed(paint, colour, (x, middle), (x + ui.px(20), middle), 1.5 * ui.scale, 5.0 * ui.scale)
                else:
                    stroke(paint, colour, (x, middle), (x + ui.px(20), middle), 2.0 * ui.scale)
                    dot_at(paint, one.shape, (x + ui.px(10), middle), ui.px(4), colour)
                down = y
                for line in ui.wrap(words, LABEL_BOLD, max(self.rect.width - ui.px(36), 1)):
                    room = pygame.Rect(x + ui.px(28), down, self.rect.right - x - ui.px(28), tall)
                    paint.text(room, line, LABEL_BOLD, look.text)
                    down += tall
                x, deep = x + wide, max(deep, down - y)
            y += deep

    def _axes(self, ui: Ui, paint: Paint, plot: pygame.Rect) -> None:
        look = paint.palette
        for tick in self.span.ticks:
            y = plot.bottom - int(self.span.share(tick) * plot.height)
            paint.fill(pygame.Rect(plot.left, y, plot.width, 1), look.divider)
            room = pygame.Rect(self.rect.left, y - ui.px(8), self._axis(ui) - ui.px(12), ui.px(16))
            paint.text(room, self.words(tick), LABEL, look.label, "right")
        paint.fill(pygame.Rect(plot.left, plot.bottom, plot.width, 1), look.border)
        if self.span.cut:  # a break in the axis: what lies below is left out
            x, y = plot.left - ui.px(1), plot.bottom - ui.px(12)
            spots = [(x - ui.px(4.0), y + ui.px(4)), (x + ui.px(4), float(y)), (x - ui.px(4), y - ui.px(4.0)),
                     (x + ui.px(4.0), y - ui.px(8))]  # fmt: skip
            polyline(paint, look.second, spots, 1.5 * ui.scale)
        names = list(self.places)
        wide = max((ui.text_width(name, LABEL) for name in names), default=1) + ui.px(16)
        shown = spread(len(names), max(plot.width // max(wide, 1), 2))
        if len(shown) > 2 and self._x(plot, shown[-1]) - self._x(plot, shown[-2]) < wide:
            shown.pop(-2)  # it would run into the last one
        for place in shown:
            x = int(self._x(plot, place))
            paint.fill(pygame.Rect(x, plot.bottom, 1, ui.px(4)), look.border)
            room = pygame.Rect(0, plot.bottom + ui.px(6), wide, ui.line_height(LABEL))
            room.centerx = max(self.rect.left + wide // 2, min(x, self.rect.right - wide // 2))
            paint.text(room, names[place], LABEL, look.label, "centre")

    def _band(self, paint: Paint, plot: pygame.Rect, one: Curve) -> None:
        """The room between the errors of the values, behind everything else."""
        fan = one.fan or [(at, value - error, value + error) for at, value, error in one.dots]
        if len(fan) < 2 or not any(low < high for _at, low, high in fan):
            return
        edges = []
        for at, end in [*((at, high) for at, _low, high in fan), *((at, low) for at, low, _high in fan[::-1])]:
            share = self.span.share(max(self.span.low, min(end, self.span.high)))
            edges.append((self._x(plot, at), plot.bottom - share * plot.height))
        pygame.draw.polygon(paint.surface, mixed(paint.palette.panel, _colour(paint, one), 0.14), edges)

    def _curve(self, ui: Ui, paint: Paint, plot: pygame.Rect, one: Curve) -> None:
        def spot(at: float, value: float) -> tuple[float, float]:
            return self._x(plot, at), plot.bottom - self.span.share(value) * plot.height

        colour, unit = _colour(paint, one), max(ui.px(1), 1)
        if one.ghost:
            dashed_line(paint, colour, [spot(at, value) for at, value, _error in one.dots], 1.5 * ui.scale, 5.0 * ui.scale)
            return
        dashed_line(paint, colour, [spot(at, value) for at, value in one.truth], 1.5 * ui.scale, 5.0 * ui.scale)
        spots = [spot(at, value) for at, value, _error in one.dots]
        before = spots[: one.history + 1] if one.history else []
        polyline(paint, paint.palette.label, before, 1.5 * ui.scale)
        polyline(paint, colour, spots[max(one.history - 1, 0) :] if one.history else spots, 2.0 * ui.scale)
        for at, value, error in one.dots:
            if error > 0.0:
                ends = [spot(at, max(self.span.low, min(value + side * error, self.span.high)))[1] for side in (-1, 1)]
                whisker(paint, int(self._x(plot, at)), ends[0], ends[1], colour, unit)
        for number, where in enumerate(spots):
            tint = paint.palette.label if number < one.history else colour
            if one.expected is not None and number == len(spots) - 1:
                low, high = (spot(0, end)[1] for end in one.expected)
                whisker(paint, int(where[0]), low, high, paint.palette.second, unit)
                tint = paint.palette.text
            dot_at(paint, one.shape, where, ui.px(4), tint)


def dot_at(paint: Paint, shape: str, where: tuple[float, float], size: int, colour: Colour) -> None:
    """The sign of a line's point, `size` pixels from its middle to its edge."""
    x, y = int(where[0] + 0.5), int(where[1] + 0.5)
    if shape == "square":
        paint.fill(pygame.Rect(x - size + 1, y - size + 1, 2 * size - 1, 2 * size - 1), colour)
        return
    if shape == "circle":
        paint.circle(colour, (x, y), size)
        return
    corners = {
        "triangle": [(x, y - size - 1), (x + size + 1, y + size), (x - size - 1, y + size)],
        "diamond": [(x, y - size - 1), (x + size + 1, y), (x, y + size + 1), (x - size - 1, y)],
    }[shape]
    pygame.draw.polygon(paint.surface, colour, corners)


def _colour(paint: Paint, one: Curve) -> Colour:
    if isinstance(one.colour, str):
        found: Colour = getattr(paint.palette, one.colour)
        return found
    return one.colour

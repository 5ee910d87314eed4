"""Small lines without axes: how a measure went, its history in grey, this game in blue, the expected range as a whisker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.charts.strokes import polyline
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


def sparkline(
    paint: Paint, rect: pygame.Rect, values: Sequence[float], colour: Colour, *, history: Sequence[float] = (),
    expected: tuple[float, float] | None = None, unit: int = 1, highlight: bool = True,
) -> None:  # fmt: skip
    """Draw `values` from left to right in `colour`, after `history` in grey.

    `expected`: the range that was expected of the last value, drawn as a whisker with the outcome as a white dot.
    `unit`: pixels of one px at 100%. `highlight`: the last step stands on a lighter ground.
    """
    whole = [*history, *values]
    if not whole or rect.width < 4 or rect.height < 4:
        return
    low, high = min([*whole, *(expected or ())]), max([*whole, *(expected or ())])
    inner = rect.inflate(-8 * unit, -8 * unit)
    step = inner.width / max(len(whole) - 1, 1)

    def spot(place: int, value: float) -> tuple[float, float]:
        share = (value - low) / (high - low) if high > low else 0.5
        return inner.left + step * place, inner.bottom - share * inner.height

    last = spot(len(whole) - 1, whole[-1])
    if highlight and len(whole) > 1:
        left = int(last[0] - min(step, inner.width / 4.0) * 0.75)
        paint.fill(pygame.Rect(left, rect.top, rect.right - left, rect.height), paint.palette.raised, 2 * unit)
    spots = [spot(place, value) for place, value in enumerate(whole)]
    start = len(history)
    if history:
        polyline(paint, paint.palette.label, spots[: start + 1], 1.5 * unit)
    polyline(paint, colour, spots[max(start - 1, 0) :] if history else spots, 2.0 * unit)
    if expected is not None:
        whisker(paint, int(last[0]), spot(0, expected[0])[1], spot(0, expected[1])[1], paint.palette.second, unit)
    paint.circle(paint.palette.text, (int(last[0]), int(last[1])), 3 * unit + 1)


def whisker(paint: Paint, x: int, low: float, high: float, colour: Colour, unit: int = 1) -> None:
    """An upright range with a bar at both ends; `low` and `high` in pixels."""
    top, bottom = int(min(low, high)), int(max(low, high))
    wide = 3 * unit
    paint.fill(pygame.Rect(x, top, unit, max(bottom - top, 1)), colour)
    for y in (top, bottom):
        paint.fill(pygame.Rect(x - wide, y, 2 * wide + unit, unit), colour)


@attrs.define(eq=False, slots=False)
class Sparkline(Widget):
    """A small line as a widget; `colour`: a name of the palette."""

    values: Sequence[float] = ()
    history: Sequence[float] = ()
    expected: tuple[float, float] | None = None
    colour: str = "own"
    height: int = attrs.field(default=40, kw_only=True)
    highlight: bool = attrs.field(default=True, kw_only=True)

    def least(self, ui: Ui) -> int:
        return ui.px(60)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(200)), ui.px(self.height)

    def paint(self, ui: Ui, paint: Paint) -> None:
        colour: Colour = getattr(paint.palette, self.colour)
        sparkline(paint, self.rect, self.values, colour, history=self.history, expected=self.expected,
                  unit=max(ui.px(1), 1), highlight=self.highlight)  # fmt: skip

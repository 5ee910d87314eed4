"""Flat bars: a share with the error of its estimate, a lens from 0 to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

TALL: Final = 6  # px at 100%


@attrs.define(eq=False, slots=False)
class EstimateBar(Widget):
    """A share of a whole as a flat bar, the standard error of the estimate as a whisker over it. `value`, `error`: 0-1.

    `colour`: a name of the palette; `bad`: more of it is worse, which a hatch says beside the colour. `most`: its
    width where there is room, px at 100%.
    """

    value: float = 0.0
    error: float = 0.0
    colour: str = "own"
    bad: bool = attrs.field(default=False, kw_only=True)
    most: int = attrs.field(default=96, kw_only=True)

    def least(self, ui: Ui) -> int:
        return ui.px(40)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(self.most)), ui.px(12)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, tall = paint.palette, ui.px(TALL)
        track = pygame.Rect(self.rect.left, self.rect.centery - tall // 2, self.rect.width, tall)
        paint.fill(track, look.hover, tall // 2)
        value = max(0.0, min(self.value, 1.0))
        wide = int(track.width * value)
        if wide:
            part = pygame.Rect(track.left, track.top, wide, tall)
            colour: Colour = look.worse if self.bad else getattr(look, self.colour)
            paint.fill(part, colour, min(tall // 2, wide // 2))
            if self.bad:
                paint.hatch(part, look.worse_back, ui.px(5))
        if self.error > 0.0:
            left, right = (track.left + int(track.width * max(0.0, min(value + side * self.error, 1.0))) for side in (-1, 1))
            y, reach = track.centery, ui.px(4)
            for colour, thick in ((look.panel, ui.px(3)), (look.text, max(ui.px(1.5), 1))):
                paint.line(colour, (left, y), (right, y), thick)
                for x in (left, right):
                    paint.line(colour, (x, y - reach), (x, y + reach), thick)


@attrs.define(eq=False, slots=False)
class LensBar(Widget):
    """A scale from 0 to 100 with where it stands (blue dot) and the goal (amber flag), each None for none."""

    now: float | None = None
    goal: float | None = None

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(22)

    def least(self, ui: Ui) -> int:
        return ui.px(80)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        track = pygame.Rect(self.rect.left, self.rect.bottom - ui.px(9), self.rect.width, ui.px(6))
        paint.fill(track, look.hover, ui.px(3))
        inner = track.inflate(-2 * ui.px(5), 0)
        if self.goal is not None:
            x = int(inner.left + inner.width * max(0.0, min(self.goal, 100.0)) / 100.0)
            paint.fill(pygame.Rect(x, self.rect.top + 1, max(ui.px(2), 1), track.bottom - self.rect.top), look.accent)
            flag = [(x, self.rect.top + 1), (x + ui.px(8), self.rect.top + ui.px(4)), (x, self.rect.top + ui.px(8))]
            pygame.draw.polygon(paint.surface, look.accent, flag)
        if self.now is not None:
            spot = (int(inner.left + inner.width * max(0.0, min(self.now, 100.0)) / 100.0), track.centery)
            paint.circle(look.panel, spot, ui.px(7))
            paint.circle(look.own, spot, ui.px(5))

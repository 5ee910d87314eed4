"""Small pictures of numbers: bars of a purse, dots of a count, estimates with their error, rungs, arrows of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Row
from game.desktop.widgets.text import Text, colour_of

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

DOT, DOT_GAP, METER = 10, 5, 6  # px at 100%


@attrs.define(eq=False, slots=False)
class Dots(Widget):
    """A row of dots, one for each thing: `committed` amber, `ready` blue, `resting` half blue, `free` a ring."""

    kinds: Sequence[str] = ()

    def measure(self, ui: Ui, width: int) -> Size:
        return len(self.kinds) * ui.px(DOT + DOT_GAP) - ui.px(DOT_GAP), ui.px(DOT + 2)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, radius = paint.palette, max(ui.px(DOT) // 2, 2)
        x = self.rect.left + radius
        for kind in self.kinds:
            centre = (x, self.rect.centery)
            if kind == "committed":
                paint.circle(look.accent, centre, radius)
            elif kind == "ready":
                paint.circle(look.own, centre, radius)
            elif kind == "resting":
                paint.circle(look.own, centre, radius, max(ui.px(1.5), 1))
                with paint.clipped(pygame.Rect(x - radius, centre[1] - radius, radius, 2 * radius + 1)):
                    paint.circle(look.own, centre, radius)
            else:
                paint.circle(look.label, centre, radius, max(ui.px(1.5), 1))
            x += ui.px(DOT + DOT_GAP)


@attrs.define(eq=False, slots=False)
class Meter(Widget):
    """A bar of shares of a whole: what runs on (blue), what is planned now (amber, hatched); the rest is free.

    `frees`: the free part is filled instead of the used one, for a purse that leads with what is left.
    """

    left: float = 0.0
    committed: float = attrs.field(default=0.0, kw_only=True)
    most_width: int = attrs.field(default=120, kw_only=True)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(self.most_width)), ui.px(DOT + 2)

    def least(self, ui: Ui) -> int:
        return ui.px(24)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        tall = ui.px(METER)
        bar = pygame.Rect(self.rect.left, self.rect.centery - tall // 2, min(self.rect.width, ui.px(self.most_width)), tall)
        paint.fill(bar, look.hover, tall // 2)
        left = int(bar.width * max(0.0, min(self.left, 1.0)))
        if left:
            paint.fill(pygame.Rect(bar.left, bar.top, left, tall), look.own, min(tall // 2, left // 2))
        planned = int(bar.width * max(0.0, min(self.committed, 1.0 - self.left)))
        if planned:
            part = pygame.Rect(bar.left + left, bar.top, planned, tall)
            paint.fill(part, look.accent)
            paint.hatch(part, look.on_accent, ui.px(4))


@attrs.define(eq=False, slots=False)
class Arrow(Widget):
    """A small filled triangle up or down."""

    up: bool = True
    colour: str = "second"

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(10), ui.px(10)

    def paint(self, ui: Ui, paint: Paint) -> None:
        half, (x, y) = ui.px(4), self.rect.center
        tip, base = (y - half, y + half - 1) if self.up else (y + half, y - half + 1)
        colour = colour_of(paint, self.colour)
        pygame.draw.polygon(paint.surface, colour, ((x - half - 1, base), (x + half + 1, base), (x, tip)))


def change_shown(words: str, change: float, better: int) -> list[Widget]:
    """An arrow with the size of a change, tinted by whether it is better (1), worse (-1) or neither (0)."""
    if not words or change == 0.0:
        return []
    side = better * (1 if change > 0.0 else -1)
    colour = {1: "better", -1: "worse"}.get(side, "second")
    return [Row([Arrow(change > 0.0, colour), Text(words, LABEL, colour, wrap=False)], gap=3)]


def fact(label: str, value: str, tip: str = "") -> Widget:
    """A label with its value at the right."""
    return Row([Text(label, BODY, "second", grow=1, tip=tip), Text(value, BODY_BOLD, align="right", tip=tip)], gap=12,
               align="top")  # fmt: skip

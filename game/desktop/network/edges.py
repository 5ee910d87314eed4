"""How a tie between two groups is drawn: war, fighting, rivals, alliance, peace made in this game."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from game.clients.ties import ALLIANCE, FIGHTING, PACT, RIVALS, WAR
from game.desktop.charts.strokes import Spot, along, beside, dashed, stroke
from game.desktop.widgets.palette import mixed

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.palette import Colour

DIMMED: Final = 0.45  # how much of its colour a tie keeps that is not the subject
_WIDTHS: Final = {WAR: 4.0, FIGHTING: 2.4, RIVALS: 1.2, ALLIANCE: 1.6, PACT: 1.6}
_CUTS: Final = {WAR: 2, FIGHTING: 1}


def draw_tie(paint: Paint, kind: str, start: Spot, end: Spot, scale: float, ground: Colour, dim: bool = False) -> None:
    """A tie from `start` to `end`; by its strokes it is told apart without colour."""
    look = paint.palette
    colour = look.own if kind in (ALLIANCE, PACT) else look.worse
    if dim:
        colour = mixed(ground, colour, DIMMED)
    width = _WIDTHS[kind] * scale * (0.75 if dim and kind == WAR else 1.0)
    if kind in (ALLIANCE, PACT):
        for side in (-1.0, 1.0):
            first, last = beside(start, end, side * 3.0 * scale)
            if kind == PACT:
                dashed(paint, colour, first, last, width, 6.0 * scale)
            else:
                stroke(paint, colour, first, last, width)
        return
    stroke(paint, colour, start, end, width)
    long = hypot(end[0] - start[0], end[1] - start[1])
    if long < 24.0 * scale:
        return
    cuts = _CUTS.get(kind, 0)
    for cut in range(cuts):
        middle = along(start, end, 0.5 + (cut - (cuts - 1) / 2.0) * 7.0 * scale / long)
        _slash(paint, colour, ground, (start, end), middle, scale)


def _slash(paint: Paint, colour: Colour, ground: Colour, line: tuple[Spot, Spot], middle: Spot, scale: float) -> None:
    """A short stroke across a line, on a gap of the ground."""
    (x, y), (to_x, to_y) = line
    long = max(hypot(to_x - x, to_y - y), 1e-6)
    along_x, along_y = (to_x - x) / long, (to_y - y) / long
    lean_x, lean_y = -along_y + 0.45 * along_x, along_x + 0.45 * along_y
    reach = 6.5 * scale
    first = (middle[0] - lean_x * reach, middle[1] - lean_y * reach)
    last = (middle[0] + lean_x * reach, middle[1] + lean_y * reach)
    stroke(paint, ground, first, last, 5.0 * scale)
    stroke(paint, colour, first, last, 1.8 * scale)

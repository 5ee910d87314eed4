"""Smooth lines of any width, dashes and doubles, for charts and for the ties between groups."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Final

import pygame

from game.desktop.widgets.paint import Paint
from game.desktop.widgets.palette import Colour

Spot = tuple[float, float]
DASH_AND_GAP: Final = 1.7  # length of a dash and the gap after it, in dashes
LEAST_STEP: Final = 0.01  # pixels


def stroke(paint: Paint, colour: Colour, start: Spot, end: Spot, width: float = 1.0) -> None:
    """A straight line of a width in pixels."""
    if start != end:
        pygame.draw.aaline(paint.surface, colour, start, end, max(int(width + 0.5), 1))


def polyline(paint: Paint, colour: Colour, spots: Sequence[Spot], width: float = 1.0) -> None:
    """Lines from spot to spot, with round joints."""
    for one, other in pairwise(spots):
        stroke(paint, colour, one, other, width)
    if width > 2.0:
        for x, y in spots:
            paint.circle(colour, (int(x + 0.5), int(y + 0.5)), max(int(width / 2.0), 1))


def dashed(paint: Paint, colour: Colour, start: Spot, end: Spot, width: float = 1.0, dash: float = 6.0) -> None:
    """A dashed line."""
    long = hypot(end[0] - start[0], end[1] - start[1])
    steps = int(long / (dash * DASH_AND_GAP)) + 1
    for step in range(steps):
        first = step * dash * DASH_AND_GAP / max(long, 1.0)
        last = min((step * DASH_AND_GAP + 1.0) * dash / max(long, 1.0), 1.0)
        if first < last:
            stroke(paint, colour, along(start, end, first), along(start, end, last), width)


def dashed_line(paint: Paint, colour: Colour, spots: Sequence[Spot], width: float = 1.0, dash: float = 6.0) -> None:
    """A dashed line from spot to spot, whose dashes go on around its corners."""
    walked = 0.0  # pixels of the present dash and the gap after it
    for start, end in pairwise(spots):
        long, at = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while at < long:
            drawn = walked < dash
            step = min((dash if drawn else dash * DASH_AND_GAP) - walked, long - at)
            if drawn:
                stroke(paint, colour, along(start, end, at / long), along(start, end, (at + step) / long), width)
            at, walked = at + max(step, LEAST_STEP), walked + max(step, LEAST_STEP)
            if walked >= dash * DASH_AND_GAP - LEAST_STEP:
                walked = 0.0


def along(start: Spot, end: Spot, share: float) -> Spot:
    """The spot a share of the way from start to end."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def beside(start: Spot, end: Spot, aside: float) -> tuple[Spot, Spot]:
    """A line moved aside by so many pixels."""
    long = max(hypot(end[0] - start[0], end[1] - start[1]), 1e-6)
    across, down = -(end[1] - start[1]) / long * aside, (end[0] - start[0]) / long * aside
    return (start[0] + across, start[1] + down), (end[0] + across, end[1] + down)


def whisker(paint: Paint, x: int, low: float, high: float, colour: Colour, unit: int = 1) -> None:
    """An upright range with a bar at both ends; `low` and `high` in pixels."""
    top, bottom = int(min(low, high)), int(max(low, high))
    wide = 3 * unit
    paint.fill(pygame.Rect(x, top, unit, max(bottom - top, 1)), colour)
    for y in (top, bottom):
        paint.fill(pygame.Rect(x - wide, y, 2 * wide + unit, unit), colour)

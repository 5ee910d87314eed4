"""The crowded centre, drawn larger in a frame of its own and joined to its place on the map by dashed lines."""

import math
from collections.abc import Mapping, Sequence

import attrs
import pygame

from game.desktop.map.camera import Camera, fit
from game.desktop.map.geometry import Box, Geometry
from game.desktop.map.painter import TILES_A_FRAME, MapPicture
from game.desktop.map.style import Colour, Fill, MapStyle

CENTRE = ("MX-CMX", "MX-HID", "MX-MEX", "MX-MOR", "MX-PUE", "MX-QUE", "MX-TLA")
WORTH_SHOWING = 1.5
"""An inset that enlarges less than this adds nothing to the map."""


@attrs.frozen
class InsetView:
    """What an inset shows: its picture's place on screen and camera, the part of the main map, and how much larger."""

    rect: pygame.Rect
    camera: Camera
    source: pygame.Rect
    factor: float

    def useful(self, main: pygame.Rect) -> bool:
        """Whether it enlarges enough, and what it enlarges is on the main map and not under the inset itself."""
        return self.factor >= WORTH_SHOWING and main.contains(self.source) and not self.rect.colliderect(self.source)


class Inset:
    """An enlarged view of some regions; keeps its own pictures."""

    def __init__(self, geometry: Geometry, regions: Sequence[str] = CENTRE) -> None:
        self.regions = tuple(regions)
        self._picture = MapPicture(geometry)
        places = [geometry.regions[region] for region in regions]
        self._box: Box = (
            min(region.label[0] - 0.6 * region.room for region in places),
            min(region.label[1] - 0.6 * region.room for region in places),
            max(region.label[0] + 0.6 * region.room for region in places),
            max(region.label[1] + 0.6 * region.room for region in places),
        )

    def view(self, rect: pygame.Rect, main: pygame.Rect, camera: Camera) -> InsetView:
        """What the inset at `rect` shows beside the main map at `main`; both rectangles without headings."""
        own = fit(self._box, rect)
        left, top, right, bottom = own.seen(rect)
        (x0, y0), (x1, y1) = camera.to_screen(main, left, top), camera.to_screen(main, right, bottom)
        source = pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))
        return InsetView(rect, own, source, own.scale / camera.scale)

    def draw(
        self,
        surface: pygame.Surface,
        view: InsetView,
        style: MapStyle,
        fills: Mapping[str, Fill],
        outline: Mapping[str, Colour] | None = None,
        tiles: int | None = TILES_A_FRAME,
    ) -> bool:
        """Draw the picture, its frame, the frame round its source and the lines between; True when it is sharp."""
        width = max(1, round(style.scale))
        for start, end in joining_lines(view.source, view.rect):
            draw_dashed(surface, style.inset_edge, start, end, width)
        pygame.draw.rect(surface, style.inset_edge, view.source, width)
        complete = self._picture.draw(surface, view.rect, view.camera, style, fills, outline, tiles)
        pygame.draw.rect(surface, style.inset_edge, view.rect.inflate(2 * width, 2 * width), width)
        return complete


def joining_lines(source: pygame.Rect, rect: pygame.Rect) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    """The two lines between the facing edges of the source and the inset."""
    apart_x = max(rect.left - source.right, source.left - rect.right)
    apart_y = max(rect.top - source.bottom, source.top - rect.bottom)
    if apart_y >= apart_x:
        if rect.centery < source.centery:
            return (source.topleft, rect.bottomleft), (source.topright, rect.bottomright)
        return (source.bottomleft, rect.topleft), (source.bottomright, rect.topright)
    if rect.centerx < source.centerx:
        return (source.topleft, rect.topright), (source.bottomleft, rect.bottomright)
    return (source.topright, rect.topleft), (source.bottomright, rect.bottomleft)


def draw_dashed(
    surface: pygame.Surface, colour: Colour, start: tuple[int, int], end: tuple[int, int], width: int = 1, dash: int = 4
) -> None:
    """A line of dashes and gaps of `dash` pixels."""
    length = math.dist(start, end)
    for done in range(0, int(length), 2 * dash):
        a, b = done / length, min(done + dash, length) / length
        first = (start[0] + (end[0] - start[0]) * a, start[1] + (end[1] - start[1]) * a)
        last = (start[0] + (end[0] - start[0]) * b, start[1] + (end[1] - start[1]) * b)
        pygame.draw.aaline(surface, colour, first, last, width)

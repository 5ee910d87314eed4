"""A small picture of where a scenario is set: its regions on the map of Mexico, or an invented land as circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.core.problem import Problem
from game.desktop.map.geometry import Box, load_geometry
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

SMOOTH: Final = 3  # times it is drawn larger before it is scaled down
LARGE: Final = 600  # pixels across from which one picture alone is kept, and drawn less large
HUGE: Final = 1800  # from which it is drawn as it is: the edges are fine enough, and memory is not
EDGE: Final = 0.04  # of the width left free around


@attrs.define(eq=False, slots=False)
class Thumbnail(Widget):
    """The regions of a scenario in the colour of the land, the rest of Mexico darker. `width` and `height` in px at 100%.

    `places`: longitude and latitude of regions that are not on the map, in whose stead circles are drawn; `borders`: the
    pairs of those that touch.
    """

    regions: tuple[str, ...] = ()
    width: int = attrs.field(default=160, kw_only=True)
    height: int = attrs.field(default=100, kw_only=True)
    places: Mapping[str, tuple[float, float]] = attrs.field(factory=dict, kw_only=True)
    borders: tuple[tuple[str, str], ...] = attrs.field(default=(), kw_only=True)
    stretch: bool = attrs.field(default=False, kw_only=True)  # as large as the room it gets

    def least(self, ui: Ui) -> int:
        return 0 if self.stretch else ui.px(self.width)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(ui.px(self.width), width), ui.px(self.height)

    def paint(self, ui: Ui, paint: Paint) -> None:
        size = self.rect.size
        if size[0] < 8 or size[1] < 8:
            return
        look = paint.palette
        colours = (look.hover, look.control_edge, look.sea, look.border)
        known = tuple(sorted(self.places.items()))
        picture = _circles(known, self.borders, size, colours) if known else _land_of(self.regions, size, colours)
        if picture is not None:
            paint.picture(picture, self.rect.center)


def _fitting(box: Box, size: Size) -> tuple[float, float, float]:
    """Scale and shift that bring a box into a picture."""
    left, top, right, bottom = box
    room = (size[0] * (1 - 2 * EDGE), size[1] * (1 - 2 * EDGE))
    scale = min(room[0] / max(right - left, 1e-9), room[1] / max(bottom - top, 1e-9))
    return scale, (size[0] - (right - left) * scale) / 2 - left * scale, (size[1] - (bottom - top) * scale) / 2 - top * scale


def _land_of(regions: tuple[str, ...], size: Size, colours: tuple[Colour, ...]) -> pygame.Surface | None:
    return (_large_land if size[0] >= LARGE else _small_land)(regions, size, colours)


def _land(regions: tuple[str, ...], size: Size, colours: tuple[Colour, ...]) -> pygame.Surface | None:
    """Mexico with some regions lit; None where the map cannot be read, which the map screens say."""
    try:
        geometry = load_geometry()
    except Problem:
        return None
    dark, lit, sea, edge = colours
    smooth = 1 if size[0] >= HUGE else 2 if size[0] >= LARGE else SMOOTH
    large = (size[0] * smooth, size[1] * smooth)
    scale, across, down = _fitting(geometry.home, large)
    picture = pygame.Surface(large, pygame.SRCALPHA)
    picture.fill((*dark, 0))
    chosen = set(regions)
    for mine in (False, True):
        for region in geometry.regions.values():
            if not region.mexican or (region.id in chosen) is not mine:
                continue
            for polygon in region.polygons:
                ring = polygon[0] * scale + (across, down)
                pygame.draw.polygon(picture, lit if mine else dark, ring.tolist())
    for region in geometry.regions.values():
        if region.mexican:
            for polygon in region.polygons:
                line = (polygon[0] * scale + (across, down)).tolist()
                mine = region.id in chosen
                pygame.draw.lines(picture, sea if mine else edge, True, line, smooth if mine else 1)
    return picture if smooth == 1 else pygame.transform.smoothscale(picture, size)


_small_land = lru_cache(maxsize=24)(_land)
_large_land = lru_cache(maxsize=1)(_land)


@lru_cache(maxsize=24)
def _circles(
    places: tuple[tuple[str, tuple[float, float]], ...], borders: tuple[tuple[str, str], ...], size: Size,
    colours: tuple[Colour, ...],
) -> pygame.Surface:  # fmt: skip
    """An invented land: a circle for each region, a line where two touch."""
    large = (size[0] * SMOOTH, size[1] * SMOOTH)
    radius = min(large) // 12
    points = {name: (lon, -lat) for name, (lon, lat) in places}
    scale, across, down = _fitting(_around(points.values()), (large[0] - 3 * radius, large[1] - 3 * radius))
    at = {name: (x * scale + across + 1.5 * radius, y * scale + down + 1.5 * radius) for name, (x, y) in points.items()}
    picture = pygame.Surface(large, pygame.SRCALPHA)
    picture.fill((*colours[1], 0))
    for one, other in borders:
        if one in at and other in at:
            pygame.draw.line(picture, colours[3], at[one], at[other], 2 * SMOOTH)
    for point in at.values():
        pygame.draw.circle(picture, colours[1], point, radius)
    return pygame.transform.smoothscale(picture, size)


def _around(points: Iterable[tuple[float, float]]) -> Box:
    places = list(points)
    return (
        min(x for x, _y in places), min(y for _x, y in places), max(x for x, _y in places), max(y for _x, y in places)
    )  # fmt: skip

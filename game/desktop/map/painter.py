"""The map picture in a window: tiles kept for each zoom step, so that panning is copying, and a stand-in while zooming."""

from collections import OrderedDict
from collections.abc import Mapping
from itertools import pairwise

import attrs
import pygame

from game.desktop.map.camera import PIXELS_AT_ZERO, STEP, Camera
from game.desktop.map.clip import meets
from game.desktop.map.geometry import Box, Geometry
from game.desktop.map.style import Colour, Fill, MapStyle
from game.desktop.map.tiles import SIDE, TilePainter

TILES_A_FRAME = 2
"""Tiles drawn in one frame while others wait; each takes a millisecond or two."""
TILES_KEPT = 240
"""At most so many tiles are kept, of 256 KiB each, unless one window needs more."""
OVERVIEW_WIDTH = 1200

TileKey = tuple[int, int, int]


@attrs.frozen
class _Shown:
    """The last sharp picture: the zoom step, the place of the map's corner on screen, and the window."""

    step: int
    origin: tuple[int, int]
    rect: pygame.Rect


class MapPicture:
    """Draws the map. One for each window that shows a map; it keeps the tiles of that window."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self._tiles: OrderedDict[TileKey, pygame.Surface] = OrderedDict()
        self._painter: TilePainter | None = None
        self._look: tuple[MapStyle, dict[str, Fill]] | None = None
        self._shown: _Shown | None = None
        self._stand_in: tuple[pygame.Surface, Camera] | None = None
        self._overview: pygame.Surface | None = None

    def draw(
        self,
        surface: pygame.Surface,
        rect: pygame.Rect,
        camera: Camera,
        style: MapStyle,
        fills: Mapping[str, Fill],
        outline: Mapping[str, Colour] | None = None,
        tiles: int | None = TILES_A_FRAME,
    ) -> bool:
        """Draw the map into `rect` of `surface`; True when the picture is sharp and complete.

        `fills` by region; a region without one is drawn plain. `outline`: regions to be framed in a colour. At most
        `tiles` tiles are drawn anew in this call (None: as many as it takes, also the first time); until the rest are
        ready, and while the zoom is between two steps, earlier pictures stand in. After False, draw again next frame.
        """
        painter, first = self._painter_for(style, fills)
        clip = surface.get_clip()
        surface.set_clip(rect.clip(clip))
        complete = False
        if camera.resting:
            complete = self._draw_resting(surface, rect, camera, painter, None if first else tiles)
        else:
            self._draw_stand_in(surface, rect, camera, painter)
        for region, colour in (outline or {}).items():
            draw_outline(surface, rect, camera, self.geometry, region, colour, style.state_line, 3.0 * style.scale)
        surface.set_clip(clip)
        return complete

    def _painter_for(self, style: MapStyle, fills: Mapping[str, Fill]) -> tuple[TilePainter, bool]:
        """The painter for this look, and whether nothing has been drawn yet that could stand in."""
        first = self._painter is None
        if self._painter is None or self._look is None or self._look[0] != style or self._look[1] != fills:
            self._remember_shown()
            self._painter, self._look = TilePainter(self.geometry, style, fills), (style, dict(fills))
            self._tiles.clear()
            self._overview = None
        return self._painter, first

    def _draw_resting(
        self, surface: pygame.Surface, rect: pygame.Rect, camera: Camera, painter: TilePainter, most: int | None
    ) -> bool:
        step, origin = round(camera.step), camera.origin(rect)
        wanted = _tiles_in(rect, origin, step)
        missing = [key for key in wanted if key not in self._tiles]
        for key in missing[:most]:
            self._tiles[key] = painter.tile(*key)
        if most is not None and len(missing) > most:
            self._draw_stand_in(surface, rect, camera, painter)
        for key in wanted:
            if key in self._tiles:
                self._tiles.move_to_end(key)
                surface.blit(self._tiles[key], (origin[0] + key[1] * SIDE, origin[1] + key[2] * SIDE))
        complete = most is None or len(missing) <= most
        if complete:
            self._shown = _Shown(step, origin, rect.copy())
            self._stand_in = None
            if not missing:
                self._prepare(rect, origin, step, painter)
        while len(self._tiles) > max(TILES_KEPT, 2 * len(wanted)):
            self._tiles.popitem(last=False)
        return complete

    def _prepare(self, rect: pygame.Rect, origin: tuple[int, int], step: int, painter: TilePainter) -> None:
        """Draw one tile beside the window ahead of its need, so that panning finds it ready."""
        for key in _tiles_in(rect.inflate(2 * SIDE, 2 * SIDE), origin, step):
            if key not in self._tiles:
                self._tiles[key] = painter.tile(*key)
                return

    def _remember_shown(self) -> None:
        """Keep what the last sharp picture showed, with the tiles around it, to stand in for what is not ready."""
        shown = self._shown
        if shown is None or self._stand_in is not None:
            return
        wide = shown.rect.inflate(SIDE, SIDE)
        keys = [key for key in _tiles_in(wide, shown.origin, shown.step) if key in self._tiles]
        if not set(_tiles_in(shown.rect, shown.origin, shown.step)) <= set(keys):
            return
        left, top = min(key[1] for key in keys), min(key[2] for key in keys)
        right, bottom = max(key[1] for key in keys) + 1, max(key[2] for key in keys) + 1
        picture = pygame.Surface(((right - left) * SIDE, (bottom - top) * SIDE), depth=32)
        picture.set_colorkey((255, 0, 255))
        picture.fill((255, 0, 255))
        for key in keys:
            picture.blit(self._tiles[key], ((key[1] - left) * SIDE, (key[2] - top) * SIDE))
        scale = PIXELS_AT_ZERO * STEP**shown.step
        self._stand_in = picture, Camera(left * SIDE / scale, top * SIDE / scale, shown.step)

    def _draw_stand_in(self, surface: pygame.Surface, rect: pygame.Rect, camera: Camera, painter: TilePainter) -> None:
        """Scale earlier pictures to where `camera` looks: the overview, and over it the last sharp picture."""
        self._remember_shown()
        if self._stand_in is not None:
            picture, corner = self._stand_in
            if _covers(picture, corner, rect, camera):
                _draw_scaled(surface, rect, camera, picture, (corner.x, corner.y), corner.scale)
                return
        view = self.geometry.view
        scale = OVERVIEW_WIDTH / (view[2] - view[0])
        if self._overview is None:
            self._overview = painter.overview(scale, view)
        surface.fill(self._look[0].sea if self._look else (0, 0, 0), rect)
        _draw_scaled(surface, rect, camera, self._overview, (view[0], view[1]), scale)
        if self._stand_in is not None:
            picture, corner = self._stand_in
            _draw_scaled(surface, rect, camera, picture, (corner.x, corner.y), corner.scale)


def _tiles_in(rect: pygame.Rect, origin: tuple[int, int], step: int) -> list[TileKey]:
    """The tiles that meet `rect` when the map's corner is at `origin`."""
    columns = range((rect.left - origin[0]) // SIDE, (rect.right - 1 - origin[0]) // SIDE + 1)
    rows = range((rect.top - origin[1]) // SIDE, (rect.bottom - 1 - origin[1]) // SIDE + 1)
    return [(step, column, row) for row in rows for column in columns]


def _covers(picture: pygame.Surface, corner: Camera, rect: pygame.Rect, camera: Camera) -> bool:
    """Whether a picture from the map place `corner`, at its zoom, covers the window and has no gaps."""
    left, top, right, bottom = camera.seen(rect)
    width, height = picture.get_width() / corner.scale, picture.get_height() / corner.scale
    inside = corner.x <= left and corner.y <= top and corner.x + width >= right and corner.y + height >= bottom
    return inside and picture.get_at((0, 0))[:3] != (255, 0, 255)


def _draw_scaled(
    surface: pygame.Surface,
    rect: pygame.Rect,
    camera: Camera,
    picture: pygame.Surface,
    corner: tuple[float, float],
    scale: float,
) -> None:
    """Draw the part of `picture` (its left top at map place `corner`, `scale` pixels a unit) that the window shows."""
    seen = camera.seen(rect)
    wanted = pygame.Rect(0, 0, 0, 0)
    wanted.left, wanted.top = int((seen[0] - corner[0]) * scale) - 1, int((seen[1] - corner[1]) * scale) - 1
    wanted.w = int((seen[2] - corner[0]) * scale) + 2 - wanted.left
    wanted.h = int((seen[3] - corner[1]) * scale) + 2 - wanted.top
    part = wanted.clip(picture.get_rect())
    if not part.w or not part.h:
        return
    factor = camera.scale / scale
    left, top = camera.to_screen(rect, corner[0] + part.left / scale, corner[1] + part.top / scale)
    size = max(1, round(part.w * factor)), max(1, round(part.h * factor))
    scaled = pygame.transform.scale(picture.subsurface(part), size)
    scaled.set_colorkey(picture.get_colorkey())
    surface.blit(scaled, (round(left), round(top)))


def draw_outline(
    surface: pygame.Surface,
    rect: pygame.Rect,
    camera: Camera,
    geometry: Geometry,
    region: str,
    colour: Colour,
    casing: Colour,
    width: float,
) -> None:
    """Frame `region` in `colour`, `width` pixels thick, on a dark `casing`. Raises KeyError for an unknown region."""
    seen: Box = camera.seen(rect)
    arcs = [geometry.arcs[number] for number in geometry.regions[region].arcs]
    lines = [(arc.points * camera.scale + camera.origin(rect)).tolist() for arc in arcs if meets(arc.box, seen)]
    for tint, thickness in ((casing, round(width) + 2), (colour, max(1, round(width)))):
        for line in lines:
            for start, end in pairwise(line):
                pygame.draw.aaline(surface, tint, start, end, thickness)

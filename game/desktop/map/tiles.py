"""One square of the map picture, drawn twice as large and scaled down, so that its lines and patterns are smooth."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import pygame

from game.desktop.map.camera import PIXELS_AT_ZERO, STEP
from game.desktop.map.clip import clipped, meets
from game.desktop.map.geometry import Arc, Box, Geometry, Points, Region
from game.desktop.map.style import Colour, Fill, MapStyle, Pattern
from game.desktop.widgets.palette import mixed

SIDE = 256
"""Pixels of a tile; a multiple of every pattern's period, so that patterns run on from tile to tile."""
SMOOTH = 2
"""Drawn this many times larger."""
_INSIDE, _OUTSIDE = (0, 0, 255), (255, 0, 255)
"""Two colours that no palette uses: the stencil's hole and its rest."""
Outline = tuple[list[list[float]], int]  # its points, and which ring of its polygon it is: 0 the outer one, then holes
_WIDTHS = {"province": 1.0, "abroad": 1.0, "state": 1.25, "coast": 1.0, "border": 1.75}
"""Kinds of line in the order in which they are drawn, with their widths in pixels."""


def pattern_picture(fill: Fill, side: int, scale: int, share: float) -> pygame.Surface:
    """A square of `side` pixels in the fill's colour and pattern; `scale` is the size of one pixel of the pattern."""
    picture = pygame.Surface((side, side), depth=32)
    picture.fill(fill.colour)
    mark = mixed(fill.colour, (255, 255, 255), share)
    period = (16 if fill.pattern is Pattern.DOTS else 8) * scale
    if fill.pattern in (Pattern.DOTS, Pattern.DENSE_DOTS):
        dot = max(1, round(1.5 * scale))
        for left in range(0, side, period):
            for top in range(0, side, period):
                for shift in (0, period // 2):
                    picture.fill(mark, (left + shift + scale, top + shift + scale, dot, dot))
    directions = {Pattern.LINES: (1,), Pattern.CROSSED: (1, -1)}.get(fill.pattern, ())
    for direction in directions:
        for left in range(-side - period, 2 * side + period, period):
            end = left + direction * (side + 2 * scale)
            pygame.draw.line(picture, mark, (left, side + scale), (end, -scale), scale)
    return picture


class TilePainter:
    """Draws tiles and plain overviews of a map in one style and one set of fills."""

    def __init__(self, geometry: Geometry, style: MapStyle, fills: Mapping[str, Fill]) -> None:
        self._geometry, self._style = geometry, style
        by_fill: dict[Fill, list[Region]] = {}
        for region in geometry.regions.values():
            by_fill.setdefault(self._fill_of(region, fills), []).append(region)
        # Land abroad first: where an outline is cut at a shared line, the state of Mexico has the last word.
        self._by_fill = sorted(by_fill.items(), key=lambda pair: any(region.mexican for region in pair[1]))
        self._arcs = {kind: [arc for arc in geometry.arcs if arc.kind == kind] for kind in _WIDTHS}
        self._pattern_scale = 1 << max(0, round(style.scale).bit_length() - 1)
        self._patterns: dict[Fill, pygame.Surface] = {}
        side = SIDE * SMOOTH
        self._large, self._stencil = pygame.Surface((side, side), depth=32), pygame.Surface((side, side), depth=32)
        self._stencil.set_colorkey(_INSIDE)
        self._textured = pygame.Surface((side, side), depth=32)
        self._textured.set_colorkey(_OUTSIDE)

    def _fill_of(self, region: Region, fills: Mapping[str, Fill]) -> Fill:
        if region.id in fills:
            return fills[region.id]
        if region.mexican:
            return Fill(self._style.own)
        near = region.id.startswith("US-") and any(self._geometry.arcs[arc].kind == "border" for arc in region.arcs)
        return Fill(self._style.near_abroad if near else self._style.abroad)

    def tile(self, step: int, column: int, row: int) -> pygame.Surface:
        """The tile whose left top pixel is pixel (column, row) * SIDE of the whole map at zoom `step`."""
        scale = PIXELS_AT_ZERO * STEP**step * SMOOTH
        side = SIDE * SMOOTH
        shift = np.array([-column * side, -row * side], dtype=np.float64)
        self._areas(self._large, scale, shift, patterned=True)
        self._lines(self._large, scale, shift, SMOOTH * self._style.scale)
        small = pygame.Surface((SIDE, SIDE), depth=32)
        pygame.transform.smoothscale(self._large, (SIDE, SIDE), small)
        return small

    def overview(self, scale: float, box: Box) -> pygame.Surface:
        """The part `box` of the map at `scale` pixels a unit, without patterns: what shows until tiles are ready."""
        picture = pygame.Surface((round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale)), depth=32)
        shift = np.array([-box[0] * scale, -box[1] * scale])
        self._areas(picture, scale, shift, patterned=False)
        self._lines(picture, scale, shift, 1.0)
        return picture

    def _areas(self, target: pygame.Surface, scale: float, shift: Points, patterned: bool) -> None:
        """Sea, land and lakes."""
        target.fill(self._style.sea)
        frame = (-4.0, -4.0, target.get_width() + 4.0, target.get_height() + 4.0)
        window = _window(frame, scale, shift)
        for fill, regions in self._by_fill:
            outlines = [
                outline
                for region in regions
                if meets(region.box, window)
                for outline in _outlines(region, scale, (float(shift[0]), float(shift[1])), frame)
            ]
            if patterned and fill.pattern is not Pattern.PLAIN:
                self._patterned(target, fill, outlines)
            else:
                _polygons(target, fill.colour, self._style.sea, outlines)
        for lake in self._geometry.lakes:
            _polygons(target, self._style.sea, self._style.sea, [(clipped(lake * scale + shift, frame).tolist(), 0)])

    def _patterned(self, target: pygame.Surface, fill: Fill, outlines: Sequence[Outline]) -> None:
        if not any(len(outline) >= 3 for outline, _ in outlines):
            return
        if fill not in self._patterns:
            side = SIDE * SMOOTH
            self._patterns[fill] = pattern_picture(fill, side, SMOOTH * self._pattern_scale, self._style.mark_share)
        self._stencil.fill(_OUTSIDE)
        _polygons(self._stencil, _INSIDE, _OUTSIDE, outlines)
        self._textured.blit(self._patterns[fill], (0, 0))
        self._textured.blit(self._stencil, (0, 0))
        target.blit(self._textured, (0, 0))

    def _lines(self, target: pygame.Surface, scale: float, shift: Points, width: float) -> None:
        style = self._style
        colours: dict[str, Colour] = {
            "province": style.foreign_line,
            "abroad": style.foreign_line,
            "state": style.state_line,
            "coast": style.coast,
            "border": style.border,
        }
        frame = (-4.0, -4.0, target.get_width() + 4.0, target.get_height() + 4.0)
        window = _window(frame, scale, shift)
        for kind, pixels in _WIDTHS.items():
            _strokes(target, self._arcs[kind], window, scale, shift, colours[kind], max(1, round(pixels * width)))


def _window(frame: Box, scale: float, shift: Points) -> Box:
    """The frame of a target (pixels) in map units."""
    left, top, right, bottom = frame
    return (left - shift[0]) / scale, (top - shift[1]) / scale, (right - shift[0]) / scale, (bottom - shift[1]) / scale


@lru_cache(maxsize=1024)
def _outlines(region: Region, scale: float, shift: tuple[float, float], frame: Box) -> tuple[Outline, ...]:
    """The outlines of a region cut to a frame, the holes of a polygon after it; the same for every layer of the map."""
    return tuple(
        (clipped(ring * scale + np.array(shift), frame).tolist(), hole)
        for polygon in region.polygons
        for hole, ring in enumerate(polygon)
    )


def _polygons(target: pygame.Surface, colour: Colour, hole: Colour, outlines: Iterable[Outline]) -> None:
    for outline, is_hole in outlines:
        if len(outline) >= 3:
            pygame.draw.polygon(target, hole if is_hole else colour, outline)


def _strokes(
    target: pygame.Surface, arcs: Iterable[Arc], window: Box, scale: float, shift: Points, colour: Colour, width: int
) -> None:
    for arc in arcs:
        if not meets(arc.box, window):
            continue
        points = (arc.points * scale + shift).tolist()
        pygame.draw.lines(target, colour, False, points, width)
        if width > 2:  # pygame leaves notches where thick lines bend.
            for point in points:
                pygame.draw.circle(target, colour, point, width / 2)

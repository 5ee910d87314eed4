"""Flows along the roads: how much of a product goes by each stretch of road to the gateways, drawn by its width."""

from collections.abc import Mapping
from itertools import pairwise

import pygame

from game.desktop.map.camera import Camera
from game.desktop.map.geometry import Geometry
from game.desktop.map.routes import road_network, start_of
from game.desktop.map.style import Colour

Loads = dict[tuple[int, bool], float]
"""Amounts by stretch of road: its place in the geometry, and whether they go forward along it."""

WIDEST = 13.0
"""Pixels at a scale of 1 of the stretch that carries the most."""
THINNEST = 1.5
LEAST = 0.004
"""Part of the most below which a stretch is not drawn."""
_ARROWS_FROM = 5.0
_ARROW_ROOM = 46.0


def loads(origins: Mapping[str, float], arriving: Mapping[str, float]) -> Loads:
    """What goes by each stretch of road. `origins`: parts of one by region; `arriving`: amounts by gateway.

    Every region is taken to send its part of what arrives at every gateway, by the shortest way; a region that lies on no
    road sends by none.
    """
    network = road_network()
    starts: dict[str, float] = {}
    for region, part in origins.items():
        start = start_of(region)
        if start:
            starts[start] = starts.get(start, 0.0) + part
    found: Loads = {}
    for gateway, amount in arriving.items():
        if amount <= 0.0:
            continue
        passing = {stop: part * amount for stop, part in starts.items()}
        for stop, onward, link, forward in network.toward(f"@{gateway}"):
            here = passing.get(stop, 0.0)
            if here > 0.0:
                found[link, forward] = found.get((link, forward), 0.0) + here
                passing[onward] = passing.get(onward, 0.0) + here
    return found


def between(before: Loads, now: Loads, share: float) -> Loads:
    """What goes by each stretch on the way from one state to the next."""
    if share >= 1.0:
        return now
    return {key: before.get(key, 0.0) * (1.0 - share) + now.get(key, 0.0) * share for key in {**before, **now}}


def draw_streams(
    surface: pygame.Surface, rect: pygame.Rect, camera: Camera, geometry: Geometry, amounts: Loads, most: float,
    colour: Colour, edge: Colour, scale: float,
) -> None:  # fmt: skip
    """Draw every stretch as wide as what goes by it; where it is wide, arrows tell the way. `most` is as wide as it gets."""
    if most <= 0.0:
        return
    both: dict[int, list[float]] = {}
    for (link, forward), amount in amounts.items():
        both.setdefault(link, [0.0, 0.0])[forward] += amount
    shown = sorted((sum(pair), link, pair[1] >= pair[0]) for link, pair in both.items() if sum(pair) >= LEAST * most)
    clip = surface.get_clip()
    surface.set_clip(rect.clip(clip))
    placed = []
    for amount, link, forward in shown:
        points = (geometry.links[link].points * camera.scale + camera.origin(rect)).tolist()
        width = max(WIDEST * amount / most, THINNEST) * scale
        placed.append((points if forward else points[::-1], width))
        _stroke(surface, placed[-1][0], width + 2.0 * scale, edge)
    for points, width in placed:
        _stroke(surface, points, width, colour)
    for points, width in placed:
        if width >= _ARROWS_FROM * scale:
            _arrows(surface, points, width, edge, scale)
    surface.set_clip(clip)


def _stroke(surface: pygame.Surface, points: list[list[float]], width: float, colour: Colour) -> None:
    """A polyline with round joints."""
    thick = max(round(width), 1)
    for start, end in pairwise(points):
        pygame.draw.aaline(surface, colour, start, end, thick)
    if thick > 2:
        for x, y in points:
            pygame.draw.circle(surface, colour, (round(x), round(y)), thick / 2)


def _arrows(surface: pygame.Surface, points: list[list[float]], width: float, colour: Colour, scale: float) -> None:
    """A small arrow in the middle of each long piece."""
    for (ax, ay), (bx, by) in pairwise(points):
        dx, dy = bx - ax, by - ay
        long = (dx * dx + dy * dy) ** 0.5
        if long < _ARROW_ROOM * scale:
            continue
        dx, dy, half = dx / long, dy / long, 0.32 * width
        x, y = (ax + bx) / 2.0, (ay + by) / 2.0
        tip, back = (x + dx * half * 1.6, y + dy * half * 1.6), (x - dx * half, y - dy * half)
        pygame.draw.polygon(
            surface, colour, [tip, (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half)]
        )

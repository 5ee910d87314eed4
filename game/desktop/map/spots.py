"""Where in the visible part of a region there is most room, for a label when its usual place is out of the window."""

import math

import numpy as np
import pygame

from game.desktop.map.camera import Camera
from game.desktop.map.clip import clipped, meets
from game.desktop.map.geometry import Region

CELL = 12
"""Pixels of a cell of the coarse picture in which the place is sought."""


def roomiest(region: Region, camera: Camera, window: pygame.Rect) -> tuple[tuple[float, float], float] | None:
    """The place in `window` furthest from the region's edge and the window's, and how far; None if too little is seen.

    Window, place and distance are in pixels of the camera's zoom step, to about a cell's exactness.
    """
    seen = tuple(edge / camera.scale for edge in (window.left, window.top, window.right, window.bottom))
    if not meets(region.box, (seen[0], seen[1], seen[2], seen[3])):
        return None
    columns, rows = math.ceil(window.w / CELL), math.ceil(window.h / CELL)
    picture = pygame.Surface((columns, rows), depth=32)
    for polygon in region.polygons:
        outline = (polygon[0] * camera.scale - window.topleft) / CELL
        outline = clipped(outline, (-1.0, -1.0, columns + 1.0, rows + 1.0))
        if len(outline) >= 3:
            pygame.draw.polygon(picture, (255, 255, 255), outline.tolist())
    land = np.pad((pygame.surfarray.array2d(picture) & 1).astype(bool), 1)
    depth, last = 0, land
    while land.any():
        last, depth = land, depth + 1
        inner = land[1:-1, 1:-1] & land[:-2, 1:-1] & land[2:, 1:-1] & land[1:-1, :-2] & land[1:-1, 2:]
        land = np.pad(inner, 1)
    if depth == 0:
        return None
    xs, ys = np.nonzero(last)
    middle = len(xs) // 2
    x, y = window.left + (xs[middle] - 0.5) * CELL, window.top + (ys[middle] - 0.5) * CELL
    return (float(x), float(y)), float(depth * CELL)

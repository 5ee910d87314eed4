"""Which region lies under a point of the screen, by a colour-id surface.

The surface holds only the few pixels round the point, so a test costs no more than that, at any zoom and in any motion.
"""

import numpy as np
import pygame

from game.desktop.map.camera import Camera
from game.desktop.map.clip import clipped, meets
from game.desktop.map.geometry import Geometry

REACH = 6
"""Pixels from a small state at which it is still taken to be meant."""
_HALF = 8
"""Half the side of the id surface at least: the answer for a pixel must not depend on where its outline is cut."""


def _ids(geometry: Geometry, camera: Camera, rect: pygame.Rect, point: tuple[int, int], half: int) -> pygame.Surface:
    """The pixels within `half` of `point`: 0 for none, else 1 + the number of the region in order."""
    side = 2 * half + 1
    surface = pygame.Surface((side, side), depth=32)
    left, top = camera.origin(rect)
    shift = np.array([left - point[0] + half, top - point[1] + half], dtype=np.float64)
    window = (
        -shift[0] / camera.scale,
        -shift[1] / camera.scale,
        (side - shift[0]) / camera.scale,
        (side - shift[1]) / camera.scale,
    )
    for number, region in enumerate(geometry.regions.values(), start=1):
        if not meets(region.box, window):
            continue
        for polygon in region.polygons:
            outer = clipped(polygon[0] * camera.scale + shift, (-2.0, -2.0, side + 2.0, side + 2.0))
            if len(outer) >= 3:
                pygame.draw.polygon(surface, (0, number >> 8, number & 255), outer.tolist())
    return surface


def region_at(
    geometry: Geometry, camera: Camera, rect: pygame.Rect, point: tuple[int, int], reach: int = REACH
) -> str | None:
    """The id of the region under `point`, or None.

    A region too small to point at (less room than `reach` pixels) is taken from `reach` pixels around; so is a state of
    Mexico when the point itself is on the sea or abroad.
    """
    if not rect.collidepoint(point):
        return None
    ids = list(geometry.regions)
    half = max(reach, _HALF)
    surface = _ids(geometry, camera, rect, point, half)
    found = pygame.surfarray.array2d(surface) & 0xFFFF
    here = int(found[half, half])
    exact = ids[here - 1] if here else None
    if exact is not None and geometry.regions[exact].room * camera.scale < reach:
        return exact
    xs, ys = np.nonzero(found)
    distances = (xs - half) ** 2 + (ys - half) ** 2
    for i in np.argsort(distances, kind="stable"):
        near = geometry.regions[ids[int(found[xs[i], ys[i]]) - 1]]
        if distances[i] > reach**2 or near.id == exact:
            continue
        off_mexico = exact is None or not geometry.regions[exact].mexican
        if near.mexican and (off_mexico or near.room * camera.scale < reach):
            return near.id
    return exact

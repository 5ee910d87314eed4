"""Cutting outlines to a rectangle: pygame fills a polygon over its whole height, also outside the picture."""

import numpy as np
from numpy.typing import NDArray

from game.desktop.map.geometry import Box, Points


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _cut(ring: Points, inside: NDArray[np.bool_], axis: int, limit: float) -> Points:
    """The part of `ring` on the inner side of one line (Sutherland and Hodgman 1974)."""
    after, inside_after = np.roll(ring, -1, axis=0), np.roll(inside, -1)
    crosses = inside != inside_after
    run = np.where(crosses, after[:, axis] - ring[:, axis], 1.0)
    share = (limit - ring[:, axis]) / run
    both = np.empty((2 * len(ring), 2))
    both[0::2] = ring
    both[1::2] = ring + (after - ring) * share[:, None]
    keep = np.empty(2 * len(ring), dtype=bool)
    keep[0::2], keep[1::2] = inside, crosses
    cut: Points = both[keep]
    return cut


def clipped(ring: Points, box: Box) -> Points:
    """An open ring cut to `box`; edges along the box join what was cut apart. May be empty."""
    for axis, limit, sign in ((0, box[0], 1.0), (0, box[2], -1.0), (1, box[1], 1.0), (1, box[3], -1.0)):
        if not len(ring):
            break
        inside = sign * ring[:, axis] >= sign * limit
        if not inside.all():
            ring = _cut(ring, inside, axis, limit)
    return ring

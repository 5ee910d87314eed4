"""Where each group stands in the graph: the same in every frame and in every turn, as it comes from the start alone."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from game.core.arrays import FloatArray

Spot = tuple[float, float]
ROUNDS: Final = 300  # of moving the spots
PUSHES: Final = 160  # that keep names apart
_GOLDEN: Final = 2.399963229728653  # an angle whose multiples never fall on one another
_REACH: Final = 1.25  # width of the graph over its height


@lru_cache(maxsize=8)
def lay_out(groups: tuple[str, ...], pairs: tuple[tuple[str, str], ...]) -> Mapping[str, Spot]:
    """Spots from 0 to 1 in both directions, at distances that tell how many ties lie between two groups.

    Stress majorization (Gansner, Koren and North 2004): each spot is moved to where the others want it. Groups without ties
    stand where there is most room; a part that split off (ALFA.1) beside the group it came from.
    """
    tied = [group for group in groups if "." not in group and any(group in pair for pair in pairs)]
    index = {group: place for place, group in enumerate(tied)}
    found: dict[str, Spot] = {}
    if tied:
        wanted = _distances(
            len(tied), [(index[one], index[other]) for one, other in pairs if one in index and other in index]
        )
        spots = _filled(_majorized(wanted))
        found = {group: (float(spots[place, 0]), float(spots[place, 1])) for place, group in enumerate(tied)}
    for group in groups:
        if "." not in group and group not in found:
            found[group] = _roomiest(list(found.values()))
    for group in groups:
        if group not in found:
            x, y = found.get(group.split(".")[0], (0.5, 0.5))
            number = sum(int(part) * 7**deep for deep, part in enumerate(group.split(".")[1:]) if part.isdecimal())
            angle = number * _GOLDEN
            found[group] = (x + 0.12 * float(np.cos(angle)), y + 0.14 * float(np.sin(angle)))
    return found


def _distances(count: int, pairs: Sequence[tuple[int, int]]) -> FloatArray:
    """Ties on the shortest way between two; those not joined stand one step farther than the farthest that are. (n, n)"""
    far = np.full((count, count), np.inf)
    np.fill_diagonal(far, 0.0)
    for one, other in pairs:
        far[one, other] = far[other, one] = 1.0
    for middle in range(count):
        far = np.minimum(far, far[:, middle, None] + far[None, middle, :])
    ways = far[np.isfinite(far)]
    wide: FloatArray = np.where(np.isfinite(far), far, ways.max() + 1.0)
    return wide


def _majorized(wanted: FloatArray) -> FloatArray:
    """Spots (n, 2) whose distances are near those wanted; near pairs weigh more."""
    count = len(wanted)
    turn = np.arange(count) * _GOLDEN
    spots: FloatArray = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None]
    weight = np.where(wanted > 0.0, 1.0 / np.where(wanted > 0.0, wanted, 1.0) ** 2, 0.0)
    whole = weight.sum(axis=1)
    for _round in range(ROUNDS):
        away = spots[:, None, :] - spots[None, :, :]
        long = np.sqrt((away * away).sum(axis=2))
        ask = np.where(long > 1e-9, wanted / np.where(long > 1e-9, long, 1.0), 0.0)
        spots = ((weight[:, :, None] * (spots[None, :, :] + away * ask[:, :, None])).sum(axis=1)) / whole[:, None]
    return spots


def _roomiest(taken: Sequence[Spot]) -> Spot:
    """The spot that is farthest from all others; the middle where there are none."""
    if not taken:
        return 0.5, 0.5
    at = np.array(taken)
    tried = [(x / 24.0, y / 24.0) for y in range(25) for x in range(25)]
    away = [float((((at - np.array(spot)) * np.array([_REACH, 1.0])) ** 2).sum(axis=1).min()) for spot in tried]
    return tried[away.index(max(away))]


def _filled(spots: FloatArray) -> FloatArray:
    """The spots spread over the whole square; a group alone stands in the middle."""
    low, high = spots.min(axis=0), spots.max(axis=0)
    span = np.where(high - low > 1e-9, high - low, 1.0)
    middle = np.where(high - low > 1e-9, 0.0, 0.5)
    filled: FloatArray = (spots - low) / span + middle
    return filled


def apart(
    spots: Sequence[Spot], boxes: Sequence[tuple[float, float, float, float]], room: tuple[float, float, float, float],
    taken: Sequence[tuple[float, float, float, float]] = (),
) -> tuple[list[Spot], float]:  # fmt: skip
    """Spots moved as little as keeps boxes off each other, inside `room` and off what is `taken` (left, top, right, bottom).

    `boxes`: what each needs to the left of, above, right of and below its spot. Also how many pixels they still overlap.
    """
    at = np.array(spots, dtype=np.float64).reshape(-1, 2)
    need = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    left = 0.0
    for _turn in range(PUSHES):
        left = 0.0
        for one in range(len(at)):
            for other in range(one + 1, len(at)):
                left += _part(at, need, one, other)
        for one in range(len(at)):
            for area in taken:
                left += _off(at, need, one, area)
        low = np.array([room[0], room[1]]) + need[:, :2]
        high = np.maximum(np.array([room[2], room[3]]) - need[:, 2:], low)
        at = np.minimum(np.maximum(at, low), high)
        if left < 1.0:
            break
    return [(float(x), float(y)) for x, y in at], left


def _part(at: FloatArray, need: FloatArray, one: int, other: int) -> float:
    """Push two boxes half each out of one another by the shorter way."""
    across = min(at[one, 0] + need[one, 2] - at[other, 0] + need[other, 0],
                 at[other, 0] + need[other, 2] - at[one, 0] + need[one, 0])  # fmt: skip
    down = min(at[one, 1] + need[one, 3] - at[other, 1] + need[other, 1],
               at[other, 1] + need[other, 3] - at[one, 1] + need[one, 1])  # fmt: skip
    if across <= 0.0 or down <= 0.0:
        return 0.0
    axis, by = (0, across) if across < down * 1.3 else (1, down)
    sign = 1.0 if at[one, axis] >= at[other, axis] else -1.0
    at[one, axis] += sign * by * 0.5
    at[other, axis] -= sign * by * 0.5
    return float(min(across, down))


def _off(at: FloatArray, need: FloatArray, one: int, area: tuple[float, float, float, float]) -> float:
    """Push a box off an area by the shortest way that stays on this side of it."""
    ways = (
        at[one, 0] + need[one, 2] - area[0], area[2] - (at[one, 0] - need[one, 0]),
        at[one, 1] + need[one, 3] - area[1], area[3] - (at[one, 1] - need[one, 1]),
    )  # fmt: skip
    if min(ways) <= 0.0:
        return 0.0
    right, up = ways[1], ways[2]  # areas stand at the lower left, so that there is room to the right and above
    if right < up:
        at[one, 0] += right
    else:
        at[one, 1] -= up
    return float(min(right, up))

"""Collection: the points a seat assigns become effort against each leader, by discipline.

In words: points on a leader work on that leader alone. Points on a group are spread evenly over the group's posts that
are held; points on a region over the leaders who are in it. Analysts are few: the more groups there are to tell apart,
the less each point yields.

    effort[l, d] = own points[d] + group points[d] / held posts of the group + region points[d] / leaders there
    yield        = analysts / (analysts + load_per_group * living named groups)

Source: source 004 (Schlenker 2026) for the load of many small groups (M17); source 000 for collection by assignment.
Rows: M17, M25.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.parameters import Values

RULE = "intelligence.collection"


def workload(p: Values, analysts: FloatArray, groups: FloatArray) -> FloatArray:
    """Yield of a point, 0-1: `analysts` teams against `groups` living named groups; shapes (n,)."""
    return analysts / (analysts + p["load_per_group"] * groups)


def leaders_by(game: Game, rows: IntArray, index: IntArray, slots: int) -> FloatArray:
    """Leaders among whom what is spread over a group or region is shared out, at least 1; (B, slots).

    `rows` and `index` (n,) are the games and groups or regions of all who hold a post; -1 is nowhere.
    """
    leaders = np.bincount(rows * (slots + 1) + index + 1, minlength=game.batch * (slots + 1)).reshape(-1, slots + 1)
    return exact.larger(leaders[:, 1:] * 1.0, 1.0)


def broad_points(game: Game) -> tuple[bool, bool]:
    """Whether anybody collects on groups, and on regions."""
    return bool(game.state.collect_group.any()), bool(game.state.collect_region.any())


def effort(
    game: Game, leaders: tuple[IntArray, IntArray, IntArray], where: tuple[IntArray, IntArray],
    shares: tuple[FloatArray, FloatArray], broad: tuple[bool, bool],
) -> FloatArray:  # fmt: skip
    """Points at work on leaders in post, given by game, viewer and post, by discipline; shape (n, D).

    `where` (n,): group and region of each; `shares` (n,): of the points on these, what falls on each; `broad`: whether
    there are any.
    """
    state = game.state
    result = _points(state.collect_leader, *leaders) * 1.0
    for points, index, share, there in zip((state.collect_group, state.collect_region), where, shares, broad, strict=True):
        if there:
            result = result + _points(points, *leaders[:2], index) * share[:, None]
    return result


def _points(points: IntArray, rows: IntArray, viewer: IntArray, index: IntArray) -> IntArray:
    """points[b, v, index] by discipline, (n, D); 0 where the index is -1."""
    place = (rows * points.shape[1] + viewer) * points.shape[2] + np.where(index >= 0, index, 0)
    found: IntArray = np.take(points.reshape(-1, points.shape[3]), place, axis=0)
    nowhere = np.flatnonzero(index < 0)
    found[nowhere] = 0
    return found

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
from game.core.rows import add_by, look

RULE = "intelligence.collection"


def workload(p: Values, analysts: FloatArray, groups: FloatArray) -> FloatArray:
    """Yield of a point, 0-1: `analysts` teams against `groups` living named groups; shapes (n,)."""
    return analysts / (analysts + p["load_per_group"] * groups)


def effort(game: Game) -> FloatArray:
    """Points at work on the holder of each post, by viewer and discipline; shape (B, V, L, D)."""
    state = game.state
    held = (state.leader_in_post > 0) * 1.0
    per_group = add_by(held, state.post_group, state.group_key.shape[1])
    per_region = add_by(held, state.leader_region, state.region_key.shape[1])
    group_share = held / exact.larger(look(per_group, state.post_group), held * 0.0 + 1.0)
    region_share = held / exact.larger(look(per_region, state.leader_region), held * 0.0 + 1.0)
    result = state.collect_leader * held[:, None, :, None]
    if state.collect_group.any():
        result = result + _spread(state.collect_group, state.post_group) * group_share[:, None, :, None]
    if state.collect_region.any():
        result = result + _spread(state.collect_region, state.leader_region) * region_share[:, None, :, None]
    return result


def _spread(points: IntArray, index: IntArray) -> IntArray:
    """points[b, v, index[b, l], d] as (B, V, L, D); 0 where the index is -1."""
    rows = np.arange(points.shape[0])[:, None, None]
    viewers = np.arange(points.shape[1])[None, :, None]
    used = index[:, None, :]
    return np.where((used >= 0)[..., None], points[rows, viewers, np.where(used >= 0, used, 0)], 0)

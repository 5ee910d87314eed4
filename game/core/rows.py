"""Reading and adding along the axes of a batch: one row per game, indices of -1 meaning an empty slot."""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.parameters import Values

_Any = TypeVar("_Any", bound=np.generic)


def look(values: FloatArray, index: IntArray) -> FloatArray:
    """values[b, index[b, m]] for values of shape (B, N) and an index of shape (B, M); 0 where the index is -1."""
    return np.where(index >= 0, values.reshape(-1).take(_flat(index, values.shape[1])), 0.0)


def look_int(values: IntArray, index: IntArray) -> IntArray:
    """The same for whole numbers."""
    return np.where(index >= 0, values.reshape(-1).take(_flat(index, values.shape[1])), 0)


def look_whether(mask: BoolArray, index: IntArray) -> BoolArray:
    """The same for what is true or not; False where the index is -1."""
    found: BoolArray = mask.reshape(-1).take(_flat(index, mask.shape[1]))
    found &= index >= 0
    return found


def _flat(index: IntArray, size: int) -> IntArray:
    """Places in the flattened (B, size) array; of a spare slot (-1) some place, whose value the caller leaves out."""
    return index + np.arange(0, index.shape[0] * size, size)[:, None]


def at(values: NDArray[_Any], *place: IntArray) -> NDArray[_Any]:
    """values[place] by places in the flattened array, which costs a fraction; one index for each axis, none below 0."""
    flat = place[0]
    for size, index in zip(values.shape[1:], place[1:], strict=True):
        flat = flat * size + index
    return values.reshape(-1).take(flat)


def at_last(values: NDArray[_Any], *place: IntArray) -> NDArray[_Any]:
    """The last axis of values at places that leave it open, each index none below 0; shape (n, D)."""
    flat = place[0]
    for size, index in zip(values.shape[1:-1], place[1:], strict=True):
        flat = flat * size + index
    return values.reshape(-1, values.shape[-1]).take(flat, axis=0)


def of_games(values: NDArray[_Any], games: IntArray) -> NDArray[_Any]:
    """The rows of these games, each once and in order: a copy, or the array itself where it is all of them."""
    return values if games.size == values.shape[0] else values[games]


def across(values: IntArray) -> IntArray:
    """Whole numbers added up along a short last axis, column by column: a sum along the rows takes several times as long."""
    whole: IntArray = values[..., 0].copy()
    for column in range(1, values.shape[-1]):
        whole += values[..., column]
    return whole


def shared_out(whole: IntArray, weights: FloatArray) -> IntArray:
    """Whole units (..., K) that add up to `whole` (...), in proportion to weights, by rounding the running sums down.

    For flows of many small units, where one more or less does not matter; nothing where all weights are 0.
    """
    reach = exact.running_total(weights)
    sums = reach[..., -1:]
    until = exact.floor_int(reach * (whole[..., None] / np.where(sums > 0, sums, 1.0)))
    until = exact.smaller(until, np.broadcast_to(whole[..., None], until.shape))
    until[..., -1] = np.where(sums[..., 0] > 0, whole, 0)
    until[..., 1:] -= until[..., :-1].copy()
    return until


def add_by(values: FloatArray, index: IntArray, size: int) -> FloatArray:
    """Sum values[b, m] into slot index[b, m] of a (B, size) array, in the order of m; -1 is left out."""
    used, slot = _used(values, index, size)
    sums = np.zeros(index.shape[0] * size)
    np.add.at(sums, slot, values.reshape(-1).take(used))
    return sums.reshape(-1, size)


def add_int_by(values: IntArray, index: IntArray, size: int) -> IntArray:
    """The same for whole numbers."""
    used, slot = _used(values, index, size)
    sums = np.zeros(index.shape[0] * size, dtype=np.int64)
    np.add.at(sums, slot, values.reshape(-1).take(used))
    return sums.reshape(-1, size)


def _used(values: FloatArray | IntArray, index: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Places in flattened `values` of what is to be added up, and those in the (B, size) sums where it goes; (n,)."""
    used = np.flatnonzero((index >= 0) & (values != 0))
    return used, index.reshape(-1).take(used) + used // index.shape[1] * size


def pick(p: Values, names: tuple[str, ...], index: IntArray) -> FloatArray:
    """The parameter names[index] for every element of an index array; parameters as p is shaped."""
    table = p.table(names)
    if table is not None:
        return table[index]
    values = [p[name] for name in names]
    chosen: FloatArray = np.asarray(values[0] + index * 0.0)
    for code in range(1, len(values)):
        chosen = np.where(index == code, values[code], chosen)
    return chosen


def places(mask: BoolArray) -> tuple[IntArray, ...]:
    """Indices of the true places of a mask, rows first, as np.nonzero has them at several times the cost."""
    left = np.flatnonzero(mask)
    found: list[IntArray] = []
    for size in mask.shape[:0:-1]:
        rest = left // size
        found.append(left - rest * size)
        left = rest
    return left, *reversed(found)


def sum_of_places(values: IntArray) -> IntArray:
    """The sum of whole numbers over all axes but the batch's; (B,) of (B, ...)."""
    return exact.integer_total(values, axis=tuple(range(1, values.ndim))) if values.ndim > 1 else values


def distinct(where: IntArray, size: int) -> IntArray:
    """The different places, each below `size`, in their order: np.unique where there are few beside how often they occur."""
    there = np.zeros(size, dtype=np.bool_)
    there[where] = True
    return np.flatnonzero(there)


def numbered(where: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """`distinct`, and for each place which of the different ones it is; shapes (m,) and (n,)."""
    there = np.zeros(size, dtype=np.bool_)
    there[where] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1).take(where)


def running_before(slot: IntArray, amount: IntArray) -> IntArray:
    """For each element, the sum of `amount` over the elements before it that share its slot; shapes (n,)."""
    order = np.argsort(slot, kind="stable")
    ordered = amount[order]
    until = np.cumsum(ordered) - ordered
    first = np.searchsorted(slot[order], slot[order], side="left")
    result = np.zeros_like(amount)
    result[order] = until - until[first]
    return result

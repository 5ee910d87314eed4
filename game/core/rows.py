"""Reading and adding along the axes of a batch: one row per game, indices of -1 meaning an empty slot."""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.parameters import Values


def look(values: FloatArray, index: IntArray) -> FloatArray:
    """values[b, index[b, m]] for values of shape (B, N) and an index of shape (B, M); 0 where the index is -1."""
    return np.where(index >= 0, np.take_along_axis(values, np.where(index >= 0, index, 0), axis=1), 0.0)


def look_int(values: IntArray, index: IntArray) -> IntArray:
    """The same for whole numbers."""
    return np.where(index >= 0, np.take_along_axis(values, np.where(index >= 0, index, 0), axis=1), 0)


def add_by(values: FloatArray, index: IntArray, size: int) -> FloatArray:
    """Sum values[b, m] into slot index[b, m] of a (B, size) array, in the order of m; -1 is left out."""
    batch = index.shape[0]
    used = (index >= 0) & (values != 0)
    flat = (index + np.arange(batch)[:, None] * size)[used]
    sums = np.bincount(flat, weights=values[used], minlength=batch * size)
    return np.asarray(sums, dtype=np.float64).reshape(batch, size)


def add_int_by(values: IntArray, index: IntArray, size: int) -> IntArray:
    """The same for whole numbers, exact below 2^53."""
    return exact.to_int(add_by(values.astype(np.float64), index, size))


def pick(p: Values, names: tuple[str, ...], index: IntArray) -> FloatArray:
    """The parameter names[index] for every element of an index array; parameters as p is shaped."""
    values = [p[name] for name in names]
    if all(isinstance(value, float) for value in values):
        table: FloatArray = np.array(values, dtype=np.float64)
        return table[index]
    chosen: FloatArray = np.asarray(values[0] + index * 0.0)
    for code in range(1, len(values)):
        chosen = np.where(index == code, values[code], chosen)
    return chosen


def places(mask: BoolArray) -> tuple[IntArray, ...]:
    """Indices of the true places of a mask, rows first."""
    return tuple(np.nonzero(mask))


def running_before(slot: IntArray, amount: IntArray) -> IntArray:
    """For each element, the sum of `amount` over the elements before it that share its slot; shapes (n,)."""
    order = np.argsort(slot, kind="stable")
    ordered = amount[order]
    until = np.cumsum(ordered) - ordered
    first = np.searchsorted(slot[order], slot[order], side="left")
    result = np.zeros_like(amount)
    result[order] = until - until[first]
    return result

"""Room for what is born in play: spare slots of an axis are found, and the axis grows where there are not enough.

Nothing depends on how many spare slots there are: a birth takes the first free slot of its own game, and an axis that
grows only adds empty slots behind those there are.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core import exact
from game.core.arrays import BoolArray, IntArray
from game.core.rows import numbered
from game.core.state import FIELDS, FieldInfo, State

_OCCUPIED: Final = {"P": "presence_group", "C": "contact_a"}


def with_room(state: State, axis: str, wanted: IntArray) -> None:
    """Grow an axis, P or C, until every game has the free slots it wants, shape (B,); arrays are replaced in place.

    An array taken from the state before the call is no longer part of it; read it again.
    """
    rows = np.flatnonzero(wanted > 0)
    if rows.size == 0:
        return
    more = int(exact.largest(wanted[rows] - exact.count(~_used(state, axis, rows), axis=1)))
    if more <= 0:
        return
    # An eighth at least, so that an axis on which births go on is seldom copied.
    size = getattr(state, _OCCUPIED[axis]).shape[1]
    more = more if more > size // 8 else size // 8
    for name, info in FIELDS.items():
        if axis in info.axes:
            setattr(state, name, _lengthened(getattr(state, name), 1 + info.axes.index(axis), size + more, info))


def joined(states: Sequence[State]) -> State:
    """Games of one world as one batch, in this order; an axis that has grown in one of them grows in all."""
    longest = {axis: max(getattr(state, name).shape[1] for state in states) for axis, name in _OCCUPIED.items()}
    arrays: dict[str, Any] = {}
    for name, info in FIELDS.items():
        parts = [getattr(state, name) for state in states]
        for place, axis in enumerate(info.axes, start=1):
            parts = [_lengthened(part, place, longest.get(axis, part.shape[place]), info) for part in parts]
        arrays[name] = np.concatenate(parts)
    return State(**arrays)


def _lengthened(array: NDArray[Any], place: int, length: int, info: FieldInfo) -> NDArray[Any]:
    """The array with empty slots behind those there are along one of its axes."""
    shape = list(array.shape)
    shape[place] = length - shape[place]
    return np.concatenate([array, np.full(shape, info.fill, dtype=info.dtype)], axis=place) if shape[place] else array


def free_slots(state: State, axis: str, rows: IntArray, number: IntArray) -> IntArray:
    """Slots for things to be born in games `rows`, each the `number`-th (from 0) of its game; shapes (n,).

    There must be room (`with_room`).
    """
    games, place = numbered(rows, state.seed.shape[0])
    used = _used(state, axis, games)
    free = np.flatnonzero(~used)
    before = free.searchsorted(np.arange(games.size) * used.shape[1])
    slots: IntArray = free[before[place] + number] % used.shape[1]
    return slots


def _used(state: State, axis: str, rows: IntArray) -> BoolArray:
    array: IntArray = getattr(state, _OCCUPIED[axis])
    return array[rows] >= 0

"""A short signature of a game's state: the same game has the same one on every machine.

Spare slots are left out, signed zeros are canonical, so neither the batch around the
game, nor spare capacity, nor the machine can change it.
"""

from hashlib import sha256

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray
from game.core.state import FIELDS, State


def used_slots(state: State, row: int) -> dict[str, BoolArray]:
    """Which slots of each axis are in use in one game; axes without spare slots are not listed."""
    return {
        "R": state.region_key[row] != 0,
        "G": state.group_key[row] != 0,
        "L": state.post_group[row] >= 0,
        "P": state.presence_group[row] >= 0,
        "C": state.contact_a[row] >= 0,
        "S": state.seat_key[row] != 0,
        "T": state.team_key[row] != 0,
    }


def signature(state: State, row: int = 0) -> str:
    """Signature of one game: 16 hexadecimal digits."""
    digest = sha256()
    used = used_slots(state, row)
    for name, info in FIELDS.items():
        values = getattr(state, name)[row]
        for place, axis in enumerate(info.axes):
            if axis in used:
                values = np.compress(used[axis], values, axis=place)
        if values.dtype == np.float64:
            values = exact.canonical(values)
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(values).tobytes())
    return digest.hexdigest()[:16]


def signatures(state: State) -> list[str]:
    """Signature of every game of a batch."""
    return [signature(state, row) for row in range(state.seed.shape[0])]

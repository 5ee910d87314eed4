"""The posts of each group: which is the head's, who follows in line, where contenders stand.

Posts are laid out once, alike in every game of a batch, and stay so; who holds one is in the state. So the layout is
worked out once and what concerns a few groups looks at their posts alone, not at those of all.
"""

from functools import lru_cache
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, IntArray
from game.core.roles import BOSS, CONTENDER, DEPUTY, HEIR
from game.core.state import State

MOST_CONTENDERS: Final = 3  # posts of contenders in a group
_LAYOUTS: Final = 64


@attrs.frozen(eq=False)
class Organisation:
    """Posts by group, in the order of their slots; -1 where there is none."""

    head: IntArray  # (G,)
    posts: IntArray  # (G, N)
    line: IntArray  # (G, N) of the heir and the deputies
    contenders: IntArray  # (G, MOST_CONTENDERS) by their numbers


def organisation(state: State) -> Organisation:
    """The layout of the posts of a batch."""
    layout = (state.post_group[0].tobytes(), state.post_role[0].tobytes(), state.post_number[0].tobytes())
    return _organised(*layout, state.group_key.shape[1])


@lru_cache(maxsize=_LAYOUTS)
def _organised(groups: bytes, roles: bytes, numbers: bytes, slots: int) -> Organisation:
    group, role, number = (np.array(memoryview(part).cast("q"), dtype=np.int64) for part in (groups, roles, numbers))
    of_group = group[None, :] == np.arange(slots)[:, None]
    contenders = [_listed(of_group & (role == CONTENDER) & (number == n))[:, 0] for n in range(1, MOST_CONTENDERS + 1)]
    return Organisation(
        head=_listed(of_group & (role == BOSS))[:, 0],
        posts=_listed(of_group),
        line=_listed(of_group & ((role == HEIR) | (role == DEPUTY))),
        contenders=np.stack(contenders, axis=1),
    )


def _listed(mask: BoolArray) -> IntArray:
    """Positions of what is true in each row, -1 behind the last; at least one column."""
    most = max(1, int(exact.largest(exact.count(mask, axis=1))))
    found = np.full((mask.shape[0], most), -1, dtype=np.int64)
    rows, place = np.nonzero(mask)
    found[rows, np.arange(rows.size) - np.searchsorted(rows, rows, side="left")] = place
    return found

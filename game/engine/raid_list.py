"""The raids ordered in a turn, as a list of arrays: when each is due and what it is to be."""

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray


@attrs.define
class Raids:
    """Raids ordered this turn; every array has shape (n,). `moment` is infinite while a raid waits for a fix."""

    rows: IntArray
    seat: IntArray
    post: IntArray
    teams: IntArray
    intent: IntArray
    sharing: IntArray
    lead_hours: FloatArray
    moment: FloatArray
    on_fix: BoolArray
    open: BoolArray
    number: IntArray  # order in which they were given

    def part(self, where: IntArray) -> "Raids":
        """The raids at these positions."""
        return Raids(*(getattr(self, field.name)[where] for field in attrs.fields(Raids)))


def no_raids() -> Raids:
    """An empty list."""
    none = np.zeros(0, dtype=np.int64)
    flags = np.zeros(0, dtype=np.bool_)
    return Raids(none, none, none, none, none, none, np.zeros(0), np.zeros(0), flags, flags, none)


def join_raids(parts: Sequence[Raids]) -> Raids:
    """Lists of raids one after the other."""
    whole: dict[str, Any] = {
        field.name: np.concatenate([getattr(part, field.name) for part in (no_raids(), *parts)])
        for field in attrs.fields(Raids)
    }
    return Raids(**whole)

"""The dated actions ordered in a turn, as a list of arrays: raids, joint raids and strikes, and when each is due."""

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray

RAID, JOINT_RAID, STRIKE, SITE, LAB_STRIKE = range(5)


@attrs.define
class Raids:
    """Dated actions of this turn; every array has shape (n,). `moment` is infinite while one waits for a fix.

    `seat` is the seat that ordered it. A raid goes with the teams of its seat, a joint raid with those of Mexico; a strike
    has none. What a kind of action does not have is 0. A raid on a site and a strike on labs name a region in the place
    of the post; a raid on a site has its kind in the place of the intent.
    """

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
    kind: IntArray  # RAID, JOINT_RAID, STRIKE, SITE or LAB_STRIKE
    asked: IntArray  # of a strike: 1 if Mexico was asked
    confirmed: IntArray  # of a strike: 1 if confirmed on the ground
    us_leads: IntArray  # of a joint raid: 1 if the United States leads it

    def part(self, where: IntArray | BoolArray) -> "Raids":
        """The actions at these positions."""
        return Raids(*(getattr(self, field.name)[where] for field in attrs.fields(Raids)))


def no_raids() -> Raids:
    """An empty list."""
    kinds = {"lead_hours": np.float64, "moment": np.float64, "on_fix": np.bool_, "open": np.bool_}
    return Raids(*(np.zeros(0, dtype=kinds.get(field.name, np.int64)) for field in attrs.fields(Raids)))


def join_raids(parts: Sequence[Raids]) -> Raids:
    """Lists one after the other."""
    kept = [part for part in parts if part.rows.size]
    if len(kept) < 2:
        return kept[0] if kept else no_raids()
    whole: dict[str, Any] = {
        field.name: np.concatenate([getattr(part, field.name) for part in kept]) for field in attrs.fields(Raids)
    }
    return Raids(**whole)

"""Measures of institutions: how far officials shield groups, and what is spent on the people."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import MILLION, Reader, by_region_or_group


def _protection_along(axis: str) -> Reader:
    """Mean over the presences of each region or group, weighted by members."""

    def read(game: Game) -> FloatArray:
        members = game.state.members * 1.0
        whole = by_region_or_group(game, members, axis)
        return by_region_or_group(game, game.state.protection * members, axis) / np.where(whole > 0, whole, 1.0)

    return read


def _protection(game: Game) -> FloatArray:
    members = game.state.members * 1.0
    whole = exact.total(members)
    return exact.total(game.state.protection * members) / np.where(whole > 0, whole, 1.0)


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "protection": {"nation": _protection, "region": _protection_along("region"), "group": _protection_along("group")},
    "social_spending": {"seat": lambda game: game.state.social_spending_seat / MILLION},
}

"""Measures of aid, advice and exposure: cases, diverted aid, what the reports are off by, terms, the press, banks."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import MILLION, Reader, each
from game.rules.politics import diversion


def _estimate_error(game: Game) -> tuple[FloatArray, FloatArray]:
    """Distance of what the reports show from the share that is diverted, of the seat that pays; (B, S) and attempts."""
    state, seat = game.state, diversion.GUEST
    value, tried = np.zeros(state.spending.shape), np.zeros(state.spending.shape)
    if seat < state.aid_belief.shape[1]:
        off = state.aid_belief[:, seat] - diversion.share_of_training(game)
        value[:, seat] = np.where(off < 0, -off, off)
        tried[:, seat] = (state.equip_funds[:, seat] > 0) * 1.0
    return value, tried


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "cases": {"nation": each("cases_built")},
    "aid_diverted": {"nation": lambda game: game.state.aid_diverted / MILLION},
    "estimate_error": {"seat": _estimate_error},
    "demobilised": {"group": each("demobilised_group")},
    "press_freedom": {"nation": each("press_freedom")},
    "compliance_cost": {"nation": lambda game: game.state.compliance_cost / MILLION},
}

"""Enabling help over a pulse: surveillance flights, trainers, and requests for authority."""

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.world import STATE_SEATS
from game.engine import politics
from game.rules.intelligence import isr
from game.rules.politics import authority, diversion
from game.rules.raids import trainers

US = STATE_SEATS.index("us")


def fly(game: Game, days: FloatArray, turn_days: float) -> None:
    """Covert flights of a pulse of `days` (B,) may come to light."""
    if not game.state.isr_covert.any():
        return
    rows, region, event = isr.expose(game, days, turn_days)
    for one in np.unique(region).tolist():
        there = np.flatnonzero(region == one)
        politics.after_exposure(game, rows[there], event[there])


def train(game: Game, days: FloatArray, turn_days: float) -> None:
    """Trainers of the United States at work over a pulse of `days` (B,)."""
    trainers.train_partner(game, days, turn_days, diversion.share_of_training(game))


def decide_requests(game: Game, until: FloatArray) -> None:
    """Congress decides on what has come up by `until` (B,)."""
    if game.world.viewers > US:
        authority.decide_requests(game, US, until)

"""Deployments in a pulse: troops march, and everybody sees them."""

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.happening import tell
from game.rules.violence import deployment


def march(game: Game, days: FloatArray) -> None:
    """Troops move toward the totals ordered, over `days` (B,)."""
    state = game.state
    ordered = deployment.places_of(game)[2]
    change = np.where(ordered, deployment.march(game, days), 0)
    rows, region = np.nonzero(change[:, :-1])
    tell(game, "deployment", rows, {"region": region}, {"troops": state.troops[rows, region]})
    rows = np.flatnonzero(change[:, -1])
    tell(game, "border_deployment", rows, {}, {"troops": state.troops_border[rows]})

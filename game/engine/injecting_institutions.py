"""Control injects about institutions: a state government changes, ties with officials come to light."""

from typing import Any, Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.injects import Inject
from game.engine import institutions


def change_state_government(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """A new state government takes office in a region."""
    institutions.change_government(game, rows, _region(game, one, rows), event)


def expose(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """Ties between officials and groups in a region come to light."""
    institutions.expose(game, rows, _region(game, one, rows), event)


def _region(game: Game, one: Inject, rows: IntArray) -> IntArray:
    return np.full(rows.size, game.world.regions.index(str(one.arguments["region"])))


HANDLERS: Final = {"change_state_government": change_state_government, "expose": expose}

"""Control injects about the two countries: an attack on U.S. soil, a credible threat to close the border."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.engine import tracks
from game.rules.retaliation import restraint

Forced = dict[tuple[int, int], int]


def _border_closure_signal(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    told = part_key(event, "border_signal")
    restraint.threaten(game, rows, np.full(rows.size, restraint.CREDIBLE), event)
    tracks.closure_signalled(game, rows, told)
    tell(game, "border_signal", rows, {}, None, event, ids=told)


def _us_soil_attack(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Forced) -> None:
    told = part_key(event, "us_soil_attack")
    tell(game, "us_soil_attack", rows, {}, None, event, ids=told)
    tracks.attacked(game, rows, told)


HANDLERS: Final[dict[str, Callable[[Game, Inject, IntArray, KeyArray, Forced], None]]] = {
    "border_closure_signal": _border_closure_signal,
    "us_soil_attack": _us_soil_attack,
}

"""Control injects about force: a credible threat to close the border."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.rules.retaliation import restraint


def _border_closure_signal(
    game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: dict[tuple[int, int], int]
) -> None:
    restraint.threaten(game, rows, np.full(rows.size, restraint.CREDIBLE), event)
    tell(game, "border_signal", rows, {}, None, event, ids=part_key(event, "border_signal"))


HANDLERS: Final[dict[str, Callable[[Game, Inject, IntArray, KeyArray, dict[tuple[int, int], int]], None]]] = {
    "border_closure_signal": _border_closure_signal,
}

"""Control injects about violence: a region in which killing by groups is some times what it would be, for some weeks."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.core.ledger import set_at, settle_at

CONTROL: Final = "control.inject"
WEEK: Final = 7.0


def _violence_shock(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: dict[tuple[int, int], int]) -> None:
    """Turf fighting and predation are so many times what they would be; a later shock takes the place of an earlier."""
    place = (rows, np.full(rows.size, game.world.regions.index(str(one.arguments["region"]))))
    settle_at(game, "shock", CONTROL, place, np.full(rows.size, float(one.arguments["factor"])), event)
    set_at(game, "shock_until", place, game.state.day[rows] + WEEK * float(one.arguments["weeks"]))
    told = {"factor": np.full(rows.size, float(one.arguments["factor"]))}
    tell(game, "violence_shock", rows, {"region": place[1]}, told, event, ids=part_key(event, "violence_shock"))


HANDLERS: Final[dict[str, Callable[[Game, Inject, IntArray, KeyArray, dict[tuple[int, int], int]], None]]] = {
    "violence_shock": _violence_shock,
}

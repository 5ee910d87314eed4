"""Control injects about people: those in custody break out."""

from typing import Any, Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.injects import Inject
from game.engine import people


def prison_break(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """So many of those in custody in a region are free, as far as there are so many."""
    region = np.full(rows.size, game.world.regions.index(str(one.arguments["region"])))
    people.break_out(game, rows, region, int(one.arguments["count"]), event)


HANDLERS: Final = {"prison_break": prison_break}

"""Control injects about whole groups: a split that is forced, a group that is dismantled."""

from typing import Any, Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.injects import Inject
from game.engine import births

CONTROL: Final = "control.inject"


def force_split(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """A living group breaks into so many equal parts; those too small for a name fall into the local groups."""
    at, group = _living(game, one, rows)
    births.force_split(game, rows[at], group[at], int(one.arguments["parts"]), event[at])


def dismantle(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """A living group ends."""
    at, group = _living(game, one, rows)
    births.dissolve(game, rows[at], group[at], CONTROL, event[at])


def _living(game: Game, one: Inject, rows: IntArray) -> tuple[IntArray, IntArray]:
    """Positions of the games in which the group lives, and the group in each game; shape (n,)."""
    group = np.full(rows.size, game.world.groups.index(str(one.arguments["group"])))
    return np.flatnonzero(game.state.group_alive[rows, group] > 0), group


HANDLERS: Final = {"force_split": force_split, "dismantle": dismantle}

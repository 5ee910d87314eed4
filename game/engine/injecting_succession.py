"""Control injects on the succession: which kind the next one is to be, or the one that is under way."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray, KeyArray
from game.core.game import Game
from game.core.injects import Inject
from game.engine import inject_checks, succession

Handler = Callable[[Game, Inject, IntArray, KeyArray, dict[tuple[int, int], int]], None]


def _force_succession(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: dict[tuple[int, int], int]) -> None:
    inject_checks.check_id(inject_checks.names_in(game), "group", one.arguments["group"])
    group = np.full(rows.size, game.world.groups.index(str(one.arguments["group"])))
    succession.force(game, rows, group, succession.KINDS.index(str(one.arguments["kind"])), event)


HANDLERS: Final[dict[str, Handler]] = {"force_succession": _force_succession}

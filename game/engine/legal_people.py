"""Checks and writers of the orders about people: jobs and schooling."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.game import Game
from game.engine.commitments import Commitments
from game.engine.legal_common import NOTHING, UNKNOWN_TARGET, Check, dollars_of, first_reason, funds_left
from game.engine.order_table import OrderTable


def _jobs(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    region, dollars = table.argument(0), dollars_of(table, 1)
    now = game.state.jobs_funds[table.rows, np.where(region >= 0, region, 0)]
    reason = np.where(region < 0, UNKNOWN_TARGET, 0)
    reason = first_reason(reason, np.where((dollars == 0) & (now == 0), NOTHING, 0))
    return first_reason(reason, funds_left(game, table, dollars))


def _write_jobs(game: Game, table: OrderTable) -> None:
    game.state.jobs_funds[table.rows, table.argument(0)] = dollars_of(table, 1)


CHECKS: Final[dict[str, Check]] = {"jobs": _jobs}
WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {"jobs": _write_jobs}

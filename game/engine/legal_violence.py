"""Orders about territory: a red seat sends people into a region that is new to its group."""

from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.engine import expanding
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    NOT_PRESENT,
    UNKNOWN_TARGET,
    Check,
    first_reason,
    own_group,
)
from game.engine.order_table import OrderTable

THERE: Final = refusals.code("already_there")
NOT_NEAR: Final = refusals.code("not_near")


def _expand(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, region, group = game.state, table.rows, table.argument(0), own_group(game, table)
    mine = (state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0)
    there = (mine & (state.presence_region[rows] == region[:, None])).any(axis=1)
    known = np.where(region >= 0, region, 0)
    near = expanding.beside(game, rows, group)[np.arange(rows.size), known] > 0
    reason = np.where(region < 0, UNKNOWN_TARGET, 0)
    for bad, code in (
        (state.group_alive[rows, group] == 0, DEAD_GROUP), (state.expand_to[rows, group] >= 0, ALREADY),
        (~mine.any(axis=1), NOT_PRESENT), (there, THERE), (~near, NOT_NEAR),
    ):  # fmt: skip
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _write_expand(game: Game, table: OrderTable) -> None:
    """Noted; they move when the turn is resolved."""
    game.state.expand_to[table.rows, own_group(game, table)] = table.argument(0)


CHECKS: Final[dict[str, Check]] = {"expand": _expand}
WRITERS: Final = {"expand": _write_expand}

"""Orders on the succession: a red seat names the one it wants to lead its group."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.roles import CONTENDER, DEPUTY, HEIR, PLAZA
from game.engine.commitments import Commitments
from game.engine.contending import SETTLED
from game.engine.legal_common import ALREADY, UNKNOWN_TARGET, Check, first_reason, own_group
from game.engine.order_table import OrderTable

NOT_CONTESTED: Final = refusals.code("not_contested")
MAY_LEAD: Final = np.array([HEIR, DEPUTY, CONTENDER, PLAZA], dtype=np.int64)


def _settle(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, post, group = game.state, table.argument(0), own_group(game, table)
    at = np.where(post >= 0, post, 0)
    own = (post >= 0) & (state.post_group[table.rows, at] == group)
    own &= np.isin(state.post_role[table.rows, at], MAY_LEAD) & (state.leader_in_post[table.rows, at] > 0)
    closed = state.succession[table.rows, group] == SETTLED
    named = state.succession_candidate[table.rows, group] >= 0
    reason = first_reason(np.where(own, 0, UNKNOWN_TARGET), np.where(closed, NOT_CONTESTED, 0))
    return first_reason(reason, np.where(named, ALREADY, 0))


def _write(game: Game, table: OrderTable) -> None:
    game.state.succession_candidate[table.rows, own_group(game, table)] = table.argument(0)


CHECKS: Final[dict[str, Check]] = {"settle_succession": _settle}
WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {"settle_succession": _write}

"""Checks and writers of the orders about the market and health: cases against distribution, treatment, diversification."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import set_at
from game.core.markets import LINES
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    NOT_HERE,
    NOTHING,
    Check,
    dollars_of,
    first_reason,
    funds_left,
    own_group,
)
from game.engine.order_table import OrderTable

NO_LINES: Final = refusals.code("lives_from_it")
_FULL: Final = 0.9  # of a group's effort in a line: more cannot be turned to it
_SETTINGS: Final = {"prosecute_distribution": "distribution_funds", "treat": "treat_funds"}


def _funds(setting: str) -> Check:
    """The check of a programme of one sum."""

    def check(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
        dollars = dollars_of(table, 0)
        now = getattr(game.state, setting)[table.rows]
        reason = np.where(game.state.price_start[table.rows].any(axis=1), 0, NOT_HERE)
        reason = first_reason(reason, np.where((dollars == 0) & (now == 0), NOTHING, 0))
        return first_reason(reason, funds_left(game, table, dollars))

    return check


def _write_funds(setting: str) -> Callable[[Game, OrderTable], None]:
    def write(game: Game, table: OrderTable) -> None:
        getattr(game.state, setting)[table.rows] = dollars_of(table, 0)

    return write


def _diversify(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, at = game.state, (table.rows, own_group(game, table))
    lives = state.group_lines[at] > 0
    reason = np.where(state.group_alive[at] == 0, DEAD_GROUP, np.where(lives, 0, NOT_HERE))
    reason = first_reason(reason, np.where(state.diversify_line[at] >= 0, ALREADY, 0))
    return first_reason(reason, np.where(state.line_share[(*at, table.argument(0))] > _FULL, NO_LINES, 0))


def _write_diversify(game: Game, table: OrderTable) -> None:
    group, line = own_group(game, table), table.argument(0)
    set_at(game, "diversify_line", (table.rows, group), line)
    event = event_key(game, "diversified", table.rows, {"group": group})
    words = [LINES[one] for one in line.tolist()]
    tell(game, "diversified", table.rows, {"group": group}, {"line": words}, ids=event)


CHECKS: Final[dict[str, Check]] = {
    **{order: _funds(setting) for order, setting in _SETTINGS.items()},
    "diversify": _diversify,
}
WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    **{order: _write_funds(setting) for order, setting in _SETTINGS.items()},
    "diversify": _write_diversify,
}

"""Orders about money and guns: frozen and followed money, sanctions, enforcement against guns, arms of groups."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.world import STATE_SEATS
from game.engine import institutions
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    DEAD_GROUP,
    NO_FUNDS,
    NO_PARTNER,
    NOTHING,
    SUSPENDED,
    UNKNOWN_TARGET,
    Check,
    dollars_of,
    first_reason,
    funds_left,
    own_group,
    points_left,
)
from game.engine.order_table import OrderTable

NOT_DESIGNATED: Final = refusals.code("not_designated")
NO_CROSSING: Final = refusals.code("no_crossing")
NO_PROCEEDS: Final = refusals.code("no_proceeds")


def _any_money(game: Game, table: OrderTable) -> IntArray:
    """Refused where the scenario knows nothing of money and guns."""
    return np.where(game.state.arms_rest[table.rows].any(axis=1), 0, NO_PROCEEDS)


def _with_partner(game: Game, table: OrderTable, joint: BoolArray) -> IntArray:
    """Refused where cases are to be worked with a partner who is not there, or has suspended it."""
    alone = joint & (game.world.viewers < len(STATE_SEATS))
    closed = joint & institutions.suspended(game, table.rows)
    return first_reason(np.where(alone, NO_PARTNER, 0), np.where(closed, SUSPENDED, 0))


def _on_a_group(game: Game, table: OrderTable, setting: str) -> tuple[IntArray, IntArray]:
    """Reasons and the points that run now, for an order of points on a group."""
    state, group, points = game.state, table.argument(0), table.argument(1)
    at = (table.rows, np.where(group >= 0, group, 0))
    now = np.where(group >= 0, getattr(state, setting)[at], 0)
    reason = first_reason(_any_money(game, table), np.where(group < 0, UNKNOWN_TARGET, 0))
    reason = first_reason(reason, np.where((state.group_alive[at] == 0) & (points > 0), DEAD_GROUP, 0))
    return first_reason(reason, np.where((points == 0) & (now == 0), NOTHING, 0)), now


def _freeze(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    reason, now = _on_a_group(game, table, "freeze_points")
    reason = first_reason(reason, _with_partner(game, table, (table.argument(2) > 0) & (table.argument(1) > 0)))
    return first_reason(reason, points_left(game, table, table.argument(1) - now))


def _sanction(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    reason, now = _on_a_group(game, table, "sanction_points")
    group = table.argument(0)
    named = game.state.designated[table.rows, np.where(group >= 0, group, 0)] > 0
    reason = first_reason(reason, np.where(named | (table.argument(1) == 0), 0, NOT_DESIGNATED))
    return first_reason(reason, points_left(game, table, table.argument(1) - now))


def _follow(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    dollars = dollars_of(table, 0)
    reason = first_reason(_any_money(game, table), _nothing(dollars, game.state.follow_funds[table.rows]))
    reason = first_reason(reason, _with_partner(game, table, (table.argument(1) > 0) & (dollars > 0)))
    return first_reason(reason, funds_left(game, table, dollars))


def _guns(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    dollars = dollars_of(table, 0)
    reason = first_reason(_any_money(game, table), _nothing(dollars, game.state.guns_funds[table.rows]))
    return first_reason(reason, funds_left(game, table, dollars))


def _southbound(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, gateway, dollars = game.state, table.argument(0), dollars_of(table, 1)
    at = (table.rows, np.where(gateway >= 0, gateway, 0))
    reason = first_reason(_any_money(game, table), np.where(gateway < 0, UNKNOWN_TARGET, 0))
    reason = first_reason(reason, np.where(state.south_share[at] > 0, 0, NO_CROSSING))
    reason = first_reason(reason, _nothing(dollars, state.southbound_funds[at]))
    return first_reason(reason, funds_left(game, table, dollars))


def _arm(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, dollars = game.state, dollars_of(table, 0)
    at = (table.rows, own_group(game, table))
    reason = first_reason(_any_money(game, table), _nothing(dollars, state.arm_funds[at]))
    return first_reason(reason, np.where(dollars > state.cash[at], NO_FUNDS, 0))


def _nothing(dollars: IntArray, now: IntArray) -> IntArray:
    return np.where((dollars == 0) & (now == 0), NOTHING, 0)


CHECKS: Final[dict[str, Check]] = {
    "freeze_finances": _freeze,
    "sanction": _sanction,
    "follow_money": _follow,
    "enforce_guns": _guns,
    "inspect_southbound": _southbound,
    "arm": _arm,
}


def _write_freeze(game: Game, table: OrderTable) -> None:
    place = (table.rows, table.argument(0))
    game.state.freeze_points[place] = table.argument(1)
    game.state.freeze_joint[place] = (table.argument(2) > 0) & (table.argument(1) > 0)


def _write_sanction(game: Game, table: OrderTable) -> None:
    game.state.sanction_points[table.rows, table.argument(0)] = table.argument(1)


def _write_follow(game: Game, table: OrderTable) -> None:
    dollars = dollars_of(table, 0)
    game.state.follow_funds[table.rows] = dollars
    game.state.follow_joint[table.rows] = (table.argument(1) > 0) & (dollars > 0)


def _write_guns(game: Game, table: OrderTable) -> None:
    game.state.guns_funds[table.rows] = dollars_of(table, 0)


def _write_southbound(game: Game, table: OrderTable) -> None:
    game.state.southbound_funds[table.rows, table.argument(0)] = dollars_of(table, 1)


def _write_arm(game: Game, table: OrderTable) -> None:
    game.state.arm_funds[table.rows, own_group(game, table)] = dollars_of(table, 0)


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "freeze_finances": _write_freeze,
    "sanction": _write_sanction,
    "follow_money": _write_follow,
    "enforce_guns": _write_guns,
    "inspect_southbound": _write_southbound,
    "arm": _write_arm,
}

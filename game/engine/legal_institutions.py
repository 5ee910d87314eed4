"""Orders about institutions: building, postures, campaigns against protectors, public demands."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import set_at
from game.core.orders import ORDERS
from game.core.world import STATE_SEATS
from game.engine import institutions, tracks
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    NO_CAPITAL,
    NO_PARTNER,
    NOTHING,
    OUT_OF_RANGE,
    SUSPENDED,
    UNKNOWN_TARGET,
    Check,
    dollars_of,
    first_reason,
    funds_left,
)
from game.engine.order_table import OrderTable
from game.rules.institutions import demand, prosecution
from game.rules.violence import posture

SAME_POSTURE: Final = refusals.code("same_posture")
BOTH: Final = ORDERS["prosecute_protectors"].parameters[3].choices.index("both")


def _build(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    region, kind, dollars = table.argument(0), table.argument(1), dollars_of(table, 2)
    now = game.state.build_funds[table.rows, np.where(region >= 0, region, 0), kind]
    reason = np.where(region < 0, UNKNOWN_TARGET, 0)
    reason = first_reason(reason, np.where((dollars == 0) & (now == 0), NOTHING, 0))
    return first_reason(reason, funds_left(game, table, dollars))


def _posture(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, group = game.state, table.argument(0)
    at = (table.rows, np.where(group >= 0, group, 0))
    reason = np.where(group < 0, UNKNOWN_TARGET, np.where(state.group_alive[at] > 0, 0, DEAD_GROUP))
    reason = first_reason(reason, np.where(state.posture[at] == table.argument(1), SAME_POSTURE, 0))
    return first_reason(reason, np.where(state.posture_day[at] == state.day[table.rows], ALREADY, 0))


def _prosecute(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, region = game.state, table.rows, table.argument(0)
    at = (rows, np.where(region >= 0, region, 0))
    joint: BoolArray = table.argument(2) > 0
    p = game.rule_at(prosecution.RULE, rows)
    alone = joint & (game.world.viewers < len(STATE_SEATS))
    checks = (
        (region < 0, UNKNOWN_TARGET),
        # Officials of the partner are reached with the partner alone.
        ((table.argument(3) == BOTH) & ~joint, OUT_OF_RANGE),
        (alone, NO_PARTNER),
        (joint & institutions.suspended(game, rows), SUSPENDED),
        (state.purge_order[at] > 0, ALREADY),
        (prosecution.price(p, rows * 0.0) > state.capital[rows, table.seat], NO_CAPITAL),
    )
    reason = np.zeros(table.count, dtype=np.int64)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _demand(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    return np.where(game.state.demand_day[table.rows] == game.state.day[table.rows], ALREADY, 0)


CHECKS: Final[dict[str, Check]] = {
    "build": _build,
    "posture": _posture,
    "prosecute_protectors": _prosecute,
    "demand_action": _demand,
}


def _write_build(game: Game, table: OrderTable) -> None:
    game.state.build_funds[table.rows, table.argument(0), table.argument(1)] = dollars_of(table, 2)


def _write_posture(game: Game, table: OrderTable) -> None:
    rows, group, toward = table.rows, table.argument(0), table.argument(1)
    set_at(game, "posture", (rows, group), toward)
    set_at(game, "posture_day", (rows, group), game.state.day[rows])
    words = [posture.TOWARD[code] for code in toward.tolist()]
    tell(game, "posture", rows, {"group": group}, {"toward": words})


def _write_prosecute(game: Game, table: OrderTable) -> None:
    """The price is paid at once; what comes of it is drawn when the turn is resolved."""
    own, joint, both = table.argument(1) == prosecution.OWN, table.argument(2) > 0, table.argument(3) == BOTH
    institutions.order_campaign(game, table.rows, table.seat, table.argument(0), (own * 1, joint * 1, both * 1))


def _write_demand(game: Game, table: OrderTable) -> None:
    tracks.demanded(game, table.rows, demand.demand(game, table.rows, table.seat, table.argument(0)))


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "build": _write_build,
    "posture": _write_posture,
    "prosecute_protectors": _write_prosecute,
    "demand_action": _write_demand,
}

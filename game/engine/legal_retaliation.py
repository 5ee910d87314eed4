"""Orders about force: reprisals of a red seat, and deployments."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact, refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    NOT_PRESENT,
    NOTHING,
    UNKNOWN_TARGET,
    Check,
    first_reason,
    own_group,
)
from game.engine.order_table import OrderTable
from game.rules.violence import deployment

NO_TROOPS: Final = refusals.code("no_troops")
LEVEL, WHERE = 0, 1
BORDER: Final = -1  # the word that deploy accepts beside regions


def _retaliate(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, group, where = game.state, own_group(game, table), table.argument(WHERE)
    mine = (state.presence_group[table.rows] == group[:, None]) & (state.members[table.rows] > 0)
    there = (mine & (state.presence_region[table.rows] == where[:, None])).any(axis=1)
    reason = np.where(state.group_alive[table.rows, group] == 0, DEAD_GROUP, 0)
    hidden = (state.lying_low[table.rows, group] > 0) & (table.argument(LEVEL) > 0)
    said = hidden | (state.retaliate_level[table.rows, group] >= 0)
    reason = first_reason(reason, np.where(said, ALREADY, 0))
    reason = first_reason(reason, np.where(where < 0, UNKNOWN_TARGET, 0))
    return first_reason(reason, np.where(there, 0, NOT_PRESENT))


def _deploy(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    place, asked = table.argument(0), table.argument(1)
    have, wanted, ordered = deployment.places_of(game)
    rows = table.rows
    index = (rows, np.where(place >= 0, place, have.shape[1] - 1))
    idle = (asked == 0) & (have[index] == 0) & ~ordered[index]
    free = np.where(deployment.free_places(game, ordered), have, 0)
    lacking = np.where(ordered, exact.larger(wanted - have, 0), 0)
    spare = exact.integer_total(free)[rows] - free[index] - (exact.integer_total(lacking)[rows] - lacking[index])
    reason = np.where(place < BORDER, UNKNOWN_TARGET, 0)
    reason = first_reason(reason, np.where(idle, NOTHING, 0))
    return first_reason(reason, np.where(asked - have[index] > exact.larger(spare, 0), NO_TROOPS, 0))


CHECKS: Final[dict[str, Check]] = {
    "retaliate": _retaliate,
    "deploy": _deploy,
}


def _write_retaliate(game: Game, table: OrderTable) -> None:
    """Set the level, and the place where reprisals are to fall if there are to be any; they begin with the turn."""
    place, level = (table.rows, own_group(game, table)), table.argument(LEVEL)
    game.state.retaliate_level[place] = level
    game.state.retaliate_where[place] = np.where(level > 0, table.argument(WHERE), -1)


def _write_deploy(game: Game, table: OrderTable) -> None:
    state, place, asked = game.state, table.argument(0), table.argument(1)
    region, border = np.flatnonzero(place >= 0), np.flatnonzero(place < 0)
    state.troops_wanted[table.rows[region], place[region]] = asked[region]
    state.border_wanted[table.rows[border]] = asked[border]


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "retaliate": _write_retaliate,
    "deploy": _write_deploy,
}

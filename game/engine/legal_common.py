"""What the checks of orders share: reason codes, and small readings of the order table."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact, refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.rows import distinct
from game.engine import commitments
from game.engine.commitments import Commitments
from game.engine.order_table import GROUPS_FROM, REGIONS_FROM, OrderTable

Check = Callable[[Game, OrderTable, Commitments], IntArray]
WRONG_SEAT: Final = refusals.code("wrong_seat")
NOT_HERE: Final = refusals.code("not_in_scenario")
UNKNOWN_TARGET: Final = refusals.code("unknown_target")
NO_ATTENTION: Final = refusals.code("no_attention")
NO_TEAMS: Final = refusals.code("no_teams")
NO_POINTS: Final = refusals.code("no_points")
NO_FUNDS: Final = refusals.code("no_funds")
BAD_TIME: Final = refusals.code("bad_time")
ALREADY: Final = refusals.code("already_ordered")
NOTHING: Final = refusals.code("nothing_to_end")
NOT_PRESENT: Final = refusals.code("not_present")
NO_PARTNER: Final = refusals.code("no_partner")
NO_CAPITAL: Final = refusals.code("no_capital")
DEAD_GROUP: Final = refusals.code("dead_group")
SUSPENDED: Final = refusals.code("suspended")
NO_CONSENT: Final = refusals.code("no_consent")
OUT_OF_RANGE: Final = refusals.code("out_of_range")
NO_AUTHORITY: Final = refusals.code("no_authority")
MILLION: Final = 1_000_000


def first_reason(reason: IntArray, other: IntArray) -> IntArray:
    return np.where(reason != 0, reason, other)


def dollars_of(table: OrderTable, number: int) -> IntArray:
    return exact.floor_int(table.arguments[:, number] * MILLION + 0.5)


def points_left(game: Game, table: OrderTable, more: IntArray) -> IntArray:
    reason = np.zeros(table.count, dtype=np.int64)
    asking = np.flatnonzero(more > 0)
    seats = table.seat[asking]
    for seat in distinct(seats, len(game.world.seats)).tolist():
        mine = asking[seats == seat]
        rows = table.rows[mine]
        free = game.state.points[rows, seat] - commitments.points_in_use(game, seat, rows)
        reason[mine] = np.where(more[mine] > free, NO_POINTS, 0)
    return reason


def funds_left(game: Game, table: OrderTable, dollars: IntArray) -> IntArray:
    """Refused where a programme of so many dollars a turn costs more than the seat can spend in a turn."""
    return np.where(dollars > commitments.spendable(game)[table.rows, table.seat], NO_FUNDS, 0)


def own_group(game: Game, table: OrderTable) -> IntArray:
    """Group of the seat that gives each order; -1 for a state seat. Shape (n,)."""
    groups = [game.world.group_of_seat(seat) for seat in game.world.seats]
    return np.array([-1 if group is None else group for group in groups], dtype=np.int64)[table.seat]


def own_presence(game: Game, table: OrderTable) -> IntArray:
    """Presence of the seat's own group in the region of the first argument; -1 if it has none."""
    state, region = game.state, table.argument(0)
    group = own_group(game, table)
    here = (group >= 0)[:, None] & (state.presence_group[table.rows] == group[:, None])
    here &= state.presence_region[table.rows] == region[:, None]
    return np.where(here.any(axis=1), np.argmax(here, axis=1), -1)


TARGETS: Final = (
    (0.0, GROUPS_FROM, "collect_leader"),
    (GROUPS_FROM, REGIONS_FROM, "collect_group"),
    (REGIONS_FROM, 2 * REGIONS_FROM, "collect_region"),
)


def collected(game: Game, table: OrderTable) -> IntArray:
    """Points the seat already collects with on each target."""
    state = game.state
    target, way = table.argument(0), table.argument(1)
    now = np.zeros(table.count, dtype=np.int64)
    for low, high, name in TARGETS:
        mine = np.flatnonzero((target >= low) & (target < high))
        index = (table.rows[mine], table.seat[mine], target[mine] - int(low), way[mine])
        now[mine] = getattr(state, name)[index]
    return now


def vetted_with(game: Game, table: OrderTable) -> IntArray:
    """Points the seat already vets each region, or its teams, with."""
    state, region = game.state, table.argument(0)
    at = np.where(region >= 0, region, 0)
    on_region = state.vet_region[table.rows, table.seat, at]
    return np.where(region >= 0, on_region, state.vet_teams[table.rows, table.seat])

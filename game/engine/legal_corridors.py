"""Orders about the border: inspection of a way over it, screening of the mail, strikes on boats."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact, refusals
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.markets import CHANNELS
from game.core.state import State
from game.engine.commitments import Commitments
from game.engine.legal_common import NOT_HERE, NOTHING, UNKNOWN_TARGET, Check, dollars_of, first_reason, funds_left
from game.engine.order_table import OrderTable
from game.rules.markets import boats

NO_CHANNEL: Final = refusals.code("no_channel")
MAIL_SCREENED: Final = refusals.code("mail_screened")
MAIL: Final = CHANNELS.index("mail")


def way_of(state: State, gateway: IntArray, channel: IntArray) -> IntArray:
    """The way over the border by a channel at a gateway; -1 where there is none. Shapes (n,)."""
    table = np.full((state.gateway_key.shape[1] + 1, len(CHANNELS)), -1, dtype=np.int64)
    for way, place in enumerate(zip(state.way_gateway[0].tolist(), state.way_channel[0].tolist(), strict=True)):
        table[place] = way
    return table[np.where(gateway >= 0, gateway, -1), channel]


def _nothing_crosses(game: Game, table: OrderTable) -> IntArray:
    """Refused in a scenario that does not say what crosses its border."""
    return np.full(table.count, 0 if game.state.crossings.any() else NOT_HERE)


def _scan(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    gateway, channel, dollars = table.argument(0), table.argument(1), dollars_of(table, 3)
    way = way_of(game.state, gateway, channel)
    reason = first_reason(_nothing_crosses(game, table), np.where(gateway < 0, UNKNOWN_TARGET, 0))
    reason = first_reason(reason, np.where(way < 0, NO_CHANNEL, np.where(channel == MAIL, MAIL_SCREENED, 0)))
    open_now = np.flatnonzero(reason == 0)
    now = np.zeros(table.count, dtype=np.int64)
    now[open_now] = game.state.scan_funds[table.rows[open_now], way[open_now], table.argument(2)[open_now]]
    reason = first_reason(reason, np.where((dollars == 0) & (now == 0), NOTHING, 0))
    return first_reason(reason, funds_left(game, table, dollars))


def _screen(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    dollars, by_mail = dollars_of(table, 0), (game.state.way_channel[0] == MAIL).any()
    reason = first_reason(_nothing_crosses(game, table), np.full(table.count, 0 if by_mail else NO_CHANNEL))
    none = (dollars == 0) & (game.state.mail_funds[table.rows] == 0)
    reason = first_reason(reason, np.where(none, NOTHING, 0))
    return first_reason(reason, funds_left(game, table, dollars))


def _strike_boats(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    level, at_sea = table.argument(0), (game.state.way_channel[0] == boats.SEA).any()
    reason = first_reason(_nothing_crosses(game, table), np.full(table.count, 0 if at_sea else NO_CHANNEL))
    reason = first_reason(reason, np.where((level == 0) & (game.state.boats_level[table.rows] == 0), NOTHING, 0))
    return first_reason(reason, funds_left(game, table, _cost_of_boats(game, table)))


def _cost_of_boats(game: Game, table: OrderTable) -> IntArray:
    """Dollars a turn."""
    weeks = game.world.days_of(int(game.state.turn[0]) + 1) / boats.DAYS_A_WEEK
    weekly: FloatArray = boats.cost_a_week(game.rule_at(boats.RULE, table.rows), table.argument(0) * 1.0)
    return exact.floor_int(weekly * weeks)


CHECKS: Final[dict[str, Check]] = {"scan_border": _scan, "screen_mail": _screen, "strike_boats": _strike_boats}


def _write_scan(game: Game, table: OrderTable) -> None:
    way = way_of(game.state, table.argument(0), table.argument(1))
    game.state.scan_funds[table.rows, way, table.argument(2)] = dollars_of(table, 3)


def _write_screening(game: Game, table: OrderTable) -> None:
    game.state.mail_funds[table.rows] = dollars_of(table, 0)


def _write_boats(game: Game, table: OrderTable) -> None:
    game.state.boats_level[table.rows] = table.argument(0)
    game.state.boats_funds[table.rows] = _cost_of_boats(game, table)


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "scan_border": _write_scan,
    "screen_mail": _write_screening,
    "strike_boats": _write_boats,
}

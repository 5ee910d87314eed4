"""Orders about production: raids on labs, inspection of ports, moves toward China, labs that a group moves."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from game.core import luck, refusals
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.orders import ORDERS
from game.engine import production, site_raids
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    NO_CAPITAL,
    NOT_HERE,
    NOT_PRESENT,
    NOTHING,
    UNKNOWN_TARGET,
    Check,
    dollars_of,
    first_reason,
    funds_left,
    own_group,
)
from game.engine.order_table import OrderTable
from game.engine.raid_list import Raids, join_raids
from game.rules.markets import compliance

NO_PORT: Final = refusals.code("no_port")
NO_LABS: Final = refusals.code("no_labs")
SAME_PLACE: Final = refusals.code("same_place")
LEVERS: Final = ORDERS["precursor_diplomacy"].parameters[0].choices


def _first_of(table: OrderTable, checks: Sequence[tuple[BoolArray, int]]) -> IntArray:
    reason = np.zeros(table.count, dtype=np.int64)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _off(game: Game, table: OrderTable) -> BoolArray:
    return np.full(table.count, not production.is_on(game))


def _inspect(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, gateway, dollars = game.state, table.argument(0), dollars_of(table, 1)
    at = (table.rows, np.where(gateway >= 0, gateway, 0))
    checks = (
        (_off(game, table), NOT_HERE), (gateway < 0, UNKNOWN_TARGET), (state.port_rest[at] == 0.0, NO_PORT),
        ((dollars == 0) & (state.port_funds[at] == 0), NOTHING),
    )  # fmt: skip
    return first_reason(_first_of(table, checks), funds_left(game, table, dollars))


def _diplomacy(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows = game.state, table.rows
    price = compliance.price(game.rule_at(compliance.RULE, rows), table.argument(0))
    checks = (
        (_off(game, table), NOT_HERE), (state.diplomacy_day[rows] == state.day[rows], ALREADY),
        (price > state.capital[rows, table.seat], NO_CAPITAL),
    )  # fmt: skip
    return _first_of(table, checks)


def _move(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    rows, group = table.rows, own_group(game, table)
    source, target = table.argument(0), table.argument(1)
    unknown = (source < 0) | (target < 0)
    one, there = production.present(game, rows, group, source)
    _, also = production.present(game, rows, group, target)
    labs: BoolArray = production.labs_at(game, rows, one) > 0
    checks = (
        (_off(game, table), NOT_HERE), (unknown, UNKNOWN_TARGET), (source == target, SAME_PLACE),
        (~there | ~also, NOT_PRESENT), (~labs, NO_LABS),
    )  # fmt: skip
    return _first_of(table, checks)


CHECKS: Final[dict[str, Check]] = {
    "raid_site": site_raids.check,
    "inspect_port": _inspect,
    "precursor_diplomacy": _diplomacy,
    "move_labs": _move,
}


def _write_inspect(game: Game, table: OrderTable) -> None:
    game.state.port_funds[table.rows, table.argument(0)] = dollars_of(table, 1)


def _write_diplomacy(game: Game, table: OrderTable) -> None:
    rows, lever = table.rows, table.argument(0)
    event = event_key(game, "china_moved", rows, {"seat": table.seat})
    compliance.move_with(game, rows, table.seat, lever, event)
    tell(game, "china_moved", rows, {"seat": table.seat}, {"lever": [LEVERS[code] for code in lever.tolist()]}, ids=event)


def _move_labs(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Labs go at once, and no raid comes of it; labs may go to and fro in a turn, so the event's id holds the decision."""
    rows, group = table.rows, own_group(game, table)
    source, target = table.argument(0), table.argument(1)
    named = {"group": group, "region": target}
    event = luck.child(event_key(game, "labs_moved", rows, named), committed.decisions[rows, table.seat])
    one, _ = production.present(game, rows, group, source)
    other, _ = production.present(game, rows, group, target)
    gone = production.move_labs(game, rows, one, other, event)
    tell(game, "labs_moved", rows, named, {"count": gone}, ids=event)
    return join_raids([])


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "inspect_port": _write_inspect,
    "precursor_diplomacy": _write_diplomacy,
}
LISTS: Final[dict[str, Callable[[Game, OrderTable, Commitments, IntArray], Raids]]] = {
    "raid_site": site_raids.list_raids,
    "move_labs": _move_labs,
}

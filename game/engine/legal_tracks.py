"""Orders between the states: threats of tariffs and of a closed border, charges against officials, prisoners handed over."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.orders import ORDERS
from game.core.world import STATE_SEATS
from game.engine import institutions, tracks
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    NO_CAPITAL,
    NO_PARTNER,
    NOTHING,
    OUT_OF_RANGE,
    SUSPENDED,
    UNKNOWN_TARGET,
    Check,
    first_reason,
)
from game.engine.order_table import OrderTable
from game.rules.politics import charges, coercion, transfers

NO_PRISONERS: Final = refusals.code("no_prisoners")
EXTRADITION: Final = refusals.code("extradition_low")
CHARGED: Final = refusals.code("already_charged")
BOTH: Final = ORDERS["indict_official"].parameters[2].choices.index("both")


def _threatens(kind: int) -> Check:
    """A threat is made at most once a turn; only one that stands can be taken back."""

    def check(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
        state, rows, level = game.state, table.rows, table.argument(0)
        if game.world.viewers < len(STATE_SEATS) and kind == coercion.TARIFF:
            return np.full(table.count, NO_PARTNER)
        stands = getattr(state, coercion.ACCOUNTS[kind])[rows] > 0
        said = (getattr(state, coercion.DAYS[kind])[rows] == state.day[rows]) & (state.trade_rest[rows] > 0)
        return first_reason(np.where(said, ALREADY, 0), np.where((level == 0) & ~stands, NOTHING, 0))

    return check


def _indict(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, region = game.state, table.rows, table.argument(0)
    at, joint = (rows, np.where(region >= 0, region, 0)), table.argument(1) > 0
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    said = (state.charges_day[rows] == state.day[rows][:, None]).any(axis=1)
    standing = (state.charges[at] == charges.UNILATERAL) | (state.joint_case[at] > 0)
    price = game.rule_at(charges.RULE, rows)["price"] + rows * 0.0
    checks = (
        (region < 0, UNKNOWN_TARGET),
        # Officials of the partner are reached with the partner alone.
        ((table.argument(2) == BOTH) & ~joint, OUT_OF_RANGE),
        (joint & institutions.suspended(game, rows), SUSPENDED),
        (standing, CHARGED),
        (said, ALREADY),
        (price > state.capital[rows, table.seat], NO_CAPITAL),
    )
    reason = np.zeros(table.count, dtype=np.int64)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _drop(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, region = game.state, table.rows, table.argument(0)
    stands = state.charges[rows, np.where(region >= 0, region, 0)]
    reason = np.where(region < 0, UNKNOWN_TARGET, 0)
    return first_reason(reason, np.where((stands == charges.JOINT) | (stands == charges.UNILATERAL), 0, NOTHING))


def _transfer(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, count = game.state, table.rows, table.argument(0)
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    most = transfers.most_at_once(game.rule_at(transfers.RULE, rows), state.extradition[rows])
    reason = np.where(count > tracks.held(game, rows), NO_PRISONERS, 0)
    return first_reason(reason, np.where(count > most, EXTRADITION, 0))


CHECKS: Final[dict[str, Check]] = {
    "threaten_tariff": _threatens(coercion.TARIFF),
    "threaten_border_closure": _threatens(coercion.CLOSURE),
    "indict_official": _indict,
    "drop_charges": _drop,
    "transfer_prisoners": _transfer,
}


def _write_tariff(game: Game, table: OrderTable) -> None:
    tracks.threaten(game, table.rows, table.seat, coercion.TARIFF, table.argument(0))


def _write_closure(game: Game, table: OrderTable) -> None:
    tracks.threaten(game, table.rows, table.seat, coercion.CLOSURE, table.argument(0))


def _write_indict(game: Game, table: OrderTable) -> None:
    joint, both = (table.argument(1) > 0) * 1, (table.argument(2) == BOTH) * 1
    tracks.indict(game, table.rows, table.seat, table.argument(0), joint, both)


def _write_drop(game: Game, table: OrderTable) -> None:
    tracks.drop_charges(game, table.rows, table.seat, table.argument(0))


def _write_transfer(game: Game, table: OrderTable) -> None:
    tracks.transfer(game, table.rows, table.seat, table.argument(0))


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "threaten_tariff": _write_tariff,
    "threaten_border_closure": _write_closure,
    "indict_official": _write_indict,
    "drop_charges": _write_drop,
    "transfer_prisoners": _write_transfer,
}

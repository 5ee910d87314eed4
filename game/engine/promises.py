"""Standing orders as promises: whether what an order sets is in place, at least as far as it says.

A promise of nothing (0 points, 0 hours) is in place only when the programme has ended. Orders that act once cannot be
looked up afterwards: they are kept by being carried out.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.orders import BY_CODE, ORDERS
from game.engine.legal_common import collected, dollars_of, vetted_with
from game.engine.order_table import OrderTable

GIVE: Final = ORDERS["consent"].parameters[1].choices.index("give")
VALUE: Final = 1.0e-9  # of a share that is read back


def at_least(now: IntArray | FloatArray, promised: IntArray | FloatArray) -> BoolArray:
    """Whether a programme runs as promised; (n,)."""
    return np.where(promised == 0, now <= 0, now >= promised)


def _collect(game: Game, table: OrderTable) -> BoolArray:
    return at_least(collected(game, table), table.argument(2))


def _exploit(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.exploit_points[table.rows, table.seat], table.argument(0))


def _vet(game: Game, table: OrderTable) -> BoolArray:
    return at_least(vetted_with(game, table), table.argument(1))


def _train(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.training_funds[table.rows, table.seat], dollars_of(table, 0))


def _share(game: Game, table: OrderTable) -> BoolArray:
    state, place = game.state, (table.rows, table.seat)
    return at_least(state.share_points[place], table.argument(0)) & (state.share_broad[place] >= table.argument(1))


def _consent(game: Game, table: OrderTable) -> BoolArray:
    given = game.state.consent[table.rows, table.argument(0)] > 0
    agreed: BoolArray = given == (table.argument(1) == GIVE)
    return agreed


def _fly(game: Game, table: OrderTable) -> BoolArray:
    state, region = game.state, table.argument(0)
    place = (table.rows, np.where(region >= 0, region, 0))
    told = (table.argument(2) > 0) | (state.isr_covert[place] == 0)
    agreed: BoolArray = (region >= 0) & at_least(state.isr_hours[place], table.argument(1)) & told
    return agreed


def _equip(game: Game, table: OrderTable) -> BoolArray:
    state, place = game.state, (table.rows, table.seat)
    vetted = state.equip_vetting[place] >= table.arguments[:, 1] - VALUE
    audited = state.equip_audit[place] >= table.argument(2)
    paid = at_least(state.equip_funds[place], dollars_of(table, 0))
    agreed: BoolArray = paid & ((table.arguments[:, 0] == 0) | (vetted & audited))
    return agreed


def _deploy(game: Game, table: OrderTable) -> BoolArray:
    state, region = game.state, table.argument(0)
    wanted = state.troops_wanted[table.rows, np.where(region >= 0, region, 0)]
    wanted = np.where(region == -1, state.border_wanted[table.rows], wanted)
    return (region >= -1) & at_least(wanted, table.argument(1))


def _jobs(game: Game, table: OrderTable) -> BoolArray:
    region = table.argument(0)
    now = game.state.jobs_funds[table.rows, np.where(region >= 0, region, 0)]
    agreed: BoolArray = (region >= 0) & at_least(now, dollars_of(table, 1))
    return agreed


def _build(game: Game, table: OrderTable) -> BoolArray:
    region, kind = table.argument(0), table.argument(1)
    now = game.state.build_funds[table.rows, np.where(region >= 0, region, 0), kind]
    agreed: BoolArray = (region >= 0) & at_least(now, dollars_of(table, 2))
    return agreed


def _posture(game: Game, table: OrderTable) -> BoolArray:
    group = table.argument(0)
    now = game.state.posture[table.rows, np.where(group >= 0, group, 0)]
    agreed: BoolArray = (group >= 0) & (now == table.argument(1))
    return agreed


IN_PLACE: Final[Mapping[str, Callable[[Game, OrderTable], BoolArray]]] = {
    "collect": _collect,
    "exploit": _exploit,
    "vet": _vet,
    "train_teams": _train,
    "share_intelligence": _share,
    "consent": _consent,
    "fly_isr": _fly,
    "train_and_equip": _equip,
    "deploy": _deploy,
    "build": _build,
    "posture": _posture,
    "jobs": _jobs,
}


_CODES: Final = tuple(ORDERS[name].code for name in IN_PLACE)


def can_be_looked_up(code: IntArray) -> BoolArray:
    """Which of these orders set something that stays in place; (n,)."""
    found = np.zeros(code.shape, dtype=np.bool_)
    for one in _CODES:
        found |= code == one
    return found


def in_place(game: Game, table: OrderTable) -> BoolArray:
    """Whether what each order of a table sets is in place already; never so of an order that acts once. (n,)"""
    found = np.zeros(table.count, dtype=np.bool_)
    for code in np.unique(table.code).tolist():
        look = IN_PLACE.get(BY_CODE[code].name)
        if look is not None:
            mine = np.flatnonzero(table.code == code)
            found[mine] = look(game, table.part(mine))
    return found

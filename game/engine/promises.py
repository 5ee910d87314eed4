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
from game.engine.legal_corridors import way_of
from game.engine.order_table import OrderTable
from game.rules.politics import charges

GIVE: Final = ORDERS["consent"].parameters[1].choices.index("give")
# What the choices of `attach_planners` set: planners for a time, for good, none.
PRESENCE: Final = np.array([1, 2, 0], dtype=np.int64)
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


def _planners(game: Game, table: OrderTable) -> BoolArray:
    agreed: BoolArray = game.state.planners[table.rows] == PRESENCE[table.argument(0)]
    return agreed


def _fusion(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.fusion_funds[table.rows], dollars_of(table, 0))


def _press(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.press_funds[table.rows], dollars_of(table, 0))


def _no_tariff(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.tariff_level[table.rows], table.argument(0))


def _open_border(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.closure_level[table.rows], table.argument(0))


def _dropped(game: Game, table: OrderTable) -> BoolArray:
    region = table.argument(0)
    stands = game.state.charges[table.rows, np.where(region >= 0, region, 0)]
    agreed: BoolArray = (region >= 0) & (stands != charges.JOINT) & (stands != charges.UNILATERAL)
    return agreed


def _frozen(game: Game, table: OrderTable) -> BoolArray:
    group = table.argument(0)
    at = (table.rows, np.where(group >= 0, group, 0))
    together = (table.argument(1) == 0) | (game.state.freeze_joint[at] >= table.argument(2))
    agreed: BoolArray = (group >= 0) & together & at_least(game.state.freeze_points[at], table.argument(1))
    return agreed


def _sanctioned(game: Game, table: OrderTable) -> BoolArray:
    group = table.argument(0)
    now = game.state.sanction_points[table.rows, np.where(group >= 0, group, 0)]
    agreed: BoolArray = (group >= 0) & at_least(now, table.argument(1))
    return agreed


def _followed(game: Game, table: OrderTable) -> BoolArray:
    dollars = dollars_of(table, 0)
    together = (dollars == 0) | (game.state.follow_joint[table.rows] >= table.argument(1))
    agreed: BoolArray = together & at_least(game.state.follow_funds[table.rows], dollars)
    return agreed


def _guns(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.guns_funds[table.rows], dollars_of(table, 0))


def _southbound(game: Game, table: OrderTable) -> BoolArray:
    gateway = table.argument(0)
    now = game.state.southbound_funds[table.rows, np.where(gateway >= 0, gateway, 0)]
    agreed: BoolArray = (gateway >= 0) & at_least(now, dollars_of(table, 1))
    return agreed


def _scan(game: Game, table: OrderTable) -> BoolArray:
    way = way_of(game.state, table.argument(0), table.argument(1))
    now = game.state.scan_funds[table.rows, way, table.argument(2)] if game.state.scan_funds.shape[1] else table.rows * 0
    agreed: BoolArray = (way >= 0) & at_least(now, dollars_of(table, 3))
    return agreed


def _screen(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.mail_funds[table.rows], dollars_of(table, 0))


def _boats(game: Game, table: OrderTable) -> BoolArray:
    return at_least(game.state.boats_level[table.rows], table.argument(0))


def _paid(setting: str) -> Callable[[Game, OrderTable], BoolArray]:
    """Whether a programme of one sum, by the name of its setting, runs as promised."""
    return lambda game, table: at_least(getattr(game.state, setting)[table.rows], dollars_of(table, 0))


def _port(game: Game, table: OrderTable) -> BoolArray:
    gateway = table.argument(0)
    now = game.state.port_funds[table.rows, np.where(gateway >= 0, gateway, 0)]
    agreed: BoolArray = (gateway >= 0) & at_least(now, dollars_of(table, 1))
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
    "inspect_port": _port,
    "treat": _paid("treat_funds"),
    "prosecute_distribution": _paid("distribution_funds"),
    "scan_border": _scan,
    "screen_mail": _screen,
    "strike_boats": _boats,
    "freeze_finances": _frozen,
    "sanction": _sanctioned,
    "follow_money": _followed,
    "enforce_guns": _guns,
    "inspect_southbound": _southbound,
    "threaten_tariff": _no_tariff,
    "threaten_border_closure": _open_border,
    "drop_charges": _dropped,
    "attach_planners": _planners,
    "fusion_cell": _fusion,
    "protect_press": _press,
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

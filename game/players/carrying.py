"""What a doctrine's turn carries: its orders by importance, as far as decisions, points, money, capital and teams go.

A doctrine lists what it wants, the most important first; what is not on its menu, or what the seat cannot carry any more, is
left out. Money is what the grant holds beside the programmes that run: doctrines do not overspend.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.orders import ORDERS
from game.engine.observe import View
from game.engine.order_table import GROUPS_FROM, REGIONS_FROM, OrderTable, accord_number, join
from game.players.reading import MILLION, allowed, free_points, seat_of, spare_millions, weeks_ahead
from game.rules.institutions import designation, prosecution
from game.rules.markets import boats, compliance
from game.rules.money import purses
from game.rules.politics import authority, charges, plan
from game.rules.succession import terms

Price = Callable[[View, OrderTable], FloatArray]  # of each order of a table, (n,); below 0 where it sets something free
ALLOWANCE: Final = 1.0e-6  # of a sum of money, for rounding


def carried(view: View, tables: Sequence[OrderTable]) -> OrderTable:
    """The orders of tables, each of one kind and at most one a game, that the seat can carry, in their order."""
    left, menu = _Left(view), {ORDERS[name].code for name in allowed(view)}
    return join([left.carry(table) for table in tables if table.count and int(table.code[0]) in menu])


def decisions_left(view: View) -> IntArray:
    """Decisions that are left after what the seat has said in the diplomacy step of this turn; (B,)."""
    if view.accords is None:
        return view.attention.copy()
    turn, seat, code = view.turn + 1, seat_of(view), view.accords.code
    said = (code > accord_number(seat, turn, 0)) & (code < accord_number(seat, turn + 1, 0))
    return view.attention - exact.count(said, axis=1)


class _Left:
    """What is left of each purse while the orders of a turn are listed; arrays (B,)."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.decisions = decisions_left(view)
        self.left: dict[str, FloatArray] = {}

    def carry(self, table: OrderTable) -> OrderTable:
        """Those orders of a table for which there is enough of everything, which they take."""
        rows, code = table.rows, int(table.code[0])
        stands = self.decisions[rows] > 0
        needs = [(purse, price(self.view, table)) for purse, price in PRICES.get(code, ())]
        for purse, need in needs:
            stands &= need <= self._of(purse)[rows] + ALLOWANCE
        if not stands.all():
            table, rows = table.part(stands), rows[stands]
            needs = [(purse, need[stands]) for purse, need in needs]
        self.decisions[rows] -= 1
        for purse, need in needs:
            self._of(purse)[rows] -= need
        return table

    def _of(self, purse: str) -> FloatArray:
        if purse not in self.left:
            self.left[purse] = _FULL[purse](self.view)
        return self.left[purse]


_FULL: Final[Mapping[str, Callable[[View], FloatArray]]] = {
    "points": lambda view: free_points(view) * 1.0,
    "money": spare_millions,
    "capital": lambda view: view.capital.copy(),
    "teams": lambda view: view.free_teams * 1.0,
}


def _argument(number: int) -> Price:
    return lambda view, table: table.arguments[:, number]


def _collection(view: View, table: OrderTable) -> FloatArray:
    """Points beyond those with which the same target is collected on already."""
    target, way = table.argument(0), table.argument(1)
    now, running = np.zeros(table.count), view.programmes
    for low, high, points in (
        (0.0, GROUPS_FROM, running.collect_leader), (GROUPS_FROM, REGIONS_FROM, running.collect_group),
        (REGIONS_FROM, 2.0 * REGIONS_FROM, running.collect_region),
    ):  # fmt: skip
        mine = np.flatnonzero((target >= low) & (target < high))
        now[mine] = points[table.rows[mine], target[mine] - int(low), way[mine]]
    return table.arguments[:, 2] - now


def _vetting(view: View, table: OrderTable) -> FloatArray:
    rows, region = table.rows, table.argument(0)
    on_region = view.programmes.vet_region[rows, np.where(region >= 0, region, 0)]
    return table.arguments[:, 1] - np.where(region >= 0, on_region, view.programmes.vet_teams[rows])


def _exploitation(view: View, table: OrderTable) -> FloatArray:
    return table.arguments[:, 0] - view.programmes.exploit[table.rows]


def _sharing(view: View, table: OrderTable) -> FloatArray:
    return table.arguments[:, 0] - view.programmes.share[table.rows]


def _freezing(view: View, table: OrderTable) -> FloatArray:
    return table.arguments[:, 1] - view.finance.freeze[table.rows, table.argument(0)]


def _sanctions(view: View, table: OrderTable) -> FloatArray:
    return table.arguments[:, 1] - view.finance.sanction[table.rows, table.argument(0)]


def _flights(view: View, table: OrderTable) -> FloatArray:
    """Million dollars for flights over a region, beyond those flown there already."""
    more = table.arguments[:, 1] - view.programmes.isr[table.rows, table.argument(0)]
    return view.parameters.at(purses.RULE, table.rows)["flight_hour"] / MILLION * more


def _boats(view: View, table: OrderTable) -> FloatArray:
    more = table.arguments[:, 0] - view.border.boats_level[table.rows]
    return boats.cost_a_week(view.parameters.at(boats.RULE, table.rows), more) * weeks_ahead(view) / MILLION


def _designation(view: View, table: OrderTable) -> FloatArray:
    return designation.price(view.parameters.at(designation.RULE, table.rows), np.zeros(table.count))


def _prosecution(view: View, table: OrderTable) -> FloatArray:
    return prosecution.price(view.parameters.at(prosecution.RULE, table.rows), np.zeros(table.count))


def _charges(view: View, table: OrderTable) -> FloatArray:
    return np.zeros(table.count) + view.parameters.at(charges.RULE, table.rows)["price"]


def _terms(view: View, table: OrderTable) -> FloatArray:
    return terms.price(view.parameters.at(terms.RULE, table.rows), np.zeros(table.count))


def _authority(view: View, table: OrderTable) -> FloatArray:
    return authority.price(view.parameters.at(authority.RULE, table.rows), table.argument(0) + authority.WHITE_HOUSE)


def _lever(view: View, table: OrderTable) -> FloatArray:
    return compliance.price(view.parameters.at(compliance.RULE, table.rows), table.argument(0))


def _plan(view: View, table: OrderTable) -> FloatArray:
    return plan.price(view.parameters.at(plan.RULE, table.rows), table.arguments[:, 0] * MILLION)


_POINTS: Final[Mapping[str, Price]] = {
    "collect": _collection, "exploit": _exploitation, "vet": _vetting, "share_intelligence": _sharing,
    "freeze_finances": _freezing, "sanction": _sanctions,
}  # fmt: skip
# Programmes of one sum are begun, never raised, so that their sum is what they take.
_MONEY: Final[Mapping[str, Price]] = {
    **{name: _argument(0) for name in (
        "train_teams", "protect_press", "train_and_equip", "fusion_cell", "follow_money", "enforce_guns", "treat",
        "prosecute_distribution", "screen_mail",
    )},
    **{name: _argument(1) for name in ("jobs", "inspect_port", "inspect_southbound")},
    "build": _argument(2), "scan_border": _argument(3), "fly_isr": _flights, "strike_boats": _boats,
}  # fmt: skip
_CAPITAL: Final[Mapping[str, Price]] = {
    "message": _argument(1), "prosecute_protectors": _prosecution,
    "designate": _designation, "indict_official": _charges,
    "offer_terms": _terms, "seek_authority": _authority, "precursor_diplomacy": _lever,
    "fund_plan": _plan,
}  # fmt: skip
_TEAMS: Final[Mapping[str, Price]] = {"raid": _argument(1), "raid_site": _argument(2)}
PRICES: Final[Mapping[int, tuple[tuple[str, Price], ...]]] = {
    spec.code: tuple(
        (purse, prices[name])
        for purse, prices in (("points", _POINTS), ("money", _MONEY), ("capital", _CAPITAL), ("teams", _TEAMS))
        if name in prices
    )
    for name, spec in ORDERS.items()
}

"""What doctrines of the Mexican seat do about supply, money and guns: ports, crossings, accounts, sites, the press."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import ORDERS
from game.engine.observe import View
from game.engine.order_table import OrderTable, make_table
from game.players.governing import OPEN_TO_WORK
from game.players.reading import beliefs_of, clean_rested, ranked, seat_of, share_of_grant, values_at

PORT, SOUTHBOUND, FREEZE, PRESS, SITE, TRAIN, TERMS, TRANSFER = (
    ORDERS[name].code
    for name in (
        "inspect_port", "inspect_southbound", "freeze_finances", "protect_press", "raid_site", "train_teams", "offer_terms",
        "transfer_prisoners",
    )
)  # fmt: skip
LAB, ARSENAL, CASH = range(3)
RESTED_LEFT: Final = 1  # rested teams that stay for a leader when others go to a site
DORMANT_BELOW: Final = 10.0  # labs of a region by estimate below which no team is sent
EXTRADITES: Final = 20.0  # extradition below which nobody is handed over


def inspect_ports(view: View, most: int, share: float) -> OrderTable:
    """Begin to inspect the port through which most precursors come, until so many are inspected."""
    at_work = view.production.port_funds > 0
    return _next_place(view, PORT, view.production.port_rest, at_work, most, share)


def inspect_crossings(view: View, most: int, share: float) -> OrderTable:
    """Begin to inspect the crossing by which most guns and cash come south, until so many are inspected."""
    return _next_place(view, SOUTHBOUND, view.finance.crossings, view.finance.southbound > 0, most, share)


def _next_place(view: View, code: int, weight: FloatArray, at_work: BoolArray, most: int, share: float) -> OrderTable:
    """A programme of a share of the grant at the weightiest gateway (B, F) where none is at work yet."""
    if not weight.any():
        return make_table(np.zeros(0, dtype=np.int64), seat_of(view), code, [0.0])
    place = ranked(np.where(at_work, 0.0, weight), 1)[0]
    millions = share_of_grant(view, share)
    rows = np.flatnonzero((place >= 0) & (exact.count(at_work, axis=1) < most) & (millions > 0))
    return make_table(rows, seat_of(view), code, [place[rows] * 1.0, millions[rows]])


def richest(view: View, left_out: BoolArray) -> IntArray:
    """The group believed to launder most of those not left out (B, G); -1 where none is known to launder."""
    return ranked(np.where(view.exists & ~left_out, view.finance.laundering, 0.0), 1)[0]


def freeze_where(view: View, group: IntArray, most: int, points: int) -> OrderTable:
    """Go after the finances of a group (B,), with the partner where he works along, until so many groups are pursued."""
    frozen = view.finance.freeze > 0
    idle = (group >= 0) & (values_at(frozen * 1.0, group) == 0) & (exact.count(frozen, axis=1) < most)
    rows = np.flatnonzero(idle & (values_at(view.finance.laundering, group) > 0))
    joint = (view.standing.suspension[rows] < OPEN_TO_WORK) & (view.world.viewers > 1)
    return make_table(rows, seat_of(view), FREEZE, [group[rows] * 1.0, points * 1.0, joint * 1.0])


def protect_press(view: View, share: float) -> OrderTable:
    """Begin to protect journalists with a share of the grant."""
    millions = share_of_grant(view, share)
    rows = np.flatnonzero((view.aid.press == 0) & (view.aid.press_rest > 0) & (millions > 0))
    return make_table(rows, seat_of(view), PRESS, [millions[rows]])


def train_teams(view: View, share: float) -> OrderTable:
    """Begin to train replacements with a share of the grant."""
    millions = share_of_grant(view, share)
    rows = np.flatnonzero((view.programmes.training == 0) & (millions > 0))
    return make_table(rows, seat_of(view), TRAIN, [millions[rows]])


def raid_labs(view: View, wanted: BoolArray, teams: int) -> OrderTable:
    """Send teams to the region believed to have most labs, in the games of `wanted` (B,), if others stay rested."""
    labs = view.production.labs * (1.0 - beliefs_of(view).corruption)
    region = ranked(np.where(view.production.labs >= DORMANT_BELOW, labs, 0.0), 1)[0]
    return _raid_site(view, region, wanted, LAB, teams)


def raid_hideouts(view: View, region: IntArray, wanted: BoolArray, kind: int, teams: int) -> OrderTable:
    """Send teams to look for guns or cash in a region (B,), in the games of `wanted` (B,), if others stay rested."""
    counted = view.finance.arms.any(axis=1)
    return _raid_site(view, region, wanted & counted, kind, teams)


def _raid_site(view: View, region: IntArray, wanted: BoolArray, kind: int, teams: int) -> OrderTable:
    rows = np.flatnonzero(wanted & (region >= 0) & (clean_rested(view) >= teams + RESTED_LEFT))
    return make_table(rows, seat_of(view), SITE, [kind * 1.0, region[rows] * 1.0, teams * 1.0])


def offer_terms(view: View, wanted: BoolArray, most_profit: float, keep: float) -> OrderTable:
    """Offer terms to the group believed least driven by profit, if that is not above `most_profit`."""
    aims = np.where(view.exists & (view.aid.profit > 0), 1.0 - view.aid.profit, 0.0)
    group = ranked(aims, 1)[0]
    fit = wanted & (values_at(aims, group) >= 1.0 - most_profit) & (values_at(view.aid.offered, group) == 0)
    rows = np.flatnonzero((group >= 0) & fit & (view.capital > keep))
    return make_table(rows, seat_of(view), TERMS, [group[rows] * 1.0])


def hand_over(view: View, wanted: BoolArray, count: int) -> OrderTable:
    """Hand prisoners to the United States in the games of `wanted` (B,), where so many are held and Mexico extradites."""
    held = exact.integer_total(view.country.prisoners) >= count
    ready = (view.tracks.extradition >= EXTRADITES) & (view.world.viewers > 1)
    rows = np.flatnonzero(wanted & held & ready)
    return make_table(rows, seat_of(view), TRANSFER, [count * 1.0])

"""What doctrines do with the country: where killing is worst, what the purse carries, building, jobs, postures, cases."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import ORDERS
from game.engine.observe import View
from game.engine.order_table import REGIONS_FROM, OrderTable, make_table
from game.players.reading import free_points, ranked, seat_of
from game.players.working import COLLECT, DEPLOY, HUMAN

BUILD, JOBS, POSTURE, PROSECUTE, DEMAND = (
    ORDERS[name].code for name in ("build", "jobs", "posture", "prosecute_protectors", "demand_action")
)
POLICE, COURTS, SERVICES = range(3)
CONFRONT, CONTAIN, TOLERATE = range(3)
OWN, OTHER = range(2)
MEXICAN, BOTH = range(2)
MONTH: Final = 14.0  # days of a turn from which a doctrine plans for the country and not for the hour
MILLION: Final = 1.0e6
LEAST_TROOPS: Final = 500


def is_long(view: View) -> bool:
    """Whether the coming turn is long enough to govern by."""
    return view.world.days_of(view.turn + 1) >= MONTH


def deadliest(view: View, count: int) -> list[IntArray]:
    """Regions with most killings in the last turn, in order; -1 before the first; each (B,)."""
    return ranked(view.homicides * 1.0, count)


def most_violent(view: View, count: int) -> list[IntArray]:
    """Regions with most killings by head in the last turn, in order; -1 before the first; each (B,)."""
    return ranked(view.homicides / np.where(view.population > 0, view.population, 1), count)


def deadliest_without(view: View, taken: BoolArray) -> IntArray:
    """The region with most killings of those not taken (B, R); -1 where there is none."""
    return ranked(np.where(taken, 0.0, view.homicides * 1.0), 1)[0]


def spare_millions(view: View) -> FloatArray:
    """Million dollars a turn of the grant that no programme takes yet; (B,)."""
    weeks = view.world.days_of(view.turn + 1) / 7.0
    running = view.programmes
    taken = exact.integer_total(running.build, axis=(1, 2)) + exact.integer_total(running.jobs) + running.training
    return (view.grant * weeks - taken) / MILLION


def _share(view: View, share: float) -> FloatArray:
    """A share of a turn's grant in million dollars, in tenths; (B,)."""
    weeks = view.world.days_of(view.turn + 1) / 7.0
    millions: FloatArray = np.floor(view.grant * weeks / MILLION * share * 10.0) / 10.0
    return millions


def build_where(view: View, region: IntArray, kind: int, share: float) -> OrderTable:
    """Begin to build in a region (B,) with a share of the grant, while the grant carries it."""
    at = np.where(region >= 0, region, 0)
    millions = _share(view, share)
    idle = view.programmes.build[np.arange(view.batch), at, kind] == 0
    rows = np.flatnonzero((region >= 0) & idle & (millions > 0) & (spare_millions(view) >= millions))
    return make_table(rows, seat_of(view), BUILD, [region[rows] * 1.0, kind * 1.0, millions[rows]])


def jobs_where(view: View, region: IntArray, share: float) -> OrderTable:
    """Begin a jobs programme in a region (B,) with a share of the grant, while the grant carries it."""
    at = np.where(region >= 0, region, 0)
    millions = _share(view, share)
    idle = view.programmes.jobs[np.arange(view.batch), at] == 0
    rows = np.flatnonzero((region >= 0) & idle & (millions > 0) & (spare_millions(view) >= millions))
    return make_table(rows, seat_of(view), JOBS, [region[rows] * 1.0, millions[rows]])


def posture_where(view: View, group: IntArray, toward: int) -> OrderTable:
    """Take a posture toward a group (B,), -1 for none, where it is another one now."""
    at = np.where(group >= 0, group, 0)
    here = np.arange(view.batch)
    rows = np.flatnonzero((group >= 0) & view.exists[here, at] & (view.posture[here, at] != toward))
    return make_table(rows, seat_of(view), POSTURE, [group[rows] * 1.0, toward * 1.0])


def prosecute_where(view: View, region: IntArray, coalition: int, joint: bool, keep: float) -> OrderTable:
    """Prosecute those who shield groups in a region (B,), while more than `keep` of the capital is there."""
    rows = np.flatnonzero((region >= 0) & (view.capital > keep))
    both = BOTH if joint else MEXICAN
    return make_table(rows, seat_of(view), PROSECUTE, [region[rows] * 1.0, coalition * 1.0, joint * 1.0, both * 1.0])


def investigate(view: View, region: IntArray, share: float) -> OrderTable:
    """Put investigators, a share of the points, on a region (B,), where none work yet and points are free."""
    at = np.where(region >= 0, region, 0)
    points = exact.floor_int(view.points * share)
    idle = exact.integer_total(view.programmes.collect_region, axis=2)[np.arange(view.batch), at] == 0
    rows = np.flatnonzero((region >= 0) & idle & (points > 0) & (free_points(view) >= points))
    return make_table(rows, seat_of(view), COLLECT, [REGIONS_FROM + region[rows], HUMAN * 1.0, points[rows] * 1.0])


def reinforce(view: View, region: IntArray, times: float) -> OrderTable:
    """Set the troops of a region (B,) to so many times what stands there, where no order keeps them yet."""
    at = np.where(region >= 0, region, 0)
    here = np.arange(view.batch)
    rows = np.flatnonzero((region >= 0) & (view.programmes.troops[here, at] < 0))
    wanted = exact.floor_int(view.troops[rows, at[rows]] * times) + LEAST_TROOPS
    return make_table(rows, seat_of(view), DEPLOY, [region[rows] * 1.0, wanted * 1.0])

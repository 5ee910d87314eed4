"""What doctrines do with the country: where killing is worst, what the purse carries, building, jobs, postures, cases."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, IntArray
from game.core.orders import ORDERS
from game.engine.observe import View
from game.engine.order_table import REGIONS_FROM, WORD, OrderTable, make_table
from game.players.reading import beliefs_of, free_points, ranked, seat_of, share_of_grant
from game.players.working import COLLECT, DEPLOY, HUMAN

BUILD, JOBS, POSTURE, PROSECUTE, DEMAND = (
    ORDERS[name].code for name in ("build", "jobs", "posture", "prosecute_protectors", "demand_action")
)
POLICE, COURTS, SERVICES = range(3)
CONFRONT, CONTAIN, TOLERATE = range(3)
OWN, OTHER = range(2)
MEXICAN, BOTH = range(2)
MONTH: Final = 14.0  # days of a turn from which a doctrine plans for the country and not for the hour
LEAST_TROOPS: Final = 500
OPEN_TO_WORK: Final = 0.25  # suspended share of the cooperation from which there are no joint cases


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


def most_shielded(view: View) -> IntArray:
    """The region in which officials are believed to shield groups most; -1 where nothing is known; (B,)."""
    return ranked(beliefs_of(view).protection, 1)[0]


def build_where(view: View, region: IntArray, kind: int, share: float) -> OrderTable:
    """Begin to build in a region (B,) with a share of the grant, where none runs."""
    at = np.where(region >= 0, region, 0)
    millions = share_of_grant(view, share)
    idle = view.programmes.build[np.arange(view.batch), at, kind] == 0
    rows = np.flatnonzero((region >= 0) & idle & (millions > 0))
    return make_table(rows, seat_of(view), BUILD, [region[rows] * 1.0, kind * 1.0, millions[rows]])


def jobs_where(view: View, region: IntArray, share: float) -> OrderTable:
    """Begin a jobs programme in a region (B,) with a share of the grant, where none runs."""
    at = np.where(region >= 0, region, 0)
    millions = share_of_grant(view, share)
    idle = view.programmes.jobs[np.arange(view.batch), at] == 0
    rows = np.flatnonzero((region >= 0) & idle & (millions > 0))
    return make_table(rows, seat_of(view), JOBS, [region[rows] * 1.0, millions[rows]])


def posture_where(view: View, group: IntArray, toward: int) -> OrderTable:
    """Take a posture toward a group (B,), -1 for none, where it is another one now."""
    at = np.where(group >= 0, group, 0)
    here = np.arange(view.batch)
    rows = np.flatnonzero((group >= 0) & view.exists[here, at] & (view.posture[here, at] != toward))
    return make_table(rows, seat_of(view), POSTURE, [group[rows] * 1.0, toward * 1.0])


def prosecute_where(view: View, region: IntArray, coalition: int, joint: bool, keep: float) -> OrderTable:
    """Prosecute those who shield groups in a region (B,), while more than `keep` of the capital is there.

    A joint case, about officials of both countries, is worked alone where the partner does not work along.
    """
    rows = np.flatnonzero((region >= 0) & (view.capital > keep))
    together = joint & (view.standing.suspension[rows] < OPEN_TO_WORK) & (view.world.viewers > 1)
    both = np.where(together, BOTH, MEXICAN)
    return make_table(rows, seat_of(view), PROSECUTE, [region[rows] * 1.0, coalition * 1.0, together * 1.0, both * 1.0])


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


def guard_border(view: View, times: float) -> OrderTable:
    """Set the troops at the northern border to so many times what stands there, where no order keeps them yet."""
    rows = np.flatnonzero((view.programmes.troops_border < 0) & (view.troops_border > 0) & (view.world.viewers > 1))
    wanted = exact.floor_int(view.troops_border[rows] * times)
    return make_table(rows, seat_of(view), DEPLOY, [WORD, wanted * 1.0])

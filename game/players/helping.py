"""What doctrines of the U.S. seat do at home, at the border and for the partner: programmes, cases, planners, names."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.markets import CHANNELS
from game.core.orders import ORDERS
from game.core.roles import AREA
from game.core.state import CONSENTS
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.governing import OPEN_TO_WORK
from game.players.reading import beliefs_of, flight_hours, free_points, ranked, seat_of, share_of_grant, values_at
from game.players.working import at_least

(
    SHARE_INTELLIGENCE, FLY, EQUIP, PLANNERS, FUSION, DESIGNATE, SANCTION, INDICT, GUNS, SCAN, MAIL, DISTRIBUTION, TREAT,
    FOLLOW, CHINA, TARIFF, CLOSURE, BOATS, PLAN,
) = (
    ORDERS[name].code
    for name in (
        "share_intelligence", "fly_isr", "train_and_equip", "attach_planners", "fusion_cell", "designate", "sanction",
        "indict_official", "enforce_guns", "scan_border", "screen_mail", "prosecute_distribution", "treat", "follow_money",
        "precursor_diplomacy", "threaten_tariff", "threaten_border_closure", "strike_boats", "fund_plan",
    )
)  # fmt: skip
VETTED: Final = 0.0
TEMPORARY: Final = 0.0
SCANNER: Final = 0.0
THREAT, RELIEF, WORKING_GROUP = range(3)
RIGHTS, INSTITUTIONS = 1, 2
TRUCK, CAR, SEA, POST = (CHANNELS.index(name) for name in ("truck", "car", "sea", "mail"))
NO_CHARGES, DROPPED = 0, 3  # codes of the charges in a region
FADED: Final = 0.4  # standing of the working group below which it is called again


def agreed(view: View, kind: str) -> BoolArray:
    """Games in which Mexico consents to something of this kind and has not suspended it; (B,)."""
    given: BoolArray = (view.standing.consents[:, CONSENTS.index(kind)] > 0) & (view.standing.suspension < OPEN_TO_WORK)
    return given


def share_points(view: View, share: float) -> OrderTable:
    """Share what a part of the points yields, with a vetted unit."""
    points = np.floor(view.points * share)
    rows = np.flatnonzero((view.programmes.share < points) & (points - view.programmes.share <= free_points(view)))
    return make_table(rows, seat_of(view), SHARE_INTELLIGENCE, [points[rows], VETTED])


def fly_over(view: View, post: IntArray, covert: bool) -> OrderTable:
    """Fly over the region of a target (B,) where nothing flies yet; with consent, or unseen."""
    region = np.where(post >= 0, beliefs_of(view).region[np.arange(view.batch), np.where(post >= 0, post, 0)], -1)
    flown = values_at(view.programmes.isr, region) > 0
    may = agreed(view, "isr") | covert
    rows = np.flatnonzero(at_least(view, post, AREA) & (region >= 0) & ~flown & may)
    return make_table(rows, seat_of(view), FLY, [region[rows] * 1.0, flight_hours(view), float(covert)])


def train_and_equip(view: View, share: float) -> OrderTable:
    """Begin to train and equip with a share of the grant, all of it vetted and audited, with consent."""
    wanted = agreed(view, "trainers") & (view.programmes.equip == 0)
    return _begin(view, EQUIP, wanted, share, 1.0, 1.0)


def fusion_cell(view: View, share: float) -> OrderTable:
    """Begin a fusion cell with a share of the grant, with consent."""
    wanted = agreed(view, "fusion_cell") & (view.aid.fusion == 0) & (view.aid.press_rest > 0)
    return _begin(view, FUSION, wanted, share)


def planners_for_a_time(view: View) -> OrderTable:
    """Send planners who go home again, with consent, where there are none."""
    rows = np.flatnonzero(agreed(view, "planners") & (view.aid.planners == 0) & (view.aid.press_rest > 0))
    return make_table(rows, seat_of(view), PLANNERS, [TEMPORARY])


def follow_money(view: View, share: float) -> OrderTable:
    """Begin to follow the money with a share of the grant, together with Mexico where it works along."""
    rows = np.flatnonzero((view.finance.follow == 0) & view.finance.arms.any(axis=1))
    joint = (view.standing.suspension[rows] < OPEN_TO_WORK) & (view.world.viewers > 1)
    millions = share_of_grant(view, share)[rows]
    keep = millions > 0
    return make_table(rows[keep], seat_of(view), FOLLOW, [millions[keep], joint[keep] * 1.0])


def enforce_guns(view: View, share: float) -> OrderTable:
    """Begin to enforce the law against gun trafficking with a share of the grant."""
    return _begin(view, GUNS, (view.finance.guns == 0) & view.finance.arms.any(axis=1), share)


def treat(view: View, share: float) -> OrderTable:
    """Begin treatment and prevention with a share of the grant."""
    return _begin(view, TREAT, (view.market.treat == 0) & (view.market.price_start > 0).any(axis=1), share)


def prosecute_distribution(view: View, share: float) -> OrderTable:
    """Begin cases against domestic distribution with a share of the grant."""
    wanted = (view.market.distribution == 0) & (view.market.price_start > 0).any(axis=1)
    return _begin(view, DISTRIBUTION, wanted, share)


def screen_mail(view: View, share: float) -> OrderTable:
    """Begin to screen the mail with a share of the grant."""
    by_mail = bool((view.border.channel == POST).any())
    return _begin(view, MAIL, (view.border.mail_funds == 0) & by_mail, share)


def scan_where(view: View, channel: int, most: int, share: float) -> OrderTable:
    """Begin to scan the busiest gateway by a channel that is not scanned yet, until so many ways are."""
    border = view.border
    if not border.gateway.shape[1]:
        return empty_table()
    paid = exact.count(border.scan_funds > 0, axis=2) > 0
    way = ranked(np.where((border.channel == channel) & ~paid, border.crossings, 0.0), 1)[0]
    millions = share_of_grant(view, share)
    rows = np.flatnonzero((way >= 0) & (exact.count(paid, axis=1) < most) & (millions > 0))
    gateway = border.gateway[rows, way[rows]]
    return make_table(rows, seat_of(view), SCAN, [gateway * 1.0, channel * 1.0, SCANNER, millions[rows]])


def strike_boats(view: View, level: int) -> OrderTable:
    """Begin to strike boats at a level."""
    at_sea = bool((view.border.channel == SEA).any())
    rows = np.flatnonzero((view.border.boats_level == 0) & at_sea)
    return make_table(rows, seat_of(view), BOATS, [level * 1.0])


def designate(view: View, most: int, keep: float) -> OrderTable:
    """Designate the largest known group that is not designated, while fewer than so many are, for capital above `keep`."""
    known = np.where(view.exists & ~view.designated, beliefs_of(view).members, 0.0)
    group = ranked(known, 1)[0]
    few = exact.integer_total((view.exists & view.designated) * 1) < most
    rows = np.flatnonzero((group >= 0) & few & (view.capital > keep) & (view.aid.press_rest > 0))
    return make_table(rows, seat_of(view), DESIGNATE, [group[rows] * 1.0])


def sanction(view: View, most: int, points: int) -> OrderTable:
    """Sanction the designated group believed to launder most, until so many are sanctioned."""
    at_work = view.finance.sanction > 0
    group = ranked(np.where(view.exists & view.designated & ~at_work, view.finance.laundering, 0.0), 1)[0]
    rows = np.flatnonzero((group >= 0) & (exact.count(at_work, axis=1) < most))
    return make_table(rows, seat_of(view), SANCTION, [group[rows] * 1.0, points * 1.0])


def indict_alone(view: View, wanted: BoolArray, keep: float) -> OrderTable:
    """Charge an official of the region believed to shield groups most, without a word to Mexico."""
    free = (view.tracks.charges == NO_CHARGES) | (view.tracks.charges == DROPPED)
    region = ranked(np.where(free, beliefs_of(view).protection, 0.0), 1)[0]
    rows = np.flatnonzero(wanted & (region >= 0) & (view.capital > keep) & (view.world.viewers > 1))
    return make_table(rows, seat_of(view), INDICT, [region[rows] * 1.0, 0.0, 0.0])


def speak_with_china(view: View, wanted: BoolArray, lever: int, keep: float) -> OrderTable:
    """Move toward China on precursors in the games of `wanted` (B,), for capital above `keep`."""
    rows = np.flatnonzero(wanted & (view.production.compliance_rest > 0) & (view.capital > keep))
    return make_table(rows, seat_of(view), CHINA, [lever * 1.0])


def fund_plan(view: View, millions: float, years: int, conditions: int, keep: float) -> OrderTable:
    """Fund a plan of so many million dollars a year where none runs, for capital above `keep`."""
    open_ = (view.aid.plan == 0) & (view.standing.suspension < OPEN_TO_WORK) & (view.aid.press_rest > 0)
    rows = np.flatnonzero(open_ & (view.capital > keep) & (view.world.viewers > 1))
    return make_table(rows, seat_of(view), PLAN, [millions, years * 1.0, conditions * 1.0])


def _begin(view: View, code: int, wanted: BoolArray, share: float, *after: float) -> OrderTable:
    """Begin a programme of a share of the grant in the games of `wanted` (B,)."""
    millions: FloatArray = share_of_grant(view, share)
    rows = np.flatnonzero(wanted & (millions > 0))
    return make_table(rows, seat_of(view), code, [millions[rows], *after])

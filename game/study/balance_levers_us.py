"""The levers of the U.S. seat."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import numpy as np

from game.core.orders import ORDERS
from game.core.roles import PATTERN
from game.engine.diplomacy import JOINT_RAID, STRIKE
from game.engine.observe import View
from game.engine.order_table import LABS_FROM, OrderTable, make_table
from game.players import governing, helping, unilateral, working
from game.players.reading import ranked, seat_of, worth
from game.study.balance_lever_common import (
    LEVER,
    PLACES,
    QUARTER,
    TONES,
    WHOLE,
    Entry,
    Give,
    always,
    collect,
    entry,
    exploit,
    message,
    once,
)

LEVEL: Final = 2.0  # of threats and of strikes at sea
TOPICS: Final = 4
EVERY_OTHER: Final = 2  # turns
UNILATERAL: Final = 2  # code of charges without the partner
PLAN_MILLIONS, PLAN_YEARS = 500.0, 5


def _share(view: View) -> list[OrderTable]:
    return [helping.share_points(view, 0.5)]


def _fly(view: View, covert: bool) -> list[OrderTable]:
    return [helping.fly_over(view, ranked(worth(view), 1)[0], covert)]


def _programme(begin: Callable[[View, float], OrderTable]) -> Give:
    return lambda view: [begin(view, WHOLE)]


def _planners(view: View) -> list[OrderTable]:
    return [helping.planners_for_a_time(view)]


def _designate(view: View) -> list[OrderTable]:
    return [helping.designate(view, len(view.world.groups), 0.0)]


def _sanction(view: View) -> list[OrderTable]:
    return [*_designate(view), helping.sanction(view, PLACES, int(view.points.min()) // PLACES)]


def _plan(view: View) -> list[OrderTable]:
    return [helping.fund_plan(view, PLAN_MILLIONS, PLAN_YEARS, helping.INSTITUTIONS, 0.0)]


def _scan(view: View, channel: int) -> list[OrderTable]:
    return [helping.scan_where(view, channel, PLACES, QUARTER)]


def _boats(view: View) -> list[OrderTable]:
    return [helping.strike_boats(view, int(LEVEL))]


def _china(view: View, lever: int) -> list[OrderTable]:
    return [helping.speak_with_china(view, always(view), lever, 0.0)]


def _indict(view: View) -> list[OrderTable]:
    return [helping.indict_alone(view, always(view), 0.0)]


def _drop(view: View) -> list[OrderTable]:
    """Charges in one turn, dropped in the next."""
    if view.turn % EVERY_OTHER == 0:
        return _indict(view)
    region = ranked((view.tracks.charges == UNILATERAL) * 1.0, 1)[0]
    rows = np.flatnonzero(region >= 0)
    return [make_table(rows, seat_of(view), ORDERS["drop_charges"].code, [region[rows] * 1.0])]


def _demand(view: View) -> Sequence[OrderTable]:
    return once(governing.DEMAND, float(view.turn % TOPICS))(view)


def _seek(view: View) -> OrderTable:
    held = view.standing.authorities[:, unilateral.STRIKE_AUTHORITY] > unilateral.DAYS_LEFT
    values = [unilateral.WHITE_HOUSE, unilateral.STRIKE_AUTHORITY * 1.0]
    return make_table(np.flatnonzero(~held), seat_of(view), unilateral.SEEK, values)


def _strike(view: View) -> list[OrderTable]:
    tables = [_seek(view)]
    for post in ranked(worth(view), 2):
        rows = np.flatnonzero(working.at_least(view, post, PATTERN))
        tables.append(make_table(rows, seat_of(view), STRIKE, [post[rows] * 1.0, 0.0, 0.0], on_fix=True))
    return [*tables, *collect(view)]


def _strike_labs(view: View) -> list[OrderTable]:
    labs = ranked(view.production.labs, 1)[0]
    rows = np.flatnonzero(labs >= 0)
    target = LABS_FROM + labs[rows]
    return [_seek(view), make_table(rows, seat_of(view), STRIKE, [target, 0.0, 0.0])]


def _joint_raid(view: View) -> list[OrderTable]:
    post = ranked(worth(view), 1)[0]
    rows = np.flatnonzero(working.at_least(view, post, PATTERN))
    return [make_table(rows, seat_of(view), JOINT_RAID, [post[rows] * 1.0, 1.0, 0.0], on_fix=True), *collect(view)]


def _consenting(*kinds: str) -> tuple[tuple[str, str], ...]:
    return tuple(("mexico", f"{LEVER}mexico/consent {kind}") for kind in kinds)


US: Final[Mapping[str, Entry]] = {
    "share_intelligence": entry(_share, "share_intelligence"),
    "collect": entry(collect, "collect"),
    "exploit": entry(exploit, "exploit"),
    "fly_isr": entry(partial(_fly, covert=False), "fly_isr"),
    "fly_isr covert": entry(partial(_fly, covert=True), "fly_isr"),
    "train_and_equip": entry(_programme(helping.train_and_equip), "train_and_equip"),
    "attach_planners": entry(_planners, "attach_planners", beside=_consenting("planners")),
    "fusion_cell": entry(_programme(helping.fusion_cell), "fusion_cell", beside=_consenting("fusion_cell")),
    "designate": entry(_designate, "designate"),
    "sanction": entry(_sanction, "designate", "sanction"),
    "fund_plan": entry(_plan, "fund_plan"),
    "follow_money": entry(_programme(helping.follow_money), "follow_money"),
    "enforce_guns": entry(_programme(helping.enforce_guns), "enforce_guns"),
    "treat": entry(_programme(helping.treat), "treat"),
    "prosecute_distribution": entry(_programme(helping.prosecute_distribution), "prosecute_distribution"),
    "screen_mail": entry(_programme(helping.screen_mail), "screen_mail"),
    "scan_border truck": entry(partial(_scan, channel=helping.TRUCK), "scan_border"),
    "scan_border car": entry(partial(_scan, channel=helping.CAR), "scan_border"),
    "strike_boats": entry(_boats, "strike_boats"),
    "seek_authority": entry(lambda view: [_seek(view)], "seek_authority"),
    "strike leader": entry(_strike, "collect", "seek_authority", "strike"),
    "strike lab": entry(_strike_labs, "seek_authority", "strike"),
    "propose_joint_raid": entry(_joint_raid, "collect", "propose_joint_raid", beside=_consenting("joint_raid")),
    "demand_action": entry(_demand, "demand_action"),
    "indict_official": entry(_indict, "indict_official"),
    "drop_charges": entry(_drop, "indict_official", "drop_charges"),
    "threaten_tariff": entry(once(helping.TARIFF, LEVEL), "threaten_tariff"),
    "threaten_border_closure": entry(once(helping.CLOSURE, LEVEL), "threaten_border_closure"),
    "precursor_diplomacy threat": entry(partial(_china, lever=helping.THREAT), "precursor_diplomacy"),
    "precursor_diplomacy relief": entry(partial(_china, lever=helping.RELIEF), "precursor_diplomacy"),
    "precursor_diplomacy working_group": entry(partial(_china, lever=helping.WORKING_GROUP), "precursor_diplomacy"),
    **{f"message {word}": entry(partial(message, tone=tone), "message") for word, tone in TONES.items()},
}

"""Purses: grants to the state seats, earnings of the groups, payments for standing programmes.

In words: a state seat receives its grant week by week and pays for its programmes; a group earns in proportion to its
members and to the competence of whoever leads, less while it lies low, and pays bribes and aid. What its funds do not hold
a state seat takes from the money set aside for social programmes (money.fiscal). What cannot be paid even so is not
bought: a programme is cut to what the purse holds. Surveillance flights cost money by the hour; building and jobs are paid
region by region, and cut alike in all of them.

    earnings = per_member * members * (floor + (1 - floor) * competence of the head) * (1 - lying_low_cost) * weeks
    flights  = flight_hour * hours

Source: source 000 (earnings per unit of control fall with a weaker leader); pay of members as in the participation model
of Prieto-Curiel and others (2025). Rows: M08 in its first form, M45.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at, move
from game.core.organisation import organisation
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import add_int_by, at, places, sum_of_places
from game.core.world import STATE_SEATS

RULE = "money.purses"
GRANT, EARNINGS, BRIBES, AID, TRAINING, EQUIPMENT, FLIGHTS = (
    f"{RULE}.{name}" for name in ("grant", "earnings", "bribes", "aid", "training", "equipment", "flights")
)
FLYING: Final = STATE_SEATS.index("us")
AT_HOME: Final = STATE_SEATS.index("mexico")
BUILD, JOBS, PORT, SOUTHBOUND, PRESS, SCAN, BOATS, MAIL, GUNS, FOLLOW, DISTRIBUTION, TREAT, FUSION = (
    f"{RULE}.{name}"
    for name in (
        "build", "jobs", "port", "southbound", "press", "scan", "boats", "mail", "guns", "follow", "distribution", "treat",
        "fusion",
    )
)  # fmt: skip
# Programmes of one state seat in dollars a turn, whole or place by place: setting, cause, who pays, whether it is social.
STATE_PROGRAMMES: Final = (
    ("build_funds", BUILD, AT_HOME, False), ("jobs_funds", JOBS, AT_HOME, True), ("port_funds", PORT, AT_HOME, False),
    ("southbound_funds", SOUTHBOUND, AT_HOME, False), ("press_funds", PRESS, AT_HOME, True),
    ("scan_funds", SCAN, FLYING, False), ("boats_funds", BOATS, FLYING, False), ("mail_funds", MAIL, FLYING, False),
    ("guns_funds", GUNS, FLYING, False), ("follow_funds", FOLLOW, FLYING, False),
    ("distribution_funds", DISTRIBUTION, FLYING, False), ("treat_funds", TREAT, FLYING, True),
    ("fusion_funds", FUSION, FLYING, False),
)  # fmt: skip


def earnings_a_week(p: Values, members: FloatArray, competence: FloatArray, lying_low: FloatArray) -> FloatArray:
    """Net earnings of a group, dollars a week."""
    leading = p["floor"] + (1.0 - p["floor"]) * competence
    return p["per_member"] * members * leading * (1.0 - p["lying_low_cost"] * lying_low)


def head_competence(game: Game) -> FloatArray:
    """Competence of whoever leads each group, 0 while nobody does; shape (B, G)."""
    state, head = game.state, organisation(game.state).head
    group = np.flatnonzero(head >= 0)
    post, found = head[group], np.zeros(state.group_key.shape)
    leads = state.leader_in_post.take(post, axis=1) > 0
    found[:, group] = np.where(leads, state.competence.take(post, axis=1), 0.0)
    return found


def earn_and_pay(game: Game, days: FloatArray, turn_days: float) -> None:
    """Grants, earnings and payments of a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    weeks = days[:, None] / 7.0
    granted = exact.smaller(exact.floor_int(state.grant * weeks), state.treasury)
    _pay(game, GRANT, granted, "treasury", "funds")
    if not state.line_share[:1].any():  # who earns by lines of revenue (markets) does not earn by the head as well
        _earn(game, p, weeks)
    share = days[:, None] / turn_days
    for setting, cause in (("training_funds", TRAINING), ("equip_funds", EQUIPMENT)):
        _pay_for_programme(game, setting, cause, share)
    _pay_for_flights(game, share)
    for setting, cause, seat, social in STATE_PROGRAMMES:
        if getattr(state, setting).any():
            _pay_for_places(game, setting, cause, seat, social, share)
    for setting, cause in (("bribe_funds", BRIBES), ("aid_funds", AID)):
        _pay_by_presence(game, setting, cause, share)


def _earn(game: Game, p: Values, weeks: FloatArray) -> None:
    """Groups earn by their members over so many weeks, (B, 1)."""
    state = game.state
    members = add_int_by(state.members, state.presence_group, state.group_key.shape[1]) * 1.0
    earned = earnings_a_week(p, members, head_competence(game), state.lying_low) * weeks
    key = luck.key(state.seed[:, None], Purpose.EARNINGS, state.day[:, None], state.group_key)
    whole = exact.smaller(exact.floor_int(earned + luck.uniform(key)), state.economy)
    _pay(game, EARNINGS, whole, "economy", "cash")


def _pay(game: Game, cause: str, amount: IntArray, source: str, target: str) -> None:
    index = places(amount > 0)
    move(game, cause, amount[index], source, index, target, index)


def _within(game: Game, cause: str, due: IntArray, social: bool = False) -> IntArray:
    """Pay what is due, (B, S), from funds and then from social programmes, as far as both go; what was paid, (B, S).

    What serves security counts as such, and as overspending where social programmes pay; what is `social` counts as social
    spending.
    """
    state = game.state
    from_funds = exact.smaller(due, state.funds)
    _pay(game, cause, from_funds, "funds", "spent")
    from_social = exact.smaller(due - from_funds, state.social_budget)
    if from_social.any():
        _pay(game, cause, from_social, "social_budget", "spent")
    spent = from_funds + from_social
    if social:
        state.social_spending_seat += spent
    else:
        state.spending += spent
        state.overspending_seat += from_social
    return spent


def _pay_for_programme(game: Game, setting: str, cause: str, share: FloatArray) -> None:
    """State seats pay for a programme; one that the purse cannot carry is cut to what it can."""
    funds: IntArray = getattr(game.state, setting)
    if not funds.any():
        return
    due = exact.floor_int(funds * share)
    spent = _within(game, cause, due)
    carried = exact.floor_int(spent / share)
    funds[:] = np.where(spent < due, carried, funds)


def flight_cost(p: Values, hours: IntArray) -> FloatArray:
    """Dollars that hours of surveillance flight cost."""
    return p["flight_hour"] * hours


def _pay_for_flights(game: Game, share: FloatArray) -> None:
    """The United States pay for surveillance flights; hours the purse cannot carry are not flown, alike in all regions."""
    state = game.state
    if not state.isr_hours.any():
        return
    hours = exact.integer_total(state.isr_hours)
    due = exact.floor_int(flight_cost(game.rule(RULE, 1), hours) * share[:, 0])
    part = _part_paid(game, FLIGHTS, FLYING, due)
    state.isr_hours[:] = _cut(state.isr_hours, part)


def _pay_for_places(game: Game, setting: str, cause: str, seat: int, social: bool, share: FloatArray) -> None:
    """A seat pays for a programme, dollars a turn (B,) or place by place (B, ...), cut alike in all when money is short."""
    funds: IntArray = getattr(game.state, setting)
    due = exact.floor_int(sum_of_places(funds) * share[:, 0])
    part = _part_paid(game, cause, seat, due, social)
    funds[:] = _cut(funds, part)


def _part_paid(game: Game, cause: str, seat: int, due: IntArray, social: bool = False) -> FloatArray:
    """One seat pays what is due, (B,), as far as it can; the part of it that was paid, (B,)."""
    wanted = np.zeros_like(game.state.funds)
    wanted[:, seat] = due
    spent = _within(game, cause, wanted, social)[:, seat]
    return np.where(due > 0, spent / np.where(due > 0, due, 1), 1.0)


def _cut(setting: IntArray, part: FloatArray) -> IntArray:
    """What of a setting (B, ...) can go on when this part (B,) of it was paid."""
    kept = part.reshape((part.size,) + (1,) * (setting.ndim - 1))
    return np.where(kept < 1.0, exact.floor_int(setting * kept), setting)


def _pay_by_presence(game: Game, setting: str, cause: str, share: FloatArray) -> None:
    """Groups pay in each region; a group without cash for all of it ends its programmes."""
    state = game.state
    funds: IntArray = getattr(state, setting)
    if not funds.any():
        return
    # Few presences pay: a list of them.
    rows, presence = places(funds > 0)
    # Where pay falls short so do payments.
    met = at(state.pay_met, rows, at(state.presence_group, rows, presence))
    due = exact.floor_int(at(funds, rows, presence) * share[rows, 0] * met)
    some = np.flatnonzero(due > 0)
    rows, presence, due = rows[some], presence[some], due[some]
    group = at(state.presence_group, rows, presence)
    purse = rows * state.cash.shape[1] + group
    total = np.zeros(state.cash.size, dtype=np.int64)
    np.add.at(total, purse, due)
    can = total[purse] <= at(state.cash, rows, group)
    funds[rows[~can], presence[~can]] = 0
    rows, presence, group, amount = rows[can], presence[can], group[can], due[can]
    move(game, cause, amount, "cash", (rows, group), "paid_out", (rows, group))
    if setting == "bribe_funds":
        count_at(game, "bribes_presence", (rows, presence), amount)

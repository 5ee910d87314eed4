"""Politics and diplomacy: what events and messages do to opinion, will, pressure, strain, trust and cooperation.

The other chapters tell this one what happened, each at most once in each game of a call; `run` carries all levels forward to
each moment of a pulse.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.world import STATE_SEATS
from game.rules.people import approval, cooperation_approval, support
from game.rules.politics import (
    breach,
    capital,
    charges,
    cooperation,
    credit,
    joint_work,
    migration,
    planners,
    region,
    strain,
    trade,
    trust,
    us_pressure,
    will,
)

MEXICO, US = range(2)  # codes of `by`; 2 stands for rivals
MAJOR_RANK: Final = 2  # the head, an heir or a deputy
WITH_PARTNER: Final = 2  # code of `sharing: us`
_TOLD: Final = {credit.CLAIM: "credit_claimed", credit.SHARE: "credit_shared", credit.QUIET: "quiet_message"}


def seat_index(game: Game, state: int) -> int:
    """Index on the seat axis of Mexico or the United States; -1 where nobody plays it."""
    name = STATE_SEATS[state]
    return game.world.seats.index(name) if name in game.world.seats else -1


def tracked(game: Game, rows: IntArray) -> IntArray:
    """Places in `rows` of the games whose scenario keeps the tracks between countries."""
    return np.flatnonzero(game.state.trade_rest[rows] > 0)


def after_removal(
    game: Game, rows: IntArray, group: IntArray, rank: IntArray, killed: FloatArray, by: IntArray, event: KeyArray
) -> None:
    """A leader was removed, by Mexico (0), the United States (1) or rivals (2); shapes (n,).

    The public makes no difference between a capture and a killing, nor between groups.
    """
    ours = np.flatnonzero(by <= US)
    rows, rank, by, event = rows[ours], rank[ours], by[ours], event[ours]
    for state in (MEXICO, US):
        seat = seat_index(game, state)
        if seat >= 0:
            own = np.flatnonzero(by == state)
            one = np.full(own.size, seat)
            approval.applaud(game, rows[own], one, rank[own], event[own])
            credit.earn(game, rows[own], one, credit.success_credit(game.rule_at(credit.RULE, rows[own]), rank[own]))
            will.rise(game, rows, np.full(rows.size, seat), rank, (by == state) * 1.0, event)
    us_pressure.expect_more(game, rows, rank, event)
    kept = tracked(game, rows)
    migration.pressed(game, rows[kept], rank[kept], event[kept])
    will.mark(game, rows, rank <= MAJOR_RANK)
    helped = np.flatnonzero((by == MEXICO) & _helps(game)[rows])
    _together(game, rows[helped], rank[helped], event[helped])


def _helps(game: Game) -> BoolArray:
    """Whether the United States openly helps Mexican operations; shape (B,)."""
    state, seat = game.state, seat_index(game, US)
    if seat < 0:
        return np.zeros(game.batch, dtype=np.bool_)
    flown = exact.integer_total(state.isr_hours * (state.isr_covert == 0))
    helps: BoolArray = (state.share_points[:, seat] > 0) | (state.equip_funds[:, seat] > 0) | (flown > 0)
    return helps & (breach.open_share(game) > 0)


def _together(game: Game, rows: IntArray, rank: IntArray, event: KeyArray) -> None:
    """A success that both states had a part in."""
    trust.joint_success(game, rows, rank, event)
    for state in (MEXICO, US):
        if (seat := seat_index(game, state)) >= 0:
            cooperation_approval.joint_success(game, rows, np.full(rows.size, seat), rank, event)


def after_raid(
    game: Game, rows: IntArray, seat: IntArray, sharing: IntArray, civilians: IntArray, raiders: IntArray,
    aircraft: FloatArray, beaten: FloatArray, event: KeyArray,
) -> None:  # fmt: skip
    """What a raid cost, seen by the public of its seat; its success is told by `after_removal`. Shapes (n,)."""
    approval.react(game, rows, seat, civilians, raiders, aircraft, beaten, event)
    shared = np.flatnonzero(sharing == WITH_PARTNER)
    strain.raided_together(game, rows[shared], event[shared])


def after_strike(
    game: Game, rows: IntArray, consented: BoolArray | IntArray | FloatArray,
    success: BoolArray | IntArray | FloatArray, civilians: IntArray, rank: IntArray, event: KeyArray,
) -> None:  # fmt: skip
    """The United States struck in Mexico; shapes (n,). The removal itself is told by `after_removal`."""
    home, abroad = seat_index(game, MEXICO), seat_index(game, US)
    allowed, hit = consented > 0, success > 0
    if abroad >= 0:
        there = np.full(rows.size, abroad)
        approval.blame(game, rows, there, civilians, event)
        approval.miss(game, rows, there, ~hit * 1.0, event)
    if home >= 0:
        cooperation_approval.harmed(game, rows, np.full(rows.size, home), civilians, event)
        # A government that consented answers for the bystanders.
        own = np.flatnonzero(allowed)
        approval.blame(game, rows[own], np.full(own.size, home), civilians[own], event[own])
    strain.tolerated(game, rows[allowed], event[allowed])
    kept = tracked(game, rows)
    kept = kept[allowed[kept]]
    region.tolerated(game, rows[kept], event[kept])
    both = np.flatnonzero(allowed & hit)
    _together(game, rows[both], rank[both], event[both])
    will.mark(game, rows, rows >= 0)
    after_breach(game, rows[~allowed], event[~allowed])


def after_breach(game: Game, rows: IntArray, event: KeyArray) -> KeyArray:
    """Foreign force without consent, because of `event`; shapes (n,). Returns the ids of the breaches."""
    told = breach.commit(game, rows, event)
    cooperation.breached(game, rows, told)
    kept = tracked(game, rows)
    for rule in (joint_work, trade, region):
        rule.breached(game, rows[kept], told[kept])
    strain.forced(game, rows, told)
    trust.breached(game, rows, told)
    for state in (MEXICO, US):
        if (seat := seat_index(game, state)) >= 0:
            at_home = np.full(rows.size, float(state == MEXICO))
            cooperation_approval.breached(game, rows, np.full(rows.size, seat), at_home, told)
    if (home := seat_index(game, MEXICO)) >= 0:
        approval.rally(game, rows, np.full(rows.size, home), told)
    support.backlash(game, rows, told)
    will.mark(game, rows, rows >= 0)
    return told


def after_reprisals(
    game: Game, rows: IntArray, region: IntArray, security_deaths: IntArray, civilians: IntArray, event: KeyArray,
    roadblocks: IntArray | None = None,
) -> None:  # fmt: skip
    """Reprisals struck regions; shapes (n,), a game may occur more than once. The nation feels them, wherever they fall."""
    blocked = np.zeros_like(rows) if roadblocks is None else roadblocks
    if (home := seat_index(game, MEXICO)) >= 0:
        approval.suffer(game, rows, np.full(rows.size, home), security_deaths, civilians, blocked, event)
    will.mark(game, rows, will.is_major(game.rule_at(will.RULE, rows), security_deaths + civilians) > 0)


def after_harm_to_americans(game: Game, rows: IntArray, people: IntArray, event: KeyArray) -> None:
    """Americans were killed or hurt in Mexico; shapes (n,), a game may occur more than once."""
    us_pressure.harmed(game, rows, people, event)


def after_exposure(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Covert flights became known; shapes (n,)."""
    strain.exposed(game, rows, event)
    trust.exposed(game, rows, event)
    cooperation.exposed(game, rows, event)
    if (home := seat_index(game, MEXICO)) >= 0:
        cooperation_approval.exposed(game, rows, np.full(rows.size, home), event)


def give_messages(game: Game) -> None:
    """The messages of the state seats take effect, when a turn is resolved and before its first pulse."""
    state = game.state
    rows, seat = np.nonzero(state.message_tone > 0)
    tone = state.message_tone[rows, seat]
    for code, kind in _TOLD.items():
        chosen = np.flatnonzero(tone == code)
        if chosen.size:
            named = {"seat": seat[chosen]}
            event = event_key(game, kind, rows[chosen], named)
            tell(game, kind, rows[chosen], named, {"capital": state.message_capital[rows[chosen], seat[chosen]]}, ids=event)
            for state_seat in (MEXICO, US):
                mine = np.flatnonzero(seat[chosen] == seat_index(game, state_seat))
                _message(game, state_seat, rows[chosen][mine], code, event[mine])


def _message(game: Game, speaker: int, rows: IntArray, tone: int, event: KeyArray) -> None:
    """Messages of one tone by one state, at most one in each game; shapes (n,)."""
    state = game.state
    seat = np.full(rows.size, seat_index(game, speaker))
    amount = exact.smaller(state.message_capital[rows, seat], state.capital[rows, seat])
    capital.spend(game, rows, seat, amount, event)
    will.keep_attention(game, rows, seat, amount, event)
    effort = capital.effort(game.rule_at(capital.RULE, rows), amount)
    p = game.rule_at(credit.RULE, rows)
    fresh = credit.freshness(p, state.day[rows] - state.quiet_since[rows])
    points = credit.message_credit(p, np.full(rows.size, tone), effort, fresh)
    credit.earn(game, rows, seat, points)
    approval.credit(game, rows, seat, points, event)
    if tone == credit.CLAIM:
        trust.claimed(game, rows, effort, event)
        if speaker == US:
            strain.claimed(game, rows, effort, event)
            if (home := seat_index(game, MEXICO)) >= 0:
                cooperation_approval.claimed(game, rows, np.full(rows.size, home), effort, event)
    elif tone == credit.QUIET:
        trust.quiet_word(game, rows, effort, event)
    elif speaker == MEXICO:
        us_pressure.share_credit(game, rows, effort, event)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """Carry the levels of the chapter forward by `days` (B,) from each game's clock."""
    states = (np.arange(game.state.seat_key.shape[1]) < game.world.viewers) * 1.0
    will.drift(game, states, days)
    capital.earn(game, states, days)
    us_pressure.subside(game, days)
    strain.fade(game, _presence(game, turn_days), days)
    trust.mend(game, days)
    partners = region.sharing_lost(game.rule(region.RULE, 1), game.state.boats_level)
    cooperation.follow(game, days, charges.weighs(game) + partners)
    cooperation_approval.fade(game, days)
    breach.fade(game, days)


def _presence(game: Game, turn_days: float) -> FloatArray:
    """Points by which U.S. support with consent lifts the rest of the strain; shape (B,)."""
    state, seat = game.state, seat_index(game, US)
    if seat < 0:
        return np.zeros(game.batch)
    p = game.rule(strain.RULE, 1)
    hours = exact.integer_total(state.isr_hours * (state.isr_covert == 0)) * 1.0
    lifted = strain.presence(p, state.share_points[:, seat] * 1.0, hours, state.equip_funds[:, seat] * (7.0 / turn_days))
    if state.planners.any():
        lifted = lifted + planners.strain(game.rule(planners.RULE, 1), state.planners)
    return lifted

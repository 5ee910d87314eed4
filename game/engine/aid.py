"""Aid, advice and exposure: plans, diversion, press, designation, terms, cases, and what leader loss leads to in the end.

All of it belongs to the chapter of the two countries: a scenario without that chapter plays as if there were none of it.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell
from game.core.purposes import Purpose
from game.core.rows import add_by, places, running_before
from game.engine import births, institutions
from game.engine.politics import US, seat_index
from game.rules.institutions import cases, designation, press
from game.rules.politics import diversion, plan, visibility
from game.rules.succession import mortality, terms

MILLION: Final = 1.0e6


def in_play(game: Game) -> bool:
    """Whether the scenario has the chapter of the two countries."""
    return bool(game.state.press_rest.any())


def carry_out(game: Game) -> None:
    """As a turn opens, groups answer the terms that Mexico has offered them."""
    rows, group = places(game.state.terms_offered > 0)
    if rows.size == 0:
        return
    state, at = game.state, (rows, group)
    odds = terms.odds(game.rule_at(terms.RULE, rows), state.profit_driven[at], state.strain_felt[at], state.posture[at])
    takes, note = decide(game, odds, rows, Purpose.TERMS, state.group_key[at])
    taken, left = np.flatnonzero(takes), np.flatnonzero(~takes)
    event = event_key(game, "terms_taken", rows[taken], {"group": group[taken]})
    count = terms.lay_down_arms(game, rows[taken], group[taken], event)
    tell(game, "terms_taken", rows[taken], {"group": group[taken]}, {"count": count}, None, (note,), event)
    tell(game, "terms_refused", rows[left], {"group": group[left]}, None, None, (note,))


def pay(game: Game, days: FloatArray, turn_days: float) -> None:
    """Once the programmes of a pulse of `days` (B,) are paid: the plans, and what of all aid is diverted."""
    state, seat = game.state, seat_index(game, US)
    if seat < 0 or not in_play(game):
        return
    none = np.zeros(game.batch, dtype=np.int64)
    planned = plan.pay(game, seat, days) if state.plan_funds.any() else none
    equipped = exact.floor_int(state.equip_funds[:, seat] * (days / turn_days))
    state.plan_paid[:] = planned
    if planned.any() or equipped.any():
        diversion.divert(game, equipped, planned)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    if not in_play(game):
        return
    press.follow(game, days, turn_days)
    _bring_to_light(game, days)


def _bring_to_light(game: Game, days: FloatArray) -> None:
    """The press may bring the ties of one region to light, most likely where most people are shielded."""
    state = game.state
    chance = press.exposure_chance(game.rule(press.RULE, 1), state.press_freedom, days / 7.0)
    rows = np.flatnonzero(luck.uniform(luck.key(state.seed, Purpose.PRESS_EXPOSURE, state.day)) < chance)
    if rows.size == 0:
        return
    shield = _shield(game, rows)
    some = np.flatnonzero(exact.largest(shield, axis=1) > 0)
    if some.size == 0:
        return
    rows, upto = rows[some], exact.running_total(shield[some])
    drawn = luck.uniform(luck.key(state.seed[rows], Purpose.PRESS_REGION, state.day[rows])) * upto[:, -1]
    region = exact.smaller(exact.count(upto <= drawn[:, None], axis=1), upto.shape[1] - 1)
    event = event_key(game, "press_report", rows, {"region": region})
    tell(game, "press_report", rows, {"region": region}, ids=event)
    institutions.expose(game, rows, region, event)


def _shield(game: Game, rows: IntArray) -> FloatArray:
    """Protection of all members of groups together, by region, in each game of `rows`, each once; (n, R)."""
    state = game.state
    shielded = state.protection[rows] * state.members[rows]
    return add_by(shielded, state.presence_region[rows], state.region_key.shape[1])


def close_turn(game: Game) -> None:
    """At the end of a turn, over its whole length: fear of designation, cases, reports, quiet credit, groups that end."""
    if not in_play(game):
        return
    turn_days = game.world.days_of(int(game.state.turn[0]) + 1)
    days = np.full(game.batch, turn_days)
    designation.wear(game, days)
    designation.charge_banks(game, seat_index(game, US), days)
    cases.build_cases(game, turn_days)
    diversion.report(game)
    visibility.earn(game)
    rows, group = mortality.endings(game, days)
    # One group of each game at a time: what the first leaves may go to the next.
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1 if rows.size else 0):
        now = np.flatnonzero(wave == number)
        event = game.state.succession_event[rows[now], group[now]]
        births.dissolve(game, rows[now], group[now], mortality.ENDED, event)


def designate(game: Game, rows: IntArray, seat: IntArray, group: IntArray) -> None:
    """The United States designate groups; shapes (n,)."""
    event = event_key(game, "group_designated", rows, {"group": group})
    tell(game, "group_designated", rows, {"group": group}, ids=event)
    designation.designate(game, rows, seat, group, event)


def offer_terms(game: Game, rows: IntArray, seat: IntArray, group: IntArray) -> None:
    """Mexico offers groups terms; they answer as the turn opens. Shapes (n,)."""
    game.state.terms_offered[rows, group] = 1
    terms.offer(game, rows, seat)
    tell(game, "terms_offered", rows, {"group": group})


def fund_plan(game: Game, rows: IntArray, seat: IntArray, dollars: IntArray, years: IntArray, conditions: IntArray) -> None:
    """A plan of so many dollars a year begins, or ends where there are none; shapes (n,)."""
    state = game.state
    state.plan_funds[rows], state.plan_conditions[rows] = dollars, conditions
    until = state.day[rows] + years * plan.DAYS_A_YEAR
    state.plan_until[rows] = np.where(dollars > 0, until, state.day[rows])
    begun, ended = np.flatnonzero(dollars > 0), np.flatnonzero(dollars == 0)
    at, giver = rows[begun], {"seat": seat[begun]}
    event = event_key(game, "plan_begun", at, giver)
    tell(game, "plan_begun", at, giver, {"amount": dollars[begun] / MILLION, "years": years[begun]}, ids=event)
    plan.set_up(game, at, seat[begun], conditions[begun], dollars[begun], event)
    tell(game, "plan_ended", rows[ended], {"seat": seat[ended]})


def attach_planners(game: Game, rows: IntArray, seat: IntArray, presence: IntArray) -> None:
    """Planners come, stay or go: 0 none, 1 for a time, 2 for good; shapes (n,)."""
    game.state.planners[rows] = presence
    for kind, chosen in (("planners_come", presence > 0), ("planners_go", presence == 0)):
        tell(game, kind, rows[chosen], {"seat": seat[chosen]})

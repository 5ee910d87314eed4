"""Diversion of aid: part of what is given ends up with the groups, less of it with vetting, audits and conditions.

In words: of the money for trainers, equipment and a multi-year plan a part ends up with the groups: kit that is sold, people
who are trained and change sides. Vetting cuts it, an audit cuts what is left, conditions cut that of a plan. What is
diverted is cash for the groups, to each by its members, and some of the soldiers who would have entered training join them;
it trains nobody. The seat that pays sees only what is reported to it: without an audit a part, and that uncertainly.

    share     = aid_leak * (1 - vetting_cut * vetting) * (1 - audit_cut * audited)      of trainers and equipment
              = aid_leak * (1 - condition_cut * conditions / 2)                         of a plan
    defectors = per_million * million dollars diverted of trainers and equipment
    estimate  = share * (seen, or 1 with an audit) + error * normal,   error = unaudited_error or audited_error

Source: source 004 (train-and-equip without vetting and metrics fed cartel expansion; assistance lacked clear measures: 3,600
million dollars from 2008 to 2024). The numbers are assumed. Row: M82.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.ledger import count_at, move, set_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import add_int_by
from game.core.world import STATE_SEATS

RULE = "politics.diversion"
DIVERTED, DEFECTED = (f"{RULE}.{name}" for name in ("diverted", "defected"))
HOST, GUEST = STATE_SEATS.index("mexico"), STATE_SEATS.index("us")
MILLION = 1.0e6


def of_training(p: Values, leak: FloatArray, vetting: FloatArray, audited: FloatArray) -> FloatArray:
    """Share of trainers and equipment that ends up with groups; `audited` is 0 or 1."""
    return leak * (1.0 - p["vetting_cut"] * vetting) * (1.0 - p["audit_cut"] * audited)


def of_plan(p: Values, leak: FloatArray, conditions: FloatArray) -> FloatArray:
    """Share of a multi-year plan that ends up with groups; `conditions` 0 none, 1 rights, 2 institutions."""
    return leak * (1.0 - p["condition_cut"] * conditions / 2.0)


def defectors(p: Values, dollars: FloatArray) -> FloatArray:
    """People who change sides with so many dollars of diverted training and equipment."""
    return p["per_million"] * dollars / MILLION


def reported(p: Values, share: FloatArray, audited: FloatArray) -> FloatArray:
    """Share of diversion that the reports show on average."""
    return np.where(audited > 0, share, p["seen"] * share)


def error_of(p: Values, audited: FloatArray) -> FloatArray:
    """Standard error of what the reports show."""
    return np.where(audited > 0, p["audited_error"], p["unaudited_error"])


def share_of_training(game: Game) -> FloatArray:
    """Share of trainers and equipment that ends up with groups now; (B,)."""
    state = game.state
    if state.equip_funds.shape[1] <= GUEST:
        return np.zeros(game.batch)
    audited = state.equip_audit[:, GUEST] * 1.0
    return of_training(game.rule(RULE, 1), state.aid_leak, state.equip_vetting[:, GUEST], audited)


def divert(game: Game, training: IntArray, plan: IntArray) -> None:
    """Part of what was paid for training and for a plan in a pulse, both (B,), ends up with groups."""
    state, p = game.state, game.rule(RULE, 1)
    trained = exact.floor_int(training * share_of_training(game))
    lost = trained + exact.floor_int(plan * of_plan(p, state.aid_leak, state.plan_conditions * 1.0))
    members = add_int_by(state.members, state.presence_group, state.group_key.shape[1])
    weights = np.where(state.group_alive > 0, members, 0)
    rows = np.flatnonzero((lost > 0) & (exact.integer_total(weights) > 0))
    if rows.size == 0:
        return
    shared = apportion(lost[rows], weights[rows] * 1.0)
    place, group = np.nonzero(shared > 0)
    at, amount = rows[place], shared[place, group]
    move(game, DIVERTED, amount, "spent", (at, np.full(at.size, GUEST)), "cash", (at, group))
    count_at(game, "aid_diverted", (rows,), lost[rows])
    _change_sides(game, rows, trained[rows])


def _change_sides(game: Game, rows: IntArray, dollars: IntArray) -> None:
    """People trained with what was diverted join groups where these are; shapes (n,), a game occurs once."""
    state = game.state
    key = luck.key(state.seed[rows], Purpose.AID_DEFECTORS, state.day[rows])
    count = exact.floor_int(defectors(game.rule_at(RULE, rows), dollars * 1.0) + luck.uniform(key))
    count = exact.smaller(count, state.candidates[rows, HOST])
    some = np.flatnonzero(count > 0)
    rows, count = rows[some], count[some]
    joined = apportion(count, state.members[rows] * 1.0)
    place, presence = np.nonzero(joined > 0)
    at = rows[place]
    move(game, DEFECTED, joined[place, presence], "candidates", (at, np.full(at.size, HOST)), "members", (at, presence))


def report(game: Game) -> None:
    """At the end of a turn the paying seat learns what the reports show of the diversion."""
    state = game.state
    if state.equip_funds.shape[1] <= GUEST or state.aid_belief.shape[1] <= GUEST:
        return
    rows = np.flatnonzero(state.equip_funds[:, GUEST] > 0)
    if rows.size == 0:
        return
    p, share = game.rule_at(RULE, rows), share_of_training(game)[rows]
    audited = state.equip_audit[rows, GUEST] * 1.0
    error = error_of(p, audited)
    key = luck.key(state.seed[rows], Purpose.AID_ESTIMATE, state.day[rows], state.seat_key[rows, GUEST])
    guess = reported(p, share, audited) + error * draws.normal(key)
    place = (rows, np.full(rows.size, GUEST))
    set_at(game, "aid_belief", place, exact.clip(guess, 0.0, 1.0))
    set_at(game, "aid_error", place, error)

"""Spending: a group lives from what has been laundered; where that no longer suffices, pay falls short and people notice.

In words: running a group costs so much a week for each member: pay, families, transport, officials. It is met from what
was laundered, and where that falls short from a small part of the reserve, which belongs to those at the top; they also
draw most of what is left over. What officials are paid to keep up their protection is part of it. After some weeks of
short pay fewer join and more leave, the factions quarrel, officials look away less, and what seats have set aside for bribes
and aid is paid only in part.

    need     = usual_use * laundering_rest * members
    met      = smaller(1, (laundered a week + reserve_draw * cash) / need);  pay_met moves to met with half-life notice
    upkeep   = protection_price * protection * members * pay_met, dollars a week, of the need
    drawn by the owners = owners * (laundered - need), where that is above 0
    recruits * (recruit_floor + (1 - recruit_floor) * pay_met);  leaving * (1 + leave_weight * (1 - pay_met))
    cohesion -= discord * cohesion * (1 - pay_met) * weeks;  protection by arrangement * (1 - look_away * (1 - pay_met))

Source: source 004 (laundering limits what can be spent on bribes, guns and pay); pay of 13,000 dollars a year per member
(Prieto-Curiel and others, 2025, DATA.md 1.8). The other numbers are assumed. Rows: M38, M65.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, move_all
from game.core.parameters import Values
from game.core.roll import Roll

RULE = "money.spending"
NOTICED, SPENT, QUARREL = (f"{RULE}.{name}" for name in ("noticed", "spent", "quarrel"))


def need(p: Values, usual: FloatArray) -> FloatArray:
    """Dollars a week that running a group costs which usually launders so much."""
    return p["usual_use"] * usual


def met(p: Values, laundered: FloatArray, cash: IntArray, need: FloatArray) -> FloatArray:
    """Part of the need that can be met from so much laundered a week, and from the reserve; 1 where nothing is needed."""
    can = laundered + p["reserve_draw"] * cash
    return np.where(can < need, can / np.where(need > 0, need, 1.0), 1.0)


def noticed(p: Values, pay_met: FloatArray, met: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the pay over `days` as people notice it. Shapes broadcast."""
    return (met - pay_met) * (1.0 - exact.half_power(days, p["notice"]))


def upkeep(p: Values, protection: FloatArray, members: IntArray, pay_met: FloatArray) -> FloatArray:
    """Dollars a week that officials of a region are paid to keep up their protection."""
    return p["protection_price"] * protection * members * pay_met


def drawn(p: Values, laundered: FloatArray, need: FloatArray) -> FloatArray:
    """Dollars that the owners draw of what was laundered beyond the need."""
    return p["owners"] * exact.larger(laundered - need, 0.0)


def recruiting(p: Values, pay_met: FloatArray) -> FloatArray:
    """Factor on how much a group recruits."""
    return p["recruit_floor"] + (1.0 - p["recruit_floor"]) * pay_met


def leaving(p: Values, pay_met: FloatArray) -> FloatArray:
    """Factor on how many leave a group."""
    return 1.0 + p["leave_weight"] * (1.0 - pay_met)


def quarrel(p: Values, cohesion: FloatArray, pay_met: FloatArray, weeks: FloatArray) -> FloatArray:
    """Cohesion lost in so many weeks of short pay."""
    return p["discord"] * cohesion * (1.0 - pay_met) * weeks


def looking_away(p: Values, pay_met: FloatArray) -> FloatArray:
    """Part of the protection by arrangement that officials keep up."""
    return 1.0 - p["look_away"] * (1.0 - pay_met)


def spend(game: Game, days: FloatArray, usual: FloatArray, clean: IntArray) -> None:
    """Groups spend over a pulse of `days` (B,) in which so many dollars became `clean`; `usual` dollars a week, (B, G)."""
    state, p, weeks = game.state, game.rule(RULE), days[:, None] / 7.0
    needed = need(p, usual)
    share = met(p, clean / weeks, state.cash, needed)
    book(game, "pay_met", NOTICED, noticed(p, state.pay_met, share, days[:, None]))
    spent: IntArray = exact.floor_int(needed * share * weeks) + exact.floor_int(drawn(p, clean * 1.0, needed * weeks))
    spent = exact.smaller(spent, state.cash)
    move_all(game, SPENT, "cash", spent, "paid_out", spent)
    if (state.pay_met < 1.0).any():
        book(game, "cohesion", QUARREL, -quarrel(p, state.cohesion, state.pay_met, weeks))


def count_upkeep(game: Game, roll: Roll, days: FloatArray) -> None:
    """What officials are paid in a pulse of `days` (B,); it is part of what groups spend."""
    state, wide = game.state, game.rule_at(RULE, roll.row)
    paid = upkeep(wide, roll.of(state.protection), roll.counted_of(state.members), roll.of_group(state.pay_met))
    weeks = (days / 7.0).take(roll.row)
    state.upkeep_presence.reshape(-1)[roll.place] += exact.floor_int(paid * weeks)

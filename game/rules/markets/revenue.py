"""Revenue: what groups earn by the drugs they bring over the border and by their other lines.

In words: a group is paid at the border for every gram that reaches the United States; making and smuggling it cost a part.
Extortion, migrants, fuel, retail and the rest bring in by the effort that a group's members put into them; the more all
groups crowd into a line, the less it brings each. Under a weak head part of what is earned does not reach the group's purse,
and a group that lies low collects less.

    drugs  = grams paid for * (cost at the border + supplier_margin);  of it, supplier_margin is kept
    others = line_yield * effort * (1 - lying_low_cost * lying_low) * weeks
             / (1 + crowding * (all effort / effort_start - 1));  of it, the share `kept` is kept
    effort = line_share * members
    dirty_cash += what is kept * (floor + (1 - floor) * competence of the head)

Source: DATA.md 4.2 (drug exports of all groups 12 billion dollars a year, the other lines beside it); source 000 (earnings
fall with a weaker leader). Rows: M08, M37, M50, M54, M64.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.markets import PRODUCTS
from game.core.parameters import Values

RULE = "markets.revenue"
EARNED = f"{RULE}.earned"
DRUGS: Final = len(PRODUCTS)  # lines of revenue before the others


def crowded(p: Values, effort: FloatArray, effort_start: FloatArray) -> FloatArray:
    """What effort in a line brings beside the start, as all groups put so much into it. Shapes broadcast."""
    more = effort / np.where(effort_start > 0.0, effort_start, 1.0) - 1.0
    return np.where(effort_start > 0.0, 1.0 / (1.0 + p["crowding"] * exact.larger(more, 0.0)), 1.0)


def collected(p: Values, lying_low: FloatArray) -> FloatArray:
    """Part of the other lines that a group collects."""
    return 1.0 - p["lying_low_cost"] * lying_low


def leading(p: Values, competence: FloatArray) -> FloatArray:
    """Part of what is kept that reaches the purse of a group under a head of such competence, 0 without one."""
    return p["floor"] + (1.0 - p["floor"]) * competence


def of_others(game: Game, days: FloatArray, members: FloatArray) -> FloatArray:
    """Dollars by group and line beside drugs over a pulse; `members` (B, G), result (B, G, Y less drugs)."""
    state, p = game.state, game.rule(RULE)
    effort = state.line_share[:, :, DRUGS:] * members[:, :, None]
    each = state.line_yield[:, DRUGS:] * crowded(p, exact.total(effort, axis=1), state.effort_start[:, DRUGS:])
    own = collected(p, state.lying_low) * (days[:, None] / 7.0)
    brought: FloatArray = effort * each[:, None, :] * own[:, :, None]
    return brought


def earn(
    game: Game, days: FloatArray, cost: FloatArray, margin: FloatArray, members: FloatArray, competence: FloatArray
) -> None:
    """What groups earn over a pulse of `days` (B,); `cost` and `margin` (B, X) dollars a gram, the rest (B, G)."""
    state, p = game.state, game.rule(RULE)
    paid: IntArray = state.flow_group - state.paid_flow
    kept: FloatArray = np.zeros(members.shape)
    if paid.any():
        state.revenue_line[:, :, :DRUGS] += exact.to_int(paid * (cost + margin)[:, None, :])
        state.paid_flow += paid
        for product in range(DRUGS):
            kept += paid[:, :, product] * margin[:, product, None]
    others = of_others(game, days, members)
    state.revenue_line[:, :, DRUGS:] += exact.to_int(others)
    kept += p["kept"] * exact.total(others)
    whole = exact.smaller(exact.to_int(kept * leading(p, competence)), state.economy)
    move_all(game, EARNED, "economy", whole, "dirty_cash", whole)

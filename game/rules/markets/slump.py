"""The slump: where groups are a main employer, their losses are everybody's.

In words: what groups earn is spent where their people are. A region gets used to that income over years. When it falls, the
part of the people who lived from it look for another: local groups find recruits. The more income a head the groups bring,
the harder the fall; the region recovers as it finds other work.

    income   = sum over groups of their revenue a week * members there / members of the group
    aim      = income a head as usual / (income a head as usual + half_income) * (1 - income / region_income), at least 0
    slump moves toward the aim with half-life slump_half_life
    region_income moves toward income with half-life habit_half_life, and begins as the income of the first turn

Source: source 003 (in some states the cartel is a main employer). The numbers are assumed. Rows: M43.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values
from game.core.rows import add_by, look

RULE = "markets.slump"
FELT, LEARNED = f"{RULE}.felt", f"{RULE}.learned"


def aim(p: Values, income: FloatArray, usual: FloatArray, population: IntArray | FloatArray) -> FloatArray:
    """How far the income of a region falls short of what it is used to, by its weight there, 0-1. Shapes broadcast."""
    head = usual / exact.larger(population * 1.0, 1.0)
    lost = exact.larger(1.0 - income / np.where(usual > 0.0, usual, 1.0), 0.0)
    return np.where(usual > 0.0, head / (head + p["half_income"]) * lost, 0.0)


def income_of_regions(game: Game, weeks: float) -> FloatArray:
    """What groups bring into each region, dollars a week of the turn; (B, R)."""
    state = game.state
    members = state.members * 1.0
    whole = add_by(members, state.presence_group, state.group_key.shape[1])
    each = exact.integer_total(state.revenue_line) / (np.where(whole > 0.0, whole, 1.0) * weeks)
    return add_by(look(each, state.presence_group) * members, state.presence_region, state.region_key.shape[1])


def feel(game: Game, turn_days: float) -> None:
    """Income of regions at the end of a turn, and what they miss."""
    state, p = game.state, game.rule(RULE)
    if not (state.revenue_line.any() or state.region_income.any()):
        return
    income, days = income_of_regions(game, turn_days / 7.0), np.full((game.batch, 1), turn_days)
    first = state.region_income <= 0.0
    usual = np.where(first, income, state.region_income)
    wanted = aim(p, income, usual, state.population)
    book(game, "slump", FELT, (wanted - state.slump) * (1.0 - exact.half_power(days, p["slump_half_life"])))
    moved = 1.0 - exact.half_power(days, p["habit_half_life"])
    book(game, "region_income", LEARNED, np.where(first, income, (income - state.region_income) * moved))

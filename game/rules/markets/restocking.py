"""Restocking: how much suppliers want to ship, given what is used, what is left in the market and what is lost on the way.

In words: suppliers ship what is used at usual prices, and more while less than the usual stock is left in the market; what
they expect to lose by seizures they ship on top. They learn of it within weeks. As long as the demand is there, somebody
wants to supply it: nothing here depends on who leads which group.

    wanted moves toward (use + (target_weeks * use - market_drugs) / restock_weeks) / (1 - seized_share)
    at least least_part and at most most_part of use / (1 - seized_share), with half-life order_half_life;
    use is that at the price of costs and risks alone, without scarcity

Source: sources 001 and 002 (as long as demand exists, actors will move to supply it; total flow was not cut from Escobar to
Cali, nor by the removals that CBP looked at in 2010). The numbers are assumed. Rows: M50, M58, M71.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book
from game.core.markets import GRAMS
from game.core.parameters import Values

RULE = "markets.restocking"
ORDERED = f"{RULE}.ordered"


def shipments(
    p: Values, use: FloatArray, target_weeks: FloatArray | float, market_drugs: IntArray, seized_share: FloatArray
) -> FloatArray:
    """Grams a week that suppliers would ship; `use` in grams a week. Shapes broadcast."""
    lacking = (target_weeks * use - market_drugs) / p["restock_weeks"]
    wanted = exact.clip(use + lacking, p["least_part"] * use, p["most_part"] * use)
    return wanted / (1.0 - seized_share)


def order(game: Game, days: FloatArray, use: FloatArray, target_weeks: FloatArray | float) -> None:
    """What suppliers want to ship after a pulse of `days` (B,); `use` (B, X) in grams a week."""
    state, p = game.state, game.rule(RULE)
    due = shipments(p, use, target_weeks, state.market_drugs, state.seized_share)
    moved = 1.0 - exact.half_power(days[:, None], p["order_half_life"])
    book(game, "wanted", ORDERED, (due / GRAMS - state.wanted) * moved)

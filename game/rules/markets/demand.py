"""Demand: how much users use at a price, and what is sold of it.

In words: a user uses less of a drug when a pure gram costs more, by the short-run elasticity of the product; over the years
fewer begin as well (rule health.users). What users want is sold out of the drugs in the market; when these run out, what is
left is hard to find, and only part of it is sold in a week.

    use  = use_rate * users * (price / price_start) ^ -elasticity        grams pure a week
    sold = use * weeks, but no more than market_drugs * (1 - 2 ^ (-days / search_half_life))

Source: DATA.md 4.1: elasticities of fentanyl and heroin -0.5, cocaine -0.45, meth -0.4 (review of 462 estimates, Gallet,
Health Economics 23:55-68, 2014). Rows: M50, M55, M60.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all, settle
from game.core.logarithms import log
from game.core.markets import GRAMS, PRODUCTS
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import pick

RULE = "markets.demand"
SOLD, STARTED = f"{RULE}.sold", f"{RULE}.started"
NUMBERS: Final = np.arange(len(PRODUCTS))[None, :]
_ELASTICITIES: Final = ("elasticity_fentanyl", "elasticity_meth", "elasticity_cocaine", "elasticity_heroin")
_LEAST: Final = 1.0e-6  # $ per pure gram: where nothing is sold there is no price


def intensity(elasticity: FloatArray, ratio: FloatArray) -> FloatArray:
    """Use of a user over what it was at the start; `ratio` is the price over that of the start. Shapes broadcast."""
    return exact.exp(-elasticity * log(ratio))


def within_reach(p: Values, market_drugs: IntArray, days: FloatArray) -> FloatArray:
    """Grams that can be found and sold in so many days at most. Shapes broadcast."""
    return market_drugs * (1.0 - exact.half_power(days, p["search_half_life"]))


def elasticity_of(game: Game) -> FloatArray:
    """Short-run elasticity of each product, above 0; (1, X) or (B, X)."""
    return pick(game.rule(RULE), _ELASTICITIES, NUMBERS)


def price_ratio(price: FloatArray, price_start: FloatArray) -> FloatArray:
    """A price over that of the start, 1 where nothing is sold."""
    return exact.larger(price, _LEAST) / exact.larger(price_start, _LEAST)


def use_a_week(game: Game, price: FloatArray) -> FloatArray:
    """Grams of each product that its users would use in a week at such prices; (B, X)."""
    state = game.state
    return state.use_rate * state.users * intensity(elasticity_of(game), price_ratio(price, state.price_start))


def start(game: Game, target_weeks: FloatArray | float) -> None:
    """What a user uses follows from what arrives at the start; the market holds the usual weeks of it."""
    state = game.state
    arrives = state.wanted * GRAMS * (1.0 - state.seized_share)
    settle(game, "use_rate", STARTED, arrives / exact.larger(state.users * 1.0, 1.0))
    held = exact.smaller(exact.floor_int(state.use_rate * state.users * target_weeks), state.unmade)
    move_all(game, STARTED, "unmade", held, "market_drugs", held)


def sell(game: Game, days: FloatArray) -> None:
    """What users buy and use over a pulse of `days` (B,)."""
    state, span = game.state, days[:, None]
    reach = within_reach(game.rule(RULE), state.market_drugs, span)
    due = exact.smaller(use_a_week(game, state.price) * (span / 7.0), reach)
    key = luck.key(state.seed[:, None], Purpose.DRUGS_SOLD, state.day[:, None], NUMBERS)
    sold = exact.smaller(exact.floor_int(due + luck.uniform(key)), state.market_drugs)
    move_all(game, SOLD, "market_drugs", sold, "used_drugs", sold)

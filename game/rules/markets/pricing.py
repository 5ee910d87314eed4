"""Prices: what a pure gram costs at the border and in the street, by risks and costs, and how scarcity shows.

In words: the price at the border is what making the drug and bringing it over costs, and the margin of the suppliers. To
that the United States add the pay for the risk of couriers and sellers, which is by far the greater part; it does not
depend on what the drug cost at the border, so that costs are passed on dollar for dollar. When less than usual is in the
market, sellers first stretch what they have: purity falls within days. Then the price rises within weeks, and a part of what
it rises by goes to those suppliers who still deliver.

    cover       = market_drugs / (usual use a week * target_weeks)
    scarcity    = 1 - cover, from -1 to 1
    premium     = e ^ (scarcity_weight * scarcity) - 1
    cost        = (making_cost + smuggling_cost) / 1000 + (precursor_price - 1) * precursor_cost
    base        = price_start + (cost + margin_rest - border_start) + (courier_cost - courier_rest) / 1000
                  + retail_weight * (price_start - border_start) * (1 / retail_capacity - 1)
    price moves toward base * (1 + premium) with half-life price_half_life
    supplier_margin moves toward margin_rest + supplier_part * premium * base, at least floor * margin_rest,
                  with half-life margin_half_life
    purity moves toward purity_start * (1 - purity_loss * scarcity above 0) with half-life purity_half_life

Source: Reuter and Kleiman, "Risks and prices" (1986), and Caulkins and Reuter (2010): price compensates for risk, the price
at the border is 10 to 15% of retail for cocaine and heroin, additive pass-through (DATA.md 4.1). That scarcity shows in
purity before it shows in price is known of the shortages of cocaine in 2007 and of methamphetamine after controls of
precursors. Rows: M54, M55, M58.
"""

from typing import Final

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, settle
from game.core.markets import GRAMS
from game.core.parameters import Values

RULE = "markets.pricing"
FOLLOWED, STRETCHED, EARNED, STARTED = (f"{RULE}.{name}" for name in ("followed", "stretched", "earned", "started"))
_LEAST: Final = 1.0e-9


def scarcity(p: Values, market_drugs: IntArray, use: FloatArray) -> FloatArray:
    """How far less than usual is in the market, -1 to 1; `use` in grams a week. Shapes broadcast."""
    cover = market_drugs / exact.larger(use * p["target_weeks"], _LEAST)
    return exact.clip(1.0 - cover, -1.0, 1.0)


def premium(p: Values, scarcity: FloatArray) -> FloatArray:
    """What buyers pay above the usual price because of scarcity, as a share of it; below 0 in a glut."""
    return exact.exp(p["scarcity_weight"] * scarcity) - 1.0


def cost(p: Values, making_cost: FloatArray, precursor_cost: FloatArray, smuggling_cost: FloatArray) -> FloatArray:
    """Cost of a pure gram at the border; making and smuggling in dollars a kilogram. Shapes broadcast."""
    return (making_cost + smuggling_cost) / GRAMS + (p["precursor_price"] - 1.0) * precursor_cost


def retail(p: Values, markup: FloatArray, retail_capacity: FloatArray) -> FloatArray:
    """What is added to the price because part of the retail network does not work, $ per pure gram."""
    return p["retail_weight"] * markup * (1.0 / retail_capacity - 1.0)


def margin_of(p: Values, rest: FloatArray, rise: FloatArray) -> FloatArray:
    """Margin toward which that of suppliers moves, $ per pure gram; `rise` is what scarcity adds to the street price."""
    return exact.larger(rest + p["supplier_part"] * rise, p["floor"] * rest)


def purity_of(p: Values, purity_start: FloatArray, scarcity: FloatArray) -> FloatArray:
    """Purity toward which that in the street moves."""
    return purity_start * (1.0 - p["purity_loss"] * exact.larger(scarcity, 0.0))


def cost_at_the_border(game: Game) -> FloatArray:
    """What a pure gram costs suppliers until it is over the border, dollars; (B, X)."""
    state = game.state
    return cost(game.rule(RULE), state.making_cost, state.precursor_cost, state.smuggling_cost)


def base_price(game: Game) -> FloatArray:
    """Street price to which costs and risks add up while drugs are as plentiful as usual; (B, X)."""
    state, p = game.state, game.rule(RULE)
    upstream = cost_at_the_border(game) + state.margin_rest - state.border_start
    couriers = (state.courier_cost - state.courier_rest) / GRAMS
    sellers = retail(p, state.price_start - state.border_start, state.retail_capacity)
    return exact.larger(state.price_start + upstream + couriers + sellers, 0.0)


def start(game: Game, smuggling_cost: FloatArray) -> None:
    """The margin of suppliers as usual: what the price at the border leaves them at usual costs, (B, X) a kilogram."""
    state = game.state
    p = game.rule(RULE)
    usual = state.border_start - (state.making_cost + smuggling_cost) / GRAMS
    settle(game, "margin_rest", STARTED, exact.larger(usual, p["floor"] * state.border_start))
    settle(game, "supplier_margin", STARTED, state.margin_rest)


def follow(game: Game, days: FloatArray, use: FloatArray, base: FloatArray) -> None:
    """Prices, margins and purity over a pulse of `days` (B,); `use` (B, X) in grams a week and `base` price as usual."""
    state, p, span = game.state, game.rule(RULE), days[:, None]
    short = scarcity(p, state.market_drugs, use)
    above = base * premium(p, short)
    for level, cause, aim in (
        ("price", FOLLOWED, base + above),
        ("supplier_margin", EARNED, margin_of(p, state.margin_rest, above)),
        ("purity", STRETCHED, purity_of(p, state.purity_start, short)),
    ):
        moved = 1.0 - exact.half_power(span, p[_HALF_LIVES[level]])
        book(game, level, cause, (aim - getattr(state, level)) * moved)


_HALF_LIVES: Final = {"price": "price_half_life", "supplier_margin": "margin_half_life", "purity": "purity_half_life"}

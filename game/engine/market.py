"""The market, week by week: distribution at home, users, what is sold and at what price, who enters, what groups earn.

Nothing of it happens in a scenario without its chapter. The rules do not know each other; what they give one another is
computed here.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.markets import GRAMS
from game.core.rows import add_by
from game.core.works import call_works
from game.rules.health import overdose, users
from game.rules.markets import (
    demand,
    distribution,
    entry,
    portfolio,
    pricing,
    production,
    restocking,
    revenue,
    shipping,
    slump,
)
from game.rules.money import purses

WAITING: Final = demand.STARTED


def in_play(game: Game) -> bool:
    """Whether the scenario has a market."""
    return bool(game.state.price_start.any())


def take_stock(game: Game) -> None:
    """At the start, before anything happens: use, margins and flows of people such that nothing changes by itself."""
    if not in_play(game) or game.state.use_rate.any():
        return
    _fill_stores(game)
    demand.start(game, game.rule(pricing.RULE)["target_weeks"])
    pricing.start(game, _usual_smuggling(game))
    users.start(game)


def _usual_smuggling(game: Game) -> FloatArray:
    """What a kilogram costs to bring over while as much is seized as usual, dollars; (B, X)."""
    state = game.state
    if not state.way_usual.any():
        return state.smuggling_cost
    carried = exact.total(state.way_share * state.way_cost)
    return shipping.smuggling_cost(game.rule(shipping.RULE), carried, state.load_value, state.seized_usual)


def _fill_stores(game: Game) -> None:
    """Groups hold what is on its way between making and shipping, by what each can make."""
    state = game.state
    if state.stored.any() or not state.site_yield.any():
        return
    works = call_works(state)
    now = production.capacity(game, works)
    able = works.by_group_and_product(state.sites.reshape(-1).take(works.place) * now.each)
    able[:, :, production.COCAINE] += state.buying * now.leading
    whole = exact.total(able, axis=1)
    part = np.where(whole > 0.0, state.wanted / np.where(whole > 0.0, whole, 1.0), 0.0)
    pulse = np.full((1, 1), game.world.pulse_days)
    passes = shipping.sent(game.rule(shipping.RULE), np.ones((1, 1)), pulse)
    waits = (game.world.pulse_days / 7.0) * (1.0 - passes) / passes  # weeks of shipments, when as much comes as goes
    held = exact.floor_int(able * part[:, None, :] * waits[:, :, None] * GRAMS)
    book(game, "unmade", WAITING, -exact.integer_total(held, axis=1))
    book(game, "stored", WAITING, held)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    if not in_play(game):
        return
    state = game.state
    distribution.press(game, days, turn_days)
    users.spread_out(game, days, turn_days)
    elastic, ratio = demand.elasticity_of(game), demand.price_ratio(state.price, state.price_start)
    use = demand.intensity(elastic, ratio)
    users.flow(game, days, users.fewer(game.rule(users.RULE), elastic, ratio))
    overdose.die(game, days, use)
    demand.sell(game, days)
    base = pricing.base_price(game)
    usual = demand.use_a_week(game, base)
    before = state.supplier_margin.copy()
    pricing.follow(game, days, usual, base)
    margin = (before + state.supplier_margin) / 2.0  # of what arrived at any time of these days
    members = add_by(state.members * 1.0, state.presence_group, state.group_key.shape[1])
    entries = entry.enter(game, days, margin, members)
    if entries is not None:
        for number in range(entries.rows.size):
            one = slice(number, number + 1)
            portfolio.turn_to(
                game, entry.ENTERED, entries.rows[one], entries.group[one], entries.product[one], entries.effort[one],
                entries.event[one],
            )  # fmt: skip
    restocking.order(game, days, usual, game.rule(pricing.RULE)["target_weeks"])
    revenue.earn(game, days, pricing.cost_at_the_border(game), margin, members, purses.head_competence(game))


def carry_out(game: Game) -> None:
    """What red seats have ordered for the turn, before its first pulse."""
    if (game.state.diversify_line >= 0).any():
        portfolio.carry_out(game)


def close_turn(game: Game) -> None:
    """At the end of a turn, over its whole length: portfolios move, and regions feel what groups no longer bring."""
    if not in_play(game):
        return
    turn_days = game.world.days_of(int(game.state.turn[0]) + 1)
    slump.feel(game, turn_days)
    portfolio.rebalance(game, turn_days)

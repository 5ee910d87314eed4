"""Corridors: shipments go where they are likeliest to arrive, and move over when a way is watched.

In words: what is made goes over the border by many ways - a channel at a gateway - and to each gateway by its corridor, the
roads from where it is made. At the start each way has its usual part of every product. Where inspection raises the risk of
a way, or where production moves farther away from its gateway, its part shrinks, and the others take it over in proportion
to their own; smugglers notice and move within weeks. To carry a kilogram costs transport by the kilometre and the pay for
the crossing.

    aim   ~ usual share * exp(-fear * (risk - usual risk) - far * (haul - usual haul) / 1000), in sum 1
    share closes the gap to aim at half_life
    haul  = mean over the regions where the product sets out of the kilometres from there to the gateway
    cost  = load_value * (haul_cost * haul / 1000 + crossing pay of the channel)

Source: the choice among many ways is the multinomial logit (McFadden 1974, Frontiers in Econometrics); that traffic moves
over: source 004 (production and trafficking routes shift when hit). The numbers are assumed. Row: M56.
"""

from typing import Final

import numpy as np

from game.core import exact, routes
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, settle
from game.core.parameters import Values
from game.core.rows import pick

RULE = "markets.corridors"
MOVED, FROM_ELSEWHERE, CARRIED = (f"{RULE}.{name}" for name in ("moved", "from_elsewhere", "carried"))
PAY: Final = ("pay_truck", "pay_car", "pay_foot", "pay_between", "pay_sea", "pay_air", "pay_mail")
THOUSAND: Final = 1000.0


def pull(p: Values, usual: FloatArray, risk: FloatArray, usual_risk: FloatArray, near: FloatArray) -> FloatArray:
    """Weight of a way in the choice; `near` is what is left of it by the length of its corridor. Shapes broadcast."""
    return usual * near * exact.exp(-p["fear"] * (risk - usual_risk))


def nearness(p: Values, farther: FloatArray) -> FloatArray:
    """What is left of the weight of a corridor that has become so many kilometres longer."""
    return exact.exp(-p["far"] * farther / THOUSAND)


def aim(weight: FloatArray) -> FloatArray:
    """Shares that the ways along the last axis come to by their weights; nothing where there is no way."""
    whole = exact.total(weight)[..., None]
    return weight / np.where(whole > 0, whole, 1.0)


def cost(p: Values, load_value: FloatArray, haul: FloatArray, pay: FloatArray) -> FloatArray:
    """Dollars of bringing a kilogram to the gateway and over it; `pay` is the crossing's part of the worth of a load."""
    return load_value * (p["haul_cost"] * haul / THOUSAND + pay)


def look_around(game: Game) -> None:
    """At the start of a turn: how far it is now from where products set out, and what the ways cost."""
    state = game.state
    if not state.way_usual.any():
        return
    sent = routes.origins(state)
    there = exact.total(sent)[..., None] > 0
    settle(game, "haul", FROM_ELSEWHERE, np.where(there, routes.mean_haul(sent, state.route_km), state.haul_usual))
    settle(game, "way_cost", CARRIED, ways_cost(game))


def ways_cost(game: Game) -> FloatArray:
    """What each way costs by product; (B, X, Z)."""
    state, p = game.state, game.rule(RULE, 3)
    worth = state.load_value[:, :, None]
    pay = pick(p, PAY, state.way_channel[:, None, :])
    there = state.way_gateway[:, None, :] >= 0
    return np.where(there, cost(p, worth, _of_ways(state.haul, state.way_gateway), pay), 0.0)


def _of_ways(values: FloatArray, gateway: IntArray) -> FloatArray:
    """values (B, X, F) of the gateway of each way (B, Z), which is the same in every game; (B, X, Z)."""
    return values[:, :, gateway[0]]


def choose(game: Game, days: FloatArray, added: FloatArray | None) -> None:
    """Shipments move over in `days` (B,); `added` (B, X, Z) is the risk beyond the usual, None where there is none."""
    state, p = game.state, game.rule(RULE, 3)
    change = state.haul - state.haul_usual
    usual = state.way_usual
    if added is None and not change.any():
        if np.array_equal(state.way_share, usual):
            return
        wanted = usual
    else:
        near = _of_ways(nearness(p, change), state.way_gateway)
        weight = usual * near if added is None else pull(p, usual, added, np.zeros(1), near)
        # To the last bit where nothing is changed, so that a game is the same whatever happens in those beside it.
        wanted = np.where((weight != usual).any(axis=2)[..., None], aim(weight), usual)
    gap = wanted - state.way_share
    book(game, "way_share", MOVED, gap * (1.0 - exact.half_power(days[:, None, None], p["half_life"])))

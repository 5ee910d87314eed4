"""Shipping: what groups hold is sent over the border; a part is seized on the way, the rest reaches the market.

In words: groups send on what they have stored, most of it within a week. On each way a part is seized: the usual part of the
product there, which rests on dogs, tips, records and the scanning that there is anyway, and what more inspection finds.
What is seized goes up and down from week to week, for loads are few. To bring a kilogram over the border costs what
transport and crossing cost, and the loss of what is seized with a premium for the risk, spread over what arrives. What
arrives nobody counts: states guess it from what they seize, as if they always seized the same part.

    sent    = stored * (1 - 2^(-days / ship_half_life))
    seized  = risk * luck, luck even between 1 - unsteady and 1 + unsteady for each gateway
    risk    = 1 - (1 - effort * usual risk) * (1 - caught by inspection) * (1 - lost at sea)
    cost    = (mean cost of the ways + load_value * (1 + premium) * seized) / (1 - seized)
    seized_share closes the gap to what was just seized at memory
    believed flow = seized * (1 - believed part) / believed part

Source: source 003 (about 90% of fentanyl comes through ports of entry; record seizures have not meant scarcity); risk as a
cost that the price compensates: Reuter and Kleiman, Crime and Justice 7 (1986). The numbers are assumed. Rows: M57, M58.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, settle
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import across, shared_out

RULE = "markets.shipping"
SEIZED, DELIVERED, SEEN, PRICED = (f"{RULE}.{name}" for name in ("seized", "delivered", "seen", "priced"))
BELIEVED: Final = ("believed_fentanyl", "believed_meth", "believed_cocaine", "believed_heroin")
MOST: Final = 0.95  # of a shipment can be seized, whatever is inspected


def sent(p: Values, stored: FloatArray, days: FloatArray) -> FloatArray:
    """What is sent in `days` of what is stored; shapes broadcast."""
    return stored * (1.0 - exact.half_power(days, p["ship_half_life"]))


def risk(p: Values, usual: FloatArray, caught: FloatArray, lost: FloatArray) -> FloatArray:
    """Chance that a shipment does not arrive; shapes broadcast."""
    known = exact.smaller(p["effort"] * usual, MOST + usual * 0.0)
    stopped: FloatArray = 1.0 - (1.0 - known) * (1.0 - caught) * (1.0 - lost)
    return stopped


def smuggling_cost(p: Values, ways_cost: FloatArray, load_value: FloatArray, seized: FloatArray) -> FloatArray:
    """Dollars that a kilogram costs to bring over the border, by what arrives."""
    return (ways_cost + load_value * (1.0 + p["premium"]) * seized) / (1.0 - seized)


def remembered(p: Values, before: FloatArray, now: FloatArray, days: FloatArray) -> FloatArray:
    """Share that counts as lately seized, `days` after it was `before`."""
    return now + (before - now) * exact.half_power(days, p["memory"])


def estimated(seized: FloatArray, part: FloatArray) -> FloatArray:
    """What is believed to have arrived where so much was seized, which is thought to be this part of what was sent."""
    return seized * (1.0 - part) / part


def doubted(p: Values, estimate: FloatArray) -> FloatArray:
    """Standard error of such a guess."""
    return p["doubt"] * estimate


def risk_now(game: Game, added: FloatArray | None) -> FloatArray:
    """Chance that a shipment is seized on each way; `added` (B, X, Z) is what inspection and strikes add, if any."""
    state, p = game.state, game.rule(RULE, 3)
    none = np.zeros(1)
    return risk(p, state.way_risk, none if added is None else added, none)


def price(game: Game, added: FloatArray | None) -> FloatArray:
    """What smuggling costs now follows from the risk of the ways; that risk, (B, X, Z)."""
    state = game.state
    usual = risk_now(game, added)
    mean, carried = exact.total(state.way_share * usual), exact.total(state.way_share * state.way_cost)
    settle(game, "smuggling_cost", PRICED, smuggling_cost(game.rule(RULE), carried, state.load_value, mean))
    return usual


def ship(game: Game, days: FloatArray, added: FloatArray | None) -> None:
    """Send what is stored over the border in a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    lots = exact.floor_int(sent(game.rule(RULE, 3), state.stored * 1.0, days[:, None, None]))
    ship = exact.integer_total(lots, axis=1)
    usual = price(game, added)
    if not ship.any():
        return
    key = luck.key(state.seed[:, None], Purpose.SEIZURES, state.day[:, None], state.gateway_key)
    unsteady = 1.0 + p["unsteady"] * (2.0 * luck.uniform(key) - 1.0)
    taken = exact.smaller(usual * unsteady[:, None, state.way_gateway[0]], np.full(1, MOST))
    by_way = shared_out(ship, state.way_share)
    lost = _whole(by_way * taken, luck.uniform(key[:, :1], 1))
    state.seized_way += lost
    state.flow_way += by_way - lost
    seized = across(lost)
    _carry(game, lots, ship, seized)
    lately = np.where(ship > 0, seized / np.where(ship > 0, ship, 1), state.seized_share)
    settle(game, "seized_share", SEEN, remembered(p, state.seized_share, lately, days[:, None]))


def _whole(seized: FloatArray, draw: FloatArray) -> IntArray:
    """Whole grams seized by way, (B, X, Z): what is left of one counts for the next, so that small ways are not lost.

    `draw` (B, 1), even between 0 and 1, rounds the first.
    """
    until = exact.floor_int(exact.running_total(seized) + draw[:, :, None])
    until[:, :, 1:] -= until[:, :, :-1].copy()
    return until


def _carry(game: Game, lots: IntArray, ship: IntArray, seized: IntArray) -> None:
    """Take the lots (B, G, X) from the groups; what is seized of them (B, X) falls on all alike."""
    until = np.cumsum(lots, axis=1) * seized[:, None, :] // np.where(ship > 0, ship, 1)[:, None, :]
    lost = until.copy()
    lost[:, 1:] -= until[:, :-1]
    arrived = lots - lost
    book(game, "stored", SEIZED, -lost)
    book(game, "seized_drugs", SEIZED, seized)
    book(game, "stored", DELIVERED, -arrived)
    book(game, "market_drugs", DELIVERED, ship - seized)
    game.state.flow_group += arrived

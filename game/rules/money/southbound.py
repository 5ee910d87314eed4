"""Southbound: inspection on the way south finds some of the guns and of the cash that pays for the drugs.

In words: guns bought in the United States and part of the proceeds cross the border southward, by some crossings more
than by others. Hardly anybody looks today. Money for inspection at a crossing finds a part of what passes there, with
returns that level off, and those who carry learn to avoid a crossing that is watched.

    risk    = usual_risk + best * x/(x + half_funds), x = dollars a week at the crossing
    share of a crossing = usual share * 2 ^ (-avoid * (risk - usual_risk)), of all crossings
    guns: bought * share * risk are seized, the rest arrives;  cash: bulk * laundered * share * risk

Source: source 002 and 004 (southbound checks are almost absent); source 003 (inspection by machines). The numbers are
assumed. Row: M66.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "money.southbound"
Passing = tuple[FloatArray, FloatArray]  # share of each crossing, and the part of what passes there that is found; (B, F)
BOUGHT, SEIZED, STOPPED, PAID, CAUGHT = (f"{RULE}.{name}" for name in ("bought", "seized", "stopped", "paid", "caught"))


def risk(p: Values, dollars: FloatArray) -> FloatArray:
    """Part of the guns and cash at a crossing that is found with so many dollars a week of inspection there."""
    return p["usual_risk"] + p["best"] * dollars / (dollars + p["half_funds"])


def weight(p: Values, usual: FloatArray, risk: FloatArray) -> FloatArray:
    """Weight of a crossing, of usually `usual`, among those who choose one with the risk in mind."""
    return usual * exact.exp2(-p["avoid"] * (risk - p["usual_risk"]))


def in_bulk(p: Values, laundered: IntArray, risk: FloatArray) -> IntArray:
    """Dollars found of proceeds that are about to be laundered; `risk` is the mean over the crossings."""
    return exact.floor_int(p["bulk"] * laundered * risk)


def crossings(game: Game, turn_days: float) -> Passing:
    """Share of each crossing, and the part of what passes there that is found; (B, F)."""
    state, p = game.state, game.rule(RULE)
    found = risk(p, state.southbound_funds * (7.0 / turn_days)) + state.south_share * 0.0
    if not state.southbound_funds.any():
        return state.south_share, found
    chosen = weight(p, state.south_share, found)
    whole = exact.total(chosen)[:, None]
    return chosen / np.where(whole > 0, whole, 1.0), found


def carry(game: Game, bought: IntArray, stopped: IntArray, price: FloatArray, passing: Passing) -> None:
    """Guns bought (B, G) come south or are found; those `stopped` in the United States go with the money paid for them.

    `passing`: share and risk of each crossing, (B, F); `price` of a gun in dollars.
    """
    state, (share, found) = game.state, passing
    key = luck.key(state.seed, Purpose.GUNS_SOUTH, state.day)
    mean = exact.total(share * found)
    own = luck.key(state.seed[:, None], Purpose.GUNS_FOUND, state.day[:, None], state.group_key)
    taken = exact.smaller(exact.floor_int(bought * mean[:, None] + luck.uniform(own)), bought)
    arrived = bought - taken
    move_all(game, BOUGHT, "guns_for_sale", arrived, "arms", arrived)
    move_all(game, SEIZED, "guns_for_sale", taken, "guns_seized", taken)
    if stopped.any():
        move_all(game, STOPPED, "guns_for_sale", stopped, "guns_seized", stopped)
        state.guns_taken_group += stopped
    _pay(game, bought, stopped, price)
    passed = exact.integer_total(arrived)[:, None] * (share * (1.0 - found) / np.where(mean < 1, 1.0 - mean, 1.0)[:, None])
    state.arms_gateway += draws.round_together(key, passed)
    if (hit := exact.integer_total(taken)).any():
        among = share * found / np.where(mean > 0, mean, 1.0)[:, None]
        state.guns_seized_gateway += draws.round_together(luck.child(key, 1), hit[:, None] * among)


def _pay(game: Game, bought: IntArray, stopped: IntArray, price: FloatArray) -> None:
    """Guns are paid for as far as the cash goes; the money for those stopped is seized."""
    state = game.state
    paid = exact.smaller(exact.floor_int(bought * price), state.cash)
    move_all(game, PAID, "cash", paid, "paid_out", paid)
    if stopped.any():
        caught = exact.smaller(exact.floor_int(stopped * price), state.cash)
        move_all(game, CAUGHT, "cash", caught, "forfeited", caught)
        state.forfeited_group += caught


def catch_cash(game: Game, laundered: IntArray, passing: Passing) -> None:
    """Proceeds on their way south are found; `laundered` (B, G) dollars are about to be, `passing` as above."""
    state, (share, found) = game.state, passing
    mean = exact.total(share * found)
    caught = exact.smaller(in_bulk(game.rule(RULE), laundered, mean[:, None]), state.dirty_cash)
    move_all(game, CAUGHT, "dirty_cash", caught, "forfeited", caught)
    among = share * found / np.where(mean > 0, mean, 1.0)[:, None]
    key = luck.key(state.seed, Purpose.CASH_SOUTH, state.day)
    state.cash_seized_gateway += draws.round_together(key, exact.integer_total(caught)[:, None] * among)

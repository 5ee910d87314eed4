"""Heavy capability: armour, heavy weapons and mercenaries need brokers, a command and money, and go with them.

In words: a group keeps up the heavy capability that it had at the start as long as its brokers are in post, its head and
deputies direct it as they did, and its people are paid. What is lacking wears away within months and comes back slowly.
Money set aside for arms adds to it where there are brokers and a command to use it. Raiders die more often against a group
that is better equipped than at the start, and less often against one that is worse.

    goal  = (heavy_rest * pay_met + most_added * x/(x + half_funds)) * brokers * smaller(1, command / heavy_command)
    brokers = alone + (1 - alone) * brokers in post / posts of brokers;  x = dollars a week for heavy kit
    heavy moves to goal with half-life fall_half_life downward, rise_half_life upward
    raider deaths * exp(weight * (heavy - heavy_rest) / 100)

Source: source 000 (heavy kit, improvised armour, high-powered weapons and foreign mercenaries depend on senior leadership).
The numbers are assumed. Row: M10.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values

RULE = "money.heavy"
FOLLOWED = f"{RULE}.followed"


def brokered(p: Values, held: FloatArray, posts: FloatArray) -> FloatArray:
    """Part of it that can be had with so many of the posts of brokers held; 1 for a group that has no such posts."""
    share = held / np.where(posts > 0, posts, 1.0)
    return np.where(posts > 0, p["alone"] + (1.0 - p["alone"]) * share, 1.0)


def directed(command: FloatArray, usual: FloatArray) -> FloatArray:
    """Part of it that can be directed with a command that was `usual` at the start."""
    return np.where(command < usual, command / np.where(usual > 0, usual, 1.0), 1.0)


def added(p: Values, dollars: FloatArray) -> FloatArray:
    """What so many dollars a week for heavy kit add in the end."""
    return p["most_added"] * dollars / (dollars + p["half_funds"])


def goal(rest: FloatArray, pay_met: FloatArray, added: FloatArray, brokered: FloatArray, directed: FloatArray) -> FloatArray:
    """Level toward which heavy capability moves. Shapes broadcast."""
    return (rest * pay_met + added) * brokered * directed


def change(p: Values, heavy: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change over `days` on its way to the goal. Shapes broadcast."""
    down, up = (1.0 - exact.half_power(days, p[name]) for name in ("fall_half_life", "rise_half_life"))
    way = goal - heavy
    return np.where(way < 0, way * down, way * up)


def gear(p: Values, heavy: FloatArray, rest: FloatArray) -> FloatArray:
    """Factor on the deaths of raiders."""
    return exact.exp(p["weight"] * (heavy - rest) / 100.0)


def keep_up(game: Game, days: FloatArray, held: FloatArray, posts: FloatArray, dollars: FloatArray) -> None:
    """It moves over a pulse of `days` (B,); brokers `held`, their `posts`, `dollars` a week for heavy kit, all (B, G)."""
    state, p = game.state, game.rule(RULE)
    able = brokered(p, held, posts), directed(state.command, state.heavy_command)
    aim = goal(state.heavy_rest, state.pay_met, added(p, dollars), *able) * (state.group_alive > 0)
    book(game, "heavy", FOLLOWED, change(p, state.heavy, aim, days[:, None]))

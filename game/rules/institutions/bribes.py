"""Bribes: money buys officials as long as it is paid, and corruption fades when nobody pays.

In words: while a group pays bribes in a region the share of corrupt officials there rises within months, up to a level that
depends on the money, with returns that level off: some cannot be bought. Without payment it moves back to its local rest,
from above or below, more slowly. What bribes buy for the group that pays them stands with protection
(institutions.protection).

    goal = corruption_rest + (1 - corruption_rest) * bought * dollars / (dollars + half_bribe), dollars a week
    corruption moves up to goal, where that is above rest, with half-life bribe_half_life; otherwise with half-life
    corruption_half_life, down to goal or to its rest

Source: source 003 (corrupt officials are the backbone). Rows: M23, M76.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values
from game.core.rows import add_by, look

RULE = "institutions.bribes"
BRIBES, FADING = (f"{RULE}.{name}" for name in ("bribes", "fading"))


def goal(p: Values, rest: FloatArray, dollars: FloatArray) -> FloatArray:
    """Corruption to which so many dollars a week lead. Shapes broadcast."""
    return rest + (1.0 - rest) * p["bought"] * (dollars / (dollars + p["half_bribe"]))


def rise(p: Values, corruption: FloatArray, rest: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Corruption gained over `days` where it lies below what is paid for. Shapes broadcast."""
    bought: FloatArray = np.where(goal > rest, exact.larger(goal - corruption, 0.0), 0.0)
    return bought * (1.0 - exact.half_power(days, p["bribe_half_life"]))


def drift_back(p: Values, corruption: FloatArray, rest: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of corruption over `days` by its drift to what is paid for, from above, or to its rest. Shapes broadcast."""
    way: FloatArray = np.where(goal > rest, exact.smaller(goal - corruption, 0.0), rest - corruption)
    return way * (1.0 - exact.half_power(days, p["corruption_half_life"]))


def corrupt(game: Game, days: FloatArray, turn_days: float) -> None:
    """Corruption over a pulse of `days` (B,)."""
    state, p, span = game.state, game.rule(RULE), days[:, None]
    aim = state.corruption_rest
    if state.bribe_funds.any():
        dollars = state.bribe_funds * look(state.pay_met, state.presence_group) * (7.0 / turn_days)
        paid = add_by(dollars, state.presence_region, state.region_key.shape[1])
        aim = goal(p, aim, paid)
    if (state.corruption == aim).all():
        return
    now, rest = state.corruption, state.corruption_rest
    up, down = rise(p, now, rest, aim, span), drift_back(p, now, rest, aim, span)
    book(game, "corruption", BRIBES, up)
    book(game, "corruption", FADING, down)

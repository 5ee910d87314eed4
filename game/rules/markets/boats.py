"""Boats: strikes on boats at sea sink a part of what goes by sea, and kill whoever is aboard.

In words: each level of strikes adds to the chance that a shipment by sea is lost. Little of the trade goes by sea, and what
goes by sea can go by land: the dent in the flow is marginal. Boats are struck at a steady pace and their crews are counted
dead. What partners think of it belongs to the politics of the region.

    lost at sea = sunk * level,   boats = boats_a_week * level * weeks,   killed = crew * boats

Source: source 004 (striking go-fast boats makes a marginal dent, pushes diversification and reduces partners' sharing of
intelligence). Boats and crews: press counts of strikes from September 2025 on, general knowledge. Row: M67.
"""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import count_at, move
from game.core.markets import CHANNELS
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "markets.boats"
KILLED = f"{RULE}.killed"
SEA: Final = CHANNELS.index("sea")
DAYS_A_WEEK: Final = 7.0


def lost_at_sea(p: Values, level: FloatArray) -> FloatArray:
    """Chance by which strikes of this level add to the loss of a shipment by sea."""
    return p["sunk"] * level


def boats(p: Values, level: FloatArray, weeks: FloatArray) -> FloatArray:
    """Boats to be expected to be struck."""
    return p["boats_a_week"] * level * weeks


def killed(p: Values, boats: FloatArray) -> FloatArray:
    """People to be expected to be killed aboard so many boats."""
    return p["crew"] * boats


def cost_a_week(p: Values, level: FloatArray) -> FloatArray:
    """Dollars a week that strikes of this level cost."""
    return p["cost"] * level


def strike(game: Game, days: FloatArray) -> None:
    """Boats that are struck over `days` (B,), and the people aboard."""
    state = game.state
    rows = np.flatnonzero((state.boats_level > 0) & (state.boats_funds > 0))
    if rows.size == 0:
        return
    p = game.rule_at(RULE, rows)
    key = luck.key(state.seed[rows], Purpose.BOATS_STRUCK, state.day[rows])
    struck = draws.poisson(key, boats(p, state.boats_level[rows] * 1.0, days[rows] / DAYS_A_WEEK))
    hit = np.flatnonzero(struck > 0)
    rows, struck = rows[hit], struck[hit]
    dead = draws.poisson(luck.child(key[hit], 1), killed(game.rule_at(RULE, rows), struck * 1.0))
    dead = exact.smaller(dead, state.people_abroad[rows])
    event = event_key(game, "boats_struck", rows, {})
    some = np.flatnonzero(dead > 0)
    move(game, KILLED, dead[some], "people_abroad", (rows[some],), "sea_dead", (rows[some],), event[some])
    count_at(game, "boats_struck", (rows,), struck)
    count_at(game, "boats_killed", (rows,), dead)
    tell(game, "boats_struck", rows, {}, {"count": struck, "dead": dead}, ids=event)


def risk_at_sea(game: Game) -> FloatArray:
    """Chance by which strikes add to the loss of shipments by sea; (B,)."""
    state = game.state
    level: IntArray = np.where(state.boats_funds > 0, state.boats_level, 0)
    return lost_at_sea(game.rule(RULE, 1), level * 1.0)

"""Raid teams: a small pool with readiness, fatigue and rest.

In words: a team is as ready as it is full and rested. A raid tires it; rest restores it with a half-life of days. A team
below the least readiness cannot be sent; one that is not rested can, at poorer odds, but does not count as available. Of
the teams that can go, those most ready go first.

    readiness = headcount / establishment * (1 - fatigue)
    available from rested_readiness, sent from least_readiness
    fatigue   += raid_fatigue + fight_fatigue * fought, at most 1;  halves every rest_half_life days

Source: source 000 (units that can be sent against the best-protected bosses are the bottleneck). Rows: M19, M20.
"""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between, settle
from game.core.parameters import Values

RULE = "raids.teams"
RAID, REST = (f"{RULE}.{name}" for name in ("raid", "rest"))


def readiness(headcount: IntArray, establishment: IntArray, fatigue: FloatArray) -> FloatArray:
    """Readiness 0-1 of teams; 0 for an empty slot."""
    full = np.where(establishment > 0, establishment, 1)
    return headcount / full * (1.0 - fatigue)


def ready_teams(game: Game) -> FloatArray:
    """Readiness of every team that can be sent, 0 for the others; shape (B, T)."""
    state, p = game.state, game.rule(RULE)
    level = readiness(state.headcount, state.establishment, state.fatigue)
    return np.where(level >= p["least_readiness"], level, 0.0)


def available(p: Values, level: FloatArray) -> BoolArray:
    """Which teams count as available, by their readiness."""
    return level >= p["rested_readiness"]


def choose(ready: FloatArray, own: BoolArray, wanted: IntArray) -> BoolArray:
    """The `wanted` (n,) most ready teams of each game among its own; `ready` and `own` are (n, T).

    Ties go to the team that stands first in the scenario.
    """
    level = np.where(own, ready, 0.0)
    order = np.argsort(-level, axis=1, kind="stable")
    place = np.argsort(order, axis=1, kind="stable")
    return (place < wanted[:, None]) & (level > 0)


def fatigue_of_raid(p: Values, fought: FloatArray) -> FloatArray:
    """Fatigue that a raid adds to a team that takes part; `fought` is 0 or 1."""
    return p["raid_fatigue"] + p["fight_fatigue"] * fought


def rested(p: Values, fatigue: FloatArray, days: FloatArray) -> FloatArray:
    """Fatigue left after `days` of rest. Shapes broadcast."""
    return fatigue * exact.half_power(days, p["rest_half_life"])


def rest(game: Game, days: FloatArray) -> None:
    """Let fatigue fade for `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    settle(game, "fatigue", REST, rested(p, state.fatigue, days[:, None]))


def tire(game: Game, rows: IntArray, team: IntArray, fought: FloatArray) -> None:
    """A raid tires the teams that took part; shapes (n,), `fought` 0 or 1."""
    book_at(game, "fatigue", RAID, (rows, team), fatigue_of_raid(game.rule_at(RULE, rows), fought))
    keep_between(game, "fatigue", 0.0, 1.0)

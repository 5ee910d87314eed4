"""Pressure: single blows start a race to be violent; only pressure that is kept up disorients a group.

In words: a group feels every raid on it and every removal, and what it feels fades within weeks. A blow to a group that
was left in peace before starts a struggle in which the more violent gain, and the group grows readier to use force. When
blows come so close that what is felt stands above a threshold, the group has no time for that race: its readiness does
not rise, and its command suffers for months.

    felt(after) = felt now + weight;  felt(t) halves every felt_half_life days
    below the threshold    aggressiveness + aggressiveness_step * weight * (1 - aggressiveness)
    at or above it         disarray + disarray_step * weight * (1 - disarray)

Source: source 000 (Mexico has applied just enough pressure to start leadership struggles and a Darwinian race to be
violent, never enough to disorient command). Rows: M06.
"""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import tell_part
from game.core.ledger import book_at, keep_between
from game.core.parameters import Values
from game.core.rows import at, places

RULE = "succession.pressure"
FELT, FADED, RACE, DISORIENTED = (f"{RULE}.{name}" for name in ("felt", "faded", "race", "disoriented"))


def is_sustained(p: Values, felt: FloatArray) -> BoolArray:
    """Whether what a group feels, the latest blow included, stands at or above the threshold."""
    return felt >= p["threshold"]


def aggressiveness_gained(p: Values, aggressiveness: FloatArray, weight: FloatArray) -> FloatArray:
    """Readiness to use force added by a blow below the threshold."""
    return p["aggressiveness_step"] * weight * (1.0 - aggressiveness)


def disarray_gained(p: Values, disarray: FloatArray, weight: FloatArray) -> FloatArray:
    """Disarray added by a blow at or above the threshold."""
    return p["disarray_step"] * weight * (1.0 - disarray)


def faded(p: Values, felt: FloatArray, days: FloatArray) -> FloatArray:
    """What is no longer felt after `days`. Shapes broadcast."""
    return felt * (1.0 - exact.half_power(days, p["felt_half_life"]))


def feel(game: Game, rows: IntArray, group: IntArray, weight: FloatArray, event: KeyArray) -> None:
    """Groups feel a raid or a removal, one per game; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    place = (rows, group)
    book_at(game, "strain_felt", FELT, place, weight * 1.0, event)
    sustained = is_sustained(p, state.strain_felt[place])
    gain = aggressiveness_gained(p, state.aggressiveness[place], weight)
    loss = disarray_gained(p, state.disarray[place], weight)
    for account, cause, amount, kind, hit in (
        ("aggressiveness", RACE, gain, "race_to_violence", ~sustained),
        ("disarray", DISORIENTED, loss, "pressure_felt", sustained),
    ):
        at = np.flatnonzero(hit & (weight > 0))
        book_at(game, account, cause, (rows[at], group[at]), amount[at], event[at])
        keep_between(game, account, 0.0, 1.0)
        tell_part(game, kind, rows[at], {"group": group[at]}, None, event[at])


def fade(game: Game, days: FloatArray) -> None:
    """What groups feel fades over `days` (B,)."""
    state = game.state
    place = places((state.strain_felt > 0) & (days > 0)[:, None])
    if place[0].size:
        lost = faded(game.rule_at(RULE, place[0]), at(state.strain_felt, *place), days[place[0]])
        book_at(game, "strain_felt", FADED, place, -lost)

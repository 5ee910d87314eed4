"""Political credit: what a success, and talking about it, earns at home.

In words: the state that removes a leader earns credit with its public, the more the higher the rank. A message earns more of
it: all that can be had by claiming the success, part of it by sharing it, none by a quiet word; and most while a major event
is fresh.

    credit at a removal = success[rank]
    credit by a message = claim (or share) * effort * (stale + (1 - stale) * freshness)
    freshness           = 1 at the latest major event, halving every freshness_half_life

Source: source 000 (the U.S. president claimed credit for the operation in the State of the Union address), source 004.
Row: M72.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at
from game.core.parameters import Values

RULE = "politics.credit"
NONE, CLAIM, SHARE, QUIET = range(4)  # tones of a message, as in the state


def success_credit(p: Values, rank: IntArray) -> FloatArray:
    """Points of credit for the state that removes a leader."""
    return np.where(rank == 1, p["success_1"], np.where(rank == 2, p["success_2"], p["success_3"]))


def freshness(p: Values, age: FloatArray) -> FloatArray:
    """How fresh the latest major event is, `age` days after it: 1 to 0."""
    return exact.half_power(age, p["freshness_half_life"])


def message_credit(p: Values, tone: IntArray, effort: FloatArray, freshness: FloatArray) -> FloatArray:
    """Points of credit for a message: tone 1 claims, 2 shares, 3 is quiet."""
    most = np.where(tone == CLAIM, p["claim"], np.where(tone == SHARE, p["share"], 0.0))
    return most * effort * (p["stale"] + (1.0 - p["stale"]) * freshness)


def earn(game: Game, rows: IntArray, seat: IntArray, points: FloatArray) -> None:
    """Seats earn credit; shapes (n,)."""
    count_at(game, "credit_seat", (rows, seat), points)

"""Alarm: a group that has been raided or warned grows cautious for some days.

In words: a raid or a warning raises the group's caution; caution halves within days. Lying low keeps it high at the price
of command. Cautious leaders are harder to find and slip away more easily (rules intelligence.rungs, raids.search).

    caution(after) = largest(caution now, size[alarm]);  caution(t) halves every half_life days

Source: source 002 and 003 (groups go to ground and adapt). Rows: M16, M53.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import set_at, settle_at
from game.core.parameters import Values

RULE = "intelligence.alarm"
RAID, WARNING, LYING_LOW = (f"{RULE}.{name}" for name in ("raid", "warning", "lying_low"))
_SIZES = {RAID: "size_raid", WARNING: "size_warning", LYING_LOW: "size_lying_low"}


def caution_now(p: Values, caution: FloatArray, age: FloatArray) -> FloatArray:
    """Caution left `age` days after its stamp."""
    # The stamp of what never was lies as long ago as numbers reach.
    since = np.where(caution > 0, exact.larger(age, age * 0.0), 0.0)
    return caution * exact.half_power(since, p["half_life"])


def caution_after(p: Values, left: FloatArray, size: str) -> FloatArray:
    """Caution right after an alarm when `left` was left of the last; `size` is the parameter of the alarm's size."""
    return exact.larger(left, p[size])


def raise_alarm(game: Game, rows: IntArray, group: IntArray, cause: str, event: KeyArray | None) -> None:
    """Raise the caution of groups; `cause` is one of this rule's causes. Shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    index = (rows, group)
    left = caution_now(p, state.caution[index], state.day[rows] - state.caution_day[index])
    settle_at(game, "caution", cause, index, caution_after(p, left, _SIZES[cause]), event)
    set_at(game, "caution_day", index, state.day[rows])

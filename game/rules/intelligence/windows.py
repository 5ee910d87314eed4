"""Intercept window: after a raid the lower echelons scramble and talk, for a few days, the more the higher the target.

In words: a raid sets off talk in the group, sized by the rank of the target and by what happened to it; talk halves
within hours to days. Talk adds nothing by itself: only signals collection that bears on the group hears it (rule
intelligence.rungs).

    talk(after) = largest(talk still heard, talk_rank[rank] * (1 if removed else talk_if_missed))
    talk(t)     = talk * 2 ^ (-(t - raid) / half_life)

Source: source 000 (takedowns cause lower echelons to scramble and start communicating). Row: M27.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import set_at, settle_at
from game.core.parameters import Values

RULE = "intelligence.windows"
RAID = "intelligence.windows.raid"


def talk_after(p: Values, heard: FloatArray, rank: IntArray, removed: FloatArray) -> FloatArray:
    """Talk right after a raid; `removed` is 1 if the target was removed. Shapes (n,)."""
    size = np.where(rank == 1, p["talk_rank_1"], np.where(rank == 2, p["talk_rank_2"], p["talk_rank_3"]))
    new = size * np.where(removed > 0, 1.0, p["talk_if_missed"])
    return exact.larger(heard, new)


def talk_now(p: Values, talk: FloatArray, age: FloatArray) -> FloatArray:
    """Talk still to be heard `age` days after its stamp."""
    # The stamp of what never was lies as long ago as numbers reach.
    since = np.where(talk > 0, exact.larger(age, age * 0.0), 0.0)
    return talk * exact.half_power(since, p["half_life"])


def open_window(game: Game, rows: IntArray, group: IntArray, rank: IntArray, removed: FloatArray, event: KeyArray) -> None:
    """A raid on the group opens or widens the window; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    index = (rows, group)
    heard = talk_now(p, state.chatter[index], state.day[rows] - state.chatter_day[index])
    settle_at(game, "chatter", RAID, index, talk_after(p, heard, rank, removed), event)
    set_at(game, "chatter_day", index, state.day[rows])
    set_at(game, "chatter_event", index, event)

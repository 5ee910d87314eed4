"""Mandates: what a seat is judged by. There is no total over lenses.

A mandate is a lens to improve, a floor not to fall through and a red line not to cross. Two results compare by red line,
then floor, then lens.
"""

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.world import Bound, Mandate
from game.engine.history import History, key_of, lens_value, now
from game.engine.measuring import Key


@attrs.frozen(eq=False)
class Judged:
    """The standing of a mandate in every game; shapes (B,)."""

    lens: FloatArray
    floor_kept: BoolArray
    red_line_kept: BoolArray
    floor_value: FloatArray
    red_line_value: FloatArray


def keys_needed(game: Game) -> tuple[Key, ...]:
    """Every key that the lenses and mandates of the scenario read."""
    found: dict[Key, None] = {}
    for items in game.world.lenses.values():
        for item in items:
            found[key_of(game, item.measure, item.of)] = None
    for mandates in game.world.mandates.values():
        for mandate in mandates:
            for bound in (mandate.floor, mandate.red_line):
                found[key_of(game, bound.measure, bound.of)] = None
    return tuple(found)


def _kept(game: Game, history: History, bound: Bound) -> tuple[BoolArray, FloatArray]:
    value = now(game, history, bound.measure, bound.of)
    kept = np.ones(game.batch, dtype=np.bool_)
    if bound.at_least is not None:
        kept &= ~(value < bound.at_least)
    if bound.at_most is not None:
        kept &= ~(value > bound.at_most)
    return kept, value


def judge_mandate(game: Game, history: History, mandate: Mandate) -> Judged:
    """How a mandate stands now."""
    floor, floor_value = _kept(game, history, mandate.floor)
    line, line_value = _kept(game, history, mandate.red_line)
    return Judged(lens_value(game, history, game.world.lenses[mandate.lens]), floor, line, floor_value, line_value)


def compare(one: Judged, other: Judged) -> IntArray:
    """Compare two results on one mandate game by game: 1 where the first is better, -1 where the second is, else 0; (B,).

    The red line comes first, then the floor, then the lens: nothing makes up for what comes before it.
    """
    sign = np.zeros(one.lens.shape, dtype=np.int64)
    for first, second in (
        (one.red_line_kept, other.red_line_kept), (one.floor_kept, other.floor_kept), (one.lens, other.lens),
    ):  # fmt: skip
        sign = np.where(sign != 0, sign, (first > second) * 1 - (first < second) * 1)
    return sign

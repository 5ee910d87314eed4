"""Lenses and mandates: what a seat is judged by. There is no total over lenses.

A lens is the weighted mean of its items, each 0 at one published anchor and 100 at the other; a mandate is a lens to
improve, a floor not to fall through and a red line not to cross. Two results compare by red line, then floor, then lens.
"""

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray
from game.core.game import Game
from game.core.measures import MEASURES
from game.core.world import Bound, LensItem, Mandate
from game.engine.history import History, key_of
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


def _now(game: Game, history: History, measure: str, of: str | None) -> FloatArray:
    """A flow since the start, a level as it stands, a chance over all its attempts."""
    key = key_of(game, measure, of)
    turns = len(history.readings[key]) - 1
    if MEASURES[measure].kind == "level":
        return history.over(key, turns, turns, at_end=True)
    return history.over(key, min(1, turns), turns)


def lens_value(game: Game, history: History, items: tuple[LensItem, ...]) -> FloatArray:
    """Value of a lens, 0-100; an item that has no value yet is left out. Shape (B,)."""
    whole, weights = np.zeros(game.batch), np.zeros(game.batch)
    for item in items:
        value = _now(game, history, item.measure, item.of)
        known = ~np.isnan(value)
        scaled = exact.clip((np.where(known, value, 0.0) - item.zero) / (item.hundred - item.zero), 0.0, 1.0) * 100.0
        whole = whole + np.where(known, item.weight * scaled, 0.0)
        weights = weights + np.where(known, item.weight, 0.0)
    return whole / np.where(weights > 0, weights, 1.0)


def _kept(game: Game, history: History, bound: Bound) -> tuple[BoolArray, FloatArray]:
    value = _now(game, history, bound.measure, bound.of)
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

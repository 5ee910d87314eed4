"""Readings of measures turn by turn, their value over a window of turns, and the lenses read from them.

A lens is the weighted mean of its items, each 0 at one published anchor and 100 at the other.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.measures import MEASURES
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.world import LensItem
from game.engine.measuring import READERS, Key, ids_of, part_of, read_all, second_ids_of

LENS: Final = "lens"


@attrs.define
class History:
    """Readings of some keys after each resolved turn; the first entry is the start, before any turn."""

    keys: tuple[Key, ...]
    readings: dict[Key, list[tuple[FloatArray, FloatArray]]] = attrs.field(factory=dict)

    def note(self, game: Game) -> None:
        """Read every key now, lenses last; call once at the start and once after each turn."""
        lenses = [key for key in self.keys if key.measure == LENS]
        items = [_item_key(game, item) for key in lenses for item in _lens_items(game, key)]
        wholes: dict[tuple[str, str], tuple[FloatArray, FloatArray]] = {}  # a measure of all regions is read once
        for key in dict.fromkeys((*self.keys, *items)):
            if key.measure != LENS:
                what = key.measure, key.of
                if what not in wholes:
                    wholes[what] = read_all(game, *what)
                self.readings.setdefault(key, []).append(part_of(wholes[what], key))
        for key in lenses:
            value = lens_value(game, self, _lens_items(game, key))
            self.readings.setdefault(key, []).append((value, np.ones_like(value)))

    def over(self, key: Key, first: int, last: int, at_end: bool = False) -> FloatArray:
        """Value over turns first..last (1 is the first turn); nan where a chance was never tried; shape (B,)."""
        window = self.readings[key][first : last + 1]
        kind = MEASURES[key.measure].kind
        if kind == "level":
            chosen = window[-1:] if at_end else window
            tried = _sum(tries for _, tries in chosen)
            whole = _sum(np.where(tries > 0, one, 0.0) / np.where(tries > 0, tries, 1.0) for one, tries in chosen)
            seen = _sum((tries > 0) * 1.0 for _, tries in chosen)
            mean: FloatArray = np.where(tried > 0, whole / np.where(seen > 0, seen, 1.0), np.nan)
            return mean
        value, tried = _sum(one for one, _ in window), _sum(tries for _, tries in window)
        if kind == "flow":
            return value
        return np.where(tried > 0, value / np.where(tried > 0, tried, 1.0), np.nan)


def _lens_items(game: Game, key: Key) -> tuple[LensItem, ...]:
    return tuple(game.world.lenses.values())[key.index]


def _item_key(game: Game, item: LensItem) -> Key:
    return key_of(game, item.measure, item.of)


def now(game: Game, history: History, measure: str, of: str | None) -> FloatArray:
    """A flow since the start, a level as it stands, a chance over all its attempts; shape (B,)."""
    key = key_of(game, measure, of)
    turns = len(history.readings[key]) - 1
    if MEASURES[measure].kind == "level":
        return history.over(key, turns, turns, at_end=True)
    return history.over(key, min(1, turns), turns)


def _drawn_out(game: Game, history: History, key: Key) -> float:
    """Length of the scenario in days over that of the turns so far; 1 before the first."""
    turns = len(history.readings[key]) - 1
    played, whole = game.world.days_until(turns), game.world.days_until(len(game.world.pulses))
    return whole / played if played else 1.0


def lens_value(game: Game, history: History, items: tuple[LensItem, ...]) -> FloatArray:
    """Value of a lens, 0-100; an item that has no value yet is left out. Shape (B,)."""
    values = []
    for item in items:
        value = now(game, history, item.measure, item.of)
        if item.pace and item.since_start:
            value = value * _drawn_out(game, history, _item_key(game, item))
        values.append(value)
    return weighed(items, values)


def weighed(items: Sequence[LensItem], values: Sequence[FloatArray]) -> FloatArray:
    """A lens, 0-100, from a value of each of its items, in their units; nan is left out. Shape (B,)."""
    whole, weights = np.zeros(values[0].shape), np.zeros(values[0].shape)
    for item, value in zip(items, values, strict=True):
        known = ~np.isnan(value)
        scaled = exact.clip((np.where(known, value, 0.0) - item.zero) / (item.hundred - item.zero), 0.0, 1.0) * 100.0
        whole = whole + np.where(known, item.weight * scaled, 0.0)
        weights = weights + np.where(known, item.weight, 0.0)
    return whole / np.where(weights > 0, weights, 1.0)


def _sum(parts: Iterable[FloatArray]) -> FloatArray:
    whole: FloatArray | None = None
    for part in parts:
        whole = part + 0.0 if whole is None else whole + part
    if whole is None:
        raise ValueError("a window of turns holds at least one turn")
    return whole


def key_of(game: Game, measure: str, of: object = None) -> Key:
    """The key of a measure taken of an id, a list of ids, or the nation. Raises Problem naming what exists."""
    if measure not in MEASURES:
        raise Problem(N_("There is no measure {name}.{hint}"), name=repr(measure), hint=nearest(measure, MEASURES))
    if measure == LENS:
        return _lens_key(game, of)
    readers = READERS.get(measure)
    if readers is None:
        raise Problem(N_("No rule of this version moves the measure {name}."), name=measure)
    if of is None:
        if "nation" not in readers:
            kinds = " | ".join(MEASURES[measure].of)
            raise Problem(N_("The measure {name} is taken of a {kinds}: say which with `of`."), name=measure, kinds=kinds)
        return Key(measure, "nation")
    ids = [str(one) for one in of] if isinstance(of, (list, tuple)) else [str(of)]
    if not ids:
        raise Problem(N_("`of` of the measure {name} is an empty list: say of what, or leave it out."), name=measure)
    if (pair := _pair(game, measure, ids)) is not None:
        return pair
    for kind in readers:
        if kind != "nation" and " " not in kind and ids[0] in ids_of(game, kind):
            return Key(measure, kind, ids_of(game, kind).index(ids[0]), _viewer(game, measure, kind, ids[1:]))
    known = dict.fromkeys(one for kind in readers if kind != "nation" for one in ids_of(game, kind))
    raise Problem(
        N_("The measure {name} cannot be taken of {of}.{hint}"),
        name=measure,
        of=repr(ids[0]),
        hint=nearest(ids[0], known),
    )


def _pair(game: Game, measure: str, ids: list[str]) -> Key | None:
    """The key of a measure taken of two things of different kinds, named in either order; None where it is not."""
    for kind in READERS[measure]:
        for one, other in (ids, ids[::-1]) if len(ids) == 2 and " " in kind else ():
            if one in ids_of(game, kind) and other in second_ids_of(game, kind):
                return Key(measure, kind, ids_of(game, kind).index(one), second_ids_of(game, kind).index(other))
    return None


def _lens_key(game: Game, of: object) -> Key:
    """The key of a lens, taken of [seat, lens] or of the lens: a lens reads the same for every seat."""
    known = list(game.world.lenses)
    ids = [str(one) for one in of] if isinstance(of, (list, tuple)) else [str(of)]
    named = [one for one in ids if one in known]
    if len(named) != 1 or any(one not in (*known, *game.world.seats) for one in ids):
        raise Problem(
            N_("The measure lens is taken of a seat and a lens, `of: [seat, lens]`; the lenses are {lenses}."),
            lenses=", ".join(known),
        )  # fmt: skip
    return Key(LENS, LENS, known.index(named[0]))


def _viewer(game: Game, measure: str, kind: str, more: list[str]) -> int:
    """Index of the seat to which a measure of a leader belongs. Raises Problem for any other second id."""
    seats = game.world.seats[: game.world.viewers]
    if kind != "leader":
        if more:
            raise Problem(
                N_("The measure {name} is taken of one {kind}, not also of {more}."),
                name=measure, kind=kind, more=", ".join(more),
            )  # fmt: skip
        return 0
    if not more and len(seats) == 1:
        return 0
    if len(more) != 1 or more[0] not in seats:
        raise Problem(
            N_("The measure {name} is taken of a leader and a seat, `of: [leader, seat]`; the seats are {seats}."),
            name=measure, seats=", ".join(seats),
        )  # fmt: skip
    return seats.index(more[0])

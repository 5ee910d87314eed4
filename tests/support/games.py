"""Games to prove something on: started from a scenario, played under orders that depend on the game alone."""

import functools
from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from game.content.build import build
from game.content.load import in_form, load_scenario
from game.content.rules_text import load_parameters
from game.content.scenario import Scenario
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.state import FIELDS, State, copy_state
from game.core.trace import Trace
from game.engine.dilemmas import open_first
from game.engine.injecting import InjectList
from game.engine.order_table import OrderTable
from game.engine.step import Resolved, open_game, resolve_turn

SCENARIOS = ("laboratory", "the_teapot")
TAPALPA = "tapalpa_plus_72 short"
COUNTRY = "after_the_boss"  # the strategic game: 32 regions, weekly pulses
LARGE = (TAPALPA, COUNTRY)
FEW = 12  # games whose start is kept
Orders = Callable[[Game], OrderTable]
Injects = Callable[[Game], InjectList]


@functools.cache
def _scenario(name: str) -> Scenario:
    """A scenario by its name, with the form in which it is played after a blank."""
    own, _, form = name.partition(" ")
    return in_form(load_scenario(own), form or None)


def start(scenario: str, seeds: Sequence[int], spare: Mapping[str, int] | None = None, tracing: bool = False) -> Game:
    """One game per seed, under the default preset, when its first turn is planned."""
    asked = scenario, tuple(seeds), tuple((spare or {}).items())
    if tracing or len(seeds) > FEW:
        return _begun(*asked, Trace() if tracing else None)
    kept = _kept(*asked)
    return Game(kept.world, copy_state(kept.state), load_parameters(scenario=_scenario(scenario).head.parameters))


@functools.lru_cache(maxsize=32)
def _kept(scenario: str, seeds: tuple[int, ...], spare: tuple[tuple[str, int], ...]) -> Game:
    """Games at their start, of which every test is given a copy."""
    return _begun(scenario, seeds, spare, None)


def _begun(scenario: str, seeds: tuple[int, ...], spare: tuple[tuple[str, int], ...], trace: Trace | None) -> Game:
    found = _scenario(scenario)
    world, state = build(found, np.array(seeds, dtype=np.uint64), dict(spare))
    game = Game(world, state, load_parameters(scenario=found.head.parameters), trace)
    opening = [(event.inject, np.arange(game.batch)) for event in found.events if event.turn == 0]
    if opening:
        open_game(game, opening)
    open_first(game)
    return game


def play(game: Game, turns: int, orders: Orders, injects: Injects | None = None) -> list[Resolved]:
    """Play turns; orders and injects are drawn anew before each."""
    return [resolve_turn(game, orders(game), () if injects is None else injects(game)) for _ in range(turns)]


def used_slots(state: State) -> dict[str, BoolArray]:
    """Which slots of each axis of a batch are in use, (B, N); axes without spare slots are not listed."""
    return {
        "R": state.region_key != 0,
        "G": state.group_key != 0,
        "L": state.post_group >= 0,
        "P": state.presence_group >= 0,
        "C": state.contact_a >= 0,
        "S": state.seat_key != 0,
        "T": state.team_key != 0,
    }


def used_places(state: State, name: str) -> BoolArray:
    """Which places of a field are in use, in the shape of its array."""
    array, used = getattr(state, name), used_slots(state)
    found = np.ones(array.shape, dtype=np.bool_)
    for place, axis in enumerate(FIELDS[name].axes):
        if axis in used:
            shape = [1] * array.ndim
            shape[0], shape[place + 1] = used[axis].shape
            found &= used[axis].reshape(shape)
    return found


@attrs.frozen
class Difference:
    """A field in which two batches differ: in how many games, and the first of them."""

    field: str
    games: int
    first: int


def differences(one: State, rows: IntArray, other: State, other_rows: IntArray) -> list[Difference]:
    """Fields whose used places differ in any bit between rows of one batch and rows of another."""
    found = []
    for name in FIELDS:
        mine, theirs = _used_bits(one, name, rows), _used_bits(other, name, other_rows)
        unlike = [row for row, pair in zip(rows.tolist(), zip(mine, theirs, strict=True), strict=True) if pair[0] != pair[1]]
        if unlike:
            found.append(Difference(name, len(unlike), unlike[0]))
    return found


def _used_bits(state: State, name: str, rows: IntArray) -> list[bytes]:
    """Bits of the used places of each row, in their order; games of a batch may use other slots."""
    used, array = used_places(state, name), getattr(state, name)
    return [np.ascontiguousarray(array[row][used[row]]).tobytes() for row in rows.tolist()]

"""Games for the table of balance: many combinations of players in one batch, each with the same luck.

A combination names who plays each state seat: a player, or a lever alone as `lever:NAME`. Games of several combinations
are rows of one batch, since a batch of hundreds is far quicker than several of dozens; a game comes out as it would alone.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.engine.history import key_of, lens_value
from game.engine.lenses import Judged, judge_mandate, keys_needed
from game.players.mixed import mixed
from game.players.player import Player
from game.players.players import doctrine_of, make_player
from game.session.setting_up import load_setup, start_games
from game.study.balance_lever_common import LEVER
from game.study.balance_levers import Lever, levers_of
from game.study.batch import play
from game.study.experiment import seeds_of

ROWS: Final = 400  # games of a batch, about as many as are quickest
Cell = tuple[tuple[str, str], ...]  # seat and who plays it, of every seat that is not left to its doctrine


@attrs.frozen(eq=False)
class Outcome:
    """What a combination came to; arrays (games,)."""

    lenses: Mapping[str, FloatArray]
    mandates: Mapping[tuple[str, str], Judged]  # by seat and mandate


@attrs.frozen
class Batch:
    """Work for one process: some games of some combinations."""

    scenario: str
    preset: str
    form: str | None
    cells: tuple[Cell, ...]
    seeds: tuple[int, ...]
    first: int  # number of the first game


def play_cells(
    scenario: str, preset: str, form: str | None, cells: Sequence[Cell], games: int, seed: int, jobs: int = 1
) -> dict[Cell, Outcome]:
    """Play `games` games of every combination, game i with the same luck in all of them; in `jobs` processes."""
    batches = _batches(scenario, preset, form, cells, seeds_of(f"{scenario} balance", seed, games))
    if jobs == 1:
        played = [play_batch(batch) for batch in batches]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            played = list(pool.map(play_batch, batches))
    parts: dict[Cell, list[Outcome]] = {cell: [] for cell in cells}
    for batch, outcomes in zip(batches, played, strict=True):
        for cell, outcome in zip(batch.cells, outcomes, strict=True):
            parts[cell].append(outcome)
    return {cell: _joined(found) for cell, found in parts.items()}


def _batches(scenario: str, preset: str, form: str | None, cells: Sequence[Cell], seeds: Sequence[int]) -> list[Batch]:
    """The work in batches of about ROWS games; combinations next to each other share a batch."""
    chunk = min(len(seeds), ROWS)
    together = max(1, ROWS // chunk)
    return [
        Batch(scenario, preset, form, tuple(cells[place : place + together]), tuple(seeds[first : first + chunk]), first)
        for place in range(0, len(cells), together)
        for first in range(0, len(seeds), chunk)
    ]


def play_batch(batch: Batch) -> list[Outcome]:
    """Play a batch; an outcome for each of its combinations, in their order."""
    setup = load_setup(batch.scenario, batch.preset, batch.form)
    count = len(batch.seeds)
    game = start_games(setup, batch.seeds * len(batch.cells))
    numbers = np.tile(np.arange(batch.first, batch.first + count), len(batch.cells))
    known = levers_of(game.world)
    players = {
        seat: mixed(
            [dict(cell).get(seat, doctrine_of(seat)) for cell in batch.cells for _ in range(count)],
            partial(_one, seat=seat, numbers=numbers, known=known),
        )
        for seat in game.world.seats
    }
    read = {key_of(game, item.measure, item.of): None for items in game.world.lenses.values() for item in items}
    keys = tuple(dict.fromkeys((*keys_needed(game), *read)))
    history = play(setup, game, players, len(setup.scenario.pulses), keys).history
    lenses = {name: lens_value(game, history, items) for name, items in game.world.lenses.items()}
    mandates = {
        (seat, mandate.id): judge_mandate(game, history, mandate)
        for seat, found in game.world.mandates.items()
        for mandate in found
    }
    return [_rows(lenses, mandates, slice(place * count, (place + 1) * count)) for place in range(len(batch.cells))]


def _one(name: str, seat: str, numbers: IntArray, known: Mapping[str, Lever]) -> Player:
    """A player by name, or the lever alone."""
    return known[name].player(seat) if name.startswith(LEVER) else make_player(name, seat, numbers)


def _rows(lenses: Mapping[str, FloatArray], mandates: Mapping[tuple[str, str], Judged], rows: slice) -> Outcome:
    return Outcome(
        {name: value[rows] for name, value in lenses.items()},
        {key: Judged(*(getattr(one, field.name)[rows] for field in attrs.fields(Judged))) for key, one in mandates.items()},
    )


def _joined(parts: Sequence[Outcome]) -> Outcome:
    def whole(judged: Sequence[Judged]) -> Judged:
        return Judged(*(np.concatenate([getattr(one, field.name) for one in judged]) for field in attrs.fields(Judged)))

    return Outcome(
        {name: np.concatenate([part.lenses[name] for part in parts]) for name in parts[0].lenses},
        {key: whole([part.mandates[key] for part in parts]) for key in parts[0].mandates},
    )

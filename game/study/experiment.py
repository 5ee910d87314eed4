"""Plays an experiment: the same games, with the same luck, in every arm."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs
import numpy as np

from game.content.located import Located
from game.content.rules_text import load_preset
from game.core import luck
from game.core.arrays import FloatArray, IntArray
from game.core.orders import order_text
from game.core.refusals import BY_CODE
from game.engine.measuring import Key
from game.players.player import Player
from game.players.players import doctrine_of, make_player
from game.session.setting_up import HOLD, Setup, load_setup, start_beside, start_games
from game.study.batch import Played, Scripted, play, side_by_side
from game.study.experiment_file import Experiment, ExperimentFile, Measured, at, check_experiment, read_file
from game.study.results import ArmResult, ExperimentResult, Refusal
from game.study.turn_orders import BY_PLAYER

CHUNK: Final = 256  # rows of a batch: games played at once, of all arms together


def seeds_of(title: str, seed: int, games: int) -> list[int]:
    """Seeds of the games of an experiment, from its title and --seed; game i has the same seed in every arm."""
    first = luck.entity(f"experiment:{title}:{seed}")
    return [int(key) for key in luck.child(np.full(games, first, dtype=np.uint64), np.arange(games))]


def players_of(seats: Sequence[str], chosen: Mapping[str, str], games: IntArray | None = None) -> dict[str, Player]:
    """Players of all seats: as chosen, state seats else on hold, groups else by their published doctrine.

    `games` (B,): numbers of the games in the experiment, by which random players draw.
    """
    default = {seat: doctrine_of(seat) if seat.startswith("group:") else HOLD for seat in seats}
    return {seat: make_player(chosen.get(seat, default[seat]), seat, games) for seat in seats}


def run_experiment(
    path: Path, games: int | None = None, seed: int = 0, preset: str | None = None, draw: bool = False
) -> ExperimentResult:
    """Read a file and play it. Raises Problem naming file and line where it is wrong."""
    file, located = read_file(path)
    setup = _setup(file, located, preset, draw)
    experiment = check_experiment(file, located, start_games(setup, [0]), load_preset(setup.preset).values)
    seeds = seeds_of(file.title, seed, games or file.games)
    arms = _play(experiment, setup, seeds)
    return ExperimentResult(
        title=file.title, scenario=file.scenario, preset=setup.preset, games=len(seeds), seed=seed, arms=arms,
        labels=tuple(measure.label for measure in experiment.measures), expectations=experiment.expectations,
    )  # fmt: skip


def _setup(file: ExperimentFile, located: Located, preset: str | None, draw: bool) -> Setup:
    """What the file's games are made from. Raises Problem naming file and line of a name that does not exist."""
    if preset is None:
        at(located, ("preset",), lambda: load_preset(file.preset))
    if file.form is not None:
        at(located, ("scenario",), lambda: load_setup(file.scenario))
    place = "scenario" if file.form is None else "form"
    setup: Setup = at(located, (place,), lambda: load_setup(file.scenario, preset or file.preset, file.form, draw))
    return setup


def _play(experiment: Experiment, setup: Setup, seeds: Sequence[int]) -> dict[str, ArmResult]:
    """All arms side by side in one batch, so many games of each at once that a batch has about CHUNK rows."""
    arms, each = experiment.arms, max(1, CHUNK // len(experiment.arms))
    own = [attrs.evolve(setup, parameters=arm.parameters, allow_outside=True, scales=arm.scales) for arm in arms]
    keys = dict.fromkeys(key for measure in experiment.measures for key in (measure.key, measure.under) if key is not None)
    parts = []
    for start in range(0, len(seeds), each):
        game = start_beside(own, seeds[start : start + each])
        count = game.batch // len(arms)
        players = players_of(
            game.world.seats, experiment.file.seats, np.tile(np.arange(start, start + count), len(arms))
        )  # fmt: skip
        script = side_by_side([arm.script for arm in arms], count)
        parts.append(play(setup, game, players, experiment.turns, tuple(keys), script))
    return {arm.name: _gather(experiment, number, parts) for number, arm in enumerate(arms)}


def _gather(experiment: Experiment, number: int, parts: Sequence[Played]) -> ArmResult:
    """What the rows of one arm gave."""
    arms, arm = experiment.arms, experiment.arms[number]
    first = sum(len(one.script) for one in arms[:number])  # number of its first entry among those of all arms
    counts = [part.game.batch // len(arms) for part in parts]
    rows = [slice(number * count, (number + 1) * count) for count in counts]
    values = {
        measure.label: np.concatenate([_value(part, measure)[own] for part, own in zip(parts, rows, strict=True)])
        for measure in experiment.measures
    }
    refused: dict[str, list[FloatArray]] = {}
    listed: Counter[tuple[int, int, str]] = Counter()  # turn, number of the entry in the script, reason
    for chunk, part in enumerate(parts):
        for turn in part.refused:
            mine = (turn.entry != BY_PLAYER) & (turn.orders.rows // counts[chunk] == number)
            for place in np.flatnonzero(mine).tolist():
                reason = BY_CODE[int(turn.reasons[place])].name
                listed[turn.turn, int(turn.entry[place]) - first, reason] += 1
                columns = refused.setdefault(reason, [np.zeros(count) for count in counts])
                columns[chunk][turn.orders.rows[place] - rows[chunk].start] += 1.0
    return ArmResult(
        name=arm.name, values=values, refused={name: np.concatenate(columns) for name, columns in refused.items()},
        refusals=tuple(_refusal(arm.script[entry], reason, count) for (_, entry, reason), count in sorted(listed.items())),
        left_out=np.concatenate([part.left_out[own] for part, own in zip(parts, rows, strict=True)]),
    )  # fmt: skip


def _refusal(entry: Scripted, reason: str, count: int) -> Refusal:
    if entry.order is None:
        raise ValueError("only an order can be refused")
    return Refusal(entry.turn, entry.seat, order_text(entry.order), reason, count)


def _value(part: Played, measure: Measured) -> FloatArray:
    def over(key: Key) -> FloatArray:
        return part.history.over(key, measure.first, measure.last, measure.at_end)

    value = over(measure.key)
    if measure.under is None:
        return value
    below = over(measure.under)
    return np.where(below > 0, value / np.where(below > 0, below, 1.0), np.nan)

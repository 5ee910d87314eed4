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
from game.session.setting_up import HOLD, Setup, load_setup, start_games
from game.study.batch import Played, Scripted, play
from game.study.experiment_file import Arm, Experiment, ExperimentFile, Measured, at, check_experiment, read_file
from game.study.results import ArmResult, ExperimentResult, Refusal
from game.study.turn_orders import BY_PLAYER

CHUNK: Final = 256  # games played at once


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
    arms = {arm.name: _play_arm(experiment, setup, arm, seeds) for arm in experiment.arms}
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


def _play_arm(experiment: Experiment, setup: Setup, arm: Arm, seeds: Sequence[int]) -> ArmResult:
    own = attrs.evolve(setup, parameters=arm.parameters, allow_outside=True, scales=arm.scales)
    keys = dict.fromkeys(key for measure in experiment.measures for key in (measure.key, measure.under) if key is not None)
    parts = []
    for start in range(0, len(seeds), CHUNK):
        game = start_games(own, seeds[start : start + CHUNK])
        players = players_of(game.world.seats, experiment.file.seats, np.arange(start, start + game.batch))
        parts.append(play(own, game, players, experiment.turns, tuple(keys), arm.script))
    return _gather(experiment, arm, parts)


def _gather(experiment: Experiment, arm: Arm, parts: Sequence[Played]) -> ArmResult:
    values = {measure.label: np.concatenate([_value(part, measure) for part in parts]) for measure in experiment.measures}
    refused: dict[str, list[FloatArray]] = {}
    listed: Counter[tuple[int, int, str]] = Counter()  # turn, number of the entry in the script, reason
    for number, part in enumerate(parts):
        for turn in part.refused:
            for place in np.flatnonzero(turn.entry != BY_PLAYER).tolist():
                reason = BY_CODE[int(turn.reasons[place])].name
                listed[turn.turn, int(turn.entry[place]), reason] += 1
                columns = refused.setdefault(reason, [np.zeros(one.game.batch) for one in parts])
                columns[number][turn.orders.rows[place]] += 1.0
    return ArmResult(
        name=arm.name, values=values, refused={name: np.concatenate(columns) for name, columns in refused.items()},
        refusals=tuple(_refusal(arm.script[entry], reason, count) for (_, entry, reason), count in sorted(listed.items())),
        left_out=np.concatenate([part.left_out for part in parts]),
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

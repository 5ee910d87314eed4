"""Readings of many games turn by turn, played in chunks under the same luck: what the comparisons with history share."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.measuring import Key
from game.session.setting_up import Setup, start_games
from game.study.batch import Scripted, play
from game.study.experiment import players_of, seeds_of

CHUNK: Final = 256  # games played at once, about
Readings = Mapping[str, FloatArray]  # by name, (games, arms, turns)
Script = Callable[[int], Sequence[Scripted]]  # of `seeds` games in every arm: row = seed * arms + arm


def play_arms(
    setup: Setup, title: str, games: int, turns: int, keys: Callable[[Game], Mapping[str, Key]], arms: int = 1,
    script: Script = lambda seeds: (),
) -> Readings:  # fmt: skip
    """Play `games` games with both states on hold in each of `arms` arms, and read every key after every turn.

    Games of the same number have the same seed in every arm. `script` tells what is done to which rows of a chunk.
    """
    seeds = seeds_of(title, 0, games)
    together = max(1, CHUNK // arms)
    parts: dict[str, list[FloatArray]] = {}
    for first in range(0, games, together):
        part = seeds[first : first + together]
        game = start_games(setup, np.repeat(np.array(part, dtype=np.uint64), arms).tolist())
        bots = players_of(game.world.seats, {}, np.repeat(np.arange(first, first + len(part)), arms))
        read = keys(game)
        history = play(setup, game, bots, turns, tuple(read.values()), script(len(part))).history
        for name, key in read.items():
            by_turn = np.array([history.over(key, turn, turn, at_end=True) for turn in range(1, turns + 1)])
            parts.setdefault(name, []).append(by_turn.T.reshape(len(part), arms, turns))
    return {name: np.concatenate(found) for name, found in parts.items()}


def rows_of(seeds: int, arms: int, arm: int) -> tuple[int, ...]:
    """Rows of an arm in a chunk of so many seeds."""
    return tuple(range(arm, seeds * arms, arms))

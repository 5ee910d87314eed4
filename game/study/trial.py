"""Trying a scenario out: many games to their end, every seat by a random player."""

from collections.abc import Iterator
from typing import Final

import attrs
import numpy as np

from game.engine.observe import View
from game.engine.order_table import OrderTable
from game.players.random_player import RandomPlayer
from game.session.setting_up import load_setup, start_games
from game.study.batch import play

CHUNK: Final = 256


@attrs.frozen
class Trial:
    """What came of a trial."""

    scenario: str
    games: int
    turns: int
    given: int
    refused: int


class Counting(RandomPlayer):
    """A random player that counts its orders."""

    given = 0

    def orders(self, view: View) -> OrderTable:
        """Random orders, counted."""
        table = super().orders(view)
        self.given += table.count
        return table


def play_at_random(scenario: str, games: int) -> Trial:
    """Play `games` games of a scenario to their end. Raises Problem when the scenario cannot be read."""
    setup = load_setup(scenario)
    turns = len(setup.scenario.pulses)
    given = refused = 0
    for first, size in _chunks(games):
        game = start_games(setup, range(first, first + size))
        numbers = np.arange(first, first + size)
        players = {seat: Counting(games=numbers) for seat in game.world.seats}
        played = play(setup, game, players, turns, ())
        given += sum(player.given for player in players.values())
        refused += sum(turn.reasons.size for turn in played.refused)
    return Trial(setup.scenario.id, games, turns, given - refused, refused)


def _chunks(games: int) -> Iterator[tuple[int, int]]:
    for first in range(0, games, CHUNK):
        yield first, min(CHUNK, games - first)

"""Several players of one seat in a batch, each in its own games."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, join
from game.players.answering import decisions_of
from game.players.negotiating import answers_of, offers_of
from game.players.player import Player
from game.session.setting_up import HOLD


class Mixed:
    """Several players of a seat, each giving orders in its own games of a batch."""

    name: Final = "mixed"

    def __init__(self, parts: Sequence[tuple[Player, IntArray]], games: int) -> None:
        self._parts = [(player, np.isin(np.arange(games), rows)) for player, rows in parts]

    def orders(self, view: View) -> OrderTable:
        """The orders of each player in its own games."""
        return self._each(lambda player: player.orders(view))

    def decides(self, view: View) -> OrderTable:
        """The answers of each player to what its own games ask of the seat."""
        return self._each(lambda player: decisions_of(player, view))

    def offers(self, view: View) -> OrderTable:
        """The offers of each player in its own games."""
        return self._each(lambda player: offers_of(player, view))

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """The answers of each player in its own games."""
        return self._each(lambda player: answers_of(player, view, offers))

    def _each(self, act: Callable[[Player], OrderTable]) -> OrderTable:
        # Whoever holds says nothing, not even what its consents would answer: the engine does that.
        tables = ((act(player), own) for player, own in self._parts if player.name != HOLD)
        return join([table.part(own[table.rows]) for table, own in tables])


def mixed(names: Sequence[str], make: Callable[[str], Player]) -> Player:
    """The player of a seat in a batch, given by name who plays it in each of its games; `make` makes one by its name."""
    by_game = np.array(names)
    parts = [(make(name), np.flatnonzero(by_game == name)) for name in dict.fromkeys(names)]
    return parts[0][0] if len(parts) == 1 else Mixed(parts, len(names))

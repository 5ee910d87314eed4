"""Checks and writers of the orders about politics: messages."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.game import Game
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    NO_CAPITAL,
    Check,
    first_reason,
)
from game.engine.order_table import OrderTable


def _message(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state = game.state
    spoken = state.message_tone[table.rows, table.seat] > 0
    reason = np.where(spoken, ALREADY, 0)
    return first_reason(reason, np.where(table.arguments[:, 1] > state.capital[table.rows, table.seat], NO_CAPITAL, 0))


def _write_message(game: Game, table: OrderTable) -> None:
    """The message takes effect when the turn is resolved; tones are numbered from 1 in the state."""
    game.state.message_tone[table.rows, table.seat] = table.argument(0) + 1
    game.state.message_capital[table.rows, table.seat] = table.arguments[:, 1]


CHECKS: Final[dict[str, Check]] = {"message": _message}
WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {"message": _write_message}

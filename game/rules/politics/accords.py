"""Accords: a state that keeps its word is trusted more, turn by turn.

In words: while at least one accord is in force and kept, trust between the two states rises a little, the less the more
of it there is already. Several accords at once bring no more than one. What an accord brings when it has run its term,
and what it costs to break one, stands with trust (politics.trust).

    gain = kept * (100 - trust) / 100 * weeks

Source: source 004 (concessions and help are traded step by step), source 002 (cooperation grows where promises are kept).
Rows: M81, M84, M88.
"""

from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between
from game.core.parameters import Values

RULE = "politics.accords"
KEPT = f"{RULE}.kept"


def keeping_gain(p: Values, trust: FloatArray, days: FloatArray) -> FloatArray:
    """Points of trust gained over `days` in which the accords in force are kept; (n,)."""
    return p["kept"] * (100.0 - trust) / 100.0 * days / 7.0


def keep(game: Game, rows: IntArray, days: float) -> None:
    """The accords in force in the games `rows` (n,), each once, have been kept for a turn of `days`."""
    gain = keeping_gain(game.rule_at(RULE, rows), game.state.trust[rows], rows * 0.0 + days)
    book_at(game, "trust", KEPT, (rows,), gain)
    keep_between(game, "trust", 0.0, 100.0)

"""Political capital: spent on messages and requests, slowly earned by standing well.

In words: a seat has diplomatic and political capital of up to a hundred points. A public that approves and a government that
is willing restore it slowly, the slower the more there is. What capital does in a message levels off: the first points
matter most.

    effort  = capital spent / (capital spent + half_effort)
    weekly  = base + approval_weight * (approval - 50) / 50 + will_weight * (will - 50) / 50, at least 0
    capital moves toward 100 at the speed weekly / 100 a week

Source: source 000 (strong approval ratings and majorities give a broad remit); what a point buys is assumed. Rows: M48, M49.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.capital"
MESSAGE, DECISION, EARNED = (f"{RULE}.{name}" for name in ("message", "decision", "earned"))


def effort(p: Values, capital: FloatArray) -> FloatArray:
    """How far a message reaches, 0 to 1, by the capital put into it."""
    return capital / (capital + p["half_effort"])


def earned(p: Values, capital: FloatArray, approval: FloatArray, will: FloatArray, days: FloatArray) -> FloatArray:
    """Capital restored over `days`."""
    weekly = p["base"] + p["approval_weight"] * ((approval - 50.0) / 50.0) + p["will_weight"] * ((will - 50.0) / 50.0)
    kept = exact.exp(-(exact.larger(weekly, 0.0) * (days / 700.0)))
    return (100.0 - capital) * (1.0 - kept)


def spend(game: Game, rows: IntArray, seat: IntArray, amount: FloatArray, event: KeyArray) -> None:
    """Seats spend capital on messages; shapes (n,)."""
    book_at(game, "capital", MESSAGE, (rows, seat), -amount, event)
    keep_between(game, "capital", 0.0, 100.0)


def decide(game: Game, rows: IntArray, seat: IntArray, amount: FloatArray, event: KeyArray) -> None:
    """Seats pay the price of a decision; shapes (n,)."""
    book_at(game, "capital", DECISION, (rows, seat), -amount, event)
    keep_between(game, "capital", 0.0, 100.0)


def earn(game: Game, seats: FloatArray, days: FloatArray) -> None:
    """Capital is restored over `days` (B,) for the seats that `seats` (S,) marks with 1."""
    state = game.state
    amount = earned(game.rule(RULE), state.capital, state.approval, state.political_will, days[:, None])
    book(game, "capital", EARNED, amount * seats)

"""Every change of a stock or level is booked here, under a named cause.

`book` changes a whole account, `book_at` single places of it, `move` carries whole units from one stock to another so
that nothing is made or lost, `keep_between` books what a limit takes away (cause `limit`), `settle` moves a level to a
value that a formula gives. With a trace in the game every booking is kept; without one the cost is one comparison.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.rows import at
from game.core.trace import Index

LIMIT: Final = "limit"


def book(game: Game, account: str, cause: str, amount: FloatArray | IntArray, event: KeyArray | None = None) -> None:
    """Add `amount`, of the shape of the account's array, to every place of the account."""
    array = getattr(game.state, account)
    array += amount
    if game.trace is not None:
        game.trace.note(account, cause, None, amount, game.state.day, event)


def book_at(
    game: Game, account: str, cause: str, index: Index, amount: FloatArray | IntArray, event: KeyArray | None = None
) -> None:
    """Add `amount`, shape (n,), to the places `index` of the account; a place may occur more than once."""
    if amount.size == 0:
        return
    _add_at(getattr(game.state, account), index, amount)
    if game.trace is not None:
        game.trace.note(account, cause, index, amount, game.state.day, event)


def settle(game: Game, account: str, cause: str, value: FloatArray, event: KeyArray | None = None) -> None:
    """Move a level to `value`, of the shape of its array, booking the difference."""
    book(game, account, cause, value - getattr(game.state, account), event)


def settle_at(
    game: Game, account: str, cause: str, index: Index, value: FloatArray | IntArray, event: KeyArray | None = None
) -> None:
    """Move single places of a level to `value`, shape (n,), booking the difference; places occur once."""
    book_at(game, account, cause, index, value - getattr(game.state, account)[index], event)


def keep_between(game: Game, account: str, low: float, high: float) -> None:
    """Hold a level within its limits; what the limit takes away is booked under the cause `limit`."""
    array = getattr(game.state, account)
    beyond = (array < low) | (array > high)
    if beyond.any():
        index = np.nonzero(beyond)
        value = array[index]
        book_at(game, account, LIMIT, index, np.where(value < low, low, high) - value)


def move(
    game: Game,
    cause: str,
    amount: IntArray,
    source: str,
    source_index: Index,
    target: str,
    target_index: Index,
    event: KeyArray | None = None,
) -> None:
    """Carry whole units, shape (n,), from places of one stock to places of another.

    Raises OverflowError if a source would fall below zero: a rule that moves what is not there is wrong.
    """
    if amount.size == 0:
        return
    if (amount < 0).any():
        raise OverflowError(f"{cause}: a negative amount cannot move from {source} to {target}")
    book_at(game, source, cause, source_index, -amount, event)
    book_at(game, target, cause, target_index, amount, event)
    if (at(getattr(game.state, source), *source_index) < 0).any():
        raise OverflowError(f"{cause}: {source} holds less than what is to move to {target}")


def move_all(game: Game, cause: str, source: str, taken: IntArray, target: str, given: IntArray) -> None:
    """Carry whole units between two whole accounts; `taken` and `given` have the shapes of their arrays.

    For rules that go through every place each pulse. Raises OverflowError if an amount is negative, if a game is given
    another number than was taken from it, or if a source would fall below zero.
    """
    alike = taken is given
    if not (taken.any() or (not alike and given.any())):
        return
    if _least(taken) < 0 or (not alike and _least(given) < 0):
        raise OverflowError(f"{cause}: a negative amount cannot move from {source} to {target}")
    if not alike and (exact.integer_total(taken) != exact.integer_total(given)).any():
        raise OverflowError(f"{cause}: {target} is given another number than {source} loses")
    book(game, source, cause, -taken)
    book(game, target, cause, given)
    if _least(getattr(game.state, source)) < 0:
        raise OverflowError(f"{cause}: {source} holds less than what is to move to {target}")


def move_each(
    game: Game, cause: str, amount: IntArray, source: str, source_place: IntArray, target: str, target_place: IntArray
) -> None:
    """Carry whole units, shape (n,), one by one from places to places of two flattened accounts.

    For rules that go through a list of places each pulse. Raises OverflowError as `move` does.
    """
    moving = amount != 0
    number = np.count_nonzero(moving)
    if number == 0:
        return
    if _least(amount) < 0:
        raise OverflowError(f"{cause}: a negative amount cannot move from {source} to {target}")
    taken, given = source_place, target_place
    if game.trace is not None or 2 * number < amount.size:
        some = np.flatnonzero(moving)
        amount, taken, given = amount.take(some), taken.take(some), given.take(some)
    stock, other = getattr(game.state, source), getattr(game.state, target)
    np.subtract.at(_flat(stock), taken, amount)
    np.add.at(_flat(other), given, amount)
    if game.trace is not None:
        game.trace.note(source, cause, np.unravel_index(taken, stock.shape), -amount, game.state.day, None)
        game.trace.note(target, cause, np.unravel_index(given, other.shape), amount, game.state.day, None)
    if _least(stock) < 0:
        raise OverflowError(f"{cause}: {source} holds less than what is to move to {target}")


def count_each(game: Game, account: str, place: IntArray, amount: IntArray) -> None:
    """Add to places of a count of the turn, flattened; each occurs once, shapes (n,)."""
    np.add.at(_flat(getattr(game.state, account)), place, amount)


def count_at(game: Game, account: str, index: Index, amount: IntArray | FloatArray) -> None:
    """Add to a count of the turn, shape (n,); counts feed the measures and need no cause."""
    _add_at(getattr(game.state, account), index, amount)


def _least(amounts: IntArray) -> int:
    """The least of some amounts, one at least."""
    return int(exact.smallest(amounts.reshape(-1)))


def _flat(array: IntArray) -> IntArray:
    """The same array by flat places; a copy would lose what is written to it."""
    if not array.flags.c_contiguous:
        raise ValueError("an account must be contiguous in memory, rows first, to be booked by flat places")
    return array.reshape(-1)


def _add_at(array: FloatArray | IntArray, index: Index, amount: FloatArray | IntArray) -> None:
    """Add to places of an array, one after the other; over its flat view, which is several times as fast."""
    if 1 < len(index) == array.ndim and array.flags.c_contiguous:
        flat = index[0]
        for size, place in zip(array.shape[1:], index[1:], strict=True):
            flat = flat * size + place
        np.add.at(array.reshape(-1), flat, amount)
    else:
        np.add.at(array, index, amount)


def set_at(game: Game, account: str, index: Index, value: IntArray | FloatArray | KeyArray) -> None:
    """Write an index, key, stamp, setting, trait or belief at single places; these are not booked as amounts."""
    getattr(game.state, account)[index] = value

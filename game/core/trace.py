"""What is kept while tracing: every booking, every event, every chance."""

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.events import Event

Index = tuple[IntArray, ...]


@attrs.frozen
class Booking:
    """One call of the ledger: which account changed, by how much, why, when and because of which event.

    `index` is None for a whole array, else the positions (rows first) to which `amount` belongs.
    """

    number: int
    account: str
    cause: str
    index: Index | None
    amount: FloatArray | IntArray
    day: FloatArray
    event: KeyArray | None


@attrs.frozen
class Change:
    """One change of one number in one game."""

    number: int
    account: str
    cause: str
    amount: float
    day: float
    event: int


@attrs.define(eq=False)
class Trace:
    """The bookings and events of a batch since tracing began."""

    bookings: list[Booking] = attrs.field(factory=list)
    events: list[Event] = attrs.field(factory=list)

    def note(
        self,
        account: str,
        cause: str,
        index: Index | None,
        amount: FloatArray | IntArray,
        day: FloatArray,
        event: KeyArray | None,
    ) -> None:
        """Keep a booking unless it changes nothing."""
        if amount.any():
            self.bookings.append(Booking(len(self.bookings), account, cause, index, amount.copy(), day.copy(), event))

    def changes(self, account: str, place: tuple[int, ...]) -> list[Change]:
        """Every change of one number; `place` is (row, index, ...) in the account's array."""
        found = []
        for booking in self.bookings:
            if booking.account == account:
                found.extend(_changes_at(booking, place))
        return found


def _changes_at(booking: Booking, place: tuple[int, ...]) -> list[Change]:
    if booking.index is None:
        if any(position >= size for position, size in zip(place, booking.amount.shape, strict=True)):
            return []  # the axis has grown since
        amount = booking.amount[place].item()
        event = 0 if booking.event is None else int(booking.event[place[: booking.event.ndim]])
        if amount == 0:
            return []
        return [Change(booking.number, booking.account, booking.cause, amount, booking.day.item(place[0]), event)]
    hits = np.ones(booking.index[0].shape, dtype=np.bool_)
    for positions, wanted in zip(booking.index, place, strict=True):
        hits &= positions == wanted
    found = []
    for hit in np.flatnonzero(hits).tolist():
        amount = booking.amount[hit].item()
        if amount != 0:
            event = 0 if booking.event is None else int(booking.event[hit])
            found.append(Change(booking.number, booking.account, booking.cause, amount, booking.day.item(place[0]), event))
    return found

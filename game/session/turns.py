"""What a session keeps of a turn: orders in the trays, answers to them, and the turn once it is resolved."""

import attrs

from game.core.injects import Inject
from game.core.orders import Order


@attrs.frozen
class Planned:
    """An order as it stands in a seat's tray."""

    order: Order
    text: str
    by_bot: bool = False
    number: int = 0  # among all orders of the session, in the order in which they were given


@attrs.frozen
class Answer:
    """What became of an order when it was given: accepted, or the reason and its sentence (English)."""

    accepted: bool
    reason: str
    sentence: str


@attrs.frozen
class TurnRecord:
    """What is kept of a resolved turn."""

    turn: int
    signature: str
    first_event: int
    last_event: int
    refused: tuple[tuple[str, str, str], ...]  # seat, order, reason
    given: tuple[tuple[str, Planned], ...] | None = None  # the orders by seat; None for a turn taken from a snapshot
    injects: tuple[Inject, ...] = ()  # of control, after those of the scenario's own events

"""What a seat could expect of the orders of a resolved turn, from what it knew when it planned them."""

import attrs

from game.core.game import Game
from game.core.orders import Order, order_text
from game.core.state import copy_state
from game.engine import legal
from game.engine.commitments import no_commitments
from game.engine.forecast import Line
from game.engine.observe import observe
from game.engine.order_table import encode
from game.session.forecasts import forecast_order
from game.session.session import Session


@attrs.frozen
class Ordered:
    """An order of a resolved turn: its number in the tray (the first is 1), why it was not carried out ("" when it was; the
    name of the refusal), and the forecast that the seat could read."""

    number: int
    order: Order
    refused: str
    forecast: tuple[Line, ...]


def orders_of(session: Session, seat: str, turn: int) -> tuple[Ordered, ...]:
    """The orders of a seat in a resolved turn, as they stood in its tray; none for a turn taken from a snapshot."""
    done = session.turns[turn - 1]
    own = sorted((planned for who, planned in done.given or () if who == seat), key=lambda planned: planned.number)
    orders = [planned.order for planned in own]
    refused: dict[str, list[str]] = {}
    for who, text, reason in done.refused:
        if who == seat:
            refused.setdefault(text, []).append(reason)
    view_of = _draft(session, seat, turn, orders)
    days = session.truth.world.days_of(turn)
    found = []
    for number, order in enumerate(orders, start=1):
        reasons = refused.get(order_text(order), [])
        reason = reasons.pop(0) if reasons else ""
        found.append(Ordered(number, order, reason, forecast_order(observe(view_of, seat), order, days)))
    return tuple(found)


def _draft(session: Session, seat: str, turn: int, orders: list[Order]) -> Game:
    """A copy of the game as the turn began, with the standing programmes that these orders set."""
    truth = session.truth
    draft = Game(truth.world, copy_state(session.checkpoints[turn - 1][0]), truth.parameters, None, truth.published)
    legal.give(draft, encode(truth.world, [(0, seat, order) for order in orders]), no_commitments(draft))
    return draft

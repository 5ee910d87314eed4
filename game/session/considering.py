"""What an order would cost and promise, before it is given. Nothing here changes or records anything."""

import attrs

from game.core.orders import Order
from game.core.refusals import BY_CODE
from game.engine.forecast import Line
from game.engine.observe import View, observe
from game.session import negotiating
from game.session.forecasts import forecast_order
from game.session.forecasts_tracks import OF_TRACKS
from game.session.session import Session
from game.session.turns import Answer


@attrs.frozen(eq=False)
class Considered:
    """What would become of an order: the answer, the seat's purses before and after, and its forecast."""

    answer: Answer
    before: View
    after: View
    decisions_left: int  # once it is given
    lines: tuple[Line, ...]


def without(session: Session, seat: str, place: int) -> Session:
    """A session to look at alone, as if a planned order (0 is the first of the seat's tray) had been taken back."""
    left = {one: list(plan) for one, plan in session.plans.items()}
    del left[seat][place]
    return attrs.evolve(session, plans=left, record=None)


def consider(session: Session, seat: str, order: Order) -> Considered:
    """Try an order on a copy of the game, after those in the tray."""
    before = session.planned_view(seat)
    tried = negotiating.try_out(session, seat, order)
    reason = BY_CODE[negotiating.reason_for(session, seat, order)]
    after = observe(tried.game, seat)
    days = tried.game.world.days_of(session.turn)
    # What is said and done at once is forecast from what stood before it: its own mark is not an earlier one.
    seen = before if order.name in OF_TRACKS else after
    lines = forecast_order(seen, order, days) if reason.code == 0 else ()
    if all(line.high == 0.0 for line in lines):  # nothing is known of the person, and nothing is done about it
        lines = ()
    taken = tried.committed.decisions[0, tried.game.world.seats.index(seat)]
    left = int(before.attention[0]) - int(taken)
    return Considered(Answer(reason.code == 0, reason.name, reason.sentence), before, after, left, lines)

"""What an order would cost and promise, before it is given. Nothing here changes or records anything."""

import attrs

from game.core.game import fork
from game.core.orders import Order
from game.core.refusals import BY_CODE
from game.engine import legal
from game.engine.commitments import no_commitments
from game.engine.forecast import Line
from game.engine.observe import View, observe
from game.engine.order_table import encode
from game.session.forecasts import forecast_order
from game.session.session import Answer, Session


@attrs.frozen(eq=False)
class Considered:
    """What would become of an order: the answer, the seat's purses before and after, and its forecast."""

    answer: Answer
    before: View
    after: View
    decisions_left: int  # once it is given
    lines: tuple[Line, ...]


def consider(session: Session, seat: str, order: Order) -> Considered:
    """Try an order on a copy of the game, after those in the tray."""
    planned = [(0, seat, one.order) for one in session.plans[seat]]
    before = session.planned_view(seat)
    trial = fork(session.truth)
    reasons, _raids = legal.give(trial, encode(trial.world, [*planned, (0, seat, order)]), no_commitments(trial))
    reason = BY_CODE[int(reasons[-1])]
    after = observe(trial, seat)
    lines = forecast_order(after, order, trial.world.days_of(session.turn)) if reason.code == 0 else ()
    if all(line.high == 0.0 for line in lines):  # nothing is known of the person, and nothing is done about it
        lines = ()
    left = int(before.attention[0]) - len(planned) - (reason.code == 0)
    return Considered(Answer(reason.code == 0, reason.name, reason.sentence), before, after, left, lines)

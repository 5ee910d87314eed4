"""What players do in the diplomacy step: those that can make offers and answer them; the others leave it to consents."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from game.engine.diplomacy import Offers, answer_by_consents
from game.engine.observe import View
from game.engine.order_table import OrderTable, decode, empty_table
from game.players.answering import orders_of
from game.players.player import Player
from game.players.players import make_player
from game.session.negotiating import Answerer, is_said
from game.session.session import Session
from game.session.setting_up import PERSON


@runtime_checkable
class Offering(Protocol):
    """A player that makes offers."""

    def offers(self, view: View) -> OrderTable:
        """Accords that it proposes or breaks, and strikes and joint raids for which it asks consent, this turn."""
        ...


@runtime_checkable
class Answering(Protocol):
    """A player that answers offers by a judgement of its own."""

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Its answers; what it leaves unanswered is answered by the seat's standing consents. It may counter."""
        ...


def offers_of(player: Player, view: View) -> OrderTable:
    """The offers of a player; none of one that makes none, or of a seat that is party to no accords."""
    if view.accords is None or not isinstance(player, Offering):
        return empty_table()
    return player.offers(view)


def answers_of(player: Player, view: View, offers: Offers) -> OrderTable:
    """The answers of a player to what stands open to its seat."""
    if view.accords is None:
        return empty_table()
    if isinstance(player, Answering):
        return player.answers(view, offers)
    return answer_by_consents(view.accords, view.standing.consents, view.world.seats.index(view.seat))


def answerer_for(seats: Mapping[str, str]) -> Answerer:
    """How a session answers for the seats that no person plays; `seats` is looked up each time, so hand it the session's."""

    def answer(seat: str, view: View, offers: Offers) -> OrderTable:
        name = seats[seat]
        return empty_table() if name == PERSON else answers_of(make_player(name, seat), view, offers)

    return answer


def make_offers(session: Session, player: Player, seat: str) -> None:
    """Let a player make the offers of its seat for this turn, once; best when the turn is opened."""
    if session.over or any(is_said(one.order) for one in session.plans[seat] if one.by_bot):
        return
    _give(session, seat, offers_of(player, session.view(seat)))


def give_orders(session: Session, player: Player, seat: str) -> None:
    """Let a player give the orders of its seat, after all that has been said; what is refused is lost, and recorded.

    Sealed orders that it has given already this turn (the game was stopped in between) are taken back first.
    """
    session.answer_for(seat)
    for number in reversed(range(len(session.plans[seat]))):
        planned = session.plans[seat][number]
        if planned.by_bot and not is_said(planned.order):
            session.withdraw(seat, number)
    _give(session, seat, orders_of(player, session.planned_view(seat)))


def _give(session: Session, seat: str, table: OrderTable) -> None:
    for place in range(table.count):
        session.submit(seat, decode(session.truth.world, table, place), by_bot=True)

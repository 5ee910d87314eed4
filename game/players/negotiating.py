"""What players do in the diplomacy step: those that can make offers and answer them; the others leave it to consents."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from game.core.world import STATE_SEATS
from game.engine.diplomacy import Offers, answer_by_consents
from game.engine.observe import View
from game.engine.order_table import OrderTable, decode, empty_table
from game.players.answering import orders_of
from game.players.player import Player
from game.players.players import make_player
from game.session.negotiating import ROUNDS, Answerer, answers_of_player, is_said
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


def make_offers(session: Session, players: Mapping[str, Player]) -> None:
    """Let players make the offers of their seats for this turn, once; best when the turn is opened.

    All offers are made before any is answered, as where many games are played at once, so that the game is the same.
    """
    if session.over:
        return
    new = [seat for seat in players if not any(is_said(one.order) for one in session.plans[seat] if one.by_bot)]
    offered = [(seat, offers_of(players[seat], session.view(seat))) for seat in new]
    for seat, table in offered:
        _take(session, seat, table)
    _answer(session)


def give_orders(session: Session, players: Mapping[str, Player]) -> None:
    """Let players give the orders of their seats, after all that has been said; what is refused is lost, and recorded.

    None of them hears what another orders now. Sealed orders that they have given already this turn (the game was stopped
    in between) are taken back first.
    """
    _answer(session)
    for seat in players:
        for number in reversed(range(len(session.plans[seat]))):
            planned = session.plans[seat][number]
            if planned.by_bot and not is_said(planned.order):
                session.withdraw(seat, number)
    sealed = [(seat, orders_of(player, session.planned_view(seat))) for seat, player in players.items()]
    for seat, table in sealed:
        _take(session, seat, table)
    _answer(session)


def _take(session: Session, seat: str, table: OrderTable) -> None:
    for place in range(table.count):
        session.take(seat, decode(session.truth.world, table, place), by_bot=True)


def _answer(session: Session) -> None:
    """Let the seats that no person plays answer what stands open, in rounds until nobody has anything to answer."""
    for _ in range(ROUNDS):
        answers = [(seat, answers_of_player(session, seat)) for seat in STATE_SEATS if seat in session.plans]
        if not any(orders for _seat, orders in answers):
            return
        for seat, orders in answers:
            for order in orders:
                session.answer(seat, order)

"""Seats that nobody at the table plays: they make and answer offers, and give orders before a turn is resolved."""

from game.players.negotiating import answerer_for, give_orders, make_offers
from game.players.player import Player
from game.players.players import make_player
from game.session.session import Session
from game.session.setting_up import PERSON


def open_turn_for_bots(session: Session) -> None:
    """Let every seat without a person make its offers for the turn being planned, and answer whatever is asked of it."""
    session.answerer = answerer_for(session.seats)
    make_offers(session, _bots(session))


def give_bot_orders(session: Session) -> None:
    """Ask the player of every seat without a person for its orders; what is refused is lost, and recorded."""
    if session.answerer is None:
        open_turn_for_bots(session)
    give_orders(session, _bots(session))


def _bots(session: Session) -> dict[str, Player]:
    return {seat: make_player(name, seat) for seat, name in session.seats.items() if name != PERSON}

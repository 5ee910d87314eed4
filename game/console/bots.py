"""Seats that nobody at the table plays: their players give orders before a turn is resolved."""

from game.engine.order_table import decode
from game.players.players import make_player
from game.session.session import Session
from game.session.setting_up import PERSON


def give_bot_orders(session: Session) -> None:
    """Ask the player of every seat without a person for its orders; what is refused is lost, and recorded.

    Orders that a bot has given already this turn (the game was stopped in between) are taken back first.
    """
    for seat, name in session.seats.items():
        if name == PERSON:
            continue
        for number in reversed(range(len(session.plans[seat]))):
            if session.plans[seat][number].by_bot:
                session.withdraw(seat, number)
        table = make_player(name, seat).orders(session.view(seat))
        for place in range(table.count):
            session.submit(seat, decode(session.truth.world, table, place), by_bot=True)

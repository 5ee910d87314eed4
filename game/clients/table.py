"""Several people at one keyboard: who must sit next.

A turn goes round the table once. Who has been asked something by another seat answers before anybody plans further; else
each seat plans in turn, its orders sealed when it ends; when all are sealed the turn is resolved, and each seat reads its
own report when it sits again. Whoever planned last opens the next turn, so that the keyboard changes hands no more often
than it must.
"""

from collections.abc import Collection

from game.session.session import Session
from game.session.setting_up import PERSON


def people_of(session: Session) -> list[str]:
    """The seats played by people at this keyboard, in the order of the scenario."""
    return [seat for seat, player in session.seats.items() if player == PERSON]


def asked_by_people(session: Session, seat: str) -> bool:
    """Whether the seat waits for the answer of another person to something it has asked."""
    others = [other for other in people_of(session) if other != seat]
    return any(offer.sender == seat for other in others for offer in session.open_offers(other))


def next_seat(session: Session, seat: str, sealed: Collection[str]) -> str | None:
    """Who must sit before the turn can be resolved: who has been asked something, then who has not ended; else None.

    `seat`: who sits now; `sealed`: who has ended its turn.
    """
    people = people_of(session)
    start = people.index(seat) + 1 if seat in people else 0
    in_turn = [*people[start:], *people[:start]]
    for one in in_turn:
        if one != seat and session.open_offers(one):
            return one
    return next((one for one in in_turn if one not in sealed), None)

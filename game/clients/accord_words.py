"""Offers and accords between the state seats in words."""

from collections.abc import Sequence
from typing import Final

from game.clients.known import Known
from game.session import order_names
from game.session.naming import Names
from game.session.negotiating import Offer
from game.texts import N_, _, ngettext, number

STATUS: Final = {
    "offered": N_("waits for an answer"), "in force": N_("in force"), "asked": N_("waits for an answer"),
    "granted": N_("granted for this turn"), "closed": N_("refused, countered or ended"),
}  # fmt: skip


def offer_words(names: Names, seat: str, offer: Offer) -> str:
    """One offer or accord: who gives what, for how long, how it stands."""
    own, status = offer.sender == seat, _(STATUS[offer.status])
    sender = names.seat_name(offer.sender)
    if offer.request:
        text = _("You ask for leave: {what} ({status})") if own else _("{sender} asks for leave: {what} ({status})")
        return text.format(sender=sender, what=order_names.term_words(names, offer.request), status=status)
    turns = ngettext("{count} turn", "{count} turns", offer.turns).format(count=number(offer.turns))
    if own:
        text = _("You give: {gives}. You get: {asks}. For {turns} ({status})")
    else:
        text = _("{sender} gives: {gives}. It asks: {asks}. For {turns} ({status})")
    return text.format(
        sender=sender, gives=order_names.side_words(names, offer.gives),
        asks=order_names.side_words(names, offer.asks), turns=turns, status=status,
    )  # fmt: skip


def turn_of(accord: str) -> int:
    """The turn in which an offer or accord was made, which its name says: `mexico-2-1`."""
    return int(accord.split("-")[1])


def term_words(known: Known, term: str) -> str:
    """One term of a bargain, an order in its text form, in words: `Share intelligence, vetted, 3 points a turn`."""
    return order_names.term_words(known.names, term)


def side_words(known: Known, terms: Sequence[str]) -> str:
    """One side of a bargain in words."""
    return order_names.side_words(known.names, terms)

"""Offers and accords between the state seats in words."""

from collections.abc import Sequence
from typing import Final

from game.clients.known import Known
from game.session import order_names
from game.session.naming import Names
from game.session.negotiating import Offer
from game.session.refusal_words import ground_words
from game.texts import N_, _, ngettext, number

STATUS: Final = {
    "offered": N_("waits for an answer"), "in force": N_("in force"), "asked": N_("waits for an answer"),
    "granted": N_("granted for this turn"), "closed": N_("refused, countered or ended"),
}  # fmt: skip


ANSWERED: Final = {"refuse": N_("refused"), "counter": N_("answered with other terms"), "break": N_("broken")}


def status_words(offer: Offer, names: Names | None = None) -> str:
    """How an offer, accord or request stands; a request, which nobody can counter, is closed by a refusal alone.

    With `names` a refusal tells its reason, where the seat that refused gives one.
    """
    if offer.status != "closed":
        return _(STATUS[offer.status])
    answer = "refuse" if offer.request else offer.answer
    words = _(ANSWERED[answer]) if answer in ANSWERED else _(STATUS["closed"])
    reason = "" if names is None or answer != "refuse" else ground_words(names, offer.receiver, offer.ground)
    return _("{answer}: {reason}").format(answer=words, reason=reason) if reason else words


def offer_words(names: Names, seat: str, offer: Offer, fresh: bool = False) -> str:
    """One offer or accord: who gives what, for how long, how it stands; `fresh`: made and closed in this turn, so it was
    not agreed to."""
    own, status = offer.sender == seat, status_words(offer, names)
    if fresh and offer.status == "closed" and offer.answer not in ANSWERED:
        status = _("not agreed to")
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

"""Offers and accords between the state seats in words."""

from typing import Final

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
        return text.format(sender=sender, what=offer.request, status=status)
    turns = ngettext("{count} turn", "{count} turns", offer.turns).format(count=number(offer.turns))
    if own:
        text = _("You give: {gives}. You get: {asks}. For {turns} ({status})")
    else:
        text = _("{sender} gives: {gives}. It asks: {asks}. For {turns} ({status})")
    return text.format(
        sender=sender, gives="; ".join(offer.gives) or _("nothing"), asks="; ".join(offer.asks) or _("nothing"), turns=turns,
        status=status,
    )  # fmt: skip

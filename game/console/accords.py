"""Offers and accords between the state seats on the screen."""

from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.core.world import STATE_SEATS
from game.session.naming import Names
from game.session.negotiating import Offer
from game.session.session import Session
from game.texts import N_, _, ngettext, number

STATUS: Final = {
    "offered": N_("waits for an answer"), "in force": N_("in force"), "asked": N_("waits for an answer"),
    "granted": N_("granted for this turn"), "closed": N_("refused, countered or ended"),
}  # fmt: skip


def accords_shown(session: Session, names: Names, seat: str) -> list[RenderableType]:
    """Everything offered, asked and agreed that the seat may see, and how to answer."""
    if seat not in STATE_SEATS:
        return [Text(_("Accords are between the two states; your seat has no part in them."))]
    known = session.accords(seat)
    if not known:
        return [Text(_("Nothing is offered, asked or agreed. propose_accord offers something."))]
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True, style="bold cyan")
    made.add_column(ratio=1)
    for offer in known:
        made.add_row(offer.name, Text(offer_words(names, seat, offer)))
    parts: list[RenderableType] = [made]
    if session.open_offers(seat):
        hint = _("Answer with answer_accord; a counter carries your own terms. What you leave open is refused when you end.")
        parts.append(Text(hint, style="dim"))
    return parts


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

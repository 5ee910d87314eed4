"""Offers and accords between the state seats on the screen."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.accord_words import offer_words
from game.clients.between import between
from game.clients.known import Known
from game.clients.relations import negotiates, relations, tracks
from game.core.world import STATE_SEATS
from game.session.naming import Names
from game.session.session import Session
from game.texts import _


def standing_shown(known: Known) -> list[RenderableType]:
    """How the two states and their countries stand: each number with its change and the largest cause of it."""
    if not negotiates(known):
        return []
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for header in (_("to ask why"), _("what"), _("now"), _("change"), _("largest cause of the last turn")):
        made.add_column(header, overflow="fold")
    for one in (*relations(known), *tracks(known)):
        sign = "" if not one.change_words else "+" if one.change > 0 else "-"
        made.add_row(one.name, one.label, one.words, sign + one.change_words, one.causes[0] if one.causes else "")
    facts = between(known)
    if not facts:
        return [made]
    told = Table.grid(padding=(0, 2, 0, 0))
    told.add_column(style="dim")
    told.add_column(ratio=1)
    for fact in facts:
        told.add_row(fact.label, fact.words)
    return [made, told]


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

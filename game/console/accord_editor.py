"""A bargain put together by questions: what you give, what you ask, for how many turns; and the answer to one."""

from typing import Final

from game.clients.accord_terms import (
    LONGEST,
    MOST_TERMS,
    TOPICS,
    USUAL,
    by_topic,
    counter,
    other_state,
    promisable,
    proposal,
)
from game.clients.known import Known
from game.console.dialogue import choose, guided_order
from game.console.targets import full_order
from game.console.terminal import Terminal
from game.console.vocabulary import CANCEL, simple
from game.engine.offers import SEPARATOR
from game.session import wording
from game.session.negotiating import Offer
from game.texts import _

EDITED: Final = ("propose_accord", "answer_accord", "break_accord")


def edited_order(name: str, known: Known, terminal: Terminal) -> str | None:
    """One of the orders about accords in its text form, by questions; None when the player gave it up."""
    ask = {"propose_accord": _propose, "answer_accord": _answer, "break_accord": _break}[name]
    found = ask(known, terminal)
    if found is None:
        terminal.line(_("Left off; nothing was ordered."))
    return found


def _propose(known: Known, terminal: Terminal) -> str | None:
    terms = _terms(known, terminal)
    return None if terms is None else proposal(*terms)


def _answer(known: Known, terminal: Terminal) -> str | None:
    waiting = known.session.open_offers(known.seat)
    if not waiting:
        terminal.line(_("Nothing waits for your answer."))
        return None
    offers = [(offer.name, _what(offer)) for offer in waiting]
    name = choose(offers, waiting[0].name, known, terminal, _("accord: which offer"))
    if name is None:
        return None
    offer = next(one for one in waiting if one.name == name)
    choices = [("accept", _("agree to the terms as they are")), ("refuse", _("no"))]
    if not offer.request:
        choices.append(("counter", _("offer your own terms instead")))
    answer = choose(choices, None, known, terminal, _("answer: your answer"))
    if answer != "counter":
        return None if answer is None else f"answer_accord accord={name} answer={answer}"
    terms = _terms(known, terminal)
    return None if terms is None else counter(name, *terms)


def _break(known: Known, terminal: Terminal) -> str | None:
    running = [offer for offer in known.session.accords(known.seat) if offer.status == "in force"]
    if not running:
        terminal.line(_("No accord is in force."))
        return None
    name = choose([(offer.name, _what(offer)) for offer in running], None, known, terminal, _("accord: which to end"))
    return None if name is None else f"break_accord accord={name}"


def _what(offer: Offer) -> str:
    """The terms of an offer in one line."""
    return offer.request or " <-> ".join("; ".join(side or (_("nothing"),)) for side in (offer.gives, offer.asks))


def _terms(known: Known, terminal: Terminal) -> tuple[list[str], list[str], int] | None:
    """Both sides of a bargain and its length."""
    mine, theirs = known.seat, other_state(known.seat)
    terminal.line(_("gives: what you give; Enter when that is all, . stops"), style="bold")
    gives = _side(mine, known, terminal)
    if gives is None:
        return None
    terminal.line(_("asks: what you ask in return; Enter when that is all"), style="bold")
    asks = _side(theirs, known, terminal)
    if asks is None:
        return None
    if not gives and not asks:
        terminal.line(_("A bargain about nothing is none."))
        return None
    turns = _turns(terminal)
    if turns is None:
        return None
    return gives, asks, turns


def _side(seat: str, known: Known, terminal: Terminal) -> list[str] | None:
    """Orders of a seat that it would promise, at most as many as a side may have; None when given up."""
    names = promisable(known.view.world, seat)
    topics = by_topic(names)
    described = [("enough", _("that is all"))]
    for topic, inside in topics.items():
        described += [(name, _of_topic(topic, name, len(topics))) for name in inside]
    found: list[str] = []
    while len(found) < MOST_TERMS and names:
        name = choose(described, "enough", known, terminal, "")
        if name is None:
            return None
        if name == "enough":
            return found
        order = guided_order(name, known, terminal)
        if order is not None:
            found.append(full_order(order, known))
            terminal.line(_("So far: {terms}").format(terms=f"{SEPARATOR} ".join(found)), style="dim")
    return found


def _of_topic(topic: str, name: str, topics: int) -> str:
    """What an order does, after what it is about where there are several such things."""
    words = _(wording.ORDER_WORDS.get(name, name))
    return words if topics == 1 else _("{topic}: {words}").format(topic=_(TOPICS[topic][0]), words=words)


def _turns(terminal: Terminal) -> int | None:
    while True:
        terminal.line(_("turns: for how many turns"), style="bold")
        given = terminal.ask(f"[{USUAL}] > ")
        if simple(given) in CANCEL:
            return None
        if not given:
            return USUAL
        if given.isascii() and given.isdigit() and 1 <= int(given[:6]) <= LONGEST:
            return int(given)
        terminal.line(_("Answer with a number from 1 to {last}, or . to stop.").format(last=LONGEST), style="yellow")

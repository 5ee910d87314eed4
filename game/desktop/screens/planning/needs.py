"""What needs attention, in its order: what waits for an answer, what is believed to be coming, what stands open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import attrs

from game.clients import headings
from game.clients.accord_words import offer_words, turn_of
from game.clients.decision_words import standing
from game.clients.known import Known
from game.clients.programmes import in_vain
from game.clients.succession import drivers_words, split_warning
from game.core.roles import FIX, PATTERN
from game.core.state import CONSENTS, NEVER
from game.desktop.screens.planning.context import Context, Selected
from game.desktop.screens.planning.decisions import open_decision
from game.desktop.screens.planning.purses import days_since
from game.session import wording
from game.session.reporting import messages_for
from game.texts import N_, _, first_up, ngettext, number, percent

DILEMMAS, MESSAGES, WARNINGS, OPENINGS = range(4)
SECTIONS: Final = (
    (N_("Asked of you"), N_("answer this turn")), (N_("Messages"), N_("press to read")),
    (N_("Indications and warnings"), N_("how sure")),
    (N_("Openings"), N_("what you can use")),
)  # fmt: skip
LEAST_CHANCE: Final = 0.005
AUTHORITIES: Final = (N_("strike"), N_("advise on the ground"), N_("raid together"))


@attrs.frozen
class Need:
    """One thing that needs attention; `selects` what it is about, `act` does something else when it is pressed."""

    section: int
    icon: str
    title: str
    detail: str
    key: str
    selects: Selected | None = None
    act: Callable[[], object] | None = None
    done: bool = False  # answered already, and kept to be changed


def needs(context: Context) -> list[Need]:
    """Everything that needs attention now, the most pressing first."""
    known = context.known
    said = [*_decisions(context), *_offers(known), *_answers(known), *_messages(context)]
    return [*said, *_warnings(known), *_own_troubles(context), *_openings(context)]


def _decisions(context: Context) -> Iterator[Need]:
    """What the scenario asks of the seat; once it is answered it stays, to be changed until the turn ends."""
    for one in context.known.decisions:
        given = next((option for option in one.options if option.given), None)
        detail = standing(one) if given is None else _("Your answer: {answer}").format(answer=given.title)
        yield Need(DILEMMAS, "dilemma" if given is None else "check", one.title, detail, f"need decision {one.id}",
                   act=partial(open_decision, context.desk, one.id), done=given is not None)  # fmt: skip


def _offers(known: Known) -> Iterator[Need]:
    for offer in known.session.open_offers(known.seat):
        sender = known.names.seat_name(offer.sender)
        title = _("{sender} asks for leave") if offer.request else _("{sender} makes an offer")
        yield Need(DILEMMAS, "dilemma", title.format(sender=sender), offer_words(known.names, known.seat, offer),
                   f"need {offer.name}", Selected("accord", offer.name))  # fmt: skip


def _answers(known: Known) -> Iterator[Need]:
    """What the other state has said this turn to an offer or a request of the seat's own."""
    for offer in known.session.accords(known.seat):
        if offer.sender == known.seat and not offer.open and turn_of(offer.name) == known.session.turn:
            title = _("{seat} has answered you").format(seat=known.names.seat_name(offer.receiver))
            told = offer_words(known.names, known.seat, offer, fresh=True)
            yield Need(MESSAGES, "answer", title, told, f"need {offer.name}",
                       Selected("accord", offer.name))  # fmt: skip


def _messages(context: Context) -> Iterator[Need]:
    known = context.known
    for place, text in enumerate(messages_for(known.session, known.seat)):
        first, rest = first_sentence(text)

        def tell(whole: str = text) -> None:
            context.desk.tell(_("Message"), whole, "message")

        yield Need(MESSAGES, "message", first + (" ..." if rest else ""), "", f"need message {place}", act=tell)


def first_sentence(text: str) -> tuple[str, str]:
    """A text parted behind its first sentence of some length."""
    at = 0
    while at >= 0:
        at = text.find(". ", at + 1)
        if at >= 30:
            return text[: at + 1], text[at + 2 :]
    return text, ""


def _warnings(known: Known) -> Iterator[Need]:
    beliefs = known.view.beliefs
    for place, group in enumerate(known.view.world.groups):
        told = headings.warning(known, place)
        if not told or beliefs is None:
            continue
        seen = days_since(known, float(beliefs.group_seen[0, place])) or _("as thought at the start")
        words = told.removeprefix(known.names.group_name(group)).lstrip(": ")
        detail = _("{words}. Your estimate, {age}.").format(words=first_up(words), age=seen)
        icon = "warning" if headings.alarming(known, place) else "eye"
        yield Need(WARNINGS, icon, known.names.group_name(group), detail, f"need {group}", Selected("group", group))


def _own_troubles(context: Context) -> Iterator[Need]:
    """What a red seat must reckon with inside its own group."""
    known = context.known
    own = known.view.own_group
    if own is None:
        return
    group = Selected("group", known.own_group_id)
    risk = split_warning(known)
    if risk:
        yield Need(WARNINGS, "warning", risk, drivers_words(known), "need split", group)
    for place, line in enumerate(headings.own_group(known)[1:]):
        yield Need(WARNINGS, "succession", line, _("You know your own people."), f"need own {place}", group)
    short = headings.short_purse(known)
    if short:
        yield Need(WARNINGS, "funds", _("The purse may run dry"), short, "need purse", group)
    if float(own.anger[0]) >= headings.LEAST_ANGER:
        words = _("Reprisals not yet carried out: {value}").format(value=number(float(own.anger[0]), 1))
        allowed = "retaliate" in known.view.world.orders.get(known.seat, frozenset())
        yield Need(WARNINGS, "attack", _("Your people are angry"), words, "need anger", group,
                   context.order("retaliate") if allowed else None)  # fmt: skip


def _openings(context: Context) -> Iterator[Need]:
    known = context.known
    beliefs = known.view.beliefs
    if beliefs is not None:
        yield from _in_vain(context)
        yield from _people(known)
        yield from _authorities(known)
        unknown = [place for place in known.open_leads() if known.rung(place) == 0]
        if unknown:
            words = ngettext("A lead on {count} person not known", "Leads on {count} people not known", len(unknown))
            yield Need(OPENINGS, "lead", words.format(count=number(len(unknown))), _("Exploit works them."), "need leads",
                       act=context.order("exploit"))  # fmt: skip
    yield from _teams(known)


def _in_vain(context: Context) -> Iterator[Need]:
    """Points that still go to somebody who is captured or dead; a press opens the order that frees them."""
    known = context.known
    for one in in_vain(known):
        person = known.names.short_leader(one.post, one.removal.event.person or None)
        dead = one.removal.kind == "killed"
        words = (
            ngettext("{count} point still goes to {person}, who is dead", "{count} points still go to {person}, who is dead",
                     one.points)
            if dead
            else ngettext("{count} point still goes to {person}, who is captured",
                          "{count} points still go to {person}, who is captured", one.points)
        )  # fmt: skip
        title = words.format(count=number(one.points), person=person)
        way = one.running.arguments["discipline"]
        yield Need(OPENINGS, "warning", title, _("Press to free them: you have heard of no successor."),
                   f"need freed {one.post} {way}", act=context.order("collect", one.running.ends))  # fmt: skip


def _people(known: Known) -> Iterator[Need]:
    """People known to the door, or by their habits so that a fix may come, and those on whom a lead is open."""
    beliefs = known.view.beliefs
    assert beliefs is not None
    world = known.view.world
    for place in sorted(known.known_leaders(), key=lambda one: (-known.rung(one), one)):
        post, rung = world.posts[place], known.rung(place)
        since, leads = float(beliefs.rung_day[0, place]), int(beliefs.leads[0, place])
        age = _("thought so at the start") if since <= NEVER else days_since(known, since)
        name = known.names.short_leader(post)
        chosen = Selected("leader", post)
        if rung == FIX:
            yield Need(
                OPENINGS,
                "raid",
                _("Fix on {person}").format(person=name),
                _("The exact place is known now; it fades. Since: {age}.").format(age=age),
                f"need {post}",
                chosen,
            )
        elif rung == PATTERN:
            chance = known.chance_of_fix(place)
            odds = _("Nothing is collected on this person.")
            if chance is not None and chance.value >= LEAST_CHANCE:
                odds = _("Fix this turn: {chance} by what you collect.").format(chance=percent(chance.value))
            words = _("Habits known, {age}. {odds}").format(age=age, odds=odds).strip()
            yield Need(OPENINGS, "eye", first_up(name), words, f"need {post}", chosen)
        elif leads:
            words = ngettext("{count} lead is open; exploit works it.", "{count} leads are open; exploit works them.", leads)
            told = _("{rung} known. {words}").format(rung=_(wording.RUNGS[rung]).capitalize(),
                                                     words=words.format(count=number(leads)))  # fmt: skip
            yield Need(OPENINGS, "lead", first_up(name), told, f"need {post}", chosen)


def _authorities(known: Known) -> Iterator[Need]:
    standing = known.view.standing
    for place, words in enumerate(AUTHORITIES):
        if place >= standing.authorities.shape[1]:
            return
        left, waits = float(standing.authorities[0, place]), float(standing.requests[0, place])
        if left > 0.0:
            yield Need(
                OPENINGS,
                "authority",
                _("Authority to {what}").format(what=_(words)),
                _("{days} days left").format(days=number(left)),
                f"need authority {place}",
            )
        if waits > 0.0:
            yield Need(OPENINGS, "clock", _("Congress decides: {what}").format(what=_(words)),
                       _("in {days} days").format(days=number(waits)), f"need request {place}")  # fmt: skip


def _teams(known: Known) -> Iterator[Need]:
    mine = known.view.teams
    for place, team in enumerate(known.view.world.teams):
        if not mine.own[0, place]:
            continue
        name, chosen = known.names.team(team), Selected("team", team)
        if not bool(mine.can_go[0, place]):
            days = known.days_of_rest(place)
            words = _("Too few people to go.") if days is None else _("It rests.")
            when = "" if days is None else ngettext("{name} can go in {count} day", "{name} can go in {count} days", days)
            title = when.format(name=name, count=number(days or 0)) if when else name
            yield Need(OPENINGS, "teams", title, words, f"need team {team}", chosen)


def consents(known: Known) -> list[str]:
    """What Mexico allows the United States now, in words."""
    words = {
        "isr": N_("flights"), "trainers": N_("trainers"), "planners": N_("planners"), "joint_raid": N_("joint raids"),
        "fusion_cell": N_("fusion cell"), "strike": N_("strikes"),
    }  # fmt: skip
    given = known.view.standing.consents[0].tolist()
    return [_(words.get(name, name)) for name, stands in zip(CONSENTS, given, strict=True) if stands]

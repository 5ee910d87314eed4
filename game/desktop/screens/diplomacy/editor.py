"""Bargains in dialogs: the editor of an offer or a counter, and the answer to what the other state has offered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from game.clients.accord_terms import LONGEST, MOST_TERMS, USUAL, counter, other_state, promisable, proposal
from game.clients.accord_words import side_words, term_words
from game.clients.relations import latest_offer, likely_answer
from game.core.orders import parse_order
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD, PANEL
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.screens.diplomacy.terms import TermEditor
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.inputs import Stepper
from game.desktop.widgets.layout import Column, Divider, Grid, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session.considering import consider
from game.session.negotiating import Offer
from game.session.order_names import terms_in
from game.session.refusal_words import ground_words
from game.texts import _, ngettext, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

OFFER, ANSWER, RESULT = "offer", "answer", "offer_result"


def turns_words(turns: int) -> str:
    """A number of turns."""
    return ngettext("{count} turn", "{count} turns", turns).format(count=number(turns))


# -- saying it -------------------------------------------------------------------------------------------------


def say(desk: Desk, order: str) -> bool:
    """Give an order of diplomacy; what is wrong with it is said. Whether the other state has heard it."""
    play, done = desk.play, list[bool]()

    def act() -> None:
        answer = play.plan(order)
        done.append(answer.accepted)
        if not answer.accepted:
            desk.tell(_("The order is refused"), _(answer.sentence))

    desk.guard(act)
    desk.ui.refresh()
    return done == [True]


def give_answer(desk: Desk, offer: Offer, answer: str) -> None:
    """Accept or refuse an offer or a request; the other state hears it at once."""
    if say(desk, f"answer_accord accord={offer.name} answer={answer}"):
        name = desk.play.names.seat_name(offer.sender)
        if answer == "refuse":
            desk.toast(_("Refused; {seat} has heard it.").format(seat=name), "refused")
        elif offer.request:
            desk.toast(_("Granted for this turn; {seat} has heard it.").format(seat=name), "consent")
        else:
            desk.toast(
                _("Agreed with {seat}: it runs for {turns}.").format(seat=name, turns=turns_words(offer.turns)), "accord"
            )


def ask_answer(desk: Desk, offer: Offer, answer: str) -> None:
    """Ask before an offer is answered: what has been said cannot be taken back."""
    title = _("Accept the offer") if answer == "accept" else _("Refuse the offer")
    text = _("{seat} hears it at once; it cannot be taken back.").format(seat=desk.play.names.seat_name(offer.sender))
    desk.ask(title, text, _("Accept") if answer == "accept" else _("Refuse"), partial(give_answer, desk, offer, answer))


# -- the editor ------------------------------------------------------------------------------------------------


def open_offer(desk: Desk, given: Mapping[str, object] | None = None) -> None:
    """Open the editor of an offer. `given`: `gives` and `asks` as texts of orders separated by `;`, `turns`."""
    found = given or {}
    turns = found.get("turns")
    editor = OfferEditor(desk, None, terms_in(found.get("gives")), terms_in(found.get("asks")),
                         int(turns) if isinstance(turns, int | float) and turns else USUAL)  # fmt: skip
    editor.open()


def open_counter(desk: Desk, offer: Offer, given: Mapping[str, object] | None = None) -> None:
    """Open the editor for other terms than those of an offer, which it begins with."""
    found = given or {}
    gives = terms_in(found.get("gives")) or list(offer.asks)
    asks = terms_in(found.get("asks")) or list(offer.gives)
    OfferEditor(desk, offer, gives, asks, offer.turns).open()


class OfferEditor:
    """What outlives a rebuild of the editor: both sides and the length. `answers`: the offer that it counters."""

    def __init__(self, desk: Desk, answers: Offer | None, gives: list[str], asks: list[str], turns: int) -> None:
        self.desk, self.answers = desk, answers
        self.sides = {"gives": gives[:MOST_TERMS], "asks": asks[:MOST_TERMS]}
        self.turns = turns

    def open(self) -> None:
        """Show it over the screen."""
        self.desk.ui.open(OFFER, self.build, close=self.close)

    def close(self) -> None:
        """Close it; nothing is offered."""
        self.desk.ui.close(OFFER)

    @property
    def order(self) -> str:
        """The order as it stands."""
        gives, asks = self.sides["gives"], self.sides["asks"]
        if self.answers is None:
            return proposal(gives, asks, self.turns)
        return counter(self.answers.name, gives, asks, self.turns)

    def _refusal(self) -> str:
        """Why it cannot be offered as it stands, "" where it can."""
        if not any(self.sides.values()):
            return _("A bargain about nothing is none: add what you give or what you ask.")
        play = self.desk.play
        if play.session.over:
            return _("The game is over.")
        answer = consider(play.session, play.seat, parse_order(self.order)).answer
        return "" if answer.accepted else _(answer.sentence)

    def build(self, ui: Ui) -> Widget:
        """The dialog as the offer stands."""
        play = self.desk.play
        other = play.names.seat_name(other_state(play.seat))
        sides = Grid([self._side("gives", _("You give")), self._side("asks", _("You ask"))], least_column=320, gap=16)
        stepper = Stepper(self.turns, low=1, high=LONGEST, key="turns", words=turns_words, on_change=self._set_turns,
                          tip=_("For how many turns both sides are bound"))  # fmt: skip
        length = Row([Text(_("For how long"), BODY, "second"), stepper], gap=16)
        reason = self._refusal()
        title = _("Offer an accord") if self.answers is None else _("Offer other terms")
        send = Button(_("Offer it"), key="send_offer", kind="main", shortcut="Enter", refused=reason, on_press=self._send,
                      tip=reason or _("The other state hears it at once."))  # fmt: skip
        cancel = Button(_("Cancel"), key="cancel_offer", shortcut="Esc", on_press=self.close)
        body = Column([sides, length, Divider(), self._preview(reason)], gap=16)
        return Dialog(title, body, icon="accord", subtitle=_("to {seat}").format(seat=other), on_close=self.close, width=960,
                      buttons=[cancel, send], foot=self._cost())  # fmt: skip

    def _cost(self) -> Widget:
        left = self.desk.play.known.decisions_left
        if self.answers is not None:
            words = _("An answer takes no decision.")
        else:
            words = ngettext("1 decision of {count} left", "1 decision of {count} left", left).format(count=number(left))
        return Row([Icon("attention", 18, "second"), Text(words, BODY, grow=1)], gap=8)

    def _set_turns(self, turns: int) -> None:
        self.turns = turns

    def _side(self, side: str, title: str) -> Widget:
        terms, mine = self.sides[side], side == "gives"
        play = self.desk.play
        rows: list[Widget] = [Text(title, PANEL)]
        for place, term in enumerate(terms):
            rows.append(self._term(side, place, term))
        if not terms:
            rows.append(Panel(Text(_("nothing"), BODY, "label"), pad=(12, 10), ground="", dashed=True, radius=6))
        giver = play.seat if mine else other_state(play.seat)
        full = _("A side has {count} terms at most.").format(count=number(MOST_TERMS)) if len(terms) >= MOST_TERMS else ""
        if not promisable(play.known.view.world, giver):
            full = _("There is nothing here that this state could promise.")
        rows.append(
            Button(_("Add a term…"), icon="plus", key=f"add_{side}", refused=full,
                   tip=full or _("An order that is promised"),
                   on_press=lambda: TermEditor(self.desk, mine, terms.append).open())
        )  # fmt: skip
        if full:
            rows.append(Text(full, LABEL, "label"))
        return Column(rows, gap=8)

    def _term(self, side: str, place: int, term: str) -> Widget:
        terms = self.sides[side]

        def change(text: str) -> None:
            terms[place] = text

        icon = ORDER_ICONS.get(parse_order(term).name, "plan")
        row = Row([Icon(icon, 18, "accent"), Text(term_words(self.desk.play.known, term), BODY, grow=1)], gap=10)
        edit = Pressable(row, key=f"{side}{place}", pad=(12, 8), radius=6, ground="raised", edge="control_edge", grow=1,
                         on_press=lambda: TermEditor(self.desk, side == "gives", change, term).open(),
                         tip=_("Change this term"))  # fmt: skip
        away = Button(icon="close", kind="quiet", key=f"drop_{side}{place}", tip=_("Takes this term away"),
                      on_press=lambda: terms.pop(place))  # fmt: skip
        return Row([edit, away], gap=4)

    def _preview(self, reason: str) -> Widget:
        """The whole in words, and what can be told of the answer."""
        known = self.desk.play.known
        words = _("You give: {gives}. You get: {asks}. For {turns}.").format(
            gives=side_words(known, self.sides["gives"]), asks=side_words(known, self.sides["asks"]),
            turns=turns_words(self.turns),
        )  # fmt: skip
        items: list[Widget] = [Text(_("In words"), LABEL_BOLD, "label"), Text(words, BODY)]
        if reason:
            items.append(Row([Icon("lock", 16, "worse"), Text(reason, BODY, "worse", grow=1)], gap=8))
        else:
            likely = likely_answer(known, self.sides["asks"])
            items.append(Row([Icon("question", 16), Text(likely, BODY, "second", grow=1)], gap=8))
        return Column(items, gap=6)

    def _send(self) -> None:
        if say(self.desk, self.order):
            self.close()
            tell_result(self.desk)


def tell_result(desk: Desk) -> None:
    """Say how the other state has answered what was just offered, and lead to its counter where there is one."""
    known = desk.play.known
    made = latest_offer(known)
    if made is None:
        return
    name, ui = known.names.seat_name(made.receiver), desk.ui
    back = next((one for one in known.session.open_offers(known.seat) if not one.request), None)
    if made.status == "in force":
        words, icon = (
            _("{seat} agrees. The accord runs for {turns}.").format(seat=name, turns=turns_words(made.turns)),
            "check",
        )
    elif made.open:
        words, icon = _("{seat} has been told, and will answer before the turn ends.").format(seat=name), "clock"
    elif back is not None:
        words, icon = _("{seat} does not agree, and offers other terms.").format(seat=name), "answer"
    else:
        words, icon = _("{seat} refuses.").format(seat=name), "refused"
        reason = ground_words(known.names, made.receiver, made.ground)
        if reason:
            words = _("{seat} refuses: {reason}.").format(seat=name, reason=reason)

    def close() -> None:
        ui.close(RESULT)

    def read() -> None:
        close()
        open_answer(desk, {"accord": "" if back is None else back.name})

    def build(inner: Ui) -> Widget:
        parts: list[Widget] = [Text(words, BODY_BOLD), terms_view(desk, made)]
        buttons: list[Widget] = [Button(_("Close"), key="ok", kind="plain" if back else "main",
                                        shortcut="Esc" if back else "Enter", on_press=close)]  # fmt: skip
        if back is not None:
            buttons.append(Button(_("Read its terms"), key="read", kind="main", shortcut="Enter", on_press=read))
        return Dialog(_("The answer"), Column(parts, gap=12), icon=icon, on_close=close, width=640, buttons=buttons)

    ui.open(RESULT, build, close=close)


def terms_view(desk: Desk, offer: Offer) -> Widget:
    """What each side gives, beside each other; of a request, what is asked for."""
    known = desk.play.known
    if offer.request:
        return Row([Icon("question", 18), Text(term_words(known, offer.request), BODY, grow=1)], gap=10)
    own = offer.sender == known.seat
    mine, theirs = (offer.gives, offer.asks) if own else (offer.asks, offer.gives)
    other = known.names.seat_name(offer.receiver if own else offer.sender)
    return Grid([_terms(desk, _("You give"), mine), _terms(desk, _("{seat} gives").format(seat=other), theirs)],
                least_column=230, gap=16)  # fmt: skip


def _terms(desk: Desk, title: str, terms: tuple[str, ...]) -> Widget:
    rows: list[Widget] = [Text(title, LABEL_BOLD, "label")]
    for term in terms:
        icon = ORDER_ICONS.get(parse_order(term).name, "plan")
        rows.append(Row([Icon(icon, 16), Text(term_words(desk.play.known, term), BODY, grow=1)], gap=8, align="top"))
    if not terms:
        rows.append(Text(_("nothing"), BODY, "label"))
    return Column(rows, gap=4)


# -- the answer ------------------------------------------------------------------------------------------------


def open_answer(desk: Desk, given: Mapping[str, object] | None = None) -> None:
    """Open the answer to an offer or a request. `given`: `accord`, its name; `answer`: `counter` goes to the editor."""
    found = given or {}
    waiting = {offer.name: offer for offer in desk.play.session.open_offers(desk.play.seat)}
    if not waiting:
        desk.tell(_("Answer an offer"), _("Nothing waits for your answer."), "info")
        return
    chosen = [str(found.get("accord", ""))]
    if chosen[0] not in waiting:
        chosen[0] = next(iter(waiting))
    if found.get("answer") == "counter" and not waiting[chosen[0]].request:
        open_counter(desk, waiting[chosen[0]], found)
        return
    desk.ui.open(ANSWER, lambda ui: _answer_dialog(desk, chosen), close=lambda: desk.ui.close(ANSWER))


def _answer_dialog(desk: Desk, chosen: list[str]) -> Widget:
    play = desk.play
    waiting = {offer.name: offer for offer in play.session.open_offers(play.seat)}
    offer = waiting.get(chosen[0])

    def close() -> None:
        desk.ui.close(ANSWER)

    def answer(words: str) -> None:
        close()
        if offer is not None:
            give_answer(desk, offer, words)

    def other_terms() -> None:
        close()
        if offer is not None:
            open_counter(desk, offer)

    def choose(name: str) -> None:
        chosen[0] = name

    if offer is None:
        gone = Text(_("It has been answered already."), BODY, "second")
        return Dialog(_("Answer an offer"), gone, on_close=close, width=520)
    items: list[Widget] = []
    if len(waiting) > 1:
        listed = [Choice(name, offer_title(desk, one)) for name, one in waiting.items()]
        items.append(DropDown(listed, chosen[0], key="accord", on_choose=choose, tip=_("Which offer is answered")))
    items.append(terms_view(desk, offer))
    if not offer.request:
        items.append(Text(_("For {turns}.").format(turns=turns_words(offer.turns)), BODY, "second"))
    items.append(Text(_("The other state hears your answer at once; it takes no decision and cannot be taken back."),
                      LABEL, "label"))  # fmt: skip
    buttons: list[Widget] = [Button(_("Refuse"), icon="refused", key="refuse", on_press=partial(answer, "refuse"))]
    if not offer.request:
        buttons.append(Button(_("Other terms…"), icon="answer", key="counter", on_press=other_terms))
    buttons.append(Button(_("Accept"), key="accept", kind="main", shortcut="Enter", on_press=partial(answer, "accept")))
    return Dialog(offer_title(desk, offer), Column(items, gap=12), icon="answer", on_close=close, width=680, buttons=buttons)


def offer_title(desk: Desk, offer: Offer) -> str:
    """Who offers or asks what sort of thing."""
    name = desk.play.names.seat_name(offer.sender)
    return _("{seat} asks for leave").format(seat=name) if offer.request else _("{seat} offers an accord").format(seat=name)

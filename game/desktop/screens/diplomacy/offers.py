"""Offers and accords as cards: what waits for an answer first, then what was offered, then what is in force."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.clients.accord_words import status_words
from game.clients.known import Known
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.screens.diplomacy.editor import ask_answer, offer_title, open_counter, say, terms_view, turns_words
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Grid, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session.negotiating import Offer
from game.session.setting_up import PERSON
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.screens.diplomacy.screen import Diplomacy


def offers_view(screen: Diplomacy, known: Known) -> Widget:
    """Everything offered, asked and agreed that the seat may see."""
    desk, seat = screen.desk, known.seat
    offers = known.session.accords(seat)
    able = not known.session.over and known.session.seats[seat] == PERSON
    waiting = [one for one in offers if one.open and one.receiver == seat]
    running = [one for one in offers if one.status == "in force"]
    rest = [one for one in offers if one not in waiting and one not in running]
    items: list[Widget] = []
    if waiting:
        note = _("What you leave open is refused when you end the turn.")
        items += [_head(_("Waiting for your answer"), number(len(waiting))), Text(note, LABEL, "label"),
                  *(_waiting(desk, one, able) for one in waiting)]  # fmt: skip
    items.append(_head(_("Accords in force"), number(len(running))))
    if running:
        items.append(Grid([_running(desk, one, able) for one in running], least_column=420, gap=12))
    else:
        items.append(Text(_("No accord is in force."), BODY, "second"))
    if rest:
        items += [_head(_("Offered this turn"), number(len(rest))),
                  Grid([_said(desk, one) for one in rest], least_column=420, gap=12)]  # fmt: skip
    elif not waiting and not running:
        items.append(Text(_("Nothing has been offered or asked this turn."), BODY, "second"))
    return Column(items, gap=10)


def _head(title: str, count: str) -> Widget:
    return Row([Text(title, PANEL, grow=1), Text(count, BODY_BOLD, "second")], gap=12)


def _waiting(desk: Desk, offer: Offer, able: bool) -> Widget:
    """An offer or a request of the other state, with the buttons that answer it."""
    sign = Icon("question" if offer.request else "accord", 20, "accent")
    head = Row([sign, Text(offer_title(desk, offer), BODY_BOLD, grow=1), Text(offer.name, LABEL, "label")], gap=10)
    parts: list[Widget] = [head, terms_view(desk, offer)]
    length = _("For this turn alone.") if offer.request else _("For {turns}.").format(turns=turns_words(offer.turns))
    parts.append(Text(length, LABEL, "second"))
    if able:
        buttons: list[Widget] = [
            Button(_("Accept…"), icon="check", key=f"accept-{offer.name}", tip=_("Agree to the terms as they are"),
                   on_press=partial(ask_answer, desk, offer, "accept")),
            Button(_("Refuse…"), icon="refused", key=f"refuse-{offer.name}", tip=_("Say no"),
                   on_press=partial(ask_answer, desk, offer, "refuse")),
        ]  # fmt: skip
        if not offer.request:
            buttons.append(
                Button(_("Other terms…"), icon="answer", key=f"counter-{offer.name}", tip=_("Offer your own terms instead"),
                       on_press=partial(open_counter, desk, offer))
            )  # fmt: skip
        parts.append(Flow(buttons, gap=8))
    return Panel(Column(parts, gap=10), pad=(16, 12), edge="accent", radius=8)


def _running(desk: Desk, offer: Offer, able: bool) -> Widget:
    """An accord in force: its terms, the turns left, and the way out."""
    other = offer.receiver if offer.sender == desk.play.seat else offer.sender
    name = desk.play.names.seat_name(other)
    title = _("Accord with {seat}").format(seat=name)
    left = _("{turns} left").format(turns=turns_words(offer.turns))
    parts: list[Widget] = [
        Row([Icon("accord", 20, "own"), Text(title, BODY_BOLD, grow=1), Text(left, BODY_BOLD, wrap=False)], gap=10),
        terms_view(desk, offer),
    ]
    if able and "break_accord" in desk.play.known.view.world.orders.get(desk.play.seat, ()):

        def break_it() -> None:
            if say(desk, f"break_accord accord={offer.name}"):
                desk.toast(_("The accord is broken; {seat} has heard it.").format(seat=name), "break_accord")

        def ask() -> None:
            words = _("It costs trust, more than never having agreed, and a decision; it cannot be taken back.")
            desk.ask(_("Break the accord"), words, _("Break it"), break_it, danger=True)

        parts.append(Flow([Button(_("Break…"), icon="break_accord", key=f"break-{offer.name}", kind="danger", on_press=ask,
                                  tip=_("Ends the accord before its time"))], gap=8))  # fmt: skip
    return Panel(Column(parts, gap=10), pad=(16, 12), edge="divider", radius=8)


def _said(desk: Desk, offer: Offer) -> Widget:
    """An offer or request that has its answer, or that waits for the other state's."""
    own = offer.sender == desk.play.seat
    own_title = _("You ask for leave") if offer.request else _("You offer an accord")
    title = own_title if own else offer_title(desk, offer)
    length = "" if offer.request else _("for {turns}").format(turns=turns_words(offer.turns))
    icons = {"granted": ("check", "better"), "closed": ("refused", "label")}
    icon, colour = icons.get(offer.status, ("clock", "second"))
    words = Text(status_words(offer, desk.play.names), BODY, "second", grow=1)
    status = Row([Icon(icon, 16, colour), words, Text(length, LABEL, "label")], gap=8)
    head = Row([Text(title, BODY_BOLD, grow=1), Text(offer.name, LABEL, "label")], gap=10)
    return Panel(Column([head, terms_view(desk, offer), status], gap=8), pad=(16, 12), edge="divider", radius=8)

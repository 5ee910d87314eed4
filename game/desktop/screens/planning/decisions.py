"""A decision that is asked of the seat, in a dialog: what it is about, its choices as cards with price and effect."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from game.clients.decision_words import expectation, price, standing
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD, PANEL
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.layout import Column, Row
from game.desktop.widgets.text import Icon, Key, Text
from game.session import decisions
from game.session.decisions import Decision, Option
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

OVERLAY: Final = "decision"


@attrs.define
class _Asked:
    """The dialog of one decision: `chosen` is the name of the card that is marked, which is not yet an answer."""

    desk: Desk
    id: str
    chosen: str

    @property
    def decision(self) -> Decision | None:
        """The decision as it stands."""
        return next((one for one in self.desk.play.known.decisions if one.id == self.id), None)

    def press(self, name: str) -> None:
        """A card is marked by a press, and given by a second one."""
        if self.chosen == name:
            self.give()
            return
        self.chosen = name
        self.desk.ui.focus_on(f"choice {name}")

    def close(self) -> None:
        self.desk.ui.close(OVERLAY)

    def give(self) -> None:
        """Answer as marked; the answer goes into the tray."""
        desk, play, decision = self.desk, self.desk.play, self.decision
        option = None if decision is None else next((one for one in decision.options if one.name == self.chosen), None)
        if decision is None or option is None or option.refused:
            return
        if option.given:
            self.close()
            return

        def act() -> None:
            play.check_able()
            given = decisions.answer(play.session, play.seat, option.name)
            play.heard("planned" if given.accepted else "refused")
            words = _("{title}: {answer}.").format(title=decision.title, answer=option.title)
            desk.toast(words if given.accepted else _(given.sentence), "answer" if given.accepted else "refused")

        if desk.guard(act):
            self.close()

    def take_back(self) -> None:
        """Take the answer back; what stands without one stands again."""
        play = self.desk.play

        def act() -> None:
            play.check_able()
            decisions.take_back(play.session, play.seat, self.id)

        if self.desk.guard(act):
            self.chosen = ""


def open_decision(desk: Desk, id: str) -> None:
    """Open the dialog of a decision; with an id that is not asked now, of the first that is."""
    found = desk.play.known.decisions
    one = next((decision for decision in found if decision.id == id), found[0] if found else None)
    if one is None:
        desk.tell(_("Asked of you"), _("No decision is asked of your seat this turn."), "dilemma")
        return
    asked = _Asked(desk, one.id, one.answer)
    desk.ui.open(OVERLAY, partial(_build, asked), close=asked.close)


def _build(asked: _Asked, ui: Ui) -> Widget:
    decision = asked.decision
    if decision is None:
        return Dialog(_("Asked of you"), Text(_("No decision is asked of your seat this turn."), BODY), on_close=asked.close)
    items: list[Widget] = [Text(decision.text, BODY)]
    items += [_card(asked, place, option) for place, option in enumerate(decision.options, start=1)]
    marked = next((option for option in decision.options if option.name == asked.chosen), None)
    buttons: list[Widget] = []
    if decision.answer:
        buttons.append(Button(_("Take the answer back"), key="withdraw", size="large", on_press=asked.take_back,
                              tip=_("The turn then goes as it would without an answer.")))  # fmt: skip
    refused = _("Choose one of the answers.") if marked is None else marked.refused
    same = marked is not None and marked.given
    words = _("Change the answer") if decision.answer and not same else _("Give this answer")
    buttons.append(
        Button(words, key="give", kind="main", size="large", shortcut="Enter", on_press=asked.give,
               refused=refused, tip=refused or _("It goes into the tray and can be changed until the turn ends."))
    )  # fmt: skip
    foot = Text(standing(decision), BODY, "second")
    return Dialog(decision.title, Column(items, gap=10), buttons=buttons, foot=foot, icon="dilemma", width=720,
                  subtitle=_("A decision asked of you, to be answered this turn"), on_close=asked.close)  # fmt: skip


def _card(asked: _Asked, place: int, option: Option) -> Widget:
    chosen = option.name == asked.chosen
    sign: Widget = Icon("check", 20, "accent") if chosen else Key(str(place))
    cost = Text(price(option), LABEL_BOLD, "second", align="right")
    head = Row([Text(option.title, PANEL, grow=1), cost], gap=12)
    words: list[Widget] = [head, Text(option.text, BODY, "second"), Text(expectation(option), LABEL, "label")]
    if option.refused:
        words.append(Row([Icon("lock", 14, "worse"), Text(option.refused, LABEL, "worse", grow=1)], gap=6))
    elif option.given:
        words.append(Text(_("Your answer as it stands in the tray"), LABEL_BOLD, "accent"))
    elif option.stands:
        words.append(Text(_("Stands without an answer"), LABEL_BOLD, "second"))
    row = Row([sign, Column(words, gap=3, grow=1)], gap=12, align="top")
    return Pressable(row, on_press=partial(asked.press, option.name), chosen=chosen, ground="raised", edge="control_edge",
                     radius=6, pad=(12, 10), shortcut=str(place), key=f"choice {option.name}",
                     tip=_("Marks this answer; pressed again, it is given."))  # fmt: skip


def banner(desk: Desk) -> Widget | None:
    """A row that names what still waits for an answer and opens it; None where nothing does."""
    waiting = desk.play.known.undecided
    if not waiting:
        return None
    titles = ", ".join(one.title for one in waiting)
    body = Row([Icon("dilemma", 20, "accent"),
                Column([Text(_("Asked of you"), LABEL_BOLD, "accent"), Text(titles, BODY_BOLD)], gap=0, grow=1)],
               gap=10)  # fmt: skip
    return Pressable(body, on_press=partial(open_decision, desk, waiting[0].id), ground="raised", edge="accent", radius=6,
                     pad=(12, 6), key="decision banner", shortcut=desk.settings.key("decide"),
                     tip=_("A decision that your seat is asked to make this turn."))  # fmt: skip

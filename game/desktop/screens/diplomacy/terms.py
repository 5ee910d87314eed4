"""One term of a bargain, put together like an order: which order, then its parameters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from game.clients import order_titles
from game.clients.accord_terms import TOPICS, by_topic, other_state, promisable, topic_of
from game.clients.accord_words import term_words
from game.core.orders import Argument, OrderParameter, order_text, parse_order
from game.core.problem import Problem
from game.desktop.art.fonts import BODY, BODY_BOLD
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.play import Play
from game.desktop.screens.orders.controls import control_of
from game.desktop.screens.orders.draft import FIRST_FUNDS, FIRST_HOURS, FIRST_POINTS, Draft
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Button, Chip
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog, note
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.layout import Column, Divider, Flow, Panel
from game.desktop.widgets.text import Icon, Text
from game.engine.forecast import Line
from game.session import wording
from game.texts import _, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

OVERLAY: Final = "term"
FIRST: Final = {"points": FIRST_POINTS, "funds": FIRST_FUNDS, "hours": FIRST_HOURS}
MOST_FUNDS: Final = 1000.0  # million dollars a turn, the end of the slider for what is asked


@attrs.define
class TheirDraft(Draft):
    """An order of the other state: what stands in its purses is not known, so only the order's own limits hold; of money
    the slider offers as much as a bargain is likely to be about, in steps that can be hit."""

    def most(self, parameter: OrderParameter) -> float:
        return min(parameter.high, MOST_FUNDS) if parameter.name == "funds" else parameter.high

    def alternatives(self, parameter: OrderParameter) -> dict[str, Line]:
        return {}  # what it would bring rests on beliefs that are not this seat's

    def _first_amount(self, parameter: OrderParameter) -> Argument:
        return FIRST.get(parameter.name, 0)


class TermEditor:
    """The dialog of one term. `mine`: whether the seat itself gives it; `done` is told its text."""

    def __init__(self, desk: Desk, mine: bool, done: Callable[[str], object], text: str = "") -> None:
        self.desk, self.mine, self.done = desk, mine, done
        play = desk.play
        giver = play.seat if mine else other_state(play.seat)
        self.names = [one for inside in by_topic(promisable(play.known.view.world, giver)).values() for one in inside]
        self.changing = bool(text)
        order = parse_order(text) if text else None
        self.draft = self._begun(self.names[0] if order is None else order.name, {} if order is None else order.arguments)

    def _begun(self, name: str, given: object) -> Draft:
        kind: type[Draft] = Draft if self.mine else TheirDraft
        play: Play = self.desk.play
        return kind.begun(play, name, dict(given) if isinstance(given, dict) else {}, None)

    def open(self) -> None:
        """Show it over the offer."""
        self.desk.ui.open(OVERLAY, self.build, close=self.close)

    def close(self) -> None:
        """Leave the offer as it was."""
        self.desk.ui.close(OVERLAY)

    def _choose(self, name: str) -> None:
        self.draft = self._begun(name, {})

    def _choose_topic(self, topic: str) -> None:
        if topic != topic_of(self.draft.name):
            self._choose(by_topic(self.names)[topic][0])

    def _written(self) -> tuple[str, str]:
        """The term in its text form, and why it is none yet."""
        missing = self.draft.missing()
        if missing is not None:
            return "", _("Something is still to be chosen.")
        try:
            return order_text(self.draft.order()), ""
        except Problem as problem:
            return "", sentence(problem)

    def build(self, ui: Ui) -> Widget:
        """The dialog as the draft stands."""
        draft = self.draft
        topics, topic = by_topic(self.names), topic_of(draft.name)
        choices = [
            Choice(name, order_titles.title(name), detail=_(wording.ORDER_WORDS.get(name, name))) for name in topics[topic]
        ]
        picked = DropDown(choices, draft.name, key="order", on_choose=self._choose, tip=_("Which order is promised"),
                          icon_for=lambda name: Icon(ORDER_ICONS.get(name, "plan"), 16))  # fmt: skip
        chips: list[Widget] = [
            Chip(_(TOPICS[one][0]), one == topic, key=f"topic-{one}", on_press=partial(self._choose_topic, one),
                 tip=_("Orders about this")) for one in topics
        ]  # fmt: skip
        about: list[Widget] = [Flow(chips, gap=6, line_gap=6)] if len(chips) > 1 else []
        items: list[Widget] = [*about, picked, note(_(wording.ORDER_WORDS.get(draft.name, draft.name))), Divider()]
        items += [control_of(draft, parameter, ui) for parameter in draft.spec.parameters]
        text, reason = self._written()
        shown = term_words(draft.known, text) if text else reason
        items.append(
            Panel(
                Text(shown, BODY_BOLD if text else BODY, "text" if text else "worse"), pad=(12, 8), ground="raised", radius=6
            )
        )
        if not self.mine:
            items.append(
                note(_("What the other state has in its purses is not known to you; it may be asked for too much."))
            )
        add = Button(_("Change the term") if self.changing else _("Add the term"), key="add_term", kind="main",
                     shortcut="Enter", refused=reason, on_press=partial(self._add, text))  # fmt: skip
        cancel = Button(_("Cancel"), key="cancel_term", shortcut="Esc", on_press=self.close)
        title = _("What you give") if self.mine else _("What you ask")
        return Dialog(title, Column(items, gap=12), buttons=[cancel, add], icon="accord", on_close=self.close, width=640)

    def _add(self, text: str) -> None:
        self.close()
        self.done(text)

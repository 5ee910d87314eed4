"""The lesson of a scenario beside the map: one step at a time, with a button that shows what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.content.tutorial_file import TutorialStep
from game.core.orders import ORDERS, parse_order
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.desktop.widgets.tree import walk
from game.session.naming import text_in
from game.texts import N_, _

if TYPE_CHECKING:
    from game.desktop.desk import Desk

PAD: Final = 12
LEAST_TEXT, LEAST_CARD = 44, 120  # px at 100%: two lines of the text, and the whole card
RESOLVE: Final = "resolve"  # key of the button that ends the turn
# What a step asks for where it is no order, in words for the mouse and the keyboard.
BY_HAND: Final = {
    "map": N_("Press a state on the map, or Tab to the map and PgDn."),
    "end": N_("Press the large button at the lower right when you have decided."),
    "order": N_("“Show me” opens it filled in; then “Plan order”."),
    "forecast": N_("“Show me” opens the forecast; cancel it, then press the large button at the lower right."),
    "either": N_("“Show me” opens the order to try its forecasts; end the turn with the large button at the lower right."),
    "why": N_("Press “Show me”, or any number above the map."),
}


def guide_card(desk: Desk, width: int = 0, most: int = 0) -> Widget | None:
    """The step of the lesson that waits, or None where there is none or the lesson has been put away.

    `width`, `most`: how wide it is and how tall it may be, px at 100%; where that is too little its text scrolls, while
    title and buttons stay in sight. `most` 0: as tall as it comes out.
    """
    card = _card(desk, 0)
    if card is None or not most:
        return card
    over = desk.ui.size(card, desk.ui.px(width))[1] - desk.ui.px(most)
    if over <= 0:
        return card
    text = next(one for one in walk(card) if isinstance(one, Scroll))
    tall = desk.ui.size(text, desk.ui.px(width - 2 * PAD))[1]
    left = int((tall - over) / desk.ui.scale)
    if left < LEAST_TEXT:  # letters so large that not even the buttons find room: all of it scrolls
        return Scroll(card, key="guide", height=max(most, LEAST_CARD))
    return _card(desk, left)


def _card(desk: Desk, tall: int) -> Widget | None:
    """The card; `tall`: height of the window of its text in px at 100%, 0 for all of it."""
    play = desk.play
    if play.session.over:
        return None
    lesson = play.here.lesson
    step = lesson.due(play.session.turn)
    if step is None:
        return None
    place = _("Lesson, step {place} of {whole}").format(place=lesson.place + 1, whole=len(lesson.steps))
    asks = BY_HAND.get(_by_hand(step), "")
    words: list[Widget] = [
        Row([Icon("help", 18, "accent"), Text(text_in(step.title), BODY_BOLD, grow=1), Text(place, LABEL, "label")], gap=8),
        Scroll(Text(text_in(step.text), BODY, "second"), key=f"lesson {step.id}", height=tall),
    ]
    if asks:
        words.append(Text(_(asks), BODY, "accent"))
    words.append(Flow(_buttons(desk, step), gap=8))
    return Panel(Column(words, gap=8), pad=PAD, ground="panel", edge="accent", radius=8)


def _by_hand(step: TutorialStep) -> str:
    """What is to be done at the window in a step, as a name of `BY_HAND`."""
    word = (step.hint or "").partition(" ")[0]
    if word in ORDERS:
        return "order" if "order" in step.waits_for else "either"
    return word


def _buttons(desk: Desk, step: TutorialStep) -> list[Widget]:
    play = desk.play
    lesson, turn = play.here.lesson, play.session.turn
    shown = _shows(desk, step)
    buttons: list[Widget] = []
    if shown is not None:
        buttons.append(Button(_("Show me"), icon="play", key="show_me", shortcut="H", on_press=shown,
                              tip=_("Opens what this step is about, filled in as the lesson proposes.")))  # fmt: skip
    if not step.waits_for:
        buttons.append(Button(_("Next"), key="next_step", on_press=lambda: lesson.saw_enter(turn)))
    else:
        buttons.append(
            Button(_("Skip this step"), key="skip_step", kind="quiet", on_press=lambda: lesson.pass_over(turn),
                   tip=_("Goes on to the next step without doing this one."))
        )  # fmt: skip

    def end_lesson() -> None:
        lesson.ended = True

    buttons.append(
        Button(_("No lesson"), key="end_lesson", kind="quiet", on_press=end_lesson, tip=_("Puts the lesson away for good."))
    )
    return buttons


def _shows(desk: Desk, step: TutorialStep) -> Callable[[], object] | None:
    """What `Show me` does, by the step's hint: an order filled in, the reasons of a number, the button to press."""
    hint = (step.hint or "").removeprefix("forecast ")
    word, _blank, rest = hint.partition(" ")
    if word in ORDERS:
        from game.desktop.screens.orders.dialog import open_order  # it builds on this screen's neighbours

        order = parse_order(hint)
        given: dict[str, object] = dict(order.arguments)
        given.update({"when": "fix"} if order.on_fix else {"when": "", "day": order.day})
        return lambda: open_order(desk, order.name, given)
    if word == "why":
        from game.desktop.screens.why import open_why

        return lambda: open_why(desk, rest)
    if word == "end":
        return lambda: _point_at(desk, RESOLVE)
    return None


def _point_at(desk: Desk, key: str) -> None:
    """Let the keyboard stand on a control, its ring drawn."""
    found = desk.ui.find(key)
    if found is not None:
        desk.ui.focus_seen = True
        desk.ui.set_focus(found)

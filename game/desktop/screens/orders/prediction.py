"""The prediction card: what the player expects of the turn, measure by measure, and the intent in one line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from game.clients.numbers import measured
from game.core.measures import MEASURES
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.play import Play
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Divider, Flow, Sized
from game.desktop.widgets.text import Text
from game.session import wording
from game.session.headlines import READERS
from game.texts import N_, _, first_up, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

OVERLAY: Final = "prediction"
LONGEST: Final = 300  # characters that the record keeps of an intent
NO_GUESS: Final = "none"
FEW_SAID: Final = 2  # lines of the card that a passing word repeats; more are counted
WAYS: Final = (
    (-1, N_("Down"), "arrow_down"), (0, N_("The same"), "minus"), (1, N_("Up"), "arrow_up"),
)  # fmt: skip


@attrs.define
class _Card:
    """What is said so far; it is noted when the player closes the card by its main button."""

    desk: Desk
    said: dict[str, int]
    intent: str


def open_prediction(desk: Desk) -> None:
    """Open the prediction card of the turn that is being planned, with what was said on it before."""
    play = desk.play
    session, seat = play.session, play.seat
    if session.over:
        desk.tell(_("Prediction card"), _("The game is over; there is no turn to expect anything of."), "prediction")
        return
    card = _Card(
        desk,
        dict(session.predictions.get(seat, {}).get(session.turn, {})),
        session.intents.get(seat, {}).get(session.turn, ""),
    )
    desk.ui.memory.pop((f"{OVERLAY}/body/0/intent", "caret"), None)
    desk.ui.open(OVERLAY, partial(_build, card), close=lambda: desk.ui.close(OVERLAY))


def _build(card: _Card, ui: Ui) -> Widget:
    desk, play = card.desk, card.desk.play
    measures = play.session.truth.world.prediction_measures
    rows: list[Widget] = [
        Text(_("What do you expect of this turn, against the turn before? Leave open what you cannot say."), BODY, "second")
    ]
    if play.session.turn == 1:
        rows.append(Text(_("Before the first turn every count stood at 0."), LABEL, "label"))
    for measure in measures:
        rows += [Divider(), _row(card, measure)]
    field = TextField(
        card.intent, key="intent", hint=_("What are you trying to do this turn?"), longest=LONGEST,
        on_change=lambda text: setattr(card, "intent", text), on_submit=lambda text: _note(card),
        tip=_("Your intent, beside which the report sets what came of it"),
    )  # fmt: skip
    rows += [Divider(), Text(_("Your intent in one line"), BODY_BOLD), field]
    done = Button(_("Note it"), key="note", kind="main", size="large", shortcut="Enter", on_press=lambda: _note(card),
                  tip=_("Put this on the card of the turn; it can be changed until the turn ends"))  # fmt: skip
    back = Button(_("Cancel"), key="cancel", size="large", shortcut="Esc", on_press=lambda: desk.ui.close(OVERLAY))
    said = _("{said} of {whole} said").format(said=len(card.said), whole=len(measures))
    return Dialog(
        _("Prediction card"), Column(rows, gap=12), buttons=[back, done], width=760, icon="prediction",
        subtitle=_("Turn {turn}: set beside what happens, in the report").format(turn=play.session.turn),
        on_close=lambda: desk.ui.close(OVERLAY), foot=Text(said, BODY, "second"),
    )  # fmt: skip


def _row(card: _Card, measure: str) -> Widget:
    words: list[Widget] = [Text(first_up(wording.measure_name(measure)), BODY)]
    now = _now(card.desk.play, measure)
    if now:
        words.append(Text(now, LABEL, "label"))
    listed = [Choice(str(way), _(text), icon=icon) for way, text, icon in WAYS]
    value = str(card.said[measure]) if measure in card.said else NO_GUESS

    def choose(way: str) -> None:
        card.said[measure] = int(way)

    control = Choices(listed, value, key=measure, on_choose=choose, fill=False)
    return Flow([Sized(Column(words, gap=0), width=300), control], gap=16)


def _now(play: Play, measure: str) -> str:
    """How the measure stands as far as the seat knows: the count of the last turn, or the level now."""
    reader = READERS.get(measure)
    found = None if reader is None else reader(play.session.view(play.seat))
    if found is None:
        return ""
    value, error = found
    text = measured(measure, value) + (f" ± {measured(measure, error)}" if error else "")
    flow = MEASURES[measure].kind == "flow"
    if flow and not play.session.turns:
        return ""
    return (_("last turn: {value}") if flow else _("now: {value}")).format(value=text)


def _note(card: _Card) -> None:
    """Put what has changed on the card of the turn."""
    desk, play = card.desk, card.desk.play
    session, seat = play.session, play.seat
    before = session.predictions.get(seat, {}).get(session.turn, {})

    def act() -> None:
        for measure, way in card.said.items():
            if before.get(measure) != way:
                session.predict(seat, measure, way)
        if card.intent.strip() and card.intent.strip() != session.intents.get(seat, {}).get(session.turn, ""):
            session.intend(seat, card.intent)

    if desk.guard(act):
        desk.ui.close(OVERLAY)
        said = card_words(play)
        if len(card.said) > FEW_SAID:
            whole = len(session.truth.world.prediction_measures)
            said = _("{count} of {whole} marked").format(count=number(len(card.said)), whole=number(whole))
        desk.toast(_("Noted on the card: {said}.").format(said=said), "prediction")


def card_words(play: Play) -> str:
    """What the card of this turn says, in a line."""
    card = play.session.predictions.get(play.seat, {}).get(play.session.turn, {})
    said = [f"{wording.measure_name(name)}: {_(wording.DIRECTIONS[way])}" for name, way in card.items()]
    return ", ".join(said) or _("nothing")

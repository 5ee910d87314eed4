"""The foot of the order dialog: cost, needs, the reason for a refusal, the line of the civilians, the buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from game.clients.forecast_words import HARM, range_text, value_text
from game.clients.order_costs import Cost, costs_of
from game.clients.order_labels import label_of
from game.clients.order_needs import Need, needs_of
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL_BOLD
from game.desktop.screens.orders.controls import nothing_known
from game.desktop.screens.orders.draft import Draft
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Grid, Row
from game.desktop.widgets.text import Icon, Rich, Span, Text
from game.engine.forecast import Line
from game.session import wording
from game.session.setting_up import PERSON
from game.texts import _, first_up

ICONS: Final = {"attention": "attention", "points": "eye", "capital": "capital", "funds": "funds", "teams": "teams"}


def refusal_of(draft: Draft) -> str:
    """Why the order cannot be planned now, in a sentence; "" where it can."""
    session = draft.play.session
    if session.over:
        return _("The game is over; nothing can be ordered.")
    player = session.seats.get(draft.play.seat, PERSON)
    if player != PERSON:
        return _("{player} plays your seat now.").format(player=player)
    missing = draft.missing()
    if missing is not None:
        if not draft.choices(missing):
            return nothing_known(missing)
        return _("Choose first: {what}.").format(what=label_of(missing.name, draft.name))
    found = draft.considered()
    if found is None:
        return _("A value lies outside the range this order allows.")
    return "" if found.answer.accepted else _(found.answer.sentence)


def cost_of(draft: Draft) -> Widget:
    """What the order takes from each purse, and what it leaves."""
    found = draft.considered()
    if found is None:
        return Row([Icon("attention", 16, "accent"), Text(_("1 decision"), BODY_BOLD)], gap=6)
    return Flow([_cost(one) for one in costs_of(draft.order(), found)], gap=16, line_gap=4)


def _cost(one: Cost) -> Widget:
    spans = [Span(one.words, BODY_BOLD)]
    if one.leaves:
        spans.append(Span(" " + one.leaves, BODY, "second"))
    return Row([Icon(ICONS[one.purse], 16, "accent"), Rich(spans)], gap=6)


def needs_view(draft: Draft, columns: int = 140) -> Widget:
    """What the order needs, with ticks."""
    needs = needs_of(draft.name, draft.values, draft.known, draft.considered())
    return Grid([_need(one) for one in needs], least_column=columns, gap=4)


def _need(one: Need) -> Widget:
    icon, colour = ("check", "better") if one.met else ("close", "worse")
    return Row([Icon(icon, 16, colour), Text(one.words, BODY, "text" if one.met else "worse", grow=1)], gap=6)


def refused_line(reason: str) -> list[Widget]:
    """The reason for a refusal."""
    return [Row([Icon("warning", 16, "worse"), Text(reason, BODY, "worse", grow=1)], gap=6)] if reason else []


def civilians_line(draft: Draft) -> list[Widget]:
    """What the order may cost bystanders, always in sight where the forecast tells it."""
    return [_harm(line) for line in draft.lines() if line.name in HARM]


def _harm(line: Line) -> Widget:
    figures = _("{value} ({range})").format(value=value_text(line, line.value), range=range_text(line, "–"))
    spans = [Span(first_up(_(wording.LINES[line.name])), BODY, "second"), Span(" " + figures, BODY_BOLD)]
    return Row([Icon("civilians", 16, "worse"), Rich(spans)], gap=6)


def foot_of(draft: Draft, reason: str, ends: Sequence[Widget], narrow: bool) -> Widget:
    """Cost, civilians and the reason of a refusal at the left, the buttons at the right; between them the needs where
    there is room, else they stand in the body."""
    said: list[Widget] = [cost_of(draft), *civilians_line(draft), *refused_line(reason)]
    if not narrow:
        said.insert(0, Text(_("Cost"), LABEL_BOLD, "label"))
    parts: list[Widget] = [Column(said, gap=6, grow=3)]
    if not narrow:
        needs = [Text(_("Needs"), LABEL_BOLD, "label"), needs_view(draft)]
        parts.append(Column(needs, gap=6, grow=2))
    return Row([*parts, Row(list(ends), gap=12)], gap=24)


def buttons(reason: str, replaces: bool, cancel: Callable[[], object], plan: Callable[[], object]) -> Sequence[Widget]:
    """Cancel, and the main button, locked while the order is refused."""
    words = _("Change order") if replaces else _("Plan order")
    return [
        Button(_("Cancel"), key="cancel", size="large", shortcut="Esc", on_press=cancel, tip=_("Give no order")),
        Button(words, key="plan", kind="main", size="large", shortcut="Enter", on_press=plan, refused=reason,
               tip=reason or _("Put the order into the tray")),
    ]  # fmt: skip

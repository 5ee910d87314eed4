"""The strip of headline measures: value, error, change; a press tells why. Bystanders killed always stand in it."""

from __future__ import annotations

from game.clients.known import Known
from game.clients.standing import estimate
from game.clients.turn_figures import better_when, change_words, counted_words, lengths_differ, value_words
from game.core.measures import MEASURES
from game.desktop.art.fonts import BODY_BOLD, LABEL, PANEL
from game.desktop.screens.planning.context import Context
from game.desktop.screens.planning.pieces import change_shown
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session import wording
from game.session.explain import askable
from game.session.headlines import READERS, HeadlineShown, headlines, view_after
from game.texts import _, first_up

CIVILIANS = "civilian_deaths"


def shown_measures(known: Known) -> list[HeadlineShown]:
    """The headline measures of the seat, bystanders killed among them."""
    found = list(headlines(known.session, known.seat))
    if all(one.measure != CIVILIANS for one in found):
        turns = len(known.session.turns)
        now = READERS[CIVILIANS](known.view)
        before = READERS[CIVILIANS](view_after(known.session, known.seat, turns - 1)) if turns > 1 else None
        value = 0.0 if now is None else now[0]
        name = wording.measure_name(CIVILIANS)
        found.insert(min(1, len(found)), HeadlineShown(CIVILIANS, name, value, 0.0, None if before is None else before[0]))
    return found


def headline_strip(context: Context) -> Widget:
    """The measures beside each other in cells of equal width, in lines where they do not fit."""
    known = context.known
    can_ask = set(askable(known.session, known.seat))
    found = shown_measures(known)
    cells = [_cell(context, one, one.measure in can_ask) for one in found]
    if context.width == "wide":
        for cell, one in zip(cells, found, strict=True):
            cell.grow = float(len(one.label) + (20 if MEASURES[one.measure].kind == "flow" else 14))
        body: Widget = Row(cells, gap=0, align="bottom")
    else:
        body = Flow(cells, gap=0, line_gap=0)
    return Column([Panel(body, pad=(4, 2), ground="panel"), Divider()], gap=0)


def _cell(context: Context, one: HeadlineShown, why: bool) -> Widget:
    change = 0.0 if one.before is None else one.value - one.before
    words = change_words(one.measure, change)
    value: list[Widget] = [Text(value_words(one.measure, one.value, one.error), PANEL, wrap=False)]
    value += change_shown(words, change, better_when(one.measure, context.known.seat))
    label = first_up(one.label)
    session, known_world = context.known.session, context.known.view.world
    counted = MEASURES[one.measure].kind == "flow" and bool(session.turns)
    below: list[Widget] = []
    if counted:  # a count begins anew every turn: how many there were in all stands beside it
        whole = estimate(session, context.known.seat, one.measure, None)
        if whole is not None:
            below.append(Text(_("{count} so far").format(count=value_words(one.measure, whole[0])), LABEL, "label"))
    shown = counted_words(known_world, len(session.turns), label, _("{measure}, last turn")) if counted else label
    inner = Column([Text(shown, LABEL, "label"), Row(value, gap=8), *below], gap=0)
    tip = _("{measure}, as your seat knows it.").format(measure=label)
    if one.error > 0.0:
        tip += " " + _("After ± stands the error of your estimate.")
    if one.before is not None:
        tip += " " + _("The arrow shows the change since the turn before.")
        if counted and lengths_differ(known_world):
            tip += " " + _("Turns differ in length: as many days are compared.")
    if not why:
        return Panel(inner, pad=(10, 5), ground="", tip=tip, key=f"measure {one.measure}")
    tip += " " + _("Press for the reasons.")
    return Pressable(inner, pad=(10, 5), radius=6, tip=tip, key=f"measure {one.measure}",
                     on_press=context.why(one.measure))  # fmt: skip


def civilians(context: Context) -> Widget:
    """Bystanders killed in the last turn as an icon and a number, for windows without room for the strip."""
    one = next(one for one in shown_measures(context.known) if one.measure == CIVILIANS)
    change = 0.0 if one.before is None else one.value - one.before
    label = first_up(one.label)
    parts: list[Widget] = [Icon("civilians", 16), Text(value_words(one.measure, one.value), BODY_BOLD, wrap=False)]
    parts += change_shown(change_words(one.measure, change), change, -1)
    tip = _("{measure}, as your seat knows it.").format(measure=label) + " " + _("Press for the reasons.")
    return Pressable(Row(parts, gap=6), pad=(6, 6), radius=6, tip=tip, key="civilians", on_press=context.why(CIVILIANS))

"""When an order happens: as soon as there is a fix, at once or on a day; and for a standing order what runs now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.clients.order_forms import TIMINGS
from game.clients.order_labels import amount_words
from game.clients.running import amount_of, consents_given, running_amount, stands_now
from game.core.orders import can_wait_for_fix
from game.core.roles import FIX, PATTERN
from game.desktop.art.fonts import BODY, LABEL, LABEL_BOLD
from game.desktop.screens.orders.bars import FixChart
from game.desktop.screens.orders.controls import beside
from game.desktop.screens.orders.draft import Draft
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Toggle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.inputs import Stepper
from game.desktop.widgets.layout import Column, Panel, Row
from game.desktop.widgets.text import Icon, Key, Text
from game.session import wording
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk

LEAST_CHANCE: Final = 0.005  # that is worth a chart
MOMENTS: Final = 4  # of the turn, at which the chance of the fix is told


def when_of(draft: Draft, desk: Desk) -> Widget | None:
    """When the order happens, or None for one that is not dated."""
    if draft.spec.timing != "dated":
        return None
    if not can_wait_for_fix(draft.spec, draft.values):
        return beside(_("When"), Column(_day(draft), gap=8), [])
    key = desk.settings.key("on_call")
    toggle = Toggle(_("As soon as there is a fix"), draft.on_fix, key="on_fix", shortcut=key, grow=1,
                    tip=_("Goes by itself when the exact place becomes known"), on_press=_turn(draft))  # fmt: skip
    below: list[Widget] = []
    if draft.on_fix:
        text = _("Goes as soon as the exact place becomes known this turn; if it never does, it does not go ahead.")
        below.append(Text(text, LABEL, "label"))
        below += _coming(draft)
    else:
        below += _day(draft)
    return beside(_("When"), Row([toggle, Key(key)], gap=8), below)


def _turn(draft: Draft) -> Callable[[], None]:
    def act() -> None:
        draft.on_fix = not draft.on_fix
        draft.day = None if draft.on_fix else draft.day

    return act


def _day(draft: Draft) -> list[Widget]:
    days = max(int(draft.known.view.world.days_of(draft.play.session.turn)), 1)

    def choose(value: str) -> None:
        draft.day = None if value == "now" else draft.day or 1

    def on(value: int) -> None:
        draft.day = value

    listed = [Choice("now", _("At once")), Choice("day", _("On a day"))]
    found: list[Widget] = [Choices(listed, "now" if draft.day is None else "day", key="when", on_choose=choose)]
    if draft.day is None:
        person = draft.target_place() is not None or draft.name not in ("strike", "raid_site")
        words = (
            _("As soon as the notice has run, wherever the person is thought to be.") if person else _("As the turn opens.")
        )
        found.append(Text(words, LABEL, "label"))
        return found
    stepper = Stepper(draft.day, low=1, high=days, key="day", on_change=on, tip=_("The day of this turn"),
                      words=lambda day: _("day {day}").format(day=number(day)))  # fmt: skip
    words = _("At dawn of that day; this turn has {count}.").format(count=number(days))
    return [*found, stepper, Text(words, LABEL, "label")]


def _coming(draft: Draft) -> list[Widget]:
    """How likely the fix is by several moments of the turn."""
    place = draft.target_place()
    if place is None or draft.known.view.beliefs is None:
        return []
    rung = draft.known.rung(place)
    if rung >= FIX:
        return [Text(_("The exact place is known now."), LABEL_BOLD, "own")]
    if rung != PATTERN:
        text = _("Known now: {rung}. A fix comes after the pattern is known; collect on the person.")
        return [Text(text.format(rung=_(wording.RUNGS[rung])), LABEL, "label")]
    days = draft.known.view.world.days_of(draft.play.session.turn)
    lines = []
    for moment in range(1, MOMENTS + 1):
        within = days * moment / MOMENTS
        line = draft.known.chance_of_fix(place, within)
        if line is not None:
            lines.append((_moment(within, days), line))
    if all(line.high < LEAST_CHANCE for _when, line in lines):
        text = _("No fix is to be expected by what you collect on this person now; put points there.")
        return [Text(text, LABEL_BOLD, "worse")]
    heading = Text(_("Chance that the fix has come, by what you collect, within"), LABEL_BOLD, "second")
    return [heading, FixChart(lines, tip=_("The whisker is the range if your estimates are off by one standard error"))]


def _moment(within: float, days: float) -> str:
    if days <= 2.0:
        hours = within * 24.0
        return _("{count} h").format(count=number(hours, 0 if hours == int(hours) else 1))
    return _("{count} d").format(count=number(within, 0 if within == int(within) else 1))


def standing_of(draft: Draft) -> Widget | None:
    """What of a standing order runs now and what this one changes; for others how long they act."""
    if draft.spec.timing == "dated":
        return None
    lines: list[Widget] = []
    amount = amount_of(draft.name)
    running = running_amount(draft.known.view, draft.name, draft.values)
    if amount is not None and running is not None and amount.name in draft.values:
        wanted = float(str(draft.values[amount.name]))
        now = amount_words(amount, running) if running else _("nothing")
        lines.append(Text(_("Runs now: {what}").format(what=now), BODY, "second"))
        if wanted == 0.0 and running:
            lines.append(Text(_("This order ends it."), BODY, "accent"))
        elif wanted != running:
            change = wanted - running
            text = _("With this order: {what} ({change})").format(
                what=amount_words(amount, wanted), change=("+" if change > 0 else "−") + number(abs(change))
            )
            lines.append(Text(text, BODY, "accent"))
        else:
            lines.append(Text(_("This order changes nothing."), BODY, "label"))
    elif draft.name == "consent":
        stands = consents_given(draft.known.view).get(str(draft.values.get("to")), False)
        words = _("This consent stands now.") if stands else _("This consent does not stand now.")
        lines.append(Text(words, BODY, "second"))
    elif stands_now(draft.known.view, draft.name):
        lines.append(Text(stands_now(draft.known.view, draft.name), BODY, "second"))
    lines.append(Text(_(TIMINGS[draft.spec.timing]), LABEL, "label"))
    icon = "refresh" if draft.spec.timing == "standing" else "clock"
    return Panel(Row([Icon(icon, 18), Column(lines, gap=2, grow=1)], gap=12), pad=(12, 10), ground="raised", radius=6)

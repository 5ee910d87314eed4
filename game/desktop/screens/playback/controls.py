"""The controls of a playback at the lower edge: step, play, skip, speed, what the keys do, and the way to the report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from game.desktop.art.fonts import LABEL
from game.desktop.screens.playback.player import SPEEDS, Player
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.keys import shown
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Panel, Row, Sized
from game.desktop.widgets.text import Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk

STEP_BACK, STEP_ON, END = "Left", "Right", "End"
HINT: Final = 344  # px at 100%: the width of the buttons and of the words below them


LEAST_LINE: Final = 520  # px at 100% below which the timeline has no room; the arrows step in its place
LOW: Final = 440  # px at 100% of height below which they do so in any case
IN_ONE_LINE: Final = 760  # px at 100% from which buttons and timeline stand beside each other in a narrow window


@attrs.frozen
class Does:
    """What the controls do; each lets the keyboard go again after a press of the pointer."""

    play: Callable[[], object]
    step: Callable[[int], object]
    to_end: Callable[[], object]
    speed: Callable[[str], object]
    report: Callable[[], object]


def controls(desk: Desk, player: Player, timeline: Widget, does: Does, narrow: bool) -> Widget:
    """The bar at the lower edge."""
    buttons = _buttons(desk, player, does, narrow)
    tip = _("{times} times as fast: key {times}")
    choices = [Choice(str(one), f"{one}×", tip=tip.format(times=one)) for one in SPEEDS]
    speed = Choices(choices, str(player.speed), on_choose=does.speed, key="speed", fill=False)
    kind, size = "main" if player.ended else "plain", "control" if narrow else "large"
    report = Button(_("Report"), icon="table", kind=kind, size=size, key="report", shortcut=desk.settings.key("report"),
                    tip=_("To the report of the turn"), on_press=does.report)  # fmt: skip
    across, down = desk.ui.logical
    if narrow and (across >= IN_ONE_LINE or down < LOW):  # where it is too narrow for the speeds, their keys remain
        line = timeline if across >= LEAST_LINE else Gap(grow=1)
        row = Row([*buttons, *([speed] if across >= IN_ONE_LINE else []), line, report], gap=8)
        return Column([Divider(), Panel(row, pad=(12, 4))], gap=0)
    if narrow:
        row = Row([Flow([*buttons, speed], gap=8, grow=1), report], gap=8)
        return Column([Divider(), Panel(Column([row, timeline], gap=4), pad=(12, 6))], gap=0)
    left = Column([Flow([*buttons, speed], gap=8), Text(summary(desk, player), LABEL, "label")], gap=8)
    row = Row([Sized(left, width=HINT), timeline, report], gap=24)
    return Column([Divider(), Panel(row, pad=(16, 8))], gap=0)


def _buttons(desk: Desk, player: Player, does: Does, narrow: bool) -> list[Widget]:
    play_key = desk.settings.key("play")
    refused = _("Motion is reduced in the settings; step by event instead.") if player.still else ""
    if not player.story.entries:
        refused = _("There is nothing to play.")
    words, icon = (
        (_("Pause"), "pause") if player.playing else (_("Play again"), "replay") if player.ended else (_("Play"), "play")
    )
    first = player.begun <= 0
    early, late = _("This is the start of the turn."), _("This is the end of the turn.")
    play = Button(icon=icon, kind="plain" if player.ended else "main", key="play", shortcut=play_key, show_key=False,
                  tip=refused or words, refused=refused, on_press=does.play)  # fmt: skip
    return [
        _small("step_back", "back", STEP_BACK, _("One event back"), partial(does.step, -1), early if first else ""),
        play,
        _small("step_forward", "on", STEP_ON, _("One event on"), partial(does.step, 1), late if player.ended else ""),
        _small("skip", "end", END, _("Show everything at once"), does.to_end, late if player.ended else ""),
    ]


def _small(icon: str, key: str, shortcut: str, tip: str, act: Callable[[], object], refused: str) -> Widget:
    """A button that stays a button where it has nothing to do, so that a key held down does not lose it."""
    return Button(icon=icon, key=key, shortcut=shortcut, show_key=False, tip=refused or tip, on_press=act,
                  icon_colour="label" if refused else "")  # fmt: skip


def summary(desk: Desk, player: Player) -> str:
    """Where the playback stands and what the keys do, in one or two sentences."""
    keys = {"play": shown(desk.settings.key("play")), "back": shown(STEP_BACK), "on": shown(STEP_ON), "end": shown(END)}
    if player.still:
        return _("{back} {on} step by event, {end} shows everything.").format(**keys)
    if player.playing:
        return _("{play} pauses, {back} {on} step by event, {end} shows everything.").format(**keys)
    if player.ended:
        return _("Everything is told. {play} plays again, {back} {on} step by event.").format(**keys)
    return _("Paused. {play} plays, {back} {on} step by event, {end} shows everything.").format(**keys)

"""The running counts of a playback: each with what it is of, how much of it came lately, and bars by pulse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.art.fonts import LABEL, PANEL
from game.desktop.screens.playback.story import Story, Tally
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Divider, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.session.reporting import SeenEvent
from game.texts import N_, _, ngettext, number

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

MOST_BARS: Final = 12  # pulses that the bars go back
Count = Callable[[Tally], int]
COUNTS: Final[tuple[tuple[str, str, str, Count, str], ...]] = (
    ("roadblocks", N_("Roadblocks"), "roadblock", lambda tally: tally.roadblocks,
     N_("Roadblocks you were told of since the game began. How long each stands is told with it.")),
    ("attacks", N_("Attacks"), "attack", lambda tally: tally.attacks,
     N_("Attacks on the state that you were told of since the game began.")),
    ("civilians", N_("Bystanders killed"), "civilians", lambda tally: tally.civilians,
     N_("Bystanders killed in raids, strikes and reprisals since the game began, as far as you were told.")),
    ("security", N_("Security killed"), "shield", lambda tally: tally.security,
     N_("Members of the security forces killed since the game began, as far as you were told.")),
    ("regions", N_("Regions touched"), "place", lambda tally: len(tally.regions),
     N_("Regions in which there was a raid, an attack, a roadblock, a fight or somebody killed.")),
)  # fmt: skip
# In a game about all killings nearly every region is touched; who is killed is what counts.
KILLED: Final[tuple[str, str, str, Count, str]] = (
    "killed", N_("Killed in fights"), "violence", lambda tally: tally.killed,
    N_("Killed in fighting between and inside groups, in raids, strikes and reprisals since the game began, as far as you "
       "were told. All killings of the turn stand in its report."),
)  # fmt: skip


class Bars(Widget):
    """Small bars, the last of them the present pulse; `own`: how many at the end belong to the turn shown."""

    def __init__(self, values: Sequence[int], own: int) -> None:
        super().__init__()
        self.values, self.own = values, own

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(112)), ui.px(12)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        wide, most = self.rect.width / MOST_BARS, max(self.values, default=0)
        paint.fill(pygame.Rect(self.rect.left, self.rect.bottom - 1, self.rect.width, 1), look.divider)
        for place, value in enumerate(self.values):
            tall = max(round(self.rect.height * value / most), 2) if value and most else 0
            left = self.rect.left + round(place * wide)
            box = pygame.Rect(left, self.rect.bottom - tall, round((place + 1) * wide) - round(place * wide) - 1, tall)
            paint.fill(box, look.worse if place >= len(self.values) - self.own else look.control_edge)


def counts(story: Story, told: Sequence[SeenEvent], moment: float, bars: bool, killings: bool) -> list[Widget]:
    """The counts at a moment. `told`: of this turn, as far as it is shown; `killings`: the game is about all of them."""
    whole = story.tally([*story.past, *told], moment)
    by_pulse = story.by_pulse([*story.past, *told])
    now = max(story.pulse_of(moment), story.first_pulse)
    since = max(now - MOST_BARS + 1, 0)
    tallies = [story.tally(by_pulse.get(pulse, ()), moment) for pulse in range(since, now + 1)]
    mine = story.tally(told, moment)
    items: list[Widget] = []
    for name, label, icon, count, tip in (KILLED, *COUNTS[:-1]) if killings else COUNTS:
        below = _("{count} this turn").format(count=number(count(mine)))
        if name == "roadblocks":
            below = ngettext("{count} still stands", "{count} still stand", whole.standing).format(
                count=number(whole.standing)
            )
        values = [count(tally) for tally in tallies]
        items += [_counted((_(label), icon, _(tip)), number(count(whole)), below,
                           Bars(values, now - story.first_pulse + 1) if bars else None), Divider(upright=True)]  # fmt: skip
    return items[:-1]


def civilians(story: Story, told: Sequence[SeenEvent], moment: float) -> Widget:
    """The civilians killed in one line, for a window that has room for no more."""
    many = story.tally([*story.past, *told], moment).civilians
    words = _("Bystanders killed: {count}").format(count=number(many))
    return Row([Icon("civilians", 16), Text(words, LABEL, "second")], gap=6)


def _counted(what: tuple[str, str, str], value: str, below: str, bars: Widget | None) -> Widget:
    label, icon, tip = what
    lines: list[Widget] = [
        Row([Icon(icon, 16), Text(label, LABEL, "label")], gap=6),
        Row([Text(value, PANEL), Text(below, LABEL, "second")], gap=6),
    ]
    if bars is not None:
        lines.append(bars)
    return Panel(Column(lines, gap=1), pad=(12, 6), ground="", tip=tip, grow=1)

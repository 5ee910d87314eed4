"""The page on which the window changes hands: it names the seat that must sit, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.desktop.art.fonts import BODY, HEADLINE
from game.desktop.screen import Screen
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Anchored, Column, Gap, Panel, Stack
from game.desktop.widgets.text import Icon, Text
from game.session.naming import text_in
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui


class Handover(Screen):
    """Shown between two seats at one window. Nothing of the seat before is on it or can be reached from it."""

    name = "handover"

    def __init__(self, desk: Desk, seat: str = "", **arguments: object) -> None:
        super().__init__(desk)
        self.seat = seat or desk.play.seat

    def entered(self) -> None:
        self.desk.hush()

    def build(self, ui: Ui) -> Widget:
        known = self.desk.play.session.setup.scenario.seats.get(self.seat)
        name = text_in(known.names) if known is not None else self.seat
        go = Button(
            _("Nobody else can see the screen: go on"), key="sit", kind="main", size="resolve", shortcut="Enter",
            on_press=self._sit, tip=_("Shows what this seat may know"),
        )  # fmt: skip
        items: list[Widget] = [
            Icon("person", 20, "second"),
            Text(_("Now sits"), BODY, "second", align="centre"),
            Text(name, HEADLINE, align="centre"),
            Text(_("Pass mouse and keyboard on. The others look away."), BODY, "second", align="centre"),
            Gap(8),
            go,
        ]
        middle = Panel(Column(items, gap=8, align="centre"), pad=(40, 32), edge="divider", radius=10)
        return Panel(Stack([Anchored(middle, "", margin=16)]), pad=0, ground="sea")

    def _sit(self) -> None:
        """Let the seat sit: its briefing first, then the turn that was resolved since it sat last, else its planning."""
        desk, game = self.desk, self.desk.play
        game.sit(self.seat)
        sitting, resolved = game.here, len(game.session.turns)
        if resolved == 0 and not sitting.briefed:
            desk.go("briefing")
        elif sitting.told < resolved:
            sitting.told = resolved
            desk.go("playback", turn=resolved)
        else:
            desk.go("review" if game.session.over else "planning")

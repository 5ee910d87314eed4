"""The frame of the screens outside a game: title at the top left, the way back at the lower left, the deed at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY
from game.desktop.screens.frame import foot_bar, game_screen, top_bar
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Row
from game.desktop.widgets.text import Icon, Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui


def page(
    desk: Desk, title: str, subtitle: str, body: Widget, left: Sequence[Widget] = (), right: Sequence[Widget] = ()
) -> Widget:
    """A screen with its title, a body, and a way back; `left` and `right` stand in the bar at the lower edge."""
    back = Button(
        _("Back"), key="back", icon="arrow_left", shortcut="Esc", on_press=desk.back, tip=_("To the screen before")
    )
    return game_screen(top_bar(desk, title, subtitle, mandate=False), body, foot_bar([back, *left], right))


def said(icon: str, text: str, colour: str = "second", icon_colour: str = "label") -> Widget:
    """A line of text behind an icon."""
    return Row([Icon(icon, 18, icon_colour), Anywhere(text, BODY, colour, grow=1)], gap=12, align="top")


@attrs.define(eq=False, slots=False)
class Anywhere(Text):
    """A text that may be broken inside its words, as a path must be in a narrow room."""

    def least(self, ui: Ui) -> int:
        return min(super().least(ui), ui.px(80))


@attrs.define(eq=False, slots=False)
class Centred(Widget):
    """A widget in the middle of a wide room, `most` px at 100% across at most."""

    child: Widget
    most: int = 960

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return self.child.least(ui)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.size(self.child, min(width, ui.px(self.most)))[1]

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        wide = min(rect.width, ui.px(self.most))
        self.child.place(ui, pygame.Rect(rect.centerx - wide // 2, rect.top, wide, rect.height))

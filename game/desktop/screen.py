"""What every screen is: it builds its widgets from what the seat may see, and takes keys that no widget used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.widgets.core import Widget

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui


class Screen:
    """One screen. `name` is that of its route; a screen holds no rules, and nothing that another seat may not know."""

    name = ""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.stood = ""  # name of the widget that had the keyboard when another screen was put over this one

    @property
    def ui(self) -> Ui:
        """The widgets of the window."""
        return self.desk.ui

    def build(self, ui: Ui) -> Widget:
        """The screen's widgets as things stand; called anew whenever something has changed."""
        raise NotImplementedError

    def entered(self) -> None:
        """It is shown, for the first time or again."""

    def left(self) -> None:
        """Another screen takes its place."""

    def key(self, event: pygame.event.Event) -> bool:
        """A key that no widget and no shortcut used; whether it was of use."""
        return False

    def passed(self, seconds: float) -> None:
        """Time has passed since the last frame; ask the Ui to repaint or refresh where that changes anything."""

    @property
    def moving(self) -> bool:
        """Whether frames must follow each other without waiting for input."""
        return False

"""What every widget is: it measures itself, is placed in a rectangle, draws itself, and may take input.

Screens build a tree of widgets anew whenever something has changed; what must outlive that (focus, scroll, an open list)
is kept by the Ui under the widget's name. A widget's name is its `key`, or its place under its parent.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

Size = tuple[int, int]


@attrs.define(eq=False, slots=False)
class Widget:
    """The base of all widgets.

    `key`: its name, which keeps focus and scroll over a rebuild. `tip`: what it is, shown on hover and by F1. `shortcut`:
    the key that acts on it, shown with the tip. `grow`: its share of the space that is left along a row or column.
    """

    key: str = attrs.field(default="", kw_only=True)
    tip: str = attrs.field(default="", kw_only=True)
    shortcut: str = attrs.field(default="", kw_only=True)
    grow: float = attrs.field(default=0.0, kw_only=True)
    rect: pygame.Rect = attrs.field(init=False, factory=lambda: pygame.Rect(0, 0, 0, 0))
    name: str = attrs.field(init=False, default="")
    sizes: dict[int, Size] = attrs.field(init=False, factory=dict)
    narrowest: int | None = attrs.field(init=False, default=None)

    # -- layout ------------------------------------------------------------------------------------------------

    def children(self) -> Sequence[Widget]:
        """The widgets inside this one, in the order of the keyboard."""
        return ()

    def measure(self, ui: Ui, width: int) -> Size:
        """Width and height it wants when at most `width` is to be had; ask by `ui.size`, which remembers."""
        return 0, 0

    def least(self, ui: Ui) -> int:
        """The least width at which nothing of it is cut; ask by `ui.least`, which remembers."""
        return ui.size(self, ui.width)[0]

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        """Take a rectangle, and give its children theirs."""
        self.rect = rect

    # -- drawing -----------------------------------------------------------------------------------------------

    def paint(self, ui: Ui, paint: Paint) -> None:
        """Draw itself, then its children."""
        for child in self.children():
            ui.paint_widget(child, paint)

    # -- input -------------------------------------------------------------------------------------------------

    @property
    def takes_focus(self) -> bool:
        """Whether the keyboard can stand on it."""
        return False

    @property
    def takes_pointer(self) -> bool:
        """Whether a press of the pointer is meant for it."""
        return self.takes_focus

    @property
    def solid(self) -> bool:
        """Whether it hides from the pointer what is below it."""
        return False

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether a point is on it."""
        return self.rect.collidepoint(point)

    def pressed(self, ui: Ui, point: tuple[int, int]) -> None:
        """The left button went down on it."""

    def dragged(self, ui: Ui, point: tuple[int, int], moved: tuple[int, int]) -> None:
        """The pointer moved while the button that went down on it is held."""

    def released(self, ui: Ui, point: tuple[int, int]) -> None:
        """The button went up that had gone down on it, wherever the pointer is."""

    def hovered(self, ui: Ui, point: tuple[int, int]) -> None:
        """The pointer moved over it without a button."""

    def tip_place(self, ui: Ui) -> pygame.Rect:
        """Beside what its tip is shown."""
        return self.rect

    def wheel(self, ui: Ui, point: tuple[int, int], across: float, down: float) -> bool:
        """The wheel turned over it; whether it made use of that."""
        return False

    @property
    def takes_text(self) -> bool:
        """Whether what is typed goes into it, and Enter ends that."""
        return False

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        """A key went down while the keyboard stands on it or inside it; whether it made use of that."""
        return False

    def on_text(self, ui: Ui, text: str) -> bool:
        """Text was typed while the keyboard stands on it; whether it made use of that."""
        return False

    def activate(self, ui: Ui) -> None:
        """Do what it is for: by its shortcut, by Enter, by the pointer."""

    @property
    def enabled(self) -> bool:
        """Whether its shortcut acts."""
        return True

"""A widget seen through a window of any height, with a bar at its side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.widgets.core import Size, Widget

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

BAR: Final = 10  # width of a scroll bar
MARGIN: Final = 24  # px at 100% that stay around what is scrolled into sight
STEP: Final = 48  # pixels that a turn of the wheel moves


@attrs.define(eq=False, slots=False)
class Scroll(Widget):
    """A widget seen through a window of any height; give it a `key`, under which its place is kept, and mostly `grow=1`.

    `height`: how tall it wants to be in px at 100%; 0 wants the whole of its child. `to_end`: begin at the end.
    """

    child: Widget
    height: int = attrs.field(default=0, kw_only=True)
    to_end: bool = attrs.field(default=False, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.least(self.child) + ui.px(BAR)

    def measure(self, ui: Ui, width: int) -> Size:
        wide, tall = ui.size(self.child, max(width - ui.px(BAR), 0))
        wanted = ui.px(self.height) if self.height else 0
        return wide + ui.px(BAR), wanted if self.grow or wanted else tall

    @property
    def solid(self) -> bool:
        return True

    @property
    def _over(self) -> int:
        return max(self.child.rect.height - self.rect.height, 0)

    def offset(self, ui: Ui) -> int:
        """Pixels of the child above the window."""
        return int(ui.memory.get((self.name, "offset"), self._over if self.to_end else 0))

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        tall = ui.size(self.child, max(rect.width - ui.px(BAR), 0))[1]
        self.child.rect = pygame.Rect(0, 0, 0, tall)
        offset = min(self.offset(ui), self._over)
        self.child.place(ui, pygame.Rect(rect.left, rect.top - offset, rect.width - ui.px(BAR), max(tall, rect.height)))

    def scroll_to(self, ui: Ui, offset: float) -> bool:
        """Show the child from that many pixels on; whether that changed anything."""
        wanted = int(max(0.0, min(offset, float(self._over))))
        if wanted == self.offset(ui):
            return False
        ui.memory[self.name, "offset"] = wanted
        self.place(ui, self.rect)
        ui.repaint()
        return True

    def show(self, ui: Ui, inner: pygame.Rect) -> None:
        """Scroll as little as brings a rectangle into the window, with room around it for its ring."""
        spare = max(self.rect.height - inner.height, 0) // 2
        inner = inner.inflate(0, 2 * min(ui.px(MARGIN), spare))
        if inner.bottom > self.rect.bottom:
            self.scroll_to(ui, self.offset(ui) + min(inner.bottom - self.rect.bottom, inner.top - self.rect.top))
        elif inner.top < self.rect.top:
            self.scroll_to(ui, self.offset(ui) - (self.rect.top - inner.top))

    def wheel(self, ui: Ui, point: tuple[int, int], across: float, down: float) -> bool:
        return self.scroll_to(ui, self.offset(ui) - down * ui.px(STEP))

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        page = self.rect.height - ui.px(STEP)
        moves = {
            pygame.K_PAGEDOWN: page, pygame.K_PAGEUP: -page, pygame.K_DOWN: ui.px(STEP), pygame.K_UP: -ui.px(STEP),
            pygame.K_HOME: -self._over, pygame.K_END: self._over,
        }  # fmt: skip
        return event.key in moves and self.scroll_to(ui, self.offset(ui) + moves[event.key])

    def paint(self, ui: Ui, paint: Paint) -> None:
        with paint.clipped(self.rect):
            ui.paint_widget(self.child, paint)
        if self._over:
            bar = self._bar(ui)
            paint.fill(bar, paint.palette.control_edge if ui.is_captured(self) else paint.palette.divider, bar.width // 2)

    def _bar(self, ui: Ui) -> pygame.Rect:
        whole = self.child.rect.height
        tall = max(self.rect.height * self.rect.height // max(whole, 1), ui.px(24))
        down = (self.rect.height - tall) * self.offset(ui) // max(self._over, 1)
        return pygame.Rect(self.rect.right - ui.px(BAR) + ui.px(2), self.rect.top + down, ui.px(6), tall)

    @property
    def takes_pointer(self) -> bool:
        return self._over > 0

    def pressed(self, ui: Ui, point: tuple[int, int]) -> None:
        if point[0] >= self.rect.right - ui.px(BAR):
            self.dragged(ui, point, (0, 0))

    def dragged(self, ui: Ui, point: tuple[int, int], moved: tuple[int, int]) -> None:
        if point[0] >= self.rect.right - 3 * ui.px(BAR):
            tall = self._bar(ui).height
            share = (point[1] - self.rect.top - tall / 2) / max(self.rect.height - tall, 1)
            self.scroll_to(ui, share * self._over)

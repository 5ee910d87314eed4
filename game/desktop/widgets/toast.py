"""Where notices that go by themselves stand: as high under the bar as hides no control, and as little text as may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Rich, Text

if TYPE_CHECKING:
    from game.desktop.widgets.ui import Ui

UNDER_BAR: Final = 84  # px at 100% from the upper edge of the window
EDGE: Final = 24
STEP: Final = 8
LARGE: Final = 0.2  # of the window: what takes input over more than that is ground, as the map is
CONTROL_WORTH: Final = 1000  # how many texts may be hidden before a control is


class ToastPlace(Widget):
    """Notices over the screen; what is beside them stays free for the pointer."""

    def __init__(self, toasts: Sequence[Widget]) -> None:
        super().__init__()
        self.inner = Column(toasts, gap=8, align="centre")

    def children(self) -> Sequence[Widget]:
        return (self.inner,)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        room = rect.inflate(-2 * ui.px(EDGE), -2 * ui.px(EDGE))
        wide, tall = ui.size(self.inner, room.width)
        size = min(wide, room.width), min(tall, room.height)
        most = LARGE * rect.width * rect.height
        controls, texts = list[pygame.Rect](), list[pygame.Rect]()
        for tree in ui.trees:
            for widget, seen in _in_sight(tree, rect):
                if widget.takes_pointer and seen.width * seen.height < most:
                    controls.append(seen)
                elif isinstance(widget, Text | Rich):
                    texts.append(seen)
        best, least = pygame.Rect(room.topleft, size), -1
        for box in _places(ui, room, size):
            hidden = CONTROL_WORTH * len(box.collidelistall(controls)) + len(box.collidelistall(texts))
            if least < 0 or hidden < least:
                best, least = box, hidden
            if not hidden:
                break
        self.inner.place(ui, best)


def _places(ui: Ui, room: pygame.Rect, size: tuple[int, int]) -> Iterator[pygame.Rect]:
    """Boxes from under the bar downwards, in the middle first, then at the left and at the right."""
    box = pygame.Rect(room.topleft, size)
    for top in range(min(ui.px(UNDER_BAR), room.bottom - size[1]), room.bottom - size[1] + 1, max(ui.px(STEP), 1)):
        for left in (room.centerx - size[0] // 2, room.left, room.right - size[0]):
            box.topleft = left, top
            yield box.copy()


def _in_sight(widget: Widget, window: pygame.Rect) -> Iterator[tuple[Widget, pygame.Rect]]:
    """A widget and those inside it, each with what of it can be seen."""
    seen = widget.rect.clip(window)
    if seen.width and seen.height:
        yield widget, seen
    inner = seen if isinstance(widget, Scroll) else window
    for child in widget.children():
        yield from _in_sight(child, inner)

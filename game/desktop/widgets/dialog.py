"""Dialogs, messages and toasts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, LABEL, TITLE
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Flow, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.define(eq=False, slots=False)
class Dialog(Widget):
    """A panel in the middle of the window with a title, a body that scrolls where it is too tall, and buttons.

    `width`: px at 100% it would like; it takes less in a small window. `foot`: what stands left of the buttons.
    """

    title: str = ""
    body: Widget = attrs.field(factory=Widget)
    buttons: Sequence[Widget] = attrs.field(default=(), kw_only=True)
    width: int = attrs.field(default=560, kw_only=True)
    icon: str = attrs.field(default="", kw_only=True)
    subtitle: str = attrs.field(default="", kw_only=True)
    on_close: Callable[[], object] | None = attrs.field(default=None, kw_only=True)
    foot: Widget | None = attrs.field(default=None, kw_only=True)
    flush: bool = attrs.field(default=False, kw_only=True)  # the body brings its own padding
    fixed_body: bool = attrs.field(default=False, kw_only=True)  # the body scrolls its own parts
    _panel: Panel = attrs.field(init=False)
    _body: Widget = attrs.field(init=False)
    _head: Widget = attrs.field(init=False)
    _foot: Widget | None = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        words: list[Widget] = [Text(self.title, TITLE)]
        if self.subtitle:
            words.append(Text(self.subtitle, BODY, "second"))
        head: list[Widget] = [Column(words, gap=2, grow=1)]
        if self.icon:
            head.insert(0, Icon(self.icon, 20, "accent"))
        if self.on_close is not None:
            head.append(Button(icon="close", kind="quiet", key="close", tip=_("Close"), shortcut="Esc", show_key=False,
                               on_press=self.on_close))  # fmt: skip
        self._head = Panel(Row(head, gap=12), pad=(24, 14), ground="panel", radius=10)
        inner = self.body if self.flush else Panel(self.body, pad=(24, 16), ground="")
        self._body = inner if self.fixed_body else Scroll(inner, key="body", grow=1)
        if self.buttons or self.foot is not None:
            flow = Flow(list(self.buttons), gap=12, line_gap=8)
            parts: list[Widget] = [flow] if self.foot is None else [self.foot, flow]
            self._foot = Panel(BothEnds(parts), pad=(24, 14), ground="raised", radius=10)

    def children(self) -> Sequence[Widget]:
        # The keyboard comes to the close button last.
        return [one for one in (self._body, self._foot, self._head) if one is not None]

    @property
    def solid(self) -> bool:
        return True

    def holds(self, point: tuple[int, int]) -> bool:
        return self._frame.collidepoint(point)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        wide = min(ui.px(self.width), rect.width - ui.px(16))
        most = rect.height - ui.px(16)
        head = ui.size(self._head, wide)[1]
        foot = 0 if self._foot is None else ui.size(self._foot, wide)[1]
        inner = self._body.children()[0] if isinstance(self._body, Scroll) else self._body
        body = ui.size(inner, wide - (ui.px(10) if isinstance(self._body, Scroll) else 0))[1]
        edge = 2 if self._foot is None else 0  # what scrolls keeps off the frame
        tall = min(head + body + foot + edge, most)
        self._frame = pygame.Rect(0, 0, wide, tall)
        self._frame.center = rect.center
        top = self._frame.top
        self._head.place(ui, pygame.Rect(self._frame.left, top, wide, head))
        self._body.place(ui, pygame.Rect(self._frame.left, top + head, wide, max(tall - head - foot - edge, 0)))
        if self._foot is not None:
            self._foot.place(ui, pygame.Rect(self._frame.left, self._frame.bottom - foot, wide, foot))

    _frame: pygame.Rect = attrs.field(init=False, factory=lambda: pygame.Rect(0, 0, 0, 0))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        paint.fill(self._frame, look.panel, ui.px(10), look.border)
        for part in self.children():
            ui.paint_widget(part, paint)
        head = self._head.rect
        paint.fill(pygame.Rect(head.left, head.bottom - 1, head.width, 1), look.divider)
        paint.fill(self._frame, None, ui.px(10), look.border)


class BothEnds(Widget):
    """What stands at the left, and buttons at the right; below each other where the width is short."""

    def __init__(self, parts: Sequence[Widget]) -> None:
        super().__init__()
        self.parts = parts

    def children(self) -> Sequence[Widget]:
        return self.parts

    def least(self, ui: Ui) -> int:
        return max(part.least(ui) for part in self.parts)

    def _beside(self, ui: Ui, width: int) -> bool:
        return len(self.parts) == 1 or sum(ui.size(part, width)[0] for part in self.parts) + ui.px(16) <= width

    def measure(self, ui: Ui, width: int) -> Size:
        talls = [ui.size(part, width)[1] for part in self.parts]
        return width, max(talls) if self._beside(ui, width) else sum(talls) + ui.px(12)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        last = self.parts[-1]
        wide, tall = ui.size(last, rect.width)
        if self._beside(ui, rect.width):
            last.place(ui, pygame.Rect(rect.right - wide, rect.centery - tall // 2, wide, tall))
            for part in self.parts[:-1]:
                high = ui.size(part, rect.width)[1]
                room = rect.width - wide - ui.px(16)
                part.place(ui, pygame.Rect(rect.left, rect.centery - high // 2, room, high))
            return
        y = rect.top
        for part in self.parts:
            size = ui.size(part, rect.width)
            left = rect.right - size[0] if part is last else rect.left
            part.place(ui, pygame.Rect(left, y, size[0], size[1]))
            y += size[1] + ui.px(12)


def message(title: str, text: str, on_close: Callable[[], object], icon: str = "info") -> Dialog:
    """A dialog that says something and is closed."""
    close = Button(_("Close"), key="ok", kind="main", shortcut="Enter", on_press=on_close)
    return Dialog(title, Text(text, BODY, "second"), buttons=[close], icon=icon, on_close=on_close, width=520)


def question(
    title: str, text: str, yes: str, on_yes: Callable[[], object], on_close: Callable[[], object], danger: bool = False
) -> Dialog:
    """A dialog that asks before something is done."""
    agree = Button(yes, key="yes", kind="danger" if danger else "main", shortcut="Enter", on_press=on_yes)
    back = Button(_("Cancel"), key="no", shortcut="Esc", on_press=on_close)
    return Dialog(title, Text(text, BODY, "second"), buttons=[back, agree], icon="warning", on_close=on_close, width=520)


def toast(text: str, icon: str = "check") -> Widget:
    """A short notice that goes by itself."""
    return Panel(
        Row([Icon(icon, 18, "text"), Text(text, BODY)], gap=8), pad=(16, 10), ground="raised", edge="border", radius=6
    )


def note(text: str) -> Widget:
    """A line in small letters."""
    return Text(text, LABEL, "label")

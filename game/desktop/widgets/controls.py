"""Controls that act: buttons, pressable rows, toggles, chips, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, BODY_MEDIUM, LABEL, LABEL_BOLD, PANEL, TextStyle
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.keys import shown
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

Act = Callable[[], object]


@attrs.define(eq=False, slots=False)
class Control(Widget):
    """What a press of the pointer, Enter or Space acts on. `refused`: why it cannot act now ("" while it can)."""

    on_press: Act | None = attrs.field(default=None, kw_only=True)
    refused: str = attrs.field(default="", kw_only=True)

    @property
    def enabled(self) -> bool:
        return self.on_press is not None and not self.refused

    @property
    def takes_focus(self) -> bool:
        return self.on_press is not None or bool(self.refused)

    def released(self, ui: Ui, point: tuple[int, int]) -> None:
        if self.holds(point):
            self.activate(ui)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and ui.focus == self.name:
            self.activate(ui)
            return True
        return False

    def activate(self, ui: Ui) -> None:
        if self.enabled and self.on_press is not None:
            self.on_press()
        ui.refresh()


@attrs.define(eq=False, slots=False)
class Button(Control):
    """A button. `kind`: plain, main (the one filled amber), danger, quiet (no frame); `size`: control, large, resolve."""

    text: str = ""
    icon: str = attrs.field(default="", kw_only=True)
    kind: str = attrs.field(default="plain", kw_only=True)
    size: str = attrs.field(default="control", kw_only=True)
    detail: str = attrs.field(default="", kw_only=True)  # said at the right, in small letters
    show_key: bool = attrs.field(default=True, kw_only=True)
    icon_colour: str = attrs.field(default="", kw_only=True)

    @property
    def _style(self) -> TextStyle:
        return PANEL if self.size in ("large", "resolve") else BODY_MEDIUM

    def _pieces(self, ui: Ui) -> tuple[int, int, int, int]:
        """Widths of edge, icon, detail and key."""
        edge = ui.px(12 if self.text else 8)
        icon = ui.px(18) if self.icon or self.refused else 0
        detail = ui.text_width(self.detail, LABEL) if self.detail else 0
        key = max(ui.text_width(shown(self.shortcut), LABEL_BOLD) + ui.px(10), ui.px(20)) if self._key else 0
        return edge, icon, detail, key

    @property
    def _key(self) -> bool:
        return bool(self.shortcut) and self.show_key and not self.refused

    def _around(self, ui: Ui) -> int:
        edge, icon, detail, key = self._pieces(ui)
        gaps = sum(ui.px(8) for piece in (icon if self.text else 0, detail, key) if piece)
        return 2 * edge + icon + detail + key + gaps

    def least(self, ui: Ui) -> int:
        word = max((ui.text_width(part, self._style) for part in self.text.split()), default=0)
        return self._around(ui) + word

    def measure(self, ui: Ui, width: int) -> Size:
        tall = ui.px({"large": 44, "resolve": 56}.get(self.size, 36))
        around = self._around(ui)
        lines = ui.wrap(self.text, self._style, max(width - around, 1)) if self.text else []
        words = max((ui.text_width(line, self._style) for line in lines), default=0)
        return around + words, max(tall, len(lines) * ui.line_height(self._style) + ui.px(12))

    def paint(self, ui: Ui, paint: Paint) -> None:
        ground, edge, colour = self._colours(ui, paint)
        if self.refused:
            paint.fill(self.rect, ground, ui.px(6))
            paint.dashed(self.rect, paint.palette.control_edge, radius=ui.px(4))
        else:
            paint.fill(self.rect, ground, ui.px(6), edge)
        left, icon, detail, key = self._pieces(ui)
        inner = self.rect.inflate(-2 * left, 0)
        x = inner.left
        lines = ui.wrap(self.text, self._style, max(inner.width - (self._around(ui) - 2 * left), 1)) if self.text else []
        words = max((ui.text_width(line, self._style) for line in lines), default=0)
        whole = words + self._around(ui) - 2 * left
        if not self.detail and self.kind != "quiet":  # its own content in the middle; with a detail at both ends
            x += max((inner.width - whole) // 2, 0)
        if icon:
            tint = getattr(paint.palette, self.icon_colour) if self.icon_colour and not self.refused else colour
            paint.icon("lock" if self.refused else self.icon, (x + icon // 2, inner.centery), icon, tint)
            x += icon + (ui.px(8) if self.text else 0)
        tall = ui.line_height(self._style)
        y = inner.centery - tall * len(lines) // 2
        for line in lines:
            paint.text(pygame.Rect(x, y, words, tall), line, self._style, colour)
            y += tall
        right = inner.right if self.detail else x + words + (ui.px(8) + key if key else 0)
        if key:
            frame = pygame.Rect(right - key, inner.centery - ui.px(10), key, ui.px(20))
            paint.fill(frame, None, ui.px(4), colour)
            paint.text(frame, shown(self.shortcut), LABEL_BOLD, colour, "centre")
            right -= key + ui.px(8)
        if detail:
            muted = colour if self.kind == "main" else paint.palette.second
            paint.text(pygame.Rect(right - detail, inner.top, detail, inner.height), self.detail, LABEL, muted)

    def _colours(self, ui: Ui, paint: Paint) -> tuple[Colour | None, Colour | None, Colour]:
        look = paint.palette
        over = ui.is_hovered(self) and self.enabled
        if self.refused:
            return None, None, look.label
        if self.kind == "main":
            return look.accent_hover if over else look.accent, None, look.on_accent
        if self.kind == "danger":
            return look.worse_back, look.worse, look.text if over else look.worse
        if self.kind == "quiet":
            return look.hover if over else None, None, look.text
        return look.hover if over else look.raised, look.control_edge, look.text


@attrs.define(eq=False, slots=False)
class Pressable(Control):
    """Anything that can be pressed as a whole: a row of a list, a card, a chip in a tray. `chosen`: amber, with a bar."""

    child: Widget = attrs.field(factory=Widget)
    chosen: bool = attrs.field(default=False, kw_only=True)
    ground: str = attrs.field(default="", kw_only=True)
    edge: str = attrs.field(default="", kw_only=True)
    radius: int = attrs.field(default=0, kw_only=True)
    pad: tuple[int, int] = attrs.field(default=(16, 8), kw_only=True)
    hover: str = attrs.field(default="hover", kw_only=True)  # its ground under the pointer

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.least(self.child) + 2 * ui.px(self.pad[0])

    def measure(self, ui: Ui, width: int) -> Size:
        wide, tall = ui.size(self.child, max(width - 2 * ui.px(self.pad[0]), 0))
        return wide + 2 * ui.px(self.pad[0]), tall + 2 * ui.px(self.pad[1])

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        self.child.place(ui, rect.inflate(-2 * ui.px(self.pad[0]), -2 * ui.px(self.pad[1])))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        ground = getattr(look, self.ground) if self.ground else None
        if self.chosen:
            ground = look.chosen
        elif ui.is_hovered(self) and self.enabled:
            ground = getattr(look, self.hover)
        edge = getattr(look, self.edge) if self.edge else None
        if self.chosen and self.radius:
            edge = look.accent
        if ground is not None or edge is not None:
            paint.fill(self.rect, ground, ui.px(self.radius), edge)
        if self.chosen and not self.radius:
            paint.fill(pygame.Rect(self.rect.left, self.rect.top, ui.px(3), self.rect.height), look.accent)
        ui.paint_widget(self.child, paint)


@attrs.define(eq=False, slots=False)
class Toggle(Control):
    """On or off; the words stand beside it."""

    text: str = ""
    on: bool = False

    def least(self, ui: Ui) -> int:
        return ui.px(52) + max((ui.text_width(part, BODY) for part in self.text.split()), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        lines = ui.wrap(self.text, BODY, max(width - ui.px(52), 1)) if self.text else []
        words = max((ui.text_width(line, BODY) for line in lines), default=0)
        return ui.px(52 if self.text else 44) + words, max(ui.px(28), len(lines) * ui.line_height(BODY))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        box = pygame.Rect(self.rect.left, self.rect.centery - ui.px(12), ui.px(44), ui.px(24))
        back = look.accent if self.on else look.hover
        paint.fill(box, back, ui.px(12), look.control_edge if not self.on else None)
        knob = (box.right - ui.px(12), box.centery) if self.on else (box.left + ui.px(12), box.centery)
        paint.circle(look.on_accent if self.on else look.second, knob, ui.px(9))
        if self.on:
            paint.icon("check", knob, ui.px(14), look.accent)
        if self.text:
            lines = ui.wrap(self.text, BODY, max(self.rect.width - ui.px(52), 1))
            tall = ui.line_height(BODY)
            y = self.rect.centery - tall * len(lines) // 2
            for line in lines:
                room = pygame.Rect(self.rect.left + ui.px(52), y, self.rect.width - ui.px(52), tall)
                paint.text(room, line, BODY, look.label if self.refused else look.text)
                y += tall


@attrs.define(eq=False, slots=False)
class Chip(Control):
    """A small rounded filter or tag."""

    text: str = ""
    chosen: bool = False
    icon: str = attrs.field(default="", kw_only=True)

    def measure(self, ui: Ui, width: int) -> Size:
        icon = ui.px(20) if self.icon else 0
        return ui.text_width(self.text, LABEL_BOLD) + ui.px(24) + icon, ui.px(28)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        ground = look.chosen if self.chosen else look.hover if ui.is_hovered(self) else None
        paint.fill(self.rect, ground, self.rect.height // 2, look.accent if self.chosen else look.control_edge)
        colour = look.accent_hover if self.chosen else look.second
        room = self.rect
        if self.icon:
            paint.icon(self.icon, (room.left + ui.px(20), room.centery), ui.px(16), colour)
            room = pygame.Rect(room.left + ui.px(20), room.top, room.width - ui.px(20), room.height)
        paint.text(room, self.text, LABEL_BOLD if self.chosen else LABEL, colour, "centre")


@attrs.define(eq=False, slots=False)
class Tab(Control):
    """One tab of a row of tabs. The arrows left and right go to the tab beside it."""

    text: str = ""
    chosen: bool = False

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        step = {pygame.K_RIGHT: 1, pygame.K_LEFT: -1}.get(event.key)
        row = [one for around in ui.path_to(self)[1:2] for one in around.children() if isinstance(one, Tab) and one.enabled]
        if step is None or self not in row:
            return super().on_key(ui, event)
        beside = row[(row.index(self) + step) % len(row)]
        ui.set_focus(beside)
        beside.activate(ui)
        return True

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.text_width(self.text, BODY_BOLD) + ui.px(32), ui.px(44)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        if ui.is_hovered(self) and not self.chosen:
            paint.fill(self.rect, look.hover)
        paint.text(
            self.rect, self.text, BODY_BOLD if self.chosen else BODY, look.accent if self.chosen else look.text, "centre"
        )
        if self.chosen:
            paint.fill(pygame.Rect(self.rect.left, self.rect.bottom - ui.px(3), self.rect.width, ui.px(3)), look.accent)

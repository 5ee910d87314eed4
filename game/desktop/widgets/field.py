"""A line of text that can be edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.define(eq=False, slots=False)
class TextField(Control):
    """A line of text that can be edited: arrows, Home, End, Backspace, Delete, Ctrl+V; Enter submits. Give it a `key`."""

    value: str = ""
    hint: str = attrs.field(default="", kw_only=True)
    icon: str = attrs.field(default="", kw_only=True)
    longest: int = attrs.field(default=200, kw_only=True)
    on_change: Callable[[str], object] | None = attrs.field(default=None, kw_only=True)
    on_submit: Callable[[str], object] | None = attrs.field(default=None, kw_only=True)

    @property
    def takes_focus(self) -> bool:
        return True

    @property
    def takes_text(self) -> bool:
        return True

    @property
    def enabled(self) -> bool:
        return True

    def activate(self, ui: Ui) -> None:
        ui.set_focus(self)

    def least(self, ui: Ui) -> int:
        return ui.px(120)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(320)), ui.px(36)

    def _caret(self, ui: Ui) -> int:
        return max(0, min(int(ui.memory.get((self.name, "caret"), len(self.value))), len(self.value)))

    def _put(self, ui: Ui, value: str, caret: int) -> None:
        ui.memory[self.name, "caret"] = caret
        if value != self.value and self.on_change is not None:
            self.value = value
            self.on_change(value)
        ui.refresh()

    def on_text(self, ui: Ui, text: str) -> bool:
        kept = "".join(mark for mark in text if mark.isprintable())[: max(self.longest - len(self.value), 0)]
        at = self._caret(ui)
        self._put(ui, self.value[:at] + kept + self.value[at:], at + len(kept))
        return True

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        at, value = self._caret(ui), self.value
        if event.key == pygame.K_BACKSPACE:
            self._put(ui, value[: max(at - 1, 0)] + value[at:], max(at - 1, 0))
        elif event.key == pygame.K_DELETE:
            self._put(ui, value[:at] + value[at + 1 :], at)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._put(ui, value, at + (1 if event.key == pygame.K_RIGHT else -1))
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._put(ui, value, 0 if event.key == pygame.K_HOME else len(value))
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            if self.on_submit is not None:
                self.on_submit(value)
                ui.refresh()
        elif event.key == pygame.K_v and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            if pygame.display.get_init() and pygame.scrap.has_text():
                self.on_text(ui, pygame.scrap.get_text())
        elif event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
            return False
        else:
            return bool(event.unicode) and str(event.unicode).isprintable()  # it comes as text; no shortcut may take it
        return True

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        stands = ui.focus == self.name
        paint.fill(self.rect, look.raised, ui.px(6), look.accent if stands else look.control_edge)
        room = self.rect.inflate(-2 * ui.px(12), 0)
        if self.icon:
            paint.icon(self.icon, (room.left + ui.px(8), room.centery), ui.px(16), look.second)
            room = pygame.Rect(room.left + ui.px(24), room.top, room.width - ui.px(24), room.height)
        at = self._caret(ui)
        before = ui.text_width(self.value[:at], BODY)
        shift = max(0, before - room.width + ui.px(2))
        with paint.clipped(room):
            words = self.value or ("" if stands else self.hint)
            wide = max(ui.text_width(words, BODY), room.width)
            line = pygame.Rect(room.left - shift, room.top, wide, room.height)
            paint.text(line, words, BODY, look.text if self.value else look.label)
            if stands:
                paint.fill(
                    pygame.Rect(room.left - shift + before, room.centery - ui.px(9), max(ui.px(1), 1), ui.px(18)), look.text
                )

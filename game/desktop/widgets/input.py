"""Input: which widget a press, a turn of the wheel, a key or a text is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.desktop.widgets.core import Widget
from game.desktop.widgets.keys import chord
from game.desktop.widgets.scroll import Scroll

if TYPE_CHECKING:
    from game.desktop.widgets.ui import Overlay, Ui


class Input:
    """Gives the events of a window to its widgets, and to the Ui where none of them takes one."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self._text_used = False  # the sign that a key brings after it has been used already, as by a shortcut to a field

    def handle(self, event: pygame.event.Event) -> None:
        """Give an event to whom it is meant for."""
        if event.type == pygame.MOUSEMOTION:
            self._moved(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._pressed(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._released(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._wheel(event)
        elif event.type == pygame.KEYDOWN:
            stood = self.ui.focus
            self._key(event)
            self._text_used = self.ui.focus != stood
        elif event.type == pygame.KEYUP:
            self._text_used = False
        elif event.type == pygame.TEXTINPUT and not self._text_used:
            self._text(event.text)
        elif event.type == pygame.WINDOWLEAVE:
            self.ui.pointer, self.ui.captured = (-1, -1), ""
            self.ui.find_hover()

    def _closable(self) -> Overlay | None:
        """The topmost overlay that Esc or a press outside closes; none where a screen stands over it that they do not."""
        return next((one for one in reversed(self.ui.overlays) if one.close is not None), None)

    def _moved(self, event: pygame.event.Event) -> None:
        self.ui.pointer, self.ui.rested, self.ui.pressed_there = event.pos, 0.0, False
        held = self.ui.find(self.ui.captured) if self.ui.captured else None
        if held is not None:
            held.dragged(self.ui, event.pos, event.rel)
            return
        if self.ui.tip_for:
            self.ui.tip_for = ""
            self.ui.repaint()
        self.ui.find_hover()
        for widget in self.ui.at(event.pos)[:1]:
            widget.hovered(self.ui, event.pos)

    def _pressed(self, point: tuple[int, int]) -> None:
        self.ui.pointer, self.ui.focus_seen, self.ui.pressed_there = point, False, True
        self.ui.tip_for = ""
        under = self.ui.at(point)
        closable = self._closable()
        if closable is not None and closable.close is not None and not under:
            closable.close()
            return
        target = next((one for one in under if one.takes_pointer), None)
        if target is None:
            self.ui.focus = ""
            self.ui.repaint()
            return
        self.ui.captured = target.name
        if target.takes_focus:
            self.ui.focus = target.name
        target.pressed(self.ui, point)
        self.ui.repaint()

    def _released(self, point: tuple[int, int]) -> None:
        held = self.ui.find(self.ui.captured) if self.ui.captured else None
        self.ui.captured = ""
        if held is not None:
            held.released(self.ui, point)
            self.ui.repaint()
        self.ui.pointer = point
        if not self.ui.stale:
            self.ui.find_hover()

    def _wheel(self, event: pygame.event.Event) -> None:
        across, down = float(event.x), float(event.y)
        for widget in self.ui.at(self.ui.pointer):
            if widget.wheel(self.ui, self.ui.pointer, across, down):
                return

    def _text(self, text: str) -> None:
        self.ui.rested = 0.0
        if self.ui.tip_for:
            self.ui.tip_for = ""
            self.ui.repaint()
        held = self.ui.find(self.ui.focus) if self.ui.focus else None
        if held is not None:
            held.on_text(self.ui, text)

    def _key(self, event: pygame.event.Event) -> None:
        self.ui.rested = 0.0
        if event.key == pygame.K_TAB:
            self.ui.move_focus(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return
        if event.key == pygame.K_F1 and self.ui.show_tip():
            return
        if self.ui.tip_for:
            self.ui.tip_for = ""
            self.ui.repaint()
            if event.key == pygame.K_ESCAPE and self.ui.tip_asked:
                return
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self._press_by("Enter")  # the main button, wherever the keyboard stands
            return
        stood = self.ui.find(self.ui.focus) if self.ui.focus else None
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self._left_by_pointer(stood) and self._press_by("Enter"):
            return
        if stood is not None:
            for widget in self.ui.path_to(stood):
                if widget.on_key(self.ui, event):
                    self.ui.focus_seen = True
                    return
        closable = self._closable()
        if event.key == pygame.K_ESCAPE and closable is not None and closable.close is not None:
            closable.close()
            return
        if self._shortcut(event) or self._scroll_key(event):
            return
        if self.ui.modal and event.key in (pygame.K_DOWN, pygame.K_UP):
            self.ui.move_focus(1 if event.key == pygame.K_DOWN else -1)
            return
        self.ui.on_unused_key(event)

    def _left_by_pointer(self, stood: Widget | None) -> bool:
        """Whether the pointer, and no key, left the focus on a control: then no ring says that Enter is its own."""
        return stood is not None and not self.ui.focus_seen and not stood.takes_text

    def _shortcut(self, event: pygame.event.Event) -> bool:
        return self._press_by(chord(event))

    def _press_by(self, pressed: str) -> bool:
        """Act on the first widget whose shortcut that is; whether there is one."""
        for widget in list(self.ui.live()):
            if widget.shortcut and widget.shortcut == pressed and widget.enabled:
                widget.activate(self.ui)
                return True
        return False

    def _scroll_key(self, event: pygame.event.Event) -> bool:
        """Page keys without a focus scroll what is under the pointer, else the largest that can scroll."""
        if event.key not in (pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_HOME, pygame.K_END):
            return False
        under = [one for one in self.ui.at(self.ui.pointer) if isinstance(one, Scroll)]
        others = sorted(
            (one for one in self.ui.live() if isinstance(one, Scroll)), key=lambda one: -one.rect.width * one.rect.height
        )
        return any(one.on_key(self.ui, event) for one in [*under, *others])

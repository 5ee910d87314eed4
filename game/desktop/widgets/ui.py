"""The Ui: builds the tree of a screen, gives it input, focus and hover, and draws it.

Overlays (dialogs, open lists, tips) stand over the screen, each a tree of its own; while a modal one is open, nothing
below it takes input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs
import pygame

from game.desktop.art.fonts import TextStyle
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.input import Input
from game.desktop.widgets.layout import Stack
from game.desktop.widgets.paint import Paint
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.tips import tip_widget
from game.desktop.widgets.tree import name_all, path_to, under, walk
from game.desktop.widgets.wrapping import wrapped

TIP_SECONDS: Final = 0.5
MOST_REMEMBERED: Final = 4000  # texts of which the width, or the lines, are remembered
DIM: Final = 150  # how far a modal overlay darkens what is below, 0-255
Build = Callable[["Ui"], Widget]


@attrs.define(eq=False)
class Overlay:
    """A tree over the screen. `close`: what Esc and a press outside do; None keeps it open."""

    key: str
    build: Build
    modal: bool = True
    close: Callable[[], None] | None = None
    opener: str = ""  # name of the widget that had the focus before


class Ui:
    """One window's widgets. `width` and `height` in pixels; `scale` is the text size, 1.0 at 100%."""

    def __init__(self, paint: Paint, scale: float, build: Build) -> None:
        self.paint = paint
        self.scale = scale
        self.build = build
        self.overlays: list[Overlay] = []
        self.trees: list[Widget] = []  # of the screen and the overlays, lowest first
        self.memory: dict[tuple[str, str], Any] = {}
        self.focus = ""
        self.focus_seen = False  # the ring is drawn once the keyboard has been used
        self._before_lost = ""  # what stood before the one that had the focus and is gone: Tab goes on from there
        self.hover = ""
        self.captured = ""
        self.pointer = (-1, -1)
        self.tip_for = ""
        self.rested = 0.0  # seconds for which the pointer has not moved
        self.pressed_there = False  # whether the pointer has not moved since the last press: then it asks for no tip
        self.tip_asked = False  # whether the tip was asked for by a key
        self.on_unused_key: Callable[[pygame.event.Event], bool] = lambda event: False
        self.stale = True  # whether the trees must be built anew
        self._dirty = True
        self._dirty_parts: list[Widget] = []
        self._again: list[Widget] = []
        self._input = Input(self)
        self._wrapped: dict[tuple[str, TextStyle, int], list[str]] = {}
        self._widths: dict[tuple[str, TextStyle], int] = {}

    # -- size and text -----------------------------------------------------------------------------------------

    @property
    def width(self) -> int:
        """Of the window in pixels."""
        return self.paint.surface.get_width()

    @property
    def height(self) -> int:
        """Of the window in pixels."""
        return self.paint.surface.get_height()

    @property
    def logical(self) -> Size:
        """Width and height of the window in px at 100%: by these a screen chooses how to fold."""
        return int(self.width / self.scale), int(self.height / self.scale)

    def px(self, size: float) -> int:
        """Pixels of a length given at 100%."""
        return int(size * self.scale + 0.5)

    def text_width(self, text: str, style: TextStyle) -> int:
        """Pixels across of a text in one line."""
        key = (text, style)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) > MOST_REMEMBERED:
                self._widths.clear()
            found = self._widths[key] = self.paint.fonts.font(style).size(text)[0]
        return found

    def line_height(self, style: TextStyle) -> int:
        """Pixels from one line of a text to the next."""
        return self.px(style.line)

    def wrap(self, text: str, style: TextStyle, width: int) -> list[str]:
        """A text in lines that fit a width; a word longer than that is broken."""
        key = (text, style, width)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) > MOST_REMEMBERED:
                self._wrapped.clear()
            found = self._wrapped[key] = wrapped(text, width, lambda part: self.text_width(part, style))
        return found

    def size(self, widget: Widget, width: int) -> Size:
        """What a widget wants in a width; remembered with the widget, which lives until the next rebuild."""
        found = widget.sizes.get(width)
        if found is None:
            found = widget.sizes[width] = widget.measure(self, width)
        return found

    def least(self, widget: Widget) -> int:
        """The least width at which nothing of a widget is cut; remembered like its size."""
        if widget.narrowest is None:
            widget.narrowest = widget.least(self)
        return widget.narrowest

    # -- building ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Something has changed: build the trees anew before the next frame."""
        self.stale = True

    def repaint(self, part: Widget | None = None) -> None:
        """Draw again: everything, or one widget that covers its rectangle and changes nothing else."""
        if part is None:
            self._dirty = True
        elif part not in self._dirty_parts:
            self._dirty_parts.append(part)

    def paint_again(self, part: Widget) -> None:
        """A widget is not finished: draw it again in the next frame, without waiting for input."""
        if part not in self._again:
            self._again.append(part)

    @property
    def unfinished(self) -> bool:
        """Whether a widget waits for the next frame."""
        return bool(self._again)

    def open(self, key: str, build: Build, modal: bool = True, close: Callable[[], None] | None = None) -> None:
        """Open an overlay; by default Esc and a press outside close it. Opening one that is open brings it up to date."""
        opener = next((one.opener for one in self.overlays if one.key == key), self.focus)
        self.overlays = [one for one in self.overlays if one.key != key]
        self.overlays.append(Overlay(key, build, modal, close or (lambda: self.close(key)), opener))
        self.focus, self.tip_for, self._before_lost = "", "", ""
        self.refresh()

    def close(self, key: str) -> None:
        """Close an overlay; the keyboard goes back to where it stood, unless it was free to go on meanwhile."""
        for one in self.overlays:
            if one.key == key and one.modal:
                self.focus = one.opener
        self.overlays = [one for one in self.overlays if one.key != key]
        self.refresh()

    def is_open(self, key: str) -> bool:
        """Whether an overlay is open."""
        return any(one.key == key for one in self.overlays)

    def close_all(self) -> None:
        """Close every overlay, as when the screen changes."""
        self.overlays.clear()
        self.focus = self.captured = self.hover = self.tip_for = self._before_lost = ""
        self.refresh()

    def settle(self) -> None:
        """Bring the trees up to date with what they show."""
        if not self.stale:
            return
        self.stale = False
        stood = [one.name for one in self.live() if one.takes_focus] if self.focus and self.trees else []
        window = self.paint.surface.get_rect()
        self.trees = []
        for key, build in [("screen", self.build), *((one.key, one.build) for one in self.overlays)]:
            tree = build(self)
            name_all(tree, key)
            tree.place(self, window.copy())
            self.trees.append(tree)
        names = {widget.name for widget in self.live()}
        if self.focus and self.focus not in names:
            before = stood[: stood.index(self.focus)] if self.focus in stood else []
            self._before_lost = next((name for name in reversed(before) if name in names), "")
            self.focus = ""
        if self.captured and self.captured not in names:
            self.captured = ""
        self._dirty = True
        self._dirty_parts.clear()
        self.find_hover()

    # -- looking for widgets -----------------------------------------------------------------------------------

    def _first_live(self) -> int:
        """Place of the lowest tree that takes input."""
        modal = [place for place, one in enumerate(self.overlays, start=1) if one.modal]
        return modal[-1] if modal else 0

    def live(self) -> Iterator[Widget]:
        """All widgets that can take input, the lowest first."""
        for tree in self.trees[self._first_live() :]:
            yield from walk(tree)

    def find(self, name: str) -> Widget | None:
        """The widget of a name, or whose key is that."""
        return next((widget for widget in self.live() if widget.name == name or (widget.key and widget.key == name)), None)

    def path_to(self, wanted: Widget) -> list[Widget]:
        """A widget and those around it, the innermost first."""
        for tree in reversed(self.trees[self._first_live() :]):
            found = path_to(tree, wanted)
            if found:
                return found
        return []

    def at(self, point: tuple[int, int]) -> list[Widget]:
        """The widgets under a point from the innermost outwards, of the topmost tree that has something there."""
        for tree in reversed(self.trees[self._first_live() :]):
            found = under(tree, point)
            if found:
                return found
        return []

    def is_hovered(self, widget: Widget) -> bool:
        """Whether the pointer is over it."""
        return bool(self.hover) and widget.name == self.hover

    def is_captured(self, widget: Widget) -> bool:
        """Whether the button went down on it and is still held."""
        return bool(self.captured) and widget.name == self.captured

    def is_focused(self, widget: Widget) -> bool:
        """Whether the keyboard stands on it and its ring is to be drawn."""
        return self.focus_seen and bool(self.focus) and widget.name == self.focus

    def handle(self, event: pygame.event.Event) -> None:
        """Give an event to whom it is meant for."""
        self.settle()
        self._input.handle(event)

    # -- where the keyboard and the pointer stand --------------------------------------------------------------

    def find_hover(self) -> None:
        """Note what the pointer is over."""
        over = next((one for one in self.at(self.pointer) if one.takes_pointer or one.tip), None)
        name = "" if over is None else over.name
        if name != self.hover:
            self.hover = name
            self._dirty = True

    def move_focus(self, step: int) -> None:
        """Let the keyboard stand on the next widget that takes it, or the one before."""
        able = [widget for widget in self.live() if widget.takes_focus and widget.rect.width > 0]
        self.focus_seen = True
        self._dirty = True
        if not able:
            return
        names = [widget.name for widget in able]
        if self.focus in names:
            place = names.index(self.focus) + step
        elif self._before_lost in names:
            place = names.index(self._before_lost) + (1 if step > 0 else 0)
        else:
            place = 0 if step > 0 else -1
        self.set_focus(able[place % len(able)])

    def focus_on(self, key: str) -> None:
        """Let the keyboard stand on the widget of a key, as on the field of a dialog that has just been opened."""
        self.settle()
        widget = self.find(key)
        if widget is not None:
            self.set_focus(widget)

    @property
    def modal(self) -> bool:
        """Whether a dialog or an open list stands over the screen, which then takes no key."""
        return any(one.modal for one in self.overlays)

    def set_focus(self, widget: Widget) -> None:
        """Let the keyboard stand on a widget, scrolled into sight."""
        self.focus, self._before_lost = widget.name, ""
        path = self.path_to(widget)
        for around in path:
            if isinstance(around, Scroll):
                around.show(self, widget.rect)
        self.repaint()

    # -- frames ------------------------------------------------------------------------------------------------

    def passed(self, seconds: float) -> None:
        """Time has passed: a tip may be due."""
        if self.hover and not self.captured and not self.tip_for and not self.pressed_there:
            self.rested += seconds
            if self.rested >= TIP_SECONDS:
                widget = self.find(self.hover)
                if widget is not None and widget.tip:
                    self.tip_for, self.tip_asked = widget.name, False
                    self.repaint()

    def draw(self) -> bool:
        """Draw what has changed; whether anything was drawn."""
        self.settle()
        again, self._again = self._again, []
        for part in again:
            if any(part is widget for widget in self.live()):
                self.repaint(part)
        if not self._dirty and not self._dirty_parts:
            return False
        if not self._dirty and not self.overlays and not self.tip_for:
            for part in self._dirty_parts:
                stacks = [one for one in self.path_to(part) if isinstance(one, Stack)]
                with self.paint.clipped(part.rect):
                    self.paint_widget(stacks[-1] if stacks else part, self.paint)
            self._dirty_parts.clear()
            return True
        self._dirty = False
        self._dirty_parts.clear()
        paint = self.paint
        if paint.log is not None:
            paint.log.clear()
        paint.layer = 0
        paint.surface.fill(paint.palette.sea)
        for place, tree in enumerate(self.trees):
            if place and self.overlays[place - 1].modal:
                paint.dim(paint.surface.get_rect(), (8, 12, 18), DIM)
            paint.layer = place
            self.paint_widget(tree, paint)
        self._draw_tip()
        return True

    def paint_widget(self, widget: Widget, paint: Paint) -> None:
        """Draw one widget where any of it can be seen, with the focus ring where the keyboard stands on it."""
        if not widget.rect.colliderect(paint.surface.get_clip()):
            return
        before, paint.owner = paint.owner, widget.name
        widget.paint(self, paint)
        paint.owner = before
        if self.is_focused(widget):
            ring = widget.rect.inflate(self.px(8), self.px(8)).clip(paint.surface.get_rect())
            clip = paint.surface.get_clip()
            paint.surface.set_clip(clip.inflate(self.px(8), self.px(8)))
            paint.fill(ring, None, self.px(8), paint.palette.focus, max(self.px(2), 1))
            paint.surface.set_clip(clip)

    def show_tip(self) -> bool:
        """Show the tip of what has the focus, else of what is under the pointer; false where there is none."""
        for name in (self.focus, self.hover):
            widget = self.find(name) if name else None
            if widget is not None:
                for one in self.path_to(widget):
                    if one.tip:
                        self.tip_for, self.tip_asked = one.name, True
                        self.repaint()
                        return True
        return False

    def _draw_tip(self) -> None:
        widget = self.find(self.tip_for) if self.tip_for else None
        if widget is None or not widget.tip:
            return
        made = tip_widget(widget.tip, widget.shortcut)
        name_all(made, "tip")
        wide, tall = self.size(made, min(self.px(360), self.width - self.px(16)))
        box = pygame.Rect(0, 0, wide, tall)
        beside = widget.tip_place(self)
        box.midtop = (beside.centerx, beside.bottom + self.px(8))
        if box.bottom > self.height:
            box.bottom = beside.top - self.px(8)
        box.clamp_ip(self.paint.surface.get_rect().inflate(-self.px(8), -self.px(8)))
        made.place(self, box)
        self.paint.layer = len(self.trees)
        self.paint_widget(made, self.paint)

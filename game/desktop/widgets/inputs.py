"""Controls that hold a number, and what stands beside a control: slider, stepper, label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Row, Sized
from game.desktop.widgets.text import Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.define(eq=False, slots=False)
class Slider(Control):
    """A number between `low` and `high` in steps, set by dragging, by the arrows, Home and End. Shows its value in words."""

    value: float = 0.0
    low: float = attrs.field(default=0.0, kw_only=True)
    high: float = attrs.field(default=1.0, kw_only=True)
    step: float = attrs.field(default=1.0, kw_only=True)
    words: Callable[[float], str] = attrs.field(default=str, kw_only=True)
    on_change: Callable[[float], object] | None = attrs.field(default=None, kw_only=True)

    @property
    def takes_focus(self) -> bool:
        return True

    @property
    def enabled(self) -> bool:
        return False  # a shortcut has nothing to do here

    def _words_width(self, ui: Ui) -> int:
        return max(ui.text_width(self.words(one), BODY_BOLD) for one in (self.low, self.high, self.value)) + ui.px(8)

    def least(self, ui: Ui) -> int:
        return ui.px(100) + self._words_width(ui)

    def measure(self, ui: Ui, width: int) -> Size:
        return max(min(width, ui.px(420)), self.least(ui)), ui.px(36)

    def _track(self, ui: Ui) -> pygame.Rect:
        right = self.rect.right - self._words_width(ui) - ui.px(12)
        left = self.rect.left + ui.px(10)
        return pygame.Rect(left, self.rect.centery - ui.px(2), max(right - left, 1), ui.px(4))

    def set(self, value: float, ui: Ui) -> None:
        """Take a value, brought to a step and into the limits."""
        steps = int((value - self.low) / self.step + 0.5) if self.step else 0
        wanted = max(self.low, min(self.low + steps * self.step, self.high))
        if wanted != self.value and self.on_change is not None and not self.refused:
            self.value = wanted
            self.on_change(wanted)
            ui.refresh()

    def pressed(self, ui: Ui, point: tuple[int, int]) -> None:
        track = self._track(ui)
        self.set(self.low + (point[0] - track.left) / track.width * (self.high - self.low), ui)

    def dragged(self, ui: Ui, point: tuple[int, int], moved: tuple[int, int]) -> None:
        self.pressed(ui, point)

    def released(self, ui: Ui, point: tuple[int, int]) -> None:
        """The value has been set while the button was held."""

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        large = max(self.step, (self.high - self.low) / 10.0)
        wanted = {
            pygame.K_LEFT: self.value - self.step, pygame.K_RIGHT: self.value + self.step,
            pygame.K_DOWN: self.value - self.step, pygame.K_UP: self.value + self.step,
            pygame.K_PAGEDOWN: self.value - large, pygame.K_PAGEUP: self.value + large,
            pygame.K_HOME: self.low, pygame.K_END: self.high,
        }.get(event.key)  # fmt: skip
        if wanted is None:
            return False
        self.set(wanted, ui)
        return True

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, track = paint.palette, self._track(ui)
        share = (self.value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        at = track.left + int(track.width * share)
        paint.fill(track, look.divider, ui.px(2))
        paint.fill(pygame.Rect(track.left, track.top, at - track.left, track.height), look.accent, ui.px(2))
        if ui.is_hovered(self) or ui.is_captured(self):
            paint.circle(look.hover, (at, track.centery), ui.px(13))
        paint.circle(look.text, (at, track.centery), ui.px(8))
        paint.text(self.rect, self.words(self.value), BODY_BOLD, look.text, "right")


@attrs.define(eq=False, slots=False)
class _Step(Control):
    icon: str = "plus"

    @property
    def takes_focus(self) -> bool:
        return False  # the keyboard stands on the number between them

    @property
    def takes_pointer(self) -> bool:
        return True

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(36), ui.px(36)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        if ui.is_hovered(self) and self.enabled:
            paint.fill(self.rect.inflate(-2, -2), look.hover, ui.px(5))
        paint.icon(self.icon, self.rect.center, ui.px(18), look.text if self.enabled else look.label)


@attrs.define(eq=False, slots=False)
class Stepper(Widget):
    """A whole number with buttons for less and more; also set by typing digits and by the arrows."""

    value: int = 0
    low: int = attrs.field(default=0, kw_only=True)
    high: int = attrs.field(default=10, kw_only=True)
    step: int = attrs.field(default=1, kw_only=True)
    words: Callable[[int], str] = attrs.field(default=str, kw_only=True)
    on_change: Callable[[int], object] | None = attrs.field(default=None, kw_only=True)
    _less: _Step = attrs.field(init=False)
    _more: _Step = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        least, most = self.value <= self.low, self.value >= self.high
        self._less = _Step(icon="minus", key="less", on_press=lambda: self._set(self.value - self.step),
                           refused=_("This is the least.") if least else "", tip=_("Less"))  # fmt: skip
        self._more = _Step(icon="plus", key="more", on_press=lambda: self._set(self.value + self.step),
                           refused=_("This is the most.") if most else "", tip=_("More"))  # fmt: skip

    def _set(self, value: int) -> None:
        wanted = max(self.low, min(value, self.high))
        if wanted != self.value and self.on_change is not None:
            self.value = wanted
            self.on_change(wanted)

    def children(self) -> Sequence[Widget]:
        return (self._less, self._more)

    def _middle(self, ui: Ui) -> int:
        return max(ui.text_width(self.words(one), BODY_BOLD) for one in (self.low, self.high, self.value)) + ui.px(24)

    def least(self, ui: Ui) -> int:
        return 2 * ui.px(36) + self._middle(ui)

    def measure(self, ui: Ui, width: int) -> Size:
        return self.least(ui), ui.px(36)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = pygame.Rect(rect.left, rect.top, min(rect.width, self.least(ui)), rect.height)
        self._less.place(ui, pygame.Rect(self.rect.left, rect.top, ui.px(36), rect.height))
        self._more.place(ui, pygame.Rect(self.rect.right - ui.px(36), rect.top, ui.px(36), rect.height))

    @property
    def takes_focus(self) -> bool:
        return True

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        steps = {
            pygame.K_UP: self.step, pygame.K_RIGHT: self.step, pygame.K_DOWN: -self.step, pygame.K_LEFT: -self.step,
            pygame.K_PAGEUP: 10 * self.step, pygame.K_PAGEDOWN: -10 * self.step,
            pygame.K_HOME: self.low - self.value, pygame.K_END: self.high - self.value,
        }  # fmt: skip
        if event.key in steps:
            self._set(self.value + steps[event.key])
            ui.refresh()
            return True
        if event.key == pygame.K_BACKSPACE:
            self._set(int(str(abs(self.value))[:-1] or "0"))
            ui.refresh()
            return True
        return False

    def on_text(self, ui: Ui, text: str) -> bool:
        if not (text.isascii() and text.isdigit()):
            return False
        whole = int(f"{self.value}{text}") if self.value else int(text)
        self._set(whole if whole <= self.high else int(text))
        ui.refresh()
        return True

    def paint(self, ui: Ui, paint: Paint) -> None:
        paint.fill(self.rect, paint.palette.raised, ui.px(6), paint.palette.control_edge)
        middle = self.rect.inflate(-2 * ui.px(36), 0)
        for x in (middle.left, middle.right - 1):
            paint.fill(pygame.Rect(x, middle.top, 1, middle.height), paint.palette.control_edge)
        paint.text(middle, self.words(self.value), BODY_BOLD, paint.palette.text, "centre")
        for one in self.children():
            ui.paint_widget(one, paint)


def labelled(label: str, control: Widget, help_text: str = "", width: int = 96) -> Widget:
    """A control with its label at the left and a line of help below it."""
    column = control if not help_text else Column([control, Text(help_text, LABEL, "label")], gap=4)
    column.grow = 1
    return Row([Sized(Text(label, BODY, "second"), width=width), column], gap=12, align="top")

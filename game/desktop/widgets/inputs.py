"""Controls that hold a value: slider, stepper, drop-down, text field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.widgets.controls import Choice, Control, Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Panel, Row, Scroll, Sized
from game.desktop.widgets.text import Icon, Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

LONG_LIST: Final = 320  # px at 100% that an open list is tall at most


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


@attrs.define(eq=False, slots=False)
class DropDown(Control):
    """One of a list that opens when pressed; typing letters goes to what begins with them. Give it a `key`."""

    choices: Sequence[Choice] = ()
    value: str = ""
    on_choose: Callable[[str], object] | None = attrs.field(default=None, kw_only=True)
    hint: str = attrs.field(default="", kw_only=True)  # what stands there while nothing is chosen
    icon_for: Callable[[str], Widget | None] = attrs.field(default=lambda value: None, kw_only=True)
    _picture: Widget | None = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        if self._chosen is not None:
            self._picture = self.icon_for(self.value)

    @property
    def _chosen(self) -> Choice | None:
        return next((one for one in self.choices if one.value == self.value), None)

    @property
    def takes_focus(self) -> bool:
        return True

    @property
    def enabled(self) -> bool:
        return self.on_choose is not None and not self.refused

    def children(self) -> Sequence[Widget]:
        return () if self._picture is None else (self._picture,)

    def least(self, ui: Ui) -> int:
        return ui.px(120)

    def _room(self, ui: Ui, width: int) -> int:
        picture = ui.px(28) if self._picture is not None else 0
        return max(width - ui.px(12) - ui.px(40) - picture, 1)

    def _lines(self, ui: Ui, width: int) -> list[str]:
        chosen = self._chosen
        words = (self.hint or _("Choose")) if chosen is None else chosen.text
        return ui.wrap(words, BODY, self._room(ui, width))

    def measure(self, ui: Ui, width: int) -> Size:
        lines = self._lines(ui, width)
        texts = [one.text for one in self.choices] or [self.hint or _("Choose")]
        around = width - self._room(ui, width)
        wide = min(width, max((ui.text_width(one, BODY) for one in texts), default=0) + around)
        return max(wide, min(width, ui.px(120))), max(ui.px(36), len(lines) * ui.line_height(BODY) + ui.px(16))

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        if self._picture is not None:
            wide, tall = ui.size(self._picture, rect.width)
            self._picture.place(ui, pygame.Rect(rect.left + ui.px(12), rect.centery - tall // 2, wide, tall))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        opened = ui.is_open(f"list:{self.name}")
        over = ui.is_hovered(self) and self.enabled
        edge = look.accent if opened else look.control_edge
        paint.fill(self.rect, look.hover if over else look.raised, ui.px(6), edge)
        x = self.rect.left + ui.px(12)
        if self._picture is not None:
            ui.paint_widget(self._picture, paint)
            x += ui.px(28)
        lines = self._lines(ui, self.rect.width)
        tall = ui.line_height(BODY)
        y = self.rect.centery - tall * len(lines) // 2
        colour = look.label if self._chosen is None else look.text
        for line in lines:
            paint.text(pygame.Rect(x, y, self._room(ui, self.rect.width), tall), line, BODY, colour)
            y += tall
        paint.icon("chevron_down", (self.rect.right - ui.px(20), self.rect.centery), ui.px(16), look.second)

    def activate(self, ui: Ui) -> None:
        if not self.enabled:
            return
        key = f"list:{self.name}"
        if ui.is_open(key):
            ui.close(key)
            return
        anchor, name = self.rect.copy(), self.name
        ui.open(key, lambda inner: _OpenList(self, anchor, inner, key))
        ui.settle()
        rows = [one for one in ui.live() if isinstance(one, Pressable) and one.name.startswith(f"{key}/")]
        chosen = next((one for one in rows if one.chosen), next(iter(rows), None))
        if chosen is not None:
            ui.set_focus(chosen)
        ui.memory[name, "typed"] = ""

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_DOWN, pygame.K_UP) and self.enabled:
            values = [one.value for one in self.choices if not one.refused]
            if values and self.on_choose is not None:
                step = 1 if event.key == pygame.K_DOWN else -1
                place = values.index(self.value) + step if self.value in values else 0
                self.on_choose(values[max(0, min(place, len(values) - 1))])
                ui.refresh()
            return True
        return super().on_key(ui, event)


class _OpenList(Widget):
    """The open list of a drop-down: below it where there is room, else above."""

    def __init__(self, owner: DropDown, anchor: pygame.Rect, ui: Ui, key: str) -> None:
        super().__init__()
        self.anchor = anchor

        def choose(value: str) -> None:
            ui.close(key)
            if owner.on_choose is not None:
                owner.on_choose(value)
            ui.refresh()

        rows: list[Widget] = []
        for one in owner.choices:
            words: list[Widget] = [Text(one.text, BODY, "label" if one.refused else "text")]
            if one.refused or one.detail:
                words.append(Text(one.refused or one.detail, LABEL, "label"))
            picture = owner.icon_for(one.value)
            column = Column(words, gap=0, grow=1)
            content: Widget = column if picture is None else Row([picture, column], gap=8)
            rows.append(
                Pressable(content, key=one.value, chosen=one.value == owner.value, pad=(12, 8), refused=one.refused,
                          on_press=partial(choose, one.value))
            )  # fmt: skip
        self.inner = Panel(Scroll(_List(rows), key="scroll", grow=1), pad=(0, 4), ground="raised", edge="border", radius=6)

    def children(self) -> Sequence[Widget]:
        return (self.inner.child,)

    @property
    def solid(self) -> bool:
        return True

    def holds(self, point: tuple[int, int]) -> bool:
        return self.inner.rect.collidepoint(point)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        wide = max(self.anchor.width, ui.px(200))
        wide = min(max(wide, ui.px(240)), rect.width)
        content = ui.size(self.inner.child.children()[0], wide - ui.px(10))[1] + ui.px(8)
        below = rect.bottom - self.anchor.bottom - ui.px(8)
        above = self.anchor.top - rect.top - ui.px(8)
        under = below >= min(content, ui.px(LONG_LIST)) or below >= above
        tall = min(content, ui.px(LONG_LIST), below if under else above)
        top = self.anchor.bottom + ui.px(4) if under else self.anchor.top - ui.px(4) - tall
        left = max(rect.left, min(self.anchor.left, rect.right - wide))
        self.inner.place(ui, pygame.Rect(left, top, wide, tall))

    def paint(self, ui: Ui, paint: Paint) -> None:
        ui.paint_widget(self.inner, paint)


class _List(Column):
    """Rows of which the arrows choose where the keyboard stands; letters go to the first that begins with them."""

    def __init__(self, rows: Sequence[Widget]) -> None:
        super().__init__(rows, gap=0)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        last = len(self.items) - 1
        step = {pygame.K_DOWN: 1, pygame.K_UP: -1, pygame.K_HOME: -last, pygame.K_END: last}.get(event.key)
        names = [row.name for row in self.items]
        if step is None or ui.focus not in names:
            return False
        ui.set_focus(self.items[max(0, min(names.index(ui.focus) + step, last))])
        return True


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


def field_icon(name: str) -> Widget:
    """An icon as it stands beside a choice."""
    return Icon(name, 16)


def labelled(label: str, control: Widget, help_text: str = "", width: int = 96) -> Widget:
    """A control with its label at the left and a line of help below it."""
    column = control if not help_text else Column([control, Text(help_text, LABEL, "label")], gap=4)
    column.grow = 1
    return Row([Sized(Text(label, BODY, "second"), width=width), column], gap=12, align="top")

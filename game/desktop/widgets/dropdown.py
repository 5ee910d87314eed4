"""A drop-down: one of a list that opens when pressed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import BODY, LABEL
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Control, Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

LONG_LIST: Final = 320  # px at 100% that an open list is tall at most


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


def _plain(text: str) -> str:
    """Small letters without accents, as people type them in a hurry."""
    parted = unicodedata.normalize("NFD", text.casefold())
    return "".join(one for one in parted if not unicodedata.combining(one))


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
        inside = _List(rows, [one.text for one in owner.choices])
        self.inner = Panel(Scroll(inside, key="scroll", grow=1), pad=(0, 4), ground="raised", edge="border", radius=6)

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
    """Rows of which the arrows choose where the keyboard stands; letters go to the first with a word that begins so."""

    def __init__(self, rows: Sequence[Widget], words: Sequence[str]) -> None:
        super().__init__(rows, gap=0)
        self.words = [_plain(text) for text in words]
        self.typed = ""

    def _found(self, letters: str) -> int | None:
        """The row whose text begins with the letters, else the first with a word that does."""
        begun = [place for place, text in enumerate(self.words) if text.startswith(letters)]
        inside = [place for place, text in enumerate(self.words) if f" {letters}" in text.replace("(", "")]
        return next(iter([*begun, *inside]), None)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        last = len(self.items) - 1
        step = {pygame.K_DOWN: 1, pygame.K_UP: -1, pygame.K_HOME: -last, pygame.K_END: last}.get(event.key)
        names = [row.name for row in self.items]
        if ui.focus not in names:
            return False
        letter = _plain(event.unicode)
        if step is None and letter.isalnum() and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            place = self._found(self.typed + letter)
            self.typed = self.typed + letter if place is not None else letter
            place = self._found(letter) if place is None else place
            if place is not None:
                ui.set_focus(self.items[place])
            return True
        if step is None:
            return False
        self.typed = ""
        ui.set_focus(self.items[max(0, min(names.index(ui.focus) + step, last))])
        return True

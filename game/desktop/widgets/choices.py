"""A few things of which one is chosen, all in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size, Widget

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.frozen
class Choice:
    """One of several things to choose from."""

    value: str
    text: str
    detail: str = ""  # said below in small letters
    icon: str = ""
    tip: str = ""
    refused: str = ""


@attrs.define(eq=False, slots=False)
class _Segment(Control):
    choice: Choice = attrs.field(factory=lambda: Choice("", ""))
    chosen: bool = False

    def _around(self, ui: Ui) -> int:
        return 2 * ui.px(12) + (ui.px(26) if self.choice.icon else 0)

    def least(self, ui: Ui) -> int:
        words = [*self.choice.text.split(), *self.choice.detail.split()]
        return self._around(ui) + max((ui.text_width(word, BODY_BOLD) for word in words), default=0)

    def _lines(self, ui: Ui, width: int) -> tuple[list[str], list[str]]:
        room = max(width - self._around(ui), 1)
        detail = ui.wrap(self.choice.detail, LABEL, room) if self.choice.detail else []
        return ui.wrap(self.choice.text, BODY_BOLD, room), detail

    def measure(self, ui: Ui, width: int) -> Size:
        lines, detail = self._lines(ui, width)
        wide = max([ui.text_width(line, BODY_BOLD) for line in lines] + [ui.text_width(line, LABEL) for line in detail])
        tall = len(lines) * ui.line_height(BODY_BOLD) + len(detail) * ui.line_height(LABEL)
        return wide + self._around(ui), max(ui.px(36), tall + ui.px(12))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        if self.chosen:
            paint.fill(self.rect, look.chosen, ui.px(6), look.accent)
            paint.fill(
                pygame.Rect(self.rect.left + 1, self.rect.bottom - ui.px(3), self.rect.width - 2, ui.px(2)), look.accent
            )
        else:
            ground = look.hover if ui.is_hovered(self) and self.enabled else None
            paint.fill(self.rect, ground, ui.px(6), None if self.refused else look.control_edge)
            if self.refused:
                paint.dashed(self.rect, look.control_edge, radius=ui.px(4))
        colour = look.accent_hover if self.chosen else look.label if self.refused else look.text
        lines, detail = self._lines(ui, self.rect.width)
        x = self.rect.left + ui.px(12)
        if self.choice.icon:
            paint.icon("lock" if self.refused else self.choice.icon, (x + ui.px(9), self.rect.centery), ui.px(18), colour)
            x += ui.px(26)
        tall = len(lines) * ui.line_height(BODY_BOLD) + len(detail) * ui.line_height(LABEL)
        y = self.rect.centery - tall // 2
        style = BODY_BOLD if self.chosen else BODY
        align = "left" if self.choice.icon else "centre"
        for line in lines:
            room = pygame.Rect(x, y, self.rect.right - ui.px(12) - x, ui.line_height(BODY))
            paint.text(room, line, style, colour, align)
            y += ui.line_height(BODY)
        for line in detail:
            room = pygame.Rect(x, y, self.rect.right - ui.px(12) - x, ui.line_height(LABEL))
            paint.text(room, line, LABEL, look.second, align)
            y += ui.line_height(LABEL)


@attrs.define(eq=False, slots=False)
class Choices(Widget):
    """A few things of which one is chosen, beside each other, or below each other where the width is short.

    `columns`: how many stand in a line (0: all). Arrows move the choice while the keyboard stands on it.
    """

    choices: Sequence[Choice] = ()
    value: str = ""
    on_choose: Callable[[str], object] | None = attrs.field(default=None, kw_only=True)
    columns: int = attrs.field(default=0, kw_only=True)
    fill: bool = attrs.field(default=True, kw_only=True)
    _made: list[_Segment] = attrs.field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        for one in self.choices:
            self._made.append(
                _Segment(
                    choice=one, chosen=one.value == self.value, key=one.value, tip=one.refused or one.tip,
                    refused=one.refused, on_press=partial(self._choose, one.value),
                )
            )  # fmt: skip

    def _choose(self, value: str) -> None:
        if self.on_choose is not None:
            self.on_choose(value)

    def children(self) -> Sequence[Widget]:
        return self._made

    def _columns(self, ui: Ui, width: int) -> int:
        count = self.columns or len(self._made)
        least = max((one.least(ui) for one in self._made), default=1)
        while count > 1 and least * count + ui.px(4) * (count - 1) > width:
            count -= 1
        return max(count, 1)

    def least(self, ui: Ui) -> int:
        return max((one.least(ui) for one in self._made), default=0)

    def _wide(self, ui: Ui, width: int) -> int:
        count = self._columns(ui, width)
        whole = (width - ui.px(4) * (count - 1)) // count
        if self.fill:
            return whole
        return min(whole, max((ui.size(one, whole)[0] for one in self._made), default=0))

    def measure(self, ui: Ui, width: int) -> Size:
        count, wide = self._columns(ui, width), self._wide(ui, width)
        rows = [self._made[start : start + count] for start in range(0, len(self._made), count)]
        tall = sum(max(ui.size(one, wide)[1] for one in row) for row in rows) + ui.px(4) * max(len(rows) - 1, 0)
        return wide * count + ui.px(4) * (count - 1), tall

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        count, wide, y = self._columns(ui, rect.width), self._wide(ui, rect.width), rect.top
        for start in range(0, len(self._made), count):
            row = self._made[start : start + count]
            tall = max(ui.size(one, wide)[1] for one in row)
            for place, one in enumerate(row):
                one.place(ui, pygame.Rect(rect.left + place * (wide + ui.px(4)), y, wide, tall))
            y += tall + ui.px(4)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        step = {pygame.K_RIGHT: 1, pygame.K_DOWN: 1, pygame.K_LEFT: -1, pygame.K_UP: -1}.get(event.key)
        able = [one for one in self._made if one.enabled]
        if step is None or not able:
            return False
        values = [one.choice.value for one in able]
        stood = next((one.choice.value for one in self._made if one.name == ui.focus), self.value)
        place = (values.index(stood) + step) % len(values) if stood in values else 0
        ui.focus = able[place].name
        self._choose(values[place])
        ui.refresh()
        return True

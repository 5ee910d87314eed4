"""A table: headers that sort, rows that can be chosen, figures aligned right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, LABEL
from game.desktop.widgets.controls import Control, Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Divider, shared
from game.desktop.widgets.text import Text

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.frozen
class Heading:
    """The head of a column; `number`: its cells are figures, aligned right; `grow`: its share of spare width."""

    text: str
    number: bool = False
    grow: float = 0.0
    tip: str = ""


@attrs.frozen
class Line:
    """A row: its cells as text or as widgets, what it is sorted by, and what a press of it does."""

    cells: Sequence[str | Widget]
    sort: Sequence[float | str] = ()
    key: str = ""
    on_press: Callable[[], object] | None = None
    chosen: bool = False
    tip: str = ""


@attrs.define(eq=False, slots=False)
class _Head(Control):
    heading: Heading = attrs.field(factory=lambda: Heading(""))
    sorted_by: int = 0  # 1 rising, -1 falling, 0 not

    @property
    def _words(self) -> str:
        return self.heading.text + {1: " ↑", -1: " ↓"}.get(self.sorted_by, "")

    def least(self, ui: Ui) -> int:
        return max((ui.text_width(word, LABEL) for word in self._words.split()), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        lines = ui.wrap(self._words, LABEL, max(width, 1))
        return max(ui.text_width(line, LABEL) for line in lines), max(
            len(lines) * ui.line_height(LABEL) + ui.px(8), ui.px(24)
        )

    def paint(self, ui: Ui, paint: Paint) -> None:
        colour = paint.palette.text if ui.is_hovered(self) or self.sorted_by else paint.palette.label
        lines = ui.wrap(self._words, LABEL, max(self.rect.width, 1))
        tall = ui.line_height(LABEL)
        y = self.rect.bottom - ui.px(4) - tall * len(lines)
        for line in lines:
            room = pygame.Rect(self.rect.left, y, self.rect.width, tall)
            paint.text(room, line, LABEL, colour, "right" if self.heading.number else "left")
            y += tall


@attrs.define(eq=False, slots=False)
class _Cells(Widget):
    """Cells beside each other in the widths that the table has given its columns."""

    cells: Sequence[Widget] = ()
    widths: Callable[[Ui, int], list[int]] = lambda ui, width: []
    gap: int = 12

    def children(self) -> Sequence[Widget]:
        return self.cells

    def least(self, ui: Ui) -> int:
        return sum(ui.least(cell) for cell in self.cells) + ui.px(self.gap) * max(len(self.cells) - 1, 0)

    def measure(self, ui: Ui, width: int) -> Size:
        widths = self.widths(ui, width)
        return width, max((ui.size(cell, wide)[1] for cell, wide in zip(self.cells, widths, strict=True)), default=0)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        x = rect.left
        for cell, wide in zip(self.cells, self.widths(ui, rect.width), strict=True):
            tall = min(ui.size(cell, wide)[1], rect.height)
            cell.place(ui, pygame.Rect(x, rect.top + (rect.height - tall) // 2, wide, tall))
            x += wide + ui.px(self.gap)


class Table(Column):
    """A table; put it in a Scroll where it may be long. Give it a `key`, under which the order of its rows is kept.

    `sort`: column by which it is sorted at first (-1: as given); its rows are sorted by `Line.sort` where there is any.
    """

    def __init__(
        self, ui: Ui, headings: Sequence[Heading], lines: Sequence[Line], *, key: str, sort: int = -1, falling: bool = True,
        pad: int = 8,
    ) -> None:  # fmt: skip
        column, down = ui.memory.get((key, "sort"), (sort, falling))
        if column >= 0 and all(len(line.sort) > column for line in lines):
            lines = sorted(lines, key=lambda line: _sortable(line.sort[column]), reverse=down)
        self._rows: list[_Cells] = []

        def by(place: int) -> None:
            now, falls = ui.memory.get((key, "sort"), (sort, falling))
            ui.memory[key, "sort"] = (place, not falls if now == place else headings[place].number)

        sortable = bool(lines) and all(line.sort for line in lines)
        heads: list[Widget] = [
            _Head(heading=one, tip=one.tip, key=f"head{place}", sorted_by=(-1 if down else 1) if place == column else 0,
                  on_press=partial(by, place) if sortable else None)
            for place, one in enumerate(headings)
        ]  # fmt: skip
        grows = [one.grow for one in headings]

        def widths(inner: Ui, width: int) -> list[int]:
            room = width - inner.px(12) * max(len(headings) - 1, 0)
            columns = list(zip(*(row.cells for row in self._rows), strict=True))
            wants = [max(inner.size(cell, room)[0] for cell in cells) for cells in columns]
            leasts = [max(inner.least(cell) for cell in cells) for cells in columns]
            return shared(room, wants, leasts, grows)

        head = _Cells(heads, widths)
        self._rows.append(head)
        items: list[Widget] = [_Padded(head, pad), Divider()]
        for place, line in enumerate(lines):
            made = [_cell(cell, headings[column_]) for column_, cell in enumerate(line.cells)]
            row = _Cells(made, widths)
            self._rows.append(row)
            items.append(
                Pressable(row, key=line.key or f"row{place}", pad=(pad, 6), on_press=line.on_press, chosen=line.chosen,
                          tip=line.tip)
            )  # fmt: skip
            items.append(Divider())
        super().__init__(items, gap=0, key=key)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        step = {pygame.K_DOWN: 1, pygame.K_UP: -1}.get(event.key)
        able = [item for item in self.items if item.takes_focus]
        names = [item.name for item in able]
        if step is None or ui.focus not in names:
            return False
        ui.set_focus(able[max(0, min(names.index(ui.focus) + step, len(names) - 1))])
        return True


class _Padded(Widget):
    def __init__(self, child: Widget, pad: int) -> None:
        super().__init__()
        self.child, self.pad = child, pad

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.least(self.child) + 2 * ui.px(self.pad)

    def measure(self, ui: Ui, width: int) -> Size:
        wide, tall = ui.size(self.child, max(width - 2 * ui.px(self.pad), 0))
        return wide + 2 * ui.px(self.pad), tall

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        self.child.place(ui, rect.inflate(-2 * ui.px(self.pad), 0))


def _cell(cell: str | Widget, heading: Heading) -> Widget:
    if isinstance(cell, Widget):
        return cell
    return Text(cell, BODY, align="right" if heading.number else "left")


def _sortable(value: float | str) -> tuple[int, float, str]:
    return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, value.casefold())

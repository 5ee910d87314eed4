"""Layout: rows, columns, grids, flows, padding, panels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


def shared(whole: int, wants: Sequence[int], leasts: Sequence[int], grows: Sequence[float]) -> list[int]:
    """Widths for things beside each other: what each wants; less, down to its least, where room is short; what is left
    goes to those that grow. One that grows starts from its least."""
    got = [least if grow else max(want, least) for want, least, grow in zip(wants, leasts, grows, strict=True)]
    left = whole - sum(got)
    if left < 0:  # those that can be narrower give way in proportion
        slack = [have - least for have, least in zip(got, leasts, strict=True)]
        short, spare = min(-left, sum(slack)), sum(slack)
        for place in range(len(got)):
            part = -(-short * slack[place] // spare) if spare else 0
            short, spare = short - part, spare - slack[place]
            got[place] -= part
    elif any(grows):
        weight = sum(grows)
        given = 0
        for place in [place for place, grow in enumerate(grows) if grow]:
            more = int(left * grows[place] / weight)
            got[place] += more
            given += more
        last = max(place for place, grow in enumerate(grows) if grow)
        got[last] += left - given
    return got


@attrs.define(eq=False, slots=False)
class Row(Widget):
    """Widgets beside each other. `gap` and `pad` in px at 100%; `align`: top, middle, bottom or stretch."""

    items: Sequence[Widget] = ()
    gap: int = attrs.field(default=8, kw_only=True)
    align: str = attrs.field(default="middle", kw_only=True)

    def children(self) -> Sequence[Widget]:
        return self.items

    def _widths(self, ui: Ui, width: int) -> list[int]:
        room = width - ui.px(self.gap) * max(len(self.items) - 1, 0)
        wants = [ui.size(item, max(room, 0))[0] for item in self.items]
        leasts = [ui.least(item) for item in self.items]
        return shared(room, wants, leasts, [item.grow for item in self.items])

    def least(self, ui: Ui) -> int:
        return sum(ui.least(item) for item in self.items) + ui.px(self.gap) * max(len(self.items) - 1, 0)

    def measure(self, ui: Ui, width: int) -> Size:
        if not self.items:
            return 0, 0
        widths = self._widths(ui, width)
        height = max(ui.size(item, wide)[1] for item, wide in zip(self.items, widths, strict=True))
        whole = sum(widths) + ui.px(self.gap) * (len(self.items) - 1)
        if any(item.grow for item in self.items):
            natural = [ui.size(item, width)[0] for item in self.items]
            whole = min(width, max(sum(natural) + ui.px(self.gap) * (len(self.items) - 1), self.least(ui)))
        return whole, height

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        x = rect.left
        for item, wide in zip(self.items, self._widths(ui, rect.width), strict=True):
            tall = rect.height if self.align == "stretch" else min(ui.size(item, wide)[1], rect.height)
            y = {"top": rect.top, "bottom": rect.bottom - tall}.get(self.align, rect.top + (rect.height - tall) // 2)
            item.place(ui, pygame.Rect(x, y, wide, tall))
            x += wide + ui.px(self.gap)


@attrs.define(eq=False, slots=False)
class Column(Widget):
    """Widgets below each other; `align`: left, centre, right or stretch."""

    items: Sequence[Widget] = ()
    gap: int = attrs.field(default=8, kw_only=True)
    align: str = attrs.field(default="stretch", kw_only=True)

    def children(self) -> Sequence[Widget]:
        return self.items

    def least(self, ui: Ui) -> int:
        return max((ui.least(item) for item in self.items), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        sizes = [ui.size(item, width) for item in self.items]
        gaps = ui.px(self.gap) * max(len(self.items) - 1, 0)
        return max((wide for wide, _tall in sizes), default=0), sum(tall for _wide, tall in sizes) + gaps

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        sizes = [ui.size(item, rect.width) for item in self.items]
        left = rect.height - sum(tall for _wide, tall in sizes) - ui.px(self.gap) * max(len(self.items) - 1, 0)
        weight = sum(item.grow for item in self.items)
        y = rect.top
        for item, (wide, tall) in zip(self.items, sizes, strict=True):
            if item.grow and weight:
                more = int(left * item.grow / weight)
                tall = max(tall + more, 0)
                left, weight = left - more, weight - item.grow
            if self.align == "stretch":
                wide = rect.width
            x = {"centre": rect.centerx - wide // 2, "right": rect.right - wide}.get(self.align, rect.left)
            item.place(ui, pygame.Rect(x, y, min(wide, rect.width), tall))
            y += tall + ui.px(self.gap)


@attrs.define(eq=False, slots=False)
class Grid(Widget):
    """Widgets in equal columns, as many as fit when `least_column` (px at 100%) is given, else `columns`."""

    items: Sequence[Widget] = ()
    columns: int = attrs.field(default=2, kw_only=True)
    least_column: int = attrs.field(default=0, kw_only=True)
    gap: int = attrs.field(default=8, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return self.items

    def _columns(self, ui: Ui, width: int) -> int:
        if not self.least_column:
            return max(self.columns, 1)
        gap = ui.px(self.gap)
        fitting = (width + gap) // max(ui.px(self.least_column) + gap, 1)
        return max(1, min(fitting, max(len(self.items), 1)))

    def _wide(self, ui: Ui, width: int) -> int:
        count = self._columns(ui, width)
        return max((width - ui.px(self.gap) * (count - 1)) // count, 0)

    def least(self, ui: Ui) -> int:
        each = max((ui.least(item) for item in self.items), default=0)
        count = 1 if self.least_column else max(self.columns, 1)
        return each * count + ui.px(self.gap) * (count - 1)

    def _heights(self, ui: Ui, width: int) -> list[int]:
        count, wide = self._columns(ui, width), self._wide(ui, width)
        rows = [self.items[start : start + count] for start in range(0, len(self.items), count)]
        return [max(ui.size(item, wide)[1] for item in row) for row in rows]

    def measure(self, ui: Ui, width: int) -> Size:
        heights = self._heights(ui, width)
        return (width if self.items else 0), sum(heights) + ui.px(self.gap) * max(len(heights) - 1, 0)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        count, wide, gap = self._columns(ui, rect.width), self._wide(ui, rect.width), ui.px(self.gap)
        y = rect.top
        for row, tall in enumerate(self._heights(ui, rect.width)):
            for column, item in enumerate(self.items[row * count : (row + 1) * count]):
                item.place(ui, pygame.Rect(rect.left + column * (wide + gap), y, wide, tall))
            y += tall + gap


@attrs.define(eq=False, slots=False)
class Flow(Widget):
    """Widgets beside each other that go on in the next line where the width ends."""

    items: Sequence[Widget] = ()
    gap: int = attrs.field(default=8, kw_only=True)
    line_gap: int = attrs.field(default=8, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return self.items

    def least(self, ui: Ui) -> int:
        return max((ui.least(item) for item in self.items), default=0)

    def _lines(self, ui: Ui, width: int) -> list[list[tuple[Widget, Size]]]:
        lines: list[list[tuple[Widget, Size]]] = []
        used = 0
        for item in self.items:
            size = ui.size(item, width)
            if lines and used + ui.px(self.gap) + size[0] <= width:
                lines[-1].append((item, size))
                used += ui.px(self.gap) + size[0]
            else:
                lines.append([(item, size)])
                used = size[0]
        return lines

    def measure(self, ui: Ui, width: int) -> Size:
        lines = self._lines(ui, width)
        wides = [sum(size[0] for _item, size in line) + ui.px(self.gap) * (len(line) - 1) for line in lines]
        talls = [max(size[1] for _item, size in line) for line in lines]
        return max(wides, default=0), sum(talls) + ui.px(self.line_gap) * max(len(lines) - 1, 0)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        y = rect.top
        for line in self._lines(ui, rect.width):
            x, tall = rect.left, max(size[1] for _item, size in line)
            for item, size in line:
                item.place(ui, pygame.Rect(x, y + (tall - size[1]) // 2, min(size[0], rect.width), size[1]))
                x += size[0] + ui.px(self.gap)
            y += tall + ui.px(self.line_gap)


@attrs.define(eq=False, slots=False)
class Stack(Widget):
    """Widgets over one another, each in the whole rectangle; use `Anchored` to set one in a corner."""

    items: Sequence[Widget] = ()

    def children(self) -> Sequence[Widget]:
        return self.items

    def least(self, ui: Ui) -> int:
        return max((ui.least(item) for item in self.items), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        sizes = [ui.size(item, width) for item in self.items]
        return max((wide for wide, _t in sizes), default=0), max((tall for _w, tall in sizes), default=0)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        for item in self.items:
            item.place(ui, rect.copy())


@attrs.define(eq=False, slots=False)
class Anchored(Widget):
    """A widget in its own size at a corner or edge: any of n, s, e, w together, or "" for the middle; `margin` in px."""

    child: Widget
    at: str = "nw"
    margin: int = attrs.field(default=16, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.least(self.child) + 2 * ui.px(self.margin)

    def measure(self, ui: Ui, width: int) -> Size:
        edge = 2 * ui.px(self.margin)
        wide, tall = ui.size(self.child, width - edge)
        return wide + edge, tall + edge

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        inner = rect.inflate(-2 * ui.px(self.margin), -2 * ui.px(self.margin))
        wide, tall = ui.size(self.child, inner.width)
        box = pygame.Rect(0, 0, min(wide, inner.width), min(tall, inner.height))
        box.center = inner.center
        if "n" in self.at:
            box.top = inner.top
        if "s" in self.at:
            box.bottom = inner.bottom
        if "w" in self.at:
            box.left = inner.left
        if "e" in self.at:
            box.right = inner.right
        self.rect = box
        self.child.place(ui, box)


@attrs.define(eq=False, slots=False)
class Sized(Widget):
    """A widget held to a width or height, or to a least one, in px at 100%; 0 leaves it free."""

    child: Widget
    width: int = attrs.field(default=0, kw_only=True)
    height: int = attrs.field(default=0, kw_only=True)
    least_width: int = attrs.field(default=0, kw_only=True)
    least_height: int = attrs.field(default=0, kw_only=True)
    most_width: int = attrs.field(default=0, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    def least(self, ui: Ui) -> int:
        return ui.px(self.width) if self.width else max(ui.least(self.child), ui.px(self.least_width))

    def measure(self, ui: Ui, width: int) -> Size:
        room = ui.px(self.width) if self.width else width
        if self.most_width:
            room = min(room, ui.px(self.most_width))
        wide, tall = ui.size(self.child, room)
        wide = ui.px(self.width) if self.width else max(wide, ui.px(self.least_width))
        return wide, ui.px(self.height) if self.height else max(tall, ui.px(self.least_height))

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect.copy()
        if self.most_width:
            self.rect.width = min(rect.width, ui.px(self.most_width))
        self.child.place(ui, self.rect.copy())


@attrs.define(eq=False, slots=False)
class Gap(Widget):
    """Nothing, of a size in px at 100%; with `grow` it takes the space that is left."""

    size: int = 0

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)

    def least(self, ui: Ui) -> int:
        return ui.px(self.size)


@attrs.define(eq=False, slots=False)
class Divider(Widget):
    """A line of one px across the room it gets: flat in a column, upright in a row."""

    upright: bool = False

    def measure(self, ui: Ui, width: int) -> Size:
        return (1, 1) if self.upright else (width, 1)

    def least(self, ui: Ui) -> int:
        return 1

    def paint(self, ui: Ui, paint: Paint) -> None:
        paint.fill(self.rect, paint.palette.divider)


@attrs.define(eq=False, slots=False)
class Panel(Widget):
    """A widget on a ground of its own. `pad`: px at 100%, or left/right and top/bottom; `ground` and `edge`: names of
    colours of the palette, "" for none; `bar`: a stripe of that colour at the left."""

    child: Widget
    pad: int | tuple[int, int] = attrs.field(default=16, kw_only=True)
    ground: str = attrs.field(default="panel", kw_only=True)
    edge: str = attrs.field(default="", kw_only=True)
    radius: int = attrs.field(default=0, kw_only=True)
    bar: str = attrs.field(default="", kw_only=True)
    dashed: bool = attrs.field(default=False, kw_only=True)

    def children(self) -> Sequence[Widget]:
        return (self.child,)

    @property
    def solid(self) -> bool:
        return bool(self.ground)

    def _pads(self, ui: Ui) -> tuple[int, int]:
        across, down = self.pad if isinstance(self.pad, tuple) else (self.pad, self.pad)
        return ui.px(across), ui.px(down)

    def least(self, ui: Ui) -> int:
        return ui.least(self.child) + 2 * self._pads(ui)[0]

    def measure(self, ui: Ui, width: int) -> Size:
        across, down = self._pads(ui)
        wide, tall = ui.size(self.child, max(width - 2 * across, 0))
        return wide + 2 * across, tall + 2 * down

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        across, down = self._pads(ui)
        self.child.place(ui, rect.inflate(-2 * across, -2 * down))

    def paint(self, ui: Ui, paint: Paint) -> None:
        ground = _named(paint, self.ground)
        edge = None if self.dashed else _named(paint, self.edge)
        if ground is not None or edge is not None:
            paint.fill(self.rect, ground, ui.px(self.radius), edge)
        if self.dashed:
            paint.dashed(self.rect, _named(paint, self.edge) or paint.palette.divider, radius=ui.px(self.radius))
        bar = _named(paint, self.bar)
        if bar is not None:
            paint.fill(pygame.Rect(self.rect.left, self.rect.top, ui.px(3), self.rect.height), bar)
        ui.paint_widget(self.child, paint)


def _named(paint: Paint, name: str) -> Colour | None:
    if not name:
        return None
    colour: Colour = getattr(paint.palette, name)
    return colour

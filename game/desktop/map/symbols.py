"""What stands under the name of a region: the groups believed to be there, and marks of orders, warnings and events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import LABEL_BOLD
from game.desktop.art.symbols import GROUP_SIZES, size_step

if TYPE_CHECKING:
    from game.clients.known import Known
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

MOST_GROUPS: Final = 4  # shown by their symbols; more are a number
IN_A_LINE: Final = 5
GAP: Final = 4
MARK_SIZE: Final = 18
RAID_ICONS: Final = {"raid": "raid", "split": "split", "seized": "seizure", "forces": "troops"}


@attrs.frozen
class Mark:
    """Something that stands at a region: a planned order's number, a warning, or what happened there.

    `kind`: order, warning, roadblock, cleared, attack, raid, forces, split or seized. `text`: a number or count beside or
    inside the sign. `tip`: what it is.
    """

    region: str
    kind: str
    text: str = ""
    tip: str = ""
    on_press: Callable[[], object] | None = None
    city: str = ""


@attrs.frozen
class _Item:
    group: str = ""
    mark: Mark | None = None
    more: str = ""
    size: int = MARK_SIZE  # px at 100%


@attrs.frozen
class SymbolRow:
    """The symbols of one region in lines; `size` in pixels."""

    lines: tuple[tuple[tuple[_Item, int], ...], ...]  # items with their widths in pixels
    heights: tuple[int, ...]
    size: tuple[int, int]
    marks: tuple[Mark, ...]

    def draw(self, ui: Ui, paint: Paint, box: pygame.Rect) -> None:
        """Draw the lines into a box, each in the middle."""
        y = box.top
        for line, tall in zip(self.lines, self.heights, strict=True):
            whole = sum(wide for _item, wide in line) + ui.px(GAP) * (len(line) - 1)
            x = box.centerx - whole // 2
            for item, wide in line:
                _draw(ui, paint, item, pygame.Rect(x, y, wide, tall))
                x += wide + ui.px(GAP)
            y += tall + ui.px(2)


def rows_of(desk: Desk, marks: Sequence[Mark], groups: bool, known: Known) -> dict[str, SymbolRow]:
    """The symbols of every region that has any."""
    ui = desk.ui
    found: dict[str, SymbolRow] = {}
    for place, region in enumerate(known.view.world.regions):
        here = tuple(mark for mark in marks if mark.region == region)
        items = _groups(known, place) if groups else []
        items += [_Item(mark=mark) for mark in here]
        if items:
            found[region] = _row(ui, items, here)
    return found


def _groups(known: Known, region: int) -> list[_Item]:
    there = known.groups_in(region)
    beliefs, world = known.view.beliefs, known.view.world
    items = []
    for group in there[:MOST_GROUPS]:
        members = 0.0 if beliefs is None else float(beliefs.members[0, world.groups.index(group)])
        items.append(_Item(group=group, size=GROUP_SIZES[size_step(members)]))
    if len(there) > MOST_GROUPS:
        items.append(_Item(more=f"+{len(there) - MOST_GROUPS}"))
    return items


def _row(ui: Ui, items: Sequence[_Item], marks: tuple[Mark, ...]) -> SymbolRow:
    sized = [(item, _width(ui, item)) for item in items]
    lines = tuple(tuple(sized[start : start + IN_A_LINE]) for start in range(0, len(sized), IN_A_LINE))
    heights = tuple(max(max(ui.px(item.size), ui.px(16)) for item, _wide in line) for line in lines)
    wide = max(sum(each for _item, each in line) + ui.px(GAP) * (len(line) - 1) for line in lines)
    return SymbolRow(lines, heights, (wide, sum(heights) + ui.px(2) * len(lines)), marks)


def _width(ui: Ui, item: _Item) -> int:
    if item.more:
        return ui.text_width(item.more, LABEL_BOLD) + 2
    if item.mark is None:
        return ui.px(item.size)
    wide = ui.px(item.size)
    if item.mark.text and item.mark.kind != "order":
        wide += ui.text_width(item.mark.text, LABEL_BOLD) + ui.px(2)
    return wide


def _draw(ui: Ui, paint: Paint, item: _Item, box: pygame.Rect) -> None:
    look = paint.palette
    if item.more:
        paint.text(box, item.more, LABEL_BOLD, look.text, "centre", outline=look.sea)
        return
    px = ui.px(item.size)
    if item.group:
        paint.picture(paint.symbols.group(item.group, None, px, halo=look.sea), box.center)
        return
    mark = item.mark
    assert mark is not None
    if mark.kind == "order":
        paint.picture(paint.symbols.number(int(mark.text or 0), px, look.accent, look.on_accent, halo=look.sea), box.center)
        return
    signs = {
        "warning": lambda: paint.symbols.warning(px, look.worse, look.sea, halo=look.sea),
        "roadblock": lambda: paint.symbols.roadblock(px * 2 // 3, look.worse, look.sea),
        "cleared": lambda: paint.symbols.roadblock(px * 2 // 3, look.second, look.sea, cleared=True),
        "attack": lambda: paint.symbols.attack(px, look.danger_fill, look.text),
    }
    if mark.kind in signs:
        picture = signs[mark.kind]()
    else:
        picture = paint.symbols.marker(RAID_ICONS.get(mark.kind, "place"), px, look.own, look.own_back)
    paint.picture(picture, (box.left + picture.get_width() // 2, box.centery))
    if mark.text:
        wide = ui.text_width(mark.text, LABEL_BOLD) + 2
        room = pygame.Rect(box.right - wide, box.top, wide, box.height)
        paint.text(room, mark.text, LABEL_BOLD, look.text, "right", outline=look.sea)

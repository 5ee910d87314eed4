"""What is wrong with what a window shows: texts cut, overlapping, too faint, with letters the font lacks, too small.

Used by the tests and by whoever changes a screen; it reads what was really drawn.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import pygame

from game.desktop.widgets.core import Widget
from game.desktop.widgets.paint import TextDrawn
from game.desktop.widgets.palette import contrast
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.ui import Ui

LEAST_CONTRAST: Final = 4.5
LEAST_TEXT: Final = 12  # px at 100%
SLACK: Final = 2  # pixels by which a box may pass its room: a letter leans over its edge


def audit(ui: Ui) -> list[str]:
    """Draw the window as it stands and say what is wrong with it, one sentence each; nothing where all is well."""
    ui.paint.log = []
    try:
        ui.settle()
        ui.repaint()
        ui.draw()
        drawn = list(ui.paint.log)
    finally:
        ui.paint.log = None
    found = [*_texts(ui, drawn), *_overlaps(drawn)]
    for tree in ui.trees:
        found += _boxes(tree, _room_in(tree))
    return list(dict.fromkeys(found))


def _texts(ui: Ui, drawn: Sequence[TextDrawn]) -> Iterator[str]:
    window = ui.paint.surface.get_rect()
    for one in drawn:
        where = f"{one.text!r} in {one.owner}"
        if not one.room.inflate(2 * SLACK, 2 * SLACK).contains(one.box):
            yield f"{where} is wider or taller than its room: {one.box} in {one.room}"
        elif not window.contains(one.box.clip(one.clip)):
            yield f"{where} leaves the window: {one.box}"
        elif one.clip.width < one.box.width and not one.clip.contains(one.box.clip(window)) and one.clip.left > one.box.left:
            yield f"{where} is cut at the side: {one.box} seen through {one.clip}"
        missing = ui.paint.fonts.missing(one.text)
        if missing:
            yield f"{where}: the font lacks {missing!r}"
        measured = contrast(one.colour, one.ground)
        if measured < LEAST_CONTRAST:
            yield f"{where} is too faint: contrast {measured:.2f} of {one.colour} on {one.ground}"


def _overlaps(drawn: Sequence[TextDrawn]) -> Iterator[str]:
    """Texts of one layer that lie over one another."""
    seen = [(one, one.box.clip(one.clip)) for one in drawn]
    seen.sort(key=lambda pair: pair[1].left)
    for place, (one, box) in enumerate(seen):
        core = box.inflate(-2 * SLACK, -box.height // 3)
        for other, beside in seen[place + 1 :]:
            if beside.left >= box.right:
                break
            if other.layer == one.layer and core.colliderect(beside.inflate(-2 * SLACK, -beside.height // 3)):
                yield f"{one.text!r} in {one.owner} and {other.text!r} in {other.owner} lie over one another: {box} {beside}"


def _boxes(widget: Widget, room: pygame.Rect) -> Iterator[str]:
    """Widgets that stick out of what they stand in."""
    for child in widget.children():
        box = child.rect
        if box.width > 0 and box.height > 0 and not room.inflate(2 * SLACK, 2 * SLACK).contains(box):
            yield f"{child.name} ({type(child).__name__}) sticks out of {widget.name}: {box} in {room}"
            continue
        yield from _boxes(child, _room_in(child))


def _room_in(widget: Widget) -> pygame.Rect:
    """What the children of a widget must keep to: its own box, of a scroll only from side to side."""
    box = widget.rect
    return pygame.Rect(box.left, -(10**6), box.width, 2 * 10**6) if isinstance(widget, Scroll) else box

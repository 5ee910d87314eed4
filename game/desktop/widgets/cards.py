"""What stands under a title: a card, and a section of a card or of a panel."""

from collections.abc import Sequence

from game.desktop.art.fonts import LABEL, LABEL_BOLD, PANEL, TextStyle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Panel, Row
from game.desktop.widgets.text import Text


def card(
    title: str,
    items: Sequence[Widget],
    aside: str = "",
    *,
    gap: int = 8,
    pad: int | tuple[int, int] = (20, 16),
    key: str = "",
) -> Widget:
    """A panel with a title and, at its right, a few words in small letters. `gap` and `pad` in px at 100%."""
    head: list[Widget] = [Text(title, PANEL, grow=1)]
    if aside:
        head.append(Text(aside, LABEL, "label", align="right"))
    return Panel(Column([Row(head, gap=12), *items], gap=gap), pad=pad, edge="divider", radius=8, key=key)


LONGEST_WHOLE = 20  # letters of a title that is kept in one line beside a long note


def section(title: str, note: str = "", style: TextStyle = LABEL_BOLD, colour: str = "label") -> Widget:
    """The head of a section: its name, and a note at the right."""
    if not note:
        return Text(title, style, colour)
    head = Text(title, style, colour, wrap=len(title) > LONGEST_WHOLE)
    return Row([head, Text(note, LABEL, "label", align="right", grow=1)], gap=12, align="bottom")

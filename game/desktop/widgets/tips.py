"""The tip of a widget: what it is, and the key that acts on it."""

from game.desktop.art.fonts import BODY
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Panel, Row
from game.desktop.widgets.text import Key, Text


def tip_widget(tip: str, shortcut: str) -> Widget:
    """The small panel that tells what a widget is."""
    words = Text(tip, BODY, "text")
    inside: Widget = Row([words, Key(shortcut)], gap=8) if shortcut else words
    return Panel(inside, pad=(12, 8), ground="raised", edge="border", radius=6)

"""Looking through a tree of widgets: all of them, their names, the way to one, those under a point."""

from collections.abc import Iterator

from game.desktop.widgets.core import Widget
from game.desktop.widgets.scroll import Scroll


def walk(widget: Widget) -> Iterator[Widget]:
    """A widget and all inside it."""
    yield widget
    for child in widget.children():
        yield from walk(child)


def name_all(widget: Widget, name: str) -> None:
    """Name a widget, and all inside it by their keys or their places."""
    widget.name = name
    for place, child in enumerate(widget.children()):
        name_all(child, f"{name}/{child.key or place}")


def path_to(widget: Widget, wanted: Widget) -> list[Widget]:
    """A widget and those around it up to the first, the innermost first; none where it is not inside."""
    if widget is wanted:
        return [widget]
    for child in widget.children():
        found = path_to(child, wanted)
        if found:
            return [*found, widget]
    return []


def under(widget: Widget, point: tuple[int, int]) -> list[Widget]:
    """The widgets under a point, the innermost first; later children stand over earlier ones."""
    if isinstance(widget, Scroll) and not widget.rect.collidepoint(point):
        return []
    for child in reversed(widget.children()):
        found = under(child, point)
        if found:
            return [*found, widget]
    return [widget] if widget.holds(point) and (widget.takes_pointer or widget.tip or widget.solid) else []

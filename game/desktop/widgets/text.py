"""Text on screen: plain, and rich with spans of several styles, both in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs
import pygame

from game.desktop.art.fonts import BODY, LABEL_BOLD, TextStyle
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.keys import shown
from game.desktop.widgets.palette import Colour

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


def colour_of(paint: Paint, colour: str | Colour) -> Colour:
    """A colour given as such or by its name in the palette."""
    if isinstance(colour, str):
        found: Colour = getattr(paint.palette, colour)
        return found
    return colour


@attrs.define(eq=False, slots=False)
class Text(Widget):
    """A text. `colour`: a name of the palette or a colour; `align`: left, centre or right; `wrap`: whether it may go on in
    further lines where the width ends."""

    text: str = ""
    style: TextStyle = BODY
    colour: str | Colour = "text"
    align: str = attrs.field(default="left", kw_only=True)
    wrap: bool = attrs.field(default=True, kw_only=True)

    def _lines(self, ui: Ui, width: int) -> list[str]:
        return ui.wrap(self.text, self.style, width) if self.wrap else [self.text]

    def least(self, ui: Ui) -> int:
        if not self.wrap:
            return ui.text_width(self.text, self.style)
        return max((ui.text_width(word, self.style) for word in self.text.split()), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        lines = self._lines(ui, width)
        return max((ui.text_width(line, self.style) for line in lines), default=0), len(lines) * ui.line_height(self.style)

    def paint(self, ui: Ui, paint: Paint) -> None:
        tall = ui.line_height(self.style)
        lines = self._lines(ui, self.rect.width)
        colour = colour_of(paint, self.colour)
        y = self.rect.top
        for line in lines:
            paint.text(pygame.Rect(self.rect.left, y, self.rect.width, tall), line, self.style, colour, self.align)
            y += tall


@attrs.frozen
class Span:
    """A part of a rich text."""

    text: str
    style: TextStyle = BODY
    colour: str | Colour = "text"


@attrs.define(eq=False, slots=False)
class Rich(Widget):
    """A paragraph of spans, broken between words."""

    spans: Sequence[Span] = ()
    align: str = attrs.field(default="left", kw_only=True)

    def least(self, ui: Ui) -> int:
        return max((ui.text_width(word, span.style) for span in self.spans for word in span.text.split()), default=0)

    def _lines(self, ui: Ui, width: int) -> list[list[tuple[str, Span, int]]]:
        """Lines of pieces: text, its span, its width."""
        lines: list[list[tuple[str, Span, int]]] = [[]]
        used = 0
        for span in self.spans:
            for place, paragraph in enumerate(span.text.split("\n")):
                if place:
                    lines.append([])
                    used = 0
                for word in _words(paragraph):
                    wide = ui.text_width(word, span.style)
                    if used and used + ui.text_width(word.rstrip(" "), span.style) > width:
                        lines.append([])
                        used = 0
                        word = word.lstrip(" ")
                        wide = ui.text_width(word, span.style)
                    if word:
                        lines[-1].append((word, span, wide))
                        used += wide
        return lines

    def _height(self, ui: Ui) -> int:
        return max((ui.line_height(span.style) for span in self.spans), default=0)

    def measure(self, ui: Ui, width: int) -> Size:
        lines = self._lines(ui, width)
        wide = max(sum(piece[2] for piece in line) for line in lines)
        return min(wide, width), len(lines) * self._height(ui)

    def paint(self, ui: Ui, paint: Paint) -> None:
        tall, y = self._height(ui), self.rect.top
        for line in self._lines(ui, self.rect.width):
            whole = sum(piece[2] for piece in line)
            x = {"right": self.rect.right - whole, "centre": self.rect.centerx - whole // 2}.get(self.align, self.rect.left)
            for word, span, wide in line:
                paint.text(pygame.Rect(x, y, wide, tall), word, span.style, colour_of(paint, span.colour))
                x += wide
            y += tall


def _words(text: str) -> list[str]:
    """Words with the blanks after them, so that they add up to the text."""
    words: list[str] = []
    for part in text.split(" "):
        if words:
            words[-1] += " "
        words.append(part)
    return [word for word in words if word]


@attrs.define(eq=False, slots=False)
class Icon(Widget):
    """An icon of 16, 18 or 20 px at 100%."""

    icon: str = ""
    size: int = 18
    colour: str | Colour = "second"

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)

    def paint(self, ui: Ui, paint: Paint) -> None:
        paint.icon(self.icon, self.rect.center, ui.px(self.size), colour_of(paint, self.colour))


@attrs.define(eq=False, slots=False)
class GroupSymbol(Widget):
    """The symbol of a group, by its id."""

    group: str = ""
    size: int = 16

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)

    def paint(self, ui: Ui, paint: Paint) -> None:
        paint.picture(paint.symbols.group(self.group, None, ui.px(self.size)), self.rect.center)


@attrs.define(eq=False, slots=False)
class Key(Widget):
    """A key in its little frame."""

    written: str = ""
    colour: str = "second"

    def measure(self, ui: Ui, width: int) -> Size:
        return max(ui.text_width(shown(self.written), LABEL_BOLD) + ui.px(10), ui.px(20)), ui.px(20)

    def paint(self, ui: Ui, paint: Paint) -> None:
        colour = colour_of(paint, self.colour)
        paint.fill(self.rect, None, ui.px(4), colour)
        paint.text(self.rect, shown(self.written), LABEL_BOLD, colour, "centre")

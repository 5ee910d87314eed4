"""Drawing on the window: shapes with smooth corners, text and icons, and a log of texts that the audit reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

import attrs
import pygame

from game.desktop.art.fonts import Fonts, TextStyle
from game.desktop.art.icons import Icons
from game.desktop.art.symbols import Symbols
from game.desktop.widgets.palette import Colour, Palette

SMOOTH: Final = 4  # times a corner is drawn larger before it is scaled down
MOST_TEXTS: Final = 4000  # rendered texts that are kept


@attrs.frozen
class TextDrawn:
    """A text as it was drawn, for the audit: its box, the box it had to keep to, and what it stood on."""

    text: str
    box: pygame.Rect
    room: pygame.Rect
    clip: pygame.Rect
    colour: Colour
    ground: Colour
    layer: int
    size: int
    owner: str


class Paint:
    """What a widget draws with. `log` is None in play and a list while an audit reads what is drawn."""

    def __init__(self, surface: pygame.Surface, fonts: Fonts, icons: Icons, symbols: Symbols, palette: Palette) -> None:
        self.surface = surface
        self.fonts = fonts
        self.icons = icons
        self.symbols = symbols
        self.palette = palette
        self.log: list[TextDrawn] | None = None
        self.layer = 0
        self.owner = ""
        self._texts: dict[tuple[str, TextStyle, Colour], pygame.Surface] = {}

    # -- shapes ------------------------------------------------------------------------------------------------

    def fill(
        self, rect: pygame.Rect, colour: Colour | None, radius: int = 0, edge: Colour | None = None, width: int = 1
    ) -> None:
        """A rectangle, filled or not, with or without an edge, its corners rounded."""
        if rect.width <= 0 or rect.height <= 0:
            return
        if colour is not None and self.log is not None:
            self.cover(rect)
        if radius <= 0:
            if colour is not None:
                self.surface.fill(colour, rect)
            if edge is not None:
                pygame.draw.rect(self.surface, edge, rect, width)
            return
        radius = min(radius, rect.width // 2, rect.height // 2)
        _nine_slices(self.surface, rect, _corners(radius, colour, edge, width), radius, colour, edge, width)

    def dashed(self, rect: pygame.Rect, colour: Colour, dash: int = 4, radius: int = 0) -> None:
        """A dashed frame: what is refused, unknown or empty."""
        left, right = rect.left + radius, rect.right - radius
        for x in range(left, right, 2 * dash):
            across = min(dash, right - x)
            self.surface.fill(colour, (x, rect.top, across, 1))
            self.surface.fill(colour, (x, rect.bottom - 1, across, 1))
        for y in range(rect.top + radius, rect.bottom - radius, 2 * dash):
            down = min(dash, rect.bottom - radius - y)
            self.surface.fill(colour, (rect.left, y, 1, down))
            self.surface.fill(colour, (rect.right - 1, y, 1, down))

    def line(self, colour: Colour, start: tuple[float, float], end: tuple[float, float], width: int = 1) -> None:
        """A line; straight ones are sharp, slanted ones smooth."""
        if start[0] == end[0] or start[1] == end[1]:
            pygame.draw.line(self.surface, colour, start, end, width)
        else:
            pygame.draw.aaline(self.surface, colour, start, end, width)

    def circle(self, colour: Colour, centre: tuple[int, int], radius: int, width: int = 0) -> None:
        """A smooth circle; `width` 0 fills it."""
        pygame.draw.aacircle(self.surface, colour, centre, radius, width)

    def dim(self, rect: pygame.Rect, colour: Colour, alpha: int) -> None:
        """Lay a colour over what is there."""
        veil = pygame.Surface(rect.size)
        veil.fill(colour)
        veil.set_alpha(alpha)
        self.surface.blit(veil, rect)
        if self.log is not None:
            self.cover(rect)

    def hatch(self, rect: pygame.Rect, colour: Colour, step: int = 6) -> None:
        """Slanting lines inside a rectangle: a sign that doubles a colour."""
        with self.clipped(rect):
            for x in range(rect.left - rect.height, rect.right, step):
                pygame.draw.aaline(self.surface, colour, (x, rect.bottom), (x + rect.height, rect.top))

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draw inside a rectangle alone."""
        before = self.surface.get_clip()
        self.surface.set_clip(rect.clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    # -- text and pictures -------------------------------------------------------------------------------------

    def text(
        self,
        room: pygame.Rect,
        text: str,
        style: TextStyle,
        colour: Colour,
        align: str = "left",
        outline: Colour | None = None,
    ) -> pygame.Rect:
        """One line of text in a box, centred upright; `align`: left, centre or right. Returns the box of the text."""
        if not text:
            return pygame.Rect(room.topleft, (0, 0))
        drawn = self._rendered(text, style, colour)
        box = drawn.get_rect()
        # By the height of the font, not of these letters: words of one line stand on one line.
        box.top = room.centery - self.fonts.font(style).get_height() // 2
        if align == "left":
            box.left = room.left
        elif align == "right":
            box.right = room.right
        else:
            box.centerx = room.centerx
        if self.log is not None:
            self._note(text, style, colour, box, room, outline)
        if outline is not None:
            around = self._rendered(text, style, outline)
            for across, down in ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)):
                self.surface.blit(around, box.move(across, down))
        self.surface.blit(drawn, box)
        return box

    def icon(self, name: str, centre: tuple[int, int], size: int, colour: Colour) -> None:
        """An icon around a point."""
        picture = self.icons.get(name, size, colour)
        self.surface.blit(picture, picture.get_rect(center=centre))

    def picture(self, picture: pygame.Surface, centre: tuple[int, int]) -> None:
        """A picture around a point."""
        self.surface.blit(picture, picture.get_rect(center=centre))

    def _rendered(self, text: str, style: TextStyle, colour: Colour) -> pygame.Surface:
        key = (text, style, colour)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) >= MOST_TEXTS:
                self._texts.clear()
            found = self._texts[key] = self.fonts.font(style).render(text, True, colour)
        return found

    # -- the audit's log ---------------------------------------------------------------------------------------

    def _note(
        self, text: str, style: TextStyle, colour: Colour, box: pygame.Rect, room: pygame.Rect, outline: Colour | None
    ) -> None:
        assert self.log is not None
        clip = self.surface.get_clip()
        seen = box.clip(clip)
        if not seen.width or not seen.height:
            return
        ground = outline
        if ground is None:
            average = pygame.transform.average_color(self.surface, seen)
            ground = (average[0], average[1], average[2])
        self.log.append(
            TextDrawn(
                text, box, room, clip.copy(), colour, ground, self.layer, self.fonts.font(style).get_height(), self.owner
            )
        )

    def cover(self, rect: pygame.Rect) -> None:
        """Forget texts that something has been drawn over, while an audit reads along."""
        if self.log is None:
            return
        shown = rect.clip(self.surface.get_clip())
        self.log[:] = [one for one in self.log if not shown.contains(one.box.clip(one.clip))]


@lru_cache(maxsize=512)
def _corners(radius: int, colour: Colour | None, edge: Colour | None, width: int) -> pygame.Surface:
    """A rounded square of twice the radius, smooth."""
    size = 2 * radius
    large = pygame.Surface((size * SMOOTH, size * SMOOTH), pygame.SRCALPHA)
    whole = large.get_rect()
    # The colour of what is clear is that of the shape, so that scaling brings no dark rim.
    ground = colour if colour is not None else edge if edge is not None else (0, 0, 0)
    large.fill((*ground, 0))
    if colour is not None:
        pygame.draw.rect(large, colour, whole, border_radius=radius * SMOOTH)
    if edge is not None:
        pygame.draw.rect(large, edge, whole, width * SMOOTH, border_radius=radius * SMOOTH)
    return pygame.transform.smoothscale(large, (size, size))


def _nine_slices(
    surface: pygame.Surface, rect: pygame.Rect, corners: pygame.Surface, radius: int, colour: Colour | None,
    edge: Colour | None, width: int,
) -> None:  # fmt: skip
    right, bottom = rect.right - radius, rect.bottom - radius
    for x, y, part in (
        (rect.left, rect.top, (0, 0)), (right, rect.top, (radius, 0)),
        (rect.left, bottom, (0, radius)), (right, bottom, (radius, radius)),
    ):  # fmt: skip
        surface.blit(corners, (x, y), (*part, radius, radius))
    across, down = rect.width - 2 * radius, rect.height - 2 * radius
    if colour is not None:
        surface.fill(colour, (rect.left + radius, rect.top, across, rect.height))
        surface.fill(colour, (rect.left, rect.top + radius, radius, down))
        surface.fill(colour, (right, rect.top + radius, radius, down))
    if edge is not None:
        surface.fill(edge, (rect.left + radius, rect.top, across, width))
        surface.fill(edge, (rect.left + radius, rect.bottom - width, across, width))
        surface.fill(edge, (rect.left, rect.top + radius, width, down))
        surface.fill(edge, (rect.right - width, rect.top + radius, width, down))

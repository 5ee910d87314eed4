"""Icons: drawings on a 24 grid in one stroke, at any size and in any colour."""

import io
from pathlib import Path

import pygame

from game.content import places
from game.core.problem import Problem
from game.desktop.art.icon_tables import EVENT_ICONS, INTERFACE_ICONS, LAYER_ICONS, ORDER_ICONS, ROLE_ICONS

__all__ = ["EVENT_ICONS", "INTERFACE_ICONS", "LAYER_ICONS", "ORDER_ICONS", "ROLE_ICONS", "Icons", "drawing", "tinted"]


class Icons:
    """The icons of a folder; by default those of the game."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder if folder is not None else places.assets() / "icons"
        self._white: dict[tuple[str, int], pygame.Surface] = {}
        self._tinted: dict[tuple[str, int, tuple[int, int, int, int]], pygame.Surface] = {}

    def get(self, name: str, px: int, colour: pygame.typing.ColorLike) -> pygame.Surface:
        """The icon `px` pixels wide and high, in one colour on nothing. Not to be drawn on: it is kept and shared.

        Raises Problem when there is no such file or it cannot be read.
        """
        tint = pygame.Color(colour)
        key = (name, px, (tint.r, tint.g, tint.b, tint.a))
        if key not in self._tinted:
            if (name, px) not in self._white:
                self._white[name, px] = drawing(self._svg(name), px)
            self._tinted[key] = tinted(self._white[name, px], tint)
        return self._tinted[key]

    def _svg(self, name: str) -> bytes:
        path = self._folder / f"{name}.svg"
        try:
            return path.read_bytes()
        except OSError as error:
            raise Problem(
                "The icon {path} cannot be read ({reason}); install Plaza again with pip.",
                path=path,
                reason=error.strerror or str(error),
            ) from error


def drawing(svg: bytes, width: int, height: int | None = None) -> pygame.Surface:
    """An SVG drawing fitted into `width` by `height` pixels (square by default), with smooth edges and transparency.

    Raises Problem when it is not an SVG drawing.
    """
    size = (width, width if height is None else height)
    try:
        drawn = pygame.image.load_sized_svg(io.BytesIO(svg), size)
    except pygame.error as error:
        raise Problem(
            "A drawing of the game cannot be read ({reason}); install Plaza again with pip.", reason=error
        ) from error
    if drawn.get_size() == size:
        return drawn
    whole = pygame.Surface(size, pygame.SRCALPHA, 32)
    whole.blit(drawn, drawn.get_rect(center=whole.get_rect().center))
    return whole


def tinted(white: pygame.Surface, colour: pygame.Color) -> pygame.Surface:
    """A white drawing in another colour; its transparency stays."""
    copy = white.copy()
    copy.fill(colour, special_flags=pygame.BLEND_RGBA_MULT)
    return copy

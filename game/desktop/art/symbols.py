"""Symbols of the map and the network: groups, rungs of intelligence, planned orders, warnings, roadblocks, attacks, forces.

Sizes are in pixels and colours whatever pygame takes; a screen passes its palette's. What is returned is kept and shared:
it is not to be drawn on.
"""

from collections.abc import Callable, Iterable, Sequence
from math import atan2, ceil, degrees, hypot
from typing import Final

import pygame
from pygame.typing import ColorLike

from game.desktop.art import shapes
from game.desktop.art.fonts import Fonts, TextStyle
from game.desktop.art.icons import Icons, drawing, tinted
from game.desktop.art.shapes import FAMILIES

TINTS: Final = ("#F2E6B1", "#9BD1F6", "#8FD9BF", "#CDB7F2", "#DCE1E8")  # of FAMILIES, in their order
HALO: Final = "#0F1620"
MEMBER_STEPS: Final = (500, 2000)  # members believed, from which a symbol is of the next size
GROUP_SIZES: Final = (13, 18, 24)  # px at 100%
_MOST_KEPT: Final = 4096  # pictures; arrows that move would otherwise be kept without end
_ROAD: Final = (18, 12)  # grid of a roadblock
_BARS: Final = (23, 15)  # grid of the rungs


def size_step(members: float) -> int:
    """Which of GROUP_SIZES shows a number of members."""
    return sum(members >= step for step in MEMBER_STEPS)


class Symbols:
    """Symbols for the groups of one scenario (`groups`: their ids), in the tints of one palette.

    Of `fonts` only the semi-bold is used, at the sizes the symbols ask for; `icons` gives the pictures in markers.
    """

    def __init__(
        self,
        groups: Iterable[str] = (),
        tints: Sequence[ColorLike] = TINTS,
        fonts: Fonts | None = None,
        icons: Icons | None = None,
    ) -> None:
        if len(tints) != len(FAMILIES):
            raise ValueError(f"there is one tint for each of {', '.join(FAMILIES)}")
        self._shapes = shapes.assigned(list(groups))
        self._tints = dict(zip(FAMILIES, (pygame.Color(tint) for tint in tints), strict=True))
        self._fonts = fonts if fonts is not None else Fonts()
        self._icons = icons if icons is not None else Icons()
        self._made: dict[tuple[object, ...], pygame.Surface] = {}

    def tint(self, family: str) -> pygame.Color:
        """The colour of a family of groups."""
        return self._tints[family]

    def group(self, group: str, family: str | None, px: int, *, halo: ColorLike | None = None) -> pygame.Surface:
        """The symbol of a group, or of a part of one such as CJNG.1, `px` wide and high, in the tint of its family.

        `family` None: the one it belongs to. `halo`: colour of a thin edge and of what is cut out, for patterned ground.
        """
        tint = self._tints[shapes.family_of(group) if family is None else family]
        return self.group_in(group, px, tint, halo=halo)

    def group_in(self, group: str, px: int, colour: ColorLike, *, halo: ColorLike | None = None) -> pygame.Surface:
        """The symbol of a group in any colour; see `group`."""
        fill, edge = pygame.Color(colour), None if halo is None else pygame.Color(halo)

        def make() -> pygame.Surface:
            shape = self._shape(group)
            form, cut = shapes.outer(shape), shapes.removed(shape, group)
            picture = tinted(drawing(_svg((24, 24), f'<g fill="#fff">{form}</g>'), px), fill)
            if cut:
                # Black with the opacity of what goes: taken away from the picture it lessens nothing but opacity.
                picture.blit(
                    drawing(_svg((24, 24), f'<g fill="#000">{cut}</g>'), px), (0, 0), special_flags=pygame.BLEND_RGBA_SUB
                )
            if edge is None:
                return picture
            ground = tinted(drawing(_svg((24, 24), f'<g fill="#fff" stroke="#fff" stroke-width="3.4">{form}</g>'), px), edge)
            ground.blit(picture, (0, 0))
            return ground

        return self._kept(("group", group, px, tuple(fill), edge and tuple(edge)), make)

    def rung(self, rung: int, height: int, colour: ColorLike, empty: ColorLike) -> pygame.Surface:
        """Four bars rising, `rung` of them (0-4) filled in `colour`, the others frames in `empty`."""
        if not 0 <= rung <= 4:
            raise ValueError(f"a rung is 0 to 4, not {rung}")
        bars = []
        for number in range(4):
            x, tall = 0.75 + 6 * number, 3.75 + 3.5 * number
            paint = f'fill="{_hex(colour)}"' if number < rung else f'fill="none" stroke="{_hex(empty)}" stroke-width="1"'
            shrink = 0.0 if number < rung else 0.5
            bars.append(
                f'<rect x="{x + shrink}" y="{14.5 - tall + shrink}" width="{3.75 - 2 * shrink}" '
                f'height="{tall - 2 * shrink}" rx="1" {paint} />'
            )
        return self._drawn("rung", _BARS, "".join(bars), height)

    def rank(self, rank: int, height: int, colour: ColorLike) -> pygame.Surface:
        """Ticks for the rank of a leader: four for rank 1, the head, down to one for rank 4."""
        if not 1 <= rank <= 4:
            raise ValueError(f"a rank is 1 to 4, not {rank}")
        ticks = "".join(
            f'<rect x="{1 + 4.5 * number}" y="1" width="2" height="10" rx="0.75" fill="{_hex(colour)}" />'
            for number in range(5 - rank)
        )
        return self._drawn("rank", (18, 12), ticks, height)

    def number(
        self, number: int, px: int, colour: ColorLike, ink: ColorLike, *, halo: ColorLike | None = None
    ) -> pygame.Surface:
        """A disc with the number of a planned order."""
        fill, text, edge = pygame.Color(colour), pygame.Color(ink), None if halo is None else pygame.Color(halo)

        def make() -> pygame.Surface:
            disc = _filled('<circle cx="12" cy="12" r="10.25" />', fill, edge)
            picture = drawing(_svg((24, 24), disc), px).copy()
            share = 0.6 if number < 10 else 0.5 if number < 100 else 0.38
            size = max(5, round(px * share / self._fonts.scale))
            figures = self._fonts.font(TextStyle(size, size, "semibold")).render(str(number), True, text)
            box = figures.get_bounding_rect()
            picture.blit(figures, (round((px - box.width) / 2) - box.x, round((px - box.height) / 2) - box.y))
            return picture

        return self._kept(("number", number, px, tuple(fill), tuple(text), edge and tuple(edge)), make)

    def warning(self, px: int, colour: ColorLike, ink: ColorLike, *, halo: ColorLike | None = None) -> pygame.Surface:
        """A filled triangle with an exclamation mark."""
        body = _filled('<path d="M12 2.5 22 20.75H2Z" />', colour, halo) + (
            f'<path d="M12 9v5" stroke="{_hex(ink)}" stroke-width="2.4" stroke-linecap="round" />'
            f'<circle cx="12" cy="17.5" r="1.5" fill="{_hex(ink)}" />'
        )
        return self._drawn("warning", (24, 24), body, px)

    def roadblock(self, height: int, colour: ColorLike, ground: ColorLike, *, cleared: bool = False) -> pygame.Surface:
        """A roadblock, half as wide again as high: slanted bars in `colour` while it stands, an empty frame once cleared."""
        frame = f'<rect x="1" y="1" width="16" height="10" rx="2" fill="{_hex(ground)}" />'
        if cleared:
            frame = (
                f'<rect x="1.9" y="1.9" width="14.2" height="8.2" rx="1.6" fill="{_hex(ground)}" '
                f'stroke="{_hex(colour)}" stroke-width="1.4" />'
            )
            return self._drawn("cleared", _ROAD, frame, height)
        bars = "".join(
            f'<polygon points="{x + 2.4},2.2 {x + 5.2},2.2 {x + 2.8},9.8 {x},9.8" fill="{_hex(colour)}" />'
            for x in (1.8, 6.3, 10.8)
        )
        return self._drawn("roadblock", _ROAD, frame + bars, height)

    def attack(self, px: int, colour: ColorLike, edge: ColorLike) -> pygame.Surface:
        """A burst of eight points, filled, with a light edge."""
        points = (
            "12.0,1.4 14.4,6.3 19.5,4.5 17.7,9.6 22.6,12.0 17.7,14.4 19.5,19.5 14.4,17.7 "
            "12.0,22.6 9.6,17.7 4.5,19.5 6.3,14.4 1.4,12.0 6.3,9.6 4.5,4.5 9.6,6.3"
        )
        paint = f'fill="{_hex(colour)}" stroke="{_hex(edge)}" stroke-width="1.5" stroke-linejoin="round"'
        body = f'<polygon points="{points}" {paint} />'
        return self._drawn("attack", (24, 24), body, px)

    def marker(self, icon: str, px: int, colour: ColorLike, ground: ColorLike) -> pygame.Surface:
        """An icon in a ring, for a raid on the map or a step of a cause chain."""
        ring, fill = pygame.Color(colour), pygame.Color(ground)

        def make() -> pygame.Surface:
            body = f'<circle cx="12" cy="12" r="10.9" fill="{_hex(fill)}" stroke="{_hex(ring)}" stroke-width="1.6" />'
            picture = drawing(_svg((24, 24), body), px).copy()
            inner = self._icons.get(icon, max(1, round(px * 0.56)), ring)
            picture.blit(inner, inner.get_rect(center=picture.get_rect().center))
            return picture

        return self._kept(("marker", icon, px, tuple(ring), tuple(fill)), make)

    def arrow(
        self, along: tuple[float, float], thick: int, colour: ColorLike, *, halo: ColorLike | None = None
    ) -> tuple[pygame.Surface, tuple[int, int]]:
        """An arrow of forces that runs `along` (x, y) pixels, its shaft `thick` pixels; and where its picture goes.

        Blit the picture at the arrow's start plus the second value. The head keeps its size; a short arrow is all head.
        """
        x, y = along
        long, edge = max(hypot(x, y), 2.0 * thick), thick * 3
        head = min(4.0 * thick, long)
        half, wide = thick / 2, 1.6 * thick
        shaft = f"0,{-half} {long - head + 0.5},{-half}" if long > head else f"0,{-half}"
        back = f"{long - head + 0.5},{half} 0,{half}" if long > head else f"0,{half}"
        outline = f"{shaft} {long - head},{-wide} {long},0 {long - head},{wide} {back}"
        left, top = int(min(0.0, x)) - edge, int(min(0.0, y)) - edge
        size = (ceil(max(abs(x), 2.0 * thick)) + 2 * edge, ceil(max(abs(y), 2.0 * thick)) + 2 * edge)
        form = _filled(f'<polygon points="{outline}" />', colour, halo, max(2.0, thick * 0.6))
        body = f'<g transform="translate({-left} {-top}) rotate({degrees(atan2(y, x)):.3f})">{form}</g>'
        return self._drawn("arrow", size, body, size[1]), (left, top)

    def _shape(self, group: str) -> shapes.Shape:
        origin = group.split(".")[0]
        if origin not in self._shapes:
            self._shapes.update(shapes.assigned([origin]))
        return self._shapes[origin]

    def _drawn(self, kind: str, grid: tuple[int, int], body: str, height: int) -> pygame.Surface:
        width = max(1, round(height * grid[0] / grid[1]))
        return self._kept((kind, grid, body, height), lambda: drawing(_svg(grid, body), width, height))

    def _kept(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        if key not in self._made:
            if len(self._made) >= _MOST_KEPT:
                self._made.clear()
            self._made[key] = make()
        return self._made[key]


def _svg(grid: tuple[int, int], body: str) -> bytes:
    width, height = grid
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    return f"{head}{body}</svg>".encode()


def _hex(colour: ColorLike) -> str:
    shade = pygame.Color(colour)
    return f"#{shade.r:02x}{shade.g:02x}{shade.b:02x}"


def _filled(form: str, colour: ColorLike, halo: ColorLike | None, width: float = 3.2) -> str:
    """A form in one colour; under it, where there is a halo, the form half `width` larger on every side."""
    body = f'<g fill="{_hex(colour)}">{form}</g>'
    if halo is None:
        return body
    return f'<g fill="{_hex(halo)}" stroke="{_hex(halo)}" stroke-width="{width}" stroke-linejoin="round">{form}</g>{body}'

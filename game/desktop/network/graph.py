"""The graph: groups by size, the ties between them, one of them chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import hypot, sqrt
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients.ties import Tie
from game.desktop.art.fonts import LABEL, LABEL_BOLD, TextStyle
from game.desktop.network.edges import draw_tie
from game.desktop.network.layout import Spot, apart
from game.desktop.widgets.controls import Control
from game.desktop.widgets.core import Size, Widget

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

LEAST, MOST, UNKNOWN = 16.0, 84.0, 24.0  # px at 100% of a symbol: the smallest, one of FULL members, of unknown size
FULL: Final = 28000.0
SIGN: Final = 20  # px at 100% of a sign of how the states stand to a group
_NAME, _NARROW = 124, 90  # px at 100% that a name may be wide before it goes on in a second line, and where room is short
_TURNS: Final = {
    pygame.K_LEFT: (-1.0, 0.0), pygame.K_RIGHT: (1.0, 0.0), pygame.K_UP: (0.0, -1.0), pygame.K_DOWN: (0.0, 1.0),
}  # fmt: skip


@attrs.frozen
class Node:
    """A group as the seat knows it. `members`: believed, None where nothing is known; `spot`: from 0 to 1."""

    group: str
    name: str
    members: float | None
    spot: Spot
    tip: str
    alarm: bool = False  # reprisals are expected of it
    signs: tuple[str, ...] = ()  # icons of how the states stand to it: designated, confronted, tolerated, offered terms


@attrs.define(eq=False, slots=False)
class _Dot(Control):
    """The symbol of a group with its name below it."""

    node: Node = attrs.field(factory=lambda: Node("", "", None, (0.5, 0.5), ""))
    chosen: bool = False
    beside: bool = False  # tied to the one that is chosen
    size: int = 20
    lines: Sequence[str] = ()
    style: TextStyle = LABEL
    at: tuple[int, int] = (0, 0)

    @property
    def takes_focus(self) -> bool:
        return self.chosen  # one stop of the Tab key for the whole graph; arrows go from group to group

    @property
    def takes_pointer(self) -> bool:
        return True

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        reach = self.size // 2
        if self.chosen:
            paint.circle(look.panel, self.at, int(reach * 1.3) + ui.px(2))
            paint.circle(look.accent, self.at, int(reach * 1.3) + ui.px(3), max(ui.px(2), 2))
        elif ui.is_hovered(self):
            paint.circle(look.hover, self.at, int(reach * 1.3) + ui.px(3))
        if self.node.members is None:
            box = pygame.Rect(0, 0, self.size + ui.px(10), self.size + ui.px(10))
            box.center = self.at
            paint.dashed(box, look.divider, ui.px(3))
        picture = paint.symbols.group(self.node.group, None, self.size, halo=look.sea)
        paint.picture(picture, self.at)
        if self.node.alarm:
            sign = paint.symbols.warning(ui.px(16), look.worse, look.sea, halo=look.sea)
            paint.picture(sign, (self.at[0] + reach, self.at[1] - reach))
        self._paint_signs(ui, paint, reach)
        colour = look.text if self.chosen or self.beside or ui.is_hovered(self) else look.second
        y = self.at[1] + self._below(ui)
        for line in self.lines:
            room = pygame.Rect(self.rect.left, y, self.rect.width, ui.line_height(self.style))
            paint.text(room, line, self.style, colour, "centre", look.sea)
            y += ui.line_height(self.style)

    def _paint_signs(self, ui: Ui, paint: Paint, reach: int) -> None:
        """Small round signs one under the other at the upper left of the symbol."""
        look, radius = paint.palette, ui.px(SIGN) // 2
        x, y = self.at[0] - reach - radius // 2, self.at[1] - reach
        for name in self.node.signs:
            paint.circle(look.panel, (x, y), radius)
            paint.circle(look.control_edge, (x, y), radius, max(ui.px(1), 1))
            paint.icon(name, (x, y), ui.px(SIGN - 6), look.text)
            y += 2 * radius + ui.px(1)

    def _below(self, ui: Ui) -> int:
        """Pixels from the middle of the symbol to its name."""
        return below(ui, self.size)


def below(ui: Ui, size: int) -> int:
    """Pixels from the middle of a symbol to its name: past the ring of the one that is chosen."""
    return int(size * 0.65) + ui.px(5)


@attrs.define(eq=False, slots=False)
class Graph(Widget):
    """All groups with their ties. `corner`: width and height in pixels of what covers the lower left; `top`: height of what
    covers the upper edge."""

    nodes: Sequence[Node] = ()
    ties: Sequence[Tie] = ()
    chosen: str = ""
    on_choose: Callable[[str], object] = attrs.field(default=lambda group: None, kw_only=True)
    corner: tuple[int, int] = attrs.field(default=(0, 0), kw_only=True)
    top: int = attrs.field(default=0, kw_only=True)
    _dots: dict[str, _Dot] = attrs.field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        near = {tie.with_whom(self.chosen) for tie in self.ties}
        for node in sorted(self.nodes, key=lambda one: -(one.members or 0.0)):
            self._dots[node.group] = _Dot(
                node=node, key=node.group, tip=node.tip, chosen=node.group == self.chosen, beside=node.group in near,
                on_press=self._chooser(node.group),
            )  # fmt: skip

    def _chooser(self, group: str) -> Callable[[], object]:
        return lambda: self.on_choose(group)

    def children(self) -> Sequence[Widget]:
        return list(self._dots.values())

    def least(self, ui: Ui) -> int:
        return ui.px(240)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(240)

    # -- layout ------------------------------------------------------------------------------------------------

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        kept: Mapping[str, object] | None = ui.memory.get((self.name, "spots"))
        stamp = (rect.size, ui.scale, self.corner, self.top, tuple((one.group, one.members, one.name) for one in self.nodes))
        if kept is None or kept["stamp"] != stamp:
            kept = ui.memory[self.name, "spots"] = {"stamp": stamp, "found": self._spots(ui, rect)}
        found = kept["found"]
        assert isinstance(found, dict)
        for group, dot in self._dots.items():
            (x, y), size, lines, wide, tall = found[group]
            dot.size, dot.lines = size, lines
            dot.style = LABEL_BOLD if dot.chosen or dot.beside else LABEL
            dot.at = (rect.left + int(x), rect.top + int(y))
            reach = max(size, ui.px(24)) // 2
            foot = below(ui, size) + tall if lines else reach
            dot.place(ui, pygame.Rect(dot.at[0] - max(wide // 2, reach), dot.at[1] - reach,
                                      2 * max(wide // 2, reach), reach + foot))  # fmt: skip

    def _spots(self, ui: Ui, rect: pygame.Rect) -> dict[str, tuple[Spot, int, list[str], int, int]]:
        """Spot, size, lines of the name, their width and height of each group: names in full where there is room for all,
        else ids, else none but of the larger groups."""
        edge = ui.px(12)
        room = (float(edge), float(edge + self.top), float(rect.width - edge), float(rect.height - edge))
        covered = []
        if self.corner[0]:
            covered = [(0.0, float(rect.height - self.corner[1]), float(self.corner[0]), float(rect.height))]
        crowd = min(1.0, sqrt(rect.width * rect.height / (900.0 * 640.0)) / ui.scale)
        for naming in ("name", "narrow", "id", "few"):
            made = [self._box(ui, dot, naming, crowd, place) for place, dot in enumerate(self._dots.values())]
            wanted = [
                self._wanted(dot.node.spot, box, room) for dot, (*_, box) in zip(self._dots.values(), made, strict=True)
            ]
            spots, over = apart(wanted, [box for *_, box in made], room, covered)
            if over < 4.0 * ui.scale or naming == "few":
                break
        return {
            group: (spot, size, lines, wide, tall)
            for group, spot, (size, lines, wide, tall, _box) in zip(self._dots, spots, made, strict=True)
        }

    def _wanted(self, spot: Spot, box: tuple[float, float, float, float], room: tuple[float, float, float, float]) -> Spot:
        left, top, right, bottom = box
        wide, tall = room[2] - room[0] - left - right, room[3] - room[1] - top - bottom
        return room[0] + left + spot[0] * wide, room[1] + top + spot[1] * tall

    def _box(
        self, ui: Ui, dot: _Dot, naming: str, crowd: float, place: int
    ) -> tuple[int, list[str], int, int, tuple[float, float, float, float]]:
        node = dot.node
        size = ui.px(UNKNOWN * crowd if node.members is None else symbol_size(node.members) * crowd)
        words = node.name if naming in ("name", "narrow") else node.group.replace("_", " ")
        if naming == "few" and place >= 8:
            words = ""
        # The bold width is kept for all, so that choosing another group moves nobody.
        lines = ui.wrap(words, LABEL_BOLD, ui.px(_NARROW if naming == "narrow" else _NAME)) if words else []
        wide = max((ui.text_width(line, LABEL_BOLD) for line in lines), default=0) + ui.px(6)
        tall = len(lines) * ui.line_height(LABEL)
        ring = size * 0.65 + ui.px(3)
        half = max(wide / 2.0, ring)
        return size, lines, wide, tall, (half, ring, half, below(ui, size) + tall + ui.px(6))

    # -- drawing and input -------------------------------------------------------------------------------------

    def paint(self, ui: Ui, paint: Paint) -> None:
        ground = paint.palette.sea
        tied = [tie for tie in self.ties if tie.one in self._dots and tie.other in self._dots]
        for front in (False, True):  # those of the chosen group over the others
            for tie in tied:
                if bool(tie.with_whom(self.chosen)) == front:
                    one, other = self._dots[tie.one], self._dots[tie.other]
                    ends = _between(ui, one, other)
                    if ends is not None:
                        draw_tie(paint, tie.kind, *ends, ui.scale, ground, dim=bool(self.chosen) and not front)
        for child in self.children():
            ui.paint_widget(child, paint)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        turn = _TURNS.get(event.key)
        here = self._dots.get(self.chosen)
        if turn is None or here is None:
            return False
        best, cost = "", 1e9
        for group, dot in self._dots.items():
            across, down = dot.at[0] - here.at[0], dot.at[1] - here.at[1]
            ahead = across * turn[0] + down * turn[1]
            aside = abs(across * turn[1]) + abs(down * turn[0])
            if group != self.chosen and ahead > 0 and ahead + 2.0 * aside < cost and aside <= 2.0 * ahead:
                best, cost = group, ahead + 2.0 * aside
        if best:
            self.on_choose(best)
            ui.focus = self._dots[best].name
            ui.refresh()
        return True


def symbol_size(members: float) -> float:
    """Px at 100% across of the symbol of a group: its area grows with its members."""
    return LEAST + (MOST - LEAST) * sqrt(min(max(members, 0.0) / FULL, 1.0))


def _between(ui: Ui, one: _Dot, other: _Dot) -> tuple[Spot, Spot] | None:
    """From edge to edge of two symbols; None where they are too near for a line."""
    across, down = other.at[0] - one.at[0], other.at[1] - one.at[1]
    long = hypot(across, down)
    first, last = (dot.size * (0.65 if dot.chosen else 0.5) + ui.px(4) for dot in (one, other))
    if long <= first + last + ui.px(4):
        return None
    x, y = across / long, down / long
    return (one.at[0] + x * first, one.at[1] + y * first), (other.at[0] - x * last, other.at[1] - y * last)

"""Where words and symbols go on the map, so that none touches another.

Everything is in pixels of one zoom step; the widget places the labels once for a step and moves them with the map
(`PlacedLabel.moved`). Text is measured and drawn by functions that the caller gives.
"""

import enum
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs
import numpy as np
import pygame

from game.desktop.map.camera import Camera
from game.desktop.map.geometry import Geometry
from game.desktop.map.spots import roomiest
from game.desktop.map.style import MapStyle

Measure = Callable[[str, str], tuple[int, int]]
"""`measure(text, style) -> (width, height)` in pixels."""
DrawText = Callable[[pygame.Surface, pygame.Rect, str, str], None]
"""`draw_text(surface, box, text, style)`: the text, outlined, into its box."""
DrawSymbols = Callable[[pygame.Surface, pygame.Rect, str], None]
"""`draw_symbols(surface, box, key)`: the symbols of the label `key` into their box."""

GAP = 2
"""Least pixels between two labels."""
LEAST_SEEN = 48
"""A region of which less than this (pixels to its edge or the window's) is in the window is not named there."""
_TURNS = tuple((math.sin(turn * math.pi / 8), -math.cos(turn * math.pi / 8)) for turn in range(16))


class Spot(enum.Enum):
    """Where a label may stand."""

    INSIDE = "around its place, within its room; with a leader line if there is no room"
    BESIDE = "next to a dot at its place"
    AT = "on its place or not at all"


@attrs.frozen
class LabelRequest:
    """Something to be written. Lower `priority` is placed first; `symbols` is the size of what stands under the text."""

    key: str
    text: str
    style: str
    at: tuple[float, float]
    room: float
    priority: int
    spot: Spot = Spot.INSIDE
    symbols: tuple[int, int] = (0, 0)
    apart: float = 6.0  # pixels that a label beside its place keeps from it


@attrs.frozen
class PlacedLabel:
    """A label and its boxes. `leader`: the line from its place to the box, if it stands apart."""

    key: str
    text: str
    style: str
    box: pygame.Rect
    text_box: pygame.Rect
    symbols_box: pygame.Rect | None
    leader: tuple[tuple[float, float], tuple[float, float]] | None

    def moved(self, dx: int, dy: int) -> "PlacedLabel":
        """The same label `dx` pixels further right and `dy` further down."""
        leader = None
        if self.leader is not None:
            (ax, ay), (bx, by) = self.leader
            leader = (ax + dx, ay + dy), (bx + dx, by + dy)
        symbols = None if self.symbols_box is None else self.symbols_box.move(dx, dy)
        return attrs.evolve(
            self, box=self.box.move(dx, dy), text_box=self.text_box.move(dx, dy), symbols_box=symbols, leader=leader
        )


class LandMask:
    """Whether a place lies in Mexico, roughly (15 km): labels with a leader line rather stand elsewhere."""

    UNITS = 60.0

    def __init__(self, geometry: Geometry) -> None:
        self._left, self._top = geometry.home[0], geometry.home[1]
        size = (geometry.home[2] - self._left, geometry.home[3] - self._top)
        picture = pygame.Surface((round(size[0] / self.UNITS) + 1, round(size[1] / self.UNITS) + 1), depth=32)
        for region in geometry.regions.values():
            for polygon in region.polygons if region.mexican else ():
                outline = (polygon[0] - (self._left, self._top)) / self.UNITS
                pygame.draw.polygon(picture, (255, 255, 255), outline.tolist())
        self._land = pygame.surfarray.array2d(picture) & 1

    def share(self, camera: Camera, box: pygame.Rect) -> float:
        """The share of a box in pixels of the camera's zoom step that covers Mexico, 0 to 1."""
        unit = camera.scale * self.UNITS
        left, top = (
            int((box.left / camera.scale - self._left) / self.UNITS),
            int((box.top / camera.scale - self._top) / self.UNITS),
        )
        right, bottom = left + max(1, math.ceil(box.w / unit)), top + max(1, math.ceil(box.h / unit))
        part = self._land[max(left, 0) : max(right, 0), max(top, 0) : max(bottom, 0)]
        return float(np.count_nonzero(part)) / ((right - left) * (bottom - top))


class _Taken:
    """The boxes and leader lines already on the map."""

    def __init__(self, area: pygame.Rect | None, clear: Iterable[pygame.Rect]) -> None:
        self._area = area
        self._boxes = [box.copy() for box in clear]
        self._lines: list[tuple[tuple[float, float], tuple[float, float]]] = []

    def free(self, box: pygame.Rect) -> bool:
        """Whether `box` would stand alone and inside the area."""
        wide = box.inflate(2 * GAP, 2 * GAP)
        if self._area is not None and not self._area.contains(box):
            return False
        return wide.collidelist(self._boxes) < 0 and not any(wide.clipline(*line) for line in self._lines)

    def open(self, line: tuple[tuple[float, float], tuple[float, float]], own: pygame.Rect) -> bool:
        """Whether a leader line would cross no box but the dot at its own start, `own`, and no other line."""
        return not any(box.clipline(*line) for box in self._boxes if box != own) and not any(
            _cross(line, other) for other in self._lines
        )

    def take(self, box: pygame.Rect, line: tuple[tuple[float, float], tuple[float, float]] | None = None) -> None:
        """Put a box, and a leader line to it, on the map."""
        self._boxes.append(box)
        if line is not None:
            self._lines.append(line)


def _cross(
    one: tuple[tuple[float, float], tuple[float, float]], other: tuple[tuple[float, float], tuple[float, float]]
) -> bool:
    def side(line: tuple[tuple[float, float], tuple[float, float]], point: tuple[float, float]) -> float:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)

    apart = side(one, other[0]) * side(one, other[1]) > 0 or side(other, one[0]) * side(other, one[1]) > 0
    return not apart


def _size(request: LabelRequest, text: tuple[int, int]) -> tuple[int, int]:
    width, height = request.symbols
    return max(text[0], width), text[1] + height


def _around(request: LabelRequest, size: tuple[int, int]) -> Iterator[pygame.Rect]:
    """Boxes to be tried for a label that stands on or beside its place."""
    box = pygame.Rect((0, 0), size)
    x, y = request.at
    if request.spot is Spot.BESIDE:
        w, h = size[0] / 2 + request.apart, size[1] / 2 + request.apart - 1
        offsets = [(w, 0.0), (-w, 0.0), (0.0, -h), (0.0, h), (w, -h), (w, h), (-w, -h), (-w, h)]
    elif request.spot is Spot.AT:
        offsets = [(0.0, 0.0)]
    else:
        reach = max(request.room, size[1] / 2)
        offsets = [(0.0, 0.0), *((dx * reach * r, dy * reach * r) for r in (0.3, 0.6, 0.9) for dx, dy in _TURNS)]
    for dx, dy in offsets:
        box.center = round(x + dx), round(y + dy)
        yield box.copy()


def _apart(request: LabelRequest, size: tuple[int, int]) -> Iterator[tuple[float, pygame.Rect]]:
    """Boxes at the end of a leader line, with its length."""
    box = pygame.Rect((0, 0), size)
    for ring in range(1, 9):
        length = request.room + 14.0 * ring
        for dx, dy in _TURNS:
            x, y = request.at[0] + dx * (length + size[0] / 2), request.at[1] + dy * (length + size[1] / 2)
            box.center = round(x), round(y)
            yield length, box.copy()


def _leader(request: LabelRequest, box: pygame.Rect) -> tuple[tuple[float, float], tuple[float, float]]:
    x, y = request.at
    return (x, y), (min(max(x, box.left - 1.0), box.right + 1.0), min(max(y, box.top - 1.0), box.bottom + 1.0))


def _dot(request: LabelRequest) -> pygame.Rect:
    dot = pygame.Rect(0, 0, 5, 5)
    dot.center = round(request.at[0]), round(request.at[1])
    return dot


def _placed(request: LabelRequest, box: pygame.Rect, text: tuple[int, int], led: bool) -> PlacedLabel:
    words, symbols = pygame.Rect((0, 0), text), None
    words.midtop = box.midtop
    if request.symbols != (0, 0):
        symbols = pygame.Rect((0, 0), request.symbols)
        symbols.midbottom = box.midbottom
    return PlacedLabel(request.key, request.text, request.style, box, words, symbols, _leader(request, box) if led else None)


def place_labels(
    requests: Iterable[LabelRequest],
    measure: Measure,
    area: pygame.Rect | None = None,
    clear: Sequence[pygame.Rect] = (),
    cost: Callable[[pygame.Rect], float] | None = None,
) -> tuple[PlacedLabel, ...]:
    """Find each request a box that touches no other box, no leader line and none of `clear`, inside `area` if given.

    In order of priority, then the smaller room first; in a region smaller than its text the label stands apart at the end
    of a leader line, where `cost` (0 to 1) is lowest. What finds no place with its symbols is tried without. What lies
    outside `area` or finds no place even then is left out: compare the keys.
    """
    seen = [request for request in requests if area is None or area.collidepoint(request.at)]
    ordered = sorted(seen, key=lambda request: (request.priority, request.room))
    taken = _Taken(area, clear)
    sizes = {id(request): measure(request.text, request.style) for request in ordered}
    inside = [r for r in ordered if r.spot is Spot.INSIDE]
    small = [r for r in inside if r.room < 0.75 * sizes[id(r)][1]]
    roomy = [r for r in inside if r.room >= 0.75 * sizes[id(r)][1]]
    others = [r for r in ordered if r.spot is not Spot.INSIDE]
    dots = {id(request): _dot(request) for request in [*small, *(r for r in others if r.spot is Spot.BESIDE)]}
    for own in dots.values():
        taken.take(own)
    result = []
    # The label of a small region can go anywhere, that of a large one cannot: it is placed first, but for what is urgent.
    urgent = [r for r in inside if r.priority < 0]
    rest = [r for r in (*roomy, *small, *others) if r.priority >= 0]
    for request in [*urgent, *rest]:
        text, dot = sizes[id(request)], dots.get(id(request))
        label = _label(request, text, taken, dot, cost)
        if label is None and request.symbols != (0, 0):  # a name alone is better than none
            label = _label(attrs.evolve(request, symbols=(0, 0)), text, taken, dot, cost)
        if label is not None:
            taken.take(label.box, label.leader)
            result.append(label)
    return tuple(result)


def _label(
    request: LabelRequest,
    text: tuple[int, int],
    taken: _Taken,
    dot: pygame.Rect | None,
    cost: Callable[[pygame.Rect], float] | None,
) -> PlacedLabel | None:
    """The label in the first box that is free: around its place, else at the end of a leader line; None without one."""
    box: pygame.Rect | None = None
    if dot is None or request.spot is Spot.BESIDE:
        box = next((one for one in _around(request, _size(request, text)) if taken.free(one)), None)
    led = box is None and request.spot is Spot.INSIDE
    if led:
        box = _best_apart(request, _size(request, text), taken, dot, cost)
    return None if box is None else _placed(request, box, text, led)


def _best_apart(
    request: LabelRequest,
    size: tuple[int, int],
    taken: _Taken,
    dot: pygame.Rect | None,
    cost: Callable[[pygame.Rect], float] | None,
) -> pygame.Rect | None:
    own = dot if dot is not None else _dot(request)
    best: tuple[float, pygame.Rect] | None = None
    for length, box in _apart(request, size):
        if best is not None and length >= best[0]:
            break  # From here on every line is longer than the best box is worth.
        if taken.free(box) and taken.open(_leader(request, box), own):
            worth = length + (120.0 * cost(box) if cost is not None else 0.0)
            if best is None or worth < best[0]:
                best = worth, box
    return None if best is None else best[1]


def region_requests(
    geometry: Geometry,
    camera: Camera,
    measure: Measure,
    symbols: Mapping[str, tuple[int, int]],
    skip: Iterable[str] = (),
    first: Iterable[str] = (),
    style: str = "region",
    window: pygame.Rect | None = None,
) -> list[LabelRequest]:
    """A request for each state of Mexico but those in `skip`: its full name where there is room, else the short one.

    `symbols`: the size of the symbols under the label, by region; `first`: regions to be placed before all others, the
    first of them first.
    With `window` (in pixels of the zoom step), a region whose usual place is outside is written where it is seen.
    """
    left_out, before = set(skip), list(dict.fromkeys(first))
    requests = []
    for region in geometry.regions.values():
        if not region.mexican or region.id in left_out:
            continue
        room = region.room * camera.scale
        at = region.label[0] * camera.scale, region.label[1] * camera.scale
        if window is not None and not window.collidepoint(at):
            spot = roomiest(region, camera, window)
            if spot is None or spot[1] < LEAST_SEEN:
                continue
            at, room = spot
        fits = measure(region.name, style)[0] <= 1.7 * room
        requests.append(
            LabelRequest(
                key=region.id,
                text=region.name if fits else region.short,
                style=style,
                at=at,
                room=room,
                priority=before.index(region.id) - len(before) if region.id in before else 1,
                symbols=symbols.get(region.id, (0, 0)),
            )
        )
    return requests


def name_requests(geometry: Geometry, camera: Camera, language: str, style: str = "name") -> list[LabelRequest]:
    """A request for each name of a sea, lake or land that shows at this zoom, to be placed after everything else."""
    most = 1 if camera.scale < 0.09 else 2 if camera.scale < 0.2 else 3
    return [
        LabelRequest(
            key=name.english,
            text=name.text(language),
            style=style,
            at=(name.at[0] * camera.scale, name.at[1] * camera.scale),
            room=0.0,
            priority=8 + name.size,
            spot=Spot.AT,
        )
        for name in geometry.names
        if name.size <= most
    ]


def draw_labels(
    surface: pygame.Surface,
    rect: pygame.Rect,
    placed: Iterable[PlacedLabel],
    style: MapStyle,
    draw_text: DrawText,
    draw_symbols: DrawSymbols | None = None,
) -> None:
    """Draw the labels (in screen pixels) that meet `rect`, leader lines first."""
    shown = [label for label in placed if label.box.colliderect(rect)]
    for label in shown:
        if label.leader is not None:
            start, end = label.leader
            pygame.draw.aaline(surface, style.leader, start, end, max(1, round(style.scale)))
            pygame.draw.aacircle(surface, style.label, (round(start[0]), round(start[1])), round(2 * style.scale))
    for label in shown:
        draw_text(surface, label.text_box, label.text, label.style)
        if draw_symbols is not None and label.symbols_box is not None:
            draw_symbols(surface, label.symbols_box, label.key)

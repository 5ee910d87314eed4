"""Where the map is looked at from: pan, zoom in steps, limits, and the way between world and screen."""

import math

import attrs
import pygame

from game.desktop.map.geometry import Box, Geometry

STEP = 1.15
"""One zoom step; pictures are cached for whole steps."""
PIXELS_AT_ZERO = 1 / 16
"""Pixels for a map unit at step 0."""
MOST_STEPS = 20
"""The closest zoom: about one pixel for a map unit of 250 m."""
KEY_PAN = 0.125
"""Share of the window that an arrow key moves."""


@attrs.frozen
class Camera:
    """The map place in the middle of the window (map units), and the zoom step; whole steps are at rest."""

    x: float
    y: float
    step: float

    @property
    def scale(self) -> float:
        """Pixels for a map unit."""
        return PIXELS_AT_ZERO * float(STEP**self.step)

    @property
    def resting(self) -> bool:
        """Whether the zoom is a whole step, for which sharp pictures are kept."""
        return self.step == round(self.step)

    def origin(self, rect: pygame.Rect) -> tuple[int, int]:
        """The screen pixel of the map's corner (0, 0), whole so that text and picture move together."""
        return round(rect.x + rect.w / 2 - self.x * self.scale), round(rect.y + rect.h / 2 - self.y * self.scale)

    def to_screen(self, rect: pygame.Rect, x: float, y: float) -> tuple[float, float]:
        """The screen place of a map place, in a window at `rect`."""
        left, top = self.origin(rect)
        return left + x * self.scale, top + y * self.scale

    def to_map(self, rect: pygame.Rect, x: float, y: float) -> tuple[float, float]:
        """The map place under a screen place."""
        left, top = self.origin(rect)
        return (x - left) / self.scale, (y - top) / self.scale

    def seen(self, rect: pygame.Rect) -> Box:
        """The part of the map that a window at `rect` shows."""
        left, top = self.to_map(rect, rect.left, rect.top)
        right, bottom = self.to_map(rect, rect.right, rect.bottom)
        return left, top, right, bottom

    def moved(self, dx: float, dy: float) -> "Camera":
        """Looking `dx` pixels further right and `dy` further down."""
        return attrs.evolve(self, x=self.x + dx / self.scale, y=self.y + dy / self.scale)

    def zoomed(self, steps: float, rect: pygame.Rect, at: tuple[float, float]) -> "Camera":
        """`steps` closer (negative: further), with the map place under the screen place `at` staying there."""
        x, y = self.to_map(rect, *at)
        scale = PIXELS_AT_ZERO * float(STEP ** (self.step + steps))
        return Camera(
            x=x - (at[0] - rect.x - rect.w / 2) / scale, y=y - (at[1] - rect.y - rect.h / 2) / scale, step=self.step + steps
        )


def _step_that_fits(box: Box, width: float, height: float) -> float:
    scale = min(width / max(box[2] - box[0], 1.0), height / max(box[3] - box[1], 1.0))
    return math.log(max(scale, 1e-9) / PIXELS_AT_ZERO, STEP)


def fit(box: Box, rect: pygame.Rect, margin: float = 0.0) -> Camera:
    """The closest whole step at which all of `box` is inside `rect`, `margin` pixels from its edges, in the middle."""
    step = math.floor(_step_that_fits(box, max(rect.w - 2 * margin, 1.0), max(rect.h - 2 * margin, 1.0)))
    return Camera((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, step)


@attrs.frozen
class Limits:
    """Keeps Mexico in sight: the window stays inside `view` where it can, its middle always inside `home`."""

    view: Box
    home: Box

    @classmethod
    def of(cls, geometry: Geometry) -> "Limits":
        """The limits of a map."""
        return cls(geometry.view, geometry.home)

    def steps(self, rect: pygame.Rect) -> tuple[int, int]:
        """The furthest and the closest zoom step for a window of this size."""
        home = math.floor(_step_that_fits(self.home, rect.w, rect.h))
        width, height = self.view[2] - self.view[0], self.view[3] - self.view[1]
        covering = math.ceil(math.log(max(rect.w / width, rect.h / height, 1e-9) / PIXELS_AT_ZERO, STEP))
        furthest = min(home - 1, max(covering, home - 4))
        return furthest, max(MOST_STEPS, furthest)

    def hold(self, camera: Camera, rect: pygame.Rect) -> Camera:
        """The nearest camera within the limits."""
        furthest, closest = self.steps(rect)
        step = min(max(camera.step, furthest), closest)
        held = attrs.evolve(camera, step=step)
        half_width, half_height = rect.w / 2 / held.scale, rect.h / 2 / held.scale
        return attrs.evolve(
            held,
            x=_held(camera.x, half_width, (self.view[0], self.view[2]), (self.home[0], self.home[2])),
            y=_held(camera.y, half_height, (self.view[1], self.view[3]), (self.home[1], self.home[3])),
        )


def _held(middle: float, half: float, view: tuple[float, float], home: tuple[float, float]) -> float:
    """The nearest middle at which the window stays in `view` and over `home`; near its middle if all of it is seen."""
    centre, reach = (home[0] + home[1]) / 2, (home[1] - home[0]) / 2
    if half > reach:
        reach /= 2
    low, high = max(view[0] + half, centre - reach), min(view[1] - half, centre + reach)
    if low > high:  # The window is larger than the view: nothing to choose.
        return min(max((view[0] + view[1]) / 2, centre - reach), centre + reach)
    return min(max(middle, low), high)


def key_pressed(camera: Camera, key: int, rect: pygame.Rect, limits: Limits, home: Camera) -> Camera | None:
    """The camera after a key: arrows pan, + and - zoom to the middle, Home shows `home`; None for any other key."""
    pans = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
    if key in pans:
        dx, dy = pans[key]
        return limits.hold(camera.moved(dx * rect.w * KEY_PAN, dy * rect.h * KEY_PAN), rect)
    if key in (pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS):
        return limits.hold(camera.zoomed(2, rect, rect.center), rect)
    if key in (pygame.K_MINUS, pygame.K_KP_MINUS):
        return limits.hold(camera.zoomed(-2, rect, rect.center), rect)
    return home if key == pygame.K_HOME else None


@attrs.frozen
class Glide:
    """A smooth way from one camera to another; with reduced motion, use `end` at once."""

    start: Camera
    end: Camera

    def at(self, share: float) -> Camera:
        """The camera after `share` (0 to 1) of the way; a zoom keeps the place that is still on screen at rest."""
        if share >= 1.0:
            return self.end
        if share <= 0.0:
            return self.start
        a, b = self.start, self.end
        step = a.step + (b.step - a.step) * share
        if abs(a.scale - b.scale) < 1e-6 * b.scale:
            return Camera(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, step)
        between = Camera(0.0, 0.0, step)
        still = [(ca * a.scale - cb * b.scale) / (a.scale - b.scale) for ca, cb in ((a.x, b.x), (a.y, b.y))]
        x, y = (w + (ca - w) * a.scale / between.scale for w, ca in zip(still, (a.x, a.y), strict=True))
        return Camera(x, y, step)

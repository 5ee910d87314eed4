"""Roads, cities and gateways, more of them the closer the zoom; and the way by road from one place to another."""

import heapq
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pygame

from game.desktop.map.camera import Camera
from game.desktop.map.geometry import City, Gateway, Geometry, Link, Points, load_geometry
from game.desktop.map.labels import LabelRequest, Spot
from game.desktop.map.style import MapStyle

ROADS_FROM = 0.15
"""Pixels for a map unit from which roads are drawn."""
CITIES_FROM = {1: 0.15, 2: 0.26, 3: 0.7}
"""Pixels for a map unit from which the cities of a rank are shown."""
_RADII = {1: 3.0, 2: 2.5, 3: 2.0}

DrawGateway = Callable[[pygame.Surface, Gateway, tuple[int, int]], None]
"""`draw(surface, gateway, centre)`: the symbol of a gateway."""


def draw_roads(surface: pygame.Surface, rect: pygame.Rect, camera: Camera, geometry: Geometry, style: MapStyle) -> None:
    """Draw the main roads, if the zoom is close enough for them."""
    if camera.scale < ROADS_FROM:
        return
    clip = surface.get_clip()
    surface.set_clip(rect.clip(clip))
    for link in geometry.links:
        pygame.draw.aalines(surface, style.road, False, (link.points * camera.scale + camera.origin(rect)).tolist())
    surface.set_clip(clip)


def shown_cities(geometry: Geometry, camera: Camera) -> list[City]:
    """The cities for this zoom, capitals first."""
    return [city for city in geometry.cities if camera.scale >= CITIES_FROM[city.rank]]


def draw_cities(surface: pygame.Surface, rect: pygame.Rect, camera: Camera, geometry: Geometry, style: MapStyle) -> None:
    """Draw a dot for each city of this zoom that lies in the window; capitals with a ring."""
    for city in shown_cities(geometry, camera):
        x, y = camera.to_screen(rect, *city.at)
        if rect.collidepoint(x, y):
            radius = _RADII[city.rank] * style.scale
            pygame.draw.aacircle(surface, style.label_outline, (round(x), round(y)), round(radius + style.scale))
            pygame.draw.aacircle(surface, style.city, (round(x), round(y)), round(radius))
            if city.rank == 1:
                pygame.draw.aacircle(surface, style.label_outline, (round(x), round(y)), max(1, round(radius / 3)))


def city_requests(geometry: Geometry, camera: Camera, style: str = "city") -> list[LabelRequest]:
    """A request for the name of each city of this zoom, beside its dot, after the regions."""
    return [
        LabelRequest(
            key=f"city:{city.name}",
            text=city.name,
            style=style,
            at=(city.at[0] * camera.scale, city.at[1] * camera.scale),
            room=0.0,
            priority=2 + city.rank,
            spot=Spot.BESIDE,
        )
        for city in shown_cities(geometry, camera)
    ]


def draw_gateways(surface: pygame.Surface, rect: pygame.Rect, camera: Camera, geometry: Geometry, draw: DrawGateway) -> None:
    """Have each gateway in the window drawn at its place."""
    for gateway in geometry.gateways.values():
        x, y = camera.to_screen(rect, *gateway.at)
        if rect.collidepoint(x, y):
            draw(surface, gateway, (round(x), round(y)))


Step = tuple[str, str, int, bool]
"""A stop, the next one on the way, the place of the link between them in the geometry, and whether it runs forward."""


class RoadNetwork:
    """The roads as a network, for corridors: polylines along roads to a gateway."""

    def __init__(self, geometry: Geometry) -> None:
        self._links: dict[str, list[tuple[str, float, Link]]] = {}
        self._places = {id(link): place for place, link in enumerate(geometry.links)}
        self._toward: dict[str, tuple[Step, ...]] = {}
        for link in geometry.links:
            length = float(np.hypot(*np.diff(link.points, axis=0).T).sum())
            self._links.setdefault(link.start, []).append((link.end, length, link))
            self._links.setdefault(link.end, []).append((link.start, length, link))

    def stops(self) -> frozenset[str]:
        """The names of cities on a road, and "@" and the id of each gateway."""
        return frozenset(self._links)

    def path(self, start: str, end: str) -> Points | None:
        """The shortest way by road between two stops (map units), or None if there is none."""
        came = self._came(start, end)
        parts: list[Points] = []
        step = came.get(end)
        while step is not None:
            before, link = step
            parts.append(link.points if link.start == before else link.points[::-1])
            step = came[before]
        return np.concatenate(parts[::-1]) if parts else None

    def toward(self, end: str) -> tuple[Step, ...]:
        """The shortest ways from every stop to one, the farthest stop first: the onward step of each."""
        if end not in self._toward:
            came = self._came(end, "")
            steps = [
                (stop, by[0], self._places[id(by[1])], by[1].start == stop) for stop, by in came.items() if by is not None
            ]
            self._toward[end] = tuple(reversed(steps))
        return self._toward[end]

    def _came(self, start: str, end: str) -> dict[str, tuple[str, Link] | None]:
        """How each stop is reached from a start, the nearest stops first, until the end is. Dijkstra's algorithm."""
        came: dict[str, tuple[str, Link] | None] = {}
        # The running number keeps ties in the order in which they were found: links cannot be compared.
        queue: list[tuple[float, int, str, tuple[str, Link] | None]] = (
            [(0.0, 0, start, None)] if start in self._links else []
        )
        found = 0
        while queue and end not in came:
            done, _, stop, by = heapq.heappop(queue)
            if stop in came:
                continue
            came[stop] = by
            for onward, length, link in self._links[stop]:
                if onward not in came:
                    found += 1
                    heapq.heappush(queue, (done + length, found, onward, (stop, link)))
        return came


@lru_cache(maxsize=1)
def road_network() -> RoadNetwork:
    """The roads of the map that this installation carries."""
    return RoadNetwork(load_geometry())


@lru_cache(maxsize=64)
def start_of(region: str) -> str:
    """The city of a region by which its corridors set out: its capital where that lies on a road; "" for none."""
    stops = road_network().stops()
    found = [city for city in load_geometry().cities if city.region == region and city.name in stops]
    return min(found, key=lambda city: (city.rank, city.name)).name if found else ""

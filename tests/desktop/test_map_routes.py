"""Roads, cities and gateways on the map, and the way by road to a gateway."""

import numpy as np
import pygame
import pytest

from game.desktop.map.camera import fit
from game.desktop.map.geometry import load_geometry
from game.desktop.map.routes import RoadNetwork, draw_cities, draw_gateways, draw_roads, shown_cities
from game.desktop.map.style import MapStyle

RECT = pygame.Rect(0, 0, 1600, 900)


def place_of(stop: str) -> tuple[float, float]:
    geometry = load_geometry()
    if stop.startswith("@"):
        return geometry.gateways[stop[1:]].at
    return next(city.at for city in geometry.cities if city.name == stop)


@pytest.mark.parametrize("gateway", sorted(load_geometry().gateways))
def test_a_road_leads_from_guadalajara_to_every_gateway(gateway):
    path = RoadNetwork(load_geometry()).path("Guadalajara", f"@{gateway}")
    assert path is not None, f"no road of assets/map/roads.yaml leads to {gateway}"
    assert tuple(path[0]) == place_of("Guadalajara") and tuple(path[-1]) == place_of(f"@{gateway}")


def test_the_way_back_is_the_way_there_reversed():
    roads = RoadNetwork(load_geometry())
    there, back = roads.path("Culiacán", "@tucson"), roads.path("@tucson", "Culiacán")
    assert (there == back[::-1]).all()


def test_the_way_is_no_longer_than_one_by_a_given_stop():
    roads = RoadNetwork(load_geometry())

    def length(path):
        return float(np.hypot(*np.diff(path, axis=0).T).sum())

    direct = length(roads.path("Mazatlán", "Monterrey"))
    for stop in ("Durango", "Guadalajara", "Zacatecas"):
        assert direct <= length(roads.path("Mazatlán", stop)) + length(roads.path(stop, "Monterrey")) + 1e-6


def test_there_is_no_way_to_or_from_a_place_off_the_roads():
    roads = RoadNetwork(load_geometry())
    assert "Cozumel" not in roads.stops()
    assert roads.path("Cozumel", "Cancún") is None and roads.path("Cancún", "Cozumel") is None


def test_a_closer_zoom_shows_all_cities_of_the_further_one_and_more():
    whole = fit(load_geometry().home, RECT)
    counts = []
    before: set[str] = set()
    for steps in (0, 6, 9, 16):
        now = {city.name for city in shown_cities(load_geometry(), whole.zoomed(steps, RECT, RECT.center))}
        assert before <= now
        before = now
        counts.append(len(now))
    assert counts[0] == 0 and counts[1] == 32 and counts[-1] == len(load_geometry().cities)


def test_roads_and_cities_are_drawn_close_up_only():
    far, close = fit(load_geometry().home, RECT), fit(load_geometry().home, RECT).zoomed(9, RECT, RECT.center)
    changed = []
    for camera in (far, close):
        surface = pygame.Surface(RECT.size, depth=32)
        draw_roads(surface, RECT, camera, load_geometry(), MapStyle())
        draw_cities(surface, RECT, camera, load_geometry(), MapStyle())
        changed.append(int(np.count_nonzero(pygame.surfarray.array2d(surface) & 0xFFFFFF)))
    assert changed[0] == 0 < changed[1]


def test_every_gateway_on_the_window_is_drawn_at_its_place():
    drawn = {}
    camera = fit(load_geometry().home, RECT)
    draw_gateways(
        pygame.Surface(RECT.size), RECT, camera, load_geometry(), lambda s, gateway, at: drawn.update({gateway.id: at})
    )
    assert set(drawn) == set(load_geometry().gateways)
    assert drawn["laredo"] == pytest.approx(camera.to_screen(RECT, *place_of("@laredo")), abs=1.0)

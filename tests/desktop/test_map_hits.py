"""The region under the pointer, at any zoom."""

import pygame
import pytest

from game.desktop.map.camera import Camera, fit
from game.desktop.map.geometry import load_geometry
from game.desktop.map.hits import region_at

RECT = pygame.Rect(304, 72, 896, 590)
STATES = [region for region in load_geometry().regions.values() if region.mexican]


def home() -> Camera:
    return fit(load_geometry().home, RECT)


def on_screen(camera: Camera, place: tuple[float, float]) -> tuple[int, int]:
    x, y = camera.to_screen(RECT, *place)
    return round(x), round(y)


@pytest.mark.parametrize("steps", [-4, 0, 5, 10, 15])
def test_the_point_furthest_inside_each_region_is_in_that_region(steps):
    for region in load_geometry().regions.values():
        camera = Camera(*region.label, step=home().step + steps)
        found = region_at(load_geometry(), camera, RECT, on_screen(camera, region.label))
        assert found == region.id, f"the label point of {region.id} is taken for {found}"


def test_the_sea_far_from_land_is_no_region():
    assert region_at(load_geometry(), home(), RECT, (RECT.left + 30, RECT.bottom - 30)) is None


def test_outside_the_window_there_is_no_region():
    inside = on_screen(home(), load_geometry().regions["MX-DUR"].label)
    assert region_at(load_geometry(), home(), RECT, inside) == "MX-DUR"
    assert region_at(load_geometry(), home(), pygame.Rect(0, 0, 10, 10), inside) is None


def test_a_state_too_small_to_point_at_is_taken_from_a_little_beside_it():
    camera = home()
    capital = load_geometry().regions["MX-CMX"]
    assert capital.room * camera.scale < 6, "the capital must be small on this picture, else the test tests nothing"
    x, y = on_screen(camera, capital.label)
    beside = next(x + d for d in range(20) if region_at(load_geometry(), camera, RECT, (x + d, y), reach=0) != "MX-CMX")
    assert region_at(load_geometry(), camera, RECT, (beside + 2, y)) == "MX-CMX"


def test_a_state_is_taken_from_a_little_out_at_sea_but_not_from_inside_a_large_neighbour():
    camera = home()
    x, y = on_screen(camera, load_geometry().regions["MX-BCS"].label)
    edge = next(x - d for d in range(200) if region_at(load_geometry(), camera, RECT, (x - d, y), reach=0) is None)
    assert region_at(load_geometry(), camera, RECT, (edge - 3, y)) == "MX-BCS"
    x, y = on_screen(camera, load_geometry().regions["MX-DUR"].label)
    edge = next(x + d for d in range(200) if region_at(load_geometry(), camera, RECT, (x + d, y), reach=0) != "MX-DUR")
    assert region_at(load_geometry(), camera, RECT, (edge - 1, y)) == "MX-DUR"

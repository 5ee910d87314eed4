"""Panning and zooming: the place under the pointer stays, Mexico is never lost."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.map.camera import Camera, Glide, Limits, fit, key_pressed
from game.desktop.map.geometry import load_geometry

WINDOWS = [
    pygame.Rect(0, 0, 640, 400),
    pygame.Rect(304, 72, 896, 590),
    pygame.Rect(0, 0, 1600, 900),
    pygame.Rect(0, 0, 3840, 2160),
]


def limits() -> Limits:
    return Limits.of(load_geometry())


def home(rect: pygame.Rect) -> Camera:
    return limits().hold(fit(load_geometry().home, rect), rect)


@pytest.mark.parametrize("rect", WINDOWS, ids=str)
def test_fitting_shows_all_of_mexico(rect):
    camera, box = home(rect), load_geometry().home
    seen = camera.seen(rect)
    slack = 2 / camera.scale
    assert (
        seen[0] <= box[0] + slack and seen[1] <= box[1] + slack and seen[2] >= box[2] - slack and seen[3] >= box[3] - slack
    )


@pytest.mark.parametrize("rect", WINDOWS, ids=str)
@pytest.mark.parametrize("steps", [-1, 1, 7.5])
def test_zooming_keeps_the_place_under_the_pointer(rect, steps):
    at = (rect.x + rect.w // 3, rect.y + rect.h // 4)
    before = home(rect)
    after = before.zoomed(steps, rect, at)
    place = before.to_map(rect, *at)
    assert after.to_screen(rect, *place) == pytest.approx(at, abs=1.5), "the corner is rounded to a pixel, no more"
    assert after.step == pytest.approx(before.step + steps)


def test_screen_to_map_and_back_is_the_same_place():
    rect = WINDOWS[1]
    camera = home(rect).zoomed(5, rect, rect.center)
    assert camera.to_screen(rect, *camera.to_map(rect, 500.0, 300.0)) == pytest.approx((500.0, 300.0))


@given(
    st.sampled_from(WINDOWS),
    st.lists(st.tuples(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5), st.integers(-40, 40)), max_size=8),
)
def test_no_panning_or_zooming_loses_mexico_from_sight(rect, moves):
    camera = home(rect)
    for dx, dy, steps in moves:
        camera = limits().hold(camera.moved(dx, dy).zoomed(steps, rect, rect.center), rect)
    box = load_geometry().home
    assert box[0] <= camera.x <= box[2] and box[1] <= camera.y <= box[3]
    furthest, closest = limits().steps(rect)
    assert furthest <= camera.step <= closest
    assert camera.resting
    assert limits().hold(camera, rect) == camera, "holding what is held changes nothing"


def test_the_window_stays_within_what_may_be_seen_where_it_can():
    rect = WINDOWS[1]
    corner = limits().hold(home(rect).zoomed(3, rect, rect.center).moved(-1e6, -1e6), rect)
    left, top, _, _ = corner.seen(rect)
    assert left >= limits().view[0] - 1 / corner.scale and top >= limits().view[1] - 1 / corner.scale


def test_keys_pan_zoom_and_go_home_and_others_do_nothing():
    rect = WINDOWS[2]
    start = home(rect).zoomed(6, rect, rect.center)
    pressed = {
        key: key_pressed(start, key, rect, limits(), home(rect)) for key in (pygame.K_LEFT, pygame.K_DOWN, pygame.K_PLUS)
    }
    assert pressed[pygame.K_LEFT].x < start.x and pressed[pygame.K_LEFT].y == start.y
    assert pressed[pygame.K_DOWN].y > start.y
    assert pressed[pygame.K_PLUS].step == start.step + 2
    assert key_pressed(start, pygame.K_HOME, rect, limits(), home(rect)) == home(rect)
    assert key_pressed(start, pygame.K_a, rect, limits(), home(rect)) is None


def test_a_glide_goes_from_start_to_end_and_holds_still_what_both_hold_still():
    rect = WINDOWS[2]
    start = home(rect)
    at = (400, 700)
    end = start.zoomed(4, rect, at)
    glide = Glide(start, end)
    assert glide.at(0.0) == start and glide.at(1.0) == end
    place = start.to_map(rect, *at)
    for share in (0.2, 0.5, 0.9):
        assert glide.at(share).to_screen(rect, *place) == pytest.approx(at, abs=1.5)


def test_a_glide_without_zoom_moves_in_a_straight_line():
    start = Camera(1000.0, 2000.0, 5)
    assert Glide(start, Camera(2000.0, 2400.0, 5)).at(0.25) == Camera(1250.0, 2100.0, 5)

"""Labels and symbols never touch one another, at any window size, zoom or text size."""

import itertools

import pygame
import pytest

from game.desktop.map.camera import Camera, Limits, fit
from game.desktop.map.geometry import load_geometry
from game.desktop.map.labels import LabelRequest, LandMask, Spot, draw_labels, name_requests, place_labels, region_requests
from game.desktop.map.routes import city_requests
from game.desktop.map.spots import roomiest
from game.desktop.map.style import MapStyle

SIZES = [(896, 590), (1136, 700), (1600, 900), (3840, 2160)]
STATES = [region.id for region in load_geometry().regions.values() if region.mexican]
SYMBOLS = {region: (18 * (1 + i % 3), 18) for i, region in enumerate(STATES)}


def measuring(scale: float):
    return lambda text, style: (round(7.4 * scale * len(text)), round(18 * scale))


def placed(size, steps=0.0, scale=1.0, clear=(), language="en"):
    """The labels of a window, in screen pixels, its rectangle, and the requests."""
    rect = pygame.Rect((304, 72), size)
    limits = Limits.of(load_geometry())
    camera = limits.hold(fit(load_geometry().home, rect).zoomed(steps, rect, rect.center), rect)
    left, top = camera.origin(rect)
    window, mask = rect.move(-left, -top), LandMask(load_geometry())
    requests = [
        *region_requests(load_geometry(), camera, measuring(scale), SYMBOLS, window=window),
        *city_requests(load_geometry(), camera),
        *name_requests(load_geometry(), camera, language),
    ]
    labels = place_labels(
        requests, measuring(scale), window, [box.move(-left, -top) for box in clear], lambda box: mask.share(camera, box)
    )
    return [label.moved(left, top) for label in labels], rect, requests


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("steps", [-3, 0, 4, 9, 14])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5])
def test_no_label_touches_another_or_leaves_the_window(size, steps, scale):
    labels, rect, _ = placed(size, steps, scale)
    assert labels, "a window on Mexico always names something"
    for label in labels:
        assert rect.contains(label.box), f"{label.text} leaves the window"
        assert label.box.contains(label.text_box)
        assert label.symbols_box is None or label.box.contains(label.symbols_box)
        assert label.symbols_box is None or not label.symbols_box.colliderect(label.text_box)
    for one, other in itertools.combinations(labels, 2):
        assert not one.box.colliderect(other.box), f"{one.text} touches {other.text}"
    for one, other in itertools.permutations(labels, 2):
        crossed = one.leader is not None and other.box.clipline(*one.leader)
        assert not crossed, f"the leader line of {one.text} crosses {other.text}"


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_on_the_whole_map_every_state_is_named(size):
    labels, _, _ = placed(size)
    missing = set(STATES) - {label.key for label in labels}
    assert not missing, f"{sorted(missing)} found no place for their labels"


def test_a_state_smaller_than_its_name_has_a_leader_line_to_its_place():
    labels, rect, _ = placed((896, 590))
    led = {label.key: label for label in labels if label.leader is not None}
    assert "MX-COL" in led, "Colima is smaller than its label on this window"
    camera = Limits.of(load_geometry()).hold(fit(load_geometry().home, rect), rect)
    assert led["MX-COL"].leader[0] == pytest.approx(
        camera.to_screen(rect, *load_geometry().regions["MX-COL"].label), abs=1.0
    )
    assert "MX-CHH" not in led


def test_labels_keep_off_what_must_stay_clear():
    legend = pygame.Rect(320, 450, 280, 200)
    labels, _, _ = placed((896, 590), clear=[legend])
    assert not [label.text for label in labels if label.box.colliderect(legend)]


def test_a_closer_map_names_more_cities_and_a_whole_map_none():
    cities = [sum(label.key.startswith("city:") for label in placed((1600, 900), steps)[0]) for steps in (0, 9, 14)]
    assert cities[0] == 0 < cities[1]


def test_large_states_carry_their_full_names_and_narrow_ones_the_short():
    texts = {label.key: label.text for label in placed((1600, 900))[0]}
    assert texts["MX-CHH"] == "Chihuahua"
    assert texts["MX-NAY"] == "Nay."


def test_the_names_of_seas_follow_the_language():
    english, spanish = ({label.text for label in placed((1600, 900), language=language)[0]} for language in ("en", "es"))
    assert "Gulf of Mexico" in english and "Golfo de México" in spanish


def test_what_comes_first_keeps_its_place_when_two_want_the_same():
    requests = [
        LabelRequest(key, "label", "region", (100.0, 100.0), 0.0, priority, Spot.AT)
        for key, priority in (("b", 2), ("a", 1))
    ]
    assert [label.key for label in place_labels(requests, measuring(1.0))] == ["a"]


def test_where_most_happened_is_never_left_out_for_want_of_room():
    geometry, camera = load_geometry(), Camera(0.0, 0.0, step=0)
    happened = ["MX-JAL", "MX-PUE", "MX-HID", "MX-NAY"]
    symbols = {region.id: (60, 22) for region in geometry.regions.values() if region.mexican}
    requests = region_requests(geometry, camera, measuring(1.0), symbols, first=happened)
    names = {label.key for label in place_labels(requests, measuring(1.0))}
    assert set(happened) <= names < set(symbols), "with too little room for all, those told of first are there"


def test_a_state_whose_middle_is_out_of_the_window_is_named_where_it_is_seen():
    region = load_geometry().regions["MX-SON"]
    camera = Camera(*region.label, step=16)
    left, top, right, bottom = (edge * camera.scale for edge in region.box)
    window = pygame.Rect(round(region.label[0] * camera.scale) + 80, round(region.label[1] * camera.scale) - 200, 500, 400)
    assert left < window.left and top < window.top and right > window.left and bottom > window.bottom
    at, room = roomiest(region, camera, window)
    assert window.collidepoint(at) and room > 0
    far = pygame.Rect(round(right) + 1000, round(bottom) + 1000, 500, 400)
    assert roomiest(region, camera, far) is None


def test_every_label_that_meets_the_window_is_drawn_with_its_symbols():
    labels, rect, _ = placed((896, 590))
    texts, symbols = [], []
    draw_labels(
        pygame.Surface((1200, 662), depth=32),
        rect,
        labels,
        MapStyle(),
        lambda surface, box, text, style: texts.append((text, tuple(box))),
        lambda surface, box, key: symbols.append(key),
    )
    assert texts == [(label.text, tuple(label.text_box)) for label in labels]
    assert symbols == [label.key for label in labels if label.symbols_box is not None]

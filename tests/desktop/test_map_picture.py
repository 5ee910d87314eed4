"""What the map picture promises of its pixels, whatever it keeps from earlier frames."""

import numpy as np
import pygame
import pytest

from game.desktop.map.camera import Camera, Limits, fit
from game.desktop.map.geometry import load_geometry
from game.desktop.map.inset import Inset
from game.desktop.map.painter import MapPicture
from game.desktop.map.style import Fill, MapStyle, Pattern

RECT = pygame.Rect(20, 10, 500, 340)
STYLE = MapStyle()
RED, BLUE = (150, 40, 40), (40, 40, 150)


def surface() -> pygame.Surface:
    return pygame.Surface((560, 370), depth=32)


def home() -> Camera:
    return Limits.of(load_geometry()).hold(fit(load_geometry().home, RECT), RECT)


def pixels(target: pygame.Surface) -> np.ndarray:
    return pygame.surfarray.array3d(target)


def at_label(target: pygame.Surface, camera: Camera, region: str) -> tuple[int, int, int]:
    x, y = camera.to_screen(RECT, *load_geometry().regions[region].label)
    return tuple(target.get_at((round(x), round(y))))[:3]


def drawn(camera: Camera, fills=None, style=STYLE, picture=None) -> pygame.Surface:
    target = surface()
    assert (picture or MapPicture(load_geometry())).draw(target, RECT, camera, style, fills or {}, tiles=None)
    return target


def test_each_region_has_the_colour_it_was_given_and_the_rest_the_style_s():
    camera = fit(load_geometry().box_of(["US-NM", "MX-SON", "MX-OAX", "GT"]), RECT)
    target = drawn(camera, {"MX-SON": Fill(RED), "MX-CHH": Fill(BLUE)})
    assert at_label(target, camera, "MX-SON") == RED
    assert at_label(target, camera, "MX-CHH") == BLUE
    assert at_label(target, camera, "MX-OAX") == STYLE.own
    assert at_label(target, camera, "US-NM") == STYLE.near_abroad
    assert at_label(target, camera, "GT") == STYLE.abroad


def test_the_map_stays_in_its_window():
    target = surface()
    target.fill((1, 2, 3))
    MapPicture(load_geometry()).draw(target, RECT, home(), STYLE, {}, {"MX-BCN": RED}, tiles=None)
    outside = pixels(target)
    outside[RECT.left : RECT.right, RECT.top : RECT.bottom] = (1, 2, 3)
    assert (outside == (1, 2, 3)).all()
    assert target.get_clip() == target.get_rect(), "the surface's own clip is given back"


def test_the_picture_after_panning_is_the_picture_drawn_afresh():
    picture, camera = MapPicture(load_geometry()), home().zoomed(6, RECT, RECT.center)
    fills = {"MX-JAL": Fill(RED, Pattern.LINES), "MX-ZAC": Fill(BLUE, Pattern.DOTS)}
    for dx, dy in ((0, 0), (37, -12), (300, 90), (-611, 5)):
        camera = camera.moved(dx, dy)
        panned = drawn(camera, fills, picture=picture)
        assert (pixels(panned) == pixels(drawn(camera, fills))).all(), f"after panning by {dx}, {dy}"


def test_no_seam_shows_where_tiles_meet():
    camera = home()
    one, shifted = pixels(drawn(camera)), pixels(drawn(camera.moved(100, 60)))
    assert (
        one[RECT.left + 100 : RECT.right, RECT.top + 60 : RECT.bottom]
        == shifted[RECT.left : RECT.right - 100, RECT.top : RECT.bottom - 60]
    ).all()


def test_every_pattern_looks_different_and_is_denser_than_the_one_before():
    camera = fit(load_geometry().box_of(["MX-CHH"]), RECT)
    changed = []
    for pattern in Pattern:
        target = drawn(camera, {"MX-CHH": Fill(RED, pattern)})
        x, y = camera.to_screen(RECT, *load_geometry().regions["MX-CHH"].label)
        part = pixels(target)[round(x) - 32 : round(x) + 32, round(y) - 32 : round(y) + 32].astype(int)
        changed.append(int((part - RED).sum()))
    assert changed == sorted(changed) and len(set(changed)) == len(changed), changed
    assert changed[0] == 0


def test_a_few_tiles_a_frame_end_in_the_same_picture_as_all_at_once():
    picture, camera = MapPicture(load_geometry()), home()
    drawn(camera, picture=picture)
    closer, target = camera.zoomed(4, RECT, RECT.center), surface()
    frames = [picture.draw(target, RECT, closer, STYLE, {}, tiles=1)]
    while not frames[-1]:
        assert len(frames) < 50, "the picture never gets complete"
        frames.append(picture.draw(target, RECT, closer, STYLE, {}, tiles=1))
    assert len(frames) > 1, "one tile cannot have been enough"
    assert (pixels(target) == pixels(drawn(closer))).all()


def test_the_picture_that_stands_in_while_zooming_shows_each_region_where_it_is():
    picture, fills = MapPicture(load_geometry()), {"MX-CHH": Fill(RED), "MX-ZAC": Fill(BLUE)}
    drawn(home(), fills, picture=picture)
    for steps in (0.5, 2.5, -0.5):
        between, target = home().zoomed(steps, RECT, RECT.center), surface()
        assert not picture.draw(target, RECT, between, STYLE, fills)
        assert at_label(target, between, "MX-CHH") == RED
        assert at_label(target, between, "MX-ZAC") == BLUE


def test_new_fills_and_another_palette_replace_the_old_ones():
    picture = MapPicture(load_geometry())
    drawn(home(), {"MX-SON": Fill(RED)}, picture=picture)
    assert at_label(drawn(home(), {"MX-SON": Fill(BLUE)}, picture=picture), home(), "MX-SON") == BLUE
    assert at_label(drawn(home(), {}, MapStyle(own=(9, 99, 9)), picture=picture), home(), "MX-SON") == (9, 99, 9)


def test_an_outline_frames_its_region_and_leaves_its_inside():
    target = surface()
    MapPicture(load_geometry()).draw(target, RECT, home(), STYLE, {}, {"MX-CHH": (232, 176, 78)}, tiles=None)
    assert at_label(target, home(), "MX-CHH") == STYLE.own
    assert (pixels(target) == (232, 176, 78)).all(axis=2).sum() > 100


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900), (3840, 2160)])
def test_the_inset_shows_all_its_states_larger_and_joins_them_to_their_place(size):
    main = pygame.Rect((0, 0), size)
    inset, camera = Inset(load_geometry()), Limits.of(load_geometry()).hold(fit(load_geometry().home, main), main)
    rect = pygame.Rect(main.right - size[1] // 3 - 20, 40, size[1] // 3, size[1] // 3)
    view = inset.view(rect, main, camera)
    assert view.useful(main) and view.factor > 1.5
    for region in inset.regions:
        place = load_geometry().regions[region].label
        assert rect.collidepoint(view.camera.to_screen(rect, *place)), f"{region} is not in the inset"
        assert view.source.collidepoint(camera.to_screen(main, *place)), f"{region} is not in the frame on the map"


def test_the_inset_gives_way_once_the_map_itself_is_close():
    main, rect = pygame.Rect(0, 0, 1600, 900), pygame.Rect(1280, 40, 300, 300)
    camera = fit(load_geometry().home, main).zoomed(9, main, main.center)
    assert not Inset(load_geometry()).view(rect, main, camera).useful(main)


def test_the_inset_draws_the_same_fills_as_the_map():
    main, rect = pygame.Rect(0, 0, 560, 370), pygame.Rect(400, 20, 140, 140)
    inset, target = Inset(load_geometry()), surface()
    view = inset.view(rect, main, fit(load_geometry().home, main))
    assert inset.draw(target, view, STYLE, {"MX-PUE": Fill(RED)}, tiles=None)
    x, y = view.camera.to_screen(rect, *load_geometry().regions["MX-PUE"].label)
    assert tuple(target.get_at((round(x), round(y))))[:3] == RED

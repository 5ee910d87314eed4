"""Every order, event, role and map layer has its picture, and every picture has its use."""

import pygame
import pytest

from game.content import places
from game.core.events import EVENTS
from game.core.orders import ORDERS
from game.core.problem import Problem
from game.core.roles import ROLES
from game.desktop.art.icons import EVENT_ICONS, INTERFACE_ICONS, LAYER_ICONS, ORDER_ICONS, ROLE_ICONS, Icons

FILES = sorted(file.stem for file in (places.assets() / "icons").glob("*.svg"))
USED = {*ORDER_ICONS.values(), *EVENT_ICONS.values(), *ROLE_ICONS.values(), *LAYER_ICONS.values(), *INTERFACE_ICONS}
TABLES = "game/desktop/art/icon_tables.py"


@pytest.fixture(scope="module")
def icons():
    return Icons()


@pytest.mark.parametrize(
    ("table", "names"),
    [(ORDER_ICONS, ORDERS), (EVENT_ICONS, EVENTS), (ROLE_ICONS, [role.name for role in ROLES])],
    ids=["order", "event", "role"],
)
def test_every_order_event_and_role_has_an_icon(table, names):
    lacking, gone = set(names) - set(table), set(table) - set(names)
    assert not lacking, f"{TABLES} lacks {sorted(lacking)}"
    assert not gone, f"{TABLES} names {sorted(gone)}, which do not exist"


def test_every_icon_that_is_named_is_a_file_and_every_file_is_named():
    assert not USED - set(FILES), f"there is no file for {sorted(USED - set(FILES))} in assets/icons"
    assert not set(FILES) - USED, f"nobody uses {sorted(set(FILES) - USED)}: name them in {TABLES} or delete the files"
    assert len(FILES) < 150


def test_the_orders_of_one_seat_can_be_told_apart():
    for seat in ("mexico", "us", "group"):
        menu = [ORDER_ICONS[name] for name, spec in ORDERS.items() if seat in spec.seats]
        double = {icon for icon in menu if menu.count(icon) > 1}
        assert not double, f"two orders of {seat} have the icon {sorted(double)}"


@pytest.mark.parametrize("name", FILES)
def test_a_drawing_is_on_the_24_grid_in_the_house_stroke_and_inside_its_edges(icons, name):
    text = (places.assets() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text and 'stroke-width="1.75"' in text, f"{name}: a 24 grid and a stroke of 1.75"
    assert "currentColor" not in text, f"{name}: draw it in white (#fff), the game tints it"
    picture = icons.get(name, 96, "white")
    ink = pygame.mask.from_surface(picture, 40)
    assert 200 < ink.count() < 5000, f"{name} covers {ink.count()} of 9216 pixels: too little or too much to be read"
    (box,) = [ink.get_bounding_rects()[0].unionall(ink.get_bounding_rects())]
    assert box.left > 0 and box.top > 0 and box.right < 96 and box.bottom < 96, f"{name} is cut off at an edge: {box}"
    assert abs(box.centerx - 48) <= 10 and abs(box.centery - 48) <= 10, f"{name} is not in the middle: {box}"


def test_no_two_drawings_look_alike(icons):
    looks = {}
    for name in FILES:
        picture = pygame.image.tobytes(icons.get(name, 24, "white"), "RGBA")
        assert picture not in looks, f"{name} looks like {looks[picture]}"
        looks[picture] = name


@pytest.mark.parametrize("px", [16, 18, 20, 24, 27, 30, 40])
def test_an_icon_has_the_size_asked_for_and_only_the_colour_asked_for(icons, px):
    picture = icons.get("raid", px, "#E8B04E")
    assert picture.get_size() == (px, px)
    seen = [picture.get_at((x, y)) for x in range(px) for y in range(px)]
    strong = [colour for colour in seen if colour.a > 200]
    assert strong, f"at {px} px no pixel of the stroke is solid"
    for colour in strong:
        assert max(abs(colour.r - 0xE8), abs(colour.g - 0xB0), abs(colour.b - 0x4E)) <= 2, colour
    assert picture.get_at((0, 0)).a == 0


def test_an_icon_is_drawn_once_for_each_size_and_colour(icons):
    assert icons.get("close", 18, "#EEF2F7") is icons.get("close", 18, (0xEE, 0xF2, 0xF7))
    assert icons.get("close", 18, "#EEF2F7") is not icons.get("close", 18, "#EEF2F6")


def test_an_icon_that_is_missing_or_broken_is_told(icons, tmp_path):
    with pytest.raises(Problem, match=r"unheard_of\.svg cannot be read"):
        icons.get("unheard_of", 16, "white")
    (tmp_path / "torn.svg").write_text("<svg", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be read"):
        Icons(tmp_path).get("torn", 16, "white")


def test_the_licence_of_the_icons_lies_beside_them():
    assert "ISC License" in (places.assets() / "icons" / "LICENSE-lucide.txt").read_text(encoding="utf-8")

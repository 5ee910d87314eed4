"""Flows, prices and gateways on the desktop: on the map and as tables, chosen by mouse and keyboard, and inspected."""

import pygame
import pytest

from game.clients import layers
from game.clients.corridors import origins, passing
from game.desktop.map.border import Border, chosen_product
from game.desktop.map.streams import between, loads
from game.desktop.screens.planning.context import Selected
from game.desktop.screens.planning.orders_for import orders_for
from tests.desktop.window import Window

LAYER_KEYS = ((pygame.K_9, layers.FLOWS), (pygame.K_j, layers.PRICES), (pygame.K_v, layers.GATEWAYS))
FOLDED, OPEN = ((1280, 720), 150), ((1600, 900), 100)


def opened(seat="us", turns=2, size=(1600, 900), scale=100, language="en", scenario="after_the_boss", **settings):
    """A window at the planning of a later turn."""
    window = Window(size, scale, language, **settings)
    play = window.begin(scenario, {seat: "person"})
    for _turn in range(turns):
        play.resolve()
    window.go("planning")
    return window


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [FOLDED, OPEN])
def test_the_layers_of_the_border_are_whole_on_the_map_and_as_tables(size, scale, language):
    window = opened(size=size, scale=scale, language=language)
    for key, layer in LAYER_KEYS:
        window.key(key)
        assert window.desk.screen.layer == layer and window.complaints() == [], layer
        window.shot(f"border-{layer}-{scale}-{language}")
        window.key(pygame.K_l)
        assert window.complaints() == [], f"{layer}, its legend turned"
        window.key(pygame.K_l)
        window.key(pygame.K_t)
        assert window.complaints() == [], f"{layer} as a table"
        window.key(pygame.K_t)


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
@pytest.mark.parametrize("scenario", ["after_the_boss", "laboratory"])
def test_every_seat_reads_them_before_and_after_the_first_turn(seat, scenario):
    seat = "group:ALFA" if seat.startswith("group") and scenario == "laboratory" else seat
    window = opened(seat, turns=0, scenario=scenario)
    for _turn in range(2):
        for key, layer in LAYER_KEYS:
            window.key(key)
            assert window.desk.screen.layer == layer and window.complaints() == [], layer
        window.desk.play.resolve()
        window.go("planning")


def test_a_scenario_without_a_border_has_no_key_for_its_layers():
    window = opened(seat="mexico", turns=0, scenario="tapalpa_plus_72")
    for key, _layer in LAYER_KEYS:
        window.key(key)
    assert window.desk.screen.layer == layers.VIOLENCE


def test_a_gateway_is_selected_by_a_press_on_its_sign_and_by_page_down():
    window = opened()
    window.key(pygame.K_9)
    shown = window.desk.screen._map
    camera = shown._looking(window.ui).camera
    gate = next(one for one in shown.border.gates if one.id == "tucson")
    x, y = camera.to_screen(shown.rect, *gate.at)
    window.click((round(x), round(y)))
    assert window.desk.screen.selected == Selected("gateway", "tucson")
    window.ui.set_focus(window.desk.screen._map)
    window.key(pygame.K_PAGEDOWN)
    assert window.desk.screen.selected.kind == "gateway" and window.desk.screen.selected.id != "tucson"


def test_a_gateway_is_selected_in_the_table():
    window = opened(seat="mexico", scenario="laboratory")
    window.key(pygame.K_v)
    window.click("laredo")
    assert window.desk.screen.selected == Selected("gateway", "laredo")


def test_the_inspector_of_a_gateway_tells_channels_flow_seizures_and_waits_and_offers_its_orders():
    window = opened(size=(1600, 1600))
    window.desk.screen._select_gateway("tucson")
    told = " ".join(window.texts().split())
    for words in ("Channels", "Trucks", "Between the ports", "Wait of lawful crossings", "Thought to pass", "Fentanyl",
                  "Guns seized", "Cash seized", "Regions behind it", "Scan the border"):  # fmt: skip
        assert words in told, f"The inspector of a gateway should tell: {words}"
    assert {"inspect_southbound"} <= {
        name for name, _given in orders_for(opened("mexico").desk.play.known, Selected("gateway", "tucson"))
    }
    mexico = opened("mexico", turns=0).desk.play.known
    assert "inspect_port" in {name for name, _given in orders_for(mexico, Selected("gateway", "manzanillo"))}


def test_the_product_shown_is_chosen_by_key_and_by_mouse():
    window = opened()
    window.key(pygame.K_9)
    window.key(pygame.K_x)
    assert chosen_product(window.ui) == 1
    window.click("product cocaine")
    assert chosen_product(window.ui) == 2
    window.key(pygame.K_j)
    window.click("product heroin")
    assert chosen_product(window.ui) == 3 and window.complaints() == []


def test_roads_carry_to_the_gateways_exactly_what_passes_there():
    window = opened()
    known = window.desk.play.known
    from game.desktop.map.geometry import load_geometry

    geometry, names = load_geometry(), known.view.world.gateways
    arriving = {names[one.gateway]: one.value for one in passing(known, 0)}
    carried = loads(origins(known, 0), arriving)
    for gateway, amount in arriving.items():
        stop = f"@{gateway}"
        reached = sum(
            amount_ * (1 if (geometry.links[link].end if forward else geometry.links[link].start) == stop else -1)
            for (link, forward), amount_ in carried.items()
            if stop in (geometry.links[link].start, geometry.links[link].end)
        )
        assert reached == pytest.approx(amount), f"what arrives at {gateway} less what goes on from it"


def test_flows_go_over_from_the_turn_before_to_this_one():
    before, now = {(1, True): 4.0, (2, True): 2.0}, {(1, True): 2.0, (3, False): 8.0}
    assert between(before, now, 0.0) == {(1, True): 4.0, (2, True): 2.0, (3, False): 0.0}
    assert between(before, now, 0.5) == {(1, True): 3.0, (2, True): 1.0, (3, False): 4.0}
    assert between(before, now, 1.0) == now


def test_a_playback_lets_flows_and_prices_go_over_as_the_turn_passes():
    window = opened(turns=3)
    window.go("playback")
    shown = window.desk.screen._map
    assert shown.border is not None and shown.border.share == 0.0 and shown.border.swings
    assert "Street" not in window.texts() and "$ a pure gram" in window.texts()
    for _frame in range(60):
        window.frame(0.1)
    assert 0.0 < window.desk.screen._map.border.share < 1.0
    assert window.complaints() == []
    window.key(pygame.K_END)
    assert window.desk.screen._map.border.share == 1.0 and window.complaints() == []


def test_flows_of_a_playback_are_hidden_by_key_and_another_product_is_shown():
    window = opened(turns=2)
    window.go("playback")
    window.key(pygame.K_x)
    assert window.desk.screen._map.border.product == 1
    window.key(pygame.K_9)
    assert window.desk.screen._map.border is None and "$ a pure gram" not in window.texts()
    window.key(pygame.K_9)
    assert window.desk.screen._map.border is not None


def test_with_reduced_motion_nothing_goes_over_and_the_end_stands_at_once():
    window = opened(turns=2, reduced_motion=True)
    window.go("playback")
    assert window.desk.screen._map.border.share == 1.0 and not window.desk.screen.moving


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [FOLDED, OPEN])
def test_playback_and_report_of_a_game_with_a_market_are_whole(size, scale, language):
    window = opened(turns=2, size=size, scale=scale, language=language)
    window.go("playback")
    window.key(pygame.K_END)
    assert window.complaints() == []
    window.go("report")
    assert window.complaints() == []
    assert window.ui.find("product_table") is not None, "the report tells what the turn did to the market"


@pytest.mark.parametrize("palette", ["red_green", "grey"])
def test_the_signs_of_the_border_are_as_readable_in_other_palettes(palette):
    window = opened(palette=palette)
    for key, _layer in LAYER_KEYS:
        window.key(key)
        assert window.complaints() == []


def test_the_review_shows_what_truly_passed():
    window = Window((1600, 900))
    play = window.begin("after_the_boss", {"us": "person"}, form="short")
    while not play.session.over:
        play.resolve()
    window.go("review")
    from game.clients.revealed import Revealed

    true = Revealed.after(play.session, len(play.session.turns))
    shown = Border(window.desk, true, layers.FLOWS)
    assert shown.now and all("±" not in gate.tip for gate in shown.gates)

"""The planning screen: everything a seat can do is reached by mouse and by keyboard, at every size."""

from itertools import islice

import pygame
import pytest

from game.clients import legality
from game.clients.known import Known
from game.clients.legality import has_rule
from game.clients.order_forms import allowed_orders
from game.clients.programmes import running
from game.core.orders import ORDERS, parse_order
from game.desktop.screens.planning.context import Selected, read_selected
from game.desktop.screens.planning.needs import WARNINGS, needs
from game.desktop.screens.planning.orders_for import orders_for
from game.desktop.screens.planning.purses import purses
from game.desktop.screens.planning.strip import CIVILIANS, shown_measures
from game.desktop.screens.planning.tray import stretches
from tests.desktop.window import Window

SEATS = (
    ("tapalpa_plus_72", "mexico"), ("tapalpa_plus_72", "us"), ("tapalpa_plus_72", "group:CJNG"), ("the_teapot", "mexico"),
    ("laboratory", "mexico"),
)  # fmt: skip
RAID = "raid leader=CJNG/plaza-MX-JAL teams=1 when=fix"
LISTEN = "collect target=CJNG/contender-3 discipline=signals points=6"


def opened(scenario="tapalpa_plus_72", seat="mexico", orders=(), turns=0, **how):
    """A window at the planning of a turn, with some orders in the tray."""
    window = Window(**how)
    play = window.begin(scenario, seats={seat: "person"})
    for _turn in range(turns):
        play.resolve()
    for order in orders:
        answer = play.plan(order)
        assert answer.accepted, f"{order} was refused: {answer.sentence}"
    window.go("planning")
    return window


def planned(window):
    return [one.text for one in window.desk.play.tray]


# -- what it shows -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_every_seat_sees_its_purses_and_the_bystanders_killed(scenario, seat):
    window = opened(scenario, seat, size=(1920, 1080))
    shown = window.texts()
    known = window.desk.play.known
    for purse in purses(known):
        assert set(purse.left.split()) <= set(shown.split()), f"{seat} does not see how much is left of {purse.name}"
    assert any(one.measure == CIVILIANS for one in shown_measures(known))
    assert "Bystanders killed" in shown, "bystanders killed belong on the screen, whatever the scenario's headline measures"


def test_a_red_seat_has_cash_and_no_teams_and_a_state_seat_the_reverse():
    red = opened(seat="group:CJNG").desk.play.known
    state = opened(seat="mexico").desk.play.known
    assert {one.key for one in purses(red)} >= {"decisions", "cash", "members"}
    assert not {one.key for one in purses(red)} & {"teams", "points", "troops"}
    assert {one.key for one in purses(state)} >= {"decisions", "teams", "points", "funds", "capital", "troops"}


def test_what_is_left_of_the_decisions_goes_down_with_each_order():
    window = opened()
    before = purses(window.desk.play.known)[0]
    window.desk.play.plan(LISTEN)
    after = purses(window.desk.play.known)[0]
    assert int(after.left) == int(before.left) - 1


def test_a_warning_tells_how_sure_it_is_and_how_old():
    window = opened(turns=1)
    warning = next(one for one in needs(window.desk.screen._context) if one.section == WARNINGS)
    assert " ± " in warning.detail and "ago" in warning.detail, "a warning needs its error and its age beside it"


# -- selecting -----------------------------------------------------------------------------------------------------


def test_a_state_pressed_on_the_map_is_shown_at_the_right():
    window = opened()
    view = window.widget("map")
    at = next(
        (x, y)
        for y in range(view.rect.top + 8, view.rect.bottom, 6)
        for x in range(view.rect.left + 8, view.rect.right, 6)
        if view.region_under(window.ui, (x, y)) == "MX-CHH"
    )
    window.click(at)
    assert window.desk.screen.selected == Selected("region", "MX-CHH")
    assert "Chihuahua" in window.texts()


COUNTED = ("homicides", "civilian_deaths", "security_deaths", "retaliation_attacks", "roadblocks")


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_every_count_of_a_state_is_one_press_from_its_why_card(seat):
    window = Window((1600, 900))
    game = window.begin(seats={seat: "person"})
    game.resolve()
    window.go("planning", select="MX-JAL")
    for measure in COUNTED:
        window.click(f"count {measure}")
        assert window.ui.overlays, f"pressing {measure} opens nothing"
        told = window.texts()
        assert "There is nothing called" not in told and "Jalisco" in told, f"{measure} is not explained:\n{told[-600:]}"
        window.key(pygame.K_ESCAPE)


def test_a_person_is_reached_by_the_keyboard_alone():
    window = opened()
    window.widget("map")
    for _try in range(200):
        window.key(pygame.K_TAB)
        if "select leader" in window.ui.focus:
            break
    window.key(pygame.K_RETURN)
    assert window.desk.screen.selected.kind == "leader", "Tab must come to the list of people, and Enter select one"
    window.key(pygame.K_ESCAPE)
    assert window.desk.screen.selected.kind == "", "Esc goes back to the overview"


def test_everything_can_be_selected_without_the_map():
    window = opened()
    for name, kind in (("groups", "group"), ("regions", "region"), ("teams", "team"), ("gateways", "border")):
        window.desk.screen._select(Selected())
        window.frame()
        window.click(f"list {name}")
        row = next(one for one in window.widgets() if one.key.startswith(f"select {kind}"))
        window.click(row)
        assert window.desk.screen.selected.kind == kind
        assert window.complaints() == []


def test_a_selection_is_forgotten_when_the_seat_knows_of_no_such_thing():
    known = opened().desk.play.known
    heard_of = known.known_leaders()
    unknown = next(post for place, post in enumerate(known.view.world.posts) if place not in heard_of)
    assert read_selected(known, unknown) == Selected(), "what a seat has not heard of can not be selected by its id"
    assert read_selected(known, "MX-JAL") == Selected("region", "MX-JAL")


def test_another_seat_does_not_see_what_the_first_has_selected():
    window = Window()
    play = window.begin(seats={"mexico": "person", "us": "person"})
    window.desk.screen._select(Selected("team", "army"))
    play.sit("us")
    window.go("planning")
    assert window.desk.screen.selected == Selected()


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_every_order_with_an_object_applies_to_something_that_can_be_selected(scenario, seat):
    known: Known = opened(scenario, seat).desk.play.known
    world = known.view.world
    things = [Selected("region", name) for name in world.regions] + [Selected("gateway", name) for name in world.gateways]
    things += [Selected("group", world.groups[place]) for place in known.groups]
    things += [Selected("leader", world.posts[place]) for place in known.known_leaders()] + [Selected("border")]
    offered = {name for one in things for name, _given in orders_for(known, one)}
    kinds = {"leader", "target", "region", "group", "gateway"}
    for name in allowed_orders(known):
        aimed = any(parameter.kind in kinds for parameter in ORDERS[name].parameters)
        if aimed and has_rule(name):
            assert name in offered, f"{seat} finds {name} at nothing that it can select; see orders_for"


# -- ordering ------------------------------------------------------------------------------------------------------


def test_an_order_is_opened_filled_in_from_what_is_selected():
    window = opened(turns=1)
    window.desk.screen._select(Selected("leader", "CJNG/plaza-MX-JAL"))
    window.frame()
    window.click("order raid CJNG/plaza-MX-JAL")
    assert window.ui.is_open("order")
    assert "The Adobe" in window.texts()


def test_an_order_that_is_refused_shows_a_lock_and_the_reason_and_opens_nothing():
    window = opened(orders=[RAID], turns=1)
    window.desk.screen._select(Selected("leader", "CJNG/plaza-MX-JAL"))
    window.frame()
    assert "An order on the same target stands already this turn" in window.texts().replace("\n", " ")
    window.click("order raid CJNG/plaza-MX-JAL")
    assert not window.ui.is_open("order")


def test_a_reason_that_holds_for_all_orders_is_told_once():
    spare = [f"vet region={region} points=1" for region in ("MX-JAL", "MX-COL", "MX-NAY", "MX-MIC", "MX-GUA")]
    window = opened(orders=spare)
    window.desk.screen._select(Selected("region", "MX-JAL"))
    window.frame()
    assert window.texts().count("No decision is left this turn") == 1


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_every_order_of_the_seat_stands_among_all_orders_and_can_be_looked_up(scenario, seat):
    window = opened(scenario, seat, size=(1440, 900))
    window.key(pygame.K_f)
    assert window.ui.is_open("all_orders")
    keys = {one.key.split(" ")[1] for one in window.widgets() if one.key.startswith("order ")}
    missing = {name for name in allowed_orders(window.desk.play.known) if has_rule(name)} - keys
    assert not missing, f"{sorted(missing)} are in no theme; name them in game/clients/order_titles.py"
    window.click("seek order")
    window.type("zzz")
    assert not [one for one in window.widgets() if one.key.startswith("order ")]
    assert "No order of yours has such words." in window.texts()


def test_the_tray_numbers_orders_and_a_cross_takes_one_back():
    window = opened(orders=[LISTEN, RAID], turns=1)
    assert [one.text.split()[0] for one in window.desk.play.tray] == ["collect", "raid"]
    window.click("take back 1")
    assert [text.split()[0] for text in planned(window)] == ["raid"]


def test_a_planned_order_is_changed_in_its_place():
    window = opened(orders=[LISTEN, RAID], turns=1)
    window.click("planned 1")
    assert window.ui.is_open("order"), "a press on a planned order opens it again"


def test_orders_stand_in_the_part_of_the_turn_into_which_they_fall():
    window = opened("the_teapot", orders=["raid leader=TETERA/logistician-1 teams=1 day=2", "exploit points=2"])
    play = window.desk.play
    found = {one.name: [number for number, _planned in one.planned] for one in stretches(play.known, play.tray)}
    assert found["Day 2 of the turn"] == [1] and found["From the start"] == [2] and found["On call"] == []


def test_running_programmes_are_chips_that_open_their_order():
    window = opened(orders=[LISTEN])
    chip = next(one for one in window.widgets() if one.key.startswith("standing collect"))
    window.click(chip)
    assert window.ui.is_open("order")


def test_a_running_programme_tells_the_order_that_would_set_it_and_the_one_that_ends_it():
    window = opened(orders=[LISTEN, "deploy region=MX-JAL troops=16000", "vet region=teams points=2"])
    for one in running(window.desk.play.known):
        for arguments in (one.arguments, one.ends):
            parse_order(" ".join([one.order, *(f"{name}={value}" for name, value in arguments.items())]))


# -- the map -------------------------------------------------------------------------------------------------------


def test_number_keys_choose_the_layer_of_the_map():
    window = opened()
    window.key(pygame.K_1)
    assert window.desk.screen.layer == "control"
    window.key(pygame.K_2)
    assert window.desk.screen.layer == "violence"


def test_the_map_is_shown_as_a_table_and_back():
    window = opened(size=(1440, 900))
    window.key(pygame.K_t)
    window.click("MX-CHH")
    assert window.desk.screen.selected == Selected("region", "MX-CHH")
    window.key(pygame.K_t)
    assert window.widget("map")


def test_a_scenario_whose_places_are_on_no_map_is_shown_as_a_table():
    window = opened("laboratory", size=(1440, 900))
    assert not [one for one in window.widgets() if one.key == "map"]
    window.click("LAB-A")
    assert window.desk.screen.selected == Selected("region", "LAB-A")


# -- the end of the turn -------------------------------------------------------------------------------------------


def test_an_empty_turn_is_asked_about_once_and_then_resolved():
    window = opened()
    window.key(pygame.K_r)
    assert window.ui.is_open("question"), "a player who has planned nothing is asked"
    window.click("yes")
    assert len(window.desk.play.session.turns) == 1
    assert window.desk.screen.name == "playback"


def test_a_planned_turn_is_resolved_without_a_question():
    window = opened(orders=[LISTEN])
    window.click("resolve")
    assert len(window.desk.play.session.turns) == 1
    assert window.desk.screen.name == "playback"


def test_an_open_offer_is_asked_about_and_refused_when_the_turn_ends():
    window = Window()
    play = window.begin(seats={"mexico": "person", "us": "person"})
    offer = "propose_accord gives='share_intelligence points=3' asks='consent to=planners answer=give' turns=2"
    answer = play.session.submit("us", offer)
    assert answer.accepted, answer.sentence
    window.go("planning")
    assert any(one.section == 0 for one in needs(window.desk.screen._context)), "an offer comes first in the list"
    window.key(pygame.K_r)
    assert "ending the turn refuses it" in window.texts().replace("\n", " ")
    window.click("yes")
    assert not play.session.open_offers("mexico")
    assert window.desk.screen.name == "handover"


def test_when_the_game_is_over_the_review_takes_its_place():
    window = opened()
    while not window.desk.play.session.over:
        window.desk.play.resolve()
    window.go("planning")
    assert window.desk.screen.name == "review"


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_an_order_is_locked_only_where_no_way_of_filling_it_in_stands(scenario, seat):
    known = opened(scenario, seat, turns=1).desk.play.known
    for name in filter(has_rule, allowed_orders(known)):
        if legality.refusal(known, name):
            for order in islice(legality._ways(known, name, {}), 2000):
                answer = known.session.reason(seat, order)
                assert not answer.accepted, f"{name} is locked, but {order.arguments} could be given"


def test_no_lock_is_claimed_after_only_some_ways_were_tried(monkeypatch):
    known = opened("tapalpa_plus_72", "us").desk.play.known
    assert legality.refusal(known, "strike"), "a strike needs an authority"
    monkeypatch.setattr(legality, "OF_ALL", ())
    monkeypatch.setattr(legality, "MOST_TRIED", 1)
    assert not legality.refusal(known, "strike"), "the ways that were not tried may stand"


# -- fit -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100), ((1280, 720), 100)])
def test_no_text_is_cut_or_covered(size, scale, language):
    window = opened(orders=[LISTEN, RAID], turns=1, size=size, scale=scale, language=language)
    for selected in ("", "region MX-JAL", "leader CJNG/plaza-MX-JAL", "group CJNG", "team army", "border"):
        window.desk.screen._select(read_selected(window.desk.play.known, selected))
        window.frame()
        assert window.complaints() == [], selected or "nothing selected"


@pytest.mark.parametrize("tab", ["map", "attention", "selected", "orders"])
def test_every_part_is_behind_a_tab_of_a_narrow_window(tab):
    window = opened(orders=[LISTEN], turns=1, scale=150)
    window.click(f"tab {tab}")
    assert window.complaints() == []
    assert window.widget("resolve").rect.width, "the turn can be ended from every tab"


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
def test_every_seat_has_a_screen_without_faults(scenario, seat):
    for size, scale in (((1280, 720), 150), ((1440, 900), 100)):
        window = opened(scenario, seat, turns=1, size=size, scale=scale)
        assert window.complaints() == []
        window.key(pygame.K_f)
        assert window.complaints() == []

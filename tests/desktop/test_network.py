"""The network shows what the seat may know of groups and their people, and leads from them to orders."""

import pygame
import pytest

from game.clients import ties as known_ties
from game.clients.fading import fading
from game.desktop.network.layout import apart, lay_out
from game.desktop.network.people import unknown_card
from tests.desktop.window import Window

FOLDED = ((1280, 720), 150)
OPEN = ((1440, 900), 100)
SEATS = ("mexico", "us", "group:CJNG")


def looking(seat="mexico", scenario="tapalpa_plus_72", size=(1440, 900), scale=100, language="en", turns=0, **how):
    """A window that shows the network of a game in which so many turns have been resolved."""
    window = Window(size, scale, language)
    window.begin(scenario, {seat: "person"}, "about")
    for _turn in range(turns):
        window.desk.play.end_turn()
    window.go("network", **how)
    return window


def nodes(window):
    return {dot.node.group: dot for dot in window.widget("graph").children()}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [FOLDED, OPEN])
@pytest.mark.parametrize("seat", SEATS)
def test_every_seat_reads_the_network_without_a_text_cut_or_covered(seat, size, scale, language):
    window = looking(seat, size=size, scale=scale, language=language, turns=1)
    assert window.complaints() == []
    for choice in ("table", "people") if size == FOLDED[0] else ("table",):
        window.click(choice)
        assert window.complaints() == [], f"in the view {choice}"
    window.shot(f"network-{seat.replace(':', '-')}-{scale}-{language}")


@pytest.mark.parametrize("scenario", ["the_teapot", "laboratory"])
def test_a_scenario_in_which_little_is_known_says_so(scenario):
    window = looking(scenario=scenario, size=(1280, 720))
    assert window.complaints() == []
    if len(window.desk.play.known.groups) == 1:
        assert "there is no war or alliance to show" in window.texts().replace("\n", " ")


def test_all_groups_that_exist_are_in_the_graph_and_none_else():
    window = looking()
    known = window.desk.play.known
    assert set(nodes(window)) == {known.view.world.groups[place] for place in known.groups}


def test_a_larger_group_has_a_larger_symbol():
    dots = nodes(looking())
    assert dots["CJNG"].size > dots["CDS_MZ"].size > dots["CAB"].size


def test_the_graph_stands_still_when_another_group_is_chosen():
    window = looking()
    before = {group: dot.at for group, dot in nodes(window).items()}
    window.click(nodes(window)["CDS_MZ"].at)
    assert window.desk.screen.group == "CDS_MZ"
    assert {group: dot.at for group, dot in nodes(window).items()} == before


def test_the_layout_is_the_same_each_time_and_leaves_nobody_on_another():
    window = looking()
    again = looking()
    assert {group: dot.at for group, dot in nodes(window).items()} == {group: dot.at for group, dot in nodes(again).items()}
    spots = [dot.at for dot in nodes(window).values()]
    assert len(set(spots)) == len(spots)


def test_arrows_go_from_group_to_group_and_tab_leaves_the_graph():
    window = looking()
    graph = window.widget("graph")
    window.ui.set_focus(nodes(window)["CJNG"])
    window.key(pygame.K_LEFT)
    first = window.desk.screen.group
    assert first != "CJNG", "the left arrow goes to a group at the left"
    assert nodes(window)[first].at[0] < nodes(window)["CJNG"].at[0]
    assert window.ui.focus == nodes(window)[first].name
    assert [one for one in graph.children() if one.takes_focus], "the chosen group keeps the stop of the Tab key"
    window.key(pygame.K_TAB)
    assert not window.ui.focus.startswith(window.widget("graph").name), "there is one stop for the whole graph"


def test_ties_at_the_start_are_those_that_the_scenario_states():
    window = looking()
    known = window.desk.play.known
    found = {frozenset((tie.one, tie.other)): tie.kind for tie in known_ties.ties(known)}
    assert found[frozenset(("CJNG", "CU"))] == known_ties.WAR
    assert found[frozenset(("CJNG", "CDN"))] == known_ties.RIVALS
    assert found[frozenset(("CJNG", "CUINIS"))] == known_ties.ALLIANCE
    assert all(tie.with_whom(tie.one) == tie.other for tie in known_ties.ties(known))


def test_a_part_that_breaks_away_is_shown_as_fighting_its_group_once_the_seat_was_told():
    window = looking()
    window.desk.play.session.inject("force_split", {"group": "CJNG", "parts": 2})
    window.desk.play.end_turn()
    window.frame()
    parts = [tie for tie in known_ties.ties(window.desk.play.known) if tie.kind == known_ties.FIGHTING]
    assert parts, "the split is public, so a tie between the parts must be there"
    assert all(tie.one.split(".")[0] == tie.other.split(".")[0] for tie in parts)
    window.ui.refresh()
    assert window.complaints() == []
    assert "parts of one group that fight" in window.texts().replace("\n", " ")


def test_a_red_seat_knows_no_size_of_other_groups_and_no_people_of_theirs():
    window = looking("group:CJNG", turns=1)
    others = [dot for group, dot in nodes(window).items() if group != "CJNG"]
    assert others
    assert all(dot.node.members is None for dot in others)
    window.click(nodes(window)["CDS_MZ"].at)
    assert "only a state collects on people" in window.texts().replace("\n", " ")
    assert not [one for one in window.widgets() if one.key.startswith("person")]


def test_unknown_roles_are_dashed_frames():
    assert unknown_card("Boss", "not known", "succession").dashed
    window = looking()
    window.click(nodes(window)["CDN"].at)
    assert "not known" in window.texts(), "a group of which nobody is known shows the roles as unknown, not as a gap"


def test_a_person_is_chosen_with_the_mouse_and_closed_with_esc():
    window = looking()
    place = window.desk.play.known.known_leaders()[0]
    window.click(f"person{place}")
    assert window.desk.screen.person == place
    assert "If nothing new is learnt" in window.texts()
    assert window.complaints() == []
    window.key(pygame.K_ESCAPE)
    assert window.desk.screen.person == -1
    assert window.desk.screen.name == "network", "the first Esc closes the person, not the screen"


def test_a_person_is_chosen_with_the_keyboard():
    window = looking()
    place = window.desk.play.known.known_leaders()[0]
    for _step in range(60):
        window.key(pygame.K_TAB)
        if window.ui.focus.endswith(f"person{place}"):
            break
    window.key(pygame.K_RETURN)
    assert window.desk.screen.person == place


def test_knowledge_fades_step_by_step_and_slower_while_it_is_collected_on():
    window = looking()
    play = window.desk.play
    place = next(one for one in play.known.known_leaders() if play.known.rung(one) >= 3)
    alone = fading(play.known, place)
    assert [step.rung for step in alone] == list(range(play.known.rung(place), 0, -1))
    assert [step.days for step in alone] == sorted(step.days for step in alone)
    play.plan(f"collect target={play.known.role(place)} discipline=human points=6")
    assert fading(play.known, place)[-1].days > alone[-1].days


def test_a_planned_order_stands_on_its_person_with_its_number():
    window = looking()
    play = window.desk.play
    places = play.known.known_leaders()[:2]
    for place in places:
        assert play.plan(f"collect target={play.known.role(place)} discipline=human points=2").accepted
    window.ui.refresh()
    window.frame()
    assert window.desk.screen._planned(play.known) == {places[0]: (1,), places[1]: (2,)}
    window.click(f"person{places[1]}")
    assert "planned" in window.texts()


def test_a_name_that_is_typed_is_found_and_enter_goes_there():
    window = looking()
    window.click("seek")
    window.type("templ")
    assert "Knights Templar remnant" in window.texts()
    assert window.complaints() == []
    window.key(pygame.K_RETURN)
    assert window.desk.screen.group == "KT"
    window.click("seek")
    window.type("nobody of that name")
    assert "Nothing that you know of" in window.texts()
    window.move((3, 300))  # off the field, whose tip Esc would close first
    window.key(pygame.K_ESCAPE)
    assert (window.desk.screen.sought, window.desk.screen.name) == ("", "network")


def test_nobody_is_found_of_whom_the_seat_has_not_heard():
    window = looking()
    known = window.desk.play.known
    world = known.view.world
    unheard = [place for place in range(len(world.posts)) if place not in known.known_leaders()]
    for place in unheard:
        window.desk.screen.sought = world.posts[place]
        assert (world.posts[place].split("/")[0], place) not in window.desk.screen._found(known)


def test_an_order_from_the_network_opens_its_dialog_with_the_person_filled_in(monkeypatch):
    from game.desktop.network import panel

    asked = []
    monkeypatch.setattr(panel, "_open", lambda desk, name, given: asked.append((name, dict(given))))
    window = looking()
    known = window.desk.play.known
    place = known.known_leaders()[0]
    window.click(f"person{place}")
    window.click("order-person-raid")
    assert asked == [("raid", {"leader": known.role(place)})]


def test_the_dialog_of_an_order_opens_and_closes_over_the_network():
    window = looking()
    window.click("order-group-collect")
    assert window.ui.is_open("order")
    window.key(pygame.K_ESCAPE)
    assert not window.ui.is_open("order")
    assert window.desk.screen.name == "network"


def test_the_charts_of_a_group_are_one_press_away_and_esc_comes_back():
    window = looking()
    window.click("to-charts")
    assert (window.desk.screen.name, window.desk.screen.chosen) == ("charts", ["members@CJNG"])
    window.key(pygame.K_ESCAPE)
    assert (window.desk.screen.name, window.desk.screen.group) == ("network", "CJNG")


def test_a_person_can_be_asked_for_by_name():
    window = looking(group="CJNG/enforcer-1")
    assert window.desk.play.known.view.world.posts[window.desk.screen.person] == "CJNG/enforcer-1"


def test_a_row_of_the_table_chooses_its_group():
    window = looking()
    window.click("table")
    window.click("row-CDN")
    assert window.desk.screen.group == "CDN"
    assert "Cartel del Noreste" in window.texts()


def test_after_the_end_the_network_gives_no_orders():
    window = looking(turns=5)
    assert window.desk.play.session.over
    assert not [one for one in window.widgets() if one.key.startswith("order-")]
    assert window.complaints() == []


def test_a_layout_of_any_size_stays_in_its_square():
    for count in (1, 2, 3, 12):
        groups = tuple(f"G{place}" for place in range(count))
        pairs = tuple((groups[place], groups[place + 1]) for place in range(count - 1))
        found = lay_out((*groups, "G0.1", "ALONE"), pairs)
        assert set(found) == {*groups, "G0.1", "ALONE"}
        assert all(-1e-9 <= value <= 1.0 + 1e-9 for group in (*groups, "ALONE") for value in found[group])


def test_boxes_are_pushed_off_each_other_and_stay_in_their_room():
    box = (20.0, 10.0, 20.0, 10.0)
    spots, over = apart([(50.0, 50.0), (50.0, 51.0), (52.0, 50.0)], [box] * 3, (0.0, 0.0, 200.0, 200.0))
    assert over < 1.0
    for one in range(3):
        for other in range(one):
            across, down = abs(spots[one][0] - spots[other][0]), abs(spots[one][1] - spots[other][1])
            assert across >= 39.0 or down >= 19.0, f"{spots[one]} and {spots[other]} still overlap"

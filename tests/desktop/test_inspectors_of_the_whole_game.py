"""Groups and places of the whole game: money, guns, laboratories, charges, the press; how the states stand, as signs."""

import pytest

from game.clients.group_facts import labs_in, marks, money_and_guns
from game.clients.known import Known
from game.desktop.screens.planning.context import Selected
from game.desktop.screens.planning.orders_for import orders_for
from tests.desktop.window import Window

STEPS = (((1280, 720), 150, "es"), ((1440, 900), 100, "en"))
ORDERS = (
    ("mexico", "freeze_finances group=CJNG points=6"), ("mexico", "posture group=CDS_MZ toward=confront"),
    ("mexico", "posture group=UT toward=tolerate"), ("mexico", "raid_site kind=lab region=MX-SIN teams=3"),
    ("us", "sanction group=CJNG points=4"), ("us", "indict_official region=MX-JAL"),
)  # fmt: skip
MEXICO_TERMS = "offer_terms group=UT"


def opened(size=(1600, 1500), scale=100, language="en", seat="mexico", scenario="after_the_boss"):
    window = Window(size, scale, language)
    play = window.begin(scenario, dict.fromkeys(("mexico", "us", "group:CJNG"), "person")
                        if scenario == "after_the_boss" else {seat: "person"})  # fmt: skip
    for who, order in ORDERS if scenario == "after_the_boss" else ():
        answer = play.session.submit(who, order)
        assert answer.accepted, f"{order}: {answer.sentence}"
    play.session.resolve()
    if play.seat != seat:
        play.sit(seat)
    return window, play


def told(window):
    return " ".join(window.texts().split())


@pytest.mark.parametrize(("size", "scale", "language"), STEPS)
@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_groups_places_and_the_network_are_whole_at_every_size(size, scale, language, seat):
    window, _play = opened(size, scale, language, seat)
    for select in ("group CJNG", "group UT", "region MX-SIN", "region MX-JAL"):
        window.go("planning", select=select)
        assert window.complaints() == [], select
    for group in ("CJNG", "UT"):
        window.go("network", group=group)
        assert window.complaints() == [], f"the network around {group}"
    window.click("table")
    assert window.complaints() == [], "the network as a table"


def test_a_state_reads_estimates_with_their_error_and_its_own_programmes_against_a_group():
    window, play = opened()
    window.go("planning", select="group CJNG")
    shown = told(window)
    for words in (
        "Can launder, a week",
        "Guns per member",
        "Lives for profit",
        "6 points a turn",
        "designated before the game",
    ):
        assert words in shown, words
    assert "Your sanctions" not in shown, "what the other state runs is its own"
    play.sit("us")
    window.go("planning", select="group CJNG")
    assert "Your sanctions" in told(window) and "Your cases" not in told(window)
    place = play.known.view.world.groups.index("CJNG")
    truth = int(play.session.truth.state.arms[0, place])
    assert f"{truth:,}" not in told(window), "how many guns there are nobody knows"


def test_a_group_reads_its_own_books_and_nothing_of_others():
    window, play = opened(size=(1600, 2000), seat="group:CJNG")
    window.go("planning", select="group CJNG")
    shown = told(window)
    for words in ("Proceeds not yet laundered", "Pay that you can meet", "Heavy kit", "Lines of business", "Extortion"):
        assert words in shown, words
    window.click("fact laundering")
    assert "There is nothing to explain" not in window.texts()
    known = Known.of(play.session, "group:CJNG")
    assert money_and_guns(known, known.view.world.groups.index("CDS_MZ")) == []


def test_a_place_tells_its_laboratories_charges_and_the_press():
    window, _play = opened(size=(1600, 2200))
    window.go("planning", select="region MX-SIN")
    shown = told(window)
    assert "Laboratories, your estimate" in shown and "Laboratories found, last turn" in shown
    assert "Freedom of the press" in shown
    window.go("planning", select="region MX-JAL")
    assert "U.S. charges against officials" in told(window) and "by the United States alone" in told(window)
    window.go("planning", select="region MX-SIN")
    window.click("fact labs_found")
    assert "There is nothing to explain" not in window.texts()


def test_the_orders_of_money_law_and_posture_are_offered_at_the_group_and_the_place():
    _window, play = opened()
    mexico, us = (Known.of(play.session, seat) for seat in ("mexico", "us"))
    assert {"posture", "freeze_finances", "offer_terms"} <= {one for one, _ in orders_for(mexico, Selected("group", "UT"))}
    assert {"designate", "sanction"} <= {one for one, _ in orders_for(us, Selected("group", "CJNG"))}
    assert {"raid_site", "jobs", "prosecute_protectors"} <= {
        one for one, _ in orders_for(mexico, Selected("region", "MX-SIN"))
    }
    assert {"indict_official", "drop_charges"} <= {one for one, _ in orders_for(us, Selected("region", "MX-SIN"))}


def test_the_network_shows_who_is_designated_confronted_tolerated_and_offered_terms():
    window, play = opened(size=(1600, 900))
    assert play.plan(MEXICO_TERMS).accepted
    window.go("network", group="UT")
    shown = told(window)
    for words in ("designated by the U.S.", "confronted by Mexico", "tolerated by Mexico", "terms offered this turn"):
        assert words in shown, f"the legend tells: {words}"
    graph = window.widget("graph")
    signs = {node.group: node.signs for node in graph.nodes}
    assert "handshake" in signs["UT"] and "offer_terms" in signs["UT"]
    assert "posture" in signs["CDS_MZ"] and "designate" in signs["CJNG"]
    window.click("table")
    assert "Tolerated by Mexico, terms offered this turn" in told(window)


def test_who_plays_a_group_reads_designations_but_no_posture_and_no_offer():
    _window, play = opened(seat="group:CJNG")
    assert play.session.submit("mexico", MEXICO_TERMS).accepted
    known = Known.of(play.session, "group:CJNG")
    kinds = {one.kind for place in known.groups for one in marks(known, place)}
    assert kinds == {"designated"}


def test_a_scenario_without_markets_tells_nothing_of_them():
    window, play = opened(scenario="tapalpa_plus_72")
    window.go("planning", select="group CJNG")
    assert "Money and guns" not in window.texts()
    assert all(not labs_in(play.known, place) for place in range(len(play.known.view.world.regions)))
    assert window.complaints() == []

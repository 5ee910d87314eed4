"""The diplomacy of the whole game: tracks of both countries with reasons, what stands between them, accords by topic."""

import pygame
import pytest

from game.clients.accord_terms import TOPICS
from game.clients.between import between
from game.clients.relations import TRACKS
from game.desktop.screens.diplomacy import open_offer
from tests.desktop.window import Window

STEPS = (((1280, 720), 150, "es"), ((1440, 900), 100, "en"), ((1280, 720), 150, "en"))
ORDERS = (
    ("us", "indict_official region=MX-JAL"), ("us", "threaten_tariff level=1"), ("us", "enforce_guns funds=10"),
    ("mexico", "inspect_southbound gateway=tucson funds=5"), ("mexico", "protect_press funds=5"),
)  # fmt: skip


def opened(size=(1600, 1500), scale=100, language="en", seat="mexico", scenario="after_the_boss", turns=1):
    window = Window(size, scale, language)
    play = window.begin(scenario, {"mexico": "person", "us": "person"}, screen="diplomacy")
    for who, order in ORDERS if scenario == "after_the_boss" else ():
        answer = play.session.submit(who, order)
        assert answer.accepted, f"{order}: {answer.sentence}"
    for _turn in range(turns):
        play.session.resolve()
    if play.seat != seat:
        play.sit(seat)
    window.go("diplomacy")
    return window, play


def told(window):
    return " ".join(window.texts().split())


@pytest.mark.parametrize(("size", "scale", "language"), STEPS)
@pytest.mark.parametrize("seat", ["mexico", "us"])
def test_every_part_can_be_read_at_every_size(size, scale, language, seat):
    window, _play = opened(size, scale, language, seat)
    assert window.complaints() == []
    open_offer(window.desk, {"gives": "", "asks": ""})
    window.click("add_gives")
    for topic in TOPICS:
        if any(one.key == f"topic-{topic}" for one in window.widgets()):
            window.click(f"topic-{topic}")
            assert window.complaints() == [], f"a term about {topic}"


@pytest.mark.parametrize("seat", ["mexico", "us"])
def test_each_track_and_each_fact_between_the_countries_opens_its_why_card(seat):
    window, play = opened(seat=seat)
    shown = told(window)
    for name, label, *_rest in TRACKS:
        assert label in shown, f"{name} stands on the screen"
        window.click(f"why-{name}")
        assert window.ui.is_open("why") and "There is nothing to explain" not in window.texts(), name
        assert window.complaints() == [], f"the card of {name}"
        window.key(pygame.K_ESCAPE)
    asked = [one for one in between(play.known) if one.why]
    assert {"trade_review", "press", "cases"} <= {one.name for one in asked}
    for one in asked:
        window.click(f"why-{one.name}")
        assert "There is nothing to explain" not in window.texts(), one.name
        window.key(pygame.K_ESCAPE)


def test_a_change_of_a_track_is_shown_with_its_arrow_and_its_largest_cause():
    window, _play = opened()
    moved = [one for one in window.desk.screen._tracks if one.change_words and one.causes]
    assert moved, "charges and a threat move trade and joint work"
    for one in moved:
        assert one.change_words in told(window) and one.causes[0] in told(window), one.name


def test_the_review_threats_and_charges_stand_on_the_screen_with_their_day():
    shown = told(opened()[0])
    for words in (
        "Review of the trade agreement", "day 123", "extended with a chance of", "Tariff threatened", "level 1 of 3",
        "Jalisco (by the U.S. alone)", "Freedom of the Mexican press", "Prisoners handed over",
    ):  # fmt: skip
        assert words in shown, words


def test_only_the_united_states_read_their_own_chance_of_acting_alone():
    window, _play = opened(seat="us")
    assert "Chance of acting alone" in window.texts()
    window.click("why-unilateral_chance")
    assert "Base chance" in window.texts()
    assert "Chance of acting alone" not in opened(seat="mexico")[0].texts()


def test_a_scenario_without_tracks_shows_none():
    window, _play = opened(scenario="tapalpa_plus_72")
    assert "The two countries and their neighbours" not in window.texts()
    assert "Trust" in window.texts() and window.complaints() == []


def test_the_laboratory_shows_its_tracks_too():
    window, _play = opened(scenario="laboratory")
    assert "The two countries and their neighbours" in window.texts() and window.complaints() == []


def test_a_bargain_about_money_and_guns_is_put_together_by_topic_with_the_mouse():
    window, play = opened(seat="us")
    window.click("offer")
    window.click("add_gives")
    window.click("topic-money")
    window.click("order")
    window.click("Enforce gun laws")
    window.click("add_term")
    window.click("add_asks")
    window.click("topic-border")
    window.click("gateway")
    window.click("Manzanillo")
    window.click("add_term")
    window.click("send_offer")
    assert [one.order.name for one in play.tray] == ["propose_accord"]
    text = play.tray[0].text
    assert "enforce_guns funds=10" in text and "inspect_port gateway=manzanillo" in text


def test_the_topics_are_reached_with_the_keyboard():
    window, _play = opened(size=(1600, 900))

    window.key(pygame.K_a)
    window.tab_to("add_gives")
    window.key(pygame.K_RETURN)
    window.tab_to("topic-aid")
    window.key(pygame.K_RETURN)
    assert "Build" in window.texts() and "Jobs" not in window.widget("order").key


def test_an_offer_against_an_accord_in_force_says_so_and_cannot_be_sent():
    window, play = opened(seat="us")
    offer = "propose_accord gives='enforce_guns funds=9' asks='inspect_southbound gateway=tucson funds=5' turns=4"
    assert play.session.submit("us", offer).accepted
    assert play.session.submit("mexico", "answer_accord accord=us-2-1 answer=accept").accepted
    open_offer(window.desk, {"gives": "enforce_guns funds=0"})
    window.frame()
    assert "The terms contradict each other, or an accord that stands." in told(window)
    assert not window.widget("send_offer").enabled
    window.key(pygame.K_RETURN)
    assert len(play.session.accords("us")) == 1, "nothing was offered"


def test_the_orders_of_diplomacy_stand_by_topic_and_open_their_dialogs():
    window, _play = opened(seat="us")
    shown = told(window)
    for topic in ("Border and trade", "Money and guns", "Law and politics", "Aid and building"):
        assert topic in shown
    for name in ("strike_boats", "sanction", "enforce_guns", "fund_plan"):
        window.click(f"order-{name}")
        assert window.ui.is_open("order"), name
        window.key(pygame.K_ESCAPE)

"""What the diplomacy screen promises: who stands how and why, offers answered, bargains put together and their answer."""

import pygame
import pytest

from game.clients.known import Known
from game.desktop.screens.diplomacy import open_answer, open_offer
from tests.desktop.window import Window

STEPS = ((1280, 720), 150), ((1440, 900), 100)
OFFER = "propose_accord gives='share_intelligence points=3' asks='consent to=planners answer=give' turns=3"


def begun(window, **seats):
    return window.begin("tapalpa_plus_72", seats or {"mexico": "person", "us": "person"}, screen="diplomacy")


def offered(window, order=OFFER):
    """A game in which the United States has offered Mexico something."""
    game = begun(window)
    assert game.session.submit("us", order).accepted
    window.ui.refresh()
    window.frame()
    return game


@pytest.mark.parametrize(("size", "scale"), STEPS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_part_can_be_read(size, scale, language):
    window = Window(size, scale, language)
    game = offered(window)
    game.session.submit("us", "propose_accord gives='share_intelligence points=1' turns=2")
    game.session.submit("mexico", "answer_accord accord=us-1-2 answer=accept")
    window.ui.refresh()
    assert window.complaints() == [], "the screen with an offer and an accord"
    open_answer(window.desk)
    assert window.complaints() == [], "the answer to an offer"
    window.key(pygame.K_ESCAPE)
    open_offer(window.desk, {"gives": "consent to=planners answer=give", "asks": "fly_isr region=MX-JAL hours=48"})
    assert window.complaints() == [], "the editor of an offer"
    for side in ("gives", "asks"):
        window.click(f"add_{side}")
        assert window.complaints() == [], f"a term of what one {side}"
        window.key(pygame.K_ESCAPE)
    window.click("send_offer")
    assert window.complaints() == [], "what came of the offer"
    window.key(pygame.K_ESCAPE)
    game.sit("us")
    window.go("diplomacy")
    assert window.complaints() == [], "the other state's side"


@pytest.mark.parametrize("screen", ["planning", "diplomacy"])
@pytest.mark.parametrize("order", [OFFER, "propose_accord gives='collect target=CJNG discipline=signals points=4' turns=2"])
def test_no_offer_is_shown_as_orders_are_typed(screen, order):
    window = Window((1440, 900))
    game = offered(window, order)
    for seat in ("mexico", "us"):
        game.sit(seat)
        window.go(screen)
        assert "=" not in window.texts(), seat
    game.resolve()
    for name in ("report", "playback"):
        window.go(name)
        window.key(pygame.K_END)
        assert "=" not in window.texts(), name


def test_who_made_an_offer_is_told_of_its_answer_and_an_accord_does_not_wait_for_one():
    window = Window((1440, 900))
    game = offered(window)
    game.session.submit("mexico", "answer_accord accord=us-1-1 answer=accept")
    game.sit("us")
    window.go("planning")

    def told():
        return " ".join(window.texts().split())

    assert "has answered you" in told() and "in force" in told()
    window.click("need us-1-1")
    assert "An accord" in told() and "What you leave open is refused" not in told()
    window.go("diplomacy")
    assert "Nothing has been offered or asked" not in told(), "it has: an accord came of it"
    game.resolve()
    window.go("planning")
    assert "has answered you" not in told(), "news of the turn before is in its report"


def test_what_waits_comes_first_and_is_the_main_thing_to_do():
    window = Window((1600, 900))
    game = offered(window)
    shown = window.texts()
    assert shown.index("Waiting for your answer") < shown.index("Accords in force")
    assert "Consent to planners" in shown and "3 points a turn" in shown
    window.key(pygame.K_RETURN)
    window.key(pygame.K_RETURN)
    assert game.session.accords("mexico")[0].status == "in force", "Enter opens the answer, Enter again accepts"
    assert "3 turns left" in window.texts()


def test_an_offer_is_refused_with_the_mouse_only_after_a_question():
    window = Window((1600, 900))
    game = offered(window)
    window.click("refuse-us-1-1")
    assert game.session.open_offers("mexico"), "a press alone answers nothing"
    window.key(pygame.K_ESCAPE)
    assert game.session.open_offers("mexico")
    window.click("refuse-us-1-1")
    window.click("yes")
    assert game.session.accords("mexico")[0].status == "closed"


def test_a_counter_begins_with_the_terms_of_the_offer():
    window = Window((1600, 900))
    game = offered(window)
    window.click("counter-us-1-1")
    shown = window.texts()
    assert "Consent to planners" in shown and "Share intelligence" in shown
    window.click("drop_gives0")
    window.key(pygame.K_RETURN)
    assert "to=planners" not in game.tray[-1].text and "answer=counter" in game.tray[-1].text
    window.key(pygame.K_ESCAPE)
    mine = [one for one in game.session.accords("us") if one.receiver == "us" and one.open]
    assert [one.asks for one in mine] == [("share_intelligence points=3 breadth=vetted",)]


def test_a_bargain_is_put_together_with_the_mouse_and_answered_at_once():
    window = Window((1600, 900))
    game = begun(window, mexico="person")
    window.click("offer")
    assert "A bargain about nothing is none" in window.texts()
    window.click("add_gives")
    window.click("order")
    window.click("Consent")
    window.click("planners")
    window.click("add_term")
    window.click("more")
    window.click("send_offer")
    assert game.tray[-1].text == "propose_accord gives='consent to=planners answer=give' asks=nothing turns=4"
    assert "The answer" in window.texts(), "what the other state says is told at once"
    made = game.session.accords("mexico")[0]
    words = "agrees" if made.status == "in force" else "refuses"
    assert words in window.texts()


def test_a_bargain_is_put_together_with_the_keyboard_alone():
    window = Window((1600, 900))
    game = begun(window)

    window.key(pygame.K_a)
    window.tab_to("add_asks")
    window.key(pygame.K_RETURN)
    window.tab_to("order")
    window.key(pygame.K_DOWN)
    window.tab_to("add_term")
    window.key(pygame.K_RETURN)
    window.tab_to("turns")
    window.key(pygame.K_UP)
    window.tab_to("send_offer")
    window.key(pygame.K_RETURN)
    assert game.tray and game.tray[-1].order.name == "propose_accord"
    assert game.tray[-1].order.arguments["turns"] == 4
    assert "will answer before the turn ends" in window.texts(), "a person answers when that person sits"


def test_a_side_holds_three_terms_at_most():
    window = Window((1600, 900))
    begun(window)
    terms = "; ".join(f"consent to={to} answer=give" for to in ("planners", "joint_raid", "fusion_cell", "strike"))
    open_offer(window.desk, {"gives": terms})
    assert "A side has 3 terms at most." in window.texts()
    assert "Consent to fusion cell" in window.texts() and "Consent to strikes" not in window.texts()
    assert not window.widget("add_gives").enabled


def test_an_offer_that_would_be_refused_says_why_before_it_is_made():
    window = Window((1600, 900))
    game = begun(window)
    for place in range(8):
        game.session.submit("mexico", f"propose_accord gives='consent to=planners answer=give' turns={place + 1}")
    given = len(game.tray)
    open_offer(window.desk, {"gives": "consent to=planners answer=give"})
    assert not window.widget("send_offer").enabled
    assert "No decision is left this turn" in window.texts() or "Too many offers" in window.texts()
    window.key(pygame.K_RETURN)
    assert len(game.tray) == given


def test_a_request_is_granted_for_its_turn():
    window = Window((1600, 900))
    game = begun(window)
    asked = Known.of(game.session, "us")
    post = asked.view.world.posts[max(asked.known_leaders(), key=asked.rung)]
    assert game.session.submit("us", f"propose_joint_raid leader={post} teams=1 lead=mexico when=fix").accepted
    window.go("diplomacy")
    assert "asks for leave" in window.texts() and "For this turn alone." in window.texts()
    open_answer(window.desk)
    with pytest.raises(AssertionError):
        window.widget("counter")
    window.key(pygame.K_RETURN)
    assert game.session.accords("mexico")[0].status == "granted"


def test_an_accord_is_broken_only_after_a_question():
    window = Window((1600, 900))
    game = offered(window)
    game.session.submit("mexico", "answer_accord accord=us-1-1 answer=accept")
    game.resolve()
    window.go("diplomacy")
    window.click("break-us-1-1")
    assert game.session.accords("mexico")[0].status == "in force"
    window.click("yes")
    assert [one.status for one in game.session.accords("mexico")] != ["in force"]


def test_each_number_between_the_states_says_why():
    window = Window((1600, 1000))
    game = begun(window, mexico="person")
    game.plan("message tone=claim capital=5")
    game.resolve()
    window.go("diplomacy")
    for name in ("trust", "us_pressure", "political_will"):
        window.click(f"why-{name}")
        assert window.ui.is_open("why"), name
        window.key(pygame.K_ESCAPE)
    causes = [cause for one in window.desk.screen._relations for cause in one.causes]
    assert causes and all(cause in window.texts() for cause in causes[:1])


def test_orders_of_diplomacy_open_their_dialog_and_refused_ones_say_why():
    window = Window((1600, 900))
    game = begun(window)
    window.click("order-message")
    assert window.ui.is_open("order")
    window.key(pygame.K_ESCAPE)
    window.click("consent-planners")
    assert window.ui.is_open("order"), "a consent is changed by a press"
    window.key(pygame.K_ESCAPE)
    game.sit("us")
    window.go("diplomacy")
    assert "Your seat lacks the authority for this; seek it first." in window.texts()
    window.click("order-strike")
    assert not window.ui.is_open("order")


def test_the_united_states_read_their_authorities_and_mexico_does_not():
    window = Window((1600, 1000))
    game = begun(window)
    assert "What your own law allows" not in window.texts()
    game.sit("us")
    assert game.plan("seek_authority from=white_house kind=strike").accepted
    game.resolve()
    window.go("diplomacy")
    assert "What your own law allows" in window.texts() and "granted by the White House" in window.texts()


@pytest.mark.parametrize(
    ("scenario", "seat", "words"),
    [
        ("tapalpa_plus_72", "group:CJNG", "your seat has no part in them"),
        ("the_teapot", "mexico", "there is nobody to negotiate with"),
    ],
)
def test_who_has_nobody_to_negotiate_with_is_told_so(scenario, seat, words):
    window = Window((1280, 720), 150)
    window.begin(scenario, {seat: "person"}, screen="diplomacy")
    assert words in window.texts().replace("\n", " ")
    assert window.complaints() == []


def test_when_the_game_is_over_nothing_more_is_said():
    window = Window((1600, 900))
    game = begun(window, mexico="person")
    while not game.session.over:
        game.resolve()
    window.go("diplomacy")
    assert window.complaints() == []
    assert not window.widget("offer").enabled

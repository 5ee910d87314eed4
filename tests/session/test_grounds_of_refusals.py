"""A refusal tells its ground, as far as both states see it anyway; a person owes none, and no game changes by it."""

import pytest

from game.clients.accord_words import offer_words, status_words
from game.clients.known import Known
from game.players.negotiating import answerer_for
from game.session.negotiating import Offer
from game.session.reporting import events_for
from game.session.session import Session

STRIKES = "propose_accord gives='share_intelligence points=3' asks='consent to=strike answer=give' turns=2"
TRAINING = "propose_accord gives=nothing asks='train_teams funds=10' turns=2"


def asked(mexico, order=STRIKES):
    session = Session.create("laboratory", {"mexico": mexico, "us": "person"}, seed=3)
    session.answerer = answerer_for(session.seats)
    assert session.submit("us", order).accepted
    return session


def told(session):
    """What the asking seat reads of its offer now, and of the refusal in the report of the turn."""
    now = offer_words(Known.of(session, "us").names, "us", session.accords("us")[0])
    session.resolve()
    return now, [seen.text for seen in events_for(session, "us", 1) if seen.kind == "accord_refused"]


@pytest.mark.parametrize("mexico", ["hold", "steady"])
def test_who_refuses_for_want_of_a_consent_says_which_and_the_report_repeats_it(mexico):
    now, report = told(asked(mexico))
    assert "refused: no standing consent to strikes" in now, now
    assert len(report) == 1 and "The reason: no standing consent to strikes." in report[0], report


def test_who_is_asked_for_more_than_consents_says_that_it_does_not_promise_it():
    now, report = told(asked("steady", TRAINING))
    assert "does not promise" in now and "does not promise" in report[0], (now, report)


def test_a_person_who_refuses_gives_no_reason():
    session = asked("person")
    assert session.submit("mexico", "answer_accord accord=us-1-1 answer=refuse").accepted
    now, report = told(session)
    assert now.endswith("(refused)"), now
    assert report and "reason" not in report[0], report


def test_what_a_random_player_draws_has_no_reason():
    session = Session.create("laboratory", {"mexico": "random", "us": "person"}, seed=3)
    session.answerer = answerer_for(session.seats)
    while not session.over:
        session.submit("us", STRIKES)
        for offer in session.accords("us"):
            if offer.answer == "refuse":
                assert status_words(offer, Known.of(session, "us").names) == "refused"
                return
        session.resolve()
    raise AssertionError("in a whole game the random player refused nothing; does it still draw its answers?")


def test_each_way_in_which_an_offer_was_closed_has_its_own_word():
    closed = {one: Offer("us-1-1", "us", "mexico", "closed", 3, (), (), "", one) for one in ("refuse", "counter", "break")}
    assert {one: status_words(offer) for one, offer in closed.items()} == {
        "refuse": "refused", "counter": "answered with other terms", "break": "broken",
    }  # fmt: skip


def test_no_ground_is_named_against_what_stands_already():
    session = asked("person", "propose_accord gives=nothing asks='consent to=isr answer=give' turns=2")
    session.submit("mexico", "answer_accord accord=us-1-1 answer=refuse")
    assert session.accords("us")[0].ground == "no_consent isr"
    session.resolve()
    session.submit("mexico", "consent to=isr answer=give")
    session.resolve()
    session.submit("us", "propose_accord gives=nothing asks='consent to=isr answer=give' turns=2")
    session.submit("mexico", "answer_accord accord=us-3-1 answer=refuse")
    assert session.accords("us")[0].ground == "", "both states see that the consent stands"


def test_no_red_seat_reads_a_refusal():
    session = asked("hold")
    session.resolve()
    assert not any("refused" in seen.kind for seen in events_for(session, "group:ALFA", 1))

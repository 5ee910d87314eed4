"""What came from outside the orders is told in words once the game is over, and not as control wrote it down."""

import pytest

from game.engine.injecting import HANDLERS
from game.session.inject_words import _TEXTS, inject_sentence
from game.session.naming import Names
from game.session.outcome import outcome
from game.session.reporting import all_events
from game.session.session import Session

SEATS = {"mexico": "person", "us": "person", "group:CJNG": "person"}


@pytest.fixture(scope="module")
def over() -> Session:
    session = Session.create("tapalpa_plus_72", SEATS, seed=3, form="short")
    while not session.over:
        session.resolve()
    return session


def test_no_seat_is_shown_the_arguments_of_an_inject(over: Session) -> None:
    for seat in SEATS:
        told = [seen.text for seen in all_events(over, seat) if seen.kind == "inject"]
        assert told, "the events of the scenario are revealed when the game is over"
        for text in told:
            assert "=" not in text and text.startswith("A scenario event: "), f"no sentence: {text!r}"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("scale quantity=us_pressure factor=1.08", "A scenario event: U.S. pressure for results, +8%."),
        ("scale quantity=us_pressure factor=0.5", "By control: U.S. pressure for results, -50%."),
        ("civilian_harm region=MX-COL deaths=3 blame=mexico", "By control: bystanders killed in Colima: 3."),
        ("set quantity=trust value=40 reason=a word in the press", "By control: trust between the two states, now 40."),
        ("border_closure_signal", "By control: a credible threat to close the border."),
        ("us_soil_attack", "By control: an attack on U.S. soil."),
        ("demand_shock product=meth share=0.2", "By control: of the demand for methamphetamine there falls away: 20%."),
        ("violence_shock region=MX-COL factor=2.5 weeks=3", "By control: Colima, killings +150% for 3 weeks."),
        ("raise_tension level=2", "By control: tension between China and the United States, now 2 of 3."),
        ("no_such_thing of=meth", "From outside the orders: no_such_thing of=meth."),
    ],
)
def test_an_inject_is_told_in_words_and_control_is_named_for_what_the_scenario_has_not_planned(
    over: Session, given: str, sentence: str
) -> None:
    assert inject_sentence(Names(over, "mexico"), given, 0) == sentence


def test_every_inject_that_the_rules_carry_out_has_words_except_a_message_which_is_told_itself(over: Session) -> None:
    bare = [name for name in HANDLERS if name not in _TEXTS and name != "message_to"]
    assert not bare, f"word {', '.join(bare)} in game.session.inject_words"


def test_the_seat_of_a_group_is_shown_what_its_own_people_did(over: Session) -> None:
    found = outcome(over, "group:CJNG")
    shown = {one.measure for one in (*found.activity, *found.outcomes)}
    assert {"roadblocks", "retaliation_attacks", "cohesion"} <= shown
    assert not shown & {"approval", "leads", "security_spending", "raids"}, "a group has no approval, leads, budget or raids"

"""Decisions in a session: asked, answered, changed, taken back, recorded, replayed, explained and reported."""

import pytest

from game import texts
from game.core.injects import make_inject
from game.core.problem import Problem
from game.engine.injecting import HANDLERS
from game.session.decisions import answer, check_answers, decisions_of, take_back, unanswered
from game.session.effect_words import _SILENT, _WORDS, expected
from game.session.explain import explain
from game.session.naming import Names
from game.session.record import Record
from game.session.replay import branch, open_session
from game.session.reporting import all_events, events_for
from game.session.session import Session

SEATS = {"mexico": "person", "us": "person"}


def begun(path=None, **how):
    return Session.create("laboratory", SEATS, seed=3, path=path, **how)


def told(session, seat, turn=1):
    return [seen.text for seen in events_for(session, seat, turn)]


def plans(session, seat="us"):
    return [planned.text for planned in session.plans[seat]]


def test_a_decision_is_shown_with_price_effect_and_what_stands_without_an_answer():
    (asked,) = decisions_of(begun(), "us")
    assert asked.title == "A list in the press" and asked.otherwise.title == "Say nothing"
    silence, warn = asked.options
    assert (silence.capital, warn.capital) == (0.0, 3.0)
    assert warn.expected == ("trust between the two states rises a little",), "the effect is told in words, not in numbers"


def test_the_other_seats_are_asked_nothing_of_it():
    session = begun()
    assert decisions_of(session, "mexico") == () and decisions_of(session, "group:ALFA") == ()


def test_an_answer_is_an_order_that_can_be_changed_and_taken_back_until_the_turn_ends():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    assert plans(session) == ["answer_dilemma answer=LEAK/WARN"] and not unanswered(session, "us")
    answer(session, "us", "LEAK/SILENCE")
    assert plans(session) == ["answer_dilemma answer=LEAK/SILENCE"]
    take_back(session, "us", "LEAK")
    assert plans(session) == [] and unanswered(session, "us")


def test_an_answer_that_is_refused_leaves_the_one_before():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    assert answer(session, "us", "LEAK/NEVER").reason == "no_dilemma"
    assert plans(session) == ["answer_dilemma answer=LEAK/WARN"]


def test_what_cannot_be_paid_says_so_before_it_is_chosen():
    session = begun()
    session.truth.state.capital[:] = 1.0
    (asked,) = decisions_of(session, "us")
    assert [bool(option.refused) for option in asked.options] == [False, True]


def test_an_answer_leaves_the_decisions_of_the_turn_as_they_were():
    session = begun()
    from game.session.negotiating import decisions_left

    before = decisions_left(session, "us")
    answer(session, "us", "LEAK/WARN")
    assert decisions_left(session, "us") == before


def test_the_report_names_decision_and_answer_and_the_other_side_hears_only_what_it_would():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    assert "A decision is asked of you: A list in the press." in told(session, "us")
    assert "A list in the press: Warn Mexico first." in told(session, "us")
    mexico = told(session, "mexico")
    assert not any("list in the press: " in text for text in mexico)
    assert any("The Americans warn you" in text for text in mexico), "the message of the effect goes to Mexico"


def test_without_an_answer_the_report_says_so():
    session = begun()
    session.resolve()
    assert "A list in the press: no answer was given, so Say nothing." in told(session, "us")


def test_everything_is_told_in_spanish_too():
    texts.use("es")
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    assert any("Una lista en la prensa" in text and "Avisar antes a México" in text for text in told(session, "us"))
    assert any("Los estadounidenses le avisan" in text for text in told(session, "mexico"))


def test_a_number_that_an_answer_has_changed_names_the_decision_as_its_cause():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    label = next(seen.label for seen in all_events(session, "us") if seen.kind == "dilemma_answered")
    trust = next(cause for cause in explain(session, "us", "trust").causes if cause.event == label)
    assert trust.amount == pytest.approx(2.0) and trust.words == "decision: A list in the press - Warn Mexico first"
    capital = next(cause for cause in explain(session, "us", "capital").causes if cause.event == label)
    assert capital.amount == pytest.approx(-3.0) and capital.words == "the price of a decision"


def test_the_other_side_reads_the_change_but_not_the_decision():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    words = [cause.words + cause.event_text for cause in explain(session, "mexico", "trust").causes]
    assert any("by an event of the scenario" in one for one in words) and not any("list" in one for one in words)


def test_the_why_card_of_the_answer_tells_what_it_did():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    label = next(seen.label for seen in all_events(session, "us") if seen.kind == "dilemma_answered")
    lines = " ".join(explain(session, "us", label).sentences)
    assert "A decision is asked of you" in lines and "Trust between the two states by +2.0" in lines


def test_a_record_with_answers_changed_and_taken_back_is_replayed_to_the_same_game(tmp_path):
    path = tmp_path / "game.plaza"
    session = begun(path)
    for name in ("LEAK/WARN", "LEAK/SILENCE", "LEAK/WARN"):
        answer(session, "us", name)
    done = session.resolve()
    session.resolve()
    session.close()
    replayed = open_session(path)
    assert not replayed.differing
    assert replayed.session.turns[0].signature == done.signature
    assert told(replayed.session, "us") == told(session, "us")
    replayed.session.close()
    again = branch(path, tmp_path / "branch.plaza", 1).session
    assert decisions_of(again, "us"), "in the branch the decision is asked again"
    again.close()


def test_going_back_asks_again():
    session = begun()
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    assert not decisions_of(session, "us")
    session.rewind(1)
    assert [one.id for one in unanswered(session, "us")] == ["LEAK"]


def test_a_turn_that_fails_leaves_the_answer_in_the_tray(monkeypatch):
    session = begun()
    answer(session, "us", "LEAK/WARN")

    def fails(*_given):
        raise OSError("no space left")

    monkeypatch.setattr(Session, "_write", fails)
    with pytest.raises(OSError, match="no space"):
        session.resolve()
    monkeypatch.undo()
    assert [one.answer for one in decisions_of(session, "us")] == ["LEAK/WARN"]


@pytest.mark.parametrize(("field", "value"), [("dilemma_answer", 7), ("dilemma_answer", -2), ("dilemma_status", 9)])
def test_a_record_whose_state_has_an_answer_that_there_is_not_is_refused(field, value):
    session = begun()
    state = session.truth.state
    check_answers(session.truth.world, state)
    getattr(state, field)[0, 0] = value
    with pytest.raises(Problem, match="decisions that this game cannot have"):
        check_answers(session.truth.world, state)


def test_once_the_game_is_over_what_an_answer_did_is_told_under_it():
    session = begun(form=None)
    answer(session, "us", "LEAK/WARN")
    session.resolve()
    while not session.over:
        session.resolve()
    lines = told(session, "mexico")
    assert any(text.startswith("By the decision A list in the press - Warn Mexico first: ") for text in lines)
    assert decisions_of(session, "us") == ()


def test_every_inject_that_a_decision_can_bring_about_is_told_in_words():
    silent = {*_WORDS, *_SILENT, "set", "scale", "shift", "violence_shock", "set_rung"}  # these have words of their own
    assert set(HANDLERS) <= silent, f"say in effect_words what these do: {sorted(set(HANDLERS) - silent)}"


@pytest.mark.parametrize(
    ("inject", "words"),
    [
        (("shift", {"quantity": "approval", "of": "us", "amount": 2.0}), "public approval rises a little"),
        (("shift", {"quantity": "approval", "of": "mexico", "amount": -9.0}), "public approval (Mexico) falls"),
        (
            ("shift", {"quantity": "courts", "of": "LAB-B", "amount": -0.05}),
            "capacity of prosecutors and courts (Northeast (LAB-B)) falls",
        ),
        (("scale", {"quantity": "team.fatigue", "factor": 1.5}), "fatigue of the raid teams rises a lot"),
        (("set", {"quantity": "us_pressure", "value": 10.0}), "U.S. pressure for results is set anew"),
        (("civilian_harm", {"region": "LAB-A", "deaths": 2, "blame": "us"}), "bystanders are killed in Northwest (LAB-A)"),
        (("message_to", {"seats": "all", "text": "x"}), ""),
    ],
)  # fmt: skip
def test_an_effect_tells_which_way_and_how_far_but_no_number(inject, words):
    assert expected(Names(begun(), "us"), make_inject(*inject)) == words


def test_a_record_keeps_answers_as_plain_orders(tmp_path):
    path = tmp_path / "game.plaza"
    session = begun(path)
    answer(session, "us", "LEAK/WARN")
    session.close()
    kept = [line.body["order"] for line in Record.read(path).lines if line.kind == "order"]
    assert kept == ["answer_dilemma answer=LEAK/WARN"]

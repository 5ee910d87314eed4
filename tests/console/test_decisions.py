"""A decision at the console: it is seen, chosen by its number, changed, and missed before the turn ends."""

import pytest

from game import texts
from tests.console.playing import begin, play, shown

US = {"scenario": "laboratory", "seat": "us", "width": 100}


def tray(app):
    return [planned.text for planned in app.session.plans["us"]]


def test_the_first_screen_names_the_decision_and_how_to_answer_it():
    text, _app = play([], **US)
    assert "Asked of you: A list in the press." in text and "decide shows your choices" in text


@pytest.mark.parametrize("command", ["status", "decide"])
def test_the_situation_lists_choices_prices_and_what_they_do(command):
    text, _app = play([command], **US)
    for words in ("Say nothing (costs nothing)", "Warn Mexico first (3 political capital)",
                  "Expected: trust between the two states rises a little.", "Without an answer: Say nothing."):  # fmt: skip
        assert words in text


def test_a_number_answers_and_another_changes_the_answer():
    _text, app = play(["decide 2"], **US)
    assert tray(app) == ["answer_dilemma answer=LEAK/WARN"]
    text, app = play(["decide 2", "decide 1", "decide"], **US)
    assert tray(app) == ["answer_dilemma answer=LEAK/SILENCE"] and "Your answer: Say nothing." in text


def test_undo_takes_an_answer_back():
    _text, app = play(["decide 2", "undo"], **US)
    assert tray(app) == []


def test_the_order_can_be_typed_or_put_together_by_questions():
    _text, app = play(["answer_dilemma answer=LEAK/WARN!"], **US)
    assert tray(app) == ["answer_dilemma answer=LEAK/WARN"]
    text, app = play(["answer_dilemma", "2", "y"], **US)
    assert tray(app) == ["answer_dilemma answer=LEAK/WARN"]
    assert "3 political capital" in text, "the price is told before the answer is given"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("decide 7", "There is no choice 7; they run from 1 to 2."),
        ("decide 2 1", "There is no decision 2; they run from 1 to 1."),
        ("decide x", "decide takes the number of a choice"),
        ("decide 1 2 3", "decide takes the number of a choice"),
    ],
)
def test_a_wrong_number_is_told_in_one_sentence(typed, told):
    text, app = play([typed], **US)
    assert told in text and tray(app) == []


def test_a_price_that_cannot_be_paid_is_said_and_nothing_is_given():
    app = begin(["decide", "decide 2"], **US)
    app.session.truth.state.capital[:] = 1.0
    app.play()
    assert "capital" in shown(app).rsplit("decide 2", 1)[1] and tray(app) == []


def test_the_end_of_the_turn_names_what_is_not_answered_and_waits():
    app = begin(["end", "", "n"], **US)
    app.terminal.pausing = True
    app.play()
    assert "Not answered: A list in the press (Say nothing)." in " ".join(shown(app).split())
    assert app.session.turn == 1, "a person who reads along can go on planning"
    text, app = play(["end"], **US)
    assert "Not answered" in text and app.session.turn == 2, "a script is told, and not asked"
    text, app = play(["decide 2", "end"], **US)
    assert "Not answered" not in text and app.session.turn == 2
    assert "A list in the press: Warn Mexico first." in text


def test_a_seat_that_is_asked_nothing_is_told_so():
    text, _app = play(["decide"], scenario="laboratory", seat="mexico", width=100)
    assert "No decision is asked of your seat this turn." in text


def test_it_works_in_spanish():
    texts.use("es")
    text, app = play(["decidir", "decidir 2"], **US)
    assert "Una lista en la prensa" in text and tray(app) == ["answer_dilemma answer=LEAK/WARN"]


def test_help_tells_of_the_command_and_of_the_order():
    text, _app = play(["help decide", "help answer_dilemma"], **US)
    assert "what is asked of you; your answer" in text and "Each choice has its price" in text

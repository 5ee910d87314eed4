"""The lesson can be played to its end by whoever does what it says, in English and in Spanish, at any width."""

import pytest

from game import texts
from game.clients.lesson import Lesson
from game.content.load import load_scenario
from game.session.replay import open_session
from tests.console.playing import begin, lesson_lines, play, shown


@pytest.mark.parametrize(("language", "yes"), [("en", "y"), ("es", "sí")])
@pytest.mark.parametrize("width", [80, 120])
def test_a_newcomer_who_follows_every_hint_plays_the_lesson_to_its_outcome(language, yes, width, tmp_path):
    texts.use(language)
    text, app = play([*lesson_lines(yes), "quit"], width=width, path=tmp_path / "game.plaza")
    assert app.session.over, "the lesson stopped before the last turn; read where in: " + text[-1500:]
    assert app.lesson.step is None, f"the step {app.lesson.step} was never passed"
    title = texts.current() == language and app.session.setup.scenario.tutorial[-1].title[language]
    assert title in text
    assert max(len(line) for line in text.splitlines() if not line.startswith("plaza")) <= width


def test_each_step_is_shown_with_its_title_its_text_and_what_to_type():
    text, _app = play([*lesson_lines("y"), "quit"])
    joined = " ".join(text.split())
    for step in load_scenario("the_teapot").tutorial:
        assert step.title["en"] in joined
        assert " ".join(step.text["en"].split()) in joined
        assert f"Type: {step.hint}" in joined


def test_a_record_of_the_lesson_replays_to_the_same_signatures(tmp_path):
    path = tmp_path / "game.plaza"
    _text, app = play([*lesson_lines("y"), "quit"], path=path)
    again = open_session(path, writing=False)
    assert again.differing == ()
    assert [one.signature for one in again.session.turns] == [one.signature for one in app.session.turns]


def test_a_step_waits_for_its_order_and_for_no_other():
    text, app = play(["map", "collect target=boss discipline=signals points=2", "y", "tray"])
    assert app.lesson.step is not None and app.lesson.step.id == "ask_about_the_logistician", text[-800:]
    text, app = play(["map", "vet region=teams points=2", "y", "leaders", "tray"])
    assert app.lesson.step is not None and app.lesson.step.id == "watch_the_boss", "another order passed the step"


def test_a_step_can_be_passed_over_and_the_lesson_ended():
    _text, app = play(["next"])
    assert app.lesson.step is not None and app.lesson.step.id == "watch_the_boss"
    text, app = play(["skip", "end", "end"])
    assert app.lesson.step is None and "Lesson, step 2" not in text


def test_ending_a_turn_early_goes_on_with_the_steps_of_the_next_turn():
    _text, app = play(["end"])
    assert app.lesson.step is not None and app.lesson.step.id == "wait"


def test_a_resumed_game_takes_the_lesson_up_where_the_tray_leaves_it(tmp_path):
    path = tmp_path / "game.plaza"
    lines = lesson_lines("y")[:5]
    _text, app = play(lines, path=path)
    waiting = app.lesson.step
    session = open_session(path).session
    assert Lesson.of(session, "mexico").step == waiting
    session.close()


def test_rewinding_takes_the_lesson_back_too():
    app = begin([*lesson_lines("y")[:10], "rewind 1", "y"])
    app.play()
    assert app.session.turn == 1, shown(app)[-600:]
    assert app.lesson.step is not None and app.lesson.step.turn == 1

"""The lesson at the window: what it opens fits what it says, and what it asks for lets it go on."""

import pytest

from game.content.load import load_scenario
from game.desktop.screens.guide import BY_HAND, _by_hand
from tests.desktop.window import Window


def at_step(name):
    """A window of the lesson at one of its steps, the turns before ended without orders."""
    window = Window((1600, 900), reduced_motion=True)
    game = window.begin("the_teapot")
    lesson = game.here.lesson
    step = next(one for one in lesson.steps if one.id == name)
    while game.session.turn < step.turn:
        game.resolve()
    lesson.place = lesson.steps.index(step)
    window.go("planning")
    return window, game


def step_id(game):
    return game.here.lesson.step.id


@pytest.mark.parametrize("how", ["show_me", "measure civilian_deaths"])
def test_the_step_that_asks_why_is_passed_by_a_card_of_reasons(how):
    window, game = at_step("why")
    window.click(how)
    assert step_id(game) == "exploit", "a card of reasons was read, and the lesson did not go on"


def test_the_raid_that_the_lesson_warns_of_is_forecast_for_today_and_not_for_a_fix():
    window, _game = at_step("wait")
    window.click("show_me")
    told = window.texts()
    assert "Forecast, if it goes" not in told, "a raid that waits for a fix finds the house: the lesson says the contrary"
    chance = next(line for line in told.splitlines() if line.startswith("empty house"))
    assert int(chance.split()[-1].rstrip("%")) > 50, chance


@pytest.mark.parametrize("step", load_scenario("the_teapot").tutorial, ids=lambda step: step.id)
def test_every_step_says_what_to_press(step):
    assert _by_hand(step) in BY_HAND


def test_no_text_of_the_lesson_asks_for_words_to_be_typed_alone():
    for step in load_scenario("the_teapot").tutorial:
        assert "when=fix" not in step.text["en"] and "when=fix" not in step.text["es"]
        assert "type predict" not in step.text["en"]


def test_a_count_of_the_turn_says_so_and_stands_beside_the_whole():
    window, _game = at_step("the_boss")
    told = window.texts()
    assert "Leaders captured, last turn" in told and "0 so far" in told


def test_a_press_on_the_mandate_leads_to_what_it_is_made_of():
    window, _game = at_step("wait")
    window.click("Goal: 50 on threat")
    assert window.desk.screen.name == "briefing"


def test_what_was_said_of_the_plan_goes_when_the_turn_ends():
    window, _game = at_step("open_your_ears")
    window.click("show_me")
    window.click("Plan order")
    assert "Planned:" in window.texts()
    window.click("resolve")
    assert window.desk.screen.name == "playback" and "Planned:" not in window.texts()

"""A decision asked of the seat at the window: seen at every size, answered by mouse and by keyboard, and not forgotten."""

import pygame
import pytest

from game import texts
from game.desktop.screens.planning.decisions import open_decision
from tests.desktop.window import Window


def opened(size=(1600, 900), scale=100, language="en", seat="us"):
    texts.use(language)
    window = Window(size, scale, language)
    window.begin("laboratory", {"mexico": "person", "us": "person"})
    window.desk.play.sit(seat)
    window.go("planning")
    return window


def tray(window):
    return [one.text for one in window.desk.play.tray]


@pytest.mark.parametrize("size", [(1600, 900), (1280, 720)])
@pytest.mark.parametrize("scale", [100, 150])
def test_what_is_asked_is_on_the_planning_screen_at_every_size(size, scale):
    window = opened(size, scale)
    assert "A list in the press" in window.texts() and window.complaints() == []


def test_a_seat_that_is_asked_nothing_sees_nothing_of_it():
    window = opened(seat="mexico")
    assert "A list in the press" not in window.texts()
    window.key(pygame.K_q)
    assert not window.ui.overlays


def test_an_answer_is_given_by_the_mouse():
    window = opened()
    window.click("need decision LEAK")
    window.click("choice LEAK/WARN")
    assert tray(window) == [], "a card that is marked is not yet an answer"
    window.click("give")
    assert tray(window) == ["answer_dilemma answer=LEAK/WARN"] and not window.ui.is_open("decision")
    assert "Your answer: Warn Mexico first" in window.texts()


def test_an_answer_is_given_by_the_keyboard_alone():
    window = opened()
    window.key(pygame.K_q)
    window.key(pygame.K_2)
    window.key(pygame.K_RETURN)
    assert tray(window) == ["answer_dilemma answer=LEAK/WARN"]


def test_tab_comes_to_every_choice():
    window = opened()
    window.key(pygame.K_q)
    found = set()
    for _try in range(8):
        window.key(pygame.K_TAB)
        found.add(window.ui.focus.rsplit("/choice ", 1)[-1])
    assert {"LEAK/SILENCE", "LEAK/WARN"} <= found


def test_nothing_can_be_given_before_a_card_is_marked():
    window = opened()
    open_decision(window.desk, "LEAK")
    window.frame()
    window.key(pygame.K_RETURN)
    assert tray(window) == [] and window.ui.is_open("decision")


def test_the_card_in_the_tray_opens_the_decision_again_and_the_answer_is_changed_or_taken_back():
    window = opened()
    window.desk.play.plan("answer_dilemma answer=LEAK/WARN")
    window.go("planning")
    window.click("planned 1")
    assert window.ui.is_open("decision") and "Your answer as it stands in the tray" in window.texts()
    window.click("choice LEAK/SILENCE")
    window.click("give")
    assert tray(window) == ["answer_dilemma answer=LEAK/SILENCE"]
    window.key(pygame.K_q)
    window.click("withdraw")
    assert tray(window) == []


def test_a_choice_that_is_too_dear_stays_readable_with_the_reason():
    window = opened()
    window.desk.play.session.truth.state.capital[:] = 1.0
    window.desk.play._known = None
    open_decision(window.desk, "LEAK")
    window.frame()
    window.key(pygame.K_2)
    window.key(pygame.K_RETURN)
    shown = window.texts()
    assert "Warn Mexico first" in shown and "capital" in shown and tray(window) == []
    assert window.complaints() == []


def test_the_end_of_the_turn_names_what_is_not_answered():
    window = opened()
    window.click("resolve")
    assert "A list in the press (Say nothing)" in " ".join(window.texts().split())


def test_what_was_answered_is_in_the_report():
    window = opened()
    window.desk.play.plan("answer_dilemma answer=LEAK/WARN")
    window.desk.play.resolve()
    window.go("report", turn=1)
    assert "A list in the press" in window.texts() and window.complaints() == []


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100), ((3840, 2160), 150)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_dialog_is_whole(size, scale, language):
    window = opened(size, scale, language)
    window.key(pygame.K_q)
    assert window.ui.is_open("decision") and window.complaints() == []
    window.key(pygame.K_2)
    window.frame()
    assert window.complaints() == []

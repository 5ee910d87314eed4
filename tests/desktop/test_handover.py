"""The page between two seats shows nothing of the seat before, and leads the next to where it must be."""

import pygame
import pytest

from tests.desktop.window import Window


def table(screen="planning", size=(1440, 900), scale=100, language="en"):
    """A window with two people at a game."""
    window = Window(size, scale, language)
    window.begin(seats={"mexico": "person", "us": "person", "group:CJNG": "network"}, screen=screen)
    return window


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100), ((640, 400), 80)])
def test_the_page_stands_whole(size, scale, language):
    window = table(size=size, scale=scale, language=language)
    window.go("handover", seat="us")
    assert window.complaints() == []


def test_the_page_names_the_seat_and_lets_nothing_else_be_reached():
    window = table()
    window.desk.toast("CJNG planned", "check")
    window.desk.tell("Secret", "of Mexico")
    window.ui.memory["anything", "typed"] = "secret"
    window.go("handover", seat="us")
    told = window.texts()
    assert "U.S. liaison cell" in told
    assert "Mexican" not in told and "Secret" not in told and "CJNG" not in told
    assert not window.ui.overlays and not window.ui.memory
    assert [one.key for one in window.widgets() if one.takes_focus] == ["sit"]
    for key in (pygame.K_ESCAPE, pygame.K_m, pygame.K_b, pygame.K_n):
        window.key(key)
        assert window.desk.screen.name == "handover" and not window.ui.overlays
    assert window.desk.play.seat == "mexico", "nobody sits before the page is left"


def test_a_seat_that_has_not_been_briefed_reads_its_briefing_first():
    window = table()
    window.go("handover", seat="us")
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "briefing" and window.desk.play.seat == "us"
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning" and window.desk.play.here.briefed


def test_a_seat_sees_the_turn_that_was_resolved_since_it_sat_and_then_plans():
    window = table()
    game = window.desk.play
    for seat in game.people:
        game.sitting(seat).briefed = True
    game.resolve()
    window.go("handover", seat="us")
    window.click("sit")
    assert window.desk.screen.name == "playback" and game.sitting("us").told == 1
    assert game.sitting("mexico").told == 0, "the other seat has not seen its turn yet"
    window.go("handover", seat="us")
    window.click("sit")
    assert window.desk.screen.name == "planning"


def test_a_seat_that_has_been_briefed_goes_straight_to_planning():
    window = table()
    window.desk.play.sitting("us").briefed = True
    window.go("handover", seat="us")
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning"

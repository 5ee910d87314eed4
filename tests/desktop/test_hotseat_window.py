"""Several people at one window: between two seats stands a page that tells neither anything of the other."""

import pygame
import pytest

from tests.desktop.test_every_screen import OF_A_GAME
from tests.desktop.window import Window

SECRET = "collect target=CJNG discipline=financial points=7"


@pytest.fixture
def table(tmp_path):
    """Two people at one window, the first with something planned."""
    window = Window((1440, 900))
    game = window.begin(seats={"mexico": "person", "us": "person"}, path=tmp_path / "game.plaza")
    assert game.plan(SECRET).accepted
    return window, game


def end_turn(window):
    """End the turn as a player does, agreeing to whatever is asked."""
    window.key(pygame.K_r)
    for _question in range(3):
        if window.desk.screen.name == "planning" and window.ui.overlays:
            window.key(pygame.K_RETURN)


def test_the_page_between_two_seats_names_who_sits_and_nothing_else(table):
    window, game = table
    end_turn(window)
    assert window.desk.screen.name == "handover"
    told = window.texts()
    assert game.names.seat_name("us") in told
    for secret in ("CJNG", "financial", "7", "Goal", game.names.seat_name("mexico") + " ·"):
        assert secret not in told, f"the page between two seats shows {secret!r}:\n{told}"


def test_nothing_of_the_first_seat_is_left_on_any_screen_of_the_second(table):
    window, game = table
    window.click("map") if window.ui.find("map") else None
    end_turn(window)
    window.key(pygame.K_RETURN)
    assert game.seat == "us"
    for name in ("planning", *OF_A_GAME):
        window.go(name)
        told = window.texts()
        assert "financial 7" not in told and SECRET not in told, f"{name} of the second seat shows the first one's order"
    assert not game.tray


def test_the_turn_is_resolved_when_both_have_ended_and_each_reads_its_own_report(table):
    window, game = table
    end_turn(window)
    window.key(pygame.K_RETURN)
    window.go("planning")
    end_turn(window)
    assert len(game.session.turns) == 1
    assert window.desk.screen.name == "playback" and game.seat == "us"

"""A whole scenario played by posted events, and the first three minutes of somebody who has read nothing."""

import pygame
import pytest

from tests.desktop.playing_through import end_the_turn, play_the_teapot, until
from tests.desktop.window import Window


def test_the_teapot_is_played_from_the_title_to_the_review_by_mouse_and_keyboard():
    window = Window((1440, 900), records=None)
    play_the_teapot(window)
    assert window.desk.play.session.over
    assert any(turn.given for turn in window.desk.play.session.turns), "orders were given"


def test_the_teapot_is_played_in_spanish_in_a_small_window_with_large_text():
    window = Window((1280, 720), scale=150, language="es")
    window.go("title")
    window.click("tutorial")
    window.key(pygame.K_RETURN)
    window.key(pygame.K_RETURN)
    until(window, "planning")


def end_every_turn_by_keys(window, game):
    """Each turn from its planning through its playback to its report."""
    for _turn in range(game.session.last_turn):
        window.go("planning")
        end_the_turn(window, by_mouse=False)
        until(window, "playback")
        window.key(pygame.K_END)
        window.key(pygame.K_p)
        until(window, "report")
        window.key(pygame.K_RETURN)


def test_the_seminar_game_is_played_to_its_end_by_keys_alone():
    window = Window((1440, 900))
    game = window.begin(seats={"mexico": "person", "us": "enable"})
    end_every_turn_by_keys(window, game)
    assert game.session.over
    until(window, "review")


@pytest.mark.parametrize("seat", ["us", "group:CJNG"])
def test_every_other_seat_is_played_to_the_end_in_spanish_by_keys_alone(seat):
    window = Window((1280, 720), language="es")
    game = window.begin(seats={seat: "person"})
    end_every_turn_by_keys(window, game)
    until(window, "review")
    assert window.complaints() == []


def test_two_people_at_one_window_play_the_seminar_game_to_its_end():
    window = Window((1440, 900), language="es")
    game = window.begin(seats={"mexico": "person", "us": "person"}, screen="handover")
    pages = []
    for _page in range(80):
        name = window.desk.screen.name
        pages.append(name)
        if game.session.over and name == "review":
            break
        if name == "planning":
            end_the_turn(window, by_mouse=False)
        elif name == "playback":
            window.key(pygame.K_END)
            window.key(pygame.K_p)
        else:
            window.key(pygame.K_RETURN)
    assert game.session.over, f"the game hangs: {pages[-12:]}"
    assert pages.count("handover") >= game.session.last_turn, "the window changes hands at least once a turn"


def test_a_new_player_reaches_a_planned_order_in_a_dozen_presses_that_the_screen_itself_proposes():
    window = Window((1280, 720))
    window.go("title")
    window.click("tutorial")
    window.key(pygame.K_RETURN)
    window.key(pygame.K_RETURN)
    until(window, "planning")
    presses = 3
    while not window.desk.play.tray:
        presses += 1
        assert presses <= 12, "a new player is not led to a first order"
        if window.ui.overlays:
            window.key(pygame.K_RETURN)
        elif window.ui.find("show_me") is not None:
            window.click("show_me")
        else:
            window.click("map")
            window.key(pygame.K_PAGEDOWN)

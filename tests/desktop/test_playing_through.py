"""A whole scenario played by posted events, and the first three minutes of somebody who has read nothing."""

import pygame

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


def test_the_seminar_game_is_played_to_its_end_by_keys_alone():
    window = Window((1440, 900))
    game = window.begin(seats={"mexico": "person", "us": "enable"})
    for _turn in range(game.session.last_turn):
        window.go("planning")
        end_the_turn(window, by_mouse=False)
        until(window, "playback")
        window.key(pygame.K_END)
        window.key(pygame.K_p)
        until(window, "report")
        window.key(pygame.K_RETURN)
    assert game.session.over
    until(window, "review")


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

"""The title: what the game is, the game that waits, and every way on, by mouse and by keyboard."""

import os

import pygame
import pytest

from game.content.places import records_folder
from game.core.problem import Problem
from game.desktop.play import begin
from tests.desktop.window import Window


def kept(name, turns=1, scenario="the_teapot", age=0, **seats):
    """A record in the folder of the games, written `age` seconds before now."""
    path = records_folder() / f"{name}.plaza"
    game = begin(scenario, seats or {"mexico": "person"}, path, seed=3)
    for _turn in range(turns):
        game.resolve()
    game.close()
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def opened(size=(1440, 900), scale=100, language="en", **settings):
    """A window at its title, the records looked at."""
    window = Window(size, scale, language, **settings)
    window.go("title")
    window.frame()
    return window


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
def test_the_title_stands_whole_at_small_and_usual_sizes(size, scale, language):
    kept("one")
    window = opened(size, scale, language)
    assert window.complaints() == []


def test_the_first_frame_is_drawn_before_any_record_is_read(monkeypatch):
    kept("one")
    monkeypatch.setattr("game.desktop.screens.title.glance", lambda path: pytest.fail("a record was read before the frame"))
    window = Window((1440, 900))
    window.go("title")
    assert "Plaza" in window.texts() and "not a prediction" in window.texts()


def test_a_new_player_is_at_the_briefing_of_the_lesson_after_two_presses():
    window = opened()
    assert "Continue" not in window.texts(), "there is no game to continue yet"
    window.click("tutorial")
    assert window.desk.screen.name == "new_game"
    window.click("begin")
    assert window.desk.screen.name == "briefing"
    assert window.desk.play.session.setup.scenario.id == "the_teapot"


def test_the_lesson_is_begun_by_pressing_enter_twice():
    window = opened()
    window.key(pygame.K_RETURN)
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "briefing"


def test_continue_takes_up_the_newest_game_that_is_not_over_and_says_which():
    kept("older", turns=1, age=500)
    kept("newer", turns=2, age=100)
    kept("over", turns=6, age=10)
    (records_folder() / "broken.plaza").write_bytes(b"no record\n")
    window = opened()
    assert "The Teapot, turn 3 of 6" in " ".join(window.texts().split("\n"))
    window.key(pygame.K_RETURN)
    assert window.desk.play.path.name == "newer.plaza" and window.desk.screen.name == "planning"


def test_a_folder_that_cannot_be_used_is_said_and_nothing_else_happens(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    window = opened(records=str(blocked))
    assert "cannot be kept in" in window.texts().replace("\n", " ")
    window.key(pygame.K_n)
    assert window.desk.screen.name == "new_game"
    assert window.complaints() == []


def test_the_language_is_switched_at_once_from_the_title():
    window = opened()
    window.click("es")
    assert "Cargar" in window.texts() or "Español" in window.texts()
    assert window.desk.settings.language == "es"
    window.click("en")
    assert "New game" in window.texts()


@pytest.mark.parametrize(
    ("key", "screen"),
    [(pygame.K_n, "new_game"), (pygame.K_t, "new_game"), (pygame.K_l, "load"), (pygame.K_r, "load"),
     (pygame.K_s, "settings"), (pygame.K_a, "about")],
)  # fmt: skip
def test_every_way_on_has_a_key_and_esc_comes_back(key, screen):
    kept("one")
    window = opened()
    window.key(key)
    assert window.desk.screen.name == screen
    assert window.complaints() == []
    window.key(pygame.K_ESCAPE)
    assert window.desk.screen.name == "title"


def test_quit_closes_the_window():
    window = opened()
    window.click("quit")
    assert not window.desk.running


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
def test_about_names_the_sources_the_data_and_the_licences(size, scale, language):
    window = Window(size, scale, language)
    window.go("about")
    seen = window.texts()
    assert window.complaints() == []
    for _page in range(8):
        window.key(pygame.K_PAGEDOWN)
        seen += window.texts()
        assert window.complaints() == []
    for name in ("DePetris", "Schlenker", "Cipher Brief", "Atlantic Council", "Kingpin", "INEGI", "SESNSP", "CONAPO", "MIT",
                 "CC BY 4.0", "Inter", "Lucide", "Natural Earth"):  # fmt: skip
        assert name in seen.replace("\n", " "), f"the page about Plaza does not name {name}"


def test_about_leads_to_the_rules():
    window = Window((1440, 900))
    window.go("about")
    window.key(pygame.K_r)
    assert window.ui.overlays, "pressing The rules opens nothing"
    assert window.complaints() == []


def test_without_a_map_file_the_title_and_the_choice_of_a_game_still_stand(monkeypatch):
    def missing():
        raise Problem("The map is missing.")

    monkeypatch.setattr("game.desktop.map.thumbnail.load_geometry", missing)
    window = opened((1366, 768), 110)
    assert "New game" in window.texts() and window.complaints() == []
    window.key(pygame.K_n)
    assert window.complaints() == []

"""What the window promises besides its screens: nothing is lost, nothing is leaked, what is wrong is said in a sentence."""

import os
import shutil
import subprocess
import sys

import pygame
import pytest

from game import texts
from game.content import places
from game.core.problem import Problem
from game.desktop.art import fonts
from game.desktop.display import has_display
from game.desktop.map import geometry
from game.desktop.settings import Settings, load_settings
from game.desktop.start import open_desk
from game.session.replay import open_session
from tests.desktop.test_every_screen import OF_A_GAME, OUTSIDE
from tests.desktop.window import Window


def test_closing_the_window_in_the_middle_of_a_turn_keeps_what_was_planned(tmp_path):
    window = Window()
    path = tmp_path / "game.plaza"
    game = window.begin("the_teapot", path=path)
    assert game.plan("collect target=TETERA/boss discipline=imagery points=8").accepted
    window.send(pygame.QUIT)
    assert not window.desk.running
    window.desk.leave_game()
    again = open_session(path).session
    try:
        assert [planned.text for planned in again.plans["mexico"]] == [
            "collect target=TETERA/boss discipline=imagery points=8"
        ], "a planned order is kept in the record as a draft"
    finally:
        again.close()


def test_a_problem_is_told_in_a_dialog_and_the_game_goes_on():
    window = Window()
    window.begin("the_teapot")

    def wrong():
        raise Problem("The folder {folder} is full; name another.", folder="records")

    assert not window.desk.guard(wrong)
    assert "The folder records is full; name another." in window.texts()
    window.key(pygame.K_ESCAPE)
    assert "is full" not in window.texts() and window.desk.running


@pytest.mark.parametrize("size", [(320, 200), (500, 900), (2000, 300), (1, 1), (1280, 720)])
def test_a_window_of_any_size_is_drawn(size):
    window = Window((1280, 720))
    window.begin()
    window.surface = pygame.display.set_mode(size)
    window.send(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1])
    for name in ("planning", "playback", "report", "network", "title"):
        window.go(name)


def test_keys_at_the_wrong_time_do_nothing_worse_than_nothing():
    window = Window((1280, 720))
    window.begin("the_teapot")
    letters = [getattr(pygame, f"K_{letter}") for letter in "rncdpmohkt1"]
    keys = [
        *letters,
        pygame.K_ESCAPE,
        pygame.K_RETURN,
        pygame.K_TAB,
        pygame.K_SPACE,
        pygame.K_END,
        pygame.K_DELETE,
        pygame.K_F1,
    ]
    for name in (*OUTSIDE, *OF_A_GAME):
        for key in keys:
            if window.desk.game is None:
                window.begin("the_teapot")
            window.go(name)
            window.key(key)
            window.key(pygame.K_ESCAPE)
    assert window.desk.stack


def test_the_whole_program_is_used_by_keyboard_alone_from_the_title_to_an_order():
    window = Window((1440, 900))
    window.go("title")
    reached = set()
    for _step in range(40):
        window.key(pygame.K_TAB)
        standing = window.ui.find(window.ui.focus)
        assert standing is not None, "Tab must always stand on something"
        reached.add(standing.name)
    able = {widget.name for widget in window.widgets() if widget.takes_focus and widget.rect.width}
    assert able <= reached, f"Tab never reaches {sorted(able - reached)}"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"scale": "huge", "language": 3, "keys": 7}', '{"palette": "neon"}', "\x00"]
)
def test_broken_settings_are_left_at_their_defaults_and_told(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    found = load_settings(path)
    assert (found.scale, found.palette) == (100, "standard")
    if text.startswith(('{"',)):
        assert not found.complaint
    else:
        assert str(path) in found.complaint


def test_settings_survive_and_a_folder_that_cannot_be_written_is_told(tmp_path):
    path = tmp_path / "a folder with á" / "settings.json"
    kept = Settings(scale=150, palette="grey", language="es", path=path, keys={"resolve": "T"})
    assert kept.save() == ""
    found = load_settings(path)
    assert (found.scale, found.palette, found.language, found.key("resolve")) == (150, "grey", "es", "T")
    blocked = tmp_path / "file"
    blocked.write_text("")
    kept.path = blocked / "settings.json"
    assert str(blocked) in kept.save()


@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"SDL_VIDEODRIVER": "dummy"}, False),
     ({"SDL_VIDEODRIVER": "x11", "DISPLAY": ":0"}, True), ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "offscreen"}, False)],
)  # fmt: skip
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
def test_a_display_is_told_from_none(monkeypatch, variables, expected):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_display() is expected


def test_a_display_that_cannot_be_opened_gives_one_sentence_and_the_demonstration(tmp_path):
    environment = {**os.environ, "DISPLAY": ":98765", "SDL_VIDEODRIVER": "x11", "PLAZA_RECORDS": str(tmp_path / "records")}
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "the_teapot", "--seed", "3"], env=environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "No window can be opened here" in done.stderr and "Traceback" not in done.stderr
    assert "turn 1" in done.stdout.lower(), "without window and terminal the demonstration is played"


def test_importing_the_commands_opens_nothing_and_says_nothing():
    done = subprocess.run(
        [sys.executable, "-c", "import game.commands.play, sys; assert 'pygame' not in sys.modules"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout == "", done.stderr + done.stdout


@pytest.fixture
def without_the_map(monkeypatch, tmp_path):
    """An installation whose map file is gone."""
    assets = tmp_path / "assets"
    shutil.copytree(places.assets(), assets, ignore=shutil.ignore_patterns("map.json"))
    campaigns = places.campaigns()
    geometry.load_geometry.cache_clear()
    monkeypatch.setattr(geometry.installed, "folder", {"assets": assets, "campaigns": campaigns}.__getitem__)
    yield assets / "map" / "map.json"
    geometry.load_geometry.cache_clear()


def test_without_its_map_the_window_says_so_and_leads_back_and_loses_nothing(without_the_map, tmp_path):
    window = Window((1280, 720))
    path = tmp_path / "game.plaza"
    game = window.begin("the_teapot", path=path, screen="briefing")
    assert game.plan("collect target=TETERA/boss discipline=imagery points=8").accepted
    window.go("planning")
    told = window.texts().replace("\n", "")  # a long path goes on in the next line
    assert window.desk.screen.name == "trouble" and "map.json" in told and "Traceback" not in told
    window.key(pygame.K_RETURN)
    assert window.desk.game is None, "the game has been closed, and can be loaded again"
    again = open_session(path).session
    again.close()
    assert len(again.plans["mexico"]) == 1


def test_a_font_that_is_missing_is_one_sentence_before_any_window_opens(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts.places, "assets", lambda: tmp_path)
    with pytest.raises(Problem) as raised:
        Window((1280, 720))
    assert "Inter" in str(raised.value) and str(tmp_path) in str(raised.value)


def test_a_translation_that_is_missing_leaves_the_window_in_english_and_says_so(monkeypatch, tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"language": "fr"}')
    monkeypatch.setenv("PLAZA_SETTINGS", str(path))
    desk = open_desk()
    desk.frame(0.1)
    assert texts.current() == "en" and desk.screen.name == "title"


def test_a_display_that_goes_away_ends_in_one_sentence_and_the_game_is_kept(monkeypatch, tmp_path):
    window = Window((1280, 720))
    path = tmp_path / "game.plaza"
    window.begin("the_teapot", path=path)

    def gone():
        raise pygame.error("the X server is gone")

    monkeypatch.setattr(pygame.display, "flip", gone)
    window.ui.repaint()
    with pytest.raises(Problem) as raised:
        window.desk.run()
    assert "The display has gone" in str(raised.value)
    open_session(path).session.close()

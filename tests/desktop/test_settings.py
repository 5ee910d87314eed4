"""The settings take effect at once, are kept, and refuse in words what cannot be."""

import json

import numpy as np
import pygame
import pytest

from game.desktop import sound
from game.desktop.screens.keys import FIXED, refusal
from game.desktop.settings import ACTIONS, KEYS, Settings, load_settings, settings_path
from tests.desktop.test_every_screen import OF_A_GAME
from tests.desktop.window import Window


def opened(size=(1440, 900), scale=100, language="en", **settings):
    """A window at its settings, which are kept in a file of the test."""
    window = Window(size, scale, language, path=settings_path(), **settings)
    window.go("settings")
    return window


def press(window, key):
    """Press a control that may have to be scrolled to."""
    window.ui.set_focus(window.widget(key))
    window.frame()
    window.click(key)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100), ((1280, 720), 200), ((1280, 720), 80)])
def test_the_settings_stand_whole(size, scale, language):
    window = opened(size, scale, language)
    for _page in range(8):
        assert window.complaints() == []
        window.key(pygame.K_PAGEDOWN)


def test_the_language_is_changed_and_kept():
    window = opened()
    window.click("es")
    assert load_settings(settings_path()).language == "es"
    assert window.desk.settings.language == "es"


def test_the_text_grows_by_the_arrows_at_once_and_is_kept():
    window = opened()
    before = window.ui.px(20)
    window.ui.set_focus(window.widget("scale"))
    for _step in range(3):
        window.key(pygame.K_RIGHT)
    window.frame()
    assert window.desk.settings.scale == 130 and window.ui.px(20) > before
    assert window.ui.focus.endswith("scale"), "the keyboard must stay on the slider while the text grows"
    assert json.loads(settings_path().read_text(encoding="utf-8"))["scale"] == 130


def test_the_text_size_waits_until_the_slider_is_let_go():
    window = opened()
    slider = window.widget("scale")
    point = (slider.rect.left + slider.rect.width // 2, slider.rect.centery)
    window.send(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
    assert window.desk.settings.scale == 100 and window.desk.screen.scale > 100
    window.send(pygame.MOUSEBUTTONUP, pos=point, button=1)
    window.frame()
    assert window.desk.settings.scale == window.desk.screen.scale > 100
    assert window.complaints() == []


def test_a_palette_is_chosen_and_the_window_takes_it():
    window = opened()
    press(window, "palette:grey")
    assert window.desk.settings.palette == "grey" and load_settings(settings_path()).palette == "grey"
    assert window.complaints() == []


def test_motion_and_sound_are_switched_and_sound_is_off_at_first():
    window = opened()
    assert not window.desk.settings.sound and not window.desk.settings.reduced_motion
    press(window, "motion")
    press(window, "sound")
    kept = load_settings(settings_path())
    assert kept.sound and kept.reduced_motion


# -- keys ----------------------------------------------------------------------------------------------------------


def test_a_key_is_given_to_an_action_and_acts_at_once():
    window = opened()
    press(window, "key:charts")
    assert window.complaints() == []
    window.key(pygame.K_g)
    assert not window.ui.overlays and window.desk.settings.key("charts") == "G"
    assert load_settings(settings_path()).key("charts") == "G"


def test_a_key_that_is_taken_is_refused_in_words_and_the_dialog_stays():
    window = opened()
    press(window, "key:charts")
    window.key(pygame.K_n)
    told = window.texts().replace("\n", " ")
    assert "N is taken by: Network of groups" in told
    assert window.desk.settings.key("charts") == "C" and window.complaints() == []
    window.key(pygame.K_ESCAPE)
    assert not window.ui.overlays and window.desk.settings.keys == {}


def test_keys_that_move_through_the_window_are_given_to_no_action():
    settings = Settings()
    for key in sorted(FIXED - {"F1"}):
        assert "cannot be given away" in refusal(settings, "charts", key), f"{key} was given away"


def test_no_two_actions_begin_with_the_same_key():
    assert len(set(KEYS.values())) == len(KEYS) and set(KEYS) == set(ACTIONS)


def test_all_keys_are_put_back():
    window = opened(keys={"charts": "G", "menu": "X"})
    press(window, "reset_keys")
    assert window.desk.settings.keys == {} and load_settings(settings_path()).keys == {}


# -- folder, sound -------------------------------------------------------------------------------------------------


def test_the_folder_of_the_games_is_changed_and_put_back(tmp_path):
    window = opened()
    press(window, "folder")
    for _letter in range(200):
        window.key(pygame.K_BACKSPACE)
    window.click("path")
    for _letter in range(200):
        window.key(pygame.K_BACKSPACE)
    window.type(str(tmp_path / "elsewhere"))
    window.key(pygame.K_RETURN)
    assert load_settings(settings_path()).records == str(tmp_path / "elsewhere")
    press(window, "folder")
    window.click("usual")
    assert load_settings(settings_path()).records == ""


@pytest.mark.parametrize("name", sorted(sound.TONES))
def test_each_tone_is_short_soft_and_begins_and_ends_in_silence(name):
    made = sound.samples(name)
    assert made.dtype == np.int16 and made.shape[1] == 2
    assert made.shape[0] < sound.RATE, "a tone longer than a second is no tone"
    assert 0 < np.abs(made.astype(int)).max() < 0.25 * 32767
    assert np.abs(made[[0, -1]].astype(int)).max() < 300, "a tone that begins or ends loud clicks"


def test_no_tone_is_made_while_sound_is_off_and_none_fails_without_a_device(monkeypatch):
    sounds = sound.Sounds()
    assert not sounds.play("planned", Settings(sound=False)) and not sounds.silent
    monkeypatch.setattr(sound.pygame.mixer, "get_init", lambda: None)

    def none(*_arguments):
        raise pygame.error("no device")

    monkeypatch.setattr(sound.pygame.mixer, "init", none)
    assert not sounds.play("planned", Settings(sound=True)) and sounds.silent


def test_planning_refusing_and_resolving_are_heard_by_their_names():
    window = Window()
    game = window.begin("the_teapot", {"mexico": "person"})
    heard = []
    game.heard = heard.append
    game.plan("vet region=teams points=4")
    game.plan("deploy region=MX-JAL troops=100")  # no order of this scenario
    game.resolve()
    assert heard == ["planned", "refused", "resolved"]


@pytest.mark.parametrize("name", OF_A_GAME)
def test_a_screen_that_stands_speaks_the_other_language_when_one_comes_back_to_it(name):
    window = Window((1600, 900), reduced_motion=True)
    game = window.begin()
    game.plan("vet region=teams points=4")
    game.resolve()
    game.plan("exploit points=3")
    window.go(name)
    window.desk.push("settings")
    window.desk.settings.language = "es"
    window.desk.settings_changed()
    window.desk.back()
    window.frame()
    told = window.texts()
    window.go(name)
    fresh = window.texts()
    stale = set(told.splitlines()) - set(fresh.splitlines())
    assert not stale, f"{name} still says what it said before: {sorted(stale)[:5]}"

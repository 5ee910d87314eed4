"""The window by keyboard alone: its place is never lost, nothing reaches below a dialog, broken files are survived."""

import json

import pygame
import pytest

from game.core.problem import Problem
from game.desktop.records import choose_folder
from game.desktop.settings import load_settings
from tests.desktop.window import Window


def press(window, key, text="", mod=0):
    """A key as the window sends it: its sign comes as text right after it."""
    window.send(pygame.KEYDOWN, key=key, mod=mod, unicode=text)
    if text:
        window.send(pygame.TEXTINPUT, text=text)
    window.send(pygame.KEYUP, key=key, mod=mod)


def tab_to(window, key):
    for _step in range(80):
        window.key(pygame.K_TAB)
        found = window.ui.find(window.ui.focus)
        if found is not None and found.key == key:
            return found
    raise AssertionError(f"Tab never comes to {key}")


def test_letters_typed_into_a_dialog_do_not_reach_the_screen_below():
    window = Window(scale=150)
    window.begin()
    press(window, pygame.K_f, "f")
    assert window.ui.is_open("all_orders")
    for sign in "rad":
        press(window, ord(sign), sign)
    assert window.desk.screen.name == "planning"
    assert window.widget("seek order").value == "rad"
    tab_to(window, "close")
    press(window, pygame.K_d, "d")
    assert window.desk.screen.name == "planning"
    assert window.ui.is_open("all_orders")


def test_an_open_list_has_the_keyboard_from_the_first():
    window = Window(scale=150)
    window.go("new_game")
    tab_to(window, "scenario:tapalpa_plus_72")
    window.key(pygame.K_SPACE)
    tab_to(window, "mandate:mexico")
    window.key(pygame.K_RETURN)
    assert window.ui.focus
    window.key(pygame.K_END)
    window.key(pygame.K_RETURN)
    assert "Drawn by lot" in window.texts().split("\n")
    assert not window.ui.overlays


def test_another_text_size_or_window_keeps_the_ring_in_sight():
    window = Window()
    window.go("settings")
    slider = tab_to(window, "scale")
    for _step in range(5):
        window.key(pygame.K_RIGHT)
    slider = window.ui.find(window.ui.focus)
    assert slider is not None
    assert window.ui.focus_seen
    assert window.ui.is_focused(slider)
    assert window.surface.get_rect().contains(slider.rect)


def test_a_window_of_another_size_is_laid_out_anew_under_an_open_dialog():
    window = Window()
    window.begin()
    window.key(pygame.K_m)
    surface = pygame.display.set_mode((700, 450))
    window.send(pygame.VIDEORESIZE, size=surface.get_size(), w=700, h=450)
    assert window.ui.width == 700
    assert surface.get_rect().contains(window.widget("close").rect)
    pygame.display.set_mode((1280, 720))


def test_where_the_keyboard_stood_comes_back_with_the_screen():
    window = Window(scale=150)
    window.begin()
    tab_to(window, "all orders")
    window.key(pygame.K_c)
    assert window.desk.screen.name == "charts"
    window.key(pygame.K_ESCAPE)
    assert window.ui.find(window.ui.focus).key == "all orders"


def test_tab_goes_on_from_where_a_lost_widget_stood():
    window = Window(scale=150)
    window.begin()
    window.key(pygame.K_3, pygame.KMOD_CTRL)
    for _step in range(80):
        window.key(pygame.K_TAB)
        if "select leader" in window.ui.focus:
            break
    stood = window.ui.focus
    window.key(pygame.K_RETURN)
    assert window.ui.find(stood) is None or window.ui.focus != stood
    window.key(pygame.K_TAB)
    assert window.ui.find(window.ui.focus).key != "menu"


def test_a_notice_that_goes_does_not_move_the_keyboard():
    window = Window()
    window.begin()
    tab_to(window, "menu")
    window.desk.toast("Kept.")
    window.frame()
    window.key(pygame.K_TAB)
    stands = window.ui.focus
    window.frame(7.0)
    assert not window.ui.overlays
    assert window.ui.focus == stands


def test_ctrl_enter_presses_the_main_button_from_anywhere():
    window = Window(scale=150)
    window.go("new_game")
    tab_to(window, "scenario:tapalpa_plus_72")
    window.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert window.desk.screen.name == "briefing"


def test_arrows_go_along_the_tabs():
    window = Window(scale=150)
    window.begin()
    tab_to(window, "tab map")
    window.key(pygame.K_RIGHT)
    assert window.ui.find(window.ui.focus).key == "tab attention"
    assert "Needs attention" in window.texts()


def test_escape_is_never_dead_in_a_game():
    window = Window(scale=150)
    window.begin()
    window.key(pygame.K_ESCAPE)
    assert window.ui.is_open("menu")
    window.key(pygame.K_DOWN)
    assert window.ui.focus
    window.key(pygame.K_ESCAPE)
    assert not window.ui.overlays


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"records": "\\u0000/x", "language": "fr"}', '{"records": "\\ud800"}', '{"keys": {"resolve": 5}}'],
)
def test_settings_full_of_nonsense_open_the_window(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings = load_settings(path)
    assert settings.records == ""
    assert settings.language in ("en", "es")
    assert settings.save() == ""
    assert json.loads(path.read_text())["records"] == ""


@pytest.mark.parametrize("folder", ["~nobody-of-this-name/x", "/dev/null/x", "here"])
def test_a_folder_that_cannot_be_is_told(folder):
    window = Window()
    with pytest.raises(Problem):
        choose_folder(window.desk, folder)

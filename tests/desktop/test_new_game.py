"""A new game is chosen, begun and briefed: by mouse, by keyboard, alone or with others at the window."""

import pygame
import pytest

from game.content.load import scenario_names
from game.content.places import records_folder
from game.session.record import Record
from tests.desktop.window import Window


def choosing(size=(1440, 900), scale=100, language="en", **arguments):
    """A window at the choice of a new game."""
    window = Window(size, scale, language)
    window.go("new_game", **arguments)
    return window


def header(window):
    """What the record of the game in play was begun with."""
    return Record.read(window.desk.play.path).header


def choose(window, field, value):
    """Choose in a drop-down list with the mouse."""
    shown(window, field)
    window.click(field)
    wanted = next(one for one in window.widgets() if one.key == value and one.name.startswith("list:"))
    window.click(wanted)


def shown(window, key):
    """Bring a control into sight by the keyboard."""
    window.ui.set_focus(window.widget(key))
    window.frame()


def everything(window):
    """All texts of the screen, from its top to its end."""
    seen = window.texts()
    for _page in range(10):
        window.key(pygame.K_PAGEDOWN)
        seen += "\n" + window.texts()
        assert window.complaints() == []
    return " ".join(seen.split())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
@pytest.mark.parametrize("scenario", scenario_names())
def test_each_scenario_stands_whole_with_its_choices(size, scale, language, scenario):
    window = choosing(size, scale, language)
    shown(window, f"scenario:{scenario}")
    window.click(f"scenario:{scenario}")
    window.ui.focus = ""
    everything(window)


def test_a_scenario_tells_its_period_length_seats_and_what_it_lets_one_practise():
    window = choosing((1920, 1080))
    window.click("scenario:tapalpa_plus_72")
    told = everything(window)
    expected = (
        "22 to 25 February 2026", "12 turns, 150 to 210 minutes", "5 turns, 80 to 100 minutes", "U.S. liaison cell",
        "Explain why removing a leader", "Plan a sequence of raids", "not a prediction", "Steady", "Assumptions",
    )  # fmt: skip
    for words in expected:
        assert words in told, f"the choice of Tapalpa does not say {words!r}"


def test_a_game_is_begun_with_the_mouse_and_kept_in_the_folder():
    window = choosing()
    window.click("scenario:tapalpa_plus_72")
    window.click("short")
    window.click("begin")
    game = window.desk.play
    assert window.desk.screen.name == "briefing" and game.session.last_turn == 5
    assert game.path.parent == records_folder() and game.path.exists()
    assert game.session.seats == {"mexico": "person", "us": "steady", "group:CJNG": "network"}


def test_a_game_is_begun_with_the_keyboard_alone():
    window = choosing()
    for _step in range(40):
        window.key(pygame.K_TAB)
        if "tapalpa" in window.ui.focus:
            break
    window.key(pygame.K_SPACE)
    window.ui.focus = ""
    window.key(pygame.K_RETURN)
    assert window.desk.play.session.setup.scenario.id == "tapalpa_plus_72"
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning"


def test_two_people_sit_behind_the_page_that_names_the_first():
    window = choosing()
    window.click("scenario:tapalpa_plus_72")
    choose(window, "player:us", "person")
    window.ui.focus = ""
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "handover"
    assert window.desk.play.people == ["mexico", "us"]


def test_without_a_person_the_game_is_not_begun_and_says_why():
    window = choosing()
    choose(window, "player:mexico", "tempo")
    assert "A person must take at least one seat" in window.texts().replace("\n", " ")
    window.ui.focus = ""
    window.key(pygame.K_RETURN)
    assert window.desk.game is None and window.desk.screen.name == "new_game"


def test_mandates_are_chosen_by_name_or_drawn_and_may_be_secret():
    window = choosing()
    window.click("scenario:tapalpa_plus_72")
    mandates = window.desk.screen.scenario.seats["mexico"].mandates
    choose(window, "mandate:mexico", mandates[1].id)
    choose(window, "mandate:us", "draw")
    shown(window, "secret")
    window.key(pygame.K_SPACE)
    window.click("begin")
    assert header(window).mandates["mexico"] == mandates[1].id
    assert header(window).secret_mandates


def test_the_argument_of_the_assumptions_is_told_and_kept():
    window = choosing()
    shown(window, "restraint")
    window.click("restraint")
    assert "costs more in violence" in everything(window)
    window.click("begin")
    assert header(window).preset == "restraint"


def test_the_luck_takes_digits_alone_and_says_when_they_are_too_many():
    window = choosing()
    shown(window, "seed")
    window.click("seed")
    window.type("4a2")
    assert window.desk.screen.seed == "42"
    window.type("999999999999999999")
    assert "18,446,744,073,709,551,615" in window.texts().replace("\n", " ")
    window.click("begin")
    assert window.desk.game is None
    window.click("seed")
    for _digit in range(18):
        window.key(pygame.K_BACKSPACE)
    window.click("begin")
    assert header(window).seed == 42


def test_another_folder_is_chosen_and_one_that_cannot_be_used_is_said(tmp_path):
    window = choosing()
    shown(window, "folder")
    window.click("folder")
    window.click("path")
    window.key(pygame.K_END)
    for _letter in range(200):
        window.key(pygame.K_BACKSPACE)
    window.type("here")
    window.key(pygame.K_RETURN)
    assert "whole path" in window.texts().replace("\n", " ")
    assert window.complaints() == []
    for _letter in "here":
        window.key(pygame.K_BACKSPACE)
    wanted = tmp_path / "mis partidas ñ"
    window.type(str(wanted))
    window.key(pygame.K_RETURN)
    assert not window.ui.overlays
    window.click("begin")
    assert window.desk.play.path.parent == wanted
    assert window.desk.settings.records == str(wanted)


def test_a_folder_without_leave_to_write_is_said_and_the_choice_stays(monkeypatch, tmp_path):
    window = choosing()
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("PLAZA_RECORDS", str(blocked))
    window.click("begin")
    assert window.desk.game is None and "cannot be kept in" in window.texts().replace("\n", " ")
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "new_game" and not window.ui.overlays


# -- the briefing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_the_briefing_of_each_seat_stands_whole(size, scale, language, seat):
    window = Window(size, scale, language)
    window.begin(seats={seat: "person"}, screen="briefing")
    everything(window)


def test_the_briefing_shows_the_section_of_the_seat_that_sits_and_of_no_other():
    window = Window((1920, 1080))
    window.begin(seats={"mexico": "person", "us": "person"}, screen="briefing")
    told = everything(window)
    assert "You have three raid teams" in told
    assert "You hold intelligence, flights and messages" not in told, "the briefing shows the other seat's section"
    assert "You are the chiefs together" not in told


def test_the_briefing_tells_purses_mandate_and_what_can_be_ordered():
    window = Window((1920, 1080))
    game = window.begin(screen="briefing")
    told = window.texts().replace("\n", " ")
    mandate = game.session.truth.world.mandates["mexico"][0]
    for words in ("Decisions a turn", "Intelligence points", "3 of 3 can go", mandate.title["en"], mandate.floor.text["en"],
                  mandate.red_line.text["en"], "What you control", "minutes to read"):  # fmt: skip
        assert words in told, f"the briefing does not say {words!r}"
    shown_orders = [one.text for one in window.widgets() if getattr(one, "text", "") == "Strike"]
    assert shown_orders, "the briefing does not say what others decide"


def test_planning_begins_with_enter_and_the_seat_counts_as_briefed():
    window = Window()
    game = window.begin(screen="briefing")
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning" and game.here.briefed

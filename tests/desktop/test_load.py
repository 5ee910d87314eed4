"""The list of games: going on, reviewing, deleting; what is broken, locked or elsewhere is said and loses nothing."""

import pygame
import pytest

from game.content.places import records_folder
from game.session.record import Record
from tests.desktop.test_title import kept
from tests.desktop.window import Window


def opened(size=(1440, 900), scale=100, language="en", frames=4, **arguments):
    """A window at the list of games, its first page looked at."""
    window = Window(size, scale, language)
    window.go("load", **arguments)
    for _frame in range(frames):
        window.frame()
    return window


def broken(name="broken", content=b'{"kind":"header"}\n'):
    """A file that is no whole record."""
    path = records_folder() / f"{name}.plaza"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
def test_the_list_stands_whole_with_games_and_without(size, scale, language):
    window = opened(size, scale, language)
    assert window.complaints() == []
    kept("one", turns=2)
    kept("two", scenario="tapalpa_plus_72", mexico="person", us="person")
    path = broken()
    window = opened(size, scale, language)
    assert window.complaints() == []
    window.click(f"record:{path.name}")
    assert window.complaints() == []


def test_games_are_listed_newest_first_with_seats_and_turn():
    kept("older", age=900)
    kept("newer", turns=2, scenario="tapalpa_plus_72", age=10, mexico="person", us="person")
    told = opened().texts()
    assert told.index("Tapalpa plus 72") < told.index("The Teapot")
    assert "turn 3 of 12" in told and "turn 2 of 6" in told
    assert "Mexican security cabinet, U.S. liaison cell" in told


def test_a_game_goes_on_with_what_was_planned():
    path = kept("one")
    record = Record.open(path)
    record.append("order", {"seat": "mexico", "order": "vet region=teams points=4", "turn": 2, "bot": False})
    record.close()
    window = opened()
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning"
    assert [planned.order.name for planned in window.desk.play.tray] == ["vet"]


def test_a_row_is_chosen_and_opened_with_the_keyboard_alone():
    kept("older", turns=2, age=900)
    kept("newer", age=10)
    window = opened()
    for _step in range(30):
        window.key(pygame.K_TAB)
        if "record:older" in window.ui.focus:
            break
    window.key(pygame.K_SPACE)
    window.ui.focus = ""
    window.key(pygame.K_RETURN)
    assert window.desk.play.path.name == "older.plaza"


def test_a_broken_record_says_what_is_wrong_and_is_left_as_it_is():
    kept("good", age=900)
    path = broken()
    window = opened()
    window.click(f"record:{path.name}")
    told = window.texts().replace("\n", " ")
    assert "broken.plaza" in told and "This record cannot be used" in told
    window.key(pygame.K_RETURN)
    assert window.desk.game is None and window.desk.screen.name == "load"
    assert path.exists()


def test_damage_further_down_is_said_when_the_game_is_opened_and_the_game_in_play_stays():
    path = kept("damaged", turns=3)
    raw = path.read_bytes().split(b"\n")
    raw[2] = raw[2].replace(b'"turn":2', b'"turn":9', 1)
    path.write_bytes(b"\n".join(raw))
    window = Window((1440, 900))
    game = window.begin("the_teapot", {"mexico": "person"}, path=records_folder() / "mine.plaza")
    window.desk.push("load")
    window.frame()
    window.click("record:damaged.plaza")
    window.click("open")
    window.click("yes")
    assert "damaged.plaza" in window.texts().replace("\n", " ") and window.complaints() == []
    window.key(pygame.K_RETURN)
    assert window.desk.game is game and window.desk.screen.name == "load"
    assert game.plan("vet region=teams points=4").accepted, "the game in play must still be kept"


def test_a_record_open_elsewhere_is_said_in_words():
    path = kept("locked")
    with Record.open(path):
        window = opened()
        window.key(pygame.K_RETURN)
        assert window.desk.game is None
        assert "is open in another Plaza" in window.texts().replace("\n", " ")
        assert window.complaints() == []


def test_a_torn_end_is_told_and_the_game_goes_on():
    path = kept("torn")
    with path.open("ab") as stream:
        stream.write(b'{"n":2,"kind":"ord')
    window = opened()
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning"
    assert "never finished" in window.texts().replace("\n", " ")
    window.key(pygame.K_RETURN)
    assert not window.ui.overlays


def test_of_several_people_it_is_asked_who_sits():
    kept("two", scenario="tapalpa_plus_72", mexico="person", us="person")
    window = opened()
    window.key(pygame.K_RETURN)
    assert "Who sits?" in window.texts() and window.complaints() == []
    window.click("seat:us")
    assert window.desk.screen.name == "handover" and "U.S. liaison cell" in window.texts()


def test_a_review_opens_without_writing_a_byte():
    path = kept("one", turns=2)
    before = path.read_bytes()
    window = opened(review=True)
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "review"
    assert path.read_bytes() == before
    with Record.open(path) as again:
        assert again.header.scenario == "the_teapot", "a review must not hold the record"


def test_a_game_is_deleted_after_a_question_and_not_before():
    path = kept("one")
    other = kept("other", age=900)
    window = opened()
    window.click("delete")
    assert path.exists() and window.complaints() == []
    window.key(pygame.K_ESCAPE)
    assert path.exists()
    window.click("delete")
    window.click("yes")
    assert not path.exists() and other.exists()
    assert "1 game kept here" in window.texts()


def test_the_game_in_play_cannot_be_deleted_and_is_gone_on_with_at_once():
    window = Window((1440, 900))
    game = window.begin("the_teapot", {"mexico": "person"}, path=records_folder() / "mine.plaza")
    window.desk.push("load")
    window.frame()
    assert "in play now" in window.texts()
    window.click("delete")
    assert game.path.exists() and not window.ui.overlays
    window.click("open")
    assert window.desk.game is game


def test_another_folder_or_a_record_is_opened_by_its_path(tmp_path):
    kept("here")
    elsewhere = tmp_path / "otra carpeta"
    elsewhere.mkdir()
    path = kept("moved", turns=2).rename(elsewhere / "moved.plaza")
    window = opened()
    for words, name in ((str(elsewhere), "moved.plaza"), (str(path), "moved.plaza")):
        window.click("path")
        for _letter in range(300):
            window.key(pygame.K_BACKSPACE)
        window.type(words)
        window.key(pygame.K_RETURN)
        window.frame()
        assert window.desk.screen.chosen.name == name and "turn 3 of 6" in window.texts()
    window.click("path")
    window.type("x")
    window.key(pygame.K_RETURN)
    assert "There is no folder and no record" in window.texts().replace("\n", " ")
    assert window.complaints() == []


def test_a_full_folder_is_looked_at_page_by_page():
    content = kept("first", turns=1).read_bytes()
    for place in range(199):
        (records_folder() / f"copy-{place:03}.plaza").write_bytes(content)
    window = opened(frames=1)
    screen = window.desk.screen
    assert len(screen.paths) == 200 and len(screen.seen) <= 20, "all records were read before the list was shown"
    for _frame in range(10):
        window.frame()
    assert len(screen.seen) == screen.shown < 200 and not screen.moving
    assert window.complaints() == []


def test_a_long_file_name_is_broken_instead_of_cut():
    kept("a-name-" + "without-any-blank-" * 6)
    broken("another-name-" + "without-any-blank-" * 6)
    for review in (False, True):
        window = opened((1280, 720), 150, review=review)
        assert window.complaints() == []
    window = opened((1280, 720), 100)
    assert window.complaints() == []

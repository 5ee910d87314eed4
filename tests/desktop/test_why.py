"""The why-card tells the chain of causes, its size, what was expected and what stays closed; the rules are at hand."""

import pygame
import pytest

from game.desktop.screens.why import open_rule, open_why, why_card
from game.desktop.widgets.layout import Anchored, Sized
from game.session.reporting import all_events
from tests.desktop.window import Window

RAID = "raid leader=CJNG/plaza-MX-JAL teams=2 intent=capture sharing=vetted lead_hours=3"
LOOKS = (((1280, 720), 150, "en"), ((1280, 720), 150, "es"), ((1440, 900), 100, "en"), ((1440, 900), 100, "es"))


def played(turns=2, size=(1440, 900), scale=100, language="en", seats=None):
    window = Window(size, scale, language)
    game = window.begin(seats=seats, screen="report")
    if seats is None:
        assert game.plan(RAID).accepted
    for _turn in range(turns):
        game.resolve()
    window.go("report")
    return window, game


def event(game, kind):
    """The first event of a kind that the seat was told."""
    found = [seen for seen in all_events(game.session, game.seat) if seen.kind == kind and not seen.hidden]
    assert found, f"this game tells of no {kind}; choose another seed in tests/desktop/window.py"
    return found[0]


def test_the_card_of_an_event_shows_its_causes_from_the_first_down_to_it():
    window, game = played()
    seen = event(game, "reprisals")
    open_why(window.desk, seen.label)
    shown = window.texts()
    assert shown.index("Leader killed") < shown.index(seen.text.split(":")[0][:30]), "the first cause must stand above"
    assert "stay closed" in shown.replace("\n", " "), "the card must say what the seat may not see yet"


def test_the_card_of_a_raid_sets_what_was_expected_beside_what_happened():
    window, game = played(1)
    open_why(window.desk, event(game, "raid").label)
    shown = window.texts()
    for words in ("What you could expect beforehand", "The target is captured or killed", "It happened"):
        assert words in shown, f"the card of a raid lacks {words!r}"
    assert "How it was drawn" not in shown, "draws are closed until the game is over"


def test_once_the_game_is_over_the_card_tells_how_it_was_drawn():
    window, game = played(5)
    assert game.session.over
    open_why(window.desk, event(game, "raid").label)
    window.key(pygame.K_END)
    shown = window.texts()
    assert "How it was drawn, from the truth" in shown
    assert "drawn" in shown and "stay closed" not in shown


def test_a_number_is_told_from_before_to_after_for_the_turn_and_since_the_start():
    window, game = played(3)
    open_why(window.desk, "approval")
    now = game.session.view("mexico").approval[0]
    for words in ("Before", f"{now:.1f}"):
        assert words in window.texts(), f"the card of approval lacks {words!r}"
    window.click("start")
    assert "turns 1 to 3" in window.texts(), "the card must go over to the whole game"


def test_a_cause_is_asked_about_by_keyboard_and_backspace_returns():
    window, _game = played(2)
    open_why(window.desk, "approval")
    for _step in range(12):
        window.key(pygame.K_TAB)
        if window.ui.focus.rpartition("/")[2].startswith("cause-"):
            break
    else:
        pytest.fail("Tab reaches no cause of approval; let causes with an event take the focus")
    window.key(pygame.K_RETURN)
    assert "Why it happened" in window.texts(), "Enter on a cause opens the card of its event"
    window.key(pygame.K_BACKSPACE)
    assert "Why it changed" in window.texts(), "Backspace goes back to what was asked before"
    window.key(pygame.K_ESCAPE)
    assert not window.ui.is_open("why"), "Esc closes the card"


def test_what_cannot_be_explained_is_told_in_the_card():
    window, _game = played(1)
    open_why(window.desk, "no-such-thing")
    assert "There is nothing called" in window.texts().replace("\n", " ")
    window.click("card-close")
    assert not window.ui.is_open("why")


def test_the_card_shows_its_place_on_the_map():
    window, game = played()
    seen = next(one for one in all_events(game.session, "mexico") if one.kind == "reprisals")
    open_why(window.desk, seen.label)
    window.key(pygame.K_m)
    assert window.desk.screen.name == "planning", "M on the card leads to the map"


def test_the_rule_of_a_card_opens_over_it_with_words_equation_and_sources():
    window, game = played()
    open_why(window.desk, event(game, "raid").label)
    window.key(pygame.K_r)
    shown = window.texts()
    for words in ("Leak check", "The equation", "13 parameters", "0.01 to 0.4", "grade C"):
        assert words in shown, f"the page of the rule lacks {words!r}"
    window.key(pygame.K_ESCAPE)
    assert window.ui.is_open("why") and not window.ui.is_open("rule"), "Esc returns to the card below"


def test_the_list_of_rules_is_searched_by_typing():
    window, _game = played(1)
    open_rule(window.desk, "")
    window.type("leak")
    shown = window.texts()
    assert "Leak check" in shown and "Recruitment" not in shown, "the list keeps only the rules that hold the word"
    window.click("raids.leak")
    assert "The equation" in window.texts()
    window.key(pygame.K_l)
    assert "The rules of the game" in window.texts(), "L leads back to the list"


def test_the_rules_can_be_read_without_a_game():
    window = Window()
    window.go("about")
    open_rule(window.desk, "raids.leak")
    assert "0.08 chance" in window.texts()


def test_a_group_asks_about_its_own_numbers():
    window, _game = played(2, seats={"group:CJNG": "person"})
    open_why(window.desk, "members")
    shown = window.texts()
    assert "Members" in shown and "After" in shown


def test_the_card_stands_beside_something_else_in_a_narrow_column():
    window, game = played()
    seen, closed = event(game, "reprisals"), []
    window.ui.open(
        "beside", lambda ui: Anchored(Sized(why_card(window.desk, seen.label, lambda: closed.append(1)), width=352), "ne"),
        modal=False,
    )  # fmt: skip
    window.frame()
    assert window.complaints() == []
    window.click("card-close")
    assert closed, "the cross of the card calls what it was given"


@pytest.mark.parametrize(("size", "scale", "language"), LOOKS)
def test_no_text_of_a_card_or_rule_is_cut(size, scale, language):
    window, game = played(2, size, scale, language)
    for what in ("approval", "roadblocks", "CJNG", "raid", "reprisals", "", "raids.leak"):
        if what in ("", "raids.leak"):
            open_rule(window.desk, what)
        else:
            open_why(window.desk, event(game, what).label if what in ("raid", "reprisals") else what)
        window.shot(f"why-{what or 'rules'}-{size[0]}-{scale}-{language}")
        assert window.complaints() == [], f"the card of {what or 'all rules'}"
        window.ui.close_all()

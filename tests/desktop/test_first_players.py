"""What first players of the window missed: told in time, in sight, reached by the keyboard, and in one style."""

import pygame
import pytest

from game.clients.programmes import in_vain
from game.desktop.map.labels import LabelRequest, place_labels
from game.desktop.screens.planning.needs import needs
from game.desktop.screens.turn_report.waterfall import Bar, Waterfall
from game.desktop.widgets.scroll import Scroll
from tests.desktop.test_title import kept
from tests.desktop.window import Window, everything

CAUGHT = "CJNG/contender-3"


def with_points_on(post, mode=""):
    """A window of the third turn: points run against a person, who is removed in the second where `mode` says how."""
    window = Window((1600, 900))
    game = window.begin()
    assert game.plan(f"collect target={post} discipline=signals points=6").accepted
    game.resolve()  # an inject comes before the orders of its turn
    if mode:
        game.session.inject("remove_leader", {"leader": post, "mode": mode, "by": "mexico"})
    game.resolve()
    window.go("planning")
    return window, game


@pytest.mark.parametrize(("mode", "said"), [("captured", "who is captured"), ("killed", "who is dead")])
def test_points_that_go_to_somebody_removed_are_told_and_freed_by_a_press(mode, said):
    window, game = with_points_on(CAUGHT, mode)
    key = f"need freed {CAUGHT} signals"
    need = next((one for one in needs(window.desk.screen._context) if one.key == key), None)
    assert need is not None, "nothing tells that 6 points go on being spent"
    assert "6 points" in need.title and said in need.title
    free = game.known.points_free
    window.ui.focus_on(key)
    window.key(pygame.K_RETURN)
    assert window.ui.modal, "Enter on it opens the order that frees them"
    window.key(pygame.K_RETURN, pygame.KMOD_CTRL)
    assert game.known.points_free == free + 6, "the order was filled in with no points, and gave them back"
    assert not in_vain(game.known)


def test_points_on_somebody_who_is_still_there_are_no_trouble():
    _window, game = with_points_on(CAUGHT)
    assert not in_vain(game.known), "a person who was not removed must not be told as removed"


def test_points_are_told_as_spent_in_vain_only_until_a_successor_is_heard_of():
    game = Window().begin("the_teapot")
    boss = game.known.view.world.posts.index("TETERA/boss")
    assert game.plan("collect target=TETERA/boss discipline=signals points=6").accepted
    game.resolve()
    game.session.inject("remove_leader", {"leader": "TETERA/boss", "mode": "captured", "by": "mexico"})
    game.resolve()
    assert [one.post for one in in_vain(game.known)] == ["TETERA/boss"]
    while not game.session.over and not game.known.rung(boss):
        game.session.inject("set_rung", {"leader": "TETERA/boss", "viewer": "mexico", "rung": 2})
        game.resolve()
    assert game.known.rung(boss) and not game.session.over, "the heir was to take the post and be heard of"
    assert not in_vain(game.known), "the points now serve to find the successor"


def test_a_tip_that_came_by_resting_the_pointer_does_not_take_esc():
    window = Window()
    window.begin()
    window.click("menu")
    window.move(window.widget("close").rect.center)
    window.frame(1.0)
    assert window.ui.tip_for, "resting the pointer brings the tip"
    window.key(pygame.K_ESCAPE)
    assert not window.ui.is_open("menu"), "one press of Esc closes the menu, whatever the pointer rests on"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_buttons_of_the_lesson_are_in_sight_at_large_letters(language):
    window = Window((1280, 720), 150, language, reduced_motion=True)
    game = window.begin("the_teapot")
    lesson = game.here.lesson
    for place, step in enumerate(lesson.steps):
        if step.turn > game.session.turn:
            break
        lesson.place = place
        window.go("planning")
        button = window.widget("end_lesson")
        around = [one for one in window.ui.path_to(button) if isinstance(one, Scroll)]
        assert not around, f"step {step.id}: the buttons scroll away with the text"
        assert window.surface.get_rect().contains(button.rect)
        assert window.complaints() == [], step.id


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1280, 720), 100), ((1600, 900), 100)])
def test_every_purse_is_reached_by_tab_and_told_by_f1_and_enter(size, scale):
    window = Window(size, scale)
    window.begin()
    wanted = {one.key for one in window.widgets() if one.key.startswith("purse ")}
    assert wanted
    reached = set[str]()
    for _step in range(120):
        window.key(pygame.K_TAB)
        stands = window.ui.find(window.ui.focus)
        if stands.key in wanted:
            reached.add(stands.key)
            window.key(pygame.K_F1)
            assert window.ui.tip_for == stands.name
            window.key(pygame.K_ESCAPE)
    assert reached == wanted, f"Tab does not come to {sorted(wanted - reached)}"
    window.click("purse funds")
    assert window.ui.is_open("why")
    window.key(pygame.K_ESCAPE)
    window.click("purse decisions")
    assert window.desk.screen.name == "briefing"


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 100), ((1280, 720), 150), ((1600, 900), 100)])
@pytest.mark.parametrize("screen", ["planning", "report", "diplomacy"])
def test_a_notice_hides_no_control(size, scale, screen):
    window = Window(size, scale)
    game = window.begin()
    for order in ("raid leader=CJNG/plaza-MX-JAL teams=1 when=fix", f"collect target={CAUGHT} discipline=signals points=6"):
        assert game.plan(order).accepted
    window.go(screen)
    window.desk.toast("Kept as the-teapot-turn2.plaza. The game goes on in the record it was in.", "save")
    window.frame()
    notice = window.ui.trees[-1].children()[0].rect
    large = 0.2 * size[0] * size[1]
    hidden = [
        one.key or one.name for one in everything(window.ui.trees[0])
        if one.takes_pointer and notice.colliderect(one.rect) and one.rect.width * one.rect.height < large
    ]  # fmt: skip
    assert not hidden, f"the notice stands over {hidden}"
    assert window.complaints() == []


def test_an_error_is_written_in_one_style_on_every_screen():
    window = Window((1440, 900))
    game = window.begin()
    game.plan("collect target=CJNG discipline=human points=6")
    game.resolve()
    for screen in ("planning", "report", "briefing", "network", "diplomacy", "charts", "playback"):
        window.go(screen)
        assert "+/-" not in window.texts(), f"{screen} writes an error as a terminal does"


def test_the_mandate_of_the_playback_stands_as_at_the_start_until_the_end_was_shown():
    window = Window((1600, 900))
    game = window.begin()
    game.resolve()
    window.go("planning")
    after = game.session.turns and window.texts()
    window.go("playback")
    player = window.desk.screen.player
    begun = window.texts()
    assert not player.ended and "74.0 now" in begun, "at hour 0 approval is that of the start"
    window.key(pygame.K_END)
    window.frame()
    assert player.ended
    value = next(line for line in after.splitlines() if line.endswith(" now"))
    assert value in window.texts() and value != "74.0 now", "at the end the turn has changed it"


def test_a_copy_and_its_original_differ_in_the_list_by_their_files():
    kept("first")
    kept("first-turn1")
    window = Window((1440, 900))
    window.go("load")
    for _frame in range(4):
        window.frame()
    told = window.texts()
    assert "first.plaza" in told and "first-turn1.plaza" in told


def test_no_word_below_the_bars_of_the_report_is_broken():
    words = ("Start", "Represalias", "San Luis Potosí", "Quintana Roo", "Reclutamiento", "All other", "Turn 2")
    bars = [Bar(0.0, 1.0 + place, "+1", word, "Represalias", "plain") for place, word in enumerate(words)]
    ui = Window().ui
    waterfall = Waterfall(bars, str)
    least = waterfall.least(ui)
    waterfall.place(ui, pygame.Rect(0, 0, least, 300))
    for column in waterfall.columns:
        assert column.needs(ui) <= column.rect.width, f"{column.bar.words} does not fit its {column.rect.width} px"
    assert max(one.rect.right for one in waterfall.columns) <= least


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_report_draws_its_bars_at_1440_in_both_languages(language):
    window = Window((1440, 900), 100, language)
    game = window.begin()
    game.resolve()
    window.go("report")
    assert any(isinstance(one, Waterfall) for one in window.widgets()), "the smallest causes are taken together before that"


def test_a_label_without_room_for_its_symbols_is_written_without_them():
    measure = lambda text, style: (8 * len(text), 18)  # noqa: E731
    area = pygame.Rect(0, 0, 60, 30)
    request = LabelRequest("MX-NAY", "Nay.", "region", (30.0, 15.0), 20.0, 1, symbols=(50, 22))
    (label,) = place_labels([request], measure, area)
    assert label.text == "Nay." and label.symbols_box is None

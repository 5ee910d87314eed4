"""What looking back on a game promises: any turn again, nothing of the others before the end, everything after it."""

import pygame
import pytest

from game.clients.bookmarks import Bookmarks
from game.clients.known import Known
from game.clients.revealed import Revealed
from game.core.problem import Problem
from game.desktop import records
from game.desktop.play import Play
from game.desktop.screens.review.turns import own_label, told_of
from game.session.replay import open_session
from game.session.reporting import events_for
from tests.desktop.window import Window

STEPS = ((1280, 720), 150), ((1440, 900), 100)


def played(window, turns, path=None, scenario="tapalpa_plus_72", seats=None):
    """A game of so many turns (0: to its end), its review open."""
    game = window.begin(scenario, seats or {"mexico": "person"}, path=path)
    if scenario == "tapalpa_plus_72":
        game.plan("deploy region=MX-JAL troops=9000")
        game.session.predict(game.seat, "roadblocks", 1)
    while not game.session.over and (not turns or len(game.session.turns) < turns):
        game.resolve()
    window.go("review")
    return game


def show(window, tab):
    window.click(f"tab-{tab}")
    for _ in range(3):
        window.frame()
    wait_for_debrief(window)


def wait_for_debrief(window):
    """Frames until the debrief has been reckoned, where it is being reckoned."""
    while window.desk.screen.name == "review" and window.desk.screen.moving:
        window.frame()
    window.frame()


@pytest.mark.parametrize(("size", "scale"), STEPS)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("turns", [2, 0])
def test_every_side_of_the_review_can_be_read(size, scale, language, turns):
    window = Window(size, scale, language)
    played(window, turns)
    for tab in ("map", "events", "orders", "outcome", "debrief", "bookmarks"):
        show(window, tab)
        assert window.complaints() == [], f"{tab} of the review after {turns or 'all'} turns"
        window.shot(f"review-{tab}-{turns}-{size[0]}-{scale}-{language}")


def test_before_the_first_turn_there_is_nothing_to_look_back_on():
    window = Window()
    window.begin()
    window.go("review")
    assert "No turn has been resolved yet" in window.texts()
    window.click("continue")
    assert window.desk.screen.name == "planning"


def test_the_turn_is_chosen_by_the_list_the_buttons_and_the_arrows():
    window = Window((1600, 900))
    played(window, 3)
    assert window.desk.screen.turn == 3
    window.click("turn1")
    assert window.desk.screen.turn == 1
    window.click("later")
    assert window.desk.screen.turn == 2
    window.ui.focus = ""
    window.key(pygame.K_LEFT)
    window.key(pygame.K_LEFT)
    assert window.desk.screen.turn == 0, "the arrows go from turn to turn down to the start"
    window.key(pygame.K_LEFT)
    assert window.desk.screen.turn == 0
    window.key(pygame.K_PAGEDOWN)
    assert window.desk.screen.turn == 1


def test_a_turn_named_on_entering_is_shown_first():
    window = Window()
    played(window, 3)
    window.go("review", turn=2)
    assert window.desk.screen.turn == 2 and window.desk.screen.tab == "map"
    window.go("review", turn=99)
    assert window.desk.screen.turn == 3, "a turn that was never played gives way to the last one"


def test_while_the_game_goes_on_only_the_seats_own_side_is_told():
    window = Window((1600, 900))
    game = played(window, 3, seats={"mexico": "person", "us": "person"})
    screen = window.desk.screen
    assert screen._watching() is None, "nobody chooses whose eyes to see with before the end"
    screen._watch("us")
    assert screen.eyes == "mexico"
    screen.show(1)
    show(window, "orders")
    shown = window.texts()
    assert "What the others ordered is told when the game is over." in shown
    assert game.names.seat_name("us") not in shown
    show(window, "debrief")
    assert "hides nothing" in window.texts() and screen.found_debrief is None
    told = {seen.text for turn in (1, 2, 3) for seen in events_for(game.session, "us", turn)}
    own = {seen.text for turn in (1, 2, 3) for seen in events_for(game.session, "mexico", turn)}
    for turn in (1, 2, 3):
        screen.show(turn)
        show(window, "events")
        for secret in told - own:
            assert secret not in window.texts(), "an event of the other seat stands in this seat's review"
    with pytest.raises(Problem):
        Revealed.after(game.session, 1)


def test_the_map_of_a_past_turn_shows_what_the_seat_knew_then():
    window = Window((1600, 900))
    game = played(window, 3)
    window.click("turn1")
    shown = window.desk.screen.known
    fresh = Known.at(game.session, "mexico", 1)
    places = range(len(fresh.view.world.regions))
    assert [shown.attacks(place) for place in places] == [fresh.attacks(place) for place in places]
    assert shown.view.turn == 1
    assert [fresh.rate(place) for place in places] != [game.known.rate(place) for place in places], "rates are of that turn"


def test_after_the_end_the_truth_and_every_seat_can_be_watched():
    window = Window((1600, 900))
    game = played(window, 0)
    screen = window.desk.screen
    assert screen.tab == "outcome", "the end of a game begins with its outcome"
    window.click("eyes")
    window.click("The truth")
    assert screen.eyes == "truth"
    show(window, "map")
    truth = screen.known
    for place in range(len(truth.view.world.regions)):
        here = {
            int(game.session.truth.state.presence_group[0, one])
            for one in range(game.session.truth.state.members.shape[1])
            if game.session.truth.state.members[0, one] > 0
            and int(game.session.truth.state.presence_region[0, one]) == place
        }
        assert {truth.view.world.groups.index(group) for group in truth.groups_in(place)} == here
    screen.show(1)
    show(window, "events")
    everything, own = (len(told_of(screen, 1)), len([
        seen for seen in events_for(game.session, "mexico", 1) if not seen.hidden
    ]))  # fmt: skip
    assert everything > own, "the truth tells what stayed hidden"


def test_after_the_end_everybodys_orders_stand_side_by_side():
    window = Window((1600, 1800))
    game = played(window, 0, seats={"mexico": "person", "us": "enable"})
    window.desk.screen.show(1)
    show(window, "orders")
    shown = window.texts()
    for seat in game.session.seats:
        assert game.names.seat_name(seat) in shown
    assert "Deploy: Jalisco" in shown and "9,000 troops" in shown


def test_an_event_says_why_by_mouse_and_by_keyboard():
    window = Window((1600, 900))
    game = played(window, 1)
    show(window, "events")
    label = events_for(game.session, "mexico", 1)[0].label
    window.click(f"event{label}")
    assert window.ui.is_open("why")
    window.key(pygame.K_ESCAPE)
    window.ui.set_focus(window.widget(f"event{label}"))
    window.ui.focus_seen = True  # as after Tab: the ring says that Enter is this control's
    window.key(pygame.K_RETURN)
    assert window.ui.is_open("why")


def test_another_seats_event_is_explained_under_the_own_label_after_the_end():
    window = Window((1600, 900))
    game = played(window, 0)
    screen = window.desk.screen
    screen.eyes = "group:CJNG"
    told = [seen for seen in events_for(game.session, "group:CJNG", 1) if not seen.hidden]
    for seen in told:
        label = own_label(screen, seen.label)
        mine = next(one for one in events_for(game.session, "mexico", 1) if one.label == label)
        assert mine.place == seen.place


@pytest.mark.runs_on
def test_the_debrief_is_reckoned_step_by_step_while_the_window_says_how_far_it_is():
    window = Window((1600, 900))
    game = played(window, 0, scenario="the_teapot")
    screen = window.desk.screen
    screen.show_tab("debrief")
    window.ui.settle()
    assert screen.found_debrief is None and screen.moving
    assert "Reckoning" in window.texts()
    shares = []
    while screen.moving:
        window.frame()
        shares += [] if screen.progress is None else [screen.progress.share]
        if screen.progress is not None and screen.progress.part == "legacy":
            assert "36 months, 64 times" in window.texts()
    assert shares == sorted(shares) and len(shares) > 36, "a step for each month that follows, at least"
    window.frame()
    for words in ("What led to what", "With the same luck", "36 months after", "as it was played", "after hold"):
        assert words in window.texts(), words
    assert {kind for kind, _seat in game.session.reckoned} == {"par", "legacy"}


def test_a_reckoning_waits_while_another_tab_is_shown_and_ends_with_the_review():
    window = Window((1600, 900))
    game = played(window, 0, scenario="the_teapot")
    screen = window.desk.screen
    screen.show_tab("debrief")
    for _ in range(4):
        window.frame()
    window.click("tab-events")
    share = screen.progress.share
    for _ in range(4):
        window.frame()
    assert not screen.moving and screen.progress.share == share
    window.click("tab-debrief")
    window.frame()
    assert screen.progress.share > share, "it goes on where it stood"
    window.go("planning")
    for _ in range(4):
        window.frame()
    assert not any(kind == "legacy" for kind, _seat in game.session.reckoned), "who left has left it"


def test_what_was_reckoned_stands_in_the_record_and_is_not_reckoned_again(tmp_path):
    path = tmp_path / "game.plaza"
    window = Window((1600, 900))
    game = played(window, 0, path=path, scenario="the_teapot")
    show(window, "debrief")
    game.session.close()
    again = open_session(path, writing=False).session
    assert again.reckoned == game.session.reckoned and ("legacy", "mexico") in again.reckoned


def test_a_prediction_card_stands_beside_one_that_knows_nothing():
    window = Window((1600, 900))
    played(window, 0)
    show(window, "debrief")
    assert "A card of “same” throughout would have had" in window.texts()


def test_a_branch_plays_on_in_a_new_record_and_leaves_the_first_as_it_was(tmp_path):
    window = Window()
    path = tmp_path / "first.plaza"
    played(window, 3, path)
    before = path.read_bytes()
    window.click("earlier")
    window.ui.focus = ""
    window.key(pygame.K_f)
    game = window.desk.play
    assert window.desk.screen.name == "planning" and game.session.turn == 2
    assert game.path != path and game.path.exists()
    assert path.read_bytes() == before
    game.close()
    assert open_session(path, writing=False).turns == 3


def test_going_back_is_asked_and_keeps_the_same_record(tmp_path):
    window = Window()
    path = tmp_path / "game.plaza"
    played(window, 3, path)
    window.click("earlier")
    window.click("rewind")
    assert window.ui.is_open("question") and len(window.desk.play.session.turns) == 3
    window.key(pygame.K_ESCAPE)
    assert len(window.desk.play.session.turns) == 3, "nothing happens without a yes"
    window.click("rewind")
    window.click("yes")
    assert window.desk.screen.name == "planning"
    assert window.desk.play.session.turn == 2 and window.desk.play.path == path


def test_a_game_that_is_not_kept_cannot_branch_and_says_so():
    window = Window((1600, 900))
    played(window, 1)
    assert "not kept in a record" in window.texts()
    window.click("branch")
    assert window.desk.screen.name == "review"


def test_bookmarks_stay_with_the_record(tmp_path):
    window = Window((1600, 900))
    path = tmp_path / "game.plaza"
    played(window, 2, path)
    window.key(pygame.K_b)
    show(window, "bookmarks")
    window.click("bookmark_text2")
    window.type("the wave")
    window.key(pygame.K_RETURN)
    assert "the wave" in window.texts()
    window.click("turn1")
    window.key(pygame.K_b)
    window.desk.leave_game()
    session = open_session(path).session
    marks = Bookmarks.of(session).seen_by("mexico")
    assert [(mark.turn, mark.text) for mark in marks] == [(1, ""), (2, "the wave")]
    assert Bookmarks.of(session).seen_by("us") == [], "another seat does not read them before the end"
    window.desk.take(Play.begun(session, "mexico", path))
    window.go("review", turn=2)
    show(window, "bookmarks")
    window.click("unmark-2")
    assert [mark.turn for mark in Bookmarks.of(window.desk.play.session).seen_by("mexico")] == [1]


def test_a_record_that_was_loaded_is_reviewed_like_a_game(tmp_path):
    window = Window()
    path = tmp_path / "game.plaza"
    game = played(window, 0, path, scenario="the_teapot")
    game.close()
    window.desk.leave_game()
    window.desk.take(Play.begun(open_session(path).session, "mexico", path))
    window.go("review")
    assert window.desk.screen.tab == "outcome"
    for tab in ("map", "events", "orders", "outcome", "debrief"):
        show(window, tab)
        assert window.complaints() == [], f"{tab} of a loaded record"


def test_a_red_seat_looks_back_on_its_own_game():
    window = Window((1600, 900))
    game = window.begin("tapalpa_plus_72", {"group:CJNG": "person"})
    while not game.session.over:
        game.resolve()
    window.go("review")
    for tab in ("map", "events", "orders", "outcome"):
        show(window, tab)
        assert window.complaints() == [], f"{tab} of a red seat's review"


def test_a_game_that_is_only_looked_at_writes_nothing_and_loses_nothing(tmp_path):
    window = Window((1600, 900))
    path = tmp_path / "game.plaza"
    game = played(window, 2, path)
    window.key(pygame.K_b)
    window.desk.leave_game()
    before = path.read_bytes()
    records.look_at(window.desk, path)
    window.frame()
    game = window.desk.play
    show(window, "bookmarks")
    assert "Turn 2" in window.texts() and "only looked at" in window.texts()
    assert [mark.turn for mark in window.desk.screen.bookmarks.seen_by("mexico")] == [2], "its bookmarks are read"
    window.ui.focus = ""
    window.key(pygame.K_b)
    window.click("rewind")
    assert not window.ui.is_open("question") and len(game.session.turns) == 2
    window.go("planning")
    assert window.desk.screen.name == "review", "orders of a game that is only looked at would be lost"
    with pytest.raises(Problem, match="only looked at"):
        game.plan("exploit points=3")
    assert path.read_bytes() == before


def test_a_game_that_is_looked_at_goes_on_in_its_record_and_can_branch(tmp_path):
    window = Window((1600, 900))
    path = tmp_path / "game.plaza"
    played(window, 2, path)
    window.desk.leave_game()
    records.look_at(window.desk, path)
    window.frame()
    window.click("continue")
    assert window.desk.screen.name == "planning" and window.desk.play.path == path and not window.desk.play.watched
    assert window.desk.play.plan("exploit points=3").accepted
    window.desk.leave_game()
    assert len(open_session(path, writing=False).session.plans["mexico"]) == 1
    records.look_at(window.desk, path)
    window.frame()
    window.click("branch")
    assert window.desk.play.path.parent == path.parent and window.desk.play.path != path


def test_what_was_typed_in_one_game_is_not_in_the_next():
    window = Window((1600, 900))
    played(window, 1)
    show(window, "bookmarks")
    window.click("bookmark_text1")
    window.type("mine alone")
    assert "mine alone" in window.texts()
    played(window, 1, seats={"us": "person"})
    show(window, "bookmarks")
    assert "mine alone" not in window.texts()

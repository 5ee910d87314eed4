"""The playback of a turn: it tells everything in its time, waits for nobody, and obeys mouse and keyboard at once."""

import pygame
import pytest

from game.clients.event_kinds import topics_of
from game.clients.merging import gathered, merged
from game.desktop.screens.playback import Playback
from game.desktop.screens.playback.pace import PULSE_SECONDS, TURN_SECONDS, pace_of
from game.desktop.screens.playback.story import story_of
from game.session.naming import Names
from game.session.reporting import events_for, texts_of_messages

from .window import Window

SIZES = (((1280, 720), 150), ((1440, 900), 100))


def opened(size=(1440, 900), scale=100, language="en", turns=2, scenario="tapalpa_plus_72", seat="mexico", **settings):
    """A window at the playback of the last of so many turns."""
    window = Window(size, scale, language, **settings)
    seats = {"group:CJNG": "network"} if scenario == "tapalpa_plus_72" else {"mexico": "tempo", "group:TETERA": "network"}
    game = window.begin(scenario, {**seats, seat: "person"})
    for _turn in range(turns):
        game.resolve()
    window.go("playback")
    return window


def player_of(window):
    screen = window.desk.screen
    assert isinstance(screen, Playback) and screen.player is not None
    return screen.player


def play(window, seconds):
    for _frame in range(int(seconds / 0.05)):
        window.frame(0.05)


# -- what is told ----------------------------------------------------------------------------------------------------


def test_playing_to_the_end_tells_every_event_that_the_seat_saw_and_none_that_it_did_not():
    window = opened()
    session, player = window.desk.play.session, player_of(window)
    assert player.playing and len(player.shown) < 5, "a playback begins at the start of the turn, playing"
    play(window, TURN_SECONDS + 1)
    read = texts_of_messages(session)
    seen = [one for one in events_for(session, "mexico", 2) if not one.hidden and one.text not in read]
    told = player.shown
    totals = {one.label for one in seen if one.kind in ("deployment", "border_deployment")}  # the last alone is told
    assert {one.label for one in told} | totals == {one.label for one in seen} | totals
    assert player.ended and not window.desk.screen.moving, "at the end nothing moves on"
    for entry in player.story.entries:
        assert window.ui.find(f"event-{entry.label}") is not None, f"{entry.seen.text} does not stand in the feed"


def test_lines_are_told_in_order_of_time_each_in_its_pulse_and_never_before_it_happened():
    player = player_of(opened())
    days = [entry.day for entry in player.story.entries]
    assert days == sorted(days)
    for entry, times in zip(player.story.entries, player.pace.lit, strict=True):
        assert player.pace.clock(times[0]) == pytest.approx(entry.day), f"{entry.seen.text} is told at another moment"
        assert len(times) == len(entry.members)
    assert {entry.pulse for entry in player.story.entries} == {0, 1}


def test_a_line_of_many_regions_gives_a_sign_in_each_of_them():
    window = opened()
    play(window, TURN_SECONDS + 1)
    player = player_of(window)
    many = next(entry for entry in player.story.entries if entry.seen.kind == "reprisals" and len(entry.members) > 2)
    marked = {region for region, row in window.desk.screen._map.rows.items() if row.marks}
    assert set(many.regions) <= marked
    assert len(many.regions) == len(many.members)


def test_roadblocks_are_open_until_the_hours_that_were_told_have_passed_then_cleared():
    window = opened()
    player = player_of(window)
    story = player.story
    first = [seen for entry in story.entries for seen in entry.members if seen.kind == "reprisals" and entry.pulse == 0]
    day = first[0].day
    lit = story.tally(first, day)
    assert lit.standing == lit.roadblocks > 0
    assert story.tally(first, story.stands_until(first[0])).standing == 0
    player.seek(day)
    window.ui.refresh()
    window.frame()
    kinds = {mark.kind for row in window.desk.screen._map.rows.values() for mark in row.marks}
    assert {"roadblock", "cleared"} <= kinds, "those of the turn before are gone by now, those of this pulse are not"


def test_the_counts_are_the_sums_of_what_was_told_until_the_moment():
    window = opened()
    play(window, TURN_SECONDS + 1)
    session = window.desk.play.session
    told = [one for turn in (1, 2) for one in events_for(session, "mexico", turn) if one.kind == "reprisals"]
    tally = player_of(window).story.tally(
        [*player_of(window).story.past, *player_of(window).shown], player_of(window).moment
    )
    assert tally.roadblocks == sum(one.event.values["roadblocks"] for one in told) > 0
    assert tally.attacks == sum(one.event.values["attacks"] for one in told)
    assert tally.security == sum(one.event.values["security"] for one in told)
    assert str(tally.roadblocks) in window.texts().splitlines()


def test_lines_gathered_are_the_lines_merged_and_lose_no_event_but_totals_that_were_overtaken():
    window = opened()
    session = window.desk.play.session
    told, names = events_for(session, "mexico", 2), Names(session, "mexico")
    lines = gathered(told, names)
    assert [line for line, _many in lines] == merged(told, names)
    assert sum(len(many) for _line, many in lines) == len([one for one in told if one.kind != "deployment"]) + sum(
        line.kind == "deployment" for line, _many in lines
    )


@pytest.mark.parametrize(
    ("scenario", "seat"),
    [
        ("tapalpa_plus_72", "group:CJNG"),
        ("tapalpa_plus_72", "us"),
        ("the_teapot", "mexico"),
        ("the_teapot", "group:TETERA"),
    ],
)
def test_every_seat_of_both_scenarios_has_its_playback(scenario, seat):
    window = opened(scenario=scenario, seat=seat, turns=3)
    for _frame in range(400):
        window.frame(0.05)
    player = player_of(window)
    assert player.ended
    assert player.moment == pytest.approx(player.story.end)
    assert all(entry.topics for entry in player.story.entries), "a line without a topic cannot be filtered"
    assert window.complaints() == []


def test_a_turn_takes_no_longer_than_promised():
    window = opened(scenario="the_teapot", turns=1)
    pace = pace_of(story_of(window.desk.play.session, "mexico", 1))
    assert pace.total <= min(TURN_SECONDS, 2 * PULSE_SECONDS) + 1e-6
    window = opened()
    assert player_of(window).pace.total == pytest.approx(2 * PULSE_SECONDS)


# -- hands -----------------------------------------------------------------------------------------------------------


def test_every_key_acts_at_once_while_it_plays():
    window = opened()
    play(window, 1)
    player = player_of(window)
    assert player.playing
    window.key(pygame.K_SPACE)
    assert not player.playing and not window.desk.screen.moving, "Space pauses in the very frame"
    at = player.at
    play(window, 2)
    assert player.at == at, "nothing moves while it is paused"
    window.key(pygame.K_SPACE)
    assert player.playing
    window.key(pygame.K_4, text="4")
    assert player.speed == 4
    before = player.at
    window.frame(0.1)
    assert player.at - before == pytest.approx(0.4), "at four times the speed a tenth of a second is four of them"
    window.key(pygame.K_END)
    assert player.ended and not player.playing
    assert len(player.entries) == len(player.story.entries)
    window.key(pygame.K_HOME)
    assert player.begun == 0 and player.moment == player.story.start


def test_arrows_step_by_event_and_choose_it():
    window = opened()
    player = player_of(window)
    window.key(pygame.K_HOME)
    for place, entry in enumerate(player.story.entries, start=1):
        window.key(pygame.K_RIGHT)
        assert player.begun == place
        assert window.desk.screen.chosen == entry.label
    window.key(pygame.K_RIGHT)
    assert player.begun == len(player.story.entries)
    window.key(pygame.K_LEFT)
    assert player.begun == len(player.story.entries) - 1
    for _step in range(len(player.story.entries) + 2):
        window.key(pygame.K_LEFT)
    assert player.begun == 0 and window.desk.screen.chosen == ""


def test_space_still_plays_after_a_press_of_the_pointer_on_something_else():
    window = opened()
    player = player_of(window)
    window.click("topic-all")
    before = player.playing
    window.key(pygame.K_SPACE)
    assert player.playing != before
    window.click("play")
    assert player.playing == before
    window.click("end")
    assert player.ended


def test_the_timeline_is_dragged_and_moved_by_keys():
    window = opened()
    player = player_of(window)
    line = window.widget("timeline")
    story = player.story
    y = line.rect.centery
    window.click((line.x_of(window.ui, story.end) - 1, y))
    assert player.moment == pytest.approx(story.end, abs=0.01) and not player.playing
    middle = story.start + story.pulse_days * 1.5
    start, end = line.x_of(window.ui, story.end) - 1, line.x_of(window.ui, middle)
    window.send(pygame.MOUSEBUTTONDOWN, pos=(start, y), button=1)
    window.send(pygame.MOUSEMOTION, pos=(end, y), rel=(end - start, 0), buttons=(1, 0, 0))
    assert player.moment == pytest.approx(middle, abs=0.02)
    window.send(pygame.MOUSEBUTTONUP, pos=(end, y), button=1)
    assert all(entry.day <= player.moment + 1e-6 for entry in player.entries)
    told = sum(entry.day <= player.moment for entry in story.entries)
    assert len(player.entries) == told, "all that had happened until the moment is told"
    window.key(pygame.K_PAGEDOWN)
    assert player.moment == pytest.approx(story.end, abs=0.02)


def test_a_chosen_event_is_framed_on_the_map_and_its_card_does_not_cover_it():
    window = opened((1600, 900))
    window.key(pygame.K_END)
    player = player_of(window)
    for entry in player.story.entries:
        if not entry.regions:
            continue
        window.widget(f"event-{entry.label}")
        window.desk.screen.choose(entry.label)
        window.frame()
        shown = window.desk.screen._map
        assert shown.framed == entry.regions
        card = next(one for one in window.widgets() if type(one).__name__ == "CardColumn")
        for region in entry.regions:
            at = shown.where(window.ui, region)
            assert not card.rect.collidepoint(at), f"the card of {entry.seen.text} covers {region}"
            assert shown.rect.collidepoint(at), f"{region} of {entry.seen.text} is out of sight"
        window.key(pygame.K_ESCAPE)
        assert window.desk.screen.chosen == ""


def test_a_press_on_a_line_opens_why_and_again_closes_it():
    window = opened()
    window.key(pygame.K_END)
    label = player_of(window).story.entries[-1].label
    window.click(f"event-{label}")
    assert window.desk.screen.card_open and window.widget("card-close")
    window.click("card-close")
    assert not window.desk.screen.card_open
    assert window.complaints() == []


def test_topics_places_and_words_filter_the_feed():
    window = opened()
    window.key(pygame.K_END)
    player = player_of(window)
    window.click("topic-reprisals")
    shown = [one.key for one in window.widgets() if one.key.startswith("event-")]
    wanted = [entry.label for entry in player.story.entries if any("reprisals" in topics_of(one) for one in entry.members)]
    assert sorted(shown) == sorted(f"event-{label}" for label in wanted) and shown
    window.click("topic-reprisals")
    window.key(pygame.K_f, mod=pygame.KMOD_CTRL)
    window.type("jalisco")
    assert "Jalisco" in window.texts()
    assert len([one for one in window.widgets() if one.key.startswith("event-")]) < len(player.story.entries)
    window.type(" xyz")
    assert "Nothing of that until now." in window.texts()
    window.move((5, 895))  # from whatever has a tip, which Escape would close first
    window.key(pygame.K_ESCAPE)
    assert len([one for one in window.widgets() if one.key.startswith("event-")]) == len(player.story.entries)
    window.desk.screen._choose_region("MX-JAL")
    window.ui.refresh()
    window.frame()
    assert window.widget("anywhere")
    window.click("order")
    assert window.complaints() == []


def test_the_end_leads_to_the_report_of_that_turn(monkeypatch):
    went = []
    window = opened()
    monkeypatch.setattr(window.desk, "go", lambda name, **how: went.append((name, how)))
    window.key(pygame.K_RETURN)
    assert went == [], "Enter leads on only where everything is told"
    window.key(pygame.K_END)
    window.key(pygame.K_RETURN)
    window.click("report")
    assert went == [("report", {"turn": 2})] * 2


def test_reduced_motion_begins_at_the_end_and_moves_by_steps_alone():
    window = opened(reduced_motion=True)
    player = player_of(window)
    assert player.ended and not window.desk.screen.moving
    window.key(pygame.K_SPACE)
    window.frame(1.0)
    assert player.ended and not player.playing, "nothing moves by itself"
    window.key(pygame.K_LEFT)
    assert player.begun == len(player.story.entries) - 1
    assert window.complaints() == []


def test_a_turn_before_the_last_can_be_played_and_before_the_first_there_is_a_note():
    window = opened()
    window.go("playback", turn=1)
    assert player_of(window).story.turn == 1
    assert window.complaints() == []
    fresh = opened(turns=0)
    assert "Nothing to play yet" in fresh.texts()
    assert fresh.complaints() == []


# -- how it stands ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_nothing_is_cut_at_the_start_amid_and_at_the_end(size, scale, language):
    window = opened(size, scale, language)
    assert window.complaints() == []
    play(window, 3)
    assert window.complaints() == []
    window.key(pygame.K_END)
    assert window.complaints() == []
    label = next(entry.label for entry in player_of(window).story.entries if len(entry.regions) > 2)
    window.desk.screen.choose(label)
    window.frame()
    assert window.complaints() == []
    window.desk.screen.close_card()
    window.desk.screen.tab = "events"
    window.ui.refresh()
    window.frame()
    assert window.complaints() == []
    window.shot(f"playback-{size[0]}-{scale}-{language}")

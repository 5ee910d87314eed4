"""Several people at one keyboard: nobody sees what another knows, and each is told its own report."""

import io

import pytest

from game.console.start import sit_down
from game.console.terminal import CLEAR_ALL, scripted
from game.session.replay import open_session
from game.session.session import Session

SEATS = {"mexico": "person", "us": "person", "group:ALFA": "network", "group:BETA": "network", "group:GAMA": "network"}
WAIT, SHOW = "Enter clears the screen", "Enter when nobody else can see"
LOOK = ["status", "leaders", "groups", "programmes", "tray", "mandate", "log", "map"]
SIT, PASS = "", ""  # Enter on the page that hands over; Enter that clears the screen before it


def at_table(lines, seats=SEATS, scenario="laboratory", first="mexico", **options):
    """Everything shown, and the App, after these lines."""
    session = Session.create(scenario, seats, seed=7, **options)
    app = sit_down(session, first, scripted(lines), options.get("path"))
    app.play()
    return app.terminal.console.file.getvalue(), app


def pages(text):
    """What was shown while each seat sat: the name of the seat and its part of the text, in order."""
    found = []
    for part in text.split("Pass the keyboard to ")[1:]:
        name, _stop, rest = part.partition(".")
        assert SHOW in rest, "a page that hands over does not wait for its seat"
        found.append((name, rest.split(SHOW, 1)[1]))
    return found


def test_a_page_that_hands_over_names_the_next_seat_and_nothing_else():
    text, _app = at_table([SIT, "vet region=teams points=3 !", "end", PASS, SIT])
    between = text.split(WAIT)[1].split(SHOW)[0]
    words = "".join(sign if sign.isalpha() else " " for sign in between).split()
    assert words == ["for", "the", "next", "seat", "Pass", "the", "keyboard", "to", "United", "States", "United", "States"]


def test_each_seat_plans_in_turn_then_the_turn_is_resolved_once_and_each_reads_its_own_report():
    lines = [SIT, "vet region=teams points=3 !", "end", PASS, SIT, "collect target=ALFA discipline=human points=4 !", "end"]
    text, app = at_table([*lines, "end", PASS, SIT])
    assert len(app.session.turns) == 1
    assert [name for name, _part in pages(text)] == ["Mexico", "United States", "Mexico"]
    first, second, third = (part for _name, part in pages(text))
    assert "What happened" not in first
    assert second.count("What happened in turn 1") == 1, "who planned last reads the report at once and plans on"
    assert third.count("What happened in turn 1") == 1


def test_nobody_is_shown_what_another_seat_ordered_knows_or_intends():
    mexico = ["vet region=teams points=3 !", "intent CATCH THE HEIR", "collect target=ALFA/boss discipline=human points=7 !"]
    us = ["collect target=GAMA discipline=financial points=6 !", "intent WATCH MEXICO", "predict approval up"]
    lines = [SIT, *mexico, *LOOK, "end", PASS, SIT, *us, *LOOK, "end", *LOOK, "end", PASS, SIT, *LOOK]
    text, app = at_table(lines)
    for name, part in pages(text):
        theirs = ("CATCH THE HEIR", "region=teams")
        for secret in ("WATCH MEXICO", "target=GAMA discipline=financial") if name == "Mexico" else theirs:
            assert secret not in part, f"{name} was shown {secret!r}, which belongs to the other seat"
    world, state = app.session.truth.world, app.session.checkpoints[0][0]
    for place, post in enumerate(world.posts):
        if state.rung[0, 1, place] == 0 and app.session.truth.state.rung[0, 1, place] == 0:
            theirs = [part for name, part in pages(text) if name == "United States"]
            assert not any(f"{post} " in part for part in theirs), f"the United States was shown {post}, unknown to it"


def test_one_seat_is_not_told_the_forecast_or_the_refusal_of_another():
    lines = [SIT, "raid leader=ALFA/boss teams=9", "forecast raid leader=ALFA/boss", "end", PASS, SIT]
    text, _app = at_table([*lines, "why refused", "odds"])
    part = pages(text)[1][1]
    assert "No order was refused since you sat down" in part and "No forecast was made yet" in part


def test_the_screen_its_scrollback_and_the_keyboards_history_are_cleared_between_seats():
    out, forgotten = io.StringIO(), []
    session = Session.create("laboratory", SEATS, seed=7)
    terminal = scripted([SIT, "end", PASS, SIT, "quit"], file=out)
    terminal.console._force_terminal = True
    terminal.console._color_system = None
    terminal.forget = lambda: forgotten.append(1)
    terminal.typed_ahead = ""
    sit_down(session, "mexico", terminal, None).play()
    shown = out.getvalue()
    assert shown.count(CLEAR_ALL) >= 5, "cleared before and after each page that hands over, and when the game is left"
    assert shown.index("Enter clears the screen") < shown.rindex("Pass the keyboard to United States")
    assert len(forgotten) == shown.count(CLEAR_ALL)


def test_what_is_typed_at_a_page_that_hands_over_is_no_command():
    _text, app = at_table([SIT, "end", "end", "end", "tray"])
    assert app.session.turn == 1 and app.seat == "us", "the words typed at the pages were taken as commands"


def test_an_offer_is_answered_before_its_sender_plans_on():
    offer = "propose_accord gives='consent to=isr answer=give' asks='share_intelligence points=3' turns=2 !"
    lines = [SIT, offer, "end", PASS, SIT, "answer_accord accord=mexico-1-1 answer=accept !", "end", PASS, SIT, "accords"]
    text, app = at_table([*lines, "end"])
    assert [name for name, _part in pages(text)] == ["Mexico", "United States", "Mexico"]
    assert "mexico-1-1: Mexico gives: Consent to flights" in pages(text)[1][1].replace("\n", " ")
    assert "in force" in pages(text)[2][1]
    assert len(app.session.turns) == 1
    assert app.session.accords("us")[0].status == "in force"


def test_a_turn_is_not_ended_over_an_open_offer_without_a_word():
    offer = "propose_accord gives='consent to=isr answer=give' asks=nothing turns=2 !"
    lines = [SIT, offer, "end", PASS, SIT, "end", "n"]
    text, app = at_table(lines)
    assert "ending the turn refuses it" in text.replace("\n", " ") and not app.session.turns
    _text, app = at_table([*lines[:-1], "y", PASS, SIT, "end"])
    assert len(app.session.turns) == 1 and not app.session.accords("us")


def test_a_red_seat_and_a_state_share_the_keyboard_without_a_page_for_talks():
    seats = {**SEATS, "us": "steady", "group:ALFA": "person"}
    text, app = at_table([SIT, "end", PASS, SIT, "groups", "end", "end", PASS, SIT], seats)
    assert [name for name, _part in pages(text)] == ["Mexico", "Alfa", "Mexico"] and len(app.session.turns) == 1


def test_a_seat_is_handed_to_a_doctrine_and_back_and_the_record_replays(tmp_path):
    path = tmp_path / "game.plaza"
    lines = [
        SIT, "end", PASS, SIT, "end", "hand over us to steady", PASS, SIT, "end", "end", "hand over us to person", "end",
        PASS, SIT, "end",
    ]  # fmt: skip
    text, app = at_table(lines, path=path)
    assert "steady plays United States from now on" in text.replace("\n", " ")
    assert [name for name, _part in pages(text)] == ["Mexico", "United States", "Mexico", "United States"]
    assert app.session.seats["us"] == "person" and len(app.session.turns) == 4
    by_bot = [one for turn in app.session.turns for seat, one in turn.given if seat == "us"]
    assert by_bot and all(one.by_bot for one in by_bot), "the doctrine gave no order while it sat in"
    replay = open_session(path, writing=False)
    assert replay.differing == () and replay.session.seats["us"] == "person"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hand over us to steady", "Only the player of us"),
        ("hand over mexico to nobody", "these can"),
        ("hand over mexcio to steady", "There is no seat"),
        ("hand over", "Say which seat"),
        ("hand over mexico to person", "already"),
        ("hand over group:ALFA to person", "Only the player"),
    ],
)
def test_a_seat_goes_only_to_who_may_have_it(line, said):
    text, app = at_table([SIT, line])
    assert said in text.replace("\n", " ") and app.session.seats == SEATS


def test_alone_a_player_may_watch_a_doctrine_play_its_seat_and_take_it_back():
    seats = {**SEATS, "us": "steady"}
    lines = ["hand over mexico to steady", "vet region=teams points=1", "end", "hand over mexico to person", "end"]
    text, app = at_table(lines, seats)
    assert "steady plays your seat now" in text.replace("\n", " ")
    assert len(app.session.turns) == 2 and app.session.seats["mexico"] == "person"
    gave = [any(seat == "mexico" for seat, _one in turn.given) for turn in app.session.turns]
    assert gave == [True, False]


def test_rewind_puts_every_seat_back_to_the_planning_of_that_turn():
    lines = [SIT, "end", PASS, SIT, "end", "rewind 1", "y", "end", PASS, SIT, "end"]
    text, app = at_table(lines)
    assert len(app.session.turns) == 1
    assert pages(text)[-1][0] == "Mexico" and pages(text)[-1][1].count("What happened in turn 1") == 1


def test_at_the_end_everybody_is_called_and_the_page_of_all_seats_is_shown():
    seats = {"mexico": "person", "group:TETERA": "person"}
    text, app = at_table([SIT, *["end", PASS, SIT, "end"] * 6], seats, "the_teapot")
    assert app.session.over
    assert text.index("Call everybody") < text.index("Debrief: ")
    assert "With the same luck" in text and "not a prediction" in text

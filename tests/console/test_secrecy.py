"""What a seat is shown depends on what it knows, not on what is true."""

import numpy as np
import pytest

from game.session.session import Session
from tests.console.playing import begin, lesson_lines, play, shown

SCREENS = [
    "status",
    "map",
    "leaders",
    "groups",
    "regions",
    "teams",
    "programmes",
    "mandate",
    "log",
    "why approval",
    "why homicides",
    "why boss",
    "why TETERA",
    "why MX-COL",
    "why 1",
    "why 2",
    "forecast raid leader=boss",
    "forecast raid leader=heir",
    "why heir",
    "collect target=heir discipline=human points=1",
    "why H1",
    "why command",
    "why corruption",
    "outcome",
]
HIDDEN = (
    "competence",
    "loyalty",
    "ambition",
    "security",
    "defence",
    "corruption",
    "team_corruption",
    "command",
    "aggressiveness",
    "support",
    "caution",
    "homicide_rate",
)


def hide_other_truths(session: Session) -> None:
    """Change what the seat cannot see: traits, places, sizes."""
    state = session.truth.state
    for name in HIDDEN:
        array = getattr(state, name)
        array[:] = array * 0.5 + 0.111
    state.members[:] = state.members * 2 + 3
    state.rockets[:] = state.rockets + 7
    state.cash[:] = state.cash * 3
    state.bench[:] = 1
    state.leader_region[:] = np.where(state.leader_region >= 0, 2, -1)
    state.site[:] = 1


@pytest.mark.parametrize("turns", [0, 2, 4])
def test_screens_are_the_same_when_only_the_hidden_truth_differs(turns):
    played = lesson_lines("y")
    cut = [place for place, line in enumerate(played) if line == "end"][turns - 1] + 1 if turns else 0
    texts_shown = []
    for different in (False, True):
        app = begin([*played[:cut]])
        app.play()
        assert app.session.turn == turns + 1
        if different:
            hide_other_truths(app.session)
        looking = begin([])
        looking.session = app.session
        for line in SCREENS:
            looking.terminal.line(f"> {line}")
            looking.terminal.read = lambda prompt: "n"
            looking.take(line)
        texts_shown.append(shown(looking))
    assert texts_shown[0] == texts_shown[1]


@pytest.mark.parametrize("seed", range(6))
def test_nobody_whom_the_seat_never_heard_of_is_named_before_the_end(seed):
    lines = [*lesson_lines("y"), "quit"]
    last = [place for place, line in enumerate(lines) if line == "end"][-1]
    text, app = play([*lines[:last], *SCREENS], seed=seed)
    assert app.session.turn == 6
    world, known = app.session.truth.world, np.zeros(len(app.session.truth.world.posts), dtype=bool)
    for state, _bookings, _events in app.session.checkpoints:
        known |= state.rung[0, 0] > 0
    kinds = ("rung_up", "captured", "killed", "raid")
    named = {event.subjects.get("leader") for event in app.session.truth.trace.events if event.kind in kinds}
    after_briefing = text[text.index("plaza turn 1>") :]
    for place, post in enumerate(world.posts):
        if not known[place] and post not in named:
            nickname = world.nicknames[place]["en"]
            assert not nickname or nickname not in after_briefing, f"{post} is named, though nobody had heard of the person"
            assert f"({post})" not in after_briefing


def test_no_chance_of_the_truth_is_told_before_the_game_is_over():
    lines = ["raid leader=logistician-1 teams=1 day=2 !", "end", *(f"why {number}" for number in range(1, 9))]
    during, _app = play(lines)
    assert "How it was drawn" not in during and "leaked" not in during
    after, _app = play([lines[0], *["end"] * 6, *lines[2:]])
    assert "How it was drawn, from the truth" in after


def test_a_message_to_another_seat_is_not_shown():
    text, _app = play(["inject message_to seats=group:TETERA text='meet at dawn'", "end"], control=True)
    assert text.count("meet at dawn") == 2, "it stands where control typed it and is confirmed, and nowhere else"


def test_the_group_is_not_told_what_the_state_plans_or_knows():
    session = Session.create("the_teapot", {"mexico": "person", "group:TETERA": "person"}, seed=7)
    session.submit("mexico", "collect target=TETERA/logistician-1 discipline=human points=8")
    session.resolve()
    app = begin([], seat="group:TETERA")
    app.session, app.seat = session, "group:TETERA"
    for line in ("status", "log", "programmes", "why 1", "tray"):
        app.take(line)
    assert "knowledge" not in shown(app) and "collect" not in shown(app)

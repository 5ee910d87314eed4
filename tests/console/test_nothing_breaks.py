"""Whatever is typed, no traceback comes and nothing changes that was not ordered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import texts
from game.console.vocabulary import COMMANDS, command_named, order_named
from game.core.orders import ORDERS
from game.engine.signature import signature
from game.session.replay import open_session
from tests.console.playing import begin, play, shown

STILL = sorted(set(COMMANDS) - {"end", "rewind", "branch", "quit", "inject", "language"})
WORDS = st.one_of(
    st.sampled_from([*STILL, *ORDERS]),
    st.sampled_from(["boss", "TETERA", "MX-JAL", "1", "-1", "99999999999999999999", "leader=boss", "points=nan"]),
    st.sampled_from(["points=1e400", "target=", "=", "teams=0", "when=never", "day=0", "why 1", "all"]),
    st.sampled_from(["'", '"', "\\", "{}", "{x}", "%s", "[red]"]),
    st.text(max_size=30),
)
MOVING = ("end", "rewind", "branch", "quit", "inject", "language")


def is_quiet(line: str) -> bool:
    """Whether a line is none of the commands that move the game on, by any of their names."""
    return command_named(line.strip().split(" ", 1)[0]) not in MOVING


LINE = st.lists(WORDS, max_size=5).map(" ".join).filter(is_quiet)
LINES = st.lists(LINE, max_size=12)


@given(LINES)
@settings(max_examples=60)
def test_garbage_is_answered_in_sentences_and_changes_no_state(lines):
    texts.use("en")
    app = begin([*lines, "n", "."])
    before = signature(app.session.truth.state)
    app.play()
    assert signature(app.session.truth.state) == before
    assert app.session.turn == 1
    assert "Traceback" not in shown(app)


@given(st.lists(LINE, max_size=6))
@settings(max_examples=15)
def test_garbage_among_real_play_does_not_change_how_the_game_goes(lines):
    texts.use("en")
    quiet = [line for line in lines if order_named(line.strip().split(" ", 1)[0]) is None]
    order = ["raid leader=logistician-1 when=fix !", "end"]
    _text, plain = play([*order, "end"])
    _text, noisy = play([*order, *quiet, *["."] * 6, "end"])  # the dots answer whatever a command still asks
    assert [one.signature for one in noisy.session.turns] == [one.signature for one in plain.session.turns]


def test_what_a_garbled_game_has_recorded_replays(tmp_path):
    path = tmp_path / "game.plaza"
    lines = [
        "\x1b[2J",
        "raid leader=\x00",
        "collect target=boss discipline=human points=3 !",
        "\ud800",
        "😀 map",
        "end",
        "x" * 9000,
    ]
    text, app = play(lines, path=path)
    assert "\x1b" not in text
    assert [one.signature for one in open_session(path, writing=False).session.turns] == [app.session.turns[0].signature]


@pytest.mark.parametrize("width", [20, 40, 80, 120, 300])
def test_every_screen_fits_any_width(width):
    lines = [
        "map",
        "status",
        "teams",
        "groups",
        "regions",
        "orders",
        "help",
        "help raid",
        "rules leak",
        "forecast raid leader=boss",
    ]
    text, _app = play([*lines, "end", "log", "why homicides"], width=width)
    assert max(len(line) for line in text.splitlines() if not line.startswith("plaza")) <= max(width, 20)

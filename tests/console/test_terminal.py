"""The screen: plain signs where the encoding knows no others, no colour where none is wanted, a map of any size."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.console.map import layout
from game.console.symbols import ASCII, UNICODE, symbols_for
from game.console.terminal import clean
from game.content.common_map import common_map

CHECKOUT = Path(game.__file__).parents[1]


def demonstration(tmp_path, **environment):
    """Output of a game by bots under other settings of the terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "play", "--seed", "7", "--records", str(tmp_path)],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **environment},
        check=True,
        timeout=120,
    )
    assert done.stderr == b""
    return done.stdout


def test_a_terminal_that_knows_only_ascii_gets_plain_letters_and_signs(tmp_path):
    out = demonstration(tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0").decode("ascii")
    assert "Michoacan" in out and "Aguila" in out and "?" not in out.replace("ask whether", "").split("Officials")[0][:2000]


def test_no_colour_where_none_is_wanted(tmp_path):
    colour = rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|9[0-7])(?:;[\d;]*)?m"
    assert re.search(colour, demonstration(tmp_path, FORCE_COLOR="1", NO_COLOR=""))
    assert not re.search(colour, demonstration(tmp_path, FORCE_COLOR="1", NO_COLOR="1"))
    assert b"\x1b[" not in demonstration(tmp_path)


def test_symbols_follow_the_encoding():
    assert (
        symbols_for("UTF-8") == UNICODE and symbols_for("ascii") == symbols_for("cp1252") == symbols_for("nonsense") == ASCII
    )


@pytest.mark.parametrize("columns", [1, 3, 7, 12])
def test_every_state_has_a_slot_of_its_own_on_the_map_and_north_is_up(columns):
    states = common_map().states
    names = list(states)
    slots = layout({place: (states[name].lon, states[name].lat) for place, name in enumerate(names)}, columns, 1.7)
    assert len(set(slots.values())) == len(names) == 32
    assert all(0 <= column < columns for _row, column in slots.values())
    if columns >= 7:
        north, south = slots[names.index("MX-CHH")], slots[names.index("MX-CHP")]
        west, east = slots[names.index("MX-BCN")], slots[names.index("MX-ROO")]
        assert north[0] < south[0] and west[1] < east[1]


def test_regions_without_a_place_on_the_earth_stand_in_their_order():
    assert layout({0: None, 1: None, 2: None}, 2, 1.3) == {0: (0, 0), 1: (0, 1), 2: (1, 0)}


def test_signs_that_steer_a_terminal_are_taken_out_of_what_is_typed():
    assert clean("\x1b[2J\x00map\r\n") == "[2J map"

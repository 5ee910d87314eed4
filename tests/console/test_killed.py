"""A game that is killed in the middle keeps every order that was acknowledged."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.session.replay import open_session

CHECKOUT = Path(game.__file__).parents[1]
PLAYER = """
import sys
from pathlib import Path
from game.console.start import sit_down
from game.console.terminal import scripted
from game.session.session import Session
from tests.console.playing import seats_with

path = Path(sys.argv[1])
session = Session.create("the_teapot", seats_with("the_teapot", "mexico"), seed=7, path=path)

def lines():
    for turn in range(6):
        for points in range(1, 4):
            yield f"collect target=boss discipline=imagery points={points} !"
            print("acknowledged", len(session.plans["mexico"]), turn, flush=True)
            sys.stdin.readline()
        yield "end"

sit_down(session, "mexico", scripted(lines()), path).play()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by a signal")
@pytest.mark.parametrize("steps", [1, 2, 5])
def test_a_killed_game_keeps_every_acknowledged_order(steps, tmp_path):
    path = tmp_path / "game.plaza"
    playing = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(path)], cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert playing.stdin is not None and playing.stdout is not None
    for _step in range(steps):
        said = playing.stdout.readline().split()
        playing.stdin.write("\n")
        playing.stdin.flush()
    said = playing.stdout.readline().split()
    os.kill(playing.pid, signal.SIGKILL)
    playing.wait(60)
    playing.stdin.close()
    playing.stdout.close()
    replay = open_session(path)
    assert said[0] == "acknowledged" and len(replay.session.plans["mexico"]) == int(said[1])
    assert len(replay.session.turns) == int(said[2])
    replay.session.close()

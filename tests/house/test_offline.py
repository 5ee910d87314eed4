"""No command of Plaza opens a connection or looks up a name."""

import subprocess
import sys
from pathlib import Path

import pytest

import game

# Refuses in the interpreter itself: no library can go round it.
GUARD = """
import sys
def guard(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        print("NETWORK", event, arguments, file=sys.stderr, flush=True)
        raise PermissionError(event)
sys.addaudithook(guard)
"""
START = GUARD + "from game.commands.main import main; main(sys.argv[1:])"


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    checkout = Path(game.__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=checkout,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    ],
)
def test_the_guard_stops_every_way_out(attempt):
    done = python(GUARD + f"import socket; {attempt}")
    assert done.returncode == 1 and "NETWORK socket." in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--language", "es", "--help"],
        ["check", "the_teapot"],
        ["run", "the_teapot", "--seed", "7", "--seat", "mexico=steady", "--json"],
        ["bench", "the_teapot", "--help"],
    ],
    ids=" ".join,
)
def test_a_command_does_its_work_without_the_network(arguments):
    done = python(START, *arguments)
    assert "NETWORK" not in done.stderr, f"it reached for the network: {done.stderr}"
    assert done.returncode == 0, done.stderr

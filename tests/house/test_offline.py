"""No command of Plaza opens a connection or looks up a name."""

import ast
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


NETWORK = {
    *("socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "webbrowser"),
    *("asyncio", "requests", "httpx", "aiohttp", "urllib3", "websockets"),
}


# It opens a file of the reader's own in the reader's browser.
ALLOWED = {"edition/opening.py": {"webbrowser"}}


def imported(source: str) -> set[str]:
    """The top-level names a module imports, at its head or inside a function."""
    nodes = list(ast.walk(ast.parse(source)))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.split(".")[0] for name in whole | parts}


def test_no_module_of_the_game_imports_what_could_open_a_connection():
    package = Path(game.__file__).parent
    files = sorted(package.rglob("*.py"))
    assert len(files) > 100, "this test looks in the wrong place"
    reaching = {
        name: found
        for file in files
        if (name := file.relative_to(package).as_posix())
        and (found := (imported(file.read_text(encoding="utf-8")) & NETWORK) - ALLOWED.get(name, set()))
    }
    assert not reaching, f"the game works without a network and may not import these: {reaching}"


def test_an_import_is_found_wherever_it_stands():
    hidden = "def f():\n    if 1:\n        import urllib.request as u\n        from http.client import x\n"
    assert imported(hidden) == {"urllib", "http"}

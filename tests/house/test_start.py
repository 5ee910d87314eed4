"""`plaza` starts, says its version, lists its commands and loads only the one that was asked for."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import game
from game.commands import main as house

CHECKOUT = Path(game.__file__).parents[1]


def python(*arguments: str, folder: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def test_python_dash_m_game_says_the_version_that_the_package_says():
    done = python("-m", "game", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"plaza {game.__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_lists_every_command_with_a_line_about_it(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        house.main(arguments)
    shown = " ".join(capsys.readouterr().out.split())
    assert left.value.code == 0
    for name, (_module, summary) in house.COMMANDS.items():
        assert f"{name} {summary}" in shown, f"`plaza --help` does not explain {name}"


@pytest.mark.parametrize("name", house.COMMANDS)
def test_every_command_of_the_table_is_a_click_command_that_explains_itself(name):
    command = import_module(house.COMMANDS[name][0]).command
    assert isinstance(command, click.Command), f"{house.COMMANDS[name][0]}.command should be a click command"
    assert command.help, f"plaza {name} --help says nothing about what it does"


def test_help_and_version_import_no_command_and_none_of_what_commands_need():
    code = (
        "import sys\n"
        "from game.commands.main import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'numpy', 'yaml', 'rich', 'babel', 'game.engine', 'game.session', *" + repr(commands()) + "}\n"
        "print('IMPORTED', sorted(heavy & set(sys.modules)))\n"
    )
    done = python("-c", code)
    assert done.stdout.endswith("IMPORTED []\n"), f"the start imports too much: {done.stdout[-300:]}{done.stderr}"


def commands() -> list[str]:
    return [module for module, _summary in house.COMMANDS.values()]


def test_plaza_works_from_a_folder_that_is_not_the_checkout(tmp_path):
    code = "import sys; sys.path.insert(0, sys.argv[1]); from game.commands.main import main; main(['--version'])"
    done = python("-c", code, str(CHECKOUT), folder=tmp_path)
    assert done.stdout == f"plaza {game.__version__}\n", done.stderr

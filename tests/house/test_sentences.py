"""Whatever goes wrong, a person reads one sentence and the exit status is 2; nobody sees a traceback."""

import subprocess
import sys
import types
from pathlib import Path

import click
import pytest

import game
from game import texts
from game.commands import main as house
from game.core.problem import Problem

CHECKOUT = Path(game.__file__).parents[1]


class SeatProblem(Problem):
    """A problem of a kind of its own."""


@click.command()
@click.argument("what")
@click.option("--seed", type=int)
def fake(what: str, seed: int | None) -> None:
    """Goes wrong in the way it is asked to."""
    match what:
        case "problem":
            raise Problem("There is no seat {seat} in {scenario}.", seat="{mexcio}", scenario="the_teapot")
        case "kind":
            raise SeatProblem("No seat {seat}: {reason}", seat=3, reason=Problem("it is {state}", state="taken"))
        case "interrupt":
            raise KeyboardInterrupt
        case "fault":
            raise ZeroDivisionError("division by zero\nin the second line")
        case _:
            click.echo(f"good {what} {seed}")


@pytest.fixture(autouse=True)
def _with_the_fake_command(monkeypatch):
    module = types.ModuleType("fake_command")
    module.command = fake
    monkeypatch.setitem(sys.modules, "fake_command", module)
    monkeypatch.setitem(house.COMMANDS, "fake", ("fake_command", "Goes wrong."))


@pytest.fixture
def plaza(capsys):
    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            house.main(arguments)
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return run


def test_a_command_that_succeeds_has_status_0_and_says_nothing_on_stderr(plaza):
    assert plaza("fake", "well", "--seed", "7") == (0, "good well 7\n", "")


def test_a_problem_is_its_sentence_with_the_fields_filled_in_and_status_2(plaza):
    assert plaza("fake", "problem") == (2, "", "There is no seat {mexcio} in the_teapot.\n")


def test_a_kind_of_problem_and_the_problem_inside_it_are_told_in_one_sentence(plaza):
    assert plaza("fake", "kind") == (2, "", "No seat 3: it is taken\n")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["fake"], "WHAT"),
        (["fake", "well", "--seed", "seven"], "seven"),
        (["fake", "well", "--sed", "7"], "--sed"),
        (["--colour"], "--colour"),
        (["fake", "well", "twice"], "twice"),
    ],
)
def test_a_usage_error_is_one_line_that_names_what_was_wrong_and_where_to_look(plaza, arguments, named):
    status, out, err = plaza(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert named in err and "--help" in err


def test_an_unknown_command_is_answered_with_the_commands_there_are(plaza):
    status, _out, err = plaza("plya")
    assert (status, err) == (2, f"There is no command plya; the commands are {', '.join(house.COMMANDS)}.\n")


def test_an_unknown_language_is_answered_with_the_languages_there_are(plaza):
    status, _out, err = plaza("--language", "fr", "fake", "well")
    assert (status, err) == (2, "There are no texts in fr; the languages are en, es.\n")


def test_an_interrupt_ends_quietly_with_the_shells_own_status(plaza):
    status, out, err = plaza("fake", "interrupt")
    # The line before it ends the one in which the terminal shows ^C.
    assert (status, out, err) == (130, "", "\nStopped.\n")


def test_a_fault_of_plaza_is_one_sentence_that_tells_how_to_see_more_and_status_1(plaza):
    status, out, err = plaza("fake", "fault")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "ZeroDivisionError: division by zero in the second line" in err and "PLAZA_TRACEBACK=1" in err


def test_a_fault_shows_its_traceback_to_whoever_asks_for_it(monkeypatch):
    monkeypatch.setenv("PLAZA_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        house.main(["fake", "fault"])


def test_without_a_command_the_default_command_runs_with_no_arguments(plaza, monkeypatch):
    monkeypatch.setattr(house, "DEFAULT_COMMAND", "idle")
    module = types.ModuleType("idle_command")
    module.command = click.Command("idle", callback=lambda: click.echo("idle ran"))
    monkeypatch.setitem(sys.modules, "idle_command", module)
    monkeypatch.setitem(house.COMMANDS, "idle", ("idle_command", "Does nothing."))
    assert plaza() == (0, "idle ran\n", "")


def test_the_language_can_be_named_after_the_command_too(plaza, monkeypatch):
    told = house.language_option(click.Command("told", callback=lambda: click.echo(texts.current())))
    module = types.ModuleType("told_command")
    module.command = told
    monkeypatch.setitem(sys.modules, "told_command", module)
    monkeypatch.setitem(house.COMMANDS, "told", ("told_command", "Tells the language."))
    assert plaza("told", "--language", "es") == (0, "es\n", "")
    assert plaza("--language=es", "told") == (0, "es\n", "")
    assert plaza("told") == (0, "en\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that is closed by its reader")
def test_a_reader_that_leaves_early_is_no_error():
    code = (
        "import click, sys, types\n"
        "from game.commands import main as house\n"
        "module = types.ModuleType('talk')\n"
        "talk = lambda: [click.echo('x' * 99) for _ in range(99999)]\n"
        "module.command = click.Command('talk', callback=talk)\n"
        "sys.modules['talk'] = module\n"
        "house.COMMANDS['talk'] = ('talk', 'Talks.')\n"
        "house.main(['talk'])\n"
    )
    talking = subprocess.Popen(
        [sys.executable, "-c", code], cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert talking.stdout is not None and talking.stderr is not None
    assert talking.stdout.readline() == "x" * 99 + "\n"
    talking.stdout.close()
    complaint = talking.stderr.read()
    talking.stderr.close()
    assert (talking.wait(120), complaint) == (0, "")


def test_a_problem_whose_field_has_no_value_fails_where_it_is_made():
    with pytest.raises(KeyError, match="scenario"):
        Problem("There is no seat {seat} in {scenario}.", seat="mexico")

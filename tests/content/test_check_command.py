"""`plaza check` says that all is in order, or what is wrong and where, and leaves with status 2."""

from pathlib import Path

import pytest

from game.commands.main import main
from tests.content.scenarios import changed, copy_of


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    status = left.value.code
    assert isinstance(status, int)
    return status, out, err


def test_everything_that_comes_with_the_game_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["check"], capsys)
    assert (status, err) == (0, "")
    for name in ("common map", "rules", "presets", "laboratory", "the_teapot"):
        assert f"{name}: in order (" in out


def test_a_scenario_is_checked_by_name_or_by_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, by_name, _ = run(["check", "the_teapot"], capsys)
    folder = copy_of("the_teapot", tmp_path)
    _, by_folder, _ = run(["check", str(folder)], capsys)
    _, by_file, _ = run(["check", str(folder / "scenario.yaml")], capsys)
    assert by_name == by_folder == by_file
    assert by_name.startswith("the_teapot: in order (4 regions, 1 groups, 6 leaders, 2 seats,")


def test_mistakes_are_told_one_a_line_with_status_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = copy_of("the_teapot", tmp_path)
    changed(folder, "groups.yaml", "bench: 6", "bench: many")
    changed(folder, "leaders.yaml", "loyalty: 1.0", "loyalty: much")
    status, out, err = run(["check", str(folder)], capsys)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 2 and "Traceback" not in err
    assert f"{folder}/groups.yaml, line 9: bench of TETERA: expected a whole number" in err


def test_an_unknown_scenario_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "the_teapt"], capsys) == (
        2,
        "",
        "There is no scenario the_teapt; the nearest is the_teapot.\n",
    )

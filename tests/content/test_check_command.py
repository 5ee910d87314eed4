"""`plaza check` says that all is in order, or what is wrong and where, and leaves with status 2."""

import json
from pathlib import Path

import pytest

from game.commands.main import main
from game.content.load import load_scenario
from game.content.quantities import numbers_in, origin
from game.content.rules_text import all_parameters
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
    assert by_name.replace("campaigns/the_teapot/", f"{folder}/").splitlines()[:-8] == by_folder.splitlines()[:-8]
    assert by_folder == by_file
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


# -- what is assumed -----------------------------------------------------------------------------------------------


def test_every_parameter_of_grade_c_is_listed_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["check"], capsys)
    lines = out.splitlines()
    for one in all_parameters().values():
        listed = [line for line in lines if line.startswith(f"  {one.name}: ")]
        assert len(listed) == (one.grade == "C"), f"{one.name} is of grade {one.grade}, but stands on {len(listed)} lines"
        if listed:
            assert one.meaning in listed[0] and one.source in listed[0]
            assert (f"contested, held by {one.argument}" in listed[0]) == (one.argument != "none")


def test_the_list_of_a_scenario_gives_each_number_of_its_files_once(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["check", "the_teapot", "--json"], capsys)
    told = json.loads(out)
    assert told["in_order"][0].startswith("the_teapot: in order")
    head = load_scenario("the_teapot").head
    found = [(path, number) for path, number in numbers_in(head)]
    assumed = {
        ".".join(map(str, path)) for path, number in found
        if (said := origin(path, number, head.sources)) is not None and said.grade == "C"
    }  # fmt: skip
    names = [one["name"] for one in told["assumed"] if one["where"] == "campaigns/the_teapot/scenario.yaml"]
    assert len(names) == len(set(names)) and set(names) == assumed and len(assumed) < len(found)
    drawn = next(one for one in told["assumed"] if one["name"] == "regions.MX-NAY.corruption")
    assert drawn["value"] is None and drawn["drawn_from"][0] < drawn["drawn_from"][1] and drawn["unit"] == "share"
    assert all(one["source"] and one["meaning"] for one in told["assumed"])


def test_the_list_can_be_left_out_and_is_counted_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(["check", "laboratory"], capsys)
    _, brief, _ = run(["check", "laboratory", "--brief"], capsys)
    assert len(brief.splitlines()) < 15 < len(out.splitlines())
    counts = brief.splitlines()[brief.splitlines().index("Assumed numbers (grade C):") :]
    assert out.splitlines()[-len(counts) : -1] == counts[:-1], "the same counts stand at the end of both"
    whole = sum(int(line.split()[1].replace(",", "")) for line in counts[1:-1])
    assert counts[-1].startswith(f"{whole:,} numbers in all are assumed.")
    _, told, _ = run(["check", "laboratory", "--json"], capsys)
    assert len(json.loads(told)["assumed"]) == whole


def test_nothing_is_listed_of_a_scenario_that_is_not_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = copy_of("the_teapot", tmp_path)
    changed(folder, "groups.yaml", "bench: 6", "bench: many")
    status, out, err = run(["check", str(folder), "--json"], capsys)
    assert (status, out) == (2, "") and len(err.splitlines()) == 1

"""A wrong experiment file is answered with file, line and reason and status 2; a false expectation with status 1."""

import json
from pathlib import Path
from typing import Any

import pytest

from game.commands.main import main
from game.engine import history, injecting
from game.engine.measuring import READERS

TITLE = "title: Removing the boss costs Alfa command"
SCENARIO = "scenario: laboratory"
REMOVAL = "{turn: 1, seat: control, inject: remove_leader, leader: ALFA/boss, mode: captured, by: mexico}"
MEASURE = "{name: command, of: ALFA}"
EXPECTED = "boss.command < none.command"
GOOD = f"""\
{TITLE}
{SCENARIO}
games: 8
turns: 2
arms:
  none: []
  boss:
    - {REMOVAL}
measures:
  - {MEASURE}
expect:
  - {EXPECTED}
"""


def order(text: str) -> str:
    return "{turn: 1, seat: mexico, order: " + text + "}"


def inject(text: str) -> str:
    return "{turn: 1, seat: control, inject: " + text + "}"


# What stands in the good file, what stands there instead, the line that is named and words of the reason.
MISTAKES: dict[str, tuple[str, str, int, tuple[str, ...]]] = {
    "no title": (f"{TITLE}\n", "", 1, ("title is missing",)),
    "a title that is no text": (TITLE, "title: 5", 1, ("title", "expected text", "found 5")),
    "an unknown key": ("games: 8", "gamez: 8", 3, ("no key 'gamez'", "games")),
    "no games": ("games: 8", "games: 0", 3, ("games", "from 1 to 100000", "found 0")),
    "games that are no number": ("games: 8", "games: many", 3, ("games", "whole number", "'many'")),
    "too many turns": ("turns: 2", "turns: 20000", 4, ("turns", "from 1 to 2000", "found 20000")),
    "an unknown scenario": (SCENARIO, "scenario: labratory", 2, ("no scenario labratory", "laboratory")),
    "an unknown preset": ("games: 8", "preset: balancd", 3, ("no preset balancd", "balanced")),
    "a form the scenario lacks": ("games: 8", "form: tiny", 3, ("form", "tiny")),
    "an unknown seat in seats": ("games: 8", "seats: {mexiko: hold}", 3, ("no seat 'mexiko'", "mexico")),
    "an unknown player": ("games: 8", "seats: {mexico: nobody}", 3, ("'nobody'", "hold", "steady")),
    "broken YAML": ("  none: []", "  none: [", 8, ("not YAML", "brackets")),
    "no arm": (f"  none: []\n  boss:\n    - {REMOVAL}\n", "  {}\n", 5, ("arms", "at least one arm")),
    "an arm that is no list": ("  none: []", "  none: 3", 6, ("none of arms", "list of orders", "found 3")),
    "an arm with a blank in its name": ("  none: []", "  no one: []", 6, ("arm 'no one'",)),
    "an entry that is no order": ("  none: []", "  none: [5]", 6, ("arms, none", "found 5")),
    "an unknown seat": ("seat: control", "seat: mexiko", 8, ("no seat 'mexiko'", "mexico")),
    "an entry without a seat": ("seat: control, ", "", 8, ("no seat None", "mexico, us")),
    "a turn after the last": ("{turn: 1,", "{turn: 3,", 8, ("`turn`", "from 1 to 2", "not 3")),
    "a turn that is no number": ("{turn: 1,", "{turn: soon,", 8, ("`turn`", "'soon'")),
    "a turn left out": ("{turn: 1, ", "{", 8, ("`turn`", "None")),
    "an unknown order": (REMOVAL, order("rade, leader: ALFA/boss"), 8, ("no order 'rade'", "raid")),
    "a parameter the order lacks": (REMOVAL, order("raid, leeder: ALFA/boss"), 8, ("no parameter 'leeder'", "leader")),
    "a value out of range": (REMOVAL, order("raid, leader: ALFA/boss, teams: 99"), 8, ("teams", "1 ... 20", "99")),
    "a leader who does not exist": (REMOVAL, order("raid, leader: ALFA/bos"), 8, ("'ALFA/bos'", "ALFA/boss")),
    "an unknown target": (
        REMOVAL, order("collect, target: ALFO, discipline: human, points: 2"), 8, ("target 'ALFO'", "ALFA"),
    ),
    "a role nobody holds": ("leader: ALFA/boss", "leader: GAMA/heir", 8, ("the post GAMA/heir", "GAMA/deputy-1", "if_held")),
    "an unknown inject": ("inject: remove_leader", "inject: remove_lieder", 8, ("no inject", "remove_leader")),
    "a target nobody holds": (
        REMOVAL, order("collect, target: GAMA/heir, discipline: human, points: 2"), 8, ("the post GAMA/heir", "GAMA/boss"),
    ),
    "a candidate nobody holds": (
        REMOVAL, "{turn: 1, seat: 'group:GAMA', order: settle_succession, candidate: GAMA/heir}", 8, ("the post GAMA/heir",),
    ),
    "a role there cannot be, held or not": (
        "leader: ALFA/boss", "if_held: true, leader: GAMA/baker", 8, ("no post 'GAMA/baker'", "GAMA/deputy-1"),
    ),
    "a group there cannot be, held or not": ("leader: ALFA/boss", "if_held: true, leader: ALFO/boss", 8, ("'ALFO/boss'",)),
    "a viewer who is no state": (
        REMOVAL, inject("set_rung, leader: ALFA/boss, viewer: france, rung: 2"), 8, ("viewer", "mexico | us"),
    ),
    "a viewer the scenario lacks": (
        f"{SCENARIO}\ngames: 8\nturns: 2\narms:\n  none: []\n  boss:\n    - {REMOVAL}",
        "scenario: the_teapot\ngames: 8\nturns: 2\narms:\n  none: []\n  boss:\n    - "
        + inject("set_rung, leader: TETERA/boss, viewer: us, rung: 2"), 8, ("no seat 'us'", "mexico"),
    ),
    "a message to nobody": (REMOVAL, inject("message_to, seats: france, text: hello"), 8, ("'france'", "mexico")),
    "a message that clears the screen": (
        REMOVAL, inject('message_to, seats: all, text: "\\e[2J"'), 8, ("text", "control characters"),
    ),
    "an order's text that clears the screen": (
        REMOVAL, order('answer_accord, answer: accept, accord: "\\e[2J"'), 8, ("accord", "control characters"),
    ),
    "a site there is not": (
        REMOVAL, inject("set, quantity: leader.site, of: ALFA/boss, value: 3"), 8, ("leader.site", "0 and 2"),
    ),
    "a part of a site": (
        REMOVAL, inject("set, quantity: leader.site, of: ALFA/boss, value: 1.5"), 8, ("leader.site", "whole number"),
    ),
    "decisions without number": (
        REMOVAL, inject("set, quantity: seat.attention, value: 1000000000"), 8, ("seat.attention", "0 and 20"),
    ),
    "an unknown quantity": (
        REMOVAL, inject("set, quantity: leader.defense, of: ALFA/boss, value: 2"), 8, ("leader.defense", "leader.defence"),
    ),
    "a quantity of nobody": (
        REMOVAL, inject("set, quantity: leader.defence, of: ALFA/bos, value: 2"), 8, ("'ALFA/bos'", "ALFA/boss"),
    ),
    "a quantity beyond its range": (
        REMOVAL, inject("set, quantity: leader.defence, of: ALFA/boss, value: 9"), 8, ("leader.defence", "0 and 4"),
    ),
    "if_held that is neither true nor false": ("by: mexico}", "by: mexico, if_held: 3}", 8, ("if_held",)),
    "an unknown parameter": (REMOVAL, "{set: {raids.leak.bas: 0.3}}", 8, ("raids.leak.bas", "raids.leak.base")),
    "a parameter that is no number": (REMOVAL, "{set: {raids.leak.base: much}}", 8, ("a number", "'much'")),
    "a chance above 1": (REMOVAL, "{set: {raids.leak.base: 7}}", 8, ("from 0 to 1", "found 7")),
    "a half-life of nothing": (REMOVAL, "{set: {raids.teams.rest_half_life: 0}}", 8, ("above 0", "found 0")),
    "a parameter without end": (
        REMOVAL, "{scale: {people.recruitment.rate: 1.0e300}}", 8, ("a number up to 1e+09", "found 2.5"),
    ),
    "a rate scaled below nothing": (REMOVAL, "{scale: {people.recruitment.rate: -1}}", 8, ("not below 0", "found -0.0025")),
    "parameters that are no list of names": (REMOVAL, "{set: 5}", 8, ("names of parameters", "found 5")),
    "parameters of every arm": (
        "games: 8", "parameters: {set: {raids.leak.nothing: 1}}", 3, ("no parameter 'raids.leak.nothing'",),
    ),
    "an unknown measure": ("name: command", "name: comand", 10, ("no measure 'comand'", "command")),
    "a measure of nothing known": ("of: ALFA", "of: ALPHA", 10, ("'ALPHA'", "ALFA")),
    "a measure of two groups": ("of: ALFA", "of: [ALFA, BETA]", 10, ("one group", "BETA")),
    "a rung without its seat": (MEASURE, "{name: rung, of: ALFA/boss}", 10, ("a leader and a seat", "mexico, us")),
    "a measure without a name": (MEASURE, "{of: ALFA}", 10, ("`name` or a `ratio`",)),
    "a window after the last turn": ("of: ALFA}", "of: ALFA, turns: [1, 3]}", 10, ("turns from 1 to 2", "'1, 3'")),
    "a window that is no pair": ("of: ALFA}", "of: ALFA, turns: 2}", 10, ("turns", "list")),
    "a moment that is not the end": ("of: ALFA}", "of: ALFA, at: start}", 10, ("end", "'start'")),
    "a flow at the end": (MEASURE, "{name: homicides, at: end}", 10, ("a level only", "homicides")),
    "a chance at the end": (MEASURE, "{name: leak_chance, at: end}", 10, ("a level only", "leak_chance")),
    "a ratio with a flow at the end": (
        MEASURE, "{ratio: [homicides, members], of: ALFA, at: end}", 10, ("a level only", "homicides"),
    ),
    "a measure of an empty list": ("of: ALFA", "of: []", 10, ("`of`", "empty list")),
    "two measures of one name": (MEASURE, f"{MEASURE}\n  - {MEASURE}", 11, ("name of its own", "`as`")),
    "a ratio of something unknown": (MEASURE, "{ratio: [cash, comand], of: ALFA}", 10, ("'comand'", "command")),
    "an unknown arm": (EXPECTED, "bos.command < none.command", 12, ("no arm is called bos", "boss", "column 1")),
    "an unknown measure in an expectation": (EXPECTED, "boss.comand < 1", 12, ("no measure is called comand", "command")),
    "an unknown reason": (EXPECTED, "refused(boss, wrong_set) == 1", 12, ("wrong_set", "wrong_seat")),
    "a sign that means nothing": (EXPECTED, "boss.command != none.command", 12, ("found !=", "column 14")),
}  # fmt: skip


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["experiment", *arguments])
    out, err = capsys.readouterr()
    status = left.value.code
    assert isinstance(status, int)
    return status, out, err


def written(folder: Path, text: str, name: str = "experiment.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def report(arguments: list[str], capsys: pytest.CaptureFixture[str], status: int = 0) -> dict[str, Any]:
    found, out, err = run([*arguments, "--json"], capsys)
    assert (found, err) == (status, ""), f"status {found} instead of {status}\n{err}{out}"
    told = json.loads(out)
    assert isinstance(told, dict)
    return told


@pytest.mark.parametrize(("old", "new", "line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_in_one_sentence_with_file_line_and_reason(
    old: str, new: str, line: int, words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert GOOD.count(old) >= 1, f"the good file holds no {old!r}: mend the table of this test"
    file = written(tmp_path, GOOD.replace(old, new, 1))
    status, out, err = run([file], capsys)
    assert (status, out) == (2, ""), f"status {status} instead of 2, printed: {out[:500]}{err}"
    assert len(err.splitlines()) == 1 and "Traceback" not in err, f"expected one sentence, found:\n{err}"
    assert err.startswith(f"{file}, line {line}: "), f"expected line {line} of the file to be named, found: {err}"
    missing = [word for word in words if word not in err]
    assert not missing, f"the sentence lacks {missing}: {err}"


@pytest.mark.parametrize(
    ("old", "new", "line", "name"),
    [
        (REMOVAL, inject("raise_tension, level: 1"), 8, "raise_tension"),
        (MEASURE, "{name: purity, of: fentanyl}", 10, "purity"),
    ],
)
def test_what_has_a_name_and_no_rule_is_told(
    old: str, new: str, line: int, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Names of injects and measures are entered in their tables before the rules that carry them out."""
    monkeypatch.delitem(injecting.HANDLERS, "raise_tension")
    monkeypatch.setattr(history, "READERS", {one: by for one, by in READERS.items() if one != "purity"})
    test_a_mistake_is_told_in_one_sentence_with_file_line_and_reason(old, new, line, ("No rule", name), tmp_path, capsys)


def test_a_missing_file_and_wrong_options_are_told_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path, GOOD)
    for arguments, words in (
        ([str(tmp_path / "nowhere.yaml")], "nowhere.yaml: the file is missing"),
        ([], "Missing argument"),
        ([file, "--games", "1"], "--games"),
        ([file, "--games", "many"], "'many'"),
        ([file, "--seed", "first"], "'first'"),
        ([file, "--preset", "balancd"], "There is no preset balancd; the nearest is balanced."),
    ):
        status, out, err = run(arguments, capsys)
        assert (status, out) == (2, ""), f"{arguments} ended with status {status}: {out}{err}"
        assert words in err and len(err.splitlines()) == 1, f"{arguments} said: {err}"


def test_an_expectation_that_holds_gives_status_0_and_the_numbers_behind_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run([written(tmp_path, GOOD)], capsys)
    assert (status, err) == (0, "")
    assert "not a prediction" in out and "preset balanced, 8 games, seed 0" in out
    told = report([written(tmp_path, GOOD)], capsys)
    assert told["held"] is True and told["games"] == 8 and told["preset"] == "balanced"
    (verdict,) = told["expectations"]
    assert verdict["expectation"] == EXPECTED and verdict["held"] and verdict["margin"] > 0
    measure = told["measures"]["command"]
    (difference,) = measure["differences"]
    expected = measure["means"]["boss"] - measure["means"]["none"]
    assert difference["low"] <= difference["difference"] <= difference["high"] < 0
    assert difference["difference"] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    "false",
    ["boss.command > none.command", "boss.command ~ none.command within 1%", "mean(boss.command) in [2, 3]",
     "refused(boss) == 1"],
)  # fmt: skip
def test_a_false_expectation_gives_status_1_and_says_by_how_much_it_failed(
    false: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report([written(tmp_path, GOOD.replace(EXPECTED, false))], capsys, status=1)
    (verdict,) = told["expectations"]
    assert told["held"] is False and verdict["held"] is False and verdict["margin"] < 0
    assert "expected" in verdict["sentence"] and "as expected" not in verdict["sentence"], verdict["sentence"]


def test_one_file_that_fails_among_several_gives_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = written(tmp_path, GOOD)
    bad = written(tmp_path, GOOD.replace(EXPECTED, "boss.command > none.command"), "false.yaml")
    status, out, _ = run([good, bad, "--json"], capsys)
    told = json.loads(out)
    assert status == 1
    assert [(one["file"], one["held"]) for one in told] == [(good, True), (bad, False)]


def test_refused_orders_that_the_file_does_not_mention_fail_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = order("strike, target: ALFA/boss")
    refused = GOOD.replace(REMOVAL, asked).replace(EXPECTED, "boss.command <= none.command within 5%")
    told = report([written(tmp_path, refused)], capsys, status=1)
    assert "refused(boss) == 1" in " ".join(told["failures"])
    (listed,) = told["refusals"]
    assert (listed["arm"], listed["seat"], listed["reason"], listed["count"]) == ("boss", "mexico", "wrong_seat", 8)
    said = refused + "  - refused(boss, wrong_seat) == 1\n"
    assert report([written(tmp_path, said)], capsys)["held"] is True


def test_games_seed_and_preset_of_the_command_take_the_place_of_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, GOOD)
    own = report([file], capsys)
    assert report([file], capsys) == own, "the same file gave other numbers the second time"
    more = report([file, "--games", "12"], capsys)
    other = report([file, "--seed", "1"], capsys)
    preset = report([file, "--preset", "tempo_works"], capsys)
    assert (more["games"], other["seed"], preset["preset"]) == (12, 1, "tempo_works")
    means = [str(told["measures"]["command"]["means"]) for told in (own, more, other, preset)]
    assert len(set(means)) == len(means), f"an option changed nothing: {means}"


def test_games_in_which_a_role_is_empty_are_left_out_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # In the_teapot a turn has two days and no post is filled in less than five.
    again = "inject: remove_leader, leader: TETERA/deputy-1, mode: captured, by: mexico, if_held: true}"
    twice = f"{{turn: 1, seat: control, {again}\n    - {{turn: 2, seat: control, {again}"
    text = GOOD.replace(SCENARIO, "scenario: the_teapot").replace("of: ALFA", "of: TETERA")
    once = text.replace(REMOVAL, f"{{turn: 1, seat: control, {again}")
    assert report([written(tmp_path, once)], capsys)["left_out"] == {"none": 0, "boss": 0}
    told = report([written(tmp_path, text.replace(REMOVAL, twice))], capsys, status=1)
    assert told["left_out"] == {"none": 0, "boss": 8}
    (verdict,) = told["expectations"]
    assert "fewer than half" in verdict["sentence"]


def test_a_refused_order_that_names_something_unknown_is_told_as_it_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = order("inspect_port, gateway: nowhere, funds: 1")
    text = GOOD.replace(REMOVAL, asked).replace(EXPECTED, "boss.command <= none.command within 5%")
    (listed,) = report([written(tmp_path, text)], capsys, status=1)["refusals"]
    assert (listed["order"], listed["seat"], listed["count"]) == ("inspect_port gateway=nowhere funds=1.0", "mexico", 8)


@pytest.mark.parametrize(
    "entry",
    [
        "{turn: 1, seat: control, inject: remove_leader, leader: GAMA/heir, mode: killed, by: rivals, if_held: true}",
        "{turn: 1, seat: control, inject: remove_leader, leader: ALFA.1/boss, mode: killed, by: rivals, if_held: true}",
        "{turn: 1, seat: control, inject: set, quantity: leader.defence, of: ALFA.2/deputy-1, value: 1, if_held: true}",
        "{turn: 1, seat: mexico, order: raid, leader: GAMA/heir, if_held: true}",
        "{turn: 1, seat: mexico, order: collect, target: ALFA.1/plaza-LAB-A, discipline: human, points: 1, if_held: true}",
    ],
)
def test_a_role_that_no_group_has_yet_may_be_named_and_leaves_every_game_out(
    entry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report([written(tmp_path, GOOD.replace(REMOVAL, entry))], capsys, status=1)
    assert told["left_out"] == {"none": 0, "boss": 8}
    assert told["refusals"] == [], "an order that names nobody is not given"
    allowed = entry.replace(", if_held: true", "")
    status, _out, err = run([written(tmp_path, GOOD.replace(REMOVAL, allowed))], capsys)
    assert status == 2 and "line 8" in err and "if_held" in err, err


def test_a_post_that_is_empty_when_its_turn_comes_leaves_the_game_out_without_if_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = report([written(tmp_path, GOOD.replace(f"- {REMOVAL}", f"- {REMOVAL}\n    - {REMOVAL}"))], capsys, status=1)
    assert told["left_out"] == {"none": 0, "boss": 8}

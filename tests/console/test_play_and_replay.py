"""`plaza play` and `plaza replay` as commands."""

import json

import pytest

from game.commands import main as house
from game.content import places
from game.session.record import Record


@pytest.fixture
def plaza(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as left:
            house.main(arguments)
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return run


@pytest.fixture
def record(plaza, tmp_path):
    """The record of a demonstration."""
    status, out, _err = plaza("play", "--seed", "7", "--records", str(tmp_path))
    assert status == 0
    (path,) = tmp_path.glob("*.plaza")
    assert str(path) in out.replace("\n", "")
    return path


def test_without_a_terminal_bots_play_and_the_story_the_outcome_and_the_record_are_printed(plaza):
    status, out, err = plaza()
    (path,) = places.records_folder().glob("the_teapot-*.plaza")
    assert (status, err) == (0, "")
    assert str(path) in out.replace("\n", "") and "What happened in turn 6" in out and "not a prediction" in out


def test_a_record_replays_and_says_so_turn_by_turn(plaza, record):
    status, out, _err = plaza("replay", str(record))
    assert status == 0 and out.count("as recorded") == 6
    status, out, _err = plaza("replay", str(record), "--turn", "2")
    assert status == 0 and "What happened in turn 2" in out and "What happened in turn 3" not in out


def test_a_replay_as_json_has_a_line_per_turn(plaza, record):
    status, out, _err = plaza("replay", str(record), "--json")
    told = json.loads(out)
    assert status == 0 and told["agrees"] and [one["turn"] for one in told["turns"]] == [1, 2, 3, 4, 5, 6]
    assert all(one["signature"] == one["recorded"] for one in told["turns"])


def test_a_record_of_a_game_that_is_over_gives_its_debrief_page(plaza, record):
    status, out, _err = plaza("replay", str(record), "--debrief")
    assert status == 0 and "Debrief: " in out and "With the same luck" in out and "What happened" not in out


def test_the_debrief_page_can_be_had_as_json(plaza, record):
    status, out, _err = plaza("replay", str(record), "--debrief", "--json")
    found = json.loads(out)
    assert status == 0 and found["seats"][0]["par"] and found["seats"][0]["legacy"]["lenses"]


def test_a_record_of_a_game_that_goes_on_gives_no_debrief(plaza, record, tmp_path):
    new = tmp_path / "branch.plaza"
    assert plaza("replay", str(record), "--branch", str(new), "--from", "3")[0] == 0
    status, out, err = plaza("replay", str(new), "--debrief")
    assert status == 2 and out == "" and err.count("\n") == 1


def test_seats_and_mandates_of_the_command_line_are_those_of_the_record(plaza, tmp_path):
    seats = ("--seat", "mexico=hold", "--seat", "us=steady", "--seat", "group:ALFA=hold")
    chosen = ("--mandate", "mexico=break_alfa", "--secret-mandates")
    assert plaza("play", "laboratory", *seats, *chosen, "--seed", "3", "--records", str(tmp_path))[0] == 0
    (path,) = tmp_path.glob("laboratory*.plaza")
    header = Record.read(path).header
    assert (header.seats["mexico"], header.seats["us"], header.seats["group:ALFA"]) == ("hold", "steady", "hold")
    assert header.seats["group:BETA"] == "network", "a seat that is not named is played by its doctrine"
    assert header.mandates["mexico"] == "break_alfa" and header.secret_mandates


def test_a_turn_that_comes_out_otherwise_is_said_and_gives_status_1(plaza, record, tmp_path):
    other = tmp_path / "other.plaza"
    with Record.read(record) as old, Record.create(other, old.header) as new:
        for line in old.lines:
            body = dict(line.body)
            if line.kind == "turn" and body["turn"] == 3:
                body["signature"] = "0" * 16
            new.append(line.kind, body)
    status, out, _err = plaza("replay", str(other))
    assert status == 1 and "otherwise" in out


def test_a_torn_last_line_is_said(plaza, record):
    record.write_bytes(record.read_bytes()[:-20])
    status, out, _err = plaza("replay", str(record))
    assert status == 0 and "never finished" in out


def test_a_branch_is_written_and_replays(plaza, record, tmp_path):
    new = tmp_path / "branch.plaza"
    assert plaza("replay", str(record), "--branch", str(new), "--from", "3")[0] == 0
    status, out, _err = plaza("replay", str(new))
    assert status == 0 and out.count("as recorded") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("play", "nosuch"),
        ("play", "--seat", "mexcio"),
        ("play", "--seat", "mexico=nobody"),
        ("play", "--seat", "mexico="),
        ("play", "--seat", "mexico=steady", "--seat", "mexico"),
        ("play", "--seat", "group:TETERA=steady"),
        ("play", "--mandate", "mexico"),
        ("play", "--mandate", "mexico=riches"),
        ("play", "--mandate", "us=draw"),
        ("play", "--mandate", "mexico=draw", "--mandate", "mexico=draw"),
        ("play", "--resume", "{record}", "--mandate", "mexico=draw"),
        ("play", "--preset", "nosuch"),
        ("play", "--seed", "seven"),
        ("play", "--seed", "-1"),
        ("play", "--form", "nosuch"),
        ("play", "--resume", "nosuch.plaza"),
        ("replay", "nosuch.plaza"),
        ("replay", "{record}", "--turn", "9"),
        ("replay", "{record}", "--from", "2"),
        ("replay", "{record}", "--debrief", "--turn", "1"),
        ("replay", "{record}", "--branch", "{record}", "--from", "2"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(plaza, record, arguments):
    status, _out, err = plaza(*(one.replace("{record}", str(record)) for one in arguments))
    assert status == 2 and err.count("\n") == 1 and "Traceback" not in err

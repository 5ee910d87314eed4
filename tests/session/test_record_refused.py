"""What is not a record of Plaza is refused: in one sentence, whoever made it, and without being believed."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.session import record_json, record_reading
from game.session.record import Record, RecordError
from game.session.record_json import digest, seal
from tests.session.records import a_header, a_record, header_members, refusal, resealed, sealed_file

SCRATCH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


# What is not a record


@SCRATCH
@given(content=st.binary(max_size=300))
def test_random_bytes_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "random.plaza"
    path.write_bytes(content)
    refusal(path)


@SCRATCH
@given(content=st.binary(max_size=60), closed=st.booleans())
def test_random_bytes_with_a_correct_check_are_refused(tmp_path: Path, content: bytes, closed: bool) -> None:
    path = tmp_path / "random.plaza"
    path.write_bytes(resealed(b'{"kind":"header","plaza":' + content if closed else content))
    refusal(path)


def test_what_is_no_file_or_not_there_is_said(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "absent.plaza")
    assert "is not a file" in refusal(tmp_path)
    empty = tmp_path / "empty.plaza"
    empty.touch()
    assert "no whole header" in refusal(empty)
    if sys.platform != "win32":
        pipe = tmp_path / "pipe.plaza"
        os.mkfifo(pipe)
        assert "is not a file" in refusal(pipe), "A named pipe would make the game wait for ever."
    for attempt in (Record.open, Record.read):
        with pytest.raises(RecordError):
            attempt("game\0.plaza")
    with pytest.raises(RecordError, match="is not there"):
        Record.create(tmp_path / "no folder" / "game.plaza", a_header())


def test_a_name_that_would_steer_the_terminal_is_shown_harmless(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as caught:
        Record.read(tmp_path / "\x1b[31mred")
    assert "\x1b" not in caught.value.sentence


# Damage


def test_a_removed_a_doubled_and_a_swapped_line_are_refused(tmp_path: Path) -> None:
    lines = a_record(tmp_path / "whole.plaza").read_bytes().splitlines(keepends=True)
    damages = {
        "removed": [*lines[:2], *lines[3:]],
        "doubled": [*lines[:3], *lines[2:]],
        "swapped": [lines[0], lines[2], lines[1], *lines[3:]],
        "without header": lines[1:],
        "blank line": [*lines[:2], b"\n", *lines[2:]],
    }
    for name, kept in damages.items():
        path = tmp_path / f"{name}.plaza"
        path.write_bytes(b"".join(kept))
        assert "restore a copy" in refusal(path)
    assert "line 3" in refusal(tmp_path / "removed.plaza"), "The sentence names the first line that is wrong."
    assert "branch through entry 1" in refusal(tmp_path / "removed.plaza")


def test_changed_line_endings_are_named(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert "CR LF" in refusal(path)


def a_line(body: bytes) -> bytes:
    """Entry 1 with a body, P standing for the hash of the line before."""
    return b'{"n":1,"kind":"note","body":' + body + b',"previous":"P"}'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_line(b'{"a":1,"a":2}'), "the key a stands twice"),
        (b'{"n":1,"n":1,"kind":"note","body":{},"previous":"P"}', "the key n stands twice"),
        (a_line(b'{"a":NaN}'), "not finite"),
        (a_line(b'{"a":-Infinity}'), "not finite"),
        (a_line(b'{"a":1e999}'), "not finite"),
        (a_line(b'{"a":%s}' % (b"9" * 30)), "beyond 64 bits"),
        (a_line(b'{"a":-%s}' % (b"9" * 9000)), "beyond 64 bits"),
        (a_line(b'{"a":0.%s}' % (b"1" * 9000)), "number of 9002 characters"),
        (a_line(b'{"a":"\xff"}'), "not UTF-8"),
        (a_line(b'{"a":"\\ud800"}'), "UTF-8 cannot write"),
        (a_line(b'{"a":' * 45 + b"1" + b"}" * 45), "nested more than"),
        (a_line(b"[" * 400_000), "nested more than"),
        (a_line(b"[]"), "its kind or its body"),
        (b'{"n":1,"kind":null,"body":{},"previous":"P"}', "its kind or its body"),
        (b'{"n":1,"kind":"note","previous":"P"}', "its kind or its body"),
        (b'{"n":2,"kind":"note","body":{},"previous":"P"}', "should be entry 1, and says 2"),
        (b'{"n":true,"kind":"note","body":{},"previous":"P"}', "should be entry 1, and says True"),
        (b'{"n":1.0,"kind":"note","body":{},"previous":"P"}', "should be entry 1, and says 1.0"),
        (b'{"n":1,"kind":"note","body":{}}', "does not follow"),
        (b"[]}", "not JSON"),
        (a_line(b'{"a":"%s"}' % (b"x" * record_json.MAX_LINE)), "longer than"),
        (a_line(b'{"a":[%s0]}' % (b"0," * record_json.MAX_MARKS)), "more than the 500000 values"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_with_a_correct_check_is_still_refused_for_what_it_holds(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "hostile.plaza"
    header = seal(header_members())
    path.write_bytes(header + b"\n" + resealed(content.replace(b'"P"', b'"%s"' % digest(header).encode())))
    sentence = refusal(path)
    assert reason in sentence and "line 2" in sentence, sentence


def test_an_oversized_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "vast.plaza"
    with path.open("wb") as stream:
        stream.truncate(record_reading.MAX_FILE + 1)
    assert "larger than" in refusal(path)


def test_more_lines_or_values_than_a_record_may_hold_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_record(tmp_path / "game.plaza")
    for limit, value in (("MAX_LINES", 3), ("MAX_FILE_MARKS", 40)):
        with monkeypatch.context() as patch:
            patch.setattr(record_reading, limit, value)
            assert "more than a record may" in refusal(path)
    assert len(Record.read(path).lines) == 4


# Newer and malformed headers


@pytest.mark.parametrize(
    ("changes", "named"),
    [({"format": 2, "plaza": "9.1"}, "format 2"), ({"weather": "rain", "plaza": "9.1"}, "weather"),
     ({"parent": {"file": "a", "line": 0, "check": "c", "why": "x"}, "plaza": "9.1"}, "why")],
)  # fmt: skip
def test_the_header_of_a_newer_plaza_is_named_as_such(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    sentence = refusal(sealed_file(tmp_path / "newer.plaza", header_members(**changes)))
    assert "newer version of Plaza (9.1)" in sentence and "update Plaza" in sentence and named in sentence, sentence


@pytest.mark.parametrize(
    "line", [{"n": 1, "kind": "weather", "body": {}}, {"n": 1, "kind": "note", "body": {}, "signed": "x"}]
)
def test_a_line_of_a_newer_plaza_is_named_as_such(tmp_path: Path, line: dict[str, Any]) -> None:
    sentence = refusal(sealed_file(tmp_path / "newer.plaza", header_members(plaza="9.1"), line))
    assert "newer version of Plaza (9.1)" in sentence and "line 2" in sentence, sentence


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"seed": "7"}, "seed"),
        ({"seed": True}, "seed"),
        ({"seed": 7.0}, "seed"),
        ({"draw": 0}, "draw"),
        ({"scenario": None}, "scenario"),
        ({"seats": ["mexico"]}, "seats"),
        ({"seats": {"mexico": 1}}, "seats"),
        ({"parameters": "none"}, "parameters"),
        ({"parent": {"file": "a", "line": "0", "check": "c"}}, "parent"),
        ({"parent": []}, "parent"),
        ({"format": "1"}, "format"),
        ({"format": 0}, "format"),
        ({"format": True}, "format"),
        ({"kind": "order"}, "not the header"),
    ],
    ids=str,
)
def test_a_header_of_the_wrong_type_is_refused_by_name(tmp_path: Path, changes: dict[str, Any], named: str) -> None:
    sentence = refusal(sealed_file(tmp_path / "wrong.plaza", header_members(**changes)))
    assert named in sentence and "newer" not in sentence, sentence


@pytest.mark.parametrize("missing", ["seed", "plaza", "seats", "format"])
def test_a_header_without_a_member_names_the_member(tmp_path: Path, missing: str) -> None:
    members = header_members()
    del members[missing]
    assert missing in refusal(sealed_file(tmp_path / "wrong.plaza", members))

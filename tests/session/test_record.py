"""What the record promises: what was saved is read back, and it has one writer, who adds to its end."""

import itertools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.session import record_json
from game.session.record import KINDS, Record, RecordError, pack_snapshot
from game.session.record_json import digest
from tests.session.records import a_header, a_record, refusal

SCRATCH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
BODIES = st.dictionaries(
    TEXTS,
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**64 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=12,
    ),
    max_size=5,
)  # fmt: skip


# What is saved is read back


def test_what_is_appended_is_read_back_in_order(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    with Record.create(path, a_header(parameters={"raids.leak": 0.25}, draw=True)) as record:
        assert record.append("order", {"text": "raid g3 in Michoacán"}) == 1
        assert record.append("turn", {"turn": 1, "signature": "0f", "snapshot": pack_snapshot(b"state")}) == 2
        saved = list(record.lines)
    again = Record.read(path)
    assert again.header == a_header(parameters={"raids.leak": 0.25}, draw=True)
    assert list(again.lines) == saved, "What append kept in memory is not what the file holds."
    assert [line.kind for line in again.lines] == ["order", "turn"]
    assert again.snapshot(again.lines[1]) == b"state"
    assert again.dropped is None


@SCRATCH
@given(bodies=st.lists(st.tuples(st.sampled_from(sorted(KINDS)), BODIES), max_size=4))
def test_any_body_of_plain_json_survives_the_file(tmp_path: Path, bodies: list[tuple[str, dict[str, Any]]]) -> None:
    path = tmp_path / "round.plaza"
    path.unlink(missing_ok=True)
    with Record.create(path, a_header()) as record:
        for kind, body in bodies:
            record.append(kind, body)
    read = [(line.kind, line.body) for line in Record.read(path).lines]
    assert repr(read) == repr(bodies), "repr tells 1 from 1.0 and 0.0 from -0.0; the file must keep them apart too."


def test_every_line_is_json_chained_to_the_bytes_of_the_line_before(tmp_path: Path) -> None:
    lines = a_record(tmp_path / "game.plaza").read_bytes().splitlines()
    assert json.loads(lines[0])["kind"] == "header" and "previous" not in json.loads(lines[0])
    for n, (before, line) in enumerate(itertools.pairwise(lines), start=1):
        members = json.loads(line)
        assert list(members) == ["n", "kind", "body", "previous", "check"]
        assert members["n"] == n and members["previous"] == digest(before)


def test_a_reopened_record_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza", entries=2)
    before = path.read_bytes()
    with Record.open(path) as record:
        assert record.append("note", {"text": "back"}) == 3
    assert path.read_bytes().startswith(before), "A record is only ever appended to."
    assert [line.n for line in Record.read(path).lines] == [1, 2, 3]


def test_a_body_cannot_be_changed_through_the_object_it_was_made_from(tmp_path: Path) -> None:
    with Record.create(tmp_path / "game.plaza", a_header()) as record:
        body = {"text": "first"}
        record.append("note", body)
        body["text"] = "second"
        assert record.lines[0].body == {"text": "first"}


# Who may write


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"exists already.*choose another name"):
        Record.create(path, a_header())
    assert path.read_bytes() == before


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    with Record.open(path) as writer:
        with pytest.raises(RecordError, match="open in another Plaza"):
            Record.open(path)
        other = "import sys; from game.session.record import Record; Record.open(sys.argv[1])"
        done = subprocess.run([sys.executable, "-c", other, path], capture_output=True, text=True, check=False)
        assert "open in another Plaza" in done.stderr, f"Another process could open the record: {done.stderr}"
        assert len(Record.read(path).lines) == 4
        assert writer.append("note", {}) == 5, "Reading the file elsewhere has cost the writer its record."
        with pytest.raises(RecordError, match="open in another Plaza"):
            Record.open(path)
    Record.open(path).close()


def test_the_one_who_began_a_record_or_a_branch_is_its_one_writer(tmp_path: Path) -> None:
    with (
        Record.create(tmp_path / "game.plaza", a_header()),
        Record.branch(tmp_path / "game.plaza", tmp_path / "branch.plaza", 0),
    ):
        for name in ("game.plaza", "branch.plaza"):
            with pytest.raises(RecordError, match="open in another Plaza"):
                Record.open(tmp_path / name)


def test_a_record_opened_for_reading_or_closed_takes_no_line(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    closed = Record.open(path)
    closed.close()
    closed.close()
    for record in (Record.read(path), closed):
        with pytest.raises(RecordError, match="not open for writing"):
            record.append("note", {})
        assert len(record.lines) == 4


def test_a_record_changed_or_deleted_while_open_is_said_and_not_written_on(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    with Record.open(path) as record:
        path.write_bytes(path.read_bytes() + b"typed by hand\n")
        with pytest.raises(RecordError, match="another program changed"):
            record.append("note", {})
    if sys.platform != "win32":
        gone = a_record(tmp_path / "gone.plaza")
        with Record.open(gone) as record:
            gone.unlink()
            with pytest.raises(RecordError, match="deleted"):
                record.append("note", {})


def test_an_unknown_kind_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with (
        Record.create(tmp_path / "game.plaza", a_header()) as record,
        pytest.raises(ValueError, match="no entry"),
    ):
        record.append("orders", {})


# What cannot be written


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"x": float("nan")}, "not finite"),
        ({"x": [float("-inf")]}, "not finite"),
        ({"x": 2**64}, "beyond 64 bits"),
        ({"x": -(2**63) - 1}, "beyond 64 bits"),
        ({"x": "\ud800"}, "UTF-8 cannot write"),
        ({"\udfff": 1}, "UTF-8 cannot write"),
        ({1: "x"}, "not text"),
        ({"x": {1, 2}}, "holds a set"),
        ({"x": b"bytes"}, "holds a bytes"),
        ({"k" * 201: 1}, "key longer"),
        ({"x": "a" * record_json.MAX_LINE}, "longer than"),
        ({"x": [0] * record_json.MAX_MARKS}, "more than the"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_line_may_not_hold_is_refused_before_it_reaches_the_file(
    tmp_path: Path, body: dict[str, Any], reason: str
) -> None:
    path = a_record(tmp_path / "game.plaza")
    before = path.read_bytes()
    with Record.open(path) as record:
        with pytest.raises(RecordError, match=reason):
            record.append("note", body)
        assert path.read_bytes() == before and len(record.lines) == 4
        assert record.append("note", {}) == 5, "A refused body must leave the record usable."


def nested(depth: int) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for _level in range(depth - 1):
        body = {"x": body}
    return body


def test_a_body_may_be_nested_39_deep_in_its_line_and_no_deeper(tmp_path: Path) -> None:
    with Record.create(tmp_path / "game.plaza", a_header()) as record:
        record.append("note", nested(39))
        with pytest.raises(RecordError, match="nested more than 40"):
            record.append("note", nested(40))
        endless: dict[str, Any] = {}
        endless["x"] = endless
        with pytest.raises(RecordError, match="nested more than 40"):
            record.append("note", endless)
    assert len(Record.read(tmp_path / "game.plaza").lines) == 1


def test_a_full_record_takes_no_more_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_record(tmp_path / "game.plaza")
    with Record.open(path) as record:
        monkeypatch.setattr("game.session.record.MAX_LINES", 5)
        assert record.append("note", {}) == 5
        with pytest.raises(RecordError, match="is full"):
            record.append("note", {})
        monkeypatch.setattr("game.session.record.MAX_LINES", 100)
        monkeypatch.setattr("game.session.record.MAX_FILE", path.stat().st_size + 20)
        with pytest.raises(RecordError, match="is full"):
            record.append("note", {})
    assert len(Record.read(path).lines) == 5


# Branches


def test_a_branch_copies_the_lines_up_to_its_entry_and_names_its_parent(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    before, parent = path.read_bytes(), Record.read(path)
    for through in (0, 2, 4):
        new = tmp_path / f"branch{through}.plaza"
        with Record.branch(path, new, through) as branch:
            assert branch.append("note", {"text": "another way"}) == through + 1
        again = Record.read(new)
        assert [line.body for line in again.lines[:through]] == [line.body for line in parent.lines[:through]]
        assert attrs.evolve(again.header, parent=None) == parent.header
        assert again.header.parent is not None
        check = parent.lines[through - 1].check if through else parent.header_check
        assert again.header.parent == attrs.evolve(again.header.parent, file="game.plaza", line=through, check=check)
    assert path.read_bytes() == before, "A branch must leave its parent as it was."


def test_a_branch_outside_the_record_or_onto_a_file_is_refused(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    for through in (-1, 5):
        with pytest.raises(RecordError, match="holds"):
            Record.branch(path, tmp_path / "new.plaza", through)
        assert not (tmp_path / "new.plaza").exists()
    with pytest.raises(RecordError, match="exists already"):
        Record.branch(path, path, 2)
    assert len(Record.read(path).lines) == 4


def test_a_branch_rescues_what_comes_before_damage_as_the_refusal_says(tmp_path: Path) -> None:
    path = a_record(tmp_path / "game.plaza")
    path.write_bytes(path.read_bytes().replace("región 2".encode(), "región 9".encode()))
    assert "line 4" in refusal(path) and "branch through entry 2" in refusal(path)
    with Record.branch(path, tmp_path / "rescued.plaza", 2) as branch:
        assert len(branch.lines) == 2
    assert len(Record.read(tmp_path / "rescued.plaza").lines) == 2

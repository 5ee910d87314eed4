"""What the record promises of a killed game, a full disk and a changed byte: nothing saved is lost."""

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.session.record import Header, Record, RecordError

SCRATCH = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

HEADER = Header(
    plaza="0.1.0",
    rules=1,
    scenario="the_teapot",
    scenario_hash="ab" * 16,
    seed=7,
    preset="balanced",
    seats={"mexico": "person"},
    language="en",
)

# Appends until it is killed; what it prints has been acknowledged. Every ninth body is long.
WRITER = """
import sys
from game.session.record import Record
with Record.open(sys.argv[1]) as record:
    while True:
        n = len(record.lines) + 1
        record.append("note", {"number": n, "text": "x" * (1_500_000 if n % 9 == 0 else 60)})
        print(n, flush=True)
"""


def a_record(path: Path, entries: int = 4) -> bytes:
    """Write a record with some entries and return its bytes; its texts are not all ASCII."""
    with Record.create(path, HEADER) as record:
        for turn in range(entries):
            record.append("order", {"seat": "mexico", "check": "x", "text": f'vigilar región {turn} \\ "¿sí?"'})
    return path.read_bytes()


def bodies(record: Record) -> list[dict[str, Any]]:
    return [line.body for line in record.lines]


def goes_on(path: Path, kept: int) -> None:
    """A record with a torn end says so, is left alone until it is written on, and is whole afterwards."""
    torn = path.read_bytes()
    with Record.open(path) as record:
        assert len(record.lines) == kept, "A whole line before the torn one was not read."
        assert record.dropped is not None, "A torn last line was dropped without a word."
        assert path.read_bytes() == torn, "Opening a record must not change it; only appending may."
        before = bodies(record)
        assert record.append("note", {"text": "after"}) == kept + 1
        assert record.append("note", {"text": "and on"}) == kept + 2
    again = Record.read(path)
    assert again.dropped is None, "The torn bytes are still in the file after a line was appended."
    assert bodies(again) == [*before, {"text": "after"}, {"text": "and on"}]


# Cut


def test_a_last_line_cut_at_any_byte_is_said_and_dropped_and_the_game_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    content = a_record(path)
    begin = content[:-1].rindex(b"\n") + 1
    for cut in range(begin + 1, len(content)):
        path.write_bytes(content[:cut])
        dropped = Record.read(path).dropped
        assert dropped is not None and str(cut - begin) in dropped, f"Cut at {cut}: the sentence is {dropped!r}."
        goes_on(path, kept=3)


def test_a_file_cut_at_any_byte_keeps_every_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    content = a_record(path)
    expected = bodies(Record.read(path))
    for cut in range(len(content)):
        path.write_bytes(content[:cut])
        whole = content[:cut].count(b"\n")
        if whole == 0:
            with pytest.raises(RecordError, match="no whole header"):
                Record.open(path)
        else:
            with Record.open(path) as record:
                assert bodies(record) == expected[: whole - 1]
                assert (record.dropped is None) == (content[cut - 1 : cut] == b"\n")


@pytest.mark.parametrize("zeros", [1, 511, 512, 4096, 70_000])
def test_zeros_after_the_last_line_or_after_part_of_one_are_a_torn_end(tmp_path: Path, zeros: int) -> None:
    path = tmp_path / "game.plaza"
    content = a_record(path)
    begin = content[:-1].rindex(b"\n") + 1
    for cut, kept in (
        (len(content), 4),
        (begin, 3),
        (begin + 1, 3),
        (len(content) - 40, 3),
        (len(content) - 1, 3),
    ):
        path.write_bytes(content[:cut] + bytes(zeros))
        goes_on(path, kept)


def long_record(path: Path) -> tuple[bytes, int]:
    """A record whose last line fills several sectors: its bytes, and where that line begins."""
    with Record.create(path, HEADER) as record:
        record.append("note", {"text": "short"})
        record.append("note", {"text": "long" * 1000})
    content = path.read_bytes()
    return content, content[:-1].rindex(b"\n") + 1


def test_a_last_line_with_unwritten_sectors_is_torn_though_its_newline_is_there(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    content, begin = long_record(path)
    first = -(-begin // 512) * 512
    for start, stop in (
        (begin, first),
        (first, first + 512),
        (first + 1024, first + 3072),
        (begin, first + 2048),
    ):
        path.write_bytes(content[:start] + bytes(stop - start) + content[stop:])
        goes_on(path, kept=1)


def test_zeros_that_fill_no_sector_or_lie_before_the_last_line_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    content, begin = long_record(path)
    first = -(-begin // 512) * 512
    for start, stop in (
        (first, first + 1),
        (first + 1, first + 513),
        (first + 3, first + 512),
        (first, first + 511),
    ):
        path.write_bytes(content[:start] + bytes(stop - start) + content[stop:])
        with pytest.raises(RecordError, match=r"line 3.*restore a copy"):
            Record.open(path)
    with Record.branch(tmp_path / "game.plaza", tmp_path / "more.plaza", 1) as record:
        record.append("note", {"text": "long" * 1000})
        record.append("note", {"text": "last"})
    content = (tmp_path / "more.plaza").read_bytes()
    start = -(-content.index(b"long") // 512) * 512
    path.write_bytes(content[:start] + bytes(512) + content[start + 512 :])
    with pytest.raises(RecordError, match=r"line 3.*restore a copy"):
        Record.open(path)


# Killed


def test_a_process_killed_at_random_moments_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    Record.create(path, HEADER).close()
    moments = random.Random(20)
    acknowledged = 0
    for trial in range(20):
        process = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _wait in range(moments.randrange(1, 15)):
            acknowledged = int(process.stdout.readline())
        time.sleep(moments.random() * 0.004)
        process.kill()
        rest = process.stdout.read().split("\n")[:-1]
        process.stdout.close()
        process.wait()
        acknowledged = max([acknowledged, *map(int, rest)])
        record = Record.read(path)
        numbers = [line.body["number"] for line in record.lines]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= acknowledged, (
            f"Trial {trial}: entry {acknowledged} was acknowledged and {len(numbers)} are in the record; "
            "look at what append does before it returns."
        )
    with Record.open(path) as record:
        assert record.append("note", {"number": len(record.lines) + 1}) > acknowledged


def test_a_line_is_on_the_disk_before_it_is_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.plaza"
    synchronised: list[bytes] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        synchronised.append(path.read_bytes())

    monkeypatch.setattr(os, "fsync", fsync)
    with Record.create(path, HEADER) as record:
        assert synchronised[-1] == path.read_bytes(), "The header was not synchronised after it was written."
        if sys.platform != "win32":
            assert len(synchronised) == 2, "The folder must be synchronised too, or the new file may have no name."
        for n in (1, 2, 3):
            record.append("note", {"n": n})
            assert synchronised[-1] == path.read_bytes(), f"Entry {n} was acknowledged before it was synchronised."
    assert synchronised[-1].count(b"\n") == 4


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_is_said_and_the_step_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "game.plaza"
    content = a_record(path)
    write = os.write

    def fail(descriptor: int, data: bytes = b"") -> int:
        if data:
            write(descriptor, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    with Record.open(path) as record:
        with monkeypatch.context() as patch:
            patch.setattr(os, call, fail)
            with pytest.raises(RecordError, match=r"not saved \(No space left on device\)"):
                record.append("note", {"text": "unsaved"})
        assert path.read_bytes() == content, "A step said to be unsaved must not come back when the game is reopened."
        assert record.append("note", {"text": "saved"}) == 5
    assert bodies(Record.read(path))[4:] == [{"text": "saved"}]


def test_a_line_that_can_be_neither_saved_nor_taken_back_closes_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.plaza"
    a_record(path)

    def fail(*_arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with Record.open(path) as record:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            patch.setattr(os, "ftruncate", fail)
            with pytest.raises(RecordError, match="not saved"):
                record.append("note", {"text": "in doubt"})
        with pytest.raises(RecordError, match="not open for writing"):
            record.append("note", {"text": "after"})
    assert len(Record.read(path).lines) >= 4


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_an_append_interrupted_from_the_keyboard_leaves_a_record_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "game.plaza"
    a_record(path)
    real = getattr(os, call)

    def interrupt(*arguments: Any) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    with Record.open(path) as record:
        with monkeypatch.context() as patch:
            patch.setattr(os, call, interrupt)
            with pytest.raises(KeyboardInterrupt):
                record.append("note", {"text": "interrupted"})
        assert len(record.lines) == 4
        assert record.append("note", {"text": "next"}) == 5
    assert bodies(Record.read(path))[4:] == [{"text": "next"}]


def test_a_record_that_cannot_be_begun_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(RecordError, match="No space left"):
        Record.create(tmp_path / "game.plaza", HEADER)
    assert list(tmp_path.iterdir()) == []


def test_a_branch_killed_before_it_was_whole_is_not_taken_for_a_shorter_game(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    a_record(path)
    Record.branch(path, tmp_path / "branch.plaza", 3).close()
    content = (tmp_path / "branch.plaza").read_bytes()
    ends = [place + 1 for place, byte in enumerate(content) if byte == ord("\n")]
    for cut in (ends[0], ends[1] + 9, ends[2], ends[3] - 1):
        (tmp_path / "branch.plaza").write_bytes(content[:cut])
        with pytest.raises(RecordError, match="make the branch again"):
            Record.open(tmp_path / "branch.plaza")


# Changed


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return a_record(tmp_path_factory.mktemp("whole") / "game.plaza")


@SCRATCH
@given(place=st.integers(0, 10**9), change=st.integers(1, 255))
def test_any_byte_changed_before_the_last_line_is_refused(tmp_path: Path, whole: bytes, place: int, change: int) -> None:
    changed = bytearray(whole)
    changed[place % (whole[:-1].rindex(b"\n") + 1)] ^= change
    path = tmp_path / "changed.plaza"
    path.write_bytes(changed)
    for attempt in (Record.open, Record.read):
        with pytest.raises(RecordError, match=r"changed\.plaza, line \d"):
            attempt(path)
    # A torn end after it does not hide the change, even where a newline was hit.
    path.write_bytes(changed[:-7])
    with pytest.raises(RecordError):
        Record.read(path)


@SCRATCH
@given(place=st.integers(0, 10**9), change=st.integers(1, 255))
@example(place=0, change=1)
def test_a_last_line_changed_but_complete_is_refused(tmp_path: Path, whole: bytes, place: int, change: int) -> None:
    begin = whole[:-1].rindex(b"\n") + 1
    changed = bytearray(whole)
    changed[begin + place % (len(whole) - begin - 1)] ^= change
    path = tmp_path / "changed.plaza"
    path.write_bytes(changed)
    with pytest.raises(RecordError, match=r"line \d.*restore a copy"):
        Record.open(path)


def test_a_last_newline_changed_to_anything_but_zero_is_refused(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "changed.plaza"
    for byte in range(1, 256):
        if byte != ord("\n"):
            path.write_bytes(whole[:-1] + bytes([byte]))
            with pytest.raises(RecordError, match="other than a newline"):
                Record.open(path)


def test_a_word_edited_in_the_last_line_is_refused_and_named(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "edited.plaza"
    path.write_bytes(whole.replace("región 3".encode(), "región 8".encode()))
    with pytest.raises(RecordError, match=r"edited\.plaza, line 5: .*changed after writing; restore a copy"):
        Record.open(path)

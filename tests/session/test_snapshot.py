"""What a snapshot in the record promises: the bytes that were packed, and never more than its limit."""

import base64
import json
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session import snapshot
from game.session.record import Record, RecordError, pack_snapshot, unpack_snapshot
from tests.session.records import a_header


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=2000))
def test_a_snapshot_is_unpacked_as_it_was_packed(data: bytes) -> None:
    packed = pack_snapshot(data)
    assert unpack_snapshot(json.loads(json.dumps(packed))) == data


def test_a_snapshot_that_would_unfold_beyond_its_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "MAX_SNAPSHOT", 1000)
    assert unpack_snapshot(pack_snapshot(b"x" * 1000)) == b"x" * 1000
    bomb = {"encoding": "zlib+base64", "data": base64.b64encode(zlib.compress(bytes(50_000_000))).decode()}
    tracemalloc.start()
    with pytest.raises(RecordError, match="larger than"):
        unpack_snapshot(bomb)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000, f"Unpacking took {peak} bytes before it was refused; limit it while it unfolds."
    with pytest.raises(RecordError, match="larger than"):
        pack_snapshot(bytes(1001))
    with Record.create(tmp_path / "game.plaza", a_header()) as record:
        record.append("turn", {"turn": 1, "signature": "0f", "snapshot": bomb})
        with pytest.raises(RecordError, match=r"game\.plaza, line 2: its snapshot is larger"):
            record.snapshot(record.lines[0])


@pytest.mark.parametrize(
    "packed",
    [
        None,
        {},
        {"encoding": "zlib+base64", "data": 7},
        {"encoding": "pickle", "data": ""},
        {"encoding": "zlib+base64", "data": ""},
        {"encoding": "zlib+base64", "data": "ñ"},
        {"encoding": "zlib+base64", "data": "a"},
        {"encoding": "zlib+base64", "data": "AAAA"},
        {"encoding": "zlib+base64", "data": base64.b64encode(zlib.compress(b"state")[:-3]).decode()},
        {"encoding": "zlib+base64", "data": base64.b64encode(zlib.compress(b"state") + b"more").decode()},
        {"encoding": "zlib+base64", "data": "", "extra": 1},
    ],
    ids=str,
)
def test_a_malformed_snapshot_is_refused(packed: object) -> None:
    with pytest.raises(RecordError, match="snapshot"):
        unpack_snapshot(packed)

"""Records for the tests of the record: whole ones, and files a hostile author could make."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from game.session.record import Header, Record, RecordError
from game.session.record_json import digest, seal


def a_header(**changes: Any) -> Header:
    values: dict[str, Any] = {
        "plaza": "0.1.0",
        "rules": 1,
        "scenario": "the_teapot",
        "scenario_hash": "ab" * 16,
        "seed": 7,
        "preset": "balanced",
        "seats": {"mexico": "person", "network": "doctrine"},
        "language": "en",
    }
    return Header(**{**values, **changes})


def a_record(path: Path, entries: int = 4) -> Path:
    """A record with some entries, closed."""
    with Record.create(path, a_header()) as record:
        for turn in range(entries):
            record.append("order", {"seat": "mexico", "text": f"vigilar región {turn}"})
    return path


def sealed_file(path: Path, *lines: dict[str, Any]) -> Path:
    """A file of correctly sealed and chained lines; nothing else about them need be right."""
    written: list[bytes] = []
    for place, members in enumerate(lines):
        chained = members if place == 0 else {**members, "previous": digest(written[-1])}
        written.append(seal(chained))
    path.write_bytes(b"".join(line + b"\n" for line in written))
    return path


def resealed(content: bytes) -> bytes:
    """Any bytes that end in "}", with a check that agrees with them, as one line."""
    body = content.removesuffix(b"}")
    return body + b',"check":"' + digest(body).encode() + b'"}\n'


def header_members(**changes: Any) -> dict[str, Any]:
    return {"kind": "header", **attrs.asdict(a_header()), **changes}


def refusal(path: Path) -> str:
    """The sentence with which a file is refused, after checking that it is one."""
    with pytest.raises(RecordError) as caught:
        Record.read(path)
    sentence = caught.value.sentence
    assert path.name in sentence, f"The sentence does not say which file: {sentence}"
    assert "\n" not in sentence and sentence.endswith("."), f"It is not one sentence: {sentence}"
    return sentence

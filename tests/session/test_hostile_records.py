"""A record is untrusted: whatever its lines hold, it is refused in a sentence or played, and never ends in a fault."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.core.problem import Problem
from game.session import replay, state_bytes
from game.session.record import Record, RecordError, pack_snapshot
from game.session.session import Session

Lines = list[tuple[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one resolved turn of The Teapot."""
    path = tmp_path_factory.mktemp("records") / "good.plaza"
    session = Session.create("the_teapot", {"mexico": "person"}, 5, path=path)
    session.submit("mexico", "collect target=TETERA/boss discipline=human points=2")
    session.resolve()
    session.close()
    return path


def forged(good: Path, folder: Path, lines: Lines, **header: Any) -> Path:
    """A record, sealed as a real one, with another header or other lines."""
    path = folder / "forged.plaza"
    record = Record.create(path, attrs.evolve(Record.read(good).header, **header))
    for kind, body in lines:
        record.append(kind, body)
    record.close()
    return path


def turn_of(good: Path) -> dict[str, Any]:
    """The body of its turn."""
    return dict(Record.read(good).lines[-1].body)


BODIES: list[tuple[str, Lines]] = [
    ("an order without its text", [("order", {})]),
    ("an order that is a number", [("order", {"seat": "mexico", "order": 5, "bot": False})]),
    ("an order of no seat", [("order", {"seat": "nobody", "order": "exploit points=1", "bot": False})]),
    ("a withdrawal of a mapping", [("withdraw", {"seat": "mexico", "number": {}})]),
    ("a withdrawal of a huge number", [("withdraw", {"seat": "mexico", "number": 1e160})]),
    ("an inject whose arguments are a list", [("inject", {"inject": "set", "arguments": [1, 2]})]),
    ("an inject out of its range", [
        ("inject", {"inject": "set", "arguments": {"quantity": "leader.site", "of": "TETERA/boss", "value": 9.0}}),
    ]),
    ("a rewind to nowhere", [("rewind", {"turn": 3})]),
    ("a rewind to a word", [("rewind", {"turn": "x"})]),
    ("a prediction without a direction", [("prediction", {"seat": "mexico", "measure": "captures", "direction": 7})]),
    ("a player whose name moves the cursor", [("handover", {"seat": "mexico", "player": "a\u001b[31m"})]),
    ("a turn without a number", [("turn", {})]),
    ("a turn that is not the next", [("turn", {"turn": 4, "signature": "0", "snapshot": {}})]),
    ("a turn that differs and has no snapshot", [("turn", {"turn": 1, "signature": "0", "snapshot": None})]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "lines"), BODIES, ids=[what for what, _ in BODIES])
def test_a_line_that_makes_no_sense_is_refused_with_file_and_line(
    good: Path, tmp_path: Path, what: str, lines: Lines
) -> None:
    path = forged(good, tmp_path, lines)
    with pytest.raises(RecordError) as refused:
        replay.open_session(path, writing=False)
    assert "forged.plaza, line 2" in refused.value.sentence, f"{what}: name file and line in {refused.value.sentence!r}"


@pytest.mark.parametrize(
    "header",
    [
        {"seed": -1},
        {"parameters": {"raids.leak.base_us": "x"}},
        {"parameters": {"raids.leak.base_us": 5000}},
        {"parameters": {"no.such.name": 1}},
        {"seats": {"nobody": "person"}},
        {"seats": {"mexico": "\u001b[31m"}},
        {"scenario": "../../etc"},
        {"preset": "none_such"},
        {"form": "none_such"},
        {"rules": 10_000},
    ],
)
def test_a_header_that_makes_no_sense_is_refused_in_a_sentence(good: Path, tmp_path: Path, header: dict[str, Any]) -> None:
    with pytest.raises((Problem, RecordError)):
        replay.open_session(forged(good, tmp_path, [], **header), writing=False)


def _snapshots(good: Path) -> dict[str, bytes]:
    session = replay.open_session(good, writing=False).session
    whole = state_bytes.to_bytes(session.truth.state)
    later = session.truth.state
    later.turn += 50
    other_turn = state_bytes.to_bytes(later)
    later.turn -= 50
    later.post_group[:] = 99
    astray = state_bytes.to_bytes(later)
    return {
        "nothing": b"",
        "deep nesting": b"[" * 60_000 + b"\n",
        "no arrays": json.dumps({}).encode() + b"\n",
        "cut short": whole[: len(whole) // 2],
        "of another turn": other_turn,
        "pointing to no group": astray,
    }


@pytest.mark.parametrize(
    "what", ["nothing", "deep nesting", "no arrays", "cut short", "of another turn", "pointing to no group"]
)
def test_a_snapshot_that_does_not_belong_to_the_game_is_refused(good: Path, tmp_path: Path, what: str) -> None:
    body = {**turn_of(good), "signature": "0" * 16, "snapshot": pack_snapshot(_snapshots(good)[what])}
    with pytest.raises(RecordError):
        replay.open_session(forged(good, tmp_path, [("turn", body)]), writing=False)


def test_a_record_of_older_rules_is_shown_as_it_was_and_goes_on_from_its_snapshot(good: Path, tmp_path: Path) -> None:
    lines = [(line.kind, dict(line.body)) for line in Record.read(good).lines]
    older = replay.open_session(forged(good, tmp_path, lines, rules=0), writing=False)
    same = replay.open_session(good, writing=False)
    assert older.older_rules and older.differing == ()
    assert [turn.signature for turn in older.session.turns] == [turn.signature for turn in same.session.turns]
    assert (older.session.truth.state.rung == same.session.truth.state.rung).all()
    assert older.session.resolve().signature == same.session.resolve().signature, "it goes on from the snapshot"


def test_a_seed_above_63_bits_is_a_seed_like_any_other(good: Path, tmp_path: Path) -> None:
    assert replay.open_session(forged(good, tmp_path, [], seed=2**64 - 1), writing=False).turns == 0


def test_a_branch_that_cannot_be_opened_leaves_no_file(good: Path, tmp_path: Path) -> None:
    path = forged(good, tmp_path, [("handover", {"seat": "mexico", "player": "1"}), ("turn", turn_of(good))])
    new = tmp_path / "branch.plaza"
    with pytest.raises(RecordError):
        replay.branch(path, new, 2)
    assert not new.exists()

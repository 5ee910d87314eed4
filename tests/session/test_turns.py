"""Turns of a session: resolved once, taken back wholly, and telling a seat no more than it may know."""

from pathlib import Path

import pytest

from game.core.orders import parse_order
from game.core.problem import Problem
from game.engine.signature import signature
from game.session import replay
from game.session.record import Record, RecordError
from game.session.session import Session

COLLECT = "collect target=TETERA/boss discipline=human points=4"


def a_session(path: Path | None = None) -> Session:
    """A game of The Teapot with one person."""
    return Session.create("the_teapot", {"mexico": "person"}, 11, path=path)


def test_a_turn_whose_record_cannot_be_written_stays_unresolved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = a_session(tmp_path / "game.plaza")
    session.submit("mexico", COLLECT)
    before = signature(session.truth.state)
    with monkeypatch.context() as broken:

        def full(record: Record, kind: str, body: object) -> int:
            raise RecordError("the disk is full")

        broken.setattr(Record, "append", full)
        with pytest.raises(RecordError):
            session.resolve()
    assert (session.turn, signature(session.truth.state)) == (1, before)
    assert [planned.text for planned in session.plans["mexico"]] == [COLLECT]
    session.resolve()
    session.close()
    assert replay.open_session(tmp_path / "game.plaza", writing=False).differing == ()


def test_going_back_drops_what_was_foretold_and_meant_since() -> None:
    session = a_session()
    for _ in range(3):
        session.predict("mexico", "captures", 1)
        session.intend("mexico", "wait")
        session.resolve()
    session.rewind(2)
    assert list(session.predictions["mexico"]) == [1]
    assert list(session.intents["mexico"]) == [1]


def test_the_same_turn_played_again_after_going_back_is_the_same_turn() -> None:
    session = a_session()
    session.submit("mexico", COLLECT)
    session.resolve()
    second = session.resolve().signature
    session.rewind(2)
    assert session.resolve().signature == second


def test_a_forecast_does_not_tell_whether_an_unknown_post_exists() -> None:
    session = a_session()
    existing = session.forecast("mexico", parse_order("raid leader=TETERA/heir"))
    invented = session.forecast("mexico", parse_order("raid leader=TETERA/deputy-9"))
    assert existing == invented == ()


def test_after_the_last_turn_nothing_more_can_be_done() -> None:
    session = a_session()
    while not session.over:
        session.resolve()
    for attempt in (
        session.resolve,
        lambda: session.submit("mexico", COLLECT),
        lambda: session.inject("team_loss", {"share": 0.1}),
        lambda: session.predict("mexico", "captures", 1),
    ):
        with pytest.raises(Problem, match="over"):
            attempt()


def test_what_was_resolved_cannot_be_taken_back_and_says_why() -> None:
    session = a_session()
    session.submit("mexico", COLLECT)
    session.resolve()
    with pytest.raises(Problem, match="unlearned"):
        session.withdraw("mexico", 0)


def test_a_branch_goes_on_from_its_turn_and_leaves_the_old_record_alone(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    session = a_session(path)
    session.submit("mexico", COLLECT)
    for _ in range(3):
        session.resolve()
    session.close()
    content = path.read_bytes()
    branched = replay.branch(path, tmp_path / "branch.plaza", 2)
    assert (branched.turns, branched.session.turn) == (1, 2)
    assert branched.session.turns[0].signature == session.turns[0].signature
    branched.session.close()
    assert path.read_bytes() == content

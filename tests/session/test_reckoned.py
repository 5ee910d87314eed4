"""Par and legacy stand in the record once they are reckoned: read back, not reckoned again, and never believed blindly."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.version import RULES
from game.debrief import reckoning
from game.debrief.page import debrief
from game.session import replay
from game.session.reckoned import LEGACY, LEGACY_MONTHS, PAR, as_body, kind_of, read_body
from game.session.record import Record, RecordError
from game.session.session import Session

pytestmark = pytest.mark.runs_on
Lines = list[tuple[str, dict[str, Any]]]
SCRATCH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a game of The Teapot that is over and whose debrief has been told."""
    path = tmp_path_factory.mktemp("records") / "over.plaza"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.debrief.legacy.LEGACY_GAMES", 4)
        session = Session.create("the_teapot", {"mexico": "person"}, 5, path=path)
        session.submit("mexico", "collect target=TETERA/boss discipline=human points=2")
        while not session.over:
            session.resolve()
        debrief(session)
        session.close()
    return path


def lines_of(path: Path) -> Lines:
    return [(line.kind, copy.deepcopy(dict(line.body))) for line in Record.read(path).lines]


def written(over: Path, folder: Path, lines: Lines, **header: Any) -> Path:
    path = folder / "written.plaza"
    path.unlink(missing_ok=True)
    with Record.create(path, attrs.evolve(Record.read(over).header, **header)) as record:
        for kind, body in lines:
            record.append(kind, body)
    return path


def refusing(*_given: object) -> None:
    raise AssertionError("it was reckoned again")


def test_the_last_lines_of_a_game_that_was_told_hold_par_and_legacy(over: Path) -> None:
    kinds = [kind for kind, _body in lines_of(over)]
    assert kinds[-3:] == [PAR, PAR, LEGACY] and kinds.count("turn") == 6


def test_what_is_read_back_is_what_was_reckoned_and_is_not_reckoned_again(over: Path, monkeypatch) -> None:
    found = replay.open_session(over, writing=False).session
    anew = Session.create("the_teapot", {"mexico": "person"}, 5)
    anew.submit("mexico", "collect target=TETERA/boss discipline=human points=2")
    while not anew.over:
        anew.resolve()
    page = debrief(anew)
    assert found.reckoned == anew.reckoned
    monkeypatch.setattr(reckoning, "others_in", refusing)
    monkeypatch.setattr(reckoning, "legacy_steps", refusing)
    assert debrief(found) == page


def test_telling_it_twice_writes_it_once(over: Path, tmp_path: Path) -> None:
    path = written(over, tmp_path, lines_of(over))
    session = replay.open_session(path).session
    debrief(session)
    session.close()
    assert lines_of(path) == lines_of(over)


def test_a_record_from_before_has_none_and_is_told_all_the_same(over: Path, tmp_path: Path) -> None:
    path = written(over, tmp_path, [line for line in lines_of(over) if line[0] not in (PAR, LEGACY)])
    session = replay.open_session(path, writing=False).session
    assert session.reckoned == {}
    assert debrief(session).seats[0].legacy is not None
    assert lines_of(path)[-1][0] == "turn", "who only reads a record writes nothing in it"


def test_what_other_rules_gave_is_left_out(over: Path, tmp_path: Path) -> None:
    lines = [(kind, {**body, "rules": RULES - 1} if kind in (PAR, LEGACY) else body) for kind, body in lines_of(over)]
    assert replay.open_session(written(over, tmp_path, lines), writing=False).session.reckoned == {}


def test_going_back_takes_it_away(over: Path, tmp_path: Path) -> None:
    session = replay.open_session(written(over, tmp_path, lines_of(over))).session
    session.rewind(6)
    assert session.reckoned == {}
    session.close()
    again = replay.open_session(tmp_path / "written.plaza", writing=False).session
    assert again.reckoned == {} and not again.over


def test_a_branch_from_the_last_turn_leaves_it_behind(over: Path, tmp_path: Path) -> None:
    session = replay.branch(over, tmp_path / "branch.plaza", 6).session
    session.close()
    assert session.reckoned == {} and {PAR, LEGACY}.isdisjoint(kind for kind, _body in lines_of(tmp_path / "branch.plaza"))


def test_a_legacy_cut_off_in_the_middle_of_its_line_is_dropped_and_can_be_reckoned_anew(over: Path, tmp_path: Path) -> None:
    path = tmp_path / "torn.plaza"
    path.write_bytes(over.read_bytes()[:-200])
    session = replay.open_session(path).session
    assert (PAR, "mexico") in session.reckoned and (LEGACY, "mexico") not in session.reckoned
    debrief(session)
    session.close()
    assert lines_of(path) == lines_of(over)


def first(kind: str, change: Callable[[dict[str, Any]], object]) -> Callable[[Lines], Lines]:
    """The lines with the first of a kind changed."""

    def changed(lines: Lines) -> Lines:
        change(next(body for one, body in lines if one == kind))
        return lines

    return changed


HOSTILE: list[tuple[str, Callable[[Lines], Lines]]] = [
    ("before the end", lambda lines: [lines[-1], *lines]),
    ("of no seat", first(PAR, lambda body: body.update(seat="nobody"))),
    ("of a seat that is a list", first(LEGACY, lambda body: body.update(seat=["mexico"]))),
    ("without rules", first(LEGACY, lambda body: body.pop("rules"))),
    ("rules that are a word", first(PAR, lambda body: body.update(rules="4"))),
    ("a player who moves the cursor", first(PAR, lambda body: body["lines"][0].update(player="a\u001b[31m"))),
    ("lines that are a mapping", first(PAR, lambda body: body.update(lines={"0": 1}))),
    ("a thousand lines", first(PAR, lambda body: body.update(lines=body["lines"][:1] * 1000))),
    ("a lens there is not", first(PAR, lambda body: body["lines"][0]["lenses"].update(riches=1.0))),
    ("a lens left out", first(PAR, lambda body: body["lines"][0]["lenses"].pop("threat"))),
    ("a lens that is a word", first(PAR, lambda body: body["lines"][0]["lenses"].update(threat="high"))),
    ("a verdict that is no sign", first(PAR, lambda body: body["lines"][0].update(against=7))),
    ("a line held by a number", first(PAR, lambda body: body["lines"][0].update(floor_kept=1))),
    ("a measure there is not", first(LEGACY, lambda body: body["measures"][0].update(name="riches"))),
    ("a lens twice", first(LEGACY, lambda body: body["lenses"].append(body["lenses"][0]))),
    ("too few months", first(LEGACY, lambda body: body["lenses"][0]["after"].pop())),
    ("too many months", first(LEGACY, lambda body: body["lenses"][0]["beside"].extend([{}] * len(LEGACY_MONTHS)))),
    ("an upside-down spread", first(LEGACY, lambda body: body["lenses"][0]["after"][0].update(low=99.0, high=1.0))),
    ("a number beyond everything", first(LEGACY, lambda body: body["measures"][0].update(end=1e300))),
]


@pytest.mark.parametrize(("what", "change"), HOSTILE, ids=[what for what, _change in HOSTILE])
def test_what_is_not_of_this_game_is_refused_with_file_and_line(over: Path, tmp_path: Path, what: str, change) -> None:
    path = written(over, tmp_path, change(lines_of(over)))
    with pytest.raises(RecordError) as refused:
        replay.open_session(path, writing=False)
    assert "written.plaza, line " in refused.value.sentence, f"{what}: name file and line in {refused.value.sentence!r}"


@SCRATCH
@given(kind=st.sampled_from((PAR, LEGACY)), data=st.data())
def test_whatever_stands_in_place_of_any_member_is_read_or_refused_and_never_ends_in_a_fault(
    over: Path, tmp_path: Path, kind: str, data: st.DataObject
) -> None:
    lines = lines_of(over)
    body: Any = next(found for one, found in reversed(lines) if one == kind)
    place: Any = body
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        at = data.draw(st.sampled_from(keys))
        if isinstance(place[at], dict | list) and place[at] and data.draw(st.booleans()):
            place = place[at]
            continue
        place[at] = data.draw(PLAIN)
        break
    path = written(over, tmp_path, lines)
    try:
        session = replay.open_session(path, writing=False).session
    except RecordError as refused:
        assert "written.plaza, line " in refused.sentence
    else:
        for found in session.reckoned.values():
            assert read_body(kind_of(found), _as_read(as_body(found)), session.truth.world) == found


def _as_read(body: Any) -> Any:
    """A body as JSON gives it back: lists for tuples."""
    if isinstance(body, dict):
        return {key: _as_read(value) for key, value in body.items()}
    return [_as_read(one) for one in body] if isinstance(body, list | tuple) else body

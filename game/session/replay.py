"""Playing a record again: the same orders, injects and luck must give the same signatures."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from game.core.orders import parse_order
from game.core.problem import N_, Problem
from game.core.state import State
from game.core.version import RULES
from game.session import state_bytes
from game.session.decisions import check_answers
from game.session.negotiating import check_accords
from game.session.reckoned import LEGACY, PAR, read_body
from game.session.record import Line, Record
from game.session.session import Session
from game.session.setting_up import check_seats, load_setup


@attrs.frozen
class Replay:
    """What came of a replay."""

    session: Session
    turns: int
    differing: tuple[int, ...]  # turns whose signature came out otherwise
    older_rules: bool  # the record was begun under other rules: it is shown as it was and goes on from its snapshot


def open_session(path: Path, writing: bool = True) -> Replay:
    """Open a record and bring its game to where it was left. Raises RecordError or Problem."""
    record = Record.open(path) if writing else Record.read(path)
    try:
        return _bring_up(record, record if writing else None)
    except BaseException:
        record.close()
        raise


def _bring_up(record: Record, keep: Record | None) -> Replay:
    header = record.header
    if header.rules > RULES:
        raise Problem(
            N_("The record was written under rules version {found}, newer than this version's {known}; update Plaza."),
            found=header.rules, known=RULES,
        )  # fmt: skip
    if not 0 <= header.seed < 2**64:
        raise Problem(N_("The record names the seed {seed}; a seed is a whole number from 0 to 2^64 - 1."), seed=header.seed)
    setup = load_setup(header.scenario, header.preset, header.form, header.draw, _parameters(header.parameters))
    if setup.scenario.digest != header.scenario_hash:
        raise Problem(
            N_("The scenario {scenario} has changed since this record was begun; put back its files as they were, "
               "or play the record with the version of Plaza {version} that wrote it."),
            scenario=header.scenario, version=header.plaza,
        )  # fmt: skip
    session = Session.begin(
        setup, check_seats(setup, header.seats), header.seed, None, header.mandates, header.secret_mandates
    )
    older = header.rules < RULES
    differing: list[int] = []
    for line in record.lines:
        try:
            _apply(session, record, line, differing, older)
        except (LookupError, TypeError, ValueError, ArithmeticError) as error:
            raise record.fault(line, N_("its content does not fit its kind")) from error
        except Problem as problem:
            raise record.fault(line, str(problem)) from problem
    session.record = keep
    return Replay(session, len(session.turns), tuple(differing), older)


def _parameters(found: Mapping[str, object]) -> dict[str, float]:
    values: dict[str, float] = {}
    for name, value in found.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Problem(N_("The record sets the parameter {name} to something that is no number."), name=repr(name)[:60])
        values[name] = float(value)
    return values


def _apply(session: Session, record: Record, line: Line, differing: list[int], older: bool) -> None:
    body = line.body
    if line.kind == "turn":
        _turn(session, record, line, differing, older)
    elif line.kind == "rewind":
        session.rewind(int(body["turn"]))
    elif line.kind == "prediction":
        session.predict(str(body["seat"]), str(body["measure"]), int(body["direction"]))
    elif line.kind == "intent":
        session.intend(str(body["seat"]), str(body["text"]))
    elif line.kind == "handover":
        session.hand_over(str(body["seat"]), str(body["player"]))
    elif line.kind in (PAR, LEGACY):
        _reckoned(session, line)
    elif not older:
        _plan(session, line)


def _plan(session: Session, line: Line) -> None:
    """What was planned; a record of older rules is shown as it was, so there its plans are not given again."""
    body = line.body
    if line.kind == "order":
        if not session.take(str(body["seat"]), parse_order(str(body["order"])), bool(body["bot"])).accepted:
            raise Problem(N_("an order that was accepted is refused now: {order}"), order=str(body["order"])[:80])
    elif line.kind == "withdraw":
        session.withdraw(str(body["seat"]), int(body["number"]))
    elif line.kind == "inject":
        session.inject(str(body["inject"]), body["arguments"])


def _reckoned(session: Session, line: Line) -> None:
    """Par or legacy as the record holds it; what other rules gave is left out, and reckoned anew when it is asked for."""
    if not session.over:
        raise Problem(N_("what is reckoned at the end of a game stands before its end"))
    found = read_body(line.kind, line.body, session.truth.world)
    if found is not None:
        session.reckoned[line.kind, found.seat] = found


def _turn(session: Session, record: Record, line: Line, differing: list[int], older: bool) -> None:
    if line.body["turn"] != session.turn:
        raise Problem(
            N_("turn {found} stands where turn {expected} should"),
            found=repr(line.body["turn"])[:20], expected=session.turn,
        )  # fmt: skip
    if older:
        session.adopt(_state_of(session, record, line), str(line.body["signature"])[:40])
        return
    done = session.resolve()
    if done.signature != line.body["signature"]:
        differing.append(done.turn)
        session.put_right(_state_of(session, record, line))


def _state_of(session: Session, record: Record, line: Line) -> State:
    """The state in a turn's snapshot, checked to belong to this very game."""
    state = state_bytes.from_bytes(record.snapshot(line))
    state_bytes.check_fits(state, session.truth.state, int(line.body["turn"]))
    check_accords(session.truth.world, state)
    check_answers(session.truth.world, state)
    return state


def branch(path: Path, new_path: Path, turn: int) -> Replay:
    """A new record that goes on from the planning of `turn` of an old one."""
    source = Record.read(path)
    through = resolved = 0
    for line in source.lines:
        if line.kind == "turn":
            resolved += 1
        elif line.kind == "rewind":
            back = line.body.get("turn")
            if isinstance(back, bool) or not isinstance(back, int) or not 1 <= back <= resolved:
                raise source.fault(line, N_("its content does not fit its kind"))
            resolved = back - 1
        else:
            continue
        if resolved <= turn - 1:
            through = line.n
    if turn < 1 or resolved + 1 < turn:
        raise Problem(N_("The record has no turn {turn} to branch from."), turn=turn)
    Record.branch(path, new_path, through).close()
    try:
        return open_session(new_path)
    except BaseException:
        new_path.unlink()
        raise

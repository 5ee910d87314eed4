"""Playing a record again: the same orders, injects and luck must give the same signatures."""

from pathlib import Path

import attrs

from game.core.orders import parse_order
from game.core.problem import N_, Problem
from game.core.version import RULES
from game.session import state_bytes
from game.session.record import Line, Record, unpack_snapshot
from game.session.session import Session
from game.session.setting_up import load_setup


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
    parameters = {name: float(value) for name, value in header.parameters.items()}
    setup = load_setup(header.scenario, header.preset, header.form, header.draw, parameters)
    if setup.scenario.digest != header.scenario_hash:
        raise Problem(
            N_("The scenario {scenario} has changed since this record was begun; put back its files as they were, "
               "or play the record with the version of Plaza {version} that wrote it."),
            scenario=header.scenario, version=header.plaza,
        )  # fmt: skip
    session = Session.begin(setup, dict(header.seats), header.seed, None)
    older = header.rules < RULES
    differing: list[int] = []
    for line in record.lines:
        try:
            _apply(session, line, differing, older)
        except (KeyError, TypeError, ValueError) as error:
            raise record.fault(line, N_("its content does not fit its kind")) from error
        except Problem as problem:
            raise record.fault(line, str(problem)) from problem
    session.record = keep
    return Replay(session, len(session.turns), tuple(differing), older)


def _apply(session: Session, line: Line, differing: list[int], older: bool) -> None:
    body = line.body
    if line.kind == "order":
        if (
            not older
            and not session.submit(str(body["seat"]), parse_order(str(body["order"])), bool(body["bot"])).accepted
        ):
            raise Problem(N_("an order that was accepted is refused now: {order}"), order=str(body["order"])[:80])
    elif line.kind == "withdraw":
        session.withdraw(str(body["seat"]), int(body["number"]))
    elif line.kind == "prediction":
        session.predict(str(body["seat"]), str(body["measure"]), int(body["direction"]))
    elif line.kind == "intent":
        session.intend(str(body["seat"]), str(body["text"]))
    elif line.kind == "handover":
        session.hand_over(str(body["seat"]), str(body["player"]))
    elif line.kind == "inject":
        session.inject(str(body["inject"]), body["arguments"])
    elif line.kind == "rewind":
        session.rewind(int(body["turn"]))
    elif line.kind == "turn":
        _turn(session, line, differing, older)


def _turn(session: Session, line: Line, differing: list[int], older: bool) -> None:
    done = session.resolve()
    if done.turn != line.body["turn"]:
        raise Problem(
            N_("turn {found} stands where turn {expected} should"), found=line.body["turn"], expected=done.turn
        )
    if done.signature == line.body["signature"]:
        return
    if not older:
        differing.append(done.turn)
    session.truth.state = state_bytes.from_bytes(unpack_snapshot(line.body["snapshot"]))
    session.checkpoints.pop()
    session._checkpoint()


def branch(path: Path, new_path: Path, turn: int) -> Replay:
    """A new record that goes on from the planning of `turn` of an old one."""
    source = Record.read(path)
    through = 0
    resolved = 0
    for line in source.lines:
        if line.kind == "turn":
            resolved = int(line.body["turn"])
        elif line.kind == "rewind":
            resolved = int(line.body["turn"]) - 1
        if resolved <= turn - 1 and (line.kind == "turn" or resolved == 0):
            through = line.n if line.kind in ("turn", "rewind") else through
    if turn < 1 or resolved + 1 < turn:
        raise Problem(N_("The record has no turn {turn} to branch from."), turn=turn)
    Record.branch(path, new_path, through).close()
    return open_session(new_path)

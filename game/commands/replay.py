"""`plaza replay`: play a record again, check every turn against it, tell what happened."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import click

from game.commands.main import language_option
from game.commands.records import record_trouble_told
from game.console import closing
from game.console.debrief_page import debrief_page
from game.console.story import tell_turn
from game.console.terminal import Terminal, for_output
from game.core.problem import N_, Problem
from game.core.world import STATE_SEATS
from game.debrief.page import debrief
from game.session.naming import text_in
from game.session.record import Record
from game.session.replay import Replay, branch, open_session
from game.session.reporting import events_for
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import _

AGREES, DIFFERS = 0, 1


@attrs.frozen
class Checked:
    """One turn of a record: its signature as recorded and as it came out."""

    turn: int
    recorded: str
    found: str

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.recorded == self.found


@click.command(
    name="replay", help=_("Play a record again and check every turn against it; status 1 when one comes out otherwise.")
)
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--turn", type=click.IntRange(1), help=_("Tell this turn only (all are checked)."))
@click.option("--debrief", "page", is_flag=True, help=_("Print the debrief page of a game that is over, and nothing else."))
@click.option("--json", "as_json", is_flag=True, help=_("Print the result as JSON."))
@click.option(
    "--branch", "new", type=click.Path(path_type=Path), metavar="NEW", help=_("Write a new record that goes on from --from.")
)
@click.option("--from", "start", type=click.IntRange(1), metavar="TURN", help=_("The turn from which the branch goes on."))
@language_option
def command(record: Path, turn: int | None, page: bool, as_json: bool, new: Path | None, start: int | None) -> int:
    """Check and tell."""
    with record_trouble_told():
        if not page:
            return _run(record, turn, as_json, new, start)
        if turn is not None or new is not None:
            raise Problem(N_("--debrief prints one page: leave the other options out, but for --json."))
        return _debrief(record, as_json)


def _debrief(record: Path, as_json: bool) -> int:
    replay, terminal = open_session(record, writing=False), for_output()
    found = debrief(replay.session)
    if as_json:
        click.echo(json.dumps({"record": str(record), **attrs.asdict(found)}, ensure_ascii=False))
    else:
        terminal.say(debrief_page(found, terminal.symbols))
    return DIFFERS if replay.differing else AGREES


def _run(record: Path, turn: int | None, as_json: bool, new: Path | None, start: int | None) -> int:
    if (new is None) != (start is None):
        raise Problem(N_("--branch and --from go together: --branch NEW --from TURN."))
    if new is not None and start is not None:
        return _branch(record, new, start)
    kept = Record.read(record)
    replay = open_session(record, writing=False)
    checked = check(kept, replay)
    if turn is not None and turn > len(checked):
        raise Problem(N_("The record holds {count} turn(s); there is no turn {turn}."), count=len(checked), turn=turn)
    if as_json:
        click.echo(json.dumps(as_object(record, kept, replay, checked, turn), ensure_ascii=False))
    else:
        _tell(record, kept, replay, checked, turn)
    return AGREES if all(one.agrees for one in checked) and not replay.differing else DIFFERS


def _branch(record: Path, new: Path, start: int) -> int:
    replay = branch(record, new, start)
    replay.session.close()
    click.echo(_("A branch that goes on from turn {turn} is in {path}.").format(turn=start, path=new))
    return AGREES


def check(kept: Record, replay: Replay) -> list[Checked]:
    """Each turn that counts, with the signature the record holds and the one that came out."""
    recorded: dict[int, str] = {}
    for line in kept.lines:
        body: Mapping[str, Any] = line.body
        if line.kind == "turn":
            recorded[int(body["turn"])] = str(body["signature"])
        elif line.kind == "rewind":
            recorded = {turn: signature for turn, signature in recorded.items() if turn < int(body["turn"])}
    return [Checked(one.turn, recorded[one.turn], one.signature) for one in replay.session.turns]


def seat_of(session: Session) -> str:
    """The seat whose story is told: that of a person, else of a state."""
    seats = session.seats
    return next(
        (seat for seat, player in seats.items() if player == PERSON),
        next((seat for seat in seats if seat in STATE_SEATS), next(iter(seats))),
    )


def as_object(record: Path, kept: Record, replay: Replay, checked: list[Checked], turn: int | None) -> dict[str, Any]:
    """The result as an object for JSON. The seed is told only of a game that is over."""
    session, seat = replay.session, seat_of(replay.session)
    turns = [
        {
            "turn": one.turn, "signature": one.found, "recorded": one.recorded, "agrees": one.agrees,
            "events": [
                {"label": seen.label, "day": seen.day, "kind": seen.kind, "text": seen.text, "because": seen.because}
                for seen in events_for(session, seat, one.turn)
            ],
        }
        for one in checked
        if turn is None or one.turn == turn
    ]  # fmt: skip
    return {
        "record": str(record), "scenario": kept.header.scenario, "seed": kept.header.seed if session.over else None,
        "seat": seat, "over": session.over, "agrees": all(one.agrees for one in checked) and not replay.differing,
        "differing": list(replay.differing), "older_rules": replay.older_rules, "torn": kept.dropped, "turns": turns,
    }  # fmt: skip


def _tell(record: Path, kept: Record, replay: Replay, checked: list[Checked], turn: int | None) -> None:
    session, terminal = replay.session, for_output()
    seat, head = seat_of(replay.session), replay.session.setup.scenario.head
    terminal.line(_("{title}: {path}").format(title=text_in(head.title), path=record), style="bold")
    if kept.dropped:
        terminal.line(kept.dropped, style="yellow")
    if replay.older_rules:
        terminal.line(_("The record was begun under older rules: it is shown as it was."), style="yellow")
    if not checked:
        terminal.line(_("No turn has been resolved in it yet."))
    for one in checked:
        if turn is None or one.turn == turn:
            terminal.line()
            tell_turn(session, seat, one.turn, terminal)
        _tell_check(one, terminal)
    if session.over and turn is None:
        terminal.line()
        terminal.say(closing.closing(session, seat, terminal.symbols))
    for other in replay.differing:
        terminal.line(_("Turn {turn} came out otherwise than recorded.").format(turn=other), style="bold red")


def _tell_check(one: Checked, terminal: Terminal) -> None:
    if one.agrees:
        line = _("Turn {turn}: signature {found}, as recorded.")
    else:
        line = _("Turn {turn}: signature {found}, but {recorded} is recorded: it came out otherwise.")
    sign = terminal.symbols.good if one.agrees else terminal.symbols.bad
    terminal.line(
        f"{sign} " + line.format(turn=one.turn, found=one.found, recorded=one.recorded),
        style="" if one.agrees else "bold red",
    )

"""The records of a folder, told by a glance at each: its header and the heads of its lines, not its whole content."""

import datetime
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from game.clients.keeping import SUFFIX
from game.clients.scenarios import length_of, scenario_of
from game.core.problem import Problem
from game.session.naming import text_in
from game.session.record_errors import LineFault, damaged, printable, system_refusal
from game.session.record_json import MAX_LINE
from game.session.record_lines import Header, read_header
from game.session.record_reading import MAX_FILE
from game.session.setting_up import PERSON
from game.texts import N_, _

_HEAD: Final = re.compile(rb'\{"n":\d{1,9},"kind":"(turn|rewind|handover)","body":')
_TURN: Final = re.compile(rb'\{"turn":(\d{1,9})[,}]')
LONGEST: Final = 64 * 1024 * 1024  # bytes of a record whose turns are still counted at a glance


@attrs.frozen
class Kept:
    """A record as a glance shows it. `complaint`: why it cannot be used; then the rest says nothing."""

    path: Path
    modified: float  # seconds since 1970
    size: int  # bytes
    header: Header | None = None
    turns: int = 0  # resolved
    players: Mapping[str, str] = attrs.field(factory=dict)  # by seat, as they play now
    complaint: str = ""

    @property
    def people(self) -> list[str]:
        """The seats that people play."""
        return [seat for seat, player in self.players.items() if player == PERSON]

    @property
    def last_turn(self) -> int | None:
        """The last turn of the scenario in this form; None where this version has no such scenario."""
        if self.header is None:
            return None
        try:
            return length_of(scenario_of(self.header.scenario), self.header.form).turns
        except Problem:
            return None

    @property
    def over(self) -> bool:
        """Whether its last turn has been resolved."""
        last = self.last_turn
        return last is not None and self.turns >= last

    @property
    def title(self) -> str:
        """What is played, in the current language; the file's name where that is not known."""
        if self.header is None:
            return printable(self.path.name)
        try:
            return text_in(scenario_of(self.header.scenario).head.title)
        except Problem:
            return printable(self.header.scenario)

    def seat_name(self, seat: str) -> str:
        """The name of a seat of it."""
        if self.header is not None:
            try:
                return text_in(scenario_of(self.header.scenario).seats[seat].names)
            except (Problem, KeyError):
                return printable(seat)
        return printable(seat)

    @property
    def moment(self) -> str:
        """When it was last written, by the clock of this machine."""
        return f"{datetime.datetime.fromtimestamp(self.modified):%Y-%m-%d %H:%M}"

    @property
    def where(self) -> str:
        """How far it has come, in words."""
        last = self.last_turn
        if self.over:
            return _("over after {turns} turns").format(turns=self.turns)
        if last is None:
            return _("turn {turn}").format(turn=self.turns + 1)
        return _("turn {turn} of {last}").format(turn=self.turns + 1, last=last)


def records_in(folder: Path) -> list[Path]:
    """The records of a folder, the one written last first. Raises Problem when the folder cannot be read."""
    found: list[tuple[float, Path]] = []
    try:
        for path in folder.iterdir():
            if path.suffix == SUFFIX and path.is_file():
                found.append((path.stat().st_mtime, path))
    except OSError as error:
        raise Problem(
            N_("The folder {folder} cannot be read ({reason})."), folder=folder, reason=error.strerror or str(error)
        ) from error
    return [path for _when, path in sorted(found, key=lambda one: (-one[0], one[1].name))]


def glance(path: Path) -> Kept:
    """Look at a record without checking all of it. What is wrong with it is its `complaint`."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        return Kept(path, 0.0, 0, complaint=system_refusal(printable(str(path)), error).sentence)
    plain = Kept(path, status.st_mtime, status.st_size)
    if status.st_size > MAX_FILE:
        return attrs.evolve(plain, complaint=_("The file is larger than a record may be."))
    try:
        return _read(plain)
    except LineFault as fault:
        return attrs.evolve(plain, complaint=damaged(printable(path.name), 0, fault).sentence)
    except (OSError, ValueError) as error:
        return attrs.evolve(plain, complaint=system_refusal(printable(path.name), error).sentence)


def _read(plain: Kept) -> Kept:
    with plain.path.open("rb") as stream:
        raw = stream.readline(MAX_LINE + 1)
        if not raw.endswith(b"\n"):
            raise LineFault(_("there is no whole header"))
        header = read_header(raw[:-1])[0]
        players, turns = dict(header.seats), 0
        if plain.size <= LONGEST:
            for line in stream:
                found = _HEAD.match(line)
                if found is None or not line.endswith(b"\n"):
                    continue
                if found.group(1) == b"handover":
                    body = _body(line)
                    players[str(body.get("seat"))] = str(body.get("player"))
                    continue
                place = _TURN.match(line, found.end())
                if place is not None:
                    turns = int(place.group(1)) - (found.group(1) == b"rewind")
    return attrs.evolve(plain, header=header, turns=max(turns, 0), players=players)


def _body(line: bytes) -> dict[str, Any]:
    """The body of a short line; nothing where it is none, which is found out when the record is opened."""
    try:
        found = json.loads(line).get("body")
    except (ValueError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}

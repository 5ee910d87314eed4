"""Turns that a player has marked, kept as notes of the record; a game without a record keeps them while it is open."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from game.session.record import Record
from game.session.session import Session

KIND: Final = "note"
LONGEST: Final = 120  # characters of a bookmark's text


@attrs.frozen
class Bookmark:
    """One mark of a seat on a turn (0: the start), with a line about it, "" for none."""

    seat: str
    turn: int
    text: str = ""


@attrs.define
class Bookmarks:
    """The bookmarks of a session, read from its record once and written to it as they change."""

    session: Session
    marks: dict[tuple[str, int], Bookmark] = attrs.field(factory=dict)

    @classmethod
    def of(cls, session: Session, source: Path | None = None) -> "Bookmarks":
        """The bookmarks that a record holds, that of `source` where the session has none open; other notes are left alone.

        Raises RecordError where that record cannot be read.
        """
        made = cls(session)
        record = session.record if session.record is not None or source is None else Record.read(source)
        for line in () if record is None else record.lines:
            if line.kind == KIND:
                made._read(line.body)
        return made

    def _read(self, body: Mapping[str, Any]) -> None:
        seat, turn, text = body.get("seat"), body.get("bookmark"), body.get("text", "")
        if not isinstance(seat, str) or not isinstance(text, str) or not isinstance(turn, int) or isinstance(turn, bool):
            return
        self.marks.pop((seat, turn), None)
        if not body.get("removed"):
            self.marks[seat, turn] = Bookmark(seat, turn, _plain(text))

    def find(self, seat: str, turn: int) -> Bookmark | None:
        """The seat's mark on a turn."""
        return self.marks.get((seat, turn))

    def seen_by(self, seat: str) -> list[Bookmark]:
        """The marks on turns that stand which a seat may read, by turn: its own, and all of them when the game is over."""
        last, over = len(self.session.turns), self.session.over
        mine = [mark for mark in self.marks.values() if mark.turn <= last and (over or mark.seat == seat)]
        return sorted(mine, key=lambda mark: (mark.turn, mark.seat))

    def put(self, seat: str, turn: int, text: str = "") -> None:
        """Mark a turn, or change what is said of it. Raises RecordError when it cannot be kept."""
        self._change({"seat": seat, "bookmark": turn, "text": _plain(text)})

    def remove(self, seat: str, turn: int) -> None:
        """Take a mark away. Raises RecordError when that cannot be kept."""
        self._change({"seat": seat, "bookmark": turn, "removed": True})

    def _change(self, body: Mapping[str, Any]) -> None:
        if self.session.record is not None:
            self.session.record.append(KIND, body)
        self._read(body)


def _plain(text: str) -> str:
    return "".join(mark if mark.isprintable() else " " for mark in " ".join(text.split()))[:LONGEST]

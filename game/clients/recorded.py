"""The ghost line of history: people killed of record beside those of the game, turn by turn and in one line."""

from collections.abc import Iterable

import attrs

from game.content.public_record import KILLED, NATION, RecordLine
from game.session.headlines import view_after
from game.session.naming import text_in
from game.session.session import Session
from game.texts import _, first_up, ngettext, number


@attrs.frozen
class Recorded:
    """The record beside a series: turn and value over the whole scenario, what it is called, where it comes from."""

    points: tuple[tuple[int, float], ...]
    label: str
    source: str

    def at(self, turn: int) -> float | None:
        """Killed of record in a turn; None before the first."""
        return next((value for place, value in self.points if place == turn), None)


@attrs.frozen
class KilledTurn:
    """Killed in a turn: in the game (None: not played yet), and of record (None: there is no record)."""

    turn: int
    killed: int | None
    record: float | None


def record_beside(session: Session, measure: str, of: str = NATION) -> Recorded | None:
    """The record of a measure of the country or of a region; None where there is none."""
    line = session.killed_of_record.get(of) if measure == KILLED else None
    if line is None:
        return None
    label = _("the pace of the record") if line.even else _("the record")
    return Recorded(tuple(enumerate(line.by_turn, 1)), label, source_words(line))


def record_notes(records: Iterable[Recorded | None]) -> list[str]:
    """Where the dashed lines of a chart come from, each source once."""
    said = dict.fromkeys((one.label, one.source) for one in records if one)
    return [_("{label} (dashed): {source}").format(label=first_up(label), source=source) for label, source in said]


def source_words(line: RecordLine) -> str:
    """Where the record comes from, with its grade, and what to bear in mind."""
    source = text_in(line.source)
    if line.grade:
        source = _("{source} (grade {grade})").format(source=source, grade=line.grade)
    return first_up(source if line.caveat is None else f"{source}. {text_in(line.caveat)}")


def beside_record(session: Session, seat: str) -> str:
    """All killed so far beside the record of as many days, in one sentence; "" where there is no record or no turn yet."""
    line, turns = session.killed_of_record.get(NATION), len(session.turns)
    if line is None or not turns:
        return ""
    killed = sum(one.killed or 0 for one in killed_by_turn(session, seat))
    record, source = number(sum(line.by_turn[:turns])), source_words(line).rstrip(".")
    if line.even:
        beside = _("at the pace of the record it would be {record}. Record: {source}.").format(record=record, source=source)
    else:
        beside = _("of record in the same days: {record}. Record: {source}.").format(record=record, source=source)
    if session.over:
        return _("Killed in the whole game: {killed}; {beside}").format(killed=number(killed), beside=beside)
    words = ngettext(
        "Killed in the {count} turn so far: {killed}; {beside}",
        "Killed in the {count} turns so far: {killed}; {beside}",
        turns,
    )
    return words.format(count=turns, killed=number(killed), beside=beside)


def killed_by_turn(session: Session, seat: str, region: str = NATION) -> list[KilledTurn]:
    """Killed turn by turn, in the country or in a region, as is public: with a record of the whole scenario, else so far."""
    line, turns = session.killed_of_record.get(region), len(session.turns)
    place = session.truth.world.regions.index(region) if region else None
    found = []
    for turn in range(1, (len(line.by_turn) if line else turns) + 1):
        killed = None
        if turn <= turns:
            counted = view_after(session, seat, turn).homicides[0]
            killed = int(counted.sum() if place is None else counted[place])
        found.append(KilledTurn(turn, killed, line.by_turn[turn - 1] if line else None))
    return found

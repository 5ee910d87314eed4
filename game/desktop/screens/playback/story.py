"""What a playback tells: the lines of a turn in order of time, pulse by pulse, and what may be counted up to a moment.

Only what the seat was told while it happened is in it. Days are those of the game's clock, from its start.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from game.clients.event_kinds import topics_of
from game.clients.merging import LABEL_OF_MANY, gathered, weight
from game.session.explain_counts import COUNTS
from game.session.naming import Names
from game.session.reporting import SeenEvent, all_events, texts_of_messages
from game.session.session import Session

SLACK: Final = 1e-9  # days by which a sum of pulses may miss a moment
VIOLENT: Final = (
    "reprisals", "blockades", "raid", "ambush", "firefight", "repelled", "killed", "captured", "aircraft_lost",
    "civilians_killed", "americans_harmed", "strike", "strike_toll", "turf_clash", "succession_killings",
    "abuses", "people_leave", "violence_shock", "prison_break", "boats_struck",
)  # fmt: skip
_TOUCHED: Final = (
    "reprisals", "raid", "ambush", "aircraft_lost", "civilians_killed", "americans_harmed", "strike", "turf_clash",
    "succession_killings",
)  # fmt: skip


@attrs.frozen
class Entry:
    """One line of the feed: an event, or many of one kind told as one. `pulse`: within the turn, the first being 0."""

    seen: SeenEvent
    members: tuple[SeenEvent, ...]
    pulse: int
    regions: tuple[str, ...]  # where it happened, the worst first; none for what has no place on the map

    @property
    def label(self) -> str:
        """By which the seat asks why; of many, that of the first."""
        return self.members[0].label

    @property
    def asked(self) -> str:
        """What to ask the why-card for: of many the worst of them, with the sign that it stands for many."""
        if len(self.members) == 1:
            return self.label
        return LABEL_OF_MANY.format(label=max(self.members, key=weight).label)

    @property
    def day(self) -> float:
        """When all of it has happened."""
        return max(seen.day for seen in self.members)

    @property
    def topics(self) -> frozenset[str]:
        """What it has to do with, as the feed filters."""
        return frozenset(topic for seen in self.members for topic in topics_of(seen))


@attrs.frozen
class Tally:
    """What was counted of the events told up to a moment. `standing`: roadblocks that then still stood."""

    roadblocks: int = 0
    standing: int = 0
    attacks: int = 0
    civilians: int = 0
    security: int = 0
    killed: int = 0  # in what events tell of: fighting of groups, raids, strikes, reprisals
    regions: frozenset[str] = frozenset()


@attrs.frozen
class Story:
    """One resolved turn as a seat saw it, with what it had been told before."""

    turn: int
    start: float
    end: float
    pulse_days: float
    pulses: int  # of this turn
    whole: int  # pulses of the game
    turn_starts: tuple[int, ...]  # first pulse of each turn of the game
    entries: tuple[Entry, ...]  # in order of time
    past: tuple[SeenEvent, ...]  # what the turns before told
    hours: Mapping[tuple[float, str], float]  # how long a group's roadblocks of one moment stand

    @property
    def first_pulse(self) -> int:
        """Place of this turn's first pulse in the game."""
        return round(self.start / self.pulse_days)

    def pulse_of(self, day: float) -> int:
        """Place in the game of the pulse in which a moment falls; the end of a pulse belongs to it."""
        place = int(day / self.pulse_days - SLACK)
        return max(0, min(place, self.whole - 1))

    def stands_until(self, seen: SeenEvent) -> float:
        """Day on which the roadblocks of an event are gone, as far as was told; never, where nothing was."""
        hours = self.hours.get((seen.day, seen.event.subjects.get("group", "")))
        return float("inf") if hours is None else seen.day + hours / 24.0

    def tally(self, told: Iterable[SeenEvent], moment: float) -> Tally:
        """What the events told come to at a moment."""
        roadblocks = standing = attacks = civilians = security = killed = 0
        regions: set[str] = set()
        seen_all = list(told)
        fought = {seen.event.cause for seen in seen_all if seen.kind == "firefight"}
        for seen in seen_all:
            blocked = amount(seen, "roadblocks") if seen.kind == "reprisals" else 0
            roadblocks += blocked
            standing += blocked if self.stands_until(seen) > moment + SLACK else 0
            attacks += amount(seen, "attacks") if seen.kind == "reprisals" else 0
            civilians += amount(seen, "civilians")
            security += _security(seen, fought)
            killed += _killed(seen)
            if seen.kind in _TOUCHED and "region" in seen.event.subjects:
                regions.add(seen.event.subjects["region"])
        return Tally(roadblocks, standing, attacks, civilians, security, killed, frozenset(regions))

    def by_pulse(self, told: Iterable[SeenEvent]) -> dict[int, list[SeenEvent]]:
        """The events told by the pulse of the game in which they fell; one at the very start of a turn opens it."""
        found: dict[int, list[SeenEvent]] = {}
        for seen in told:
            opened = self.turn_starts[seen.turn - 1] if seen.turn <= len(self.turn_starts) else self.first_pulse
            found.setdefault(max(self.pulse_of(seen.day), opened), []).append(seen)
        return found


def amount(seen: SeenEvent, name: str) -> int:
    """A whole number that an event tells, 0 where it tells none."""
    value = seen.event.values.get(name, 0)
    return int(value) if isinstance(value, int | float) else 0


def _security(seen: SeenEvent, fought: set[int]) -> int:
    """Of the state's forces killed; those who died in an aircraft are counted with the firefight where that was told."""
    if seen.kind == "reprisals":
        return amount(seen, "security")
    if seen.kind == "firefight" or (seen.kind == "aircraft_lost" and seen.event.cause not in fought):
        return amount(seen, "raiders")
    return 0


def _killed(seen: SeenEvent) -> int:
    """All whom an event tells to have been killed, as the public count of killings has them."""
    fields = COUNTS["homicides"].events.get(seen.kind, ())
    return sum(amount(seen, field) if field else 1 for field in fields)


def story_of(session: Session, seat: str, turn: int) -> Story:
    """The playback of a resolved turn for a seat."""
    world, names = session.truth.world, Names(session, seat)
    turns = max(len(world.pulses), turn)
    starts = tuple(round(world.days_until(one) / world.pulse_days) for one in range(turns))
    start = world.days_until(turn - 1)
    read = texts_of_messages(session)  # before the turn was planned
    every = [seen for seen in all_events(session, seat, turn) if not seen.hidden and seen.text not in read]
    told, past = [seen for seen in every if seen.turn == turn], tuple(seen for seen in every if seen.turn < turn)
    hours = {
        (seen.day, seen.event.subjects.get("group", "")): float(amount(seen, "hours"))
        for seen in (*past, *told)
        if seen.kind == "blockades"
    }
    pulses = world.pulses_of(turn)
    return Story(
        turn=turn, start=start, end=start + world.days_of(turn), pulse_days=world.pulse_days, pulses=pulses,
        whole=round(world.days_until(turns) / world.pulse_days), turn_starts=starts,
        entries=_entries(told, past, names, (start, world.pulse_days, pulses)), past=past, hours=hours,
    )  # fmt: skip


def _entries(
    told: Sequence[SeenEvent], past: Sequence[SeenEvent], names: Names, calendar: tuple[float, float, int]
) -> tuple[Entry, ...]:
    """The lines of a turn: those of each pulse by themselves, in order of time."""
    start, length, pulses = calendar
    known = {seen.label: seen for seen in (*past, *told)}
    found: list[Entry] = []
    for pulse in range(pulses):
        inside = [
            seen for seen in told if max(0, min(int((seen.day - start) / length - SLACK), pulses - 1)) == pulse
        ]  # fmt: skip
        lines = [Entry(line, many, pulse, _regions(many, known)) for line, many in gathered(inside, names)]
        found += sorted(lines, key=lambda entry: entry.day)
    return tuple(found)


def _regions(many: Sequence[SeenEvent], known: Mapping[str, SeenEvent]) -> tuple[str, ...]:
    """Where events happened, the worst place first; of one that names no place, that of what caused it."""
    ordered = sorted(many, key=weight, reverse=True)
    return tuple(dict.fromkeys(place for seen in ordered if (place := place_of(seen, known))))


def place_of(seen: SeenEvent, known: Mapping[str, SeenEvent]) -> str:
    """The region of an event, or of the nearest cause that the seat was told and that has one; "" for none."""
    one: SeenEvent | None = seen
    while one is not None:
        if "region" in one.event.subjects:
            return one.event.subjects["region"]
        one = known.get(one.because)
    return ""

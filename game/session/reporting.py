"""What a seat is told of a turn: the events it may see, in words, each under the one that caused it.

While a game goes on a seat sees what is public, its own, and nothing else, and never a chance of the truth; when the game
is over everything that happened is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from game.core.events import EVENTS, Event
from game.core.world import STATE_SEATS
from game.session.event_words import sentence_of
from game.session.naming import Names, text_in
from game.session.session import Session
from game.texts import _

# Of what one raid brings at one moment: the fight first, then how it ended, then what it leaves behind.
_RANKS: Final[Mapping[str, int]] = {
    "repelled": 1,
    "captured": 1,
    "killed": 1,
    "material_seized": 2,
    "intercept_window": 2,
    "lead": 3,
}
_AT_THE_START: Final = ("message", "inject", "lies_low")  # of a turn; anything else at midnight ends a day


@attrs.frozen
class SeenEvent:
    """One event as a seat is told of it.

    `label`: by which the seat asks about it: 1, 2, ... in the order of telling, H1, H2, ... for what was hidden until the
    end. `depth`: how far it is indented under what caused it. `because`: label of the cause when it was told before.
    `place`: in the trace; the tips of a region in one turn are told as one event, at the place of the first.
    """

    label: str
    turn: int
    day: float
    kind: str
    text: str
    depth: int
    because: str
    hidden: bool
    event: Event
    place: int

    @property
    def when(self) -> str:
        """Day and hour, the first day being 1; midnight belongs to the day that ends with it."""
        return clock(self.day, at_end=self.kind not in _AT_THE_START)


def clock(day: float, at_end: bool = True) -> str:
    """A moment of the game's clock as day and hour; midnight is the end of a day unless `at_end` is false."""
    minutes = int(day * 24.0 * 60.0 + 0.5)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    if at_end and minutes and not minutes % (24 * 60):
        return _("end of day {day}").format(day=days)
    return _("day {day}, {hour}").format(day=days + 1, hour=f"{hour:02d}:{minute:02d}")


def events_for(session: Session, seat: str, turn: int) -> list[SeenEvent]:
    """The events of a resolved turn that a seat may see, causes before what follows from them."""
    return [seen for seen in all_events(session, seat, turn) if seen.turn == turn]


def all_events(session: Session, seat: str, last: int | None = None) -> list[SeenEvent]:
    """The events of every resolved turn (up to `last`) that a seat may see, with their labels."""
    names, told = Names(session, seat), list[SeenEvent]()
    labels: dict[int, str] = {}
    count = {False: 0, True: 0}
    parents = _parents(session)
    events = _trace_events(session)
    for turn, places in _turns_told(session, last):
        visible = [place for place in places if may_see(session, seat, events[place], reveal=session.over)]
        shown = _shown(events, visible)
        known = {place: event for place, event in shown.items() if may_see(session, seat, event, reveal=False)}
        for place, _depth in _told_order(known, parents):  # numbers stay what they were before anything was revealed
            count[False] += 1
            labels[place] = str(count[False])
        for place, depth in _told_order(shown, parents):
            event = shown[place]
            hidden = place not in known
            if hidden:
                count[True] += 1
                labels[place] = f"H{count[True]}"
            cause = _seen_cause(place, parents, labels)
            told.append(
                SeenEvent(
                    label=labels[place],
                    turn=turn,
                    day=event.day,
                    kind=event.kind,
                    text=event_text(session, names, event, place),
                    depth=depth,
                    because="" if cause is None else labels[cause],
                    hidden=hidden,
                    event=event,
                    place=place,
                )
            )
    return told


def _turns_told(session: Session, last: int | None) -> list[tuple[int, range]]:
    """Each resolved turn and the places of its events; before the first is resolved, what has happened at the start."""
    if not session.turns:
        return [(1, range(len(_trace_events(session))))]
    return [(turn.turn, range(turn.first_event, turn.last_event)) for turn in session.turns[:last]]


def may_see(session: Session, seat: str, event: Event, reveal: bool) -> bool:
    """Whether a seat may see an event; `reveal`: the game is over, and only the notes of control stay apart."""
    if event.kind == "inject" and str(event.values.get("text", "")).startswith("message_to"):
        return False
    seen_by = EVENTS[event.kind].seen_by
    if event.kind == "message":
        told = str(event.values.get("seats", "all")).replace(",", " ").split()
        return reveal or "all" in told or seat in told
    if reveal or seen_by == "all" or (seen_by == "states" and seat in STATE_SEATS):
        return True
    mine = event.subjects.get("seat") == seat
    group = session.truth.world.group_of_seat(seat)
    ours = group is not None and event.subjects.get("group") == session.truth.world.groups[group]
    return {"seat": mine, "group": ours, "both": mine or ours}.get(seen_by, False)


def messages_for(session: Session, seat: str) -> list[str]:
    """The scenario's messages to a seat that come at the start of the turn being planned."""
    return [_message(session, text) for text in session.messages(seat)]


def texts_of_messages(session: Session) -> list[str]:
    """Every message of the scenario, in the current language."""
    scenario = session.setup.scenario
    found = [event.texts for event in scenario.events if event.texts is not None]
    return [text_in(texts) for texts in (*found, *scenario.decision_texts)]


def event_text(session: Session, names: Names, event: Event, place: int) -> str:
    """The text of an event at one place of the trace, with the names that the seat may read."""
    if event.kind == "message":
        return _message(session, str(event.values["text"]))
    text = sentence_of(names, event, place)
    if event.kind == "firefight" and any(
        other.kind == "aircraft_lost" and other.cause == event.cause for other in _trace_events(session)
    ):
        text += " " + _("Those who died aboard the aircraft are counted here too.")
    return text


def _message(session: Session, text: str) -> str:
    """A message of the scenario in the current language; one written by control as it was written."""
    for event in session.setup.scenario.events:
        if event.texts is not None and event.inject.arguments.get("text") == text:
            return text_in(event.texts)
    return next((text_in(texts) for texts in session.setup.scenario.decision_texts if texts["en"] == text), text)


def _trace_events(session: Session) -> Sequence[Event]:
    trace = session.truth.trace
    return [] if trace is None else trace.events


def causes_of(session: Session, place: int) -> Iterable[int]:
    """Places in the trace of what caused an event, the nearest first."""
    parents = _parents(session)
    while (parent := parents.get(place)) is not None:
        yield parent
        place = parent


def _parents(session: Session) -> dict[int, int]:
    """Place in the trace of the direct cause of each event that has one."""
    known = event_places(session)
    return {place: known[event.cause] for place, event in enumerate(_trace_events(session)) if event.cause in known}


def event_places(session: Session) -> dict[int, int]:
    """Place in the trace by id of the event, under which a booking or another event names it as its cause."""
    return {event.id: place for place, event in enumerate(_trace_events(session))}


def _seen_cause(place: int, parents: dict[int, int], labels: dict[int, str]) -> int | None:
    """The nearest cause of an event that has been told."""
    parent = parents.get(place)
    while parent is not None and parent not in labels:
        parent = parents.get(parent)
    return parent


def _shown(events: Sequence[Event], visible: Sequence[int]) -> dict[int, Event]:
    """The visible events of a turn by place; all tips of a region are added up at the place of the first."""
    shown: dict[int, Event] = {}
    first: dict[tuple[str, str], int] = {}
    for place in visible:
        event = events[place]
        if event.kind == "tips":
            place = first.setdefault((event.subjects["region"], event.subjects["seat"]), place)
            before = float(shown[place].values["count"]) if place in shown else 0.0
            event = attrs.evolve(event, values={**event.values, "count": before + float(event.values["count"])})
        shown[place] = event
    return shown


def _told_order(shown: Mapping[int, Event], parents: dict[int, int]) -> list[tuple[int, int]]:
    """Places in the order of telling with their depth: by time, each followed by what came of it."""
    under: dict[int | None, list[int]] = {}
    for place in shown:
        parent = parents.get(place)
        while parent is not None and parent not in shown:
            parent = parents.get(parent)
        under.setdefault(parent, []).append(place)
    order: list[tuple[int, int]] = []

    def tell(parent: int | None, depth: int) -> None:
        for place in sorted(under.get(parent, ()), key=lambda one: (shown[one].day, _RANKS.get(shown[one].kind, 0), one)):
            order.append((place, depth))
            tell(place, depth + 1)

    tell(None, 0)
    return order

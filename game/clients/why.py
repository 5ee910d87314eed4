"""Why an event happened or a number changed, put together for a card: the chain of causes, what came of it, its place."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from game.clients.causes import Step, grouped
from game.clients.event_kinds import title_of
from game.clients.known import Known
from game.clients.numbers import with_sign
from game.session import wording
from game.session.explain import explain
from game.session.explain_events import effects_of, no_cause
from game.session.explanations import Explanation
from game.session.naming import Names
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.texts import N_, _

CLOSED_EVENT: Final = N_(
    "The chances, the draws and what others did unseen stay closed to your seat until the game is over."
)
CLOSED_BELIEF: Final = N_("This is what your side believes. What is true stays closed to your seat until the game is over.")
CLOSED_COUNT: Final = N_("What no event of yours tells of stays closed to your seat until the game is over.")
MANY: Final = "+"  # ends the label of a line that tells of many events


@attrs.frozen
class Why:
    """An explanation with what a card adds to it: its causes, those of one wording as one `step`.

    Of an event: `chain` from the first cause the seat was told to the nearest one, `led_to`, `effects` on the seat's own
    numbers, `results` of the raid or strike it is, and how many alike there were in the turn. `region`: where to look on the
    map, "" for nowhere. `closed`: what the seat may not see yet, "" for nothing.
    """

    explanation: Explanation
    steps: tuple[Step, ...]
    event: SeenEvent | None
    chain: tuple[SeenEvent, ...]
    no_cause: str
    led_to: tuple[SeenEvent, ...]
    effects: tuple[str, ...]
    results: tuple[str, ...]
    alike: int
    region: str
    closed: str


def label_of(what: str) -> str:
    """What is asked about, the label of a line of many events brought to that of the first."""
    bare = what.strip().lstrip("#")
    return bare[:-1] if bare.endswith(MANY) and bare[:-1].lstrip("Hh").isdigit() else bare


def at_the_start(found: Explanation) -> str:
    """A number before any turn has ended: how it stands, for nothing has changed it yet."""
    value = with_sign(found.end or 0.0, found.unit, plus=False)
    return _("At the start of the game: {value}.").format(value=value)


def why(known: Known, what: str, since_start: bool = False, turn: int = 0) -> Why:
    """Everything for a card about `what`, named as in `explain`. Raises Problem where there is nothing of that name."""
    session, seat, asked = known.session, known.seat, label_of(what)
    found = explain(session, seat, asked, since_start, turn)
    told = all_events(session, seat)
    by_label = {seen.label: seen for seen in told}
    event = next((seen for seen in told if seen.label == asked.upper()), None)
    if event is None:
        if found.turns[1] == 0 and found.start is not None:
            found = attrs.evolve(found, sentences=(*found.sentences, at_the_start(found)))
        closed = _closed(session, found)
        steps = tuple(grouped(found, by_label))
        return Why(found, steps, None, (), "", (), (), (), 0, _place_named(known, asked), closed)
    chain = leading_to(by_label, event)
    led_to = _after(told, event)
    results = tuple(_(wording.RESULTS[seen.kind]) for seen in led_to if seen.kind in wording.RESULTS)
    alike = sum(
        seen.kind == event.kind and seen.turn == event.turn and seen.because == event.because and not seen.hidden
        for seen in told
    )
    region = next((place for seen in (event, *reversed(chain)) if (place := seen.event.subjects.get("region", ""))), "")
    closed = "" if session.over else _(CLOSED_EVENT)
    return Why(
        found, (), event, chain, "" if chain else no_cause(event), led_to, tuple(effects_of(session, seat, event)), results,
        alike, region, closed,
    )  # fmt: skip


def leading_to(by_label: Mapping[str, SeenEvent], event: SeenEvent) -> tuple[SeenEvent, ...]:
    """What led to an event, the first cause first, as far as it was told."""
    chain: list[SeenEvent] = []
    one = by_label.get(event.because)
    while one is not None:
        chain.insert(0, one)
        one = by_label.get(one.because)
    return tuple(chain)


def _after(told: Sequence[SeenEvent], event: SeenEvent) -> tuple[SeenEvent, ...]:
    """What came of an event; what follows is told after its cause."""
    labels, found = {event.label}, list[SeenEvent]()
    for seen in told:
        if seen.because in labels:
            labels.add(seen.label)
            found.append(seen)
    return tuple(found)


def headline_of(names: Names, seen: SeenEvent) -> str:
    """An event in a few words: its kind and where it was."""
    region = seen.event.subjects.get("region")
    title = title_of(seen.kind)
    return title if region is None else _("{what}, {place}").format(what=title, place=names.region(region))


def _closed(session: Session, found: Explanation) -> str:
    if session.over:
        return ""
    if found.start is None and found.end is None:
        return _(CLOSED_BELIEF)
    return _(CLOSED_COUNT) if any(not cause.event for cause in found.causes) and found.unit == "count" else ""


def _place_named(known: Known, what: str) -> str:
    """The region that a name names, or where the seat believes a person it names to be."""
    world = known.view.world
    for word in what.split():
        for region in world.regions:
            if region.lower() == word.lower():
                return region
        for place, post in enumerate(world.posts):
            if post.lower() == word.lower() and place in known.known_leaders():
                region_of = known.region_of(place)
                return "" if region_of is None else world.regions[region_of]
    return ""


def several(what: str) -> bool:
    """Whether a label stands for a line that tells of many events."""
    return label_of(what) != what.strip().lstrip("#")

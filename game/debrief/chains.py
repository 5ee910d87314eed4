"""The largest events of a game, each with the chain of causes that led to it.

How large an event is is a yardstick for telling, not a rule of the game: people harmed, leaders lost, groups broken, lines
crossed, each with the weight in the tables below. Events of one kind that share their cause count as one wave.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from game.content.names import read_post
from game.core.events import EVENTS, Event
from game.session.naming import Names
from game.session.reporting import clock, event_places, event_text
from game.session.session import Session
from game.texts import _, number

CHAINS: Final = 3
LEAST: Final = 5.0  # of an event that is worth a chain
LONGEST: Final = 7  # links told of one chain: the first, and the last before the event itself
BASE: Final[Mapping[str, float]] = {
    "captured": 10, "killed": 10, "aircraft_lost": 30, "ambush": 10, "repelled": 8, "civilians_killed": 5,
    "succession_contested": 25, "succession_settled": 8, "group_split": 45, "part_dispersed": 15, "group_ended": 55,
    "alliance": 12, "betrayal": 25, "americans_harmed": 40, "border_signal": 20, "strike": 15, "strike_missed": 12,
    "isr_exposed": 20, "authority_granted": 12, "breach": 60, "accord_broken": 15, "accord_kept": 8, "head_deposed": 30,
    "government_changed": 12, "exposed": 15, "purge": 25, "group_rises": 20, "expansion": 6, "leniency_exposed": 20,
    "supplier_enters": 3, "demand_shock": 12, "diversified": 2,
    "group_designated": 10, "terms_taken": 40, "terms_refused": 8, "plan_begun": 15, "press_report": 8,
    "us_soil_attack": 60, "indictment": 20, "charges_dropped": 8, "prisoners_sent": 10, "tariff_threat": 10,
    "washington_acts": 30, "trade_extended": 15, "trade_put_off": 25, "labs_raided": 4,
    "arsenals_raided": 5, "cash_raided": 5, "labs_struck": 15, "china_moved": 10, "tension_raised": 15,
    "supply_shock": 20, "social_cuts": 8, "prison_break": 20, "violence_shock": 15, "boats_struck": 4,
}  # fmt: skip
PER_VALUE: Final[Mapping[str, Mapping[str, float]]] = {
    "aircraft_lost": {"raiders": 2.0}, "firefight": {"raiders": 2.0, "gunmen": 0.5}, "civilians_killed": {"civilians": 3.0},
    "turf_clash": {"count": 0.3}, "succession_killings": {"count": 0.3}, "affiliates_left": {"count": 2.0},
    "reprisals": {"attacks": 0.5, "roadblocks": 0.1, "security": 2.0, "civilians": 3.0},
    "americans_harmed": {"count": 5.0}, "strike_toll": {"gunmen": 0.5}, "abuses": {"count": 0.5},
    "people_leave": {"count": 0.01}, "purge": {"count": 1.0}, "boats_struck": {"dead": 0.5}, "prison_break": {"count": 0.2},
}  # fmt: skip
PER_ROLE: Final[Mapping[str, float]] = {
    "boss": 50, "heir": 30, "contender": 25, "deputy": 18, "plaza": 10, "enforcer": 10, "financier": 8, "broker": 6,
    "logistician": 6, "protector": 4,
}  # fmt: skip
ROLES_COUNT_IN: Final = ("captured", "killed")


@attrs.frozen
class Link:
    """One event of a chain: when it happened and its text with every name, as told when the game is over."""

    when: str
    text: str


@attrs.frozen
class Chain:
    """What led to one of the largest events: its causes from the first on, the event last; `left_out` in the middle."""

    links: tuple[Link, ...]
    left_out: int
    events: int  # how many of its kind came of the same cause, this one included
    size: float


def size_of(event: Event) -> float:
    """How large an event is, by the tables of this file."""
    size = BASE.get(event.kind, 0.0)
    for name, weight in PER_VALUE.get(event.kind, {}).items():
        value = event.values.get(name, 0.0)
        size += weight * float(value) if isinstance(value, int | float) else 0.0
    post = read_post(event.subjects.get("leader", "")) if event.kind in ROLES_COUNT_IN else None
    return size + (PER_ROLE.get(post.role.name, 0.0) if post is not None else 0.0)


def largest_chains(session: Session, seat: str, count: int = CHAINS) -> tuple[Chain, ...]:
    """The chains of the largest events of a game that is over, largest first, each from another first cause if it can be."""
    events = [] if session.truth.trace is None else session.truth.trace.events
    waves = _waves(events)
    parents = {event.id: event.cause for event in events}
    ordered = sorted(waves, key=lambda wave: (-_wave_size(wave), wave[0].day, wave[0].id))
    chosen: list[list[Event]] = []
    for again in (False, True):  # first stories of their own, then, where there are too few, other ends of the same ones
        for wave in ordered:
            told = {event for other in chosen for event in _path(other[0].id, parents)}
            path = _path(wave[0].id, parents)
            apart = path[-1] not in told if again else path[0] not in told
            if len(chosen) < count and _wave_size(wave) >= LEAST and apart:
                chosen.append(wave)
    chosen.sort(key=lambda wave: -_wave_size(wave))
    return tuple(_chain(session, Names(session, seat), wave, parents) for wave in chosen)


def _waves(events: Sequence[Event]) -> list[list[Event]]:
    """Events of one kind with one cause, the largest of them first; an event without a cause stands alone."""
    found: dict[tuple[str, int], list[Event]] = {}
    for event in events:
        found.setdefault((event.kind, event.cause or -event.id), []).append(event)
    return [sorted(wave, key=lambda one: -size_of(one)) for wave in found.values()]


def _wave_size(wave: Iterable[Event]) -> float:
    return sum(size_of(event) for event in wave)


def _path(event: int, parents: Mapping[int, int]) -> list[int]:
    """Ids from the first cause that was kept to the event."""
    path = [event]
    while (cause := parents.get(path[-1], 0)) in parents and cause not in path:
        path.append(cause)
    return path[::-1]


def _chain(session: Session, names: Names, wave: Sequence[Event], parents: Mapping[int, int]) -> Chain:
    path = [event for event in _path(wave[0].id, parents) if not _is_a_note(session, event)]
    kept = path if len(path) <= LONGEST else [path[0], *path[-(LONGEST - 1) :]]
    links = [_link(session, names, event) for event in kept]
    if len(wave) > 1:
        rest = _("{text} And {count} more of this kind from the same cause.")
        links[-1] = attrs.evolve(links[-1], text=rest.format(text=links[-1].text, count=number(len(wave) - 1)))
    return Chain(tuple(links), len(path) - len(kept), len(wave), _wave_size(wave))


def _is_a_note(session: Session, event: int) -> bool:
    """Whether an event is control's note that it told the seats something, which they read as a message."""
    assert session.truth.trace is not None
    one = session.truth.trace.events[event_places(session)[event]]
    return one.kind == "inject" and str(one.values.get("text", "")).startswith("message_to")


def _link(session: Session, names: Names, event: int) -> Link:
    place = event_places(session)[event]
    assert session.truth.trace is not None
    one = session.truth.trace.events[place]
    return Link(clock(one.day), event_text(session, names, one, place))


def unknown_kinds() -> list[str]:
    """Kinds in the tables of this file that the vocabulary does not have."""
    return sorted({*BASE, *PER_VALUE} - set(EVENTS))

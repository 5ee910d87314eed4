"""Telling what happened: draws put to odds, and events with the id of the event that caused them."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from game.core import luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.events import EVENTS, Event
from game.core.game import Game
from game.core.odds import ChanceNote, Odds
from game.core.purposes import Purpose

EVENT_WORD: Final = 0x45564E54
KEYS: Final = {
    "region": "region_key", "group": "group_key", "leader": "post_key", "seat": "seat_key", "team": "team_key",
}  # fmt: skip


def decide(
    game: Game, odds: Odds, rows: IntArray, purpose: Purpose, subject: KeyArray
) -> tuple[BoolArray, ChanceNote | None]:
    """Put odds to the draw, one per game of `rows` and subject, all of shape (n,)."""
    state = game.state
    return put(game, odds, rows, luck.uniform(luck.key(state.seed[rows], purpose, state.day[rows], subject)))


def put(game: Game, odds: Odds, rows: IntArray, draw: FloatArray) -> tuple[BoolArray, ChanceNote | None]:
    """Put odds to a draw that has been made, one per game of `rows`, all of shape (n,)."""
    chance = odds.chance()
    result: BoolArray = draw < chance
    if game.trace is None:
        return result, None
    modifiers = tuple((name, amount + chance * 0.0) for name, amount in odds.modifiers)
    return result, ChanceNote(odds.rule, rows, odds.base + chance * 0.0, modifiers, chance, draw, result)


def event_key(
    game: Game, kind: str, rows: IntArray, subjects: Mapping[str, IntArray], day: FloatArray | None = None
) -> KeyArray:
    """Id of an event of this kind on `day` (the clock of each game if left out) about these subjects; shape (n,).

    The turn is in it because the last moment of a turn is the first of the next.
    """
    state = game.state
    when = state.day[rows] if day is None else day
    words = [getattr(state, KEYS[axis])[rows, index] for axis, index in subjects.items()]
    return luck.child(state.seed[rows], EVENT_WORD, EVENTS[kind].code, state.turn[rows], when, *words)


def part_key(event: KeyArray, kind: str) -> KeyArray:
    """Id of an event that is part of another and comes at most once in it; `event` is that one's id, shape (n,)."""
    return luck.child(event, EVENTS[kind].code)


def tell_part(
    game: Game,
    kind: str,
    rows: IntArray,
    subjects: Mapping[str, IntArray],
    values: Mapping[str, FloatArray | IntArray | Sequence[str]] | None,
    event: KeyArray,
    chances: Sequence[ChanceNote | None] = (),
) -> None:
    """Keep an event that is part of `event` (n,), its cause, and comes at most once in it: `tell` by its `part_key`."""
    if game.trace is not None:
        tell(game, kind, rows, subjects, values, event, chances, part_key(event, kind))


def tell(
    game: Game,
    kind: str,
    rows: IntArray,
    subjects: Mapping[str, IntArray],
    values: Mapping[str, FloatArray | IntArray | Sequence[str]] | None = None,
    cause: KeyArray | None = None,
    chances: Sequence[ChanceNote | None] = (),
    ids: KeyArray | None = None,
    day: FloatArray | None = None,
) -> None:
    """Keep an event for each game of `rows` if a trace is kept; `subjects` are indices by axis, shape (n,).

    It happened on `day` (n,), or at the clock of each game. Its id is `event_key` of the same subjects and day, unless
    `ids` (n,) says otherwise: what follows must name that very id, and no two events of a game may share one.
    """
    if game.trace is None or rows.size == 0:
        return
    named = event_key(game, kind, rows, subjects, day) if ids is None else ids
    when = game.state.day[rows] if day is None else day
    names = {
        "region": game.world.regions, "group": game.world.groups, "leader": game.world.posts,
        "seat": game.world.seats, "team": game.world.teams,
    }  # fmt: skip
    for place, row in enumerate(rows.tolist()):
        known = [note.at(row) for note in chances if note is not None]
        game.trace.events.append(
            Event(
                id=int(named[place]),
                row=row,
                day=when.item(place),
                kind=kind,
                subjects={axis: names[axis][int(index[place])] for axis, index in subjects.items()},
                values={name: _plain(value, place) for name, value in (values or {}).items()},
                cause=0 if cause is None else int(cause[place]),
                chances=tuple(record for record in known if record is not None),
                person=int(game.state.leader_person[row, int(subjects["leader"][place])]) if "leader" in subjects else 0,
            )
        )


def _plain(value: FloatArray | IntArray | Sequence[str], place: int) -> float | str:
    found = value[place]
    return found.item() if isinstance(found, np.generic) else found

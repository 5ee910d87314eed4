"""Removing a leader: what every removal sets off, whoever did it."""

from typing import Final

import numpy as np

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import count_at, move
from game.core.odds import ChanceNote
from game.core.roles import ROLES
from game.engine import heat, politics, retaliation, succession
from game.rules.intelligence import alarm, windows
from game.rules.succession import churn, command, mortality, pressure, tempo

CAPTURED: Final = "engine.removal.captured"
KILLED: Final = "engine.removal.killed"
BY: Final = ("mexico", "us", "rivals")
RIVALS: Final = BY.index("rivals")
OUTSIDE: Final = 4  # rank of those who are no part of the chain of command
_RANKS: Final = np.array([role.rank for role in ROLES], dtype=np.int64)


def rank_of(game: Game, rows: IntArray, post: IntArray) -> IntArray:
    """Rank of the role of each post: 1 is the head; shape (n,)."""
    return _RANKS[game.state.post_role[rows, post]]


def hand_of(game: Game, seat: IntArray) -> IntArray:
    """Index in BY of the state seats that act; shape (n,)."""
    return np.array([BY.index(name) if name in BY else RIVALS for name in game.world.seats], dtype=np.int64)[seat]


def remove(
    game: Game,
    rows: IntArray,
    post: IntArray,
    killed: FloatArray,
    by: IntArray,
    cause: KeyArray,
    chances: tuple[ChanceNote | None, ...] = (),
) -> KeyArray:
    """Remove the holders of posts, one per game; `killed` is 0 or 1, `by` an index of BY; shapes (n,).

    Returns the ids of the events, which what follows names as its cause.
    """
    state = game.state
    group, region, rank = state.post_group[rows, post], state.leader_region[rows, post], rank_of(game, rows, post)
    dead = killed > 0
    event = np.where(
        dead,
        event_key(game, "killed", rows, {"leader": post}),
        event_key(game, "captured", rows, {"leader": post}),
    )
    one = np.ones_like(rows)
    for kind, label, sink, chosen in (("killed", KILLED, "dead", dead), ("captured", CAPTURED, "held", ~dead)):
        part = (rows[chosen], post[chosen])
        move(game, label, one[chosen], "leader_in_post", part, sink, (rows[chosen], region[chosen]), event[chosen])
        named = {"leader": post[chosen]}
        tell(game, kind, rows[chosen], named, None, cause[chosen], chances)
    commanding = (rank < OUTSIDE) * 1.0
    compounding = tempo.note(game, rows, group, commanding, event)
    command.shock(game, rows, post, compounding, event)
    pressure.feel(game, rows, group, commanding, event)
    churn.change(game, rows, post, rank, event)
    mortality.lose(game, rows, group, rank, event)
    heat.after_removal(game, rows, post, rank, killed, event)
    succession.on_removal(game, rows, post, event)
    retaliation.provoke(game, rows, group, rank, by, event, one * 1.0, region)
    politics.after_removal(game, rows, group, rank, killed, by, event)
    windows.open_window(game, rows, group, rank, one * 1.0, event)
    alarm.raise_alarm(game, rows, group, alarm.RAID, event)
    by_state = by != RIVALS
    count_at(game, "removed_group", (rows, group), one)
    count_at(game, "captures_group", (rows, group), (~dead & by_state) * 1)
    count_at(game, "kills_group", (rows, group), (dead & by_state) * 1)
    count_at(game, "homicides_region", (rows, region), dead * 1)
    count_at(game, "homicides_group", (rows, group), dead * 1)
    return event

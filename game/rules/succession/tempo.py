"""Tempo: removals that fall into one window of days compound; those outside it only add.

In words: a group remembers the days of its latest removals. Each removal that follows others within the window hits
harder: the fall of command is multiplied, and the group is left in disarray, of which it recovers over months, because
nobody is left who knows how the parts fit together. A removal outside the window finds a group that has closed its
ranks and costs what its post carried, no more. Protectors, who are no part of the chain of command, do not count.

    n              = removals in the window_days before this one
    fall of command is multiplied by 1 + compound * n
    disarray       = disarray + (1 - disarray) * (1 - (1 - disarray_step) ^ n)
    disarray(t)    halves every disarray_half_life days

Source: source 000 (several key lieutenants taken inside 72 hours would cripple command and control far more than the
same arrests spread out). Rows: M05.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import tell_part
from game.core.ledger import book_at, set_at
from game.core.parameters import Values
from game.core.rows import at, places
from game.core.state import REMEMBERED_REMOVALS

RULE = "succession.tempo"
COMPOUNDED, RECOVERED = (f"{RULE}.{name}" for name in ("compounded", "recovered"))


def in_window(p: Values, ages: FloatArray) -> FloatArray:
    """Number of removals that lie within the window; `ages` in days, shape (n, K), negative for none."""
    recent = (ages >= 0.0) & (ages <= _column(p["window_days"], ages))
    return exact.total(recent * 1.0)


def _column(value: float | FloatArray, like: FloatArray) -> FloatArray:
    """A parameter as a column beside an array (n, K)."""
    return np.zeros((like.shape[0], 1)) + np.reshape(np.asarray(value, dtype=np.float64), (-1, 1))


def shock_factor(p: Values, earlier: FloatArray) -> FloatArray:
    """Factor by which the fall of command grows after so many `earlier` removals in the window."""
    return 1.0 + p["compound"] * earlier


def disarray_gained(p: Values, disarray: FloatArray, earlier: FloatArray) -> FloatArray:
    """Disarray added by a removal after so many `earlier` ones in the window; shapes (n,)."""
    kept = 1.0 + earlier * 0.0
    for number in range(REMEMBERED_REMOVALS):
        kept = np.where(earlier > number, kept * (1.0 - p["disarray_step"]), kept)
    return (1.0 - disarray) * (1.0 - kept)


def disarray_lost(p: Values, disarray: FloatArray, days: FloatArray) -> FloatArray:
    """Disarray of which a group recovers in `days`. Shapes broadcast."""
    return disarray * (1.0 - exact.half_power(days, p["disarray_half_life"]))


def recent(game: Game, rows: IntArray, group: IntArray) -> FloatArray:
    """Removals in each group that lie in the window up to now, one just noted included; shape (n,)."""
    state = game.state
    ages = state.day[rows][:, None] - state.removal_days[rows, group]
    return in_window(game.rule_at(RULE, rows), ages)


def note(game: Game, rows: IntArray, group: IntArray, counts: FloatArray, event: KeyArray) -> FloatArray:
    """Note a removal and book the disarray it brings; one per game, shapes (n,).

    `counts` is 1 where the post belongs to the chain of command, else 0. Returns the factor for the fall of command.
    """
    state, p = game.state, game.rule_at(RULE, rows)
    earlier = recent(game, rows, group) * counts
    gained = disarray_gained(p, state.disarray[rows, group], earlier)
    some = np.flatnonzero(earlier > 0)
    book_at(game, "disarray", COMPOUNDED, (rows[some], group[some]), gained[some], event[some])
    count = {"count": exact.to_int(earlier[some])}
    tell_part(game, "removals_compound", rows[some], {"group": group[some]}, count, event[some])
    mine = np.flatnonzero(counts > 0)
    oldest = np.argmin(state.removal_days[rows[mine], group[mine]], axis=1)
    set_at(game, "removal_days", (rows[mine], group[mine], oldest), state.day[rows[mine]])
    return shock_factor(p, earlier)


def recover(game: Game, days: FloatArray) -> None:
    """Groups come out of their disarray over `days` (B,)."""
    state = game.state
    place = places((state.disarray > 0) & (days > 0)[:, None])
    if place[0].size:
        lost = disarray_lost(game.rule_at(RULE, place[0]), at(state.disarray, *place), days[place[0]])
        book_at(game, "disarray", RECOVERED, place, -lost)

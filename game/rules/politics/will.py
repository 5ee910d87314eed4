"""Political will: success raises it, quiet lets it sink, and capital put into messages sustains it.

In words: a success makes both states willing to keep up the pressure on the groups. When nothing much happens for a while,
attention turns elsewhere and will drifts down to its rest: the false sense of security. Capital that a seat puts into its
messages holds up a share of that drift, and fades over weeks. Will below its rest returns to it, quiet or not.

    will += success[rank] at a removal by a state, other_share of it for the state that did not act
    quiet days      = days of the span that lie more than calm days after the latest major event
    held share      = sustain / (sustain + half_sustain), sustain halving every sustain_half_life
    unsustained     = quiet days - integral of the held share over them
    will moves to will_rest with half-life will_half_life over the unsustained days

A major event is the removal of a head, heir or deputy, a strike, a breach, or reprisals with at least major_deaths dead.

Source: source 000 (unrest that petered out within 48 hours risks a false sense of security; gains require sustained
pressure; political will is the final hurdle). Rows: M48, M49 in its first form.
"""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between, set_at
from game.core.logarithms import log
from game.core.parameters import Values

RULE = "politics.will"
SUCCESS, DRIFT, SPENT_ON, FADING = (f"{RULE}.{name}" for name in ("success", "drift", "message", "fading"))


def success_gain(p: Values, rank: IntArray, own: FloatArray) -> FloatArray:
    """Points of will that a removal brings to a seat; `own` is 1 for the state that did it, 0 for the other."""
    gain = np.where(rank == 1, p["success_1"], np.where(rank == 2, p["success_2"], p["success_3"]))
    return gain * np.where(own > 0, 1.0, p["other_share"])


def is_major(p: Values, deaths: IntArray) -> FloatArray:
    """Whether reprisals with so many dead are a major event: 1 or 0."""
    return (deaths >= p["major_deaths"]) * 1.0


def quiet_days(p: Values, since: FloatArray, days: FloatArray) -> FloatArray:
    """How many of the next `days` are quiet, when the latest major event lies `since` days back."""
    return exact.clip(since + days - p["calm"], 0.0, days)


def sustained_days(p: Values, sustain: FloatArray, days: FloatArray) -> FloatArray:
    """Days out of `days` over which capital spent on messages holds the will up; `sustain` is that at their start."""
    left = sustain * exact.half_power(days, p["sustain_half_life"])
    halvings = (log(sustain + p["half_sustain"]) - log(left + p["half_sustain"])) / log(2.0)
    return exact.clip(p["sustain_half_life"] * halvings, 0.0, days)


def sinking(p: Values, will: FloatArray, rest: FloatArray, unsustained: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the will over `days`, of which so many are quiet and unsustained."""
    span = np.where(will > rest, unsustained, days)
    return (rest - will) * (1.0 - exact.half_power(span, p["will_half_life"]))


def sustain_lost(p: Values, sustain: FloatArray, days: FloatArray) -> FloatArray:
    """Change over `days` of what sustains the will."""
    return -sustain * (1.0 - exact.half_power(days, p["sustain_half_life"]))


def rise(game: Game, rows: IntArray, seat: IntArray, rank: IntArray, own: FloatArray, event: KeyArray) -> None:
    """The will of seats rises by a removal; shapes (n,)."""
    gain = success_gain(game.rule_at(RULE, rows), rank, own)
    book_at(game, "political_will", SUCCESS, (rows, seat), gain, event)
    keep_between(game, "political_will", 0.0, 100.0)


def mark(game: Game, rows: IntArray, major: BoolArray) -> None:
    """Something major happened today in the games of `rows` where `major` (n,) says so."""
    hit = rows[major]
    set_at(game, "quiet_since", (hit,), game.state.day[hit])


def keep_attention(game: Game, rows: IntArray, seat: IntArray, capital: FloatArray, event: KeyArray) -> None:
    """Capital put into messages sustains the will of the seats; shapes (n,)."""
    book_at(game, "sustain", SPENT_ON, (rows, seat), capital, event)
    keep_between(game, "sustain", 0.0, 100.0)


def drift(game: Game, seats: FloatArray, days: FloatArray) -> None:
    """Will sinks in quiet times, and what sustains it fades, over the `days` (B,) from each game's clock on.

    `seats` (S,) marks with 1 the seats that have a will of this kind.
    """
    state, p = game.state, game.rule(RULE)
    span = days[:, None]
    quiet = quiet_days(p, (state.day - state.quiet_since)[:, None], span)
    unsustained = quiet
    if state.sustain.any():
        before = state.sustain + sustain_lost(p, state.sustain, span - quiet)
        unsustained = quiet - sustained_days(p, before, quiet)
        book(game, "sustain", FADING, sustain_lost(p, state.sustain, span))
    book(game, "political_will", DRIFT, sinking(p, state.political_will, state.will_rest, unsustained, span) * seats)

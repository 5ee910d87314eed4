"""Coercion: a threat buys effort for a few months, less each time, and costs trust, trade and strain on sovereignty.

In words: a threat of tariffs or of a closed border pushes Mexico into heavier enforcement, and a public demand does so a
little; the effort falls back within a few months. Who is threatened often gets used to it: each threat that is still
remembered makes the next one work less, while its price in trust stays. A threat stands until it is taken back or lapses;
taking it back returns a part of the trust. Pressure above the usual keeps the effort up somewhat, and after a breach Mexico
does less of what Washington wants.

    enforcement += (compliance[kind][level]) * freshness,   freshness = half_heard / (half_heard + threats_heard)
    threats_heard += 1 at a threat, demand_heard at a demand; halves in memory_half_life
    trust -= tariff_trust or closure_trust * level, sovereignty_strain += tariff_strain or closure_strain * level
    trust += given_back * what the threat cost, when it is taken back
    enforcement moves to 1 + pressed * (us_pressure - pressure_rest, at least 0) / 10 - withheld * suspension
                         with half-life effort_half_life
    a threat lapses lapse_days after it was made

Source: source 002 and 003 (tariff threats pushed Mexico into heavier enforcement, but tariffs also add friction to
cooperation); DATA.md section 8 (Mexican effort up for one or two quarters, cooperation and legitimacy down afterwards).
The numbers are assumed. Rows: M73, M76, M79.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between, set_at
from game.core.parameters import Values
from game.core.rows import pick

RULE = "politics.coercion"
TARIFF_MADE, CLOSURE_MADE, DEMANDED, TAKEN_BACK, HEARD, EFFORT, FORGOTTEN = (
    f"{RULE}.{name}" for name in ("tariff", "closure", "demand", "taken_back", "heard", "effort", "forgotten")
)
TARIFF, CLOSURE = range(2)
LEVELS: Final = 3
USUAL: Final = 1.0  # enforcement
MOST: Final = 2.0
ACCOUNTS: Final = ("tariff_level", "closure_level")
DAYS: Final = ("tariff_day", "closure_day")
_CAUSES: Final = (TARIFF_MADE, CLOSURE_MADE)
_GAINS: Final = ("tariff_1", "tariff_2", "tariff_3", "closure_1", "closure_2", "closure_3")


def freshness(p: Values, heard: FloatArray) -> FloatArray:
    """How much a threat still works when so many are remembered, 1 for none."""
    return p["half_heard"] / (p["half_heard"] + heard)


def compliance(p: Values, kind: IntArray, level: IntArray, heard: FloatArray) -> FloatArray:
    """Enforcement that a threat of tariffs (kind 0) or of a closed border (1) adds; levels 1 to 3."""
    return pick(p, _GAINS, kind * LEVELS + level - 1) * freshness(p, heard)


def on_demand(p: Values, heard: FloatArray) -> FloatArray:
    """Enforcement that a public demand adds."""
    return p["demand"] * freshness(p, heard)


def trust_lost(p: Values, kind: IntArray, level: IntArray) -> FloatArray:
    """Points of trust that a threat costs."""
    return np.where(kind == TARIFF, p["tariff_trust"], p["closure_trust"]) * level


def strain_gained(p: Values, kind: IntArray, level: IntArray) -> FloatArray:
    """Points of strain that a threat adds."""
    return np.where(kind == TARIFF, p["tariff_strain"], p["closure_strain"]) * level


def target(p: Values, pressure_gap: FloatArray, suspension: FloatArray) -> FloatArray:
    """Enforcement to which the effort falls back; `pressure_gap` is pressure above its rest."""
    pressed = np.where(pressure_gap > 0, pressure_gap, 0.0)
    return USUAL + p["pressed"] * (pressed / 10.0) - p["withheld"] * suspension


def falling_back(p: Values, enforcement: FloatArray, target: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the enforcement over `days`."""
    return (target - enforcement) * (1.0 - exact.half_power(days, p["effort_half_life"]))


def forgotten(p: Values, heard: FloatArray, days: FloatArray) -> FloatArray:
    """Change over `days` of the threats that are remembered."""
    return -heard * (1.0 - exact.half_power(days, p["memory_half_life"]))


def threaten(game: Game, rows: IntArray, kind: int, level: IntArray, event: KeyArray) -> None:
    """Threats of levels 1 to 3 are made, or (level 0) taken back; at most one in each game, shapes (n,)."""
    made, back = np.flatnonzero(level > 0), np.flatnonzero(level == 0)
    _make(game, rows[made], np.full(made.size, kind), level[made], event[made])
    _take_back(game, rows[back], np.full(back.size, kind), event[back])


def note(game: Game, rows: IntArray, kind: int, level: IntArray) -> None:
    """A threat stands at a level from today, 0 for none; shapes (n,)."""
    set_at(game, ACCOUNTS[kind], (rows,), level)
    set_at(game, DAYS[kind], (rows,), game.state.day[rows])


def _make(game: Game, rows: IntArray, kind: IntArray, level: IntArray, event: KeyArray) -> None:
    if rows.size == 0:
        return
    p, cause = game.rule_at(RULE, rows), _CAUSES[int(kind[0])]
    gain = compliance(p, kind, level, game.state.threats_heard[rows])
    _book(game, "enforcement", cause, rows, gain, event)
    _book(game, "trust", cause, rows, -trust_lost(p, kind, level), event)
    _book(game, "sovereignty_strain", cause, rows, strain_gained(p, kind, level), event)
    book_at(game, "threats_heard", HEARD, (rows,), rows * 0.0 + 1.0, event)


def _take_back(game: Game, rows: IntArray, kind: IntArray, event: KeyArray) -> None:
    if rows.size == 0:
        return
    p, before = game.rule_at(RULE, rows), getattr(game.state, ACCOUNTS[int(kind[0])])[rows]
    _book(game, "trust", TAKEN_BACK, rows, p["given_back"] * trust_lost(p, kind, before), event)


def demanded(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A public demand is made; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    _book(game, "enforcement", DEMANDED, rows, on_demand(p, game.state.threats_heard[rows]), event)
    book_at(game, "threats_heard", HEARD, (rows,), p["demand_heard"] + rows * 0.0, event)


def _book(game: Game, account: str, cause: str, rows: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, account, cause, (rows,), amount, event)
    keep_between(game, account, 0.0, MOST if account == "enforcement" else 100.0)


def fade(game: Game, days: FloatArray) -> None:
    """The effort falls back and threats are forgotten over `days` (B,), at whose end the clock stands; some lapse."""
    state, p = game.state, game.rule(RULE, 1)
    aim = target(p, state.us_pressure - state.pressure_rest, state.suspension)
    book(game, "enforcement", EFFORT, falling_back(p, state.enforcement, aim, days))
    keep_between(game, "enforcement", 0.0, MOST)
    if state.threats_heard.any():
        book(game, "threats_heard", FORGOTTEN, forgotten(p, state.threats_heard, days))
    for level, made in zip(ACCOUNTS, DAYS, strict=True):
        if getattr(state, level).any():
            lapsed = np.flatnonzero(state.day - getattr(state, made) >= p["lapse_days"])
            set_at(game, level, (lapsed,), np.zeros_like(lapsed))

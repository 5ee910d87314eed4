"""Compliance: how far China enforces controls on precursors depends on incentives and on tension between the powers.

In words: threats move a little and add to the tension; relief from tariffs, traded for controls, moves much and eases it; a
working group moves a little at once and keeps enforcement up while it stands. Without moves enforcement drifts back to
where it was, lower the higher the tension between China and the United States. Tension fades.

    precursor_compliance += gain * (1 - precursor_compliance),  gain of a threat, of relief or of a working group
    tension += threat_tension after a threat, -= relief_tension after relief; a working group stands at 1 when it is called
    aim = compliance_rest + group_worth * working_group - tension_cost * (tension - tension_rest), between 0 and 1
    precursor_compliance halves the gap to its aim in drift_half_life days, tension that to tension_rest in
    tension_half_life days; working_group halves in group_half_life days

Source: sources 002 and 004 (cooperation rises with deals and working groups, such as the one that eased the 20% tariff, and
fell after the visit to Taiwan in 2022). The numbers are assumed. Rows: M62, M63.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between, set_at
from game.core.parameters import Values
from game.core.rows import pick

RULE = "markets.compliance"
MOVED, DRIFTED, EASED, CALLED, RAISED, TURNED_DOWN = (
    f"{RULE}.{name}" for name in ("moved", "drifted", "eased", "called", "raised", "turned_down")
)
THREAT, RELIEF, WORKING_GROUP = range(3)  # levers of the order, in its order
HIGHEST: Final = 3.0
_GAINS: Final = ("threat_gain", "relief_gain", "group_gain")
_PRICES: Final = ("threat_price", "relief_price", "group_price")


def price(p: Values, lever: IntArray) -> FloatArray:
    """Capital that a move costs."""
    return pick(p, _PRICES, lever)


def gain(p: Values, lever: IntArray, compliance: FloatArray) -> FloatArray:
    """What a move adds to compliance at once."""
    return pick(p, _GAINS, lever) * (1.0 - compliance)


def tension_after(p: Values, lever: IntArray, tension: FloatArray) -> FloatArray:
    """Tension after a move."""
    step = np.where(lever == THREAT, p["threat_tension"], 0.0) - np.where(lever == RELIEF, p["relief_tension"], 0.0)
    return exact.clip(tension + step, 0.0, HIGHEST)


def aim(p: Values, rest: FloatArray, working_group: FloatArray, tension: FloatArray, tension_rest: FloatArray) -> FloatArray:
    """Level toward which compliance drifts."""
    bare = rest + p["group_worth"] * working_group - p["tension_cost"] * (tension - tension_rest)
    return exact.clip(bare, 0.0, 1.0)


def drift(game: Game, days: FloatArray) -> None:
    """Compliance, tension and the working group move over `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    if not state.precursor_usual.any():
        return
    wanted = aim(p, state.compliance_rest, state.working_group, state.tension, state.tension_rest)
    gap = wanted - state.precursor_compliance
    book(game, "precursor_compliance", DRIFTED, gap * (1.0 - exact.half_power(days, p["drift_half_life"])))
    gap = state.tension_rest - state.tension
    book(game, "tension", EASED, gap * (1.0 - exact.half_power(days, p["tension_half_life"])))
    if state.working_group.any():
        left = exact.half_power(days, p["group_half_life"])
        book(game, "working_group", EASED, state.working_group * (left - 1.0))


def move_with(game: Game, rows: IntArray, seat: IntArray, lever: IntArray, event: KeyArray) -> None:
    """A state makes a move toward China and pays for it; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    book_at(game, "capital", CALLED, (rows, seat), -price(p, lever), event)
    keep_between(game, "capital", 0.0, 100.0)
    book_at(game, "precursor_compliance", MOVED, (rows,), gain(p, lever, state.precursor_compliance[rows]), event)
    step = tension_after(p, lever, state.tension[rows]) - state.tension[rows]
    book_at(game, "tension", MOVED, (rows,), step, event)
    called = np.flatnonzero(lever == WORKING_GROUP)
    at = (rows[called],)
    book_at(game, "working_group", CALLED, at, 1.0 - state.working_group[at], event[called])
    set_at(game, "diplomacy_day", (rows,), state.day[rows])


def raise_tension(game: Game, rows: IntArray, level: FloatArray, event: KeyArray) -> None:
    """Tension is raised to a level, shapes (n,); part of the compliance is turned down at once."""
    state, p = game.state, game.rule_at(RULE, rows)
    step = exact.larger(level - state.tension[rows], 0.0)
    book_at(game, "tension", RAISED, (rows,), step, event)
    lost = exact.smaller(p["turned_down"] * step, state.precursor_compliance[rows])
    book_at(game, "precursor_compliance", TURNED_DOWN, (rows,), -lost, event)

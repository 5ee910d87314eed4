"""Washington: when pressure for results is great the capital acts by itself, over the head of its own seat.

In words: the pressure for results does not wait for the seat that represents the United States. The greater it is, the
likelier it is that Washington puts tariffs on Mexican goods by itself in a turn. Trade, trust and the standing of the seat
that was passed over suffer, sovereignty is strained, Mexico enforces more for a while as after a threat, and some of the
pressure is let off.

    logit(P in a turn) = logit(acts) + pressure_weight * (us_pressure - usual_pressure) / 10 + fear_weight * fear_at_home
                         + log(days of the turn / 30)
    then trade_index -= trade, trust -= trust, sovereignty_strain += strain, us_pressure -= let_off, enforcement += effort,
         regional_support -= region, capital of the U.S. seat -= passed_over

Source: tariffs of 25% ordered in February 2025 over fentanyl and migration (DATA.md section 8, grades A and B), source 004
(threats of unilateral action persist). The numbers are assumed. Rows: M72, M84.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell
from game.core.ledger import book_at, keep_between
from game.core.logarithms import log
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "politics.washington"
ACTS = f"{RULE}.acts"
DAYS_A_MONTH = 30.0
_EFFECTS = (
    ("trade_index", "trade", -1.0, 100.0), ("trust", "trust", -1.0, 100.0), ("sovereignty_strain", "strain", 1.0, 100.0),
    ("us_pressure", "let_off", -1.0, 100.0), ("enforcement", "effort", 1.0, 2.0),
    ("regional_support", "region", -1.0, 100.0),
)  # fmt: skip


def odds(p: Values, pressure: FloatArray, fear: FloatArray, days: FloatArray) -> Odds:
    """Odds that Washington acts by itself in a turn of so many days."""
    return (
        base_odds(RULE, p["acts"], pressure)
        .add("pressure", p["pressure_weight"] * ((pressure - p["usual_pressure"]) / 10.0))
        .add("fear", p["fear_weight"] * fear)
        .add("length", log(days / DAYS_A_MONTH))
    )


def act(game: Game, seat: int, days: float) -> None:
    """At the end of a turn of so many days; `seat` is that of the United States, -1 where nobody has it."""
    state, rows = game.state, np.arange(game.batch)
    span = np.full(game.batch, days)
    chances = odds(game.rule(RULE, 1), state.us_pressure, state.fear_at_home, span)
    does, note = decide(game, chances, rows, Purpose.WASHINGTON, np.zeros(rows.size, dtype=np.uint64))
    rows = np.flatnonzero(does)
    event = event_key(game, "washington_acts", rows, {})
    tell(game, "washington_acts", rows, {}, None, None, (note,), event)
    _carry_out(game, rows, seat, event)


def _carry_out(game: Game, rows: IntArray, seat: int, event: KeyArray) -> None:
    p = game.rule_at(RULE, rows)
    for account, parameter, sign, most in _EFFECTS:
        book_at(game, account, ACTS, (rows,), sign * p[parameter] + rows * 0.0, event)
        keep_between(game, account, 0.0, most)
    if seat >= 0:
        book_at(game, "capital", ACTS, (rows, np.full(rows.size, seat)), -(p["passed_over"] + rows * 0.0), event)
        keep_between(game, "capital", 0.0, 100.0)

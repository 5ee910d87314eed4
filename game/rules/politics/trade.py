"""Trade: it rests on customs that work together, and wears down under threats, pressure and force.

In words: trade between the two countries moves slowly to a level that lies lower while customs work together less than
usual, while a tariff or a closed border is threatened, and while Washington presses harder than usual, for firms wait. Force
without consent frightens buyers and investors at once, and so does an attack on U.S. soil.

    trade_index moves to trade_rest + customs_weight * (customs_cooperation - customs_rest) - tariff[level] - closure[level]
                         - pressure_weight * (us_pressure - pressure_rest, at least 0) / 10, half-life trade_half_life
    trade_index -= breach_shock at a breach

Source: source 002 and 004 (escalation endangers trade and the review of the trade agreement), DATA.md section 8 (tariffs of
2025). The numbers are assumed. Row: M84.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values
from game.core.rows import pick

RULE = "politics.trade"
MOVING, BREACH = (f"{RULE}.{name}" for name in ("moving", "breach"))
_TARIFFS = ("tariff_1", "tariff_2", "tariff_3")
_CLOSURES = ("closure_1", "closure_2", "closure_3")


def under_threat(p: Values, tariff: IntArray, closure: IntArray) -> FloatArray:
    """Points of trade that threats of these levels (0 for none) hold down while they stand."""
    by_tariff = np.where(tariff > 0, pick(p, _TARIFFS, np.where(tariff > 0, tariff, 1) - 1), 0.0)
    return by_tariff + np.where(closure > 0, pick(p, _CLOSURES, np.where(closure > 0, closure, 1) - 1), 0.0)


def target(
    p: Values, rest: FloatArray, customs_gap: FloatArray, threatened: FloatArray, pressure_gap: FloatArray
) -> FloatArray:
    """Level toward which trade moves; the gaps are customs cooperation and pressure above their rest, in points."""
    pressed = np.where(pressure_gap > 0, pressure_gap, 0.0)
    wished = rest + p["customs_weight"] * customs_gap - threatened - p["pressure_weight"] * (pressed / 10.0)
    return exact.clip(wished, 0.0, 100.0)


def moving(p: Values, trade: FloatArray, target: FloatArray, days: FloatArray) -> FloatArray:
    """Change of trade over `days`."""
    return (target - trade) * (1.0 - exact.half_power(days, p["trade_half_life"]))


def breached(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Force without consent frightens buyers and investors; shapes (n,)."""
    shock = game.rule_at(RULE, rows)["breach_shock"] + rows * 0.0
    book_at(game, "trade_index", BREACH, (rows,), -shock, event)
    keep_between(game, "trade_index", 0.0, 100.0)


def move(game: Game, days: FloatArray) -> None:
    """Trade moves over `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    customs, pressed = state.customs_cooperation - state.customs_rest, state.us_pressure - state.pressure_rest
    aim = target(p, state.trade_rest, customs, under_threat(p, state.tariff_level, state.closure_level), pressed)
    book(game, "trade_index", MOVING, moving(p, state.trade_index, aim, days))

"""A multi-year plan: money of Congress that builds the partner's police, courts and services over years.

In words: for capital the United States commit money for years ahead. It is appropriated apart from the purse of the seat, is
spread over Mexico's regions by their people, in equal parts on police, courts and services, and works as any building does:
slowly, and only where the state reforms itself (rule institutions.building). Conditions make it reform a little more and let
less be diverted (rule politics.diversion); they strain sovereignty when they are set. While cooperation is suspended nothing
is paid.

    capital = base_capital + per_billion * billion dollars a year
    dollars a week a head, for each institution = paid * (1 - diverted) / (weeks * people * 3)
    reform + rights_reform or institutions_reform
    sovereignty_strain += rights_strain or institutions_strain

Source: source 002 (a Plan-Colombia package, 10,000 million dollars there, strengthened the state and did not cut cocaine).
What conditions are worth is assumed. Row: M89.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, count_at, keep_between, move
from game.core.parameters import Values
from game.core.state import INSTITUTIONS

RULE = "politics.plan"
PAID, PRICE, CONDITIONS = (f"{RULE}.{name}" for name in ("paid", "price", "conditions"))
NONE, RIGHTS, INSTITUTIONS_SET = range(3)
DAYS_A_YEAR = 365.0
BILLION = 1.0e9


def price(p: Values, dollars_a_year: FloatArray) -> FloatArray:
    """Capital that a plan takes."""
    return p["base_capital"] + p["per_billion"] * dollars_a_year / BILLION


def reform_gained(p: Values, conditions: IntArray) -> FloatArray:
    """How much further the state reforms itself under such conditions."""
    return _by(conditions, p, "reform")


def strain(p: Values, conditions: IntArray) -> FloatArray:
    """Points of strain that such conditions add when they are set."""
    return _by(conditions, p, "strain")


def _by(conditions: IntArray, p: Values, what: str) -> FloatArray:
    institutions = np.where(conditions == INSTITUTIONS_SET, p[f"institutions_{what}"], 0.0)
    return np.where(conditions == RIGHTS, p[f"rights_{what}"], institutions)


def a_head(p: Values, dollars_a_week: FloatArray, people: FloatArray) -> FloatArray:
    """Dollars a week a head for one institution."""
    return dollars_a_week / (exact.larger(people, people * 0.0 + 1.0) * len(INSTITUTIONS))


def set_up(game: Game, rows: IntArray, seat: IntArray, conditions: IntArray, dollars: IntArray, event: KeyArray) -> None:
    """A plan of so many dollars a year is decided, at most one in each game; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    book_at(game, "capital", PRICE, (rows, seat), -price(p, dollars * 1.0), event)
    book_at(game, "sovereignty_strain", CONDITIONS, (rows,), strain(p, conditions), event)
    for level in ("capital", "sovereignty_strain"):
        keep_between(game, level, 0.0, 100.0)


def pay(game: Game, seat: int, days: FloatArray) -> IntArray:
    """What the plans pay over a pulse of `days` (B,) from each seat's treasury; (B,)."""
    state = game.state
    left = exact.clip(state.plan_until - (state.day - days), 0.0, days)
    due = exact.floor_int(state.plan_funds * (left / DAYS_A_YEAR) * exact.larger(1.0 - state.suspension, left * 0.0))
    paid = exact.smaller(due, state.treasury[:, seat])
    rows = np.flatnonzero(paid > 0)
    place = (rows, np.full(rows.size, seat))
    move(game, PAID, paid[rows], "treasury", place, "spent", place)
    count_at(game, "spending", place, paid[rows])
    return paid

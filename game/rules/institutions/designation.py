"""Designation: those who shield a designated group begin to fear for themselves, and banks pay to keep clear of it.

In words: the United States name a group as terrorist. Officials and business people who shield it fear prosecution and
exposure; protection wears away over months, sooner where the press can report, and the fear fades. Sovereignty is strained.
A designation names one group: what splits off from it is not designated and has to be named anew. Every designated group
that exists, and every point of sanctions, costs banks; part of that costs the capital of the seat that asked for it.

    fear        = 1 at the designation, halving every fear_half_life
    wear        = erosion * (press_floor + press_weight * press_freedom) * fear, a week
    protection, protection_rest *= exp(-sum of wear over the time)
    compliance  = (per_group * designated groups + per_point * points of sanctions a turn) dollars a week
    capital    -= lobbying * compliance of sanctions and of groups designated in play, in million dollars

Source: source 003 (designation raises elites' fear of exposure and empowers an independent press; compliance costs rise for
banks), source 001 (splinters force endless new designations). The numbers are assumed. Rows: M77, M78.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, count_at, keep_between, set_at
from game.core.parameters import Values
from game.core.rows import at, places
from game.core.state import NEVER

RULE = "institutions.designation"
NAMED, PRICE, FEAR, LOBBYING = (f"{RULE}.{name}" for name in ("named", "price", "fear", "lobbying"))
MILLION = 1.0e6
_LN_2 = 0.6931471805599453


def fear_weeks(p: Values, age: FloatArray, days: FloatArray) -> FloatArray:
    """Weeks of full fear over the next `days`, when the designation lies `age` days back."""
    lost = exact.half_power(age, p["fear_half_life"]) - exact.half_power(age + days, p["fear_half_life"])
    return lost * (p["fear_half_life"] / (7.0 * _LN_2))


def protection_left(p: Values, weeks: FloatArray, press: FloatArray) -> FloatArray:
    """Factor that remains of the protection of a group after so many weeks of full fear under such a press."""
    return exact.exp(-(p["erosion"] * (p["press_floor"] + p["press_weight"] * press) * weeks))


def price(p: Values, like: FloatArray) -> FloatArray:
    """Capital that a designation takes."""
    return p["capital"] + like * 0.0


def strain(p: Values, like: FloatArray) -> FloatArray:
    """Points of strain that a designation adds."""
    return p["strain"] + like * 0.0


def compliance(p: Values, groups: FloatArray, points_a_turn: FloatArray) -> FloatArray:
    """Dollars a week that banks pay because of so many designated groups and points of sanctions."""
    return p["per_group"] * groups + p["per_point"] * points_a_turn


def designate(game: Game, rows: IntArray, seat: IntArray, group: IntArray, event: KeyArray) -> None:
    """Groups are designated, at most one in each game of a call; shapes (n,)."""
    p, like = game.rule_at(RULE, rows), np.zeros(rows.size)
    set_at(game, "designated", (rows, group), np.ones_like(rows))
    set_at(game, "designation_day", (rows, group), game.state.day[rows])
    book_at(game, "capital", PRICE, (rows, seat), -price(p, like), event)
    book_at(game, "sovereignty_strain", NAMED, (rows,), strain(p, like), event)
    for level in ("capital", "sovereignty_strain"):
        keep_between(game, level, 0.0, 100.0)


def wear(game: Game, days: FloatArray) -> None:
    """Protection of designated groups wears away over the `days` (B,) of a turn, which ends at each game's clock."""
    state = game.state
    feared = (state.designated > 0) & (state.designation_day > NEVER) & (state.group_alive > 0)
    if not feared.any():
        return
    rows, group = places(feared)
    age = exact.larger(state.day[rows] - days[rows] - at(state.designation_day, rows, group), np.zeros(rows.size))
    p = game.rule_at(RULE, rows)
    left = np.ones(feared.shape)
    left[rows, group] = protection_left(p, fear_weeks(p, age, days[rows]), state.press_freedom[rows])
    here = np.where(state.presence_group >= 0, state.presence_group, 0)
    kept = np.where(state.presence_group >= 0, np.take_along_axis(left, here, axis=1), 1.0)
    for level in ("protection", "protection_rest"):
        book(game, level, FEAR, getattr(state, level) * (kept - 1.0))


def charge_banks(game: Game, seat: int, days: FloatArray) -> None:
    """Banks pay, and those who asked for it hear of it, over the `days` (B,) of a turn."""
    state, p, weeks = game.state, game.rule(RULE, 1), days / 7.0
    named = (state.designated > 0) & (state.group_alive > 0)
    points = exact.integer_total(state.sanction_points) * 1.0
    paid = compliance(p, exact.count(named, axis=1) * 1.0, points) * weeks
    count_at(game, "compliance_cost", (np.arange(game.batch),), exact.floor_int(paid))
    if seat < 0:
        return
    asked = exact.count(named & (state.designation_day >= 0.0), axis=1) * 1.0
    if asked.any() or points.any():
        drain = p["lobbying"] * (compliance(p, asked, points) * weeks / MILLION)
        book_at(game, "capital", LOBBYING, (np.arange(game.batch), np.full(game.batch, seat)), -drain)
        keep_between(game, "capital", 0.0, 100.0)

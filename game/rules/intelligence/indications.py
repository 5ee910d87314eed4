"""Indications and warnings: what a state hears of what a group prepares, and how its leadership stands.

In words: at the end of a turn each state judges how many reprisals of each group are still to come in the next day, whether
the succession is settled, vacant or contested, and how far the group holds together. The judgement is the truth with an
error that shrinks with the points of signals and human collection on the group and its leaders. A state that does not
listen still hears of reprisals and of contests, but badly; how a group holds together it learns only by listening.

    error           = base error / (1 + points / half_points)
    reprisals heard = (truth + floor) * exp(error * normal) - floor, at least 0
    cohesion heard  = cohesion + error * normal, only with points
    sure            = least_sure + (1 - least_sure) * points / (points + half_points)
    the succession is judged as it stands by chance `sure`, else as it was judged before

Source: assumed. Rows: M01, M03.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import set_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import at, places
from game.core.state import DISCIPLINES

RULE = "intelligence.indications"
_SIGNALS, _HUMAN = DISCIPLINES.index("signals"), DISCIPLINES.index("human")
_REPRISALS, _SUCCESSION, _COHESION = 1, 2, 3  # what a draw is for


def error_of(p: Values, base: str, points: FloatArray) -> FloatArray:
    """Standard error of a judgement made with `points`; that of reprisals is relative."""
    return p[base] / (1.0 + points / p["half_points"])


def reprisals_heard(p: Values, expected: FloatArray, error: FloatArray, deviate: FloatArray) -> FloatArray:
    """Attacks that a state judges to come when `expected` are, from a standard normal deviate."""
    heard = (expected + p["floor"]) * exact.exp(error * deviate) - p["floor"]
    return exact.larger(heard, heard * 0.0)


def sure(p: Values, points: FloatArray) -> FloatArray:
    """Chance that a state judges a succession as it stands."""
    return p["least_sure"] + (1.0 - p["least_sure"]) * points / (points + p["half_points"])


def points_on(game: Game) -> FloatArray:
    """Points of signals and human collection on each group and its leaders; shape (B, V, G)."""
    state = game.state
    found = np.zeros(state.reprisal_belief.shape)
    on_leaders = state.collect_leader[..., _SIGNALS] + state.collect_leader[..., _HUMAN]
    on_groups = state.collect_group[..., _SIGNALS] + state.collect_group[..., _HUMAN]
    # Few leaders are worked on: a list of them.
    rows, viewer, post = places((on_leaders > 0) & (state.post_group >= 0)[:, None, :])
    group = at(state.post_group, rows, post)
    np.add.at(found, (rows, viewer, group), at(on_leaders, rows, viewer, post) * 1.0)
    found += on_groups
    return found


def judge(game: Game, expected: FloatArray) -> None:
    """At the end of a turn, write what each state hears of each group; `expected` (B, G) attacks in the next day."""
    state = game.state
    alive = np.broadcast_to(state.group_alive[:, None, :] > 0, state.reprisal_belief.shape)
    rows, viewer, group = places(alive)
    if rows.size == 0:
        return
    p, place = game.rule_at(RULE, rows), (rows, viewer, group)
    points = at(points_on(game), *place)
    error = error_of(p, "reprisal_error", points)
    heard = reprisals_heard(p, at(expected, rows, group), error, draws.normal(_key(game, *place, _REPRISALS)))
    set_at(game, "reprisal_belief", place, heard)
    set_at(game, "reprisal_error", place, error * (heard + p["floor"]))
    knows = luck.uniform(_key(game, *place, _SUCCESSION)) < sure(p, points)
    guess = np.where(knows, at(state.succession, rows, group), at(state.succession_belief, *place))
    set_at(game, "succession_belief", place, guess)
    heeded = points > 0
    _judge_cohesion(game, rows[heeded], viewer[heeded], group[heeded], points[heeded])


def _judge_cohesion(game: Game, rows: IntArray, viewer: IntArray, group: IntArray, points: FloatArray) -> None:
    state, place = game.state, (rows, viewer, group)
    error = error_of(game.rule_at(RULE, rows), "cohesion_error", points)
    guess = state.cohesion[rows, group] + error * draws.normal(_key(game, *place, _COHESION))
    set_at(game, "cohesion_belief", place, exact.clip(guess, 0.0, 1.0))
    set_at(game, "cohesion_error", place, error)


def _key(game: Game, rows: IntArray, viewer: IntArray, group: IntArray, what: int) -> KeyArray:
    state = game.state
    seat, lineage = at(state.seat_key, rows, viewer), at(state.group_key, rows, group)
    return luck.key(state.seed[rows], Purpose.INDICATIONS, state.day[rows], what, seat, lineage)

"""Replacements: a pipeline with a floor in weeks that money cannot shorten.

In words: people lost from the raid teams are replaced by candidates who train for a fixed number of weeks. Money buys a
larger intake, up to the places there are, never a shorter course. Only as many are taken in as the teams lack.

    intake a week = smaller(places, base_intake + funds a week / cost), at most what teams lack less those in training
    a graduate joins the team that lacks most

Source: source 000 (each casualty is costly and slow to replace: 10 killed, about 5% of the force, in 2023). Row: M20.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import book_at, move
from game.core.parameters import Values
from game.core.problem import N_, Problem
from game.core.rows import add_int_by, places

RULE = "raids.training"
INTAKE, GRADUATION = (f"{RULE}.{name}" for name in ("intake", "graduation"))


def intake_a_week(p: Values, funds_a_week: FloatArray) -> FloatArray:
    """People taken into training a week for these dollars a week."""
    wanted = p["base_intake"] + funds_a_week / p["cost"]
    return exact.smaller(wanted, wanted * 0.0 + p["places"])


def train(game: Game, days: FloatArray, turn_days: float) -> None:
    """Take in candidates and graduate trainees over a pulse of `days` (B,)."""
    state = game.state
    lacking = state.establishment - state.headcount
    seats = state.candidates.shape[1]
    lack = add_int_by(np.where(lacking > 0, lacking, 0), state.team_seat, seats)
    _graduate(game, lack)
    in_training = exact.integer_total(state.pipeline, axis=2)
    p = game.rule(RULE)
    weeks = days[:, None] / 7.0
    wanted = intake_a_week(p, state.training_funds * (7.0 / turn_days)) * weeks
    room = exact.smaller(lack - in_training, state.candidates)
    rows, seat = places(room > 0)
    if rows.size == 0:
        return
    owed = state.training_rest[rows, seat] + wanted[rows, seat]
    taken = exact.smaller(exact.floor_int(owed), room[rows, seat])
    left = exact.smaller(owed - taken, owed * 0.0 + 1.0)
    book_at(game, "training_rest", INTAKE, (rows, seat), left - state.training_rest[rows, seat])
    bins = state.pipeline.shape[2]
    course = exact.floor_int(game.rule_at(RULE, rows)["course_weeks"] + wanted[rows, seat] * 0.0)
    if (course >= bins).any():
        raise Problem(N_("{name} can be {most} weeks at most."), name=f"{RULE}.course_weeks", most=bins - 1)
    # The course starts with the next week, so that no length of pulse makes it shorter.
    week = (course - exact.floor_int(-state.day[rows] / 7.0)) % bins
    move(game, INTAKE, taken, "candidates", (rows, seat), "pipeline", (rows, seat, week))


def _graduate(game: Game, lack: IntArray) -> None:
    """Those whose course is over join the teams of their seat that lack people, most lacking first."""
    state = game.state
    week = exact.floor_int(state.day / 7.0) % state.pipeline.shape[2]
    batch = np.arange(week.size)
    due = state.pipeline[batch, :, week]
    rows, seat = places((due > 0) & (lack > 0))
    if rows.size == 0:
        return
    joining = exact.smaller(due[rows, seat], lack[rows, seat])
    own = state.team_seat[rows] == seat[:, None]
    short = np.where(own, state.establishment[rows] - state.headcount[rows], 0)
    shares = apportion(joining, np.where(short > 0, short, 0) * 1.0)
    place, team = places(shares > 0)
    move(
        game, GRADUATION, shares[place, team],
        "pipeline", (rows[place], seat[place], week[rows[place]]), "headcount", (rows[place], team),
    )  # fmt: skip
    tell(game, "graduates", rows, {"seat": seat}, {"count": joining})

"""Custody: those arrested wait for a decision; some are convicted, most go free, and many of those go back.

In words: a case is decided the sooner the more able the courts are. Whether it ends in a conviction depends on able courts,
on police who bring evidence and on officials who cannot be bought; most who are arrested are let go. Of those most go back
to their group, the rest goes home. Those convicted serve their sentences and then go home. Members of a group that has
ended go home.

    pace       = trial_rate * (speed_floor + (1 - speed_floor) * courts/usual_courts) * weeks
    decided    = 1 - exp(-pace), of those who waited; of those arrested in the course of these weeks 1 - decided / pace
    convicted  = convicting * courts * (1 - corruption) * (evidence_floor + (1 - evidence_floor) * police), of those decided
    back       = returning of those let go, as long as the group exists
    served     = 1 - exp(-weeks / (52 * sentence_years)), of the prisoners
    lost to the groups for good: convicted + (1 - convicted) * (1 - returning) of those arrested

Source: source 002 and 004 (weak police and courts); the level is set so that with the usual courts 0.178 of those arrested
are lost to their groups, 110 of 620 a week: the incapacitation of Prieto-Curiel, Campedelli and Hope, Science 381:1312
(2023). The convictions alone, 0.086 of those arrested, are assumed. Rows: M41, M46.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll

RULE = "people.custody"
CONVICTED, RETURNED, RELEASED, SERVED, BROKEN_OUT = (
    f"{RULE}.{name}" for name in ("convicted", "returned", "released", "served", "broken_out")
)
WEEKS_A_YEAR = 52.0


def pace_of(p: Values, courts: FloatArray, weeks: FloatArray | float) -> FloatArray:
    """Decisions to be expected in `weeks` in a case that stays open; shapes broadcast."""
    speed = p["speed_floor"] + (1.0 - p["speed_floor"]) * (courts / p["usual_courts"])
    return p["trial_rate"] * speed * weeks


def decided_share(pace: FloatArray) -> FloatArray:
    """Share of the cases decided of those that waited from the start."""
    return 1.0 - exact.exp(-pace)


def decided_of_new(pace: FloatArray) -> FloatArray:
    """Share of the cases decided of those that came up evenly in the course of the time."""
    return np.where(pace > 0, 1.0 - decided_share(pace) / np.where(pace > 0, pace, 1.0), 0.0)


def conviction_chance(p: Values, courts: FloatArray, police: FloatArray, corruption: FloatArray) -> FloatArray:
    """Share of the cases decided that end in a conviction; shapes broadcast."""
    evidence = p["evidence_floor"] + (1.0 - p["evidence_floor"]) * police
    return p["convicting"] * courts * (1.0 - corruption) * evidence


def lost_for_good(p: Values, convicted: FloatArray) -> FloatArray:
    """Share of those arrested who do not come back to their groups, by the share that is convicted."""
    return convicted + (1.0 - convicted) * (1.0 - p["returning"])


def served_share(p: Values, weeks: FloatArray | float) -> FloatArray:
    """Share of the prisoners whose sentence ends within `weeks`."""
    return 1.0 - exact.exp(-(weeks / (WEEKS_A_YEAR * p["sentence_years"])))


def resolve(
    game: Game, roll: Roll, days: FloatArray, new: IntArray, local_new: IntArray, standing: FloatArray | None = None
) -> None:
    """Cases are decided and sentences end in a pulse of `days` (B,).

    `new` (n,) of those in custody, by presence, and `local_new` (B, R) of local groups were arrested in the course of it.
    `standing` (B,): factor on the share of cases that end in a conviction (institutions.cases), 1 where it is left out.
    """
    state, p = game.state, game.rule(RULE)
    weeks = days[:, None] / 7.0
    pace = pace_of(p, state.courts, weeks)
    decided, fresh = decided_share(pace), decided_of_new(pace)
    convicted = conviction_chance(p, state.courts, state.police, state.corruption)
    if standing is not None:
        convicted = exact.smaller(convicted * standing[:, None], 1.0)
    if state.custody.any():
        cases = roll.counted_of(state.custody)
        mean = (cases - new) * roll.of_region(decided) + new * roll.of_region(fresh)
        _try_members(game, roll, cases, mean, convicted)
    if state.local_custody.any():
        _try_local_members(game, (state.local_custody - local_new) * decided + local_new * fresh, convicted)
    if state.prisoners.any():
        key = luck.key(state.seed[:, None], Purpose.SENTENCE_SERVED, state.day[:, None], state.region_key)
        free = exact.floor_int(state.prisoners * served_share(p, weeks) + luck.uniform(key))
        free = exact.smaller(free, state.prisoners)
        move_all(game, SERVED, "prisoners", free, "population", free)


def _try_members(game: Game, roll: Roll, cases: IntArray, mean: FloatArray, chance: FloatArray) -> None:
    """Of the `cases` of members of each presence so many are decided, in the mean; (n,)."""
    state, place = game.state, roll.place
    returning = game.rule_at(RULE, roll.row)["returning"] * roll.counted_of_group(state.group_alive)
    drawn = luck.uniform(roll.keys(state, Purpose.TRIAL))
    guilty, back, home = _outcomes(cases, (mean, roll.of_region(chance), returning), drawn)
    move_each(game, CONVICTED, guilty, "custody", place, "prisoners", roll.region)
    move_each(game, RETURNED, back, "custody", place, "members", place)
    move_each(game, RELEASED, home, "custody", place, "population", roll.region)
    state.convictions_region += roll.counted_by_region(guilty)
    state.releases_region += roll.counted_by_region(back + home)


def _try_local_members(game: Game, mean: FloatArray, chance: FloatArray) -> None:
    """So many cases of members of local groups of each region are decided, in the mean; (B, R)."""
    state, p = game.state, game.rule(RULE)
    key = luck.key(state.seed[:, None], Purpose.LOCAL_TRIAL, state.day[:, None], state.region_key)
    returning = p["returning"] + mean * 0.0
    guilty, back, home = _outcomes(state.local_custody, (mean, chance, returning), luck.uniform(key))
    move_all(game, CONVICTED, "local_custody", guilty, "prisoners", guilty)
    move_all(game, RETURNED, "local_custody", back, "local_members", back)
    move_all(game, RELEASED, "local_custody", home, "population", home)
    state.convictions_region += guilty
    state.releases_region += back + home


def _outcomes(
    cases: IntArray, expected: tuple[FloatArray, FloatArray, FloatArray], drawn: FloatArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Convicted, back with their group and gone home, of so many cases; shapes alike.

    `expected`: decided, in the mean; of those convicted; of those let go back with the group. One draw rounds all three.
    """
    decided, chance, returning = expected
    convicted = decided * chance
    staying = convicted + (decided - convicted) * returning
    whole = exact.smaller(exact.floor_int(decided + drawn), cases)
    guilty = exact.smaller(exact.floor_int(convicted + drawn), whole)
    not_home = exact.smaller(exact.floor_int(staying + drawn), whole)
    return guilty, exact.larger(not_home - guilty, 0), whole - exact.larger(not_home, guilty)

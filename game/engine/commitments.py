"""What the seats have committed so far this turn, and what their standing programmes take; shapes (B, S)."""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.rows import sum_of_places
from game.rules.money import purses
from game.rules.raids import teams

EVERY_GAME: Final = slice(None)


@attrs.define
class Commitments:
    """Decisions taken and teams promised in the current turn."""

    decisions: IntArray
    teams: IntArray
    raided: set[tuple[int, int, int]]  # (row, seat, post) of the raids ordered

    def of_games(self, rows: IntArray) -> "Commitments":
        """The same for these games alone, each once, in this order."""
        place = {row: number for number, row in enumerate(rows.tolist())}
        raided = {(place[row], seat, post) for row, seat, post in self.raided if row in place}
        return Commitments(self.decisions[rows], self.teams[rows], raided)


def no_commitments(game: Game) -> Commitments:
    """Nothing committed."""
    shape = game.state.attention.shape
    return Commitments(np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64), set())


def points_in_use(game: Game, seat: int, rows: IntArray | slice = EVERY_GAME) -> IntArray:
    """Intelligence points that the standing programmes of a seat take each turn in these games; shape (n,)."""
    state, place = game.state, (rows, seat)
    used = exact.integer_total(state.vet_region[place]) + state.vet_teams[place] + state.exploit_points[place]
    if seat >= state.rung.shape[1]:
        return used
    for setting, who in (("freeze_points", purses.AT_HOME), ("sanction_points", purses.FLYING)):
        points: IntArray = getattr(state, setting)
        if who == seat and points.any():
            used += exact.integer_total(points[rows])
    for programme in (state.collect_leader, state.collect_group, state.collect_region):
        used += exact.integer_total(programme[place], axis=(1, 2))
    return used + state.share_points[place]


def funds_in_use(game: Game) -> IntArray:
    """Dollars that standing programmes of the state seats take each turn; shape (B, S)."""
    state = game.state
    used = state.training_funds + state.equip_funds
    for setting, _, seat, _ in purses.STATE_PROGRAMMES:
        funds = getattr(state, setting)
        if funds.any():
            used[:, seat] += sum_of_places(funds)
    if state.isr_hours.any():
        hours = exact.integer_total(state.isr_hours)
        used[:, purses.FLYING] += exact.floor_int(purses.flight_cost(game.rule(purses.RULE, 1), hours))
    return used


def spendable(game: Game) -> IntArray:
    """Dollars that each seat can spend this turn: its funds, and what is granted for social programmes; shape (B, S)."""
    state = game.state
    weeks = game.world.days_of(int(state.turn[0]) + 1) / 7.0
    return state.funds + exact.smaller(exact.floor_int(state.social_grant * weeks), state.treasury)


def rested_teams(game: Game) -> IntArray:
    """Teams of each seat that count as available: rested and full enough; shape (B, S)."""
    state, p = game.state, game.rule(teams.RULE)
    level = teams.readiness(state.headcount, state.establishment, state.fatigue)
    return _by_seat(game, teams.available(p, level))


def free_teams(game: Game) -> IntArray:
    """Teams of each seat that can be sent now; shape (B, S)."""
    return _by_seat(game, teams.ready_teams(game) > 0)


def _by_seat(game: Game, chosen: BoolArray) -> IntArray:
    """How many of the chosen teams (B, T) each seat has; shape (B, S)."""
    seats = game.state.attention.shape[1]
    result = np.zeros((game.batch, seats), dtype=np.int64)
    for seat in range(seats):
        result[:, seat] = exact.count(chosen & (game.state.team_seat == seat), axis=1)
    return result

"""Users: people begin and give up, enter treatment and leave it well or not; treatment and prevention build up slowly.

In words: at the prices of the start as many begin to use a drug as give up, die and recover; where a pure gram costs more,
fewer begin, so that in the long run demand falls by half as much again as in the short run. Money for treatment and
prevention buys places and outreach with returns that level off; it takes many months until they reach people, and less time
until they are gone when the money ends. Of those who leave treatment a part is well, the others use again.

    treatment_reach moves toward dollars / (dollars + half_funds * users) with half-life build_half_life, when it falls
                    with half-life fade_half_life
    begin   = initiation * (price / price_start) ^ -((long_run - 1) * elasticity) * weeks
    give up = quit_rate * users * weeks
    enter   = treatment_entry * (1 + entry_gain * treatment_reach) * users * weeks
    leave   = in_treatment * weeks / stay_weeks, of whom recovered are well and the rest use again

At the start treatment_entry and initiation are such that nothing changes.

Source: sources 001 and 004 (treatment and prevention undercut the market and save lives), source 002 (a long-term task);
DATA.md 4.1 (long run 1.5 times the short). The numbers are assumed. Rows: M60, M61.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, move_all, settle
from game.core.logarithms import log
from game.core.markets import PRODUCTS
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "health.users"
REACHED, BEGUN, GAVE_UP, ENTERED, RECOVERED, RELAPSED, STARTED = (
    f"{RULE}.{name}" for name in ("reached", "begun", "gave_up", "entered", "recovered", "relapsed", "started")
)
DAYS_A_YEAR = 365.0
_NUMBERS: Final = np.arange(len(PRODUCTS))[None, :]


def aim(p: Values, dollars_a_year: FloatArray, users: FloatArray) -> FloatArray:
    """Reach that so much money keeps up in the end, 0-1. Shapes broadcast."""
    half = p["half_funds"] * exact.larger(users, 1.0)
    return dollars_a_year / (dollars_a_year + half)


def reach_after(p: Values, reach: FloatArray, aim: FloatArray, days: FloatArray) -> FloatArray:
    """Reach after so many days. Shapes broadcast."""
    life = np.where(aim >= reach, p["build_half_life"], p["fade_half_life"])
    return reach + (aim - reach) * (1.0 - exact.half_power(days, life))


def entry(p: Values, treatment_entry: FloatArray, reach: FloatArray) -> FloatArray:
    """Share of users who enter treatment in a week."""
    return treatment_entry * (1.0 + p["entry_gain"] * reach)


def fewer(p: Values, elasticity: FloatArray, ratio: FloatArray) -> FloatArray:
    """People who begin beside the start, at this price beside that of the start. Shapes broadcast."""
    return exact.exp(-(p["long_run"] - 1.0) * elasticity * log(ratio))


def _split(key: KeyArray, mean: FloatArray, most: IntArray) -> IntArray:
    """Whole people of a mean, at most so many."""
    return exact.smaller(exact.floor_int(mean + luck.uniform(key)), most)


def start(game: Game) -> None:
    """Settle who enters treatment and who begins, so that as many come as go."""
    state, p = game.state, game.rule(RULE)
    out = state.in_treatment / p["stay_weeks"]
    settle(game, "treatment_entry", STARTED, out / exact.larger(state.users * 1.0, 1.0))
    lost = state.users * (p["quit_rate"] + state.death_rate) + out * p["recovered"]
    settle(game, "initiation", STARTED, lost)


def spread_out(game: Game, days: FloatArray, turn_days: float) -> None:
    """How far treatment and prevention reach after a pulse of `days` (B,)."""
    state = game.state
    if not (state.treat_funds.any() or state.treatment_reach.any()):
        return
    p = game.rule(RULE, 1)
    users = exact.integer_total(state.users) * 1.0
    wanted = aim(p, state.treat_funds * (DAYS_A_YEAR / turn_days), users)
    after = reach_after(p, state.treatment_reach, wanted, days)
    book(game, "treatment_reach", REACHED, after - state.treatment_reach)


def flow(game: Game, days: FloatArray, begin: FloatArray) -> None:
    """People begin, give up, enter treatment and leave it; `begin` (B, X): those who begin beside the start."""
    state, p, weeks = game.state, game.rule(RULE), days[:, None] / 7.0

    def whole(purpose: Purpose, mean: FloatArray, most: IntArray) -> IntArray:
        return _split(luck.key(state.seed[:, None], purpose, state.day[:, None], _NUMBERS), mean * weeks, most)

    left = whole(Purpose.TREATMENT_ENDS, state.in_treatment / p["stay_weeks"], state.in_treatment)
    well = exact.smaller(whole(Purpose.TREATMENT_HELPS, left * p["recovered"] / weeks, left), left)
    gone = whole(Purpose.USERS_QUIT, state.users * p["quit_rate"], state.users)
    reach = state.treatment_reach[:, None]
    treated = whole(Purpose.TREATMENT_BEGINS, state.users * entry(p, state.treatment_entry, reach), state.users - gone)
    new = whole(Purpose.USERS_BEGIN, state.initiation * begin, np.broadcast_to(state.us_population[:, None], gone.shape))
    _to_nobody(game, GAVE_UP, "users", gone)
    _to_nobody(game, RECOVERED, "in_treatment", well)
    move_all(game, RELAPSED, "in_treatment", left - well, "users", left - well)
    move_all(game, ENTERED, "users", treated, "in_treatment", treated)
    whole_new = exact.integer_total(new)
    new = np.where((whole_new <= state.us_population)[:, None], new, 0)  # where nobody is left, nobody begins
    book(game, "us_population", BEGUN, -exact.integer_total(new))
    book(game, "users", BEGUN, new)


def _to_nobody(game: Game, cause: str, source: str, amount: IntArray) -> None:
    """People who use none of the drugs any more."""
    book(game, source, cause, -amount)
    book(game, "us_population", cause, exact.integer_total(amount))

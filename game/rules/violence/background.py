"""Background killings: what no rule in play explains.

In words: people are killed in every region at a rate of its own, taken from official counts; policing that lowers the
killing by groups lowers a part of this too. It is drawn pulse by pulse.

    killed ~ Poisson(share * homicide_rate * (1 + policed * (rough - 1)) * people / 100,000 * days / 365)

A scenario may fit the share region by region, so that what the rules explain and what they do not give the official rate.

Source: SESNSP victims of intentional homicide by state, processed; the share left to this rule is assumed.
Rows: none of its own; it is the floor on which the rules of this chapter stand.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "violence.background"
KILLED = "violence.background.killed"


def expected(
    p: Values,
    rate: FloatArray,
    people: IntArray,
    rough: FloatArray,
    days: FloatArray,
    unexplained: FloatArray,
) -> FloatArray:
    """Expected killings in `days`; `rate` per 100,000 a year, `rough` killing by groups over that of usual policing.

    `unexplained` is the share of the rate that is left to this rule where a scenario says so, below 0 where it does not.
    """
    share = np.where(unexplained >= 0.0, unexplained, p["share"])
    return share * rate * (1.0 + p["policed"] * (rough - 1.0)) * people / 100000.0 * days / 365.0


def kill(game: Game, days: FloatArray, rough: FloatArray) -> IntArray:
    """Draw the background killings of a pulse of `days` (B,); `rough` as in `expected`; the killed, both (B, R)."""
    state, p = game.state, game.rule(RULE)
    mean = expected(p, state.homicide_rate, state.population, rough, days[:, None], state.unexplained)
    key = luck.key(state.seed[:, None], Purpose.VIOLENCE_BACKGROUND, state.day[:, None], state.region_key)
    killed = exact.smaller(draws.poisson(key, mean), state.population)
    move_all(game, KILLED, "population", killed, "dead", killed)
    state.homicides_region += killed
    return killed

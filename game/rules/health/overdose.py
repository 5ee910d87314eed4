"""Overdose: deaths follow how many use, how much, how strong it is, and how far prevention reaches.

In words: at the start each user of a drug runs a weekly risk of dying of it. The risk grows with what a user uses and with
the purity of what is sold: a shortage that stretches the supply saves lives. Prevention, such as naloxone and testing,
lowers it as far as it reaches.

    deaths = death_rate * users * use beside the start * purity / purity_start * (1 - prevented * treatment_reach) * weeks

Source: DATA.md 4.4 (68,000 to 72,000 deaths in 2025, over 45,000 by synthetic opioids; a paper in Science links the fall
since 2023 to a supply shock); sources 001 and 004. Rows: M60.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import move_all
from game.core.markets import PRODUCTS
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "health.overdose"
DIED = f"{RULE}.died"
_NUMBERS: Final = np.arange(len(PRODUCTS))[None, :]


def risk(
    p: Values, death_rate: FloatArray, use: FloatArray, purity_beside_start: FloatArray, reach: FloatArray
) -> FloatArray:
    """Chance that a user dies of an overdose in a week; `use` of a user beside the start. Shapes broadcast."""
    return death_rate * use * purity_beside_start * (1.0 - p["prevented"] * reach)


def die(game: Game, days: FloatArray, use: FloatArray) -> None:
    """Deaths over a pulse of `days` (B,); `use` (B, X) of a user beside the start."""
    state = game.state
    strong = state.purity / np.where(state.purity_start > 0.0, state.purity_start, 1.0)
    mean = risk(game.rule(RULE), state.death_rate, use, strong, state.treatment_reach[:, None]) * state.users
    key = luck.key(state.seed[:, None], Purpose.OVERDOSE, state.day[:, None], _NUMBERS)
    dead = exact.smaller(exact.floor_int(mean * (days[:, None] / 7.0) + luck.uniform(key)), state.users)
    move_all(game, DIED, "users", dead, "overdose_dead", dead)
    state.overdose_deaths += dead

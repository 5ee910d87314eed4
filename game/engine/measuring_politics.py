"""The measures of politics and diplomacy between the two states."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.odds import Odds
from game.core.state import AUTHORITIES
from game.engine.politics import US, seat_index
from game.engine.readers import Reader, each
from game.rules.politics import us_pressure

_USUAL_WILL: Final = 50.0


def unilateral_odds(game: Game) -> Odds:
    """Odds of unilateral action by the United States in a month; shape (B,)."""
    state, seat = game.state, seat_index(game, US)
    will = state.political_will[:, seat] if seat >= 0 else np.full(game.batch, _USUAL_WILL)
    authority = (state.authority_until[:, AUTHORITIES.index("strike")] > state.day) * 1.0
    p = game.rule(us_pressure.RULE, 1)
    return us_pressure.unilateral_odds(p, state.us_pressure, will, authority, state.fear_at_home)


def unilateral_chance(game: Game) -> FloatArray:
    """Chance a month of unilateral action by the United States; shape (B,)."""
    return unilateral_odds(game).chance()


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "political_will": {"seat": each("political_will")},
    "political_credit": {"seat": each("credit_seat")},
    "cooperation_approval": {"seat": each("cooperation_approval")},
    "trust": {"nation": each("trust")},
    "intelligence_cooperation": {"nation": each("intelligence_cooperation")},
    "sovereignty_strain": {"nation": each("sovereignty_strain")},
    "us_pressure": {"nation": each("us_pressure")},
    "unilateral_chance": {"nation": unilateral_chance},
}

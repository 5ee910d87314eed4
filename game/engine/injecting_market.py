"""Control injects about the market: part of the demand for a product falls away, or comes on top."""

from typing import Any, Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.core.ledger import move
from game.core.markets import PRODUCTS

CONTROL: Final = "control.inject"


def _demand_shock(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """Part of the users of a product give it up, or others begin; a part of two is as many again twice over."""
    product, share = PRODUCTS.index(str(one.arguments["product"])), float(one.arguments["share"])
    state, at = game.state, (rows, np.full(rows.size, product))
    changed = exact.floor_int(state.users[at] * (share if share >= 0.0 else -share))
    if share >= 0.0:
        move(game, CONTROL, changed, "users", at, "us_population", (rows,), event)
    else:
        more = exact.smaller(changed, state.us_population[rows])
        move(game, CONTROL, more, "us_population", (rows,), "users", at, event)
    parts = np.full(rows.size, share)
    told: dict[str, FloatArray | list[str]] = {"product": [PRODUCTS[product]] * rows.size, "share": parts}
    tell(game, "demand_shock", rows, {}, told, event, ids=part_key(event, "demand_shock"))


HANDLERS: Final = {"demand_shock": _demand_shock}

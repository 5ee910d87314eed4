"""Control injects about production: a part of a product's supply falls away for weeks, tension with China rises."""

from typing import Any, Final

import numpy as np

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.injects import Inject
from game.core.ledger import set_at, settle_at
from game.core.markets import PRODUCTS
from game.rules.markets import compliance

CONTROL: Final = "control.inject"
WEEK: Final = 7.0


def supply_shock(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """A part of what could be made or bought of a product is missing for weeks; a later shock takes its place."""
    product = str(one.arguments["product"])
    place = (rows, np.full(rows.size, PRODUCTS.index(product)))
    share = np.full(rows.size, float(one.arguments["share"]))
    settle_at(game, "shock_share", CONTROL, place, share, event)
    set_at(game, "supply_shock_until", place, game.state.day[rows] + WEEK * float(one.arguments["weeks"]))
    told: dict[str, FloatArray | list[str]] = {"product": [product] * rows.size, "share": share}
    tell(game, "supply_shock", rows, {}, told, event, ids=part_key(event, "supply_shock"))


def raise_tension(game: Game, one: Inject, rows: IntArray, event: KeyArray, forced: Any) -> None:
    """Tension between China and the United States rises to a level."""
    compliance.raise_tension(game, rows, np.full(rows.size, float(one.arguments["level"])), event)
    level = np.full(rows.size, int(one.arguments["level"]))
    tell(game, "tension_raised", rows, {}, {"level": level}, event, ids=part_key(event, "tension_raised"))


HANDLERS: Final = {"supply_shock": supply_shock, "raise_tension": raise_tension}

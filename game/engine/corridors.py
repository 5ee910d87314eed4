"""Corridors and gateways, week by week: inspection, strikes at sea, the choice of ways, shipments, seizures, migrants."""

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.rules.markets import boats, corridors, migrants, scanning, shipping


def take_stock(game: Game) -> None:
    """When a turn opens: how far it is from where products set out; at the start also what smuggling costs and who waits."""
    corridors.look_around(game)
    if (game.state.turn == 0).all():
        scanning.delay_trade(game)
        shipping.price(game, None)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,): what is inspected, where shipments go, what of them arrives."""
    scanning.reach(game, days, turn_days)
    boats.strike(game, days)
    if not game.state.way_usual.any():
        return
    risk = added_risk(game)
    corridors.choose(game, days, risk)
    shipping.ship(game, days, risk)


def close_turn(game: Game) -> None:
    """When a turn ends: where people were led over the border."""
    migrants.cross(game)


def added_risk(game: Game) -> FloatArray | None:
    """Chance that inspection beyond the usual or strikes at sea stop a shipment, (B, X, Z); None where there are none."""
    state = game.state
    inspected, struck = state.scan_reach.any(), state.boats_level.any()
    if not (inspected or struck):
        return None
    found = scanning.added_risk(game) if inspected else np.zeros_like(state.way_usual)
    if struck:
        at_sea = (state.way_channel == boats.SEA) * boats.risk_at_sea(game)[:, None]
        found = 1.0 - (1.0 - found) * (1.0 - at_sea[:, None, :])
    return found

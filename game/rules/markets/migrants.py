"""Migrants: most of those who leave northward pay smugglers, and cross where it is least watched.

In words: of the people who leave northward in a turn a part is led over the border by smugglers. They cross where people
have crossed, less at gateways where the land between the ports of entry is searched more.

    smuggled = smuggled_share * left northward
    at a gateway ~ migrant_share * (1 - wary * reach by hand between the ports of entry), in sum 1

Source: DATA.md 4.3 (apprehensions by sector in fiscal year 2023); that most pay a smuggler is assumed. Row: M87.
"""

from typing import Final

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import CHANNELS, METHODS
from game.core.parameters import Values
from game.core.rows import shared_out

RULE = "markets.migrants"
BETWEEN: Final = CHANNELS.index("between")
BY_HAND: Final = METHODS.index("manual")


def smuggled(p: Values, left: FloatArray) -> FloatArray:
    """People led over the border among those who left northward."""
    return p["smuggled_share"] * left


def draw_of(p: Values, usual: FloatArray, searched: FloatArray) -> FloatArray:
    """Weight of a gateway at which this share between the ports of entry is searched beyond the usual."""
    return usual * (1.0 - p["wary"] * searched)


def cross(game: Game) -> None:
    """At the end of a turn: where those who left northward were led over the border."""
    state = game.state
    if not (state.migration_north.any() and state.migrant_share.any()):
        return
    p = game.rule(RULE)
    led = exact.floor_int(smuggled(game.rule(RULE, 1), state.migration_north * 1.0))
    state.people_gateway += shared_out(led, draw_of(p, state.migrant_share, _searched(game)))


def _searched(game: Game) -> FloatArray:
    """Share of the land between the ports of entry that is searched by hand beyond the usual, by gateway; (B, F)."""
    state = game.state
    found = state.migrant_share * 0.0
    for way, (gateway, channel) in enumerate(zip(state.way_gateway[0].tolist(), state.way_channel[0].tolist(), strict=True)):
        if channel == BETWEEN:
            found[:, gateway] = state.scan_reach[:, way, BY_HAND]
    return found

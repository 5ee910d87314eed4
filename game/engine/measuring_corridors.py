"""Measures of corridors and gateways: flows, shares, seizures, the delay of trade, migrants."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import CHANNELS, GRAMS
from game.core.state import State
from game.engine.readers import Reader, Reading, each, nation

BETWEEN: Final = CHANNELS.index("between")  # the channels before it are those of lawful crossings by land


def by_gateway(state: State, values: FloatArray) -> FloatArray:
    """Sums of values of the ways (B, X, Z) by gateway; (B, F, X)."""
    return _gathered(values, state.way_gateway[0].tolist(), state.gateway_key.shape[1])


def by_channel(state: State, values: FloatArray) -> FloatArray:
    """Sums of values of the ways (B, X, Z) by channel; (B, H, X)."""
    return _gathered(values, state.way_channel[0].tolist(), len(CHANNELS))


def _gathered(values: FloatArray, place: list[int], size: int) -> FloatArray:
    found = np.zeros((values.shape[0], size, values.shape[1]))
    for way, at in enumerate(place):
        found[:, at] += values[:, :, way]
    return found


def _kilograms(field: str) -> dict[str, Reader]:
    """Whole, and by gateway, channel and product, and by product at a gateway or by a channel."""

    def ways(game: Game) -> FloatArray:
        grams: FloatArray = getattr(game.state, field) / GRAMS
        return grams

    def gateway(game: Game) -> FloatArray:
        return by_gateway(game.state, ways(game))

    def channel(game: Game) -> FloatArray:
        return by_channel(game.state, ways(game))

    return {
        "nation": lambda game: exact.total(exact.total(ways(game))),
        "gateway": lambda game: exact.total(gateway(game)),
        "product": lambda game: exact.total(ways(game)),
        "channel": lambda game: exact.total(channel(game)),
        "product gateway": gateway,
        "product channel": channel,
    }


def _of_groups(game: Game) -> Reading:
    return exact.total(game.state.flow_group / GRAMS)


def _of_groups_by_product(game: Game) -> Reading:
    return np.stack([game.state.flow_group[:, :, x] / GRAMS for x in range(game.state.flow_group.shape[2])], axis=1)


def _shares(by: str) -> dict[str, Reader]:
    """Part of what is shipped of a product; and the mean of that over the products there are."""

    def of_products(game: Game) -> FloatArray:
        return (by_gateway if by == "corridor" else by_channel)(game.state, game.state.way_share)

    def mean(game: Game) -> Reading:
        number = exact.total((game.state.seized_usual > 0) * 1.0)[:, None]
        return exact.total(of_products(game)) / np.where(number > 0, number, 1.0)

    return {by: mean, f"product {by}": of_products}


def _mean_delay(game: Game) -> FloatArray:
    """Mean over the gateways, weighted by lawful crossings by land."""
    state = game.state
    crossing = np.zeros(state.trade_delay.shape)
    for way, (gateway, channel) in enumerate(zip(state.way_gateway[0].tolist(), state.way_channel[0].tolist(), strict=True)):
        if channel < BETWEEN:
            crossing[:, gateway] += state.crossings[:, way]
    whole = exact.total(crossing)
    return exact.total(state.trade_delay * crossing) / np.where(whole > 0, whole, 1.0)


_FLOW: Final = _kilograms("flow_way")
READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "flow": {
        **{axis: reader for axis, reader in _FLOW.items() if "channel" not in axis},
        "corridor": _FLOW["gateway"],
        "group": _of_groups,
        "group product": _of_groups_by_product,
    },
    "seizures": _kilograms("seized_way"),
    "corridor_share": _shares("corridor"),
    "channel_share": _shares("channel"),
    "trade_delay": {
        "nation": _mean_delay,
        "gateway": each("trade_delay"),
    },
    "people_flow": {"nation": nation("people_gateway"), "gateway": each("people_gateway")},
}

"""Measures of the market and of public health: prices, purity, margins, revenue by line, users, deaths."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import MILLION, Reader, each, nation


def _revenue(game: Game) -> FloatArray:
    """Million dollars of the turn by group and line; (B, G, Y)."""
    revenue: FloatArray = game.state.revenue_line / MILLION
    return revenue


def _second_first(values: FloatArray) -> FloatArray:
    """(B, first, second) as measures of two things want it: (B, second, first)."""
    return np.ascontiguousarray(np.transpose(values, (0, 2, 1)))


def _part(values: FloatArray, whole: FloatArray) -> FloatArray:
    return np.where(whole > 0.0, values / np.where(whole > 0.0, whole, 1.0), 0.0)


def _of_line(game: Game) -> FloatArray:
    return exact.total(_revenue(game), axis=1)


def _of_group(game: Game) -> FloatArray:
    return exact.total(_revenue(game))


def _delivered(game: Game) -> FloatArray:
    """Grams of each product by group that reached the market in the turn; (B, G, X)."""
    return game.state.flow_group * 1.0


def _market_share(game: Game) -> FloatArray:
    """Share of each group in each product; (B, X, G)."""
    grams = _delivered(game)
    return _second_first(_part(grams, exact.total(grams, axis=1)[:, None, :]))


def _share_by_worth(game: Game) -> FloatArray:
    """Share of each group in the drugs of the turn, by their worth at the border of the start; (B, G)."""
    worth = exact.total(_delivered(game) * game.state.border_start[:, None, :])
    return _part(worth, exact.total(worth)[:, None])


PRODUCT: Final = "product"
READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "street_price": {PRODUCT: each("price")},
    "purity": {PRODUCT: each("purity")},
    "supplier_margin": {PRODUCT: each("supplier_margin")},
    "entrants": {"nation": nation("entrants_product"), PRODUCT: each("entrants_product")},
    "courier_cost": {PRODUCT: each("courier_cost")},
    "retail_capacity": {PRODUCT: each("retail_capacity")},
    "users": {PRODUCT: each("users")},
    "overdose_deaths": {"nation": nation("overdose_deaths"), PRODUCT: each("overdose_deaths")},
    "revenue": {
        "nation": lambda game: exact.total(_of_group(game)),
        "group": _of_group,
        "line": _of_line,
        "group line": lambda game: _second_first(_revenue(game)),
    },
    "revenue_share": {
        "group": lambda game: _part(_of_group(game), exact.total(_of_group(game))[:, None]),
        "line": lambda game: _part(_of_line(game), exact.total(_of_line(game))[:, None]),
        "group line": lambda game: _second_first(_part(_revenue(game), _of_group(game)[:, :, None])),
    },
    "market_share": {"group": _share_by_worth, "group product": _market_share},
}

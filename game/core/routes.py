"""Where products set out, and how far it is from there to the gateways."""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.markets import PRODUCTS
from game.core.rows import add_by
from game.core.state import State


def origins(state: State) -> FloatArray:
    """Weights by region (B, X, R): by the sites that make a product, and where there is none by its origins of the start."""
    regions, found = state.region_key.shape[1], np.zeros_like(state.origin)
    for x in range(len(PRODUCTS)):
        made = add_by(state.sites[:, :, x] * 1.0, state.presence_region, regions)
        some = exact.total(made)[:, None] > 0
        found[:, x] = np.where(some, made, state.origin[:, x])
    return found


def mean_haul(weights: FloatArray, km: FloatArray) -> FloatArray:
    """Mean way from the regions (B, X, R), by their weights, to each gateway (B, R, F); (B, X, F)."""
    whole = np.zeros((weights.shape[0], weights.shape[1], km.shape[2]))
    for region in range(km.shape[1]):
        if weights[:, :, region].any():
            whole += weights[:, :, region, None] * km[:, None, region, :]
    sent = exact.total(weights)[..., None]
    return whole / np.where(sent > 0, sent, 1.0)

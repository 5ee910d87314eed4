"""Measures of production: what is made, labs and fields, precursors."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import GRAMS
from game.engine import production
from game.engine.readers import Reader, by_region_or_group, each, nation

LABS: Final = production.LABS.stop


def _output_of_region(game: Game) -> FloatArray:
    return by_region_or_group(game, exact.integer_total(game.state.output_presence) / GRAMS, "region")


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "output": {
        "nation": lambda game: exact.integer_total(game.state.output_group, axis=(1, 2)) / GRAMS,
        "region": _output_of_region,
        "product": lambda game: exact.integer_total(game.state.output_group, axis=1) / GRAMS,
        "group": lambda game: exact.integer_total(game.state.output_group) / GRAMS,
        "group product": lambda game: np.swapaxes(game.state.output_group, 1, 2) / GRAMS,
    },
    "lab_count": {
        "nation": lambda game: (
            exact.integer_total(game.state.sites[:, :, :LABS] + game.state.sites_idle[:, :, :LABS], axis=(1, 2)) * 1.0
        ),
        "region": lambda game: production.labs_by_region(game) * 1.0,
    },
    "labs_found": {"nation": nation("labs_found_region"), "region": each("labs_found_region")},
    "fields_found": {"nation": nation("fields_found_region"), "region": each("fields_found_region")},
    "precursor_stock": {"nation": each("precursor_stock")},
    "precursor_compliance": {"nation": each("precursor_compliance")},
}

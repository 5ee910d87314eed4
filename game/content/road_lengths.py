"""How far it is by road from the regions of a scenario to its gateways."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.content.scenario import Scenario
from game.core.arrays import FloatArray

KM_A_DEGREE: Final = 111.2
UNKNOWN: Final = 300.0  # kilometres between neighbours of which nobody says where they lie
WINDING: Final = 1.3  # length of a road beside the straight line
SMALL_ROAD: Final = 1.5  # how much longer a way seems where no main road joins two neighbours
_RADIANS: Final = 3.141592653589793 / 180.0


def lengths_to_gateways(scenario: Scenario, more: Sequence[tuple[str, str]]) -> FloatArray:
    """Kilometres from each region (R) to each gateway (F); 0 to a gateway that lies in no region, inf without a road.

    By neighbours and main roads between the middles of the regions, and `more` pairs that are joined.
    """
    between = _between_regions(scenario, more)
    found = np.zeros((len(scenario.regions), len(scenario.gateways)))
    index = {id: place for place, id in enumerate(scenario.regions)}
    for f, served in enumerate(scenario.gateways.values()):
        if served:
            found[:, f] = np.minimum.reduce(between[:, [index[id] for id in served]], axis=1)
    return found


def _between_regions(scenario: Scenario, more: Sequence[tuple[str, str]]) -> FloatArray:
    """Shortest ways between all regions; the algorithm of Floyd and Warshall."""
    index = {id: place for place, id in enumerate(scenario.regions)}
    km = np.full((len(index), len(index)), np.inf)
    np.fill_diagonal(km, 0.0)
    links = [(pair, SMALL_ROAD) for pair in scenario.borders]
    links += [(route.regions, 1.0) for route in scenario.routes] + [(pair, 1.0) for pair in more]
    for (one, other), factor in links:
        length = _straight(scenario, one, other) * WINDING * factor
        a, b = index[one], index[other]
        km[a, b] = km[b, a] = min(km[a, b], length)
    for middle in range(len(index)):
        km = np.minimum(km, km[:, middle, None] + km[None, middle, :])
    return km


def _straight(scenario: Scenario, one: str, other: str) -> float:
    a, b = scenario.regions[one], scenario.regions[other]
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return UNKNOWN
    north = b.lat - a.lat
    east = (b.lon - a.lon) * _cosine((a.lat + b.lat) / 2.0)
    return KM_A_DEGREE * float(np.sqrt(north * north + east * east))


def _cosine(degrees: float) -> float:
    """By its series, the same on every machine; within 1e-4 up to 60 degrees."""
    x = degrees * _RADIANS
    x2 = x * x
    return 1.0 - x2 / 2.0 * (1.0 - x2 / 12.0 * (1.0 - x2 / 30.0 * (1.0 - x2 / 56.0)))

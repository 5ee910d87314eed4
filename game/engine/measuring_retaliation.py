"""How the measures of reprisals and troops are read from a state."""

from collections.abc import Mapping
from typing import Final

from game.core import exact
from game.engine.readers import Reader, each, nation, presence_flow, presence_sum
from game.rules.violence import deployment

READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "retaliation_attacks": presence_flow("attacks_presence"),
    "roadblocks": presence_flow("roadblocks_presence"),
    "retaliation_regions": {"nation": nation("waves_region"), "group": presence_sum("waves_presence", "group")},
    "americans_harmed": {"nation": each("americans_harmed")},
    "troops_available": {
        "nation": lambda game: exact.integer_total(deployment.promised(game)) * 1.0,
        "region": lambda game: deployment.promised(game) * 1.0,
    },
}

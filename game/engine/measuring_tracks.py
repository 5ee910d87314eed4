"""Measures of the tracks between countries."""

from collections.abc import Mapping
from typing import Final

from game.engine.readers import Reader, each

_LEVELS: Final = (
    "trade_index", "customs_cooperation", "extradition", "migration_cooperation", "regional_support", "rival_influence",
    "norm_credibility", "civil_liberties", "neighbour_violence",
)  # fmt: skip
READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    **{name: {"nation": each(name)} for name in _LEVELS},
    "northward_migration": {"nation": each("migration_north")},
    "enforcement_output": {"nation": each("enforcement")},
}

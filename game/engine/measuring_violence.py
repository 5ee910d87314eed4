"""How the measures of what violence and its suppression do to the people are read from a state."""

from collections.abc import Mapping
from typing import Final

from game.engine.readers import Reader, each, nation

READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "abuse_incidents": {"nation": nation("abuses_region"), "region": each("abuses_region")},
    "displaced": {"nation": nation("displaced_region"), "region": each("displaced_region")},
}

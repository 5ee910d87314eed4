"""Measures of authority."""

from collections.abc import Mapping
from typing import Final

from game.engine.readers import Reader, each

READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "legal_penalty": {"seat": each("legal_penalty_seat")},
}

"""How a field of the state is declared: axes, kind, unit, meaning."""

from typing import Any, Final, Literal

import attrs

Kind = Literal["stock", "level", "trait", "belief", "index", "key", "stamp", "setting", "count"]
NEVER: Final = -1.0e9  # a stamp long before any game


def array(axes: str, kind: Kind, unit: str, meaning: str, fill: float = 0) -> Any:
    """Declare a field: axes after the batch axis, kind, unit, meaning and the value of an empty slot."""
    return attrs.field(metadata={"axes": axes, "kind": kind, "unit": unit, "meaning": meaning, "fill": fill})

"""Are two nested records the same to the last bit?"""

from typing import Any

import attrs
import numpy as np


def unlike_bits(one: Any, other: Any, cut: bool = False, path: str = "") -> list[str]:
    """Paths at which two attrs records differ; with `cut` a larger array may go on where the smaller one ends."""
    if isinstance(one, np.ndarray):
        if cut and isinstance(other, np.ndarray) and one.ndim == other.ndim:
            other = other[tuple(slice(size) for size in one.shape)]
        return [] if _same_array(one, other) else [path]
    if attrs.has(type(one)) and type(one) is type(other):
        return [
            found
            for field in attrs.fields(type(one))
            if field.init  # what is not given to a record is a cache of it
            for found in unlike_bits(getattr(one, field.name), getattr(other, field.name), cut, f"{path}.{field.name}")
        ]
    if isinstance(one, (tuple, list)) and type(one) is type(other) and len(one) == len(other):
        return [
            found
            for number, pair in enumerate(zip(one, other, strict=True))
            for found in unlike_bits(*pair, cut, f"{path}[{number}]")
        ]
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [found for key in one for found in unlike_bits(one[key], other[key], cut, f"{path}[{key}]")]
    return [] if type(one) is type(other) and bool(one == other) else [path]


def _same_array(one: np.ndarray, other: Any) -> bool:
    return (
        isinstance(other, np.ndarray)
        and one.dtype == other.dtype
        and one.shape == other.shape
        and np.ascontiguousarray(one).tobytes() == np.ascontiguousarray(other).tobytes()
    )

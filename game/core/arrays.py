"""Names for the array types that the rules pass to each other.

Stocks and flows are whole (`IntArray`), rates and levels are `FloatArray` (float64; named by its
kind because mixed arithmetic is typed so), luck travels in `KeyArray`.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.floating[Any]]
IntArray: TypeAlias = NDArray[np.int64]
KeyArray: TypeAlias = NDArray[np.uint64]
BoolArray: TypeAlias = NDArray[np.bool_]

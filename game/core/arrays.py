"""Names for the array types that the rules pass to each other.

Stocks and flows are whole (`IntArray`), rates and levels are `FloatArray`, luck travels in `KeyArray`.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
KeyArray: TypeAlias = NDArray[np.uint64]
BoolArray: TypeAlias = NDArray[np.bool_]

"""Logarithms and log-odds with the same bits on every machine, made as everything in `exact.py` is.

The method and constants are those of fdlibm's e_log.c (Sun Microsystems, 1993). Error bounds are in units in the last place
(ulp) of the result, measured by tests/core/test_exact.py.
"""

import numpy as np

from game.core.arrays import FloatArray
from game.core.exact import Floats, floats, holds_everywhere

_LN2_HIGH = float.fromhex("0x1.62e42feep-1")
_LN2_LOW = float.fromhex("0x1.a39ef35793c76p-33")
_LOG_SERIES = (
    1.479819860511658591e-01,
    1.531383769920937332e-01,
    1.818357216161805012e-01,
    2.222219843214978396e-01,
    2.857142874366239149e-01,
    3.999999999940941908e-01,
    6.666666666666735130e-01,
)
_SQRT_HALF_BITS = 0x3FE6A09E667F3BCD
_EXPONENT_MASK = -(1 << 52)
_SMALLEST_NORMAL = float.fromhex("0x1p-1022")
_INFINITY = float("inf")


def log(x: Floats) -> FloatArray:
    """Natural logarithm within 0.9 ulp; log(0) is -inf, log(inf) is inf, NaN stays NaN.

    Raises ValueError for a number below 0: a rule that takes the logarithm of one has a fault.
    """
    a = floats(x)
    if a.ndim == 0:
        return log(a.reshape(1)).reshape(())
    normal = a >= _SMALLEST_NORMAL
    normal &= a < _INFINITY
    if holds_everywhere(normal):
        return _log_normal(a)
    if np.count_nonzero(a < 0.0):
        raise ValueError("the logarithm of a number below 0 was asked for")
    result = _log_normal(np.where(normal, a, 1.0))
    odd = ~normal
    result[odd] = _log_special(a[odd])
    return result


def log1p(x: Floats) -> FloatArray:
    """log(1 + x) within 1.7 ulp, however small x is. Raises ValueError unless x is finite and above -1."""
    a = floats(x)
    if not holds_everywhere((a > -1.0) & (a < _INFINITY)):
        raise ValueError("log1p was asked for a number that is not finite and above -1")
    y: FloatArray = 1.0 + a
    return log(y) + (a - (y - 1.0)) / y


def logit(p: Floats) -> FloatArray:
    """Log-odds of a probability, log(p / (1 - p)), within 2.7 ulp; logit(0) is -inf, logit(1) is inf.

    Raises ValueError outside [0, 1].
    """
    a = floats(p)
    if not holds_everywhere((a >= 0.0) & (a <= 1.0)):
        raise ValueError("the log-odds of a number outside [0, 1] were asked for")
    against = 1.0 - a
    sure = against == 0.0
    odds = a / np.where(sure, 1.0, against)
    # Near even odds the logarithm is small and the rounding of the odds would show: log(1 + excess) there.
    middle = np.abs(a - 0.5) < 0.25
    excess = np.where(middle, (a + a - 1.0) / np.where(middle, against, 1.0), 0.0)
    y = np.where(middle, 1.0 + excess, odds)
    low_part = np.where(middle, (excess - (y - 1.0)) / np.where(middle, y, 1.0), 0.0)
    return np.where(sure, _INFINITY, log(y) + low_part)


def _log_normal(x: FloatArray, exponent_offset: int = 0) -> FloatArray:
    """log of positive normal numbers, less `exponent_offset` * ln 2."""
    bits = x.view(np.int64)
    above = bits - _SQRT_HALF_BITS
    field = above & _EXPONENT_MASK
    f = (bits - field).view(np.float64) - 1.0  # the mantissa, in [sqrt(1/2), sqrt(2)), less 1: exact
    field >>= 52
    if exponent_offset:
        field -= exponent_offset
    exponent = field.astype(np.float64)
    s = f / (f + 2.0)
    z = s * s
    series = z * _LOG_SERIES[0]
    for coefficient in _LOG_SERIES[1:]:
        series += coefficient
        series *= z
    half_square = f * f
    half_square *= 0.5
    series += half_square
    series *= s
    series += exponent * _LN2_LOW
    series -= half_square
    series += f
    exponent *= _LN2_HIGH
    series += exponent
    return series


def _log_special(x: FloatArray) -> FloatArray:
    """log of zeros, subnormals, inf and NaN."""
    subnormal = (x > 0.0) & (x < _SMALLEST_NORMAL)
    result = np.where(x == 0.0, -_INFINITY, x)
    result[subnormal] = _log_normal(x[subnormal] * float(1 << 54), 54)
    return result

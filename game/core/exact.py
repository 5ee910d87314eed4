"""Portable arithmetic: the same bits on every processor and under every numpy.

`np.exp`, `np.log`, `np.power` and the default `sum` differ in their last bits between processors and between
versions of numpy; IEEE 754 fixes + - * / sqrt, comparisons and rounding. Everything here is made of those
alone, one ufunc per operation (a compiler cannot fuse across ufuncs), and of shifts of the bits of a float64.
Logarithms and log-odds are in `logarithms.py`.
Functions are elementwise unless they take an axis or an index; only `raise_at` and `lower_at` work in place.

Error bounds are in units in the last place (ulp) of the result, measured by tests/core/test_exact.py.
"""

from math import isqrt
from typing import Any, TypeAlias, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from game.core.arrays import BoolArray, FloatArray, IntArray

Floats: TypeAlias = FloatArray | float
_AnyFloats: TypeAlias = NDArray[np.floating[Any]]
Index: TypeAlias = IntArray | tuple[IntArray, ...]
_Number = TypeVar("_Number", bound=np.floating[Any] | np.int64)

# exp and 2**x: x is split into a multiple of 1/128 of the unit (a table) and a small rest (a polynomial).
# Adding a "shifter" whose last place is that fraction rounds x to it and leaves the multiple in the low bits
# of the sum. The method is that of P.-T. P. Tang, "Table-driven implementation of the exponential function in
# IEEE floating-point arithmetic", ACM Transactions on Mathematical Software 15 (1989).
_STEPS = 128
_LN2 = float.fromhex("0x1.62e42fefa39efp-1")
_LN2_STEP_HIGH = float.fromhex("0x1.62e42fefap-8")  # 36 bits: its products with the multiple are exact
_LN2_STEP_LOW = float.fromhex("0x1.cf79abc9e3b39p-47")
_STEPS_PER_LN2 = float.fromhex("0x1.71547652b82fep+7")
_SHIFTER = float.fromhex("0x1.8p+52")
_SHIFTER_STEP = float.fromhex("0x1.8p+45")
_EXP_NORMAL = 600.0  # |x| up to here meets no overflow and no subnormals, in the corrections too
_EXP2_NORMAL = 900.0  # the same for 2**x

_INFINITY = float("inf")
_INT64_LIMIT = float(1 << 63)

# Rows up to which one `accumulate` beats a loop over columns; both give the same bits.
_FEW_ROWS = 256


def _roots_of_two() -> IntArray:
    """Bits of 2**(j/128), correctly rounded by integer arithmetic, less j * 2**45 (see `_power_of_two`)."""
    precision = 160
    root = 2 << precision
    for _ in range(7):
        root = isqrt(root << precision)
    power, rows = 1 << precision, []
    for j in range(_STEPS):
        rows.append(int(np.array(power / (1 << precision)).view(np.int64)[()]) - (j << 45))
        power = power * root >> precision
    return np.array(rows, dtype=np.int64)


_ROOTS = _roots_of_two()


def floats(x: Floats) -> FloatArray:
    """A number or an array of any kind as float64; an array that is already is not copied."""
    return np.asarray(x, dtype=np.float64)


def holds_everywhere(mask: BoolArray) -> bool:
    """Whether a mask is true everywhere; of an empty one it holds."""
    return bool(np.count_nonzero(mask) == mask.size)


# --- exponentials -------------------------------------------------------------------------------------------


def exp(x: Floats) -> FloatArray:
    """e**x within 1.01 ulp, subnormal results within 1.5; exp(0) is 1.

    Underflows to 0 below about -745.13, is inf above about 709.78; NaN stays NaN.
    """
    a = floats(x)
    if a.ndim == 0:
        return exp(a.reshape(1)).reshape(())
    normal = np.abs(a) <= _EXP_NORMAL
    if holds_everywhere(normal):
        return _power_of_two(*_split_exp(a))
    wide = ~normal
    result = _power_of_two(*_split_exp(np.where(wide, 0.0, a)))
    result[wide] = _extreme_power(*_split_exp(clip(a[wide], -746.0, 710.0)))
    return np.where(a != a, a, result)


def exp2(x: Floats) -> FloatArray:
    """2**x within 1.01 ulp, exact for whole x; 0 below -1075, inf from 1024 on; NaN stays NaN."""
    a = floats(x)
    if a.ndim == 0:
        return exp2(a.reshape(1)).reshape(())
    normal = np.abs(a) <= _EXP2_NORMAL
    if holds_everywhere(normal):
        return _power_of_two(*_split_exp2(a))
    wide = ~normal
    result = _power_of_two(*_split_exp2(np.where(wide, 0.0, a)))
    result[wide] = _extreme_power(*_split_exp2(clip(a[wide], -1076.0, 1025.0)))
    return np.where(a != a, a, result)


def half_power(time: Floats, half_life: Floats) -> FloatArray:
    """What remains of 1 after `time` if half is lost every `half_life` (same unit): 2**(-time/half_life).

    An infinite time leaves 0, an infinite half-life leaves 1. The error is 1.01 ulp beyond that of the
    quotient. Raises ValueError for a half-life that is not above 0, or if both are infinite.
    """
    life = floats(half_life)
    if not holds_everywhere(life > 0.0):
        raise ValueError("a half-life must be above 0")
    endless = life == _INFINITY
    if np.count_nonzero(endless) and np.count_nonzero((np.abs(floats(time)) == _INFINITY) & endless):
        raise ValueError("an infinite time with an infinite half-life leaves nothing defined")
    return exp2(-(floats(time) / life))


def logistic(x: Floats) -> FloatArray:
    """The probability whose log-odds are x: 1 / (1 + e**-x), within 2.6 ulp; 0 below about -709.78."""
    return 1.0 / (1.0 + exp(-floats(x)))


def _split_exp(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The shifted multiple of ln 2 / 128 nearest to x, and what is left of x."""
    shifted = x * _STEPS_PER_LN2
    shifted += _SHIFTER
    multiple = shifted - _SHIFTER
    rest = x - multiple * _LN2_STEP_HIGH
    multiple *= _LN2_STEP_LOW
    rest -= multiple
    return shifted, rest


def _split_exp2(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The shifted multiple of 1/128 nearest to x, and what is left of x, times ln 2."""
    shifted = x + _SHIFTER_STEP
    rest = x - (shifted - _SHIFTER_STEP)
    rest *= _LN2
    return shifted, rest


def _power_of_two(shifted: FloatArray, rest: FloatArray) -> FloatArray:
    """2**(multiple/128) * e**rest for normal results; the multiple stands in the low bits of `shifted`.

    The upper bits of the multiple move into the exponent field; its low seven, which the same shift puts just
    below that field, were taken off the table beforehand.
    """
    low = shifted.view(np.int64)
    scale = _ROOTS.take(low & (_STEPS - 1))
    scale += low << 45
    power: FloatArray = scale.view(np.float64)
    return power + power * _exp_less_one(rest)


def _exp_less_one(r: FloatArray) -> FloatArray:
    """e**r - 1 for |r| < 0.0028, by its Taylor series (the first term left out is below 1e-18)."""
    p = r * (1.0 / 120.0)
    p += 1.0 / 24.0
    p *= r
    p += 1.0 / 6.0
    p *= r
    p += 0.5
    p *= r * r
    p += r
    return p


def _extreme_power(shifted: FloatArray, rest: FloatArray) -> FloatArray:
    """`_power_of_two` where the result may be subnormal, 0 or inf: the scale is applied in two halves."""
    low = shifted.view(np.int64) & ((1 << 19) - 1)
    multiple = np.where(low >= 1 << 18, low - (1 << 19), low)
    step = multiple & (_STEPS - 1)
    exponent = (multiple - step) >> 7
    half = exponent >> 1
    mantissa = (_ROOTS[step] + (step << 45)).view(np.float64)
    mantissa = mantissa + mantissa * _exp_less_one(rest)
    with np.errstate(over="ignore", under="ignore"):
        extreme: FloatArray = mantissa * _whole_power(half) * _whole_power(exponent - half)
        return extreme


def _whole_power(n: IntArray) -> FloatArray:
    """2**n for n in -1022..1023."""
    power: FloatArray = ((n + 1023) << 52).view(np.float64)
    return power


# --- totals, casts, bounds ----------------------------------------------------------------------------------


def total(x: Floats, axis: int = -1) -> FloatArray:
    """Sum of floats along `axis`, strictly from first to last, starting from +0. Shape: x without `axis`.

    Appending zeros changes no bit, nor does what stands in the other rows (np.sum adds in an order that
    depends on the length).
    """
    a = floats(x)
    columns = a.shape[axis]
    if 0 < a.size <= _FEW_ROWS * columns:
        last = np.add.accumulate(a, axis=axis)[_at(a.ndim, axis, columns - 1)]
        return np.asarray(last + 0.0)
    result = np.zeros(a.shape[: axis % a.ndim] + a.shape[axis % a.ndim + 1 :])
    for i in range(columns):
        result += a[_at(a.ndim, axis, i)]
    return result


def running_total(x: Floats) -> FloatArray:
    """Sums of the first, the first two, ... floats along the last axis, each as `total` has it. Shape: x."""
    a = floats(x)
    if a.size <= _FEW_ROWS * a.shape[-1]:
        return np.add.accumulate(a, axis=-1) + 0.0
    result = np.empty(a.shape)
    so_far = np.zeros(a.shape[:-1])
    for i in range(a.shape[-1]):
        so_far += a[..., i]
        result[..., i] = so_far
    return result


def _at(dimensions: int, axis: int, i: int) -> tuple[slice | int, ...]:
    place: list[slice | int] = [slice(None)] * dimensions
    place[axis] = i
    return tuple(place)


def count(mask: BoolArray, axis: int | tuple[int, ...] | None = None) -> IntArray:
    """How many are true along `axis` (everywhere if None). Raises TypeError for anything but booleans."""
    if mask.dtype != np.bool_:
        raise TypeError(f"count takes booleans, not {mask.dtype}; for whole numbers use integer_total")
    return np.asarray(np.count_nonzero(mask, axis=axis), dtype=np.int64)


def ones(mask: BoolArray) -> IntArray:
    """1 where true, 0 where false. Raises TypeError for anything but booleans."""
    if mask.dtype != np.bool_:
        raise TypeError(f"ones takes booleans, not {mask.dtype}; floats become whole through to_int")
    return mask.astype(np.int64)


def integer_total(x: IntArray, axis: int | tuple[int, ...] | None = -1) -> IntArray:
    """Sum of whole numbers along `axis` (of everything if None). Raises TypeError for anything but int64."""
    if x.dtype != np.int64:
        raise TypeError(f"integer_total takes int64, not {x.dtype}; for floats use total, for booleans count")
    return np.asarray(np.add.reduce(x, axis=axis))


def to_int(x: Floats) -> IntArray:
    """Floats as whole numbers, any fraction dropped.

    Raises OverflowError unless all are finite and below 2**63 in size: beyond, processors cast differently.
    """
    a = floats(x)
    fits = np.abs(a) < _INT64_LIMIT
    if np.count_nonzero(fits) != a.size:
        worst = a[~fits].reshape(-1)[0]
        raise OverflowError(f"{worst} cannot become a whole number: it is not finite or does not fit 64 bits")
    return a.astype(np.int64)


def floor_int(x: Floats) -> IntArray:
    """The largest whole numbers not above x. Raises OverflowError as `to_int` does."""
    return to_int(np.floor(floats(x)))


def clip(x: Floats, low: Floats, high: Floats) -> FloatArray:
    """x held within [low, high]; NaN stays NaN, and a zero keeps its sign."""
    a = floats(x)
    return np.where(a < low, low, np.where(a > high, high, a))


@overload
def larger(a: IntArray, b: IntArray | int) -> IntArray: ...
@overload
def larger(a: _AnyFloats, b: _AnyFloats | float) -> FloatArray: ...
def larger(a: NDArray[Any], b: NDArray[Any] | float) -> NDArray[Any]:
    """The larger of two floats or whole numbers; a where they are equal, b where either is NaN."""
    if a.dtype == np.int64 and not isinstance(b, float):
        return np.asarray(np.maximum(a, b))  # several times as fast where no order is to be foreseen
    return np.where(a >= b, a, b)


@overload
def smaller(a: IntArray, b: IntArray | int) -> IntArray: ...
@overload
def smaller(a: _AnyFloats, b: _AnyFloats | float) -> FloatArray: ...
def smaller(a: NDArray[Any], b: NDArray[Any] | float) -> NDArray[Any]:
    """The smaller of two floats or whole numbers; a where they are equal, b where either is NaN."""
    if a.dtype == np.int64 and not isinstance(b, float):
        return np.asarray(np.minimum(a, b))
    return np.where(a <= b, a, b)


def largest(x: NDArray[_Number], axis: int = -1) -> NDArray[_Number]:
    """The largest along `axis`; a zero loses its sign. Raises ValueError where there is none."""
    found: NDArray[_Number] = np.maximum.reduce(x, axis=axis) + x.dtype.type(0)
    return found


def smallest(x: NDArray[_Number], axis: int = -1) -> NDArray[_Number]:
    """The smallest along `axis`; a zero loses its sign. Raises ValueError where there is none."""
    found: NDArray[_Number] = np.minimum.reduce(x, axis=axis) + x.dtype.type(0)
    return found


def raise_at(into: NDArray[_Number], index: Index, values: NDArray[_Number]) -> None:
    """In place, into[index] becomes the largest of itself and the values sent there; zeros lose their sign."""
    np.add(into, 0, out=into)
    np.maximum.at(into, index, values + values.dtype.type(0))


def lower_at(into: NDArray[_Number], index: Index, values: NDArray[_Number]) -> None:
    """In place, into[index] becomes the smallest of itself and the values sent there; zeros lose their sign."""
    np.add(into, 0, out=into)
    np.minimum.at(into, index, values + values.dtype.type(0))


def canonical(x: Floats) -> FloatArray:
    """x with -0.0 made 0.0, so that equal numbers have equal bits."""
    return floats(x) + 0.0

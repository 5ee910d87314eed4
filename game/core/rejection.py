"""Poisson and binomial counts of large mean, by transformed rejection with a squeeze (W. Hoermann, 1993).

A uniform is stretched into a candidate count; a second uniform accepts it, most often without looking at
the probability of the count. Each attempt of an element uses two outputs of its own key, so an element is
independent of how often its neighbours are rejected. `draws.poisson` and `draws.binomial` give the sources.
"""

from collections.abc import Callable

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.logarithms import log, log1p
from game.core.luck import uniform

# Keeps a division by the distance to the edge finite where a uniform is exactly 0.
_SLIVER = 1.0 / (1 << 60)

# After the first attempt few elements are left: for them several attempts at once cost less than rounds.
_LATER_ATTEMPTS = 4

_TWO_PI = 6.283185307179586

# log(k!) = (k + 1/2) log(k + 1) - (k + 1) + log(2 pi)/2 + correction(k), Stirling's series; exact up to 9.
_CORRECTIONS = np.array(
    [
        0.08106146679532726,
        0.04134069595540929,
        0.02767792568499834,
        0.02079067210376509,
        0.01664469118982119,
        0.01387612882307075,
        0.01189670994589177,
        0.01041126526197209,
        0.009255462182712733,
        0.008330563433362871,
    ]
)

# A hat has one column per element; rows: twice the slope, the width, the centre, the bound of the squeeze,
# the scale of the height, then the parameters. A test takes hat, candidate, distance to the edge and height.
_Test = Callable[[FloatArray, FloatArray, FloatArray, FloatArray], BoolArray]


def poisson(keys: KeyArray, mean: FloatArray) -> IntArray:
    """Method PTRS, for means (N,) of at least 10."""
    b = 2.53 * np.sqrt(mean) + 0.931
    a = 0.02483 * b - 0.059
    hat = np.empty((6, mean.size))
    hat[0] = a + a
    hat[1] = b
    hat[2] = mean + 0.43
    hat[3] = 0.9277 - 3.6224 / (b - 2.0)
    hat[4] = (1.1239 + 1.1328 / (b - 3.4)) * np.sqrt(_TWO_PI * mean)
    hat[5] = mean
    return _first_accepted(keys, hat, _poisson_test)


def binomial(keys: KeyArray, n: FloatArray, p: FloatArray) -> IntArray:
    """Method BTRS, for n trials (N,) of probability p (N,) up to a half, with n * p of at least 10."""
    mean = n * p
    spread = np.sqrt(mean * (1.0 - p))
    b = 2.53 * spread + 1.15
    a = 0.0248 * b - 0.0873 + 0.01 * p
    hat = np.empty((8, n.size))
    hat[0] = a + a
    hat[1] = b
    hat[2] = mean + 0.5
    hat[3] = 0.92 - 4.2 / b
    hat[4] = (2.83 + 5.1 / b) * spread
    hat[5] = mean
    hat[6] = n
    hat[7] = p
    return _first_accepted(keys, hat, _binomial_test)


def _first_accepted(keys: KeyArray, hat: FloatArray, test: _Test) -> IntArray:
    """The candidate of the first attempt that each element accepts."""
    result = np.zeros(keys.size, dtype=np.int64)
    rows = np.arange(keys.size)
    attempts = np.zeros((1, 1), dtype=np.int64)
    while rows.size:
        k, accepted = _attempt(keys, hat, attempts, test)
        chosen, done = k[0], accepted[0]
        for later, ok in zip(k[1:], accepted[1:], strict=True):
            chosen = np.where(done, chosen, later)
            done = done | ok
        result[rows[done]] = exact.to_int(chosen[done])
        rest = np.nonzero(~done)[0]
        rows, keys, hat = rows[rest], keys[rest], hat[:, rest]
        attempts = attempts[-1] + np.arange(1, _LATER_ATTEMPTS + 1)[:, np.newaxis]
    return result


def _attempt(keys: KeyArray, hat: FloatArray, attempts: IntArray, test: _Test) -> tuple[FloatArray, BoolArray]:
    """Candidates and whether they are accepted, (attempts, elements)."""
    u = uniform(keys, attempts + attempts) - 0.5
    v = uniform(keys, attempts + attempts + 1)
    edge = 0.5 - np.abs(u) + _SLIVER
    k = hat[0] / edge
    k += hat[1]
    k *= u
    k += hat[2]
    k = np.floor(k)
    accepted = edge >= 0.07
    accepted &= v <= hat[3]
    unsure = np.nonzero(~accepted)
    accepted[unsure] = test(hat[:, unsure[1]], k[unsure], edge[unsure], v[unsure])
    return k, accepted


def _poisson_test(hat: FloatArray, k: FloatArray, edge: FloatArray, v: FloatArray) -> BoolArray:
    mean = hat[5]
    possible = k >= 0.0
    k = np.where(possible, k, 0.0)
    over = k + 1.0 - mean
    log_probability = over - (k + 0.5) * log1p(over / mean) - _correction(k)
    accepted: BoolArray = possible & (log(_height(hat, edge, v)) <= log_probability)
    return accepted


def _binomial_test(hat: FloatArray, k: FloatArray, edge: FloatArray, v: FloatArray) -> BoolArray:
    mean, n, p = hat[5], hat[6], hat[7]
    possible = (k >= 0.0) & (k <= n)
    k = np.where(possible, k, 0.0)
    mode = np.floor((n + 1.0) * p)
    against = n * (1.0 - p)
    log_ratio = _binomial_rarity(mode, n, mean, against) - _binomial_rarity(k, n, mean, against)
    accepted: BoolArray = possible & (log(_height(hat, edge, v)) <= log_ratio)
    return accepted


def _height(hat: FloatArray, edge: FloatArray, v: FloatArray) -> FloatArray:
    """What the probability of the candidate must reach, in units of the probability at the mode."""
    height: FloatArray = v * hat[4] / (0.5 * hat[0] / (edge * edge) + hat[1])
    return height


def _binomial_rarity(k: FloatArray, n: FloatArray, mean: FloatArray, against: FloatArray) -> FloatArray:
    """-log P(k), up to a constant of n and p. Written by deviations from the mean, so that little cancels."""
    hits = (k + 0.5) * log1p((k + 1.0 - mean) / mean)
    misses = n - k
    misses_part = (misses + 0.5) * log1p((misses + 1.0 - against) / against)
    return hits + misses_part + _correction(k) + _correction(misses)


def _correction(k: FloatArray) -> FloatArray:
    x = k + 1.0
    square = 1.0 / (x * x)
    series = (1.0 / 12.0 - (1.0 / 360.0 - square * (1.0 / 1260.0)) * square) / x
    small = k < 10.0
    if not np.count_nonzero(small):
        return series
    return np.where(small, _CORRECTIONS[np.where(small, k, 0.0).astype(np.int64)], series)

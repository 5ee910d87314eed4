"""Chance, waiting times, counts and choices, from keys (`luck.key`) and portable arithmetic (`exact`).

Every function takes one uint64 key per element; parameters broadcast to the shape of the keys. It is
elementwise: a result depends on its own key and parameters alone, never on what else stands in the arrays.
Counts are int64.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from game.core import exact, rejection
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.logarithms import log, log1p
from game.core.luck import uniform

# The largest mean, number of trials or stock: up to here floats count exactly, with room to spare.
LARGEST = 1 << 50

# From about this mean on rejection is cheaper than inversion, which counts to 127 at most (its hats hold from 10 on).
REJECTION_FROM = 50.0

# Inversion stops for certain because its uniform stays this far below 1, more than its cumulated probability
# can be short by rounding. It moves the distribution by less than 1e-12.
_SHORT_OF_ONE = 1.0 - 1.0 / (1 << 40)
_RECIPROCALS = tuple(1.0 / k for k in range(1, 128))
_COMPRESS_ABOVE = 512

# Shares that are rounded together are cut to this part of a unit: sums that should be whole then are.
_GRAIN = float(1 << 24)

# Coefficients of AS241 (PPND16), highest power first; (power, numerator or denominator, 1).
_NORMAL_CENTRE = np.array(
    [
        (2509.0809287301226727, 5226.4952788528545610),
        (33430.575583588128105, 28729.085735721942674),
        (67265.770927008700853, 39307.895800092710610),
        (45921.953931549871457, 21213.794301586595867),
        (13731.693765509461125, 5394.1960214247511077),
        (1971.5909503065514427, 687.18700749205790830),
        (133.14166789178437745, 42.313330701600911252),
        (3.3871328727963666080, 1.0),
    ]
)[:, :, np.newaxis]
_NORMAL_TAIL = np.array(
    [
        (7.74545014278341407640e-4, 1.05075007164441684324e-9),
        (2.27238449892691845833e-2, 5.47593808499534494600e-4),
        (2.41780725177450611770e-1, 1.51986665636164571966e-2),
        (1.27045825245236838258, 1.48103976427480074590e-1),
        (3.64784832476320460504, 6.89767334985100004550e-1),
        (5.76949722146069140550, 1.67638483018380384940),
        (4.63033784615654529590, 2.05319162663775882187),
        (1.42343711074968357734, 1.0),
    ]
)[:, :, np.newaxis]
_NORMAL_FAR_TAIL = np.array(
    [
        (2.01033439929228813265e-7, 2.04426310338993978564e-15),
        (2.71155556874348757815e-5, 1.42151175831644588870e-7),
        (1.24266094738807843860e-3, 1.84631831751005468180e-5),
        (2.65321895265761230930e-2, 7.86869131145613259100e-4),
        (2.96560571828504891230e-1, 1.48753612908506148525e-2),
        (1.78482653991729133580, 1.36929880922735805310e-1),
        (5.46378491116411436990, 5.99832206555887937690e-1),
        (6.65790464350110377720, 1.0),
    ]
)[:, :, np.newaxis]


def chance(key: KeyArray, probability: FloatArray | float) -> BoolArray:
    """True with the given probability; never at 0, always at 1. Raises ValueError outside [0, 1]."""
    p = np.asarray(probability, dtype=np.float64)
    if np.count_nonzero(np.abs(p - 0.5) <= 0.5) != p.size:
        raise ValueError("a probability must be within [0, 1]")
    return np.asarray(uniform(key) < p)


def exponential(key: KeyArray, rate: FloatArray | float) -> FloatArray:
    """Waiting time at a constant rate, in the inverse of its unit; inf where the rate is 0.

    By inversion, so that at a doubled rate the same key waits half as long. Raises ValueError for a rate
    that is negative or not finite.
    """
    r = _like(rate, key)
    if not _all((r >= 0.0) & (r < float("inf"))):
        raise ValueError("a rate must be finite and not negative")
    idle = r == 0.0
    wait = exact.canonical(-log(1.0 - uniform(key)))
    if not np.count_nonzero(idle):
        return wait / r
    return np.where(idle, float("inf"), wait / np.where(idle, 1.0, r))


def poisson(key: KeyArray, mean: FloatArray | float) -> IntArray:
    """Number of independent events of which `mean` are expected; 0 where the mean is 0.

    Sequential inversion below a mean of 50, above it the rejection method PTRS of W. Hoermann, "The
    transformed rejection method for generating Poisson random variables", Insurance: Mathematics and
    Economics 12 (1993). Raises OverflowError for a mean that is negative, not finite or above 2**50.
    """
    keys, m = key.reshape(-1), _like(mean, key).reshape(-1)
    if not _all((m >= 0.0) & (m <= LARGEST)):
        raise OverflowError("the mean of a Poisson draw must be within [0, 2**50]")
    result = _by_size(m < REJECTION_FROM, keys, (m,), _poisson_inversion, rejection.poisson)
    return result.reshape(key.shape)


def binomial(key: KeyArray, n: IntArray | int, p: FloatArray | float) -> IntArray:
    """Successes among `n` independent trials of probability `p` each; exactly 0 at p = 0 and n at p = 1.

    Sequential inversion where n * min(p, 1 - p) < 50, else the rejection method BTRS of W. Hoermann, "The
    generation of binomial random variates", Journal of Statistical Computation and Simulation 46 (1993).
    Raises ValueError for p outside [0, 1], OverflowError for n negative or above 2**50.
    """
    keys, chances = key.reshape(-1), _like(p, key).reshape(-1)
    trials = np.broadcast_to(np.asarray(n, dtype=np.int64), key.shape).reshape(-1)
    if not _all((trials >= 0) & (trials <= LARGEST)):
        raise OverflowError("the trials of a binomial draw must number within [0, 2**50]")
    if not _all((chances >= 0.0) & (chances <= 1.0)):
        raise ValueError("the probability of a binomial draw must be within [0, 1]")
    likely = chances > 0.5
    rare = np.where(likely, 1.0 - chances, chances)
    count = trials.astype(np.float64)
    small = count * rare < REJECTION_FROM
    result = _by_size(small, keys, (count, rare), _binomial_inversion, rejection.binomial)
    return np.where(likely, trials - result, result).reshape(key.shape)


def normal(key: KeyArray) -> FloatArray:
    """Standard normal deviate, by inversion; within +-8.3.

    Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
    Statistics 37 (1988), routine PPND16 (relative accuracy about 1e-16).
    """
    q = (uniform(key) - 0.5).reshape(-1)
    q += 1.0 / (1 << 54)  # symmetric about 0 and never at the edge
    distance = np.abs(q)
    z = q * _ratio(_NORMAL_CENTRE, 0.180625 - q * q)
    tail = np.nonzero(distance > 0.425)[0]
    if tail.size:
        r = np.sqrt(-log(0.5 - distance[tail]))
        size = _ratio(_NORMAL_TAIL, r - 1.6)
        if np.count_nonzero(r > 5.0):
            size = np.where(r > 5.0, _ratio(_NORMAL_FAR_TAIL, r - 5.0), size)
        z[tail] = np.where(q[tail] < 0.0, -size, size)
    return z.reshape(key.shape)


def categorical(key: KeyArray, weights: FloatArray) -> IntArray:
    """Index along the last axis of `weights` (..., K), drawn in proportion to them; -1 where all are 0.

    A category of weight 0 is never chosen, and appending some changes nothing. `key` has the shape (...).
    Raises ValueError for weights that are negative or NaN or have no finite sum.
    """
    w = np.asarray(weights, dtype=np.float64)
    if not _all(w >= 0.0):
        raise ValueError("the weights of a choice must not be negative or NaN")
    reach = exact.running_total(w)
    whole = reach[..., -1:]
    if not _all(whole < float("inf")):
        raise ValueError("the weights of a choice must have a finite sum")
    reached = reach > uniform(key)[..., np.newaxis] * whole
    reached |= reach == whole  # for sums so small that the product rounds up to them
    first = np.argmax(reached, axis=-1)
    return np.where(whole[..., 0] > 0.0, first, -1)


def round_random(key: KeyArray, x: FloatArray | float) -> IntArray:
    """One of the two whole numbers about x, with mean x. Raises OverflowError unless it fits 64 bits."""
    a = _like(x, key)
    low = np.floor(a)
    return exact.to_int(low) + (uniform(key) < a - low)


def round_together(key: KeyArray, x: FloatArray) -> IntArray:
    """Whole numbers (..., K) with means x (..., K), by one draw for each row: `key` has the shape (...).

    Every running sum along the last axis is one of the two whole numbers about that of x, so that the sum of all never
    exceeds a whole number which x does not exceed. What x misses of a multiple of 2**-24 by rounding is nothing. Source:
    systematic sampling (W. G. Madow, Annals of Mathematical Statistics 20, 1949). x must not be negative.
    """
    reach = np.rint(exact.running_total(x) * _GRAIN) * (1.0 / _GRAIN)
    until = exact.floor_int(reach + uniform(key)[..., np.newaxis])
    until[..., 1:] -= until[..., :-1].copy()
    return until


def apportion(whole: IntArray | int, weights: FloatArray) -> IntArray:
    """Whole numbers (..., K) that add up to `whole` (...), nearly in proportion to `weights` (..., K).

    Largest remainder; of equal remainders the first in order is served first. A weight of 0 gets nothing. A
    whole of 0 gives zeros whatever the weights. Raises ValueError for a negative whole, for weights that
    are negative or NaN or have no finite sum, and where something is to be shared out but all weights are 0;
    OverflowError for a whole above 2**50.
    """
    w = np.asarray(weights, dtype=np.float64)
    stock = np.asarray(whole, dtype=np.int64)[..., np.newaxis]
    if not _all(w >= 0.0):
        raise ValueError("the weights of a share must not be negative or NaN")
    if np.count_nonzero(stock < 0):
        raise ValueError("only a whole that is not negative can be shared out")
    if np.count_nonzero(stock > LARGEST):
        raise OverflowError("only a whole of up to 2**50 can be shared out exactly")
    sums = exact.total(w)[..., np.newaxis]
    if not _all(sums < float("inf")):
        raise ValueError("the weights of a share must have a finite sum")
    empty = sums == 0.0
    if np.count_nonzero(empty & (stock > 0)):
        raise ValueError("there is something to share out, but all weights are 0")
    quota = stock.astype(np.float64) * w / np.where(empty, 1.0, sums)
    # Rounded down a little early, so that rounding errors can never hand out more than there is.
    early = 1.0 - (w.shape[-1] + 4) / (1 << 52)
    share = exact.floor_int(quota * early)
    served = (w > 0.0) & (stock > 0)
    remainder = np.where(served, share - quota, 1.0)  # negated, for the order; those not served come last
    order = np.argsort(remainder, axis=-1, kind="stable")
    left = stock - exact.integer_total(share)[..., np.newaxis]
    among = exact.count(served, axis=-1)[..., np.newaxis]
    among = exact.larger(among, np.ones_like(among))
    bonus = np.empty(order.shape, dtype=np.int64)
    np.put_along_axis(bonus, order, np.arange(w.shape[-1]) < left % among, axis=-1)
    bonus += np.where(served, left // among, 0)
    return share + bonus


# --- inversion ----------------------------------------------------------------------------------------------


def _poisson_inversion(keys: KeyArray, mean: FloatArray) -> IntArray:
    u = uniform(keys)
    # The chance of none, e**-mean, is at least 1 - mean: what lies below that is 0 without an exponential.
    some = np.flatnonzero(u >= 1.0 - mean)
    if 2 * some.size > u.size:
        return _count_up(u, exact.exp(-mean), mean, None)
    result, few = np.zeros(u.size, dtype=np.int64), mean.take(some)
    result[some] = _count_up(u.take(some), exact.exp(-few), few, None)
    return result


def _binomial_inversion(keys: KeyArray, n: FloatArray, p: FloatArray) -> IntArray:
    u = uniform(keys)
    # Likewise: the chance of none, (1 - p)**n, is at least 1 - n * p.
    some = np.flatnonzero(u >= 1.0 - n * p)
    if 2 * some.size > u.size:
        return _binomial_count(u, n, p)
    result = np.zeros(u.size, dtype=np.int64)
    result[some] = _binomial_count(u.take(some), n.take(some), p.take(some))
    return result


def _binomial_count(u: FloatArray, n: FloatArray, p: FloatArray) -> IntArray:
    odds = p / (1.0 - p)
    return _count_up(u, exact.exp(n * log1p(-p)), (n + 1.0) * odds, odds)


def _count_up(u: FloatArray, none: FloatArray, a: FloatArray, b: FloatArray | None) -> IntArray:
    """The smallest k whose cumulated probability exceeds u, where P(0) = none, P(k) = P(k-1) * (a - k*b) / k.

    All elements climb together; those that have arrived are dropped once few are left of many.
    """
    result = np.zeros(u.size, dtype=np.int64)
    rows: IntArray | None = None
    u = u * _SHORT_OF_ONE
    term, reach = none.copy(), none.copy()
    climb = u >= reach
    tally = climb.astype(np.int8)
    left = np.count_nonzero(climb)
    k = 0
    while left:
        if u.size > _COMPRESS_ABOVE and 4 * left < u.size:
            _store(result, rows, tally)
            still = np.flatnonzero(climb)
            rows = still if rows is None else rows.take(still)
            u, term, reach, a = (values.take(still) for values in (u, term, reach, a))
            tally, b = tally.take(still), None if b is None else b.take(still)
        k += 1
        term *= a if b is None else a - b * float(k)
        term *= _RECIPROCALS[k - 1]
        reach += term
        climb = u >= reach
        tally += climb.view(np.int8)
        left = np.count_nonzero(climb)
    _store(result, rows, tally)
    return result


def _store(result: IntArray, rows: IntArray | None, values: NDArray[np.int8]) -> None:
    if rows is None:
        result[:] = values
    else:
        result[rows] = values


# --- the rest -----------------------------------------------------------------------------------------------


def _by_size(
    small: BoolArray,
    keys: KeyArray,
    parameters: tuple[FloatArray, ...],
    if_small: Callable[..., IntArray],
    if_large: Callable[..., IntArray],
) -> IntArray:
    """Each element by the method for its size; parameters (N,) each."""
    number = np.count_nonzero(small)
    if number == small.size:
        return if_small(keys, *parameters)
    if number == 0:
        return if_large(keys, *parameters)
    result = np.empty(keys.size, dtype=np.int64)
    for rows, draw in ((np.flatnonzero(small), if_small), (np.flatnonzero(~small), if_large)):
        result[rows] = draw(keys.take(rows), *[p.take(rows) for p in parameters])
    return result


def _ratio(coefficients: FloatArray, r: FloatArray) -> FloatArray:
    """The quotient of two polynomials in r (N,), both by Horner's rule at once."""
    both = coefficients[0] * r
    for pair in coefficients[1:-1]:
        both += pair
        both *= r
    both += coefficients[-1]
    quotient: FloatArray = both[0] / both[1]
    return quotient


def _like(x: FloatArray | float, key: KeyArray) -> FloatArray:
    """Floats of the shape of the keys. Raises ValueError if they have a larger one."""
    a = np.asarray(x, dtype=np.float64)
    return a if a.shape == key.shape else np.broadcast_to(a, key.shape)


def _all(mask: BoolArray) -> bool:
    return bool(np.count_nonzero(mask) == mask.size)

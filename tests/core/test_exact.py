"""Portable arithmetic: as accurate as stated, the same bits everywhere, sound at the edges."""

import math
from collections.abc import Callable
from hashlib import sha256

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from game.core import exact
from game.core.logarithms import log, log1p, logit

Floats = NDArray[np.float64]
Real = Callable[[mpmath.mpf], mpmath.mpf]
SMALLEST = 5e-324


def points(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def spread(low: float, high: float, number: int = 3000) -> Floats:
    return points(1).uniform(low, high, number)


def magnitudes(low: float, high: float, number: int = 3000) -> Floats:
    """Positive numbers of every magnitude from e**low to e**high."""
    return np.exp(points(2).uniform(low, high, number))


def around(*centres: float) -> Floats:
    """The numbers next to the given ones, and those themselves."""
    c = np.array(centres)
    return np.concatenate([np.nextafter(c, -np.inf), c, np.nextafter(c, np.inf)])


def worst_ulp(function: Callable[[Floats], Floats], truth: Real, x: Floats) -> tuple[float, float]:
    """The largest error in units in the last place of the true result, and where it occurs."""
    worst, where = 0.0, math.nan
    with mpmath.workprec(200):
        for a, got in zip(x.tolist(), function(x).tolist(), strict=True):
            true = truth(mpmath.mpf(a))
            unit = math.ulp(float(true))
            error = float(abs(mpmath.mpf(got) - true) / unit) if true != got else 0.0
            if error > worst:
                worst, where = error, a
    return worst, where


def cat(*parts: Floats) -> Floats:
    return np.concatenate(parts)


ROWS = np.arange(-4000, 4000) + 0.5  # half-way between two rows of the tables of exp and exp2
SMALL = magnitudes(-40, 1)
TINY = magnitudes(-36, -2)
EDGES_OF_EXP = around(-600.0, 600.0, 709.782712893384, -708.3, 1.0, -1.0, 0.0, SMALLEST)
EDGES_OF_LOG = cat(around(2.0**0.5, 0.5**0.5, 1.0, 2.0, 0.5, math.e), np.array([SMALLEST, 1e-310, 1.7e308]))

# Function, truth, bound of the docstring in ulp, points.
MEASURED: dict[str, tuple[Callable[[Floats], Floats], Real, float, Floats]] = {
    "exp": (
        exact.exp,
        mpmath.exp,
        1.01,
        cat(spread(-708, 709.78), spread(-1, 1), SMALL, -SMALL, ROWS * (math.log(2) / 128), EDGES_OF_EXP),
    ),
    "exp, subnormal": (exact.exp, mpmath.exp, 1.5, cat(spread(-746, -708), around(-745.1332191019411))),
    "exp2": (
        exact.exp2,
        lambda x: mpmath.mpf(2) ** x,
        1.01,
        cat(spread(-1021, 1023.9), spread(-1, 1), SMALL, ROWS / 128, around(-900.0, 900.0, -1022.0, 1.0)),
    ),
    "log": (
        log,
        mpmath.log,
        0.9,
        cat(spread(0.5, 2.0, 6000), magnitudes(-708, 709), 1.0 + TINY, 1.0 - TINY, EDGES_OF_LOG),
    ),
    "log1p": (
        log1p,
        mpmath.log1p,
        1.7,
        cat(spread(-0.9999, 1.0, 6000), magnitudes(-60, 20), -magnitudes(-60, -0.001), around(0.5, -0.5, 1.0)),
    ),
    "logistic": (
        exact.logistic,
        lambda x: 1 / (1 + mpmath.exp(-x)),
        2.6,
        cat(spread(-700, 40), spread(-6, 6, 6000), SMALL, around(0.0, 36.7, -36.7)),
    ),
    "logit": (
        logit,
        lambda p: mpmath.log(p / (1 - p)),
        2.7,
        cat(
            spread(0.0, 1.0, 6000),
            magnitudes(-600, 0),
            1.0 - TINY,
            0.5 + TINY,
            0.5 - TINY,
            around(0.25, 0.75),
        ),
    ),
}


@pytest.mark.parametrize("name", MEASURED)
def test_the_error_is_within_the_bound_that_the_docstring_states(name: str) -> None:
    function, truth, bound, x = MEASURED[name]
    worst, where = worst_ulp(function, truth, x)
    assert worst <= bound, f"{name}({where!r}) is off by {worst:.3f} ulp; the docstring promises {bound}"
    assert worst > 0.4, "the measurement itself must see rounding"


def test_exponentials_are_right_at_the_edges() -> None:
    x = np.array([0.0, -0.0, np.inf, -np.inf, 710.0, 1e300, -746.0, -1e300, SMALLEST])
    assert exact.exp(x).tolist() == [1.0, 1.0, np.inf, 0.0, np.inf, np.inf, 0.0, 0.0, 1.0]
    assert exact.exp2(x).tolist() == [1.0, 1.0, np.inf, 0.0, 2.0**710, np.inf, 2.0**-746, 0.0, 1.0]
    assert np.isnan(exact.exp(np.array([np.nan, 1.0]))).tolist() == [True, False]
    assert np.isnan(exact.exp2(np.nan))


def test_whole_powers_of_two_are_exact() -> None:
    n = np.arange(-1074, 1024)
    assert exact.exp2(n.astype(np.float64)).tolist() == [math.ldexp(1.0, int(k)) for k in n]
    assert exact.exp2(np.array([1024.0, -1076.0])).tolist() == [np.inf, 0.0]


def test_half_is_left_after_a_half_life() -> None:
    life = np.array([0.1, 3.0, 7.0, 1e-300])
    assert exact.half_power(life, life).tolist() == [0.5] * 4
    assert exact.half_power(np.array([0.0, 6.0, np.inf, 1e9]), 3.0).tolist() == [1.0, 0.25, 0.0, 0.0]
    assert exact.half_power(5.0, np.inf) == 1.0
    assert float(exact.half_power(1.0, 12.0)) == pytest.approx(2 ** (-1 / 12), rel=1e-15)


def test_a_half_life_that_means_nothing_is_refused() -> None:
    for life in (0.0, -1.0, np.nan):
        with pytest.raises(ValueError, match="half-life"):
            exact.half_power(np.array([1.0]), np.array([life]))
    with pytest.raises(ValueError, match="infinite"):
        exact.half_power(np.inf, np.inf)


def test_logarithms_are_right_at_the_edges() -> None:
    x = np.array([0.0, -0.0, 1.0, np.inf])
    assert log(x).tolist() == [-np.inf, -np.inf, 0.0, np.inf]
    assert np.isnan(log(np.array([np.nan, 2.0]))).tolist() == [True, False]
    assert log1p(np.array([0.0, -0.0])).tolist() == [0.0, 0.0]
    with pytest.raises(ValueError, match="below 0"):
        log(np.array([1.0, -SMALLEST]))
    for bad in (-1.0, np.inf, np.nan):
        with pytest.raises(ValueError, match="log1p"):
            log1p(np.array([bad]))


def test_log_odds_are_right_at_the_edges() -> None:
    assert logit(np.array([0.0, 0.5, 1.0])).tolist() == [-np.inf, 0.0, np.inf]
    assert exact.logistic(np.array([-np.inf, 0.0, np.inf, -800.0])).tolist() == [0.0, 0.5, 1.0, 0.0]
    for bad in (-0.1, 1.1, np.nan):
        with pytest.raises(ValueError, match=r"\[0, 1\]"):
            logit(np.array([bad]))


def test_log_odds_and_probabilities_are_inverse() -> None:
    x = np.linspace(-30, 30, 2001)
    assert np.abs(logit(exact.logistic(x)) - x).max() < 1e-2  # 1 - p loses digits towards 1
    x = np.linspace(-30, 2, 2001)
    assert np.abs(logit(exact.logistic(x)) - x).max() < 1e-14


def test_functions_are_elementwise() -> None:
    x = np.concatenate([spread(-800, 800, 500), spread(-2, 2, 500), np.array([np.inf, -np.inf, 0.0, np.nan])])
    order = points(3).permutation(x.size)
    p = np.abs(x[np.isfinite(x)]) / 1000.0
    for function, values in ((exact.exp, x), (exact.exp2, x), (log, np.abs(x)), (logit, p)):
        together = function(values)
        shuffle = order[order < values.size]
        assert np.array_equal(function(values[shuffle]), together[shuffle], equal_nan=True)
        for i in (0, 499, 700):
            assert function(values[i : i + 1]).tobytes() == together[i : i + 1].tobytes()
            assert function(values[i]).shape == ()
            assert float(function(float(values[i]))) == together[i]
        square = values[:900].reshape(30, 30)
        assert np.array_equal(function(square.T), together[:900].reshape(30, 30).T, equal_nan=True)


def test_nothing_warns_and_arguments_are_left_as_they_were() -> None:
    x = np.array([0.0, 1e-320, 0.5, 1.0])
    before = x.tobytes()
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        exact.exp(np.array([-745.0, -800.0, 800.0, 1.0]))
        for function in (exact.exp, log, logit, exact.logistic, exact.canonical):
            function(x)
        exact.half_power(x, 2.0), exact.total(x), exact.clip(x, 0.1, 0.2), exact.floor_int(x)
    assert x.tobytes() == before


# If this fails where it did not before, arithmetic there is not what the games assume.
def test_the_bits_are_those_of_every_other_machine() -> None:
    x = (np.arange(20000) - 10000) / 13.0
    y = exact.half_power(np.abs(x), 7.0) + exact.logistic(x / 20.0)
    z = log(np.abs(x) + 1e-3) + logit((np.arange(20000) + 0.5) / 20000) + log1p(np.abs(x))
    digest = sha256(exact.exp(x / 2.0).tobytes() + y.tobytes() + z.tobytes()).hexdigest()[:16]
    assert digest == "0f7a3bd0a60c4115", "compare with numpy's CPU features disabled, and find the operation that differs"


# --- totals -------------------------------------------------------------------------------------------------

finite = st.floats(allow_nan=False, allow_infinity=False, width=64, min_value=-1e300, max_value=1e300)


@given(st.lists(finite, max_size=40), st.integers(0, 30), st.integers(1, 400))
def test_a_total_adds_from_first_to_last_and_zeros_after_it_change_nothing(
    numbers: list[float], zeros: int, rows: int
) -> None:
    expected = 0.0
    for number in numbers:
        expected += number
    row = np.array(numbers + [0.0] * zeros, dtype=np.float64)
    table = np.broadcast_to(row, (rows, row.size))
    got = exact.total(table)
    assert got.shape == (rows,)
    assert {value.hex() for value in got.tolist()} == {expected.hex()}
    running = exact.running_total(table)[-1]
    assert running.size == 0 or running[-1].hex() == expected.hex()


def test_a_total_along_any_axis_is_that_of_its_lines() -> None:
    x = points(4).normal(size=(5, 7, 300))
    assert np.array_equal(exact.total(x, axis=0)[2, 9], exact.total(x[:, 2, 9]))
    assert np.array_equal(exact.total(x, axis=1)[4], exact.total(x[4].T))
    assert np.array_equal(exact.total(x, axis=-1), exact.total(x, axis=2))
    assert exact.total(x, axis=1).shape == (5, 300)
    assert np.allclose(exact.total(x, axis=1), x.sum(axis=1))


def test_a_total_of_negative_zeros_is_a_plain_zero() -> None:
    assert not np.signbit(exact.total(np.array([-0.0]))) and not np.signbit(exact.total(np.array([-0.0, -0.0])))
    assert not np.signbit(exact.total(np.full((999, 3), -0.0))).any()
    assert exact.total(np.zeros((4, 0))).tolist() == [0.0] * 4


def test_running_totals_end_in_the_total() -> None:
    for rows in (3, 2000):
        x = points(5).normal(size=(rows, 9))
        running = exact.running_total(x)
        assert running.shape == x.shape and np.array_equal(running[:, -1], exact.total(x))
        assert np.array_equal(running[:, 4], exact.total(x[:, :5]))


def test_counts_and_whole_totals_take_their_own_type_only() -> None:
    mask = np.array([[True, False], [True, True]])
    assert exact.count(mask) == 3 and exact.count(mask, axis=0).tolist() == [2, 1]
    whole = np.array([[1, 2], [3, 2**60]])
    assert exact.integer_total(whole).tolist() == [3, 2**60 + 3]
    assert exact.integer_total(whole, axis=None) == 2**60 + 6
    assert exact.ones(mask).tolist() == [[1, 0], [1, 1]]
    with pytest.raises(TypeError, match="to_int"):
        exact.ones(np.array([1.0]))  # type: ignore[arg-type]
    assert exact.count(mask, axis=1).dtype == exact.integer_total(whole).dtype == np.int64
    with pytest.raises(TypeError, match="booleans"):
        exact.count(whole)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="total"):
        exact.integer_total(np.array([1.0]))  # type: ignore[arg-type]


# --- casts and bounds ---------------------------------------------------------------------------------------


def test_whole_numbers_are_cast_exactly_or_refused() -> None:
    x = np.array([0.0, -0.0, 1.9, -1.9, 2.0**62, -(2.0**62)])
    assert exact.to_int(x).tolist() == [0, 0, 1, -1, 2**62, -(2**62)]
    assert exact.floor_int(x).tolist() == [0, 0, 1, -2, 2**62, -(2**62)]
    assert exact.to_int(3.0).dtype == np.int64
    for bad in (np.nan, np.inf, -np.inf, 2.0**63, -(2.0**64)):
        for cast in (exact.to_int, exact.floor_int):
            with pytest.raises(OverflowError, match="whole number"):
                cast(np.array([1.0, bad]))


def test_bounds_hold_and_keep_the_type() -> None:
    x = np.array([-2.0, 0.5, 9.0, np.nan])
    assert exact.clip(x, 0.0, 1.0)[:3].tolist() == [0.0, 0.5, 1.0] and np.isnan(exact.clip(x, 0.0, 1.0)[3])
    a, b = np.array([1, 5, -3]), np.array([2, 4, -3])
    assert exact.larger(a, b).tolist() == [2, 5, -3] and exact.smaller(a, b).tolist() == [1, 4, -3]
    assert exact.larger(a, b).dtype == exact.smaller(a, 2).dtype == np.int64
    assert exact.larger(np.array([-1.5, 2.0]), 0.0).tolist() == [0.0, 2.0]


def test_the_largest_and_smallest_of_a_row_do_not_depend_on_its_order() -> None:
    zeros = np.array([[-0.0, 0.0, -1.0], [0.0, -0.0, -1.0], [-0.0, -0.0, -5.0]])
    assert not np.signbit(exact.largest(zeros)).any()
    assert exact.smallest(zeros).tolist() == [-1.0, -1.0, -5.0]
    assert exact.largest(np.array([[3, 9], [4, 2]]), axis=0).tolist() == [4, 9]
    assert exact.smallest(np.array([3, 9])).dtype == np.int64
    with pytest.raises(ValueError, match="identity"):
        exact.largest(np.zeros((2, 0)))


def test_values_sent_to_one_place_leave_the_largest_or_the_smallest_there() -> None:
    place = np.array([0, 2, 0, 2])
    values = np.array([-0.0, 5.0, -1.0, 7.0])
    high, low = np.array([-0.0, 1.0, 6.0]), np.array([0.5, -0.0, 6.0])
    exact.raise_at(high, place, values)
    exact.lower_at(low, place, values)
    assert high.tolist() == [0.0, 1.0, 7.0] and low.tolist() == [-1.0, 0.0, 5.0]
    assert not np.signbit(high).any() and not np.signbit(low[1])
    whole = np.zeros((2, 2), dtype=np.int64)
    exact.raise_at(whole, (np.array([0, 0]), np.array([1, 1])), np.array([4, 3]))
    assert whole.tolist() == [[0, 4], [0, 0]]


def test_of_equal_zeros_the_first_is_taken_and_canonical_zeros_have_no_sign() -> None:
    plus, minus = np.array([0.0]), np.array([-0.0])
    assert np.signbit(exact.larger(minus, plus)) and not np.signbit(exact.larger(plus, minus))
    assert np.signbit(exact.smaller(minus, plus)) and not np.signbit(exact.smaller(plus, minus))
    assert np.signbit(exact.clip(minus, 0.0, 1.0))
    assert not np.signbit(exact.canonical(minus)) and exact.canonical(np.array([-1.5]))[0] == -1.5

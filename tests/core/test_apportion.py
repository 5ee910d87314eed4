"""Sharing out whole numbers: nothing is lost, nothing goes where nothing is due."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import draws, luck
from game.core.purposes import Purpose

weight = st.one_of(st.just(0.0), st.floats(1e-9, 1e9), st.integers(1, 9).map(float))


@given(st.integers(0, 10**12), st.lists(weight, min_size=1, max_size=12))
def test_shares_add_up_and_are_within_one_of_proportion(whole: int, weights: list[float]) -> None:
    if not any(weights):
        weights[0] = 1.0
    w = np.array(weights)
    shares = draws.apportion(whole, w)
    exact_quotas = [mpmath.mpf(whole) * mpmath.mpf(x) / mpmath.fsum(weights) for x in weights]
    assert int(shares.sum()) == whole
    assert (shares >= 0).all() and not shares[w == 0].any()
    assert max(abs(int(s) - q) for s, q in zip(shares, exact_quotas, strict=True)) < 1.01
    padded = draws.apportion(whole, np.concatenate([w, np.zeros(5)]))
    assert padded.tolist() == [*shares.tolist(), 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("whole", "weights", "shares"),
    [
        (10, [1, 1, 1], [4, 3, 3]),
        (11, [1, 1, 1], [4, 4, 3]),
        (2, [3, 1], [2, 0]),
        (2, [1, 3], [1, 1]),
        (1, [0, 2, 2], [0, 1, 0]),
        (100, [47, 16, 15.8, 12, 6.1, 3.1], [47, 16, 16, 12, 6, 3]),
        (5, [0.1, 0.1, 0.1, 0.1, 0.1], [1, 1, 1, 1, 1]),
        (0, [0, 0], [0, 0]),
        (0, [0, 3], [0, 0]),
        (draws.LARGEST, [1, 0, 1], [draws.LARGEST // 2, 0, draws.LARGEST // 2]),
    ],
)
def test_the_largest_remainder_is_served_first_and_ties_fall_to_the_first(
    whole: int, weights: list[float], shares: list[int]
) -> None:
    assert draws.apportion(whole, np.array(weights, dtype=np.float64)).tolist() == shares


def test_the_largest_stock_is_shared_out_without_loss() -> None:
    weights = luck.uniform(luck.key(np.arange(100_000), Purpose.TIPS)).reshape(1000, 100)
    shares = draws.apportion(np.full(1000, draws.LARGEST), weights)
    assert (shares.sum(axis=1) == draws.LARGEST).all() and (shares >= 0).all()


@pytest.mark.parametrize(
    ("whole", "weights", "error"),
    [
        (3, [0.0, 0.0], ValueError),
        (-3, [1.0, 0.0], ValueError),
        (3, [1.0, -1.0], ValueError),
        (3, [1.0, np.nan], ValueError),
        (3, [1.0, np.inf], ValueError),
        (2**51, [1.0, 1.0], OverflowError),
    ],
)
def test_what_cannot_be_shared_out_is_refused(whole: int, weights: list[float], error: type[Exception]) -> None:
    with pytest.raises(error):
        draws.apportion(whole, np.array(weights))


def test_each_pool_of_a_table_is_shared_out_as_if_alone() -> None:
    weights = np.array([[1.0, 2.0, 0.0], [5.0, 0.0, 5.0], [0.0, 0.0, 0.0]])
    together = draws.apportion(np.array([10, 7, 0]), weights)
    assert together.tolist() == [[3, 7, 0], [4, 0, 3], [0, 0, 0]]
    assert draws.apportion(np.array([[10], [0]]), weights[np.newaxis, :1]).shape == (2, 1, 3)

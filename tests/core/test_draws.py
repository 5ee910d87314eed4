"""Draws: the right distribution, one element at a time, the same numbers on every machine."""

import math
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import mpmath
import numpy as np
import pytest
from numpy.typing import NDArray

from game.core import draws, exact, luck, rejection
from game.core.purposes import Purpose

NUMBER = 100_000
KEYS = luck.key(np.arange(NUMBER, dtype=np.uint64), Purpose.TIPS, 3)
Ints = NDArray[np.int64]
LogProbability = Callable[[int], float]


def poisson_law(mean: float) -> LogProbability:
    return lambda k: k * math.log(mean) - mean - math.lgamma(k + 1)


def binomial_law(n: int, p: float) -> LogProbability:
    chosen = math.lgamma(n + 1)
    return lambda k: chosen - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * math.log(p) + (n - k) * math.log1p(-p)


def assert_follows(drawn: Ints, law: LogProbability, low: int, high: int) -> None:
    """Chi-square over the counts in low..high that are expected ten times or more; the others are lumped."""
    expected = drawn.size * np.exp([law(k) for k in range(low, high + 1)])
    observed = np.bincount(np.clip(drawn - low + 1, 0, high - low + 2), minlength=high - low + 3)[1:-1]
    often = expected >= 10
    rest = drawn.size - float(expected[often].sum())
    squares = ((observed[often] - expected[often]) ** 2 / expected[often]).tolist()
    unlikely = drawn.size - int(observed[often].sum())
    if rest >= 5:
        squares.append((unlikely - rest) ** 2 / rest)
    else:
        assert unlikely <= 25, "far too many improbable counts"
    freedom = max(len(squares) - 1, 1)
    excess = (math.fsum(squares) - freedom) / math.sqrt(2 * freedom)
    assert excess < 5.0, f"chi-square is {excess:.1f} standard deviations above its mean"


def assert_moments(drawn: NDArray[Any], mean: float, variance: float, kurtosis: float = 3.0) -> None:
    off = (float(drawn.mean()) - mean) / math.sqrt(variance / drawn.size)
    assert abs(off) < 5.0, f"the mean is off by {off:.1f} standard errors"
    error = math.sqrt(max(kurtosis - 1.0, 0.1) / drawn.size)
    off = (float(((drawn - mean) ** 2).mean()) / variance - 1.0) / error
    assert abs(off) < 6.0, f"the variance is off by {off:.1f} standard errors"


# --- distributions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("probability", [0.0, 1e-3, 0.3, 0.999, 1.0])
def test_a_chance_comes_true_as_often_as_it_says(probability: float) -> None:
    hits = int(draws.chance(KEYS, probability).sum())
    spread = math.sqrt(NUMBER * probability * (1 - probability))
    assert abs(hits - NUMBER * probability) <= 5 * spread


def test_a_chance_is_its_uniform_below_the_probability() -> None:
    assert np.array_equal(draws.chance(KEYS, 0.25), luck.uniform(KEYS) < 0.25)
    p = np.linspace(0, 1, NUMBER)
    assert np.array_equal(draws.chance(KEYS, p), luck.uniform(KEYS) < p)


def test_waiting_times_are_exponential() -> None:
    waits = draws.exponential(KEYS, 0.25)
    assert_moments(waits, 4.0, 16.0, kurtosis=9.0)
    cells = np.bincount((200 * (1 - np.exp(-0.25 * waits))).astype(np.int64), minlength=200)
    assert_follows_equal_cells(cells)
    rates = np.where(np.arange(NUMBER) % 2 == 0, 0.5, 0.0)
    mixed = draws.exponential(KEYS, rates)
    assert np.isinf(mixed[1::2]).all() and np.array_equal(mixed[::2], waits[::2] / 2)


def assert_follows_equal_cells(cells: Ints) -> None:
    expected = float(cells.sum()) / cells.size
    squares = float(((cells - expected) ** 2 / expected).sum())
    assert abs(squares - (cells.size - 1)) < 5 * math.sqrt(2 * cells.size)


@pytest.mark.parametrize("mean", [0.01, 0.7, 2.0, 9.9, 10.0, 30.0, 49.99, 50.0, 51.0, 75.5, 1234.5])
def test_poisson_counts_follow_their_law_on_both_sides_of_the_switch(mean: float) -> None:
    drawn = draws.poisson(KEYS, mean)
    width = 9 * math.sqrt(mean) + 9
    assert_follows(drawn, poisson_law(mean), max(0, int(mean - width)), int(mean + width))
    assert_moments(drawn, mean, mean, kurtosis=3.0 + 1.0 / mean)


@pytest.mark.parametrize(
    ("n", "p"),
    [
        (1, 0.3),
        (7, 0.5),
        (99, 0.5),
        (101, 0.5),
        (100, 0.97),
        (100, 0.02),
        (500, 0.0999),
        (501, 0.1001),
        (1000, 0.7),
        (10**9, 2e-9),
        (10**6, 1e-3),
    ],
)
def test_binomial_counts_follow_their_law_on_both_sides_of_the_switch(n: int, p: float) -> None:
    drawn = draws.binomial(KEYS, n, p)
    mean, variance = n * p, n * p * (1 - p)
    width = 9 * math.sqrt(variance) + 9
    assert_follows(drawn, binomial_law(n, p), max(0, int(mean - width)), min(n, int(mean + width)))
    assert_moments(drawn, mean, variance, kurtosis=3.0 + (1 - 6 * p * (1 - p)) / variance)


@pytest.mark.parametrize("mean", [10.0, 14.0, 29.0])
def test_rejection_follows_the_law_below_the_switch_too(mean: float) -> None:
    drawn = rejection.poisson(KEYS, np.full(NUMBER, mean))
    assert_follows(drawn, poisson_law(mean), 0, 90)
    n = int(mean / 0.4) + 1
    drawn = rejection.binomial(KEYS, np.full(NUMBER, float(n)), np.full(NUMBER, 0.4))
    assert_follows(drawn, binomial_law(n, 0.4), 0, n)


@pytest.mark.parametrize("mean", [1e6, 1e12, float(draws.LARGEST)])
def test_very_large_counts_are_near_normal_about_their_mean(mean: float) -> None:
    poisson = (draws.poisson(KEYS, mean) - mean) / math.sqrt(mean)
    assert_moments(poisson, 0.0, 1.0)
    n = draws.LARGEST
    p = mean / n / 2
    z = (draws.binomial(KEYS, n, p) - n * p) / math.sqrt(n * p * (1 - p))
    assert_moments(z, 0.0, 1.0)
    for deviations in (poisson, z):
        share = np.bincount(np.clip(deviations * 2 + 8, 0, 15.9).astype(np.int64), minlength=16) / NUMBER
        normal = np.diff([0.0, *(0.5 * math.erfc(-(i - 8) / 2 / math.sqrt(2)) for i in range(1, 16)), 1.0])
        assert np.abs(share - normal).max() < 5 * 0.4 / math.sqrt(NUMBER)


def test_binomial_draws_of_a_million_million_are_fine() -> None:
    drawn = draws.binomial(KEYS[:2000], 10**12, np.linspace(0, 1, 2000))
    assert drawn[0] == 0 and drawn[-1] == 10**12
    assert np.abs(drawn - 10**12 * np.linspace(0, 1, 2000)).max() < 5 * 0.5e6


def test_normal_deviates_are_the_quantiles_of_their_uniforms() -> None:
    z = draws.normal(KEYS)
    assert_moments(z, 0.0, 1.0)
    u = luck.uniform(KEYS)
    with mpmath.workprec(120):
        for i in (*range(300), int(np.argmin(u)), int(np.argmax(u))):
            p = mpmath.mpf(float(u[i])) + mpmath.mpf(2) ** -54
            true = mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)
            assert abs(mpmath.mpf(float(z[i])) - true) < 1e-15 * (1 + abs(true))


def test_normal_deviates_are_right_far_out(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = 2.0**-53  # uniforms are multiples of it
    extremes = np.array([0.0, unit, 2.0**-40, 9007 * unit, 1 - unit, 1 - 9007 * unit, 0.5, 0.5 - unit])
    monkeypatch.setattr(draws, "uniform", lambda _: extremes)
    z = draws.normal(np.zeros(extremes.size, dtype=np.uint64))
    with mpmath.workprec(200):
        for u, got in zip(extremes.tolist(), z.tolist(), strict=True):
            p = mpmath.mpf(u) + mpmath.mpf(2) ** -54
            true = mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)
            assert abs(got - true) < 2e-15 * abs(true) + 1e-30, (u, got)
    assert z[0] == -z[4] and z[6] == -z[7] and 8.2 < z[4] < 8.3


def test_choices_follow_their_weights() -> None:
    weights = np.array([0.0, 1.0, 0.0, 2.5, 1e-3, 0.5, 0.0])
    counts = np.bincount(draws.categorical(KEYS, weights[np.newaxis, :]), minlength=7)
    expected = NUMBER * weights / weights.sum()
    assert counts[[0, 2, 6]].tolist() == [0, 0, 0], "a category without weight was chosen"
    assert (np.abs(counts - expected) <= 5 * np.sqrt(expected)).all()


def test_categories_without_weight_are_never_chosen_and_without_any_there_is_no_choice() -> None:
    keys = KEYS[:4].reshape(2, 2)
    weights = np.array([[[0, 0, 0], [0, 0, 1e-320]], [[5e-324, 0, 0], [0, 1e300, 0]]], dtype=np.float64)
    assert draws.categorical(keys, weights).tolist() == [[-1, 2], [0, 1]]
    padded = np.concatenate([weights, np.zeros((2, 2, 40))], axis=-1)
    assert draws.categorical(keys, padded).tolist() == [[-1, 2], [0, 1]]


def test_random_rounding_keeps_the_mean() -> None:
    for x in (0.25, -3.9, 7.0, -0.5, 2.0**40 + 0.125):
        drawn = draws.round_random(KEYS, x)
        low, fraction = math.floor(x), x - math.floor(x)
        assert set(drawn.tolist()) <= {low, low + 1}
        ups = int((drawn - low).sum())
        assert abs(ups - NUMBER * fraction) <= 5 * math.sqrt(NUMBER * fraction * (1 - fraction))


def test_shares_rounded_together_keep_their_means_and_their_sum() -> None:
    x = np.array([0.25, 0.0, 1.5, 0.125, 2.125, 0.0])  # 4 in all
    drawn = draws.round_together(KEYS, np.broadcast_to(x, (NUMBER, 6)))
    assert (drawn.sum(axis=1) == 4).all() and not drawn[:, [1, 5]].any()
    assert (np.abs(drawn - x) < 1).all(), "each is one of the two whole numbers about its mean or next to them"
    off = np.abs(drawn.mean(axis=0) - x)
    assert (off <= 5 * 0.5 / math.sqrt(NUMBER)).all(), f"means are off by {off}"
    padded = draws.round_together(KEYS[:9], np.concatenate([np.broadcast_to(x, (9, 6)), np.zeros((9, 30))], axis=1))
    assert np.array_equal(padded[:, :6], drawn[:9]) and not padded[:, 6:].any()
    thirds = draws.round_together(KEYS, np.full((NUMBER, 3), 1.0 / 3.0))
    assert (thirds.sum(axis=1) == 1).all(), "what adds up to 1 but for rounding is 1"


# --- edges --------------------------------------------------------------------------------------------------


def test_nothing_and_certainty_are_exact() -> None:
    few = KEYS[:1000]
    assert not draws.poisson(few, 0.0).any()
    assert not draws.binomial(few, 0, 0.5).any() and not draws.binomial(few, 10**12, 0.0).any()
    assert (draws.binomial(few, 10**12, 1.0) == 10**12).all()
    assert (draws.binomial(few, 5, 1.0) == 5).all()
    mixed = draws.poisson(few, np.where(np.arange(1000) % 2 == 0, 0.0, 400.0))
    assert not mixed[::2].any() and (mixed[1::2] > 200).all()


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: draws.chance(KEYS[:2], 1.5), ValueError),
        (lambda: draws.chance(KEYS[:2], np.array([0.5, np.nan])), ValueError),
        (lambda: draws.exponential(KEYS[:2], -1.0), ValueError),
        (lambda: draws.exponential(KEYS[:2], np.nan), ValueError),
        (lambda: draws.poisson(KEYS[:2], np.array([1.0, -1e-9])), OverflowError),
        (lambda: draws.poisson(KEYS[:2], np.nan), OverflowError),
        (lambda: draws.poisson(KEYS[:2], np.inf), OverflowError),
        (lambda: draws.binomial(KEYS[:2], -1, 0.5), OverflowError),
        (lambda: draws.binomial(KEYS[:2], 2**51, 0.5), OverflowError),
        (lambda: draws.binomial(KEYS[:2], 5, 1.0000001), ValueError),
        (lambda: draws.binomial(KEYS[:2], 5, np.nan), ValueError),
        (lambda: draws.categorical(KEYS[:1], np.array([[1.0, -1.0]])), ValueError),
        (lambda: draws.categorical(KEYS[:1], np.array([[1.0, np.nan]])), ValueError),
        (lambda: draws.categorical(KEYS[:1], np.array([[1.0, np.inf]])), ValueError),
        (lambda: draws.round_random(KEYS[:1], np.inf), OverflowError),
        (lambda: draws.poisson(KEYS[:2], np.ones(3)), ValueError),
    ],
)
def test_what_cannot_be_drawn_is_refused(call: Callable[[], object], error: type[Exception]) -> None:
    with pytest.raises(error):
        call()


LAST = 1.0 - 2.0**-53


@pytest.mark.parametrize("mean", [1e-300, 1e-9, 0.3, 1.0, 9.99, 17.3, 29.9, 49.999999])
def test_inversion_ends_at_a_believable_count_for_the_largest_uniform(mean: float) -> None:
    """Rounding must not let the climb run past where the probability is."""
    u = np.array([LAST, 0.0, LAST])
    m = np.full(3, mean)
    top, bottom, _ = draws._count_up(u, np.exp(-m), m, None).tolist()
    assert bottom == 0 and top <= mean + 12 * math.sqrt(mean) + 12
    for n in (1, 40, 99, 10**6, draws.LARGEST):
        p = min(0.5, mean / n)
        none = math.exp(n * math.log1p(-p))
        odds = p / (1 - p)
        a, b = np.full(3, (n + 1.0) * odds), np.full(3, odds)
        top, bottom, _ = draws._count_up(u, np.full(3, none), a, b).tolist()
        assert bottom == 0 and top <= min(n, n * p + 12 * math.sqrt(n * p) + 12)


@pytest.mark.parametrize("edge", [0.0, LAST])
def test_rejection_survives_the_edges_of_the_uniforms(edge: float, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_at_the_edge(keys: NDArray[np.uint64], attempt: Ints) -> NDArray[np.float64]:
        return np.where(attempt < 2, edge, luck.uniform(keys, attempt))

    monkeypatch.setattr(rejection, "uniform", first_at_the_edge)
    few = KEYS[:50]
    for mean in (30.0, 1e6, 1e15):
        assert np.abs(rejection.poisson(few, np.full(50, mean)) - mean).max() < 60 * math.sqrt(mean)
        n = np.full(50, 4 * mean)
        assert np.abs(rejection.binomial(few, n, np.full(50, 0.25)) - mean).max() < 60 * math.sqrt(mean)


def test_the_corrections_of_the_factorials_are_right() -> None:
    k = np.concatenate([np.arange(60), [1000, 10**6]]).astype(np.float64)
    with mpmath.workprec(120):
        for x, got in zip(k.tolist(), rejection._correction(k).tolist(), strict=True):
            stirling = (x + 0.5) * mpmath.log(x + 1) - (x + 1) + mpmath.log(2 * mpmath.pi) / 2
            assert abs(got - (mpmath.loggamma(x + 1) - stirling)) < 1e-10


def test_nothing_warns() -> None:
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        for name, draw in EVERY_DRAW.items():
            assert draw(KEYS[:500]).size, name


# --- one element at a time ----------------------------------------------------------------------------------


def vary(keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    """A parameter that goes with the key, so that it can be shuffled with it: log-uniform in 1/1024..1024."""
    return exact.exp2(20.0 * luck.uniform(keys, 99) - 10.0)


def weights_of(keys: NDArray[np.uint64]) -> NDArray[np.float64]:
    w = luck.uniform(keys[..., np.newaxis], 100 + np.arange(6))
    return np.where(w < 0.4, 0.0, w)


def hundredfold(keys: NDArray[np.uint64]) -> Ints:
    return np.asarray(100.0 * vary(keys), dtype=np.int64)


EVERY_DRAW: dict[str, Callable[[NDArray[np.uint64]], NDArray[Any]]] = {
    "chance": lambda keys: draws.chance(keys, vary(keys) / 1024.0),
    "exponential": lambda keys: draws.exponential(keys, vary(keys)),
    "poisson": lambda keys: draws.poisson(keys, vary(keys)),
    "binomial": lambda keys: draws.binomial(keys, hundredfold(keys), luck.uniform(keys, 98)),
    "normal": draws.normal,
    "categorical": lambda keys: draws.categorical(keys, weights_of(keys)),
    "round_random": lambda keys: draws.round_random(keys, vary(keys)),
    "apportion": lambda keys: draws.apportion(hundredfold(keys), weights_of(keys) + 0.01),
    "round_together": lambda keys: draws.round_together(keys, weights_of(keys) * 9.0),
}

# The same on every machine and under every numpy: if one of these fails where it did not before, records made
# elsewhere will not replay there. A change made on purpose needs a new version of the rules.
SIGNATURES = {
    "chance": "cb73f85dbf5bdfbf",
    "exponential": "e8cbf155ab0bffb4",
    "poisson": "7099c0580764f8a0",
    "binomial": "f6380b66cb228ba3",
    "normal": "8678b92c8f2ca364",
    "categorical": "26106ceeb51325f0",
    "round_random": "0e31ef0eee5e56a0",
    "apportion": "030c54866c0fc8d4",
    "round_together": "8236bdc3ea610a26",
}


@pytest.mark.parametrize("name", EVERY_DRAW)
def test_an_element_never_depends_on_its_neighbours(name: str) -> None:
    draw = EVERY_DRAW[name]
    keys = KEYS[:3000]
    together = draw(keys)
    order = np.argsort(luck.uniform(keys, 5), kind="stable")
    assert np.array_equal(draw(keys[order]), together[order])
    assert np.array_equal(draw(keys.reshape(30, 100)), together.reshape(30, 100, *together.shape[1:]))
    for row in range(0, 3000, 250):
        assert draw(keys[row : row + 1]).tobytes() == together[row : row + 1].tobytes()
        assert draw(keys[row : row + 7]).tobytes() == together[row : row + 7].tobytes()
    assert np.array_equal(draw(keys[5].reshape(())), together[5])
    assert draw(keys[:0]).shape == (0, *together.shape[1:])


@pytest.mark.parametrize("name", EVERY_DRAW)
def test_whole_results_are_int64(name: str) -> None:
    expected = {"chance": np.bool_, "exponential": np.float64, "normal": np.float64}.get(name, np.int64)
    assert EVERY_DRAW[name](KEYS[:9]).dtype == expected


@pytest.mark.parametrize("name", SIGNATURES)
def test_the_numbers_are_those_of_every_other_machine(name: str) -> None:
    drawn = FIXED_DRAWS[name](KEYS[:20000])
    assert sha256(np.ascontiguousarray(drawn).tobytes()).hexdigest()[:16] == SIGNATURES[name]


HUNDREDTHS = np.arange(20000) * 0.01
FIXED_DRAWS: dict[str, Callable[[NDArray[np.uint64]], NDArray[Any]]] = {
    "chance": lambda keys: draws.chance(keys, HUNDREDTHS / 200.0),
    "exponential": lambda keys: draws.exponential(keys, HUNDREDTHS),
    "poisson": lambda keys: draws.poisson(keys, HUNDREDTHS),
    "binomial": lambda keys: draws.binomial(keys, np.arange(20000) * 7, luck.uniform(keys, 98)),
    "normal": draws.normal,
    "categorical": lambda keys: draws.categorical(keys, weights_of(keys)),
    "round_random": lambda keys: draws.round_random(keys, HUNDREDTHS),
    "apportion": lambda keys: draws.apportion(np.arange(20000) * 7, weights_of(keys) + 0.01),
    "round_together": lambda keys: draws.round_together(keys, weights_of(keys) * 9.0),
}


def test_the_first_numbers_are_pinned_for_reading() -> None:
    few = KEYS[:8]
    assert draws.poisson(few, 2.0).tolist() == [2, 2, 5, 2, 2, 3, 3, 2]
    assert draws.poisson(few, 50.0).tolist() == [49, 54, 66, 54, 53, 58, 57, 48]
    assert draws.binomial(few, 40, 0.3).tolist() == [12, 13, 17, 13, 13, 15, 14, 11]
    assert draws.binomial(few[:3], 10**12, 0.5).tolist() == [499999934066, 500000250002, 500001167895]
    assert draws.categorical(few, np.array([[1.0, 2.0, 0.0, 3.0]])).tolist() == [1, 3, 3, 3, 3, 3, 3, 1]

"""The statistics under an experiment keep the error rates they state."""

import math

import numpy as np
import pytest

from game.study.statistics import (
    SERIES_UP_TO,
    Interval,
    band_margin,
    mean,
    mean_interval,
    ratio_interval,
    seed_of,
    student_central,
    student_quantile,
)

# Abramowitz and Stegun, table 26.10: degrees of freedom, then the quantiles of 0.95, 0.975 and 0.995.
TABLE = [
    (1, 6.314, 12.706, 63.657),
    (2, 2.920, 4.303, 9.925),
    (3, 2.353, 3.182, 5.841),
    (4, 2.132, 2.776, 4.604),
    (5, 2.015, 2.571, 4.032),
    (10, 1.812, 2.228, 3.169),
    (20, 1.725, 2.086, 2.845),
    (30, 1.697, 2.042, 2.750),
    (60, 1.671, 2.000, 2.660),
    (120, 1.658, 1.980, 2.617),
    (10_000_000, 1.645, 1.960, 2.576),
]


@pytest.mark.parametrize("row", TABLE, ids=[f"{row[0]} degrees" for row in TABLE])
def test_student_quantiles_agree_with_the_published_table(row: tuple[int, float, float, float]) -> None:
    degrees, *published = row
    for probability, value in zip((0.95, 0.975, 0.995), published, strict=True):
        assert student_quantile(probability, degrees) == pytest.approx(value, abs=0.00051)


def test_the_quantile_of_a_probability_has_that_probability_below_it_for_every_number_of_games() -> None:
    for degrees in [*range(1, 60), SERIES_UP_TO - 1, SERIES_UP_TO, SERIES_UP_TO + 1, SERIES_UP_TO + 2, 999]:
        for probability in (0.025, 0.6, 0.975, 0.9995):
            t = student_quantile(probability, degrees)
            below = 0.5 + math.copysign(student_central(abs(t), degrees), t) / 2
            assert below == pytest.approx(probability, abs=1e-11), f"{degrees} degrees of freedom"


def test_the_quantile_refuses_what_has_no_quantile() -> None:
    for probability, degrees in ((0.975, 0), (1.0, 5), (0.0, 5)):
        with pytest.raises(ValueError, match="no Student quantile"):
            student_quantile(probability, degrees)


def test_the_interval_of_a_small_sample_is_the_one_worked_by_hand() -> None:
    # Mean 3, variance 2.5, standard error sqrt(0.5), t(4) = 2.776445.
    interval = mean_interval(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert interval.estimate == 3
    assert interval.low == pytest.approx(3 - 2.776445 * math.sqrt(0.5), abs=1e-6)
    assert interval.high == pytest.approx(3 + 2.776445 * math.sqrt(0.5), abs=1e-6)
    assert interval.n == 5


def test_one_game_or_none_gives_an_interval_without_bounds() -> None:
    assert mean_interval(np.array([2.0])) == Interval(2.0, -math.inf, math.inf, 1)
    none = mean_interval(np.array([]))
    assert math.isnan(none.estimate) and none.n == 0 and none.high == math.inf


def test_the_mean_does_not_depend_on_the_order_of_the_games() -> None:
    values = np.random.default_rng(1).normal(size=500) * np.logspace(-8, 8, 500)
    assert mean(values) == mean(values[::-1]) == mean(np.roll(values, 77))


@pytest.mark.parametrize("games", [3, 5, 20])
def test_the_interval_misses_the_true_mean_in_five_of_a_hundred_samples(games: int) -> None:
    samples = np.random.default_rng(2026).normal(1.0, 3.0, size=(6000, games))
    intervals = [mean_interval(sample) for sample in samples]
    above = sum(interval.low > 1 for interval in intervals) / len(intervals)
    below = sum(interval.high < 1 for interval in intervals) / len(intervals)
    # Four standard errors of a rate of 2.5% in 6,000; a normal quantile would give 6% at five games.
    assert above == pytest.approx(0.025, abs=0.008)
    assert below == pytest.approx(0.025, abs=0.008)


def test_the_ratio_interval_covers_the_true_ratio_about_nineteen_times_in_twenty() -> None:
    generator = np.random.default_rng(7)
    shared = generator.gamma(4.0, 1.0, size=(1500, 80))
    # Poisson counts about the same luck: means 8 and 4, so the true ratio is 2.
    tops, bottoms = generator.poisson(2 * shared), generator.poisson(shared)
    intervals = [
        ratio_interval(top.astype(float), bottom.astype(float), seed=index, resamples=600)
        for index, (top, bottom) in enumerate(zip(tops, bottoms, strict=True))
    ]
    covered = sum(interval.low <= 2 <= interval.high for interval in intervals) / len(intervals)
    # The percentile interval is known to be slightly short: 93% at 20 games, 94% at 80, 94.6% at 200.
    assert 0.92 <= covered <= 0.97
    too_high = sum(interval.low > 2 for interval in intervals) / len(intervals)
    assert too_high < 0.05


def test_the_ratio_keeps_what_the_arms_share() -> None:
    luck = np.random.default_rng(3).gamma(1.0, 10.0, size=100)
    interval = ratio_interval(1.5 * luck, luck, seed=1)
    assert interval.low == pytest.approx(1.5) == interval.high, "the same games must be drawn for both arms"


def test_the_same_title_gives_the_same_ratio_interval_and_another_title_another() -> None:
    generator = np.random.default_rng(4)
    top, bottom = generator.gamma(2.0, 1.0, 50), generator.gamma(2.0, 1.0, 50)
    first = ratio_interval(top, bottom, seed_of("Tempo"))
    assert first == ratio_interval(top, bottom, seed_of("Tempo"))
    assert first.low != ratio_interval(top, bottom, seed_of("Markets")).low
    assert first.estimate == pytest.approx(float(top.mean() / bottom.mean()))


def test_a_denominator_that_is_often_zero_gives_no_bounds() -> None:
    rare = np.zeros(30)
    rare[0] = 1.0
    interval = ratio_interval(np.ones(30), rare, seed=1)
    assert interval == Interval(30.0, -math.inf, math.inf, 30)
    assert math.isnan(ratio_interval(np.ones(30), np.zeros(30), seed=1).estimate)


def test_resampling_in_parts_draws_the_same_games(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(5)
    top, bottom = generator.gamma(2.0, 1.0, 40), generator.gamma(2.0, 1.0, 40)
    whole = ratio_interval(top, bottom, seed=9)
    monkeypatch.setattr("game.study.statistics._DRAWN_AT_ONCE", 1000)
    assert ratio_interval(top, bottom, seed=9) == whole


def test_the_band_margin_is_the_room_left_at_the_nearer_end() -> None:
    assert band_margin(Interval(0, -1, 2, 9), 3) == 1
    assert band_margin(Interval(0, -4, 2, 9), 3) == -1
    assert band_margin(Interval(0, 0, 0, 9), 0) == 0

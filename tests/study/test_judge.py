"""An expectation holds exactly when the games bear it out, and never in silence over what went wrong."""

from collections.abc import Mapping

import numpy as np
import pytest

from game.core.arrays import FloatArray
from game.core.problem import Problem
from game.study.expectation_parser import parse_expectation
from game.study.judge import Judgement, Verdict, exit_status, judge
from game.study.results import ArmResult, ExperimentResult

GAMES = 40
NOISE = np.random.default_rng(20).normal(size=(4, GAMES))


def experiment(
    *lines: str,
    values: Mapping[str, FloatArray],
    left_out: Mapping[str, list[int]] | None = None,
    refused: Mapping[str, Mapping[str, FloatArray]] | None = None,
) -> ExperimentResult:
    """An experiment from arrays named arm_label; every arm has every label, zero where none was given."""
    games = len(next(iter(values.values())))
    labels = tuple(dict.fromkeys(name.split("_")[1] for name in values))
    arms = {}
    for arm in dict.fromkeys(name.split("_")[0] for name in values):
        empty = np.zeros(games, dtype=bool)
        empty[(left_out or {}).get(arm, [])] = True
        arms[arm] = ArmResult(
            name=arm,
            values={label: values.get(f"{arm}_{label}", np.zeros(games)) for label in labels},
            refused=(refused or {}).get(arm, {}),
            refusals=(),
            left_out=empty,
        )
    expectations = tuple(parse_expectation(line) for line in lines)
    return ExperimentResult("A test", "laboratory", "balanced", games, 1, arms, labels, expectations)


def verdict(line: str, **values: FloatArray) -> Verdict:
    """The verdict on one line; arrays are named arm_label."""
    return judge(experiment(line, values=values)).verdicts[0]


def around(centre: float, spread: float, row: int = 0) -> FloatArray:
    """Values of `GAMES` games whose mean is exactly `centre`."""
    noise = NOISE[row] - NOISE[row].mean()
    return np.asarray(centre + spread * noise, dtype=np.float64)


# Each line, the mean of x in a, whether the line holds; x is 10 in b, and the difference is known to 0.28.
DIFFERENCES = [
    ("a.x > b.x", 11.0, True),
    ("a.x > b.x", 10.2, False),
    ("a.x > b.x", 9.0, False),
    ("a.x < b.x", 9.0, True),
    ("a.x < b.x", 9.9, False),
    ("a.x > b.x by at least 5%", 11.0, True),
    ("a.x > b.x by at least 10%", 11.0, False),
    ("a.x > b.x by at least 0.5 units", 11.0, True),
    ("a.x > b.x by at least 0.9 units", 11.0, False),
    ("a.x < b.x by at least 5%", 9.0, True),
    ("a.x < b.x by at least 10%", 9.0, False),
    ("a.x >= b.x within 5%", 10.0, True),
    ("a.x >= b.x within 5%", 9.9, True),
    ("a.x >= b.x within 5%", 9.6, False),
    ("a.x >= b.x within 5%", 14.0, True),
    ("a.x <= b.x within 5%", 10.1, True),
    ("a.x <= b.x within 5%", 10.4, False),
    ("a.x <= b.x within 0.8 units", 10.4, True),
    ("a.x <= b.x within 5%", 3.0, True),
    ("a.x ~ b.x within 5%", 10.1, True),
    ("a.x ~ b.x within 5%", 10.3, False),
    ("a.x ~ b.x within 5%", 9.7, False),
    ("a.x ~ b.x within 0.8 units", 9.7, True),
    ("a.x > 10.5", 11.0, True),
    ("a.x > 10.9", 11.0, False),
    ("a.x < 11.5 by at least 1%", 11.0, True),
    ("a.x ~ 11 within 5%", 11.0, True),
    ("a.x > 1.05 * b.x", 11.0, True),
    ("a.x - b.x > 0.5", 11.0, True),
    ("mean(a.x) in [10.9, 11.1]", 11.0, True),
    ("mean(a.x) in [11.1, 12]", 11.0, False),
    ("mean(a.x - b.x) in [0.5, 1.5]", 11.0, True),
    ("a.x / b.x > 1.05", 11.0, True),
    ("a.x / b.x > 1.09", 11.0, False),
    ("a.x / b.x < 1.15", 11.0, True),
    ("a.x / b.x < 1.11", 11.0, False),
    ("a.x / b.x in [1.05, 1.15]", 11.0, True),
    ("a.x / b.x in [1.05, 1.11]", 11.0, False),
]


@pytest.mark.parametrize(("line", "a", "holds"), DIFFERENCES, ids=[f"{line}, a {a}" for line, a, _ in DIFFERENCES])
def test_a_line_holds_exactly_when_its_interval_does(line: str, a: float, holds: bool) -> None:
    found = verdict(line, a_x=around(a, 0.5), b_x=around(10, 0.5, row=1))
    assert found.held is holds, found.sentence
    assert found.margin is not None and (found.margin >= 0) is holds, found.sentence
    assert (found.n, found.left_out) == (GAMES, 0)


def test_the_margin_is_the_distance_of_the_deciding_end_of_the_interval() -> None:
    found = verdict("a.x > b.x by at least 5%", a_x=around(11, 1), b_x=around(10, 1, row=1))
    assert found.low is not None and found.estimate == pytest.approx(1.0)
    assert found.margin == pytest.approx(found.low - 0.5)
    below = verdict("a.x < b.x", a_x=around(9, 1), b_x=around(10, 1, row=1))
    assert below.high is not None and below.margin == pytest.approx(-below.high)


def test_pairing_finds_an_effect_that_the_spread_of_the_games_would_hide() -> None:
    luck = around(50, 30)
    found = verdict("a.x > b.x", a_x=luck + around(1, 0.5, row=1), b_x=luck)
    assert found.held, found.sentence


def test_a_difference_of_differences_is_taken_game_by_game() -> None:
    luck = around(50, 30)
    arrays = {"a_x": luck + 3 + around(0, 0.5, 1), "b_x": luck, "a_y": luck + around(1, 0.5, 2), "b_y": luck}
    assert verdict("(a.x - b.x) > (a.y - b.y)", **arrays).held
    assert not verdict("(a.x - b.x) < (a.y - b.y)", **arrays).held


def test_a_constant_difference_counts_and_no_difference_does_not() -> None:
    luck = around(5, 1)
    assert verdict("a.x > b.x", a_x=luck + 1, b_x=luck).held
    assert not verdict("a.x > b.x", a_x=luck, b_x=luck).held
    assert verdict("a.x ~ b.x within 0 units", a_x=luck, b_x=luck).held


def test_rounding_is_not_an_effect() -> None:
    tenth, fifth, third = np.full(GAMES, 0.1), np.full(GAMES, 0.2), np.full(GAMES, 0.3)
    found = verdict("a.x + a.y > b.x", a_x=tenth, a_y=fifth, b_x=third)
    assert not found.held, f"0.1 + 0.2 is not more than 0.3: {found.sentence}"


@pytest.mark.parametrize("line", ["a.x ~ b.x within 5%", "a.x >= b.x within 1 units", "a.x <= b.x within 5%"])
def test_two_arms_in_which_nothing_ever_happens_are_not_found_alike(line: str) -> None:
    found = verdict(line, a_x=np.zeros(GAMES), b_x=np.zeros(GAMES))
    assert not found.held
    assert "zero in every game" in found.sentence
    once = np.zeros(GAMES)
    once[3] = 1e-3
    assert verdict("a.x ~ b.x within 1 units", a_x=once, b_x=np.zeros(GAMES)).held


def test_a_measure_may_be_zero_when_it_is_compared_with_a_number() -> None:
    assert verdict("a.x ~ 0 within 0.1 units", a_x=np.zeros(GAMES)).held
    assert not verdict("(a.x - b.x) ~ 0 within 0.1 units", a_x=np.zeros(GAMES), b_x=np.zeros(GAMES)).held
    assert verdict("mean(a.x) in [0, 0]", a_x=np.zeros(GAMES)).held


def test_a_percentage_is_of_the_size_of_the_right_hand_mean() -> None:
    assert verdict("a.x ~ b.x within 5%", a_x=around(-10.1, 0.5), b_x=around(-10, 0.5, row=1)).held
    assert not verdict("a.x ~ b.x within 5%", a_x=around(0.1, 1), b_x=around(0, 1, row=1)).held


def test_games_with_a_missing_value_or_an_empty_role_are_left_out_and_counted() -> None:
    a, b = around(11, 1), around(10, 1, row=1)
    b[:5] = np.nan
    a[2:7] = np.nan
    # These would turn the result round if they were used.
    a[7:10] = -1e6
    result = experiment("a.x > b.x", "mean(b.x) in [9, 11]", values={"a_x": a, "b_x": b}, left_out={"a": [6, 7, 8, 9]})
    compared, alone = judge(result).verdicts
    assert compared.held
    assert (compared.n, compared.left_out) == (30, 10)
    assert "10 games are left out: 4 had an empty role, 6 lack a value" in compared.sentence
    assert (alone.n, alone.left_out) == (35, 5), "games left out of one arm stay in an expectation about another"


@pytest.mark.parametrize(
    "line",
    [
        "a.x > b.x", "a.x ~ b.x within 50%", "a.x / b.x > 0.1", "mean(a.x) in [0, 100]", "a.x > 0",
        "(a.x - b.x) > (b.y - a.y)",
    ],
)  # fmt: skip
def test_fewer_than_half_of_the_games_is_a_failure_that_says_so(line: str) -> None:
    def with_missing(count: int) -> Verdict:
        a = around(11, 1)
        a[:count] = np.nan
        return verdict(line, a_x=a, a_y=around(9, 1, 2), b_x=around(10, 1, 1), b_y=around(8, 1, 3))

    half = with_missing(GAMES // 2)
    assert half.n == GAMES // 2 and half.margin is not None
    fewer = with_missing(GAMES // 2 + 1)
    assert not fewer.held and fewer.margin is None
    assert "Only 19 of 40 games can be used, fewer than half." in fewer.sentence


def test_one_game_proves_no_difference() -> None:
    for line in ("a.x > b.x", "a.x ~ b.x within 50%", "a.x / b.x > 1"):
        found = verdict(line, a_x=np.array([9.0]), b_x=np.array([1.0]))
        assert not found.held
        assert "at least two" in found.sentence
    assert verdict("mean(a.x) in [9, 9]", a_x=np.array([9.0])).held


def test_a_ratio_to_nothing_fails_and_says_so() -> None:
    found = verdict("a.x / b.x < 2", a_x=around(1, 0.1), b_x=np.zeros(GAMES))
    assert not found.held and found.margin is None
    assert "b.x is zero" in found.sentence


# Refused orders


def refusing(*lines: str) -> Judgement:
    """Arm a is above b; in a, one order a game is refused as wrong_seat, in every second game one more."""
    second = np.array([0.0, 1.0] * (GAMES // 2))
    counts = {"a": {"wrong_seat": np.ones(GAMES), "no_teams": second}}
    values = {"a_x": around(11, 1), "b_x": around(10, 1, row=1)}
    return judge(experiment(*lines, values=values, refused=counts))


def test_refused_orders_that_the_file_expects_are_counted_per_game() -> None:
    judged = refusing("refused(a) == 1.5", "refused(a, wrong_seat) == 1", "refused(b) == 0", "a.x > b.x")
    assert judged.held, judged
    assert [found.estimate for found in judged.verdicts[:3]] == [1.5, 1.0, 0.0]


def test_another_number_of_refused_orders_fails_with_the_number_found() -> None:
    judged = refusing("refused(a) == 1", "a.x > b.x")
    assert not judged.held and judged.unsaid == ()
    assert judged.verdicts[0].margin == -0.5
    assert "1.5 orders refused per game in 40 games; 1 were expected." in judged.verdicts[0].sentence
    assert judged.verdicts[1].held, "the file speaks of the refusals, so the other line stands on its own"


def test_an_expectation_never_holds_in_silence_over_refused_orders() -> None:
    judged = refusing("a.x > b.x", "mean(b.x) in [9, 11]")
    about_both, about_b = judged.verdicts
    assert not about_both.held and "orders refused in a" in about_both.sentence
    assert about_b.held
    assert not judged.held
    assert len(judged.unsaid) == 1
    assert "wrong_seat 1, no_teams 0.5" in judged.unsaid[0]
    assert "say refused(a) == 1.5" in judged.unsaid[0]


def test_speaking_of_one_reason_does_not_excuse_another() -> None:
    judged = refusing("refused(a, wrong_seat) == 1", "a.x > b.x")
    assert judged.verdicts[0].held and not judged.verdicts[1].held and not judged.held
    assert "no_teams" in judged.unsaid[0] and "wrong_seat" not in judged.unsaid[0].split(")")[0]
    both = refusing("refused(a, wrong_seat) == 1", "refused(a, no_teams) == 0.5", "a.x > b.x")
    assert both.held


def test_speaking_of_another_arm_does_not_excuse_this_one() -> None:
    assert not refusing("refused(b) == 0").held


def test_a_file_without_expectations_holds_unless_orders_were_refused() -> None:
    assert judge(experiment(values={"a_x": around(1, 1)})).held
    assert not refusing().held


def test_the_number_to_say_in_the_file_is_one_that_then_holds() -> None:
    third = np.array([1.0, 0.0, 0.0])
    found = judge(experiment(values={"a_x": np.ones(3)}, refused={"a": {"no_teams": third}}))
    line = found.unsaid[0].split("say ")[1].rstrip(".")
    assert judge(experiment(line, values={"a_x": np.ones(3)}, refused={"a": {"no_teams": third}})).held, line


def test_refusals_in_games_left_out_do_not_count() -> None:
    counts = np.zeros(GAMES)
    counts[0] = 5
    result = experiment(
        "refused(a) == 0",
        values={"a_x": around(11, 1)},
        refused={"a": {"no_teams": counts}},
        left_out={"a": [0]},
    )
    judged = judge(result)
    assert judged.held
    assert (judged.verdicts[0].n, judged.verdicts[0].left_out) == (39, 1)


# Names, exit status, error rates


def test_an_unknown_arm_or_measure_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(Problem, match="no arm is called bos; nearest: boss"):
        verdict("bos.x > aide.x", boss_x=np.ones(3), aide_x=np.ones(3))
    with pytest.raises(Problem, match="no measure is called atacks; nearest: attacks"):
        verdict("boss.atacks > 0", boss_attacks=np.ones(3))
    with pytest.raises(Problem, match="no arm is called bos; nearest: boss"):
        verdict("refused(bos) == 0", boss_x=np.ones(3))


def test_the_exit_status_is_0_when_all_held_and_1_when_one_did_not() -> None:
    good, bad = refusing("refused(a) == 1.5"), refusing("refused(a) == 2")
    assert exit_status([good, good]) == 0
    assert exit_status([good, bad]) == 1
    assert exit_status([]) == 0


def test_results_whose_arrays_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        ArmResult("a", {"x": np.zeros(3)}, {}, (), np.zeros(4, dtype=bool))
    with pytest.raises(ValueError, match="infinite"):
        ArmResult("a", {"x": np.array([np.inf])}, {}, (), np.zeros(1, dtype=bool))
    arm = ArmResult("a", {"x": np.zeros(3)}, {}, (), np.zeros(3, dtype=bool))
    with pytest.raises(ValueError, match="measures"):
        ExperimentResult("t", "laboratory", "balanced", 3, 1, {"a": arm}, ("y",))
    with pytest.raises(ValueError, match="4 games"):
        ExperimentResult("t", "laboratory", "balanced", 4, 1, {"a": arm}, ("x",))


def rate_held(line: str, a: FloatArray, b: FloatArray) -> float:
    """Share of experiments, one a row, in which the line holds."""
    return sum(verdict(line, a_x=top, b_x=bottom).held for top, bottom in zip(a, b, strict=True)) / len(a)


# Four standard errors of a rate of 2.5% in 3,000 experiments are 0.0114.
@pytest.mark.parametrize(
    ("line", "shift"),
    [
        ("a.x > b.x", 0.0),
        ("a.x < b.x", 0.0),
        ("a.x > b.x by at least 2 units", 2.0),
        ("a.x < b.x by at least 2 units", -2.0),
        ("a.x >= b.x within 2 units", -2.0),
        ("a.x <= b.x within 2 units", 2.0),
        ("a.x ~ b.x within 2 units", 2.0),
        ("a.x ~ b.x within 2 units", -2.0),
    ],
)
def test_a_difference_at_the_limit_passes_in_one_experiment_of_forty(line: str, shift: float) -> None:
    generator = np.random.default_rng(99)
    luck = generator.normal(20, 5, size=(3000, 12))
    a, b = luck + shift + generator.normal(size=luck.shape), luck
    assert rate_held(line, a, b) == pytest.approx(0.025, abs=0.0115)


def test_a_real_effect_is_found_nearly_always_and_its_opposite_never() -> None:
    generator = np.random.default_rng(98)
    luck = generator.normal(20, 5, size=(400, 50))
    a = luck + 1 + generator.normal(size=luck.shape)
    assert rate_held("a.x > b.x", a, luck) > 0.99
    assert rate_held("a.x < b.x", a, luck) == 0
    assert rate_held("a.x ~ b.x within 1.7 units", a, luck) > 0.99

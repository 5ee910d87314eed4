"""The report of an experiment tells every number, every refusal, and that it is no prediction."""

import io
import json

import numpy as np
import pytest
from rich.console import Console

from game.study.expectation_parser import parse_expectation
from game.study.experiment_report import report_json, report_tables
from game.study.judge import judge
from game.study.results import ArmResult, ExperimentResult, Refusal

LINES = ("boss.attacks > aide.attacks", "refused(boss, no_teams) == 0.25", "mean(aide.attacks) in [7, 9]")


def result(*lines: str, arms: int = 2) -> ExperimentResult:
    """Four games; one attack count is missing and in one game of the first arm a role is empty."""
    aide = ArmResult(
        "aide",
        {"attacks": np.array([1.0, 2.0, 3.0, 9.0])},
        {},
        (),
        np.array([False, False, False, True]),
    )
    boss = ArmResult(
        "boss",
        {"attacks": np.array([np.nan, 4.0, 6.0, 9.0])},
        {"no_teams": np.array([0.0, 1.0, 0.0, 0.0])},
        (Refusal(2, "mexico", "raid ALFA/boss [bold]", "no_teams", 1),),
        np.zeros(4, dtype=bool),
    )
    chosen = {"aide": aide, "boss": boss} if arms == 2 else {"boss": boss}
    expectations = tuple(parse_expectation(line) for line in lines)
    return ExperimentResult("The [red] title", "laboratory", "restraint", 4, 7, chosen, ("attacks",), expectations)


def shown(outcome: ExperimentResult, width: int = 160) -> str:
    """The report as a person without colours sees it."""
    screen = io.StringIO()
    Console(file=screen, width=width).print(report_tables(outcome, judge(outcome)))
    return screen.getvalue()


def test_the_json_holds_the_means_the_paired_differences_and_the_verdicts() -> None:
    outcome = result(*LINES)
    told = json.loads(json.dumps(report_json(outcome, judge(outcome)), allow_nan=False))
    measure = told["measures"]["attacks"]
    assert measure["means"] == {"aide": 2.0, "boss": pytest.approx(19 / 3)}
    assert measure["games"] == {"aide": 3, "boss": 3}
    (difference,) = measure["differences"]
    assert (difference["arm"], difference["minus"]) == ("boss", "aide")
    # Games 2 and 3: differences 2 and 3, standard error 0.5, t(1) = 12.7062.
    assert difference["difference"] == 2.5
    assert difference["low"] == pytest.approx(2.5 - 6.3531, abs=1e-4)
    assert difference["high"] == pytest.approx(2.5 + 6.3531, abs=1e-4)
    assert (difference["n"], difference["left_out"]) == (2, 2)
    assert [line["held"] for line in told["expectations"]] == [False, True, False]
    assert told["expectations"][2]["margin"] == -5.0
    assert told["expectations"][0]["expectation"] == "boss.attacks > aide.attacks"
    assert told["refusals"] == [
        {
            "arm": "boss",
            "turn": 2,
            "seat": "mexico",
            "order": "raid ALFA/boss [bold]",
            "reason": "no_teams",
            "count": 1,
        }
    ]
    assert told["refused_per_game"] == {"aide": {}, "boss": {"no_teams": 0.25}}
    assert told["left_out"] == {"aide": 1, "boss": 0}
    assert told["held"] is False and told["failures"] == []
    assert "not a prediction" in told["note"] and "restraint" in told["note"]
    assert (told["title"], told["scenario"], told["preset"]) == ("The [red] title", "laboratory", "restraint")
    assert (told["games"], told["seed"]) == (4, 7)


def test_the_tables_tell_the_same_and_print_brackets_as_they_are() -> None:
    text = shown(result(*LINES))
    for words in (
        "The [red] title",
        "boss less aide",
        "-3.853 to 8.853",
        "6.333 (n=3)",
        "mean(aide.attacks) in [7, 9]",
        "raid ALFA/boss [bold]",
        "In arm aide a role was empty in 1 games",
        "not a prediction",
    ):
        assert words in text, f"{words!r} is missing from\n{text}"
    assert text.count("NO") == 2


def test_a_narrow_terminal_folds_the_text_and_loses_none_of_it() -> None:
    text = "".join(shown(result(*LINES), width=60).split())
    assert "notaprediction" in text
    assert "NO" in text and "yes" in text


def test_refused_orders_that_the_file_does_not_expect_stand_in_the_report() -> None:
    outcome = result("mean(aide.attacks) in [1, 3]")
    assert "say refused(boss) == 0.25" in " ".join(shown(outcome).split())
    told = report_json(outcome, judge(outcome))
    assert told["held"] is False and len(str(told["failures"])) > 50


def test_one_arm_without_expectations_is_just_printed() -> None:
    outcome = result(arms=1)
    text = shown(outcome)
    assert "Paired differences" not in text and "Expectations" not in text
    assert "6.333" in text
    told = report_json(outcome, judge(outcome))
    assert told["expectations"] == []

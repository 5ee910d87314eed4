"""The worked cases beside the rules come out as computed by hand, one by one and in any company."""

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from game.content.rules_text import load_rules
from tests.cases.worked_cases import (
    Case,
    alike,
    all_cases,
    arguments_of,
    cases_file,
    cases_of,
    evaluate,
    pure_functions,
)

TOLERANCE = 1.0e-9  # of the expected value; a zero must come out as zero
CASES = all_cases()
FUNCTIONS = [(rule, name) for rule in load_rules() for name in pure_functions(rule)]


def _companies() -> list[list[Case]]:
    """Cases that can stand in one batch, several times over and in an order of their own."""
    groups: dict[tuple[Any, ...], list[Case]] = defaultdict(list)
    for case in CASES:
        groups[alike(case)].append(case)
    return [[*group, *reversed(group), *group] for group in groups.values()]


COMPANIES = _companies()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.title}")
def test_a_worked_case_comes_out_as_computed_by_hand(case: Case) -> None:
    found = evaluate([case])
    for name, expected in (("result", case.expect), *case.modifiers.items()):
        assert name in found, f"{case.where}: {case.title!r} expects a modifier {name}; there are {', '.join(found)}"
        got = found[name][0].tolist()
        assert np.all(np.abs(np.subtract(got, expected, dtype=float)) <= TOLERANCE * np.abs(expected)), (
            f"{case.where}: {case.title!r}\n{case.function} gave {got} as {name}, the case expects {expected}.\n"
            f"Set the equation of {case.rule} and the arithmetic of the case side by side; one of them is wrong."
        )


@pytest.mark.parametrize("company", COMPANIES, ids=lambda company: f"{company[0].rule}.{company[0].function}")
def test_a_case_has_the_same_bits_alone_and_in_a_batch_of_many(company: list[Case]) -> None:
    same_parameters = all(case.parameters == company[0].parameters for case in company)
    batches = [evaluate(company, per_game=True), *([evaluate(company)] if same_parameters else [])]
    for place, case in enumerate(company):
        for name, alone in evaluate([case]).items():
            for batch in batches:
                assert batch[name].shape[0] == len(company), f"{case.rule}.{case.function}: {name} lost its batch axis"
                assert batch[name][place].tobytes() == alone[0].tobytes(), (
                    f"{case.where}: {case.title!r}\n{case.function} gave {alone[0]!r} as {name} alone and "
                    f"{batch[name][place]!r} in place {place} of a batch of {len(company)}; it must not mix games."
                )


@pytest.mark.parametrize("case", [case for case in CASES if case.directions], ids=lambda case: f"{case.rule}: {case.title}")
def test_a_change_moves_the_result_of_a_case_the_way_it_says(case: Case) -> None:
    base = evaluate([case])["result"][0]
    for direction, changes in case.directions.items():
        for argument, value in changes.items():
            got = evaluate([case.changed(argument, value)])["result"][0]
            right = {"higher_with": got > base, "lower_with": got < base, "same_with": got == base}[direction]
            assert right, (
                f"{case.where}: {case.title!r}\n{case.function} gives {base}, and {got} with {argument}: {value}; "
                f"the case says {direction}. Check the sign in {case.rule} or the case."
            )


@pytest.mark.parametrize(("rule", "function"), FUNCTIONS, ids=[".".join(pair) for pair in FUNCTIONS])
def test_every_function_that_computes_has_worked_cases_for_every_argument(rule: str, function: str) -> None:
    mine = [case for case in cases_of(rule) if case.function == function]
    assert len(mine) >= 2, (
        f"{cases_file(rule).name} has {len(mine)} cases of {function}; work out a usual one and one at an edge."
    )
    arguments = set(arguments_of(pure_functions(rule)[function]))
    if isinstance(mine[0].expect, list):
        return  # a choice has no direction
    shown = {argument for case in mine for changes in case.directions.values() for argument in changes}
    varied = {a for a in arguments if len({str(case.given.get(a)) for case in mine}) > 1}
    assert arguments <= shown | {a for a in varied if isinstance(mine[0].given.get(a), str)}, (
        f"{cases_file(rule).name}: no case of {function} says which way the result goes with "
        f"{', '.join(sorted(arguments - shown))}; add higher_with, lower_with or same_with."
    )


@pytest.mark.parametrize("rule", load_rules())
def test_the_title_of_a_case_is_a_sentence_of_its_own(rule: str) -> None:
    titles = [case.title for case in cases_of(rule)]
    for title in titles:
        assert titles.count(title) == 1, f"{cases_file(rule).name}: {title!r} stands twice; say what differs."
        assert len(title.split()) >= 4 and title[:1].isupper() and not title.endswith("."), (
            f"{cases_file(rule).name}: write {title!r} as a sentence, capital first, without a full stop."
        )

"""A rule is three neighbours that tell the same story: words and equation, parameters and causes, worked cases."""

import pytest

from game.content.rules_text import CASES, load_rules, rules_folder
from tests.cases import rule_source
from tests.cases.worked_cases import cases_file, cases_of

RULES = tuple(load_rules())
FOLDER = rules_folder()


def _keys(rule: str) -> set[str]:
    return {parameter.name.rpartition(".")[2] for parameter in load_rules()[rule].parameters}


def test_every_rule_is_three_files_side_by_side() -> None:
    found = {path for path in FOLDER.glob("*/*") if path.suffix in (".py", ".yaml") and path.name != "__init__.py"}
    stems = {path.parent / path.name.removesuffix(CASES).removesuffix(".yaml").removesuffix(".py") for path in found}
    for stem in sorted(stems):
        for ending in (".py", ".yaml", CASES):
            neighbour = stem.with_name(stem.name + ending)
            assert neighbour in found, f"{neighbour.relative_to(FOLDER)} is missing; write it beside its neighbours."


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_worked_cases(rule: str) -> None:
    assert cases_of(rule), f"{cases_file(rule).name} has no case; work one out by hand."


@pytest.mark.parametrize("rule", RULES)
def test_the_causes_that_a_rule_books_are_those_it_declares(rule: str) -> None:
    booked, declared = rule_source.causes_of(rule), set(load_rules()[rule].causes)
    assert booked <= declared, f"{rule} books {sorted(booked - declared)}; say under causes: what they mean."
    assert declared <= booked, f"{rule} declares the causes {sorted(declared - booked)}, which no constant names."


@pytest.mark.parametrize("rule", RULES)
def test_every_parameter_that_a_rule_reads_is_declared(rule: str) -> None:
    missing = (rule_source.read_for_certain(rule) | rule_source.listed(rule)) - _keys(rule)
    assert not missing, f"{rule} reads {sorted(missing)}; declare them under parameters: or correct the key."


@pytest.mark.parametrize("rule", RULES)
def test_every_parameter_that_a_rule_declares_is_read(rule: str) -> None:
    keys = _keys(rule)
    idle = keys - rule_source.read_for_certain(rule) - rule_source.read_perhaps(rule, keys)
    assert not idle, f"{rule} declares {sorted(idle)}, which nothing reads; use them or remove them."


@pytest.mark.parametrize("rule", RULES)
def test_every_name_in_an_equation_exists(rule: str) -> None:
    for place, equation in (("docstring", rule_source.equation_in_words(rule)), ("YAML", load_rules()[rule].equation)):
        assert equation.strip(), f"{rule} has no equation in its {place}; write it as it is computed."
        unknown = rule_source.unknown_names(rule, equation)
        assert not unknown, (
            f"{rule}: the equation in its {place} names {sorted(unknown)}, which is no parameter, argument or quantity "
            f"of the state; write the name that the code uses."
        )

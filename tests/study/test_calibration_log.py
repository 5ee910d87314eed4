"""The calibration log tells of parameters that exist and ends at the values they have."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.content.load import load_scenario
from game.content.published import read_published
from game.content.rules_text import load_parameters
from game.content.scenario import Scenario
from game.core.parameters import Parameters
from game.study.validation.target import KINDS

LOG = Path(__file__).parents[2] / "docs" / "CALIBRATION.md"
NAME = re.compile(r"`((?:[a-z_]+/)?[a-z_]+(?:\.[A-Za-z0-9_-]+){2,})`")
BARE = re.compile(r"`([a-z_0-9]+)`")


@pytest.fixture(scope="module")
def text() -> str:
    return LOG.read_text(encoding="utf-8")


def rows(text: str) -> Iterator[tuple[str, list[str]]]:
    """Name of the parameter and the other cells of every row of the tables."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and (named := NAME.fullmatch(cells[0])):
            yield named.group(1), cells[1:]


@cache
def rule_book() -> Parameters:
    return load_parameters("balanced")


@cache
def scenario_of(name: str) -> Scenario:
    return load_scenario(name)


def value_now(name: str) -> float | None:
    """What a parameter is now, in the rule book or, before a slash, in a scenario; None where there is none."""
    scenario, sign, inside = name.rpartition("/")
    if not sign:
        rule, _dot, key = name.rpartition(".")
        try:
            return float(rule_book().of(rule, 1)[key])
        except KeyError:
            return None
    return value_in(scenario_of(scenario), inside)


def value_in(scenario: Scenario, name: str) -> float | None:
    if name in scenario.head.parameters:
        return float(scenario.head.parameters[name])
    if (region := re.fullmatch(r"regions\.([A-Z-]+)\.unexplained", name)) is not None:
        found = scenario.regions[region.group(1)].unexplained
        return None if found is None else found.middle
    return None


def test_the_log_names_only_parameters_that_exist(text: str) -> None:
    named = set(NAME.findall(text))
    assert len(named) > 50, "the log names its parameters in full, in backquotes"
    missing = sorted(name for name in named if value_now(name) is None)
    assert not missing, f"{missing} are in no rule book or scenario: correct docs/CALIBRATION.md"


def test_the_last_value_of_a_parameter_is_what_it_is_now(text: str) -> None:
    last = {name: cells[2] if "unexplained" in name else cells[1] for name, cells in rows(text)}
    assert last
    for name, value in last.items():
        assert value_now(name) == pytest.approx(float(value)), (
            f"{name} has been moved since its last row: add one to docs/CALIBRATION.md, with why and what else moved"
        )


def test_each_change_goes_on_from_the_one_before(text: str) -> None:
    at: dict[str, str] = {}
    for name, cells in rows(text):
        assert at.get(name, cells[0]) == cells[0], f"{name}: a row begins at {cells[0]}, the one before ended at {at[name]}"
        assert cells[0] != cells[1] or "unexplained" in name, f"{name}: nothing was moved"
        at[name] = cells[1]


def test_the_targets_it_names_are_printed(text: str) -> None:
    figures = read_published()
    keys = {"tolerated", "unexplained", "restraint", "market_rules", "tempo_works", "half_funds", "output", "seized", *KINDS}
    unknown = sorted(set(BARE.findall(text)) - set(figures) - keys)
    assert not unknown, f"{unknown} are neither published figures nor known keys: correct docs/CALIBRATION.md"

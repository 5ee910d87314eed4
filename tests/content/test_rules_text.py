"""Rule files give parameters with unit, range, grade and source; presets and overrides stay inside them."""

from pathlib import Path

import numpy as np
import pytest

from game.content import rules_text
from game.content.rules_text import (
    all_parameters,
    draw_parameters,
    load_parameters,
    load_preset,
    load_rules,
    preset_names,
    read_rules,
)
from game.core.parameters import Parameter
from game.core.problem import Problem

RULE = """\
title: Leak check
words: The more people know, the likelier a warning.
equation: logit(P) = logit(base)
rows: [M22]
parameters:
  base: {value: 0.05, range: [0.01, 0.2], unit: chance, meaning: a leak, grade: C, source: none, argument: tempo}
  fixed: {value: 2, range: [1, 3], unit: days, meaning: a time, grade: B, source: none}
causes: {losses: losses in the firefight}
"""


def rules_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "raids").mkdir()
    (tmp_path / "raids" / "leak.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "raids" / "leak.cases.yaml").write_text("- anything", encoding="utf-8")
    return tmp_path


@pytest.fixture
def two_parameters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Parameter]:
    rules = read_rules(rules_with(tmp_path, RULE))
    known = {parameter.name: parameter for rule in rules.values() for parameter in rule.parameters}
    monkeypatch.setattr(rules_text, "all_parameters", lambda: known)
    return known


def test_a_parameter_is_named_by_chapter_rule_and_key(two_parameters: dict[str, Parameter]) -> None:
    assert set(two_parameters) == {"raids.leak.base", "raids.leak.fixed"}
    assert two_parameters["raids.leak.fixed"].argument == "none"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "value: 0.05",
            "value: 0.5",
            "line 6: value of base: expected a value inside its range 0.01 to 0.2, found 0.5",
        ),
        ("value: 0.05", "value: high", "line 6: value of base: expected a number, found 'high'"),
        ("grade: C", "grade: E", "line 6: grade of base: expected one of A, A*, B, C, found 'E'"),
        ("unit: chance, ", "", "line 6: unit of base is missing; add it"),
        ("argument: tempo", "argument: tmpo", "expected one of none, tempo, market, restraint, found 'tmpo'"),
        ("equation:", "equasion:", "there is no key 'equasion'; the nearest is equation"),
    ],
)
def test_a_mistake_in_a_rule_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = rules_with(tmp_path, RULE.replace(old, new, 1))
    with pytest.raises(Problem) as refusal:
        read_rules(folder)
    assert "game/rules/raids/leak.yaml, line" in str(refusal.value) and said in str(refusal.value)


def test_overrides_are_held_to_names_and_ranges(two_parameters: dict[str, Parameter]) -> None:
    assert load_parameters(overrides={"raids.leak.base": 0.1}).values["raids.leak.base"] == 0.1
    with pytest.raises(Problem, match=r"There is no parameter raids\.leek\.base; the nearest is raids\.leak\.base"):
        load_parameters(overrides={"raids.leek.base": 0.1})
    with pytest.raises(Problem, match=r"expected a number from 0\.01 to 0\.2 \(chance\), found 0\.9"):
        load_parameters(overrides={"raids.leak.base": 0.9})
    assert load_parameters(overrides={"raids.leak.base": 0.9}, allow_outside=True).values["raids.leak.base"] == 0.9
    with pytest.raises(Problem, match="must be a finite number"):
        load_parameters(overrides={"raids.leak.base": float("nan")}, allow_outside=True)


def test_only_contested_parameters_are_drawn_from_their_ranges(two_parameters: dict[str, Parameter]) -> None:
    seeds = np.arange(2000, dtype=np.uint64)
    drawn = draw_parameters(load_parameters(), seeds)
    base = np.asarray(drawn.values["raids.leak.base"])
    assert base.shape == (2000,) and base.min() >= 0.01 and base.max() <= 0.2
    assert abs(base.mean() - 0.105) < 0.005, "2,000 even draws have a standard error of 0.0012"
    assert drawn.values["raids.leak.fixed"] == 2.0
    assert draw_parameters(load_parameters(), seeds, ["raids.leak.base"]).values["raids.leak.base"] == 0.05
    assert np.asarray(draw_parameters(load_parameters(), seeds[5:6]).values["raids.leak.base"])[0] == base[5]


def test_the_presets_are_there_with_the_default_first() -> None:
    assert preset_names() == ("balanced", "market_rules", "restraint", "tempo_works")
    for name in preset_names():
        preset = load_preset(name)
        assert preset.title["es"] != preset.title["en"] and preset.source


def test_an_unknown_preset_is_refused_with_the_nearest() -> None:
    with pytest.raises(Problem, match=r"There is no preset balancd; the nearest is balanced\."):
        load_parameters("balancd")


def test_every_rule_of_the_game_can_be_read_and_argued_with() -> None:
    for rule in load_rules().values():
        assert rule.title and rule.words and rule.equation, rule.name
    values = load_parameters().values
    assert set(values) == set(all_parameters())

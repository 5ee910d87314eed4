"""`set` fixes a parameter; `scale` multiplies what is set or, with --draw, what each game has drawn."""

from pathlib import Path

import attrs
import numpy as np
import pytest

from game.content.rules_text import UNCONTESTED, all_parameters
from game.core.problem import Problem
from game.session.setting_up import Setup, load_setup, start_games
from game.study.experiment import run_experiment
from game.study.experiment_file import check_experiment, read_file

CONTESTED = all_parameters()["raids.teams.raid_fatigue"]  # a share, drawn between 0.1 and 0.9
SEEDS = range(40)


def test_the_parameter_of_these_tests_is_contested() -> None:
    assert CONTESTED.argument != UNCONTESTED and 0.0 < CONTESTED.low < CONTESTED.value < CONTESTED.high < 1.0


def values(setup: Setup, name: str = CONTESTED.name) -> np.ndarray:
    return np.broadcast_to(np.asarray(start_games(setup, SEEDS).parameters.values[name]), (len(SEEDS),))


def test_a_scaled_parameter_is_drawn_like_any_other_and_then_scaled() -> None:
    drawn = load_setup("laboratory", draw=True)
    plain = values(drawn)
    assert len(np.unique(plain)) == len(SEEDS), f"{CONTESTED.name} should be drawn anew for each game"
    assert np.array_equal(values(attrs.evolve(drawn, scales={CONTESTED.name: 0.5})), plain * 0.5)
    fixed = attrs.evolve(drawn, parameters={CONTESTED.name: CONTESTED.high}, scales={CONTESTED.name: 0.5})
    assert (values(fixed) == CONTESTED.high * 0.5).all(), "a parameter that was set is not drawn"
    published = start_games(attrs.evolve(drawn, scales={CONTESTED.name: 0.5}), [1]).published
    assert published is not None and isinstance(published.values[CONTESTED.name], float)


def test_without_drawing_a_scaled_parameter_is_its_value_times_the_factor() -> None:
    setup = load_setup("laboratory")
    assert (values(attrs.evolve(setup, scales={CONTESTED.name: 0.5})) == values(setup)[0] * 0.5).all()


def arms(folder: Path, entries: str, draw: bool = False) -> tuple[dict[str, float], dict[str, float]]:
    path = folder / "experiment.yaml"
    path.write_text(f"title: Scaled\nscenario: laboratory\nturns: 1\narms:\n  one:\n{entries}", encoding="utf-8")
    file, located = read_file(path)
    arm = check_experiment(file, located, start_games(load_setup("laboratory", draw=draw), [0]), {}).arms[0]
    return dict(arm.parameters), dict(arm.scales)


def test_entries_of_a_file_set_and_scale_in_their_order(tmp_path: Path) -> None:
    name = CONTESTED.name
    twice = f"    - {{scale: {{{name}: 0.5}}}}\n    - {{scale: {{{name}: 0.5}}}}\n"
    assert arms(tmp_path, twice) == ({}, {name: 0.25})
    fixed = f"    - {{set: {{{name}: {CONTESTED.low}}}}}\n"
    assert arms(tmp_path, fixed + twice) == ({name: CONTESTED.low}, {name: 0.25})
    assert arms(tmp_path, twice + fixed) == ({name: CONTESTED.low}, {}), "a later `set` takes the place of what was scaled"


def test_a_factor_that_no_drawn_value_may_take_is_told_with_its_line(tmp_path: Path) -> None:
    factor = (1.0 / CONTESTED.high + 1.0 / CONTESTED.value) / 2.0
    entry = f"    - {{scale: {{{CONTESTED.name}: {factor:.6f}}}}}\n"
    assert arms(tmp_path, entry)[1], "the default times the factor is possible"
    with pytest.raises(Problem, match=r"line 6.*from 0 to 1"):
        arms(tmp_path, entry, draw=True)


def test_an_experiment_with_drawn_parameters_differs_between_its_games_in_every_arm(tmp_path: Path) -> None:
    path = tmp_path / "drawn.yaml"
    path.write_text(
        "title: Recruitment halved\nscenario: laboratory\ngames: 12\nturns: 2\narms:\n  usual: []\n  half:\n"
        "    - {scale: {people.recruitment.rate: 0.5}}\nmeasures:\n  - {name: recruits}\n"
        "expect:\n  - half.recruits < usual.recruits\n",
        encoding="utf-8",
    )
    drawn, plain = run_experiment(path, draw=True), run_experiment(path)
    ratio = {name: result.arms["half"].values["recruits"] / result.arms["usual"].values["recruits"]
             for name, result in (("drawn", drawn), ("plain", plain))}  # fmt: skip
    assert (ratio["drawn"] < 0.7).all(), "in every game half of the drawn rate brings about half of its recruits"
    assert (ratio["plain"] < 0.7).all()

"""--draw: contested parameters take a value of their own in each game; `set` fixes one, `scale` multiplies it."""

import json
from collections import defaultdict
from pathlib import Path

import attrs
import numpy as np
import pytest

from game.commands.main import main
from game.content.load import scenario_names
from game.content.rules_text import UNCONTESTED, all_parameters
from game.core.problem import Problem
from game.core.state import State, copy_state, fields_of_kind
from game.engine.step import resolve_turn
from game.session.session import Session
from game.session.setting_up import HOLD, Setup, load_setup, start_games
from game.study.drawn_values import drawn_values
from game.study.experiment import run_experiment
from game.study.experiment_file import check_experiment, read_file
from tests.properties.test_conservation import RANGES, brought
from tests.support.random_orders import random_orders

CONTESTED = all_parameters()["money.laundering.alone"]  # a share, drawn between 0.1 and 0.9
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


# -- whole games ---------------------------------------------------------------------------------------------------

GAMES = 32


@attrs.define
class Strategic:
    """32 drawn games of the strategic game under random orders: their states, and what decisions brought by unit."""

    states: list[State] = attrs.field(factory=list)
    brought: list[dict[str, np.ndarray]] = attrs.field(factory=list)


@pytest.fixture(scope="module")
def strategic() -> Strategic:
    """Played to the end; to be read only."""
    setup = load_setup("after_the_boss", draw=True)
    game = start_games(setup, range(100, 100 + GAMES), tracing=True)
    assert game.trace is not None
    units = {info.unit for info in fields_of_kind("stock")}
    seen = Strategic([copy_state(game.state)], [{unit: np.zeros(GAMES, dtype=np.int64) for unit in units}])
    for _ in setup.scenario.pulses:
        game.trace.bookings.clear()
        game.trace.events.clear()
        resolve_turn(game, random_orders(game))
        seen.states.append(copy_state(game.state))
        seen.brought.append({unit: was + brought(game, unit) for unit, was in seen.brought[-1].items()})
    return seen


def test_drawn_games_of_the_strategic_game_play_to_their_end_and_lose_nothing(strategic: Strategic) -> None:
    def by_unit(state: State) -> dict[str, np.ndarray]:
        whole: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(GAMES, dtype=np.int64))
        for info in fields_of_kind("stock"):
            assert not (getattr(state, info.name) < 0).any(), f"{info.name} falls below zero under drawn parameters"
            whole[info.unit] = whole[info.unit] + getattr(state, info.name).reshape(GAMES, -1).sum(axis=1)
        return dict(whole)

    states = strategic.states
    first = by_unit(states[0])
    for turn, state in enumerate(states):
        for unit, whole in by_unit(state).items():
            due = first[unit] + strategic.brought[turn][unit]
            assert np.array_equal(whole, due), f"after turn {turn} {unit} were made or lost under drawn parameters"
    assert (states[-1].day > states[0].day + 300).all(), "the games did not come to their end"


def test_levels_of_drawn_games_stay_within_what_they_declare(strategic: Strategic) -> None:
    for turn, state in enumerate(strategic.states):
        for info in fields_of_kind("level", "trait", "belief"):
            found = getattr(state, info.name)
            assert not np.isnan(found).any(), f"after turn {turn} of drawn games {info.name} is no number"
            if info.unit in RANGES:
                low, high = RANGES[info.unit]
                assert ((found >= low) & (found <= high)).all(), (
                    f"after turn {turn} of drawn games {info.name} lies outside {low:g} to {high:g}: a rule does not bear "
                    "a value inside the range of one of its contested parameters"
                )


@pytest.mark.parametrize("scenario", scenario_names())
def test_a_drawn_game_of_any_scenario_is_kept_and_comes_out_again(scenario: str, tmp_path: Path) -> None:
    path = tmp_path / "drawn.plaza"
    seats = dict.fromkeys(load_setup(scenario).scenario.seats, HOLD)
    played = Session.create(scenario, seats, 11, "balanced", None, path, "en", draw=True)
    again = Session.create(scenario, seats, 11, "balanced", None, None, "en", draw=True)
    drawn = drawn_values(played.truth)
    contested = {name for name, one in all_parameters().items() if one.argument != UNCONTESTED}
    assert set(drawn) == contested and drawn == drawn_values(again.truth), "what is drawn follows from the seed"
    batch = start_games(load_setup(scenario, draw=True), [5, 11])
    assert drawn_values(batch, 1) == drawn != drawn_values(batch, 0), "and is the same in a batch of any size"
    played.resolve()
    played.close()
    kept = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert kept["draw"] is True and kept["seed"] == 11, "the record keeps all that the draw follows from"


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    assert (left.value.code, err) == (0, "")
    return out


def test_a_run_tells_what_it_has_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["run", "laboratory", "--seed", "11", "--turns", "1"]
    told = json.loads(printed([*line, "--draw", "--json"], capsys))["drawn"]
    assert told == drawn_values(start_games(load_setup("laboratory", draw=True), [11]))
    assert "drawn" not in json.loads(printed([*line, "--json"], capsys))
    assert f"{len(told)} contested parameters were drawn from the seed" in printed([*line, "--draw"], capsys)

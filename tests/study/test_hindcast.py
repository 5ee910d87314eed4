"""The years 2007 to 2012 can be played with the policy of those years and without removals, and stand beside the record."""

from pathlib import Path

import attrs
import numpy as np
import pytest

from game.content.located import read_located
from game.content.policy_file import OUTCOMES, load_policy
from game.core.injects import make_inject
from game.core.problem import Problem
from game.engine.measuring import Key
from game.session.setting_up import load_setup, start_games
from game.study.batch import Scripted, play
from game.study.experiment import players_of, run_experiment
from game.study.validation.hindcast import (
    FACTOR,
    SCENARIO,
    STATE_ID,
    Hindcast,
    has_hindcast,
    hindcast_targets,
    killings_by_state_targets,
    play_hindcast,
    run_on_turns,
    script_of,
    turn_years,
    wilson,
)
from game.study.validation.target import KINDS
from tests.content.scenarios import copy_of

M12 = Path(__file__).parent.parent / "mechanisms" / SCENARIO / "M12.yaml"
GAMES, TURNS = 3, 10  # two years and a half, in which cases T01 to T03 fall


@pytest.fixture(scope="module")
def found() -> Hindcast:
    return play_hindcast(load_setup(SCENARIO), SCENARIO, GAMES, TURNS)


def test_the_historical_scenario_comes_with_the_game() -> None:
    assert has_hindcast()


def test_a_turn_belongs_to_the_year_of_its_middle_day() -> None:
    setup = load_setup(SCENARIO)
    assert turn_years(setup, load_policy(SCENARIO)) == tuple(year for year in range(2007, 2013) for _ in range(4))
    short = load_setup(SCENARIO, form="short")
    assert turn_years(short, load_policy(SCENARIO, short.scenario)) == tuple(
        year for year in range(2007, 2013) for _ in range(2)
    )


def test_years_regions_and_games_are_read(found: Hindcast) -> None:
    assert found.years == (2007, 2008, 2009) and len(found.regions) == 32
    for arm in (found.history, found.without_removals):
        assert arm.killed.shape == (GAMES, 3, 32) and (arm.killed > 0).any()
        assert arm.groups.shape == (GAMES, TURNS) and (arm.groups >= 60).all()
    assert found.recorded().sum(axis=1).tolist() == [8863, 14004, 19803]


def test_the_policy_is_what_differs(found: Hindcast) -> None:
    shares = found.history.outcomes
    assert shares.shape == (GAMES, len(OUTCOMES)) and np.allclose(shares.sum(axis=1), 1.0)
    assert np.isnan(found.without_removals.outcomes).all(), "without removals there is nothing to come of them"
    first = found.history.killed[:, 0], found.without_removals.killed[:, 0]
    assert (first[0] != first[1]).any(), "the removal of January 2007 should have moved something in its year"


def test_a_year_is_drawn_out_to_its_days(found: Hindcast) -> None:
    setup = load_setup(SCENARIO)
    assert sum(setup.scenario.pulses[:4]) * 7 == 364
    plain = found.history.killed[:, 0] * 364 / 365.25
    assert np.allclose(plain, np.rint(plain)), "killings of four whole turns are whole numbers"


def test_targets_have_an_id_a_kind_a_band_and_a_source_of_their_own(found: Hindcast) -> None:
    targets = [*hindcast_targets(found), *killings_by_state_targets(found)]
    ids = [one.id for one in targets]
    assert len(ids) == len(set(ids)) and all(id.startswith("long_war_") for id in ids)
    for one in targets:
        assert one.kind in KINDS and one.source and one.what and one.band[0] < one.band[1], one.id
        assert one.got is not None, f"{one.id}: nothing came out"


def test_bands_are_those_that_were_decided_beforehand(found: Hindcast) -> None:
    targets = {one.id: one for one in hindcast_targets(found)}
    assert targets["long_war_killed_2008"].band == (14004 * 0.75, 14004 * 1.25)
    assert targets["long_war_pattern"].band == (0.8, 1.0)
    by_state = killings_by_state_targets(found)
    assert [one.id for one in by_state] == [STATE_ID + id for id in found.regions]
    for one in by_state:
        assert one.published is not None and one.band == (one.published / FACTOR, one.published * FACTOR)
    inside = sum(one.fits for one in by_state)
    assert targets["long_war_states_inside"].got == inside


def test_an_interval_of_a_share_is_that_of_wilson() -> None:
    assert wilson(0.5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    assert wilson(0.0, 14) == pytest.approx((0.0, 0.2153), abs=1e-4)


# --- running on to 2020 -------------------------------------------------------------------------------------


def test_removals_go_on_at_their_pace_until_the_end_of_2020() -> None:
    setup, policy = load_setup(SCENARIO), load_policy(SCENARIO)
    last = run_on_turns(setup, policy)
    assert last == 56
    script = script_of(policy, 24, last)
    turns = [one.turn for one in script if one.inject is not None and one.inject.name == "remove_leader"]
    early, late = [turn for turn in turns if turn <= 24], [turn for turn in turns if turn > 24]
    assert len(early) == 29 and len(late) == round(29 * 32 / 24) and min(late) >= 25 and max(late) <= last
    assert max(late.count(turn) for turn in range(25, 57)) == 2, "they should be spread evenly"
    assert not any("remove" in one.inject.name for one in script_of(policy.without_removals(), 24, last) if one.inject)


def test_the_experiment_of_row_m12_plays_the_same_removals_and_deployments() -> None:
    policy, arms = load_policy(SCENARIO), read_located(M12, M12.name).data["arms"]
    for name, played in (("history", policy), ("without", policy.without_removals())):
        script = [one for one in script_of(played, 24, 56) if one.inject is not None]
        wanted = sorted((one.turn, *map(str, one.inject.arguments.values())) for one in script if one.inject is not None)
        keys = ("quantity", "of", "amount", "leader", "mode", "by")
        written = sorted(
            (one["turn"], *(str(float(one[key]) if key == "amount" else one[key]) for key in keys if key in one))
            for one in arms[name]
        )
        assert written == wanted, f"arm {name} of M12.yaml is not what policy.yaml says"


# --- acts that find nobody, and years without data ----------------------------------------------------------


@pytest.mark.parametrize(("or_nobody", "left_out"), [(True, 0), (False, 4)])
def test_an_act_that_finds_nobody_does_nothing_and_may_leave_the_game_in(or_nobody: bool, left_out: int) -> None:
    setup = load_setup("laboratory")
    inject = make_inject("remove_leader", {"leader": "ALFA/boss", "mode": "captured", "by": "mexico"}, if_held=True)
    once = Scripted(1, "control", None, inject)
    game = start_games(setup, range(4))
    key = Key("leaders_removed", "group", game.world.groups.index("ALFA"))
    script = (once, attrs.evolve(once, or_nobody=or_nobody))
    played = play(setup, game, players_of(game.world.seats, {}), 1, (key,), script)
    assert int(played.left_out.sum()) == left_out
    assert played.history.over(key, 1, 1).tolist() == [1.0] * 4, "the post was empty: nobody else may be removed"


def test_if_held_is_true_false_or_skip(tmp_path: Path) -> None:
    text = M12.read_text(encoding="utf-8").replace("mexico, if_held: skip", "mexico, if_held: maybe", 1)
    path = tmp_path / "M12.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as refused:
        run_experiment(path, games=1)
    assert "`if_held` must be true or false, or skip" in str(refused.value) and "\n" not in str(refused.value)


def test_a_hindcast_year_without_data_is_one_sentence(tmp_path: Path) -> None:
    folder = copy_of(SCENARIO, tmp_path)
    path = folder / "killings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  2012:")], encoding="utf-8")
    with pytest.raises(Problem) as refused:
        play_hindcast(load_setup(str(folder)), str(folder), 1, 4)
    assert "has no killings of that year" in str(refused.value) and "\n" not in str(refused.value)

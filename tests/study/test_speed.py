"""The measurements of speed are of the games they say; how fast they are is never asserted."""

import json

import pytest

from game.commands.main import main
from game.content.build_world import places_of
from game.core.problem import Problem
from game.session.setting_up import Setup, load_setup
from game.study import speed_scaling
from game.study.speed import bench


@pytest.fixture(scope="module")
def country() -> Setup:
    return load_setup("tapalpa_plus_72")


def members_of(setup: Setup) -> dict[str, float]:
    return {id: sum(one.members.middle for one in group.presence.values()) for id, group in setup.scenario.groups.items()}


@pytest.mark.parametrize("share", speed_scaling.LENGTHS)
def test_a_longer_scenario_has_so_many_times_the_turns(country: Setup, share: float) -> None:
    whole = country.scenario.pulses
    cut = speed_scaling.longer(country, share).scenario.pulses
    assert len(cut) == round(len(whole) * share)
    assert cut[: len(whole)] == whole[: len(cut)]


@pytest.mark.parametrize("share", speed_scaling.CROWDS)
def test_a_crowded_scenario_has_other_presences_and_groups_as_large(country: Setup, share: float) -> None:
    other = speed_scaling.crowded(country, share)
    before, now = len(places_of(country.scenario).presences), len(places_of(other.scenario).presences)
    assert now == pytest.approx(before * share, abs=len(country.scenario.groups) / 2.0)
    assert members_of(other) == pytest.approx(members_of(country))
    assert set(other.scenario.groups) == set(country.scenario.groups)


def test_groups_that_are_everywhere_cannot_be_crowded_further(country: Setup) -> None:
    with pytest.raises(Problem, match="already in every region"):
        speed_scaling.crowded(country, 1000.0)


def test_scaling_tells_what_each_variant_cost(country: Setup) -> None:
    found = speed_scaling.scaling("tapalpa_plus_72", batch=2, repeats=1)
    assert [row["pulses"] for row in found["pulses"]] == [3, 6, 12, 24]
    presences = [row["presences"] for row in found["presences"]]
    assert presences == sorted(presences) and len(set(presences)) == 3
    for row in (*found["pulses"], *found["presences"], found["spare_slots"]):
        assert row["us_per_pulse"] == pytest.approx(1000.0 * row["ms_per_game"] / row["pulses"], rel=0.01)
    assert set(found["pulses_line"]) == {"fixed_ms", "ms_each", "largest_departure"}


def test_a_straight_line_is_found_with_its_departure() -> None:
    line = speed_scaling._line([1.0, 2.0, 4.0], [5.0, 7.0, 11.0])
    assert (line["fixed_ms"], line["ms_each"], line["largest_departure"]) == (3.0, 2.0, 0.0)
    assert speed_scaling._line([1.0, 2.0, 4.0], [1.0, 4.0, 16.0])["largest_departure"] > 0.2


def test_a_bench_gives_rates_for_every_batch_size() -> None:
    found = bench("the_teapot", batches=(2, 4), least_seconds=0.0)
    assert set(found["batches"]) == {"2", "4"}
    assert all(rates["games_per_s"] > 0 for rates in found["batches"].values())
    assert found["interactive_turn_ms"] > 0 and found["memory_per_game_kb"] > 0


@pytest.mark.parametrize(
    "arguments", [["no_such_scenario", "--scaling"], ["the_teapot", "--desktop", "--scaling"], ["the_teapot", "more"]]
)
def test_bad_input_is_answered_in_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["bench", *arguments])
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "") and len(err.splitlines()) == 1 and "Traceback" not in err


def test_scaling_is_printed_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed_scaling, "scaling", lambda scenario: {"scenario": scenario})
    with pytest.raises(SystemExit) as left:
        main(["bench", "tapalpa_plus_72", "--scaling", "--json"])
    assert left.value.code == 0 and json.loads(capsys.readouterr().out) == {"scenario": "tapalpa_plus_72"}

"""What comes out of the game stands beside published figures; the printed table is pinned, whether it fits or not.

`python -m tests.study.test_validation` pins the table anew, after a change of a rule or parameter that is meant to move it.
"""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.commands import validate as command
from game.commands.main import main
from game.content.common_map import common_map
from game.core.arrays import FloatArray
from game.session.setting_up import load_setup
from game.study.validation import mean_field, networks, report
from game.study.validation.recruitment_model import TODAY, Ensemble, replication, run_ensemble
from game.study.validation.report import Validation
from game.study.validation.rules import Rules, usual_rules
from game.study.validation.target import KINDS, Target, judged
from game.study.validation.year import JANUARY_2026, Year, has_scenario, load_year, play_year, state_targets, year_targets

PINNED = Path(__file__).with_name("validation_table.txt")
PINNED_YEAR = Path(__file__).with_name("validation_year.txt")
PIN_ANEW = "if a change of a rule or parameter is meant to move it, run `python -m tests.study.test_validation`"


def printed(targets: list[Target]) -> str:
    """The table, rounded so that the last bits of a machine do not show."""
    lines = []
    for one in targets:
        low, high = one.interval or (one.got, one.got)
        verdict = "inside" if one.fits else "not inside"
        numbers = " ".join(
            "-" if value is None else f"{value:.4g}" for value in (one.published, *one.band, one.got, low, high)
        )
        lines.append(f"{one.id} {one.kind} {numbers} {verdict}\n")
    return "".join(lines)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return usual_rules()


@pytest.fixture(scope="module")
def drawn() -> networks.Networks:
    return networks.draw_networks(12)


@pytest.fixture(scope="module")
def few(rules: Rules) -> Ensemble:
    return run_ensemble(rules, 3)


def test_the_printed_table_of_the_replication_is_as_it_was(rules: Rules) -> None:
    assert_as_it_was(PINNED, printed(replication(run_ensemble(rules))))


def test_the_printed_table_of_the_year_is_as_it_was() -> None:
    year = load_year()
    assert_as_it_was(PINNED_YEAR, printed([*year_targets(year), *state_targets(year)]))


def assert_as_it_was(file: Path, now: str) -> None:
    kept, lines = file.read_text(encoding="utf-8").splitlines(), now.splitlines()
    moved = [f"{old} -> {new}" for old, new in zip(kept, lines, strict=False) if old != new]
    assert lines == kept, f"{len(moved)} lines moved, such as {moved[:3]}; {PIN_ANEW}"


# --- the networks -------------------------------------------------------------------------------------------


def test_every_network_has_the_published_totals(drawn: networks.Networks) -> None:
    for ties, (pairs, weight) in ((drawn.rivalry, networks.RIVALRIES), (drawn.alliance, networks.ALLIANCES)):
        assert (ties == ties.transpose(0, 2, 1)).all(), "a tie binds both sides"
        assert not ties[:, np.arange(150), np.arange(150)].any(), "no group is tied to itself"
        upper = np.triu(ties)
        assert (np.count_nonzero(upper, axis=(1, 2)) == pairs).all()
        assert (upper.sum(axis=(1, 2)) == weight).all()
    rivals, allies = drawn.rivalry.sum(axis=2), drawn.alliance.sum(axis=2)
    assert (np.count_nonzero(rivals + allies == 0, axis=1) == 36).all()
    assert (np.count_nonzero((rivals > 0) & (allies == 0), axis=1) == 23).all()


def test_the_listed_groups_keep_their_ranks_and_weights(drawn: networks.Networks) -> None:
    rivals, allies = drawn.rivalry.sum(axis=2), drawn.alliance.sum(axis=2)
    for rank, (rivalry, alliance) in networks.LISTED.items():
        assert (rivals[:, rank - 1] == rivalry).all() and (allies[:, rank - 1] == alliance).all()
    others = np.array([rank - 1 for rank in range(11, 151) if rank not in networks.LISTED])
    degree = (rivals + allies)[:, others]
    assert (degree <= networks.HIGHEST_WEIGHT).all() and (np.diff(degree, axis=1) <= 0).all()


def test_a_network_is_the_same_whatever_others_are_drawn(drawn: networks.Networks) -> None:
    fewer = networks.draw_networks(3)
    assert (fewer.rivalry == drawn.rivalry[:3]).all() and (fewer.alliance == drawn.alliance[:3]).all()
    assert (drawn.rivalry[0] != drawn.rivalry[1]).any(), "networks of different numbers differ"


# --- the mean-field limit -----------------------------------------------------------------------------------


def test_the_losses_are_those_of_every_group_against_every_other(rules: Rules, drawn: networks.Networks) -> None:
    country = mean_field.Country.of(drawn, rules)
    members = mean_field.start(12)
    weight = drawn.rivalry.astype(np.float64)
    nobody = np.zeros_like(weight)
    alliance = drawn.alliance_weight[:, :, np.newaxis]
    each = rules.killed(weight, nobody, alliance, members[:, :, np.newaxis], members[:, np.newaxis, :])
    each[:, np.arange(150), np.arange(150)] = 0.0
    np.testing.assert_allclose(country.killed(members), each.sum(axis=2), rtol=1e-12)
    np.testing.assert_allclose(country.killed(members, 10), each[:, :, :10].sum(axis=2), rtol=1e-12)
    spared = mean_field.Country.of(drawn, rules, spare_allies=True)
    each[(drawn.alliance > 0) & (drawn.rivalry == 0)] *= rules.turf["between_allies"]
    np.testing.assert_allclose(spared.killed(members), each.sum(axis=2), rtol=1e-12)


def published_week(members: FloatArray, drawn: networks.Networks) -> dict[str, FloatArray]:
    """The published equation once more, with its published parameters; each term by group (n, 150)."""
    weight = (drawn.rivalry + 1.0) / (drawn.alliance_weight[:, :, np.newaxis] + 1.0)
    weight[:, np.arange(150), np.arange(150)] = 0.0
    return {
        "recruits": 2.527474e-3 * members,
        "arrests": 110.0 * members / members.sum(axis=1, keepdims=True),
        "deaths": 1.549231e-8 * members * (weight * members[:, np.newaxis, :]).sum(axis=2),
        "leavers": 4.0e-8 * members * members,
    }


def test_the_rules_of_the_game_are_the_published_equation_in_the_mean_field_limit(
    rules: Rules, drawn: networks.Networks
) -> None:
    members = mean_field.start(12)
    course = mean_field.Country.of(drawn, rules).run(members, 1, TODAY)
    for name, term in published_week(members, drawn).items():
        # Arrests and courts of the game give the published 110 a week to within one in a hundred.
        margin = 0.01 if name == "arrests" else 1e-9
        np.testing.assert_allclose(getattr(course, name)[0], term.sum(axis=1), rtol=margin, err_msg=name)
    change = sum(getattr(course, name)[0] * sign for name, sign in (("recruits", 1), ("arrests", -1), ("deaths", -1)))
    np.testing.assert_allclose(course.members.sum(axis=1), members.sum(axis=1) + change - course.leavers[0], rtol=1e-12)


# --- targets ------------------------------------------------------------------------------------------------


def target(got: float, **more: Any) -> Target:
    about: dict[str, Any] = {"id": "x", "what": "x", "kind": "check", "published": 5.0, "band": (4.0, 6.0), "source": "x"}
    return Target(got=got, **{**about, **more})


def test_a_target_fits_when_what_came_out_lies_in_its_band() -> None:
    assert target(4.0).fits and target(6.0).fits and not target(6.01).fits and not target(3.99).fits
    spread = judged(np.arange(101.0), id="x", what="x", kind="check", published=5.0, band=(50.0, 50.0), source="x")
    assert spread.fits and spread.interval == (5.0, 95.0)


def test_targets_have_ids_of_their_own_kinds_sources_and_bands(few: Ensemble) -> None:
    found = replication(few)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.kind in KINDS and one.source and one.band[0] <= one.band[1], one.id
        assert one.published is not None and one.band[0] <= one.published <= one.band[1], (
            f"{one.id}: band without its figure"
        )


# --- the year under hold ------------------------------------------------------------------------------------


def year_at(pace: float) -> Year:
    """A year in which every state has its share of 2025, at so many killings a day in the country."""
    states = common_map().states
    share = np.array([one.homicides_2025.middle for one in states.values()])
    killed = np.tile(share / share.sum() * pace * 28.0, (3, 13, 1))
    return Year(tuple(states), killed, np.full(13, 28.0))


def test_a_year_at_the_pace_of_january_with_the_pattern_of_2025_fits() -> None:
    by_id = {one.id: one for one in year_targets(year_at(JANUARY_2026))}
    assert by_id["killed_a_day_at_start"].fits and by_id["killed_a_day_in_year"].fits and by_id["pattern"].fits
    assert by_id["states_inside"].got == 32.0
    assert by_id["trend"].got == pytest.approx(0.0) and not by_id["trend"].fits, "a level year has not the trend of 2025"


def test_a_year_of_twice_the_killing_does_not_fit() -> None:
    by_id = {one.id: one for one in year_targets(year_at(2.0 * JANUARY_2026))}
    assert not by_id["killed_a_day_in_year"].fits and by_id["pattern"].fits
    assert by_id["states_inside"].got == 0.0 and not by_id["states_inside"].fits


def test_the_year_stands_beside_2025_state_by_state() -> None:
    assert has_scenario(), "the strategic scenario after_the_boss comes with the game"
    setup = load_setup("after_the_boss")
    year = play_year(setup, 4)
    assert year.killed.shape == (4, len(setup.scenario.pulses), 32) and year.killed.sum() > 0
    by_state = state_targets(year)
    assert [one.published for one in by_state] == [
        common_map().states[region].homicides_2025.middle for region in setup.scenario.regions
    ]
    again = play_year(setup, 2)
    assert (again.killed == year.killed[:2]).all(), "a game of the year is the same whatever others are played"


# --- the command --------------------------------------------------------------------------------------------


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["validate", *arguments])
    out, err = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, out, err


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, few: Ensemble) -> Validation:
    """The command on three networks and a made-up year of twice the killing."""
    year = year_at(2.0 * JANUARY_2026)
    found = Validation(few, year, (*replication(few), *year_targets(year)), tuple(state_targets(year)))
    monkeypatch.setattr(report, "validate", lambda: found)
    return found


def test_a_target_that_does_not_fit_is_printed_as_not_fitting_and_is_no_error(
    small: Validation, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    status, out, err = run(["--by-state"], capsys)
    assert (status, err) == (0, "")
    trend = next(line for line in out.splitlines() if "last three months" in line)
    assert trend.rstrip().endswith("NO") and "check" in trend
    assert "Jalisco" in out and "not a prediction" in out
    assert "Jalisco" not in run([], capsys)[1], "states are printed only when asked for"


def test_without_the_scenario_the_table_says_so(
    small: Validation, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = Validation(small.ensemble, None, small.targets[:5], ())
    monkeypatch.setattr(report, "validate", lambda: alone)
    status, out, _err = run(["--by-state"], capsys)
    assert status == 0 and "no year under hold" in out


def test_json_lists_every_target_with_the_same_keys(small: Validation, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["--json"], capsys)
    found = json.loads(out)
    assert (status, err) == (0, "") and len(found) == len(small.targets) + 32
    for one in found:
        assert set(one) >= {"id", "what", "kind", "published", "band", "got", "interval", "fits", "source"}
        assert len(one["band"]) == 2 and isinstance(one["fits"], bool)


def test_tables_and_charts_are_written_where_they_were_asked_for(
    small: Validation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "folder"
    status, _out, err = run(["--out", str(folder)], capsys)
    assert status == 0 and err.count("Written") == 5
    assert {path.name for path in folder.iterdir()} == {
        "validation.csv", "killings_by_state.csv", "policies.png", "decade.png", "killings_by_state.png",
    }  # fmt: skip
    with (folder / "validation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [one.id for one in small.targets]
    assert {row["fits"] for row in rows} == {"yes", "no"}


@pytest.mark.parametrize("arguments", [["--out", "{file}"], ["--out", "{file}/deeper"], ["--games", "3"], ["extra"]])
def test_bad_input_is_answered_in_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "validate", lambda: pytest.fail("bad input is refused before anything is run"))
    file = tmp_path / "a_file"
    file.write_text("here", encoding="utf-8")
    status, out, err = run([one.format(file=file) for one in arguments], capsys)
    assert (status, out) == (2, "") and len(err.splitlines()) == 1 and "Traceback" not in err


def test_every_kind_has_a_word() -> None:
    assert set(command.KINDS) == set(KINDS)


if __name__ == "__main__":
    PINNED.write_text(printed(replication(run_ensemble(usual_rules()))), encoding="utf-8")
    the_year = load_year()
    PINNED_YEAR.write_text(printed([*year_targets(the_year), *state_targets(the_year)]), encoding="utf-8")
    print(f"{PINNED.name} and {PINNED_YEAR.name} are written.")

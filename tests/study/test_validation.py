"""What comes out of the game stands beside published figures; the printed tables are pinned, whether they fit or not.

`python -m tests.study.test_validation` pins them anew, after a change of a rule or parameter that is meant to move them. The
replication and the year are pinned as they are printed; what is played beside event studies and wars with fewer games.
"""

import csv
import json
import math
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest

from game.commands import validate as command
from game.commands.main import main
from game.content.common_map import common_map
from game.content.published import read_published
from game.core.arrays import FloatArray
from game.session.setting_up import load_setup
from game.study.validation import mean_field, networks, report
from game.study.validation.charts import draw_charts
from game.study.validation.levels import level_values
from game.study.validation.recruitment_model import TODAY, Ensemble, replication, run_ensemble
from game.study.validation.removals import OUTCOMES, Removals, event_studies, outcomes, play_removals
from game.study.validation.report import SECTIONS, Validation
from game.study.validation.rules import Rules, usual_rules
from game.study.validation.target import KINDS, Pooled, Target, judge, judged
from game.study.validation.wars import reprisals, rerouting, sinaloa, without_the_war
from game.study.validation.year import PACE, SCENARIO, Year, has_scenario, play_year, state_targets, year_values

FIGURES = read_published()
JANUARY_2026 = FIGURES[PACE].published or 0.0
PINNED = Path(__file__).with_name("validation_table.txt")
PINNED_YEAR = Path(__file__).with_name("validation_year.txt")
PINNED_HISTORY = Path(__file__).with_name("validation_history.txt")
FEW_REMOVALS, FEW_WARS = 6, 8  # games, where the command plays 24 and up to 64
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
def year() -> Year:
    return play_year(load_setup(SCENARIO))


@pytest.fixture(scope="module")
def struck() -> Removals:
    return play_removals(load_setup(SCENARIO), FEW_REMOVALS)


def history_of(year: Year, struck: Removals) -> list[Target]:
    """The sections whose games are fewer here, and the levels of the year."""
    setup = load_setup(SCENARIO)
    war = {**reprisals(load_setup("tapalpa_plus_72")), **sinaloa(setup, FEW_WARS), **rerouting(setup, FEW_WARS)}
    levels = level_values(setup, year.levels, year.days)
    return [target for part in (event_studies(struck), outcomes(struck), war, levels) for target in judge(FIGURES, part)]


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
    assert_as_it_was(PINNED, printed(judge(FIGURES, replication(run_ensemble(rules)))))


def test_the_printed_table_of_the_year_is_as_it_was(year: Year) -> None:
    assert_as_it_was(PINNED_YEAR, printed([*judge(FIGURES, year_values(year, FIGURES)), *state_targets(year, FIGURES)]))


def test_the_printed_table_of_removals_wars_and_levels_is_as_it_was(year: Year, struck: Removals) -> None:
    assert_as_it_was(PINNED_HISTORY, printed(history_of(year, struck)))


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


def test_a_sign_fits_only_where_there_is_an_effect() -> None:
    assert target(0.1, compare="sign", band=(0.0, math.inf)).fits
    assert not target(0.0, compare="sign", band=(0.0, math.inf)).fits, "no effect has no sign"
    assert target(0.0, compare="size", band=(0.0, math.inf)).fits


def test_what_never_came_about_does_not_fit_and_a_share_of_few_cases_is_unsure() -> None:
    nothing = judged(np.array([np.nan]), id="x", what="x", kind="check", published=5.0, band=(0.0, 9.0), source="x")
    assert nothing.got is None and not nothing.fits and nothing.document()["got"] is None
    few, many = Pooled.of(3, 24), Pooled.of(300, 2400)
    assert few.share == many.share == pytest.approx(12.5)
    assert few.interval[0] < many.interval[0] < 12.5 < many.interval[1] < few.interval[1]


# --- removals -----------------------------------------------------------------------------------------------


def test_cases_are_large_groups_with_a_head_and_what_is_not_struck_is_one_game(struck: Removals) -> None:
    groups = [case.group for case in struck.cases]
    assert "CDN" in groups and "CJNG" not in groups, "the head of the largest group was killed before the start"
    assert all(case.members > 2000.0 for case in struck.cases)
    assert struck.struck.shape == (FEW_REMOVALS, len(groups), 3, 12, 32)
    assert (struck.struck.sum(axis=(3, 4)) != struck.calm.sum(axis=(1, 2))[:, None, None]).any()


def test_every_removal_has_one_outcome_told_from_the_structure_of_the_group(struck: Removals) -> None:
    fate, heads = struck.outcome, slice(0, 2)
    assert set(np.unique(fate)) <= set(range(len(OUTCOMES)))
    smooth = fate == OUTCOMES.index("smooth")
    assert not (smooth & (struck.broke | struck.contested | struck.gone)).any()
    assert not struck.contested[:, :, 2].any(), "a lieutenant leaves no head's post to contend for"
    assert struck.contested[:, :, heads].any() and not struck.contested[:, :, heads].all()
    shares = [
        found.share for id, found in outcomes(struck).items() if isinstance(found, Pooled) and id.startswith("outcome_")
    ]
    assert sum(shares) == pytest.approx(100.0)


def test_without_the_war_inside_sinaloa_its_two_parts_are_no_enemies() -> None:
    groups = without_the_war(load_setup(SCENARIO)).scenario.groups
    for own, other in (("CDS_MZ", "CDS_CH"), ("CDS_CH", "CDS_MZ")):
        assert other not in groups[own].relations and all(feud.other != other for feud in groups[own].feuds)


# --- the year under hold ------------------------------------------------------------------------------------


def year_at(pace: float) -> Year:
    """A year in which every state has its share of 2025, at so many killings a day in the country."""
    states = common_map().states
    share = np.array([one.homicides_2025.middle for one in states.values()])
    killed = np.tile(share / share.sum() * pace * 28.0, (3, 13, 1))
    return Year(tuple(states), killed, np.full(13, 28.0))


def targets_of(year: Year) -> dict[str, Target]:
    return {one.id: one for one in judge(FIGURES, year_values(year, FIGURES))}


def test_a_year_at_the_pace_of_january_with_the_pattern_of_2025_fits() -> None:
    by_id = targets_of(year_at(JANUARY_2026))
    assert by_id["killed_a_day_at_start"].fits and by_id["killed_a_day_in_year"].fits and by_id["pattern"].fits
    assert by_id["states_inside"].got == 32.0
    assert by_id["trend"].got == pytest.approx(0.0) and not by_id["trend"].fits, "a level year has not the trend of 2025"


def test_a_year_of_twice_the_killing_does_not_fit() -> None:
    by_id = targets_of(year_at(2.0 * JANUARY_2026))
    assert not by_id["killed_a_day_in_year"].fits and by_id["pattern"].fits
    assert by_id["states_inside"].got == 0.0 and not by_id["states_inside"].fits


def test_the_year_stands_beside_2025_state_by_state(year: Year) -> None:
    assert has_scenario(), "the strategic scenario after_the_boss comes with the game"
    setup = load_setup(SCENARIO)
    assert year.killed.shape == (64, len(setup.scenario.pulses), 32) and year.killed.sum() > 0
    by_state = state_targets(year, FIGURES)
    assert [one.published for one in by_state] == [
        common_map().states[region].homicides_2025.middle for region in setup.scenario.regions
    ]
    again = play_year(setup, 2)
    assert (again.killed == year.killed[:2]).all(), "a game of the year is the same whatever others are played"
    assert all((again.levels[name] == year.levels[name][:2]).all() for name in year.levels)


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
    sections = {"replication": tuple(judge(FIGURES, replication(few))), "year": tuple(targets_of(year).values())}
    found = Validation(few, year, None, sections, tuple(state_targets(year, FIGURES)))
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
    alone = Validation(small.ensemble, None, None, {"replication": small.sections["replication"]}, ())
    monkeypatch.setattr(report, "validate", lambda: alone)
    status, out, _err = run(["--by-state"], capsys)
    assert status == 0 and "no year under hold" in out


def test_json_lists_every_target_with_the_same_keys(small: Validation, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(["--json"], capsys)
    found = json.loads(out)
    assert (status, err) == (0, "") and len(found) == len(small.targets) + 32
    for one in found:
        assert set(one) >= {"id", "what", "kind", "published", "band", "got", "interval", "fits", "source"}
        assert len(one["band"]) == 2 and isinstance(one["fits"], bool) and one["section"] in (*SECTIONS, "states")


def test_a_narrow_terminal_gets_lines_in_place_of_a_table(
    small: Validation, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    status, out, _err = run([], capsys)
    assert status == 0 and max(len(line) for line in out.splitlines()) <= 70
    assert "deaths a week in January 2022 (replication): published 124.3" in " ".join(out.split())


def test_charts_of_removals_and_levels_are_drawn_where_they_were_played(
    small: Validation, year: Year, struck: Removals, tmp_path: Path
) -> None:
    levels = tuple(judge(FIGURES, level_values(load_setup(SCENARIO), year.levels, year.days)))
    events, fates = (tuple(judge(FIGURES, part(struck))) for part in (event_studies, outcomes))
    sections = {**small.sections, "events": events, "outcomes": fates, "levels": levels}
    drawn = draw_charts(tmp_path, attrs.evolve(small, removals=struck, sections=sections))
    assert {"removals.png", "outcomes.png", "levels.png"} <= {path.name for path in drawn}
    assert all(path.stat().st_size > 10_000 for path in drawn)


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
    PINNED.write_text(printed(judge(FIGURES, replication(run_ensemble(usual_rules())))), encoding="utf-8")
    the_year = play_year(load_setup(SCENARIO))
    whole = [*judge(FIGURES, year_values(the_year, FIGURES)), *state_targets(the_year, FIGURES)]
    PINNED_YEAR.write_text(printed(whole), encoding="utf-8")
    removed = play_removals(load_setup(SCENARIO), FEW_REMOVALS)
    PINNED_HISTORY.write_text(printed(history_of(the_year, removed)), encoding="utf-8")
    print(f"{PINNED.name}, {PINNED_YEAR.name} and {PINNED_HISTORY.name} are written.")

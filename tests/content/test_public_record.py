"""The record of a historical scenario is laid over the turns of a game, and a game does not begin where it is wrong."""

import functools
from datetime import date
from pathlib import Path

import pytest

from game.commands.main import main
from game.content.calendar import DAYS_A_YEAR, moment, turn_bounds
from game.content.load import in_form, load_scenario, scenario_names
from game.content.policy_file import Killings, load_killings
from game.content.public_record import NATION, public_record
from game.core.problem import Problem
from game.session.session import Session
from tests.content.scenarios import changed, copy_of

NAME = "the_long_war"
DAYS_OF_2006 = DAYS_A_YEAR - 334  # from 1 December 2006 on
DAYS_OF_2012 = 2184 - DAYS_OF_2006 - 5 * DAYS_A_YEAR  # of the 2184 days of a game


@functools.cache
def killings() -> Killings:
    return load_killings(NAME)


def recorded(region: str, year: int) -> int:
    return killings().of(year)[region]


def test_a_turn_that_lies_in_two_years_gets_its_part_of_each() -> None:
    first = public_record(load_scenario(NAME))["MX-CHH"].by_turn[0]  # 91 days from 1 December 2006
    by_hand = 648 * 31.25 / 365.25 + 518 * (91 - 31.25) / 365.25
    assert (recorded("MX-CHH", 2006), recorded("MX-CHH", 2007)) == (648, 518)
    assert first == pytest.approx(by_hand), f"{first} is not 31.25 days of 2006 and 59.75 days of 2007"


def test_a_turn_within_a_year_gets_its_days_of_it() -> None:
    second = public_record(load_scenario(NAME))["MX-CHH"].by_turn[1]
    assert second == pytest.approx(518 * 91 / 365.25)


@pytest.mark.parametrize("form", [None, "short"])
def test_the_line_of_a_state_sums_over_the_turns_to_what_was_recorded_in_their_days(form: str | None) -> None:
    lines = public_record(in_form(load_scenario(NAME), form))
    for region in load_scenario(NAME).regions:
        whole = sum(recorded(region, year) for year in range(2007, 2012))
        parts = (DAYS_OF_2006 * recorded(region, 2006) + DAYS_OF_2012 * recorded(region, 2012)) / DAYS_A_YEAR
        assert sum(lines[region].by_turn) == pytest.approx(whole + parts), region


def test_states_sum_to_the_nation_in_every_turn() -> None:
    lines = dict(public_record(load_scenario(NAME)))
    nation = lines.pop(NATION).by_turn
    for turn, value in enumerate(nation):
        assert sum(line.by_turn[turn] for line in lines.values()) == pytest.approx(value)


def test_a_figure_of_a_whole_game_is_spread_over_the_days_of_its_turns() -> None:
    scenario = load_scenario("after_the_boss")
    line = public_record(scenario)[NATION]
    days = [last - first for first, last in turn_bounds(scenario)]
    assert line.even and sum(line.by_turn) == pytest.approx(23243)
    assert {round(value / of_turn, 6) for value, of_turn in zip(line.by_turn, days, strict=True)} == {round(23243 / 364, 6)}
    short = public_record(in_form(scenario, "short"))[NATION]
    assert len(short.by_turn) == 6 and sum(short.by_turn) == pytest.approx(23243)


def test_scenarios_without_a_record_of_killings_have_no_line() -> None:
    with_one = {name for name in scenario_names() if public_record(load_scenario(name))}
    assert with_one == {NAME, "after_the_boss"}, "a figure of anything else is no line of people killed"


def test_a_moment_is_a_year_and_its_part() -> None:
    assert moment(date(2007, 1, 1), 0.0) == 2007.0
    assert moment(date(2006, 12, 1), 31.25) == pytest.approx(2007.0)
    assert moment(date(2007, 1, 1), DAYS_A_YEAR / 2) == pytest.approx(2007.5)


def test_a_record_that_lacks_a_year_of_the_game_is_one_sentence_and_no_game_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_of(NAME, tmp_path)
    path = folder / "killings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  2012:")], encoding="utf-8")
    with pytest.raises(Problem) as refused:
        Session.create(str(folder), {})
    assert "killings.yaml has no killings of 2012" in str(refused.value) and "\n" not in str(refused.value)
    changed(folder, "policy.yaml", "start: 2006-12-01", "start: 2005-12-01")
    with pytest.raises(Problem, match="no killings of 2005"):
        Session.create(str(folder), {})
    with pytest.raises(SystemExit) as left:
        main(["check", str(folder)])
    assert left.value.code == 2 and "Traceback" not in capsys.readouterr().err


def test_a_record_without_the_day_on_which_the_game_begins_says_what_is_missing(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    (folder / "policy.yaml").unlink()
    with pytest.raises(Problem, match=r"policy\.yaml: the file is missing"):
        Session.create(str(folder), {})


def test_the_record_does_not_change_the_game_it_stands_beside(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    changed(folder, "killings.yaml", "MX-AGU: 48", "MX-AGU: 49")
    assert load_scenario(folder).digest == load_scenario(NAME).digest, "kept games would no longer open"

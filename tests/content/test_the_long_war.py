"""The Long War starts as its sources say, names only the dead and the convicted, and its policy and record are in order."""

import functools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from game.commands.main import main
from game.content import places
from game.content.build import build
from game.content.common_map import common_map
from game.content.languages import LANGUAGES
from game.content.load import in_form, load_scenario
from game.content.policy_file import (
    DeploymentEntry,
    Policy,
    RemovalEntry,
    RuptureEntry,
    check_years,
    load_killings,
    load_policy,
)
from game.content.rules_text import load_parameters
from game.content.scenario import Scenario
from game.core.arrays import KeyArray
from game.core.game import Game
from game.core.orders import ORDERS, may_be_given_by
from game.core.problem import Problem
from game.core.state import State
from game.core.world import World
from game.engine import lenses
from game.engine.history import History
from game.engine.measuring import Key
from game.session.session import Session
from game.session.setting_up import load_setup, start_games
from game.study.batch import play
from game.study.experiment import players_of
from tests.content.scenarios import changed, copy_of, lines_of
from tests.support.sources import without_source

NAME = "the_long_war"
SEEDS: KeyArray = np.arange(1, 21, dtype=np.uint64)
YEARS = tuple(range(2006, 2013))
# Dead, or convicted or sentenced by a court (general knowledge); nobody else may be named.
NAMED = {
    "El Chapo", "El Vicentillo", "El Barbas", "El H", "El Mochomo", "La Barbie", "El Grande", "Nacho Coronel", "El Viceroy",
    "El Diego", "El Doctor", "Tony Tormenta", "El Coss", "El Lazca", "El Hummer", "El Mamito", "El Chayo", "El Chango",
    "La Tuta",
}  # fmt: skip
NO_PERSONS = {"La Familia", "La Paz", "Los Zetas"}
DOCTRINES = {
    "mexico": {"tempo", "markets", "hold_and_build", "accommodation", "steady"},
    "us": {"enable", "pressure", "partnership", "unilateral", "steady"},
}


@functools.cache
def scenario() -> Scenario:
    return load_scenario(NAME)


@functools.cache
def policy() -> Policy:
    return load_policy(NAME)


@functools.cache
def start() -> tuple[World, State]:
    return build(scenario(), SEEDS)


def test_six_years_of_weeks_in_both_forms() -> None:
    full, short = in_form(scenario(), None), in_form(scenario(), "short")
    assert set(scenario().head.forms) == {"short", "unnamed", "short_unnamed"}
    assert scenario().head.pulse_days.middle == 7 and full.pulses == (13,) * 24 and short.pulses == (26,) * 12


def test_all_32_states_are_on_the_map() -> None:
    world, state = start()
    assert set(world.regions) == set(common_map().regions) and len(world.regions) == 32
    assert (state.troops > 0).all() and (state.local_groups >= 1).all()


def test_there_are_between_60_and_70_groups_and_95_000_members() -> None:
    _, state = start()
    groups = (state.group_alive > 0).sum(axis=1) + state.local_groups.sum(axis=1)
    assert (groups == 66).all()
    assert (state.members.sum(axis=1) + state.local_members.sum(axis=1) == 95_000).all()


def test_people_are_counted_as_in_the_year_2006() -> None:
    people = [region.population.middle for region in scenario().regions.values() if region.population is not None]
    assert len(people) == 32 and 103_263_388 < sum(people) < 112_336_538, "the counts of 2005 and 2010 lie on either side"


def test_the_record_has_every_state_and_year_and_the_scenario_starts_from_it() -> None:
    killings = load_killings(NAME)
    assert tuple(killings.by_year) == YEARS
    assert [killings.nation(year) for year in YEARS] == [10447, 8863, 14004, 19803, 25757, 27212, 25964]
    for id, region in scenario().regions.items():
        assert region.homicide_rate is not None and region.population is not None
        yearly = region.homicide_rate.middle * region.population.middle / 100_000
        assert yearly == pytest.approx(killings.of(2006)[id], rel=0.02, abs=1.0), id


def test_the_record_stands_beside_a_whole_game_for_the_nation_and_every_state() -> None:
    killings = load_killings(NAME)
    told = {entry.of: entry.value for entry in scenario().head.history if entry.measure == "homicides"}
    nation = told.pop(None)
    assert nation == sum(told.values()) == sum(killings.nation(year) for year in YEARS[1:])
    for id, value in told.items():
        assert value == sum(killings.of(year)[str(id)] for year in YEARS[1:]), id


def test_killing_starts_near_the_count_of_2006() -> None:
    setup = load_setup(NAME)
    game = start_games(setup, list(range(16)))
    key = Key("homicides", "nation")
    found = play(setup, game, players_of(game.world.seats, {}), 1, (key,)).history.over(key, 1, 1)
    assert float(np.median(found)) * 365 / 91 == pytest.approx(10_447, rel=0.12)


def test_every_number_has_a_source_and_a_grade() -> None:
    bare = without_source(NAME)
    assert not bare, f"without source or grade: {', '.join(bare[:5])}; give them there or under sources."


# --- who is named -------------------------------------------------------------------------------------------


def test_only_the_dead_and_the_convicted_are_named_and_everybody_else_is_a_role() -> None:
    assert scenario().people == "historical"
    named = {leader.nickname["en"] for leader in scenario().leaders.values() if not leader.nickname["en"].endswith(")")}
    assert named == NAMED, f"named but not on the list, or the other way round: {sorted(named ^ NAMED)}"
    for post, leader in scenario().leaders.items():
        if leader.nickname["en"] in NAMED:
            assert leader.nickname["es"] == leader.nickname["en"], post
        else:
            assert all(re.search(r" \([^)]+\)$", leader.nickname[language]) for language in LANGUAGES), post


@pytest.mark.parametrize("form", ["unnamed", "short_unnamed"])
def test_there_is_a_form_without_any_name(form: str) -> None:
    plain, without = in_form(scenario(), form.removesuffix("unnamed").strip("_") or None), in_form(scenario(), form)
    assert without.pulses == plain.pulses and set(without.leaders) == set(plain.leaders)
    world, _ = build(without, SEEDS[:1])
    for post, leader in without.leaders.items():
        assert all(leader.nickname[language].endswith(")") for language in LANGUAGES), f"{post} is still named"
    told = {text for texts in world.nicknames for text in texts.values()}
    assert not NAMED & told and not NAMED & set(re.findall(r"(?:El|La|Tony|Nacho) [A-Z]\w*", without.briefing["en"]))


def test_the_policy_names_nobody_else() -> None:
    for act in policy().acts:
        for text in act.entry.what.values() if not isinstance(act.entry, DeploymentEntry) else ():
            for found in re.findall(r"\b(?:El|La|Los|Tony|Nacho) [A-Z]\w*", text):
                assert found in NAMED | NO_PERSONS, f"{act.entry.id} names {found}: write the post instead"


def test_texts_are_sober_and_say_that_it_is_no_prediction() -> None:
    words = {"en": ("real people", "not a prediction"), "es": ("personas reales", "no una predicción")}
    for language in LANGUAGES:
        for text in (scenario().head.note[language], scenario().briefing[language].replace("\n", " ")):
            for said in words[language]:
                assert said in text, f"the {language} text should say {said!r}"
        odd = {sign for sign in scenario().briefing[language] if ord(sign) > 0xFF}
        assert not odd, f"the briefing in {language} uses {odd}; a Windows terminal may not show them"


def test_the_files_name_no_party() -> None:
    parties = ("Morena", "PAN", "PRI", "PRD", "Republican", "Democrat")
    for file in sorted((places.campaigns() / NAME).iterdir()):
        named = [party for party in parties if re.search(rf"\b{party}\b", file.read_text(encoding="utf-8"))]
        assert not named, f"{file.name} names {named}: seats and officials are roles without a party"


# --- what can be played -------------------------------------------------------------------------------------


def test_seats_have_orders_of_their_own_and_mandates_that_are_not_lost_before_the_first_turn() -> None:
    assert {"mexico", "us"} < set(scenario().seats) and 5 <= len(scenario().seats) - 2 <= 8
    for name, seat in scenario().seats.items():
        assert seat.orders != "all" and all(may_be_given_by(ORDERS[order], name) for order in seat.orders), name
    game = Game(*start(), load_parameters(scenario=scenario().head.parameters))
    history = History(lenses.keys_needed(game))
    history.note(game)
    for seat, mandates in game.world.mandates.items():
        assert len(mandates) >= 2, f"{seat} needs mandates to draw from"
        for mandate in mandates:
            judged = lenses.judge_mandate(game, history, mandate)
            assert judged.red_line_kept.all(), f"{mandate.id} is lost before the first turn"
            assert judged.floor_kept.all() or mandate.floor.measure == "leaders_removed", (
                f"{mandate.id} starts below its floor"
            )


def test_every_doctrine_of_a_seat_has_one_answer_and_doing_nothing_is_free() -> None:
    assert len(scenario().dilemmas) >= 3
    for dilemma in scenario().dilemmas:
        suits = [doctrine for choice in dilemma.choices for doctrine in choice.suits]
        assert len(suits) == len(set(suits)) and set(suits) == DOCTRINES[dilemma.seat], dilemma.id
        assert dilemma.choices[dilemma.otherwise].capital == 0, dilemma.id


def test_it_can_be_played_to_its_end_and_what_is_dated_comes() -> None:
    session = Session.create(NAME, {}, seed=1, form="short")
    turns = len(in_form(scenario(), "short").pulses)
    for _ in range(turns):
        session.resolve()
    dated = {event.id for event in scenario().events if 0 < event.turn <= turns and event.when is None}
    assert dated <= session.deck.come, f"never came: {', '.join(sorted(dated - session.deck.come))}"


def test_the_check_command_finds_it_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", NAME])
    out, err = capsys.readouterr()
    assert (left.value.code, err) == (0, "") and "32 regions, 10 groups" in out


# --- the policy of those years ------------------------------------------------------------------------------


def test_the_policy_is_in_the_order_of_its_dates_and_turns() -> None:
    for kind in (RemovalEntry, DeploymentEntry, RuptureEntry):
        mine = [act for act in policy().acts if isinstance(act.entry, kind)]
        assert mine and [act.entry.date for act in mine] == sorted(act.entry.date for act in mine)
        assert [act.turn for act in mine] == sorted(act.turn for act in mine)
    assert policy().start == date(2006, 12, 1) and policy().years() == YEARS


@pytest.mark.parametrize(("form", "days"), [(None, 91), ("short", 182)])
def test_an_act_comes_at_the_start_of_the_turn_nearest_to_its_date(form: str | None, days: int) -> None:
    for act in load_policy(NAME, in_form(scenario(), form)).acts:
        late = (act.turn - 1) * days - (act.entry.date - policy().start).days
        last = act.turn == len(in_form(scenario(), form).pulses)
        assert abs(late) <= days / 2 or (last and late < 0), f"{act.entry.id} comes {late} days after its date"


def test_the_policy_has_the_cases_of_the_published_list_of_2008_to_2012() -> None:
    cases = [act.entry for act in policy().acts if isinstance(act.entry, RemovalEntry) and act.entry.case is not None]
    assert [case.case for case in cases] == [f"T{number:02d}" for number in range(1, 15)]
    told = [case.outcome for case in cases]
    counts = {"smooth": 3, "split": 5, "absorbed": 3, "civil_war": 3}
    assert {str(outcome): told.count(outcome) for outcome in set(told)} == counts


def test_without_removals_there_is_no_break_that_is_put_down_to_one() -> None:
    left = [act.entry for act in policy().without_removals().acts]
    assert not any(isinstance(entry, RemovalEntry) for entry in left)
    assert {entry.id for entry in left if isinstance(entry, RuptureEntry)} == {"sinaloa_juarez", "gulf_zetas"}
    assert sum(isinstance(entry, DeploymentEntry) for entry in left) == 21


SLIPS = {  # what stands in the file, what stands there instead, and what the sentence must say
    "a leader who does not exist": ("leader: OAXACA/boss", "leader: OAXACA/bos", "no leader 'OAXACA/bos'"),
    "a state that does not exist": ("region: MX-MOR", "region: MX-MORR", "no region 'MX-MORR'; the nearest is MX-MOR"),
    "a group that does not exist": ("group: CDG, other", "group: CDX, other", "no group 'CDX'"),
    "a group without a seat": ("group: CDG, other", "group: CAF, other", "expected a group that has a seat, found 'CAF'"),
    "no date": ("date: 2007-01-16", "date: soon", "expected a date such as 2009-12-16, found 'soon'"),
    "a date before the one above": ("date: 2008-10-26", "date: 2007-10-26", "expected a date not before 2008-01-21"),
    "a date before the start": ("date: 2006-12-11", "date: 2006-11-11", "expected a date not before 2006-12-01"),
    "a date after the end": ("date: 2012-10-07", "date: 2013-10-07", "expected a date within the 2184 days"),
    "an id that stands twice": (
        "id: doctor, date: 2008-10",
        "id: mochomo, date: 2008-10",
        "expected an id that no other entry has, found 'mochomo'",
    ),
    "a reason that is no removal": ("because: mochomo", "because: michoacan", "expected the id of a removal"),
    "an outcome nobody knows": ("case: T12, outcome: smooth", "case: T12, outcome: calm", "expected one of smooth, split"),
    "more troops than there are": ("value: 1200, range: [500, 2000]", "value: 1200000", "from -100000 to 100000"),
    "no text in Spanish": (', es: "Detención de El Diego en Chihuahua"', "", "a text in each of these languages"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_the_policy_is_told_in_one_sentence_with_file_and_line(name: str, tmp_path: Path) -> None:
    was, becomes, told = SLIPS[name]
    folder = copy_of(NAME, tmp_path)
    changed(folder, "policy.yaml", was, becomes)
    sentence = refusal(lambda: load_policy(str(folder)))
    first, last = lines_of(folder / "policy.yaml", becomes) if becomes else lines_of(folder / "policy.yaml", "id: diego")
    assert told in sentence and "\n" not in sentence, sentence
    assert sentence.startswith(f"{folder}/policy.yaml, line ")
    assert first <= int(sentence.split(", line ")[1].split(":")[0]) <= last, sentence


def test_a_policy_that_runs_into_a_year_without_killings_is_told_in_one_sentence(tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    path = folder / "killings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  2012:")], encoding="utf-8")
    sentence = refusal(lambda: check_years(load_policy(str(folder)), load_killings(str(folder))))
    assert "policy.yaml, line " in sentence and "has no killings of that year" in sentence and "2012" in sentence
    assert "\n" not in sentence
    with pytest.raises(SystemExit) as left:
        main(["check", str(folder)])
    assert left.value.code == 2


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("  2012:", "  20012:", "expected a year, such as 2010, found '20012'"),
        ("MX-AGU: 48", "MX-AGU: -48", "expected a whole number from 0, found -48"),
        ("MX-AGU: 48", "MX-AGX: 48", "no region 'MX-AGX'"),
        ("MX-AGU: 48, ", "", "expected a count of every region, also of MX-AGU"),
    ],
)
def test_a_slip_in_the_record_is_told(was: str, becomes: str, told: str, tmp_path: Path) -> None:
    folder = copy_of(NAME, tmp_path)
    changed(folder, "killings.yaml", was, becomes)
    assert told in refusal(lambda: load_killings(str(folder)))


def test_a_scenario_without_a_policy_says_that_the_file_is_missing() -> None:
    assert "policy.yaml: the file is missing" in refusal(lambda: load_policy("the_teapot"))


def refusal(what: Callable[[], object]) -> str:
    with pytest.raises(Problem) as refused:
        what()
    return str(refused.value)

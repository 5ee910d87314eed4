"""After the Boss starts as the sources say, names nobody living, asks fair decisions and can be played to its end."""

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from game.commands.main import main
from game.content import places
from game.content.build import build
from game.content.common_map import common_map
from game.content.languages import LANGUAGES
from game.content.load import in_form, load_scenario
from game.content.rules_text import load_parameters
from game.content.scenario import Scenario
from game.core.arrays import KeyArray
from game.core.game import Game
from game.core.injects import Inject
from game.core.measures import MEASURES
from game.core.orders import ORDERS, may_be_given_by
from game.core.roles import BOSS
from game.core.state import State
from game.core.world import STATE_SEATS, Choice, Dilemma, World
from game.engine import lenses
from game.engine.contending import CONTESTED
from game.engine.history import History
from game.engine.measuring import Key, read
from game.session.session import Session
from game.study.balance_games import play_cells
from tests.support.sources import without_source

NAME = "after_the_boss"
FORMS = (None, "short")
SEEDS: KeyArray = np.arange(1, 21, dtype=np.uint64)
RED = ("CJNG", "CDS_MZ", "CDS_CH", "LNFM", "CDN", "UT")  # the six largest groups
MEMBERS = {  # the middle values of the calibration data, section 6
    "CJNG": 29000, "CUINIS": 2000, "CDS_MZ": 13000, "CDS_CH": 8000, "BLO": 3000, "CABRERA": 1500, "CDN": 8000,
    "CDG_S": 2500, "CDG_M": 2500, "ZVE": 2500, "LNFM": 10500, "CU": 2500, "KT": 1500, "CSRL": 1500, "LL": 3500, "CAB": 1500,
    "CAF": 800, "RUSOS": 1000, "SALAZAR": 1200, "UT": 4500, "ARD": 1200, "TLA": 800, "CCG": 1200, "BARR": 800,
}  # fmt: skip
HOMES_NOT_IN_THE_TABLE = {  # home or strong states of section 6 that the table of states does not list
    "CABRERA": {"MX-COA", "MX-DUR", "MX-ZAC"}, "CUINIS": {"MX-JAL", "MX-MIC"}, "RUSOS": {"MX-BCN", "MX-SIN", "MX-SON"},
    "SALAZAR": {"MX-CHH", "MX-SON"}, "BLO": {"MX-SON"},
}  # fmt: skip
ALLIANCES = {"CJNG": 55, "LNFM": 13, "CDN": 10, "UT": 9, "ZVE": 6, "CU": 4}  # calibration data, section 1.5
DESIGNATED = {"CJNG", "CDS_MZ", "CDS_CH", "CDN", "LNFM", "CDG_S", "CDG_M", "CU"}  # State Department, 20 February 2025
ARTICLES = {"en": ("The ",), "es": ("El ", "La ")}  # an invented nickname is an article and a common noun
HARM = ("civilian_harm", "remove_leader", "us_soil_attack")
OFFICIAL = {"en": "Official ", "es": "Funcionario "}
# What a seat likes more of (1) or less of (-1); what is not listed is neither good nor bad for it in itself.
LIKES: Mapping[str, Mapping[str, int]] = {
    "mexico": {
        "approval": 1, "political_will": 1, "capital": 1, "sovereignty_strain": -1, "us_pressure": -1, "trust": 1,
        "intelligence_cooperation": 1, "courts": 1, "police": 1, "services": 1, "state_control": 1, "corruption": -1,
        "support": -1, "team.fatigue": -1, "seat.points": 1, "aggressiveness": -1, "violence_shock": -1, "prison_break": -1,
        "expose": 1, "remove_members": 1, "set_rung": 1,
    },
    "us": {
        "approval": 1, "political_will": 1, "capital": 1, "sovereignty_strain": -1, "trust": 1, "cooperation_approval": 1,
        "intelligence_cooperation": 1, "courts": 1, "corruption": -1, "us_pressure": 1,
    },
    "group": {
        "cohesion": 1, "command": 1, "group.affiliate_loyalty": 1, "group.affiliates": 1, "support": 1, "us_pressure": -1,
        "state_control": -1, "aggressiveness": -1, "violence_shock": -1, "remove_members": -1, "set_rung": -1,
    },
}  # fmt: skip


@functools.cache
def scenario() -> Scenario:
    return load_scenario(NAME)


@functools.cache
def start() -> tuple[World, State]:
    return build(scenario(), SEEDS)


def held_game(turns: int, form: str | None = None) -> Session:
    """A game in which nobody gives an order, after so many turns."""
    session = Session.create(NAME, {}, seed=1, form=form)
    for _ in range(turns):
        session.resolve()
    return session


def test_a_year_of_weeks_in_both_forms() -> None:
    full, short = (in_form(scenario(), form) for form in FORMS)
    assert scenario().head.pulse_days.middle == 7, "a pulse is a week"
    assert tuple(full.pulses) == (4, 4, 5) * 4
    assert len(short.pulses) == 6
    assert sum(full.pulses) == sum(short.pulses) == 52


def test_all_32_states_are_on_the_map_and_every_one_has_troops_and_main_roads() -> None:
    world, state = start()
    assert set(world.regions) == set(common_map().regions) and len(world.regions) == 32
    assert (state.troops > 0).all()
    joined = {id for route in scenario().routes for id in route.regions}
    assert joined == set(world.regions), f"no main road leads to {', '.join(sorted(set(world.regions) - joined))}"
    assert len({frozenset(route.regions) for route in scenario().routes}) == len(scenario().routes), "a road is named twice"


def test_the_troops_are_those_of_the_published_totals_with_ten_thousand_at_the_border() -> None:
    _, state = start()
    assert (state.troops_border == 10_000).all()
    assert (state.troops.sum(axis=1) + state.troops_border == 84_847 + 33_050 + 130_000).all()


def test_groups_are_where_the_table_of_states_or_their_home_puts_them_and_nowhere_else() -> None:
    for id, group in scenario().groups.items():
        table = {region for region, state in common_map().states.items() if id in state.groups}
        union = table | HOMES_NOT_IN_THE_TABLE.get(id, set())
        assert set(group.presence) == union, id


def test_groups_have_the_sizes_of_the_calibration_data() -> None:
    world, state = start()
    sizes = {
        group: int(state.members[0, state.presence_group[0] == place].sum())
        for place, group in enumerate(world.groups)
        if group in scenario().groups
    }
    assert sizes == MEMBERS
    assert sum(sizes.values()) == 104_500
    assert int(state.local_members[0].sum()) == 35_000 and 120 <= int(state.local_groups[0].sum()) <= 180


def test_groups_stand_to_each_other_as_in_tapalpa_a_week_before() -> None:
    before = load_scenario("tapalpa_plus_72")
    assert set(scenario().groups) == set(before.groups)
    assert relations(scenario()) == relations(before)
    assert {id for id, group in scenario().groups.items() if group.designated} == DESIGNATED


def relations(of: Scenario) -> dict[frozenset[str], str]:
    """Relation of every pair of groups for which one is said; fails where the two sides differ."""
    found: dict[frozenset[str], str] = {}
    for id, group in of.groups.items():
        for other, relation in group.relations.items():
            assert found.setdefault(frozenset((id, other)), relation) == relation, f"{id} and {other} differ"
    return found


def test_alliances_weigh_what_the_published_network_gives_and_sinaloa_shares_its_own() -> None:
    weights = {
        id: group.alliance_weight.middle for id, group in scenario().groups.items() if group.alliance_weight is not None
    }
    assert {id: weights[id] for id in ALLIANCES} == ALLIANCES
    assert weights["CDS_MZ"] + weights["CDS_CH"] == 34 and weights["CDG_S"] + weights["CDG_M"] == 7


def test_the_two_parts_of_sinaloa_are_at_war() -> None:
    world, state = start()
    sides = {world.groups.index("CDS_MZ"), world.groups.index("CDS_CH")}
    a = np.take_along_axis(state.presence_group, state.contact_a, axis=1)[0]
    b = np.take_along_axis(state.presence_group, state.contact_b, axis=1)[0]
    theirs = np.array([{one, other} == sides for one, other in zip(a.tolist(), b.tolist(), strict=True)])
    assert theirs.any() and (state.feud[0, theirs] >= 2).all() and (state.feud[0, ~theirs] == 0).all()


def test_killing_starts_at_the_pace_of_january_2026_with_the_pattern_of_2025() -> None:
    regions, states = scenario().regions, common_map().states
    yearly = {}
    for id, region in regions.items():
        assert region.homicide_rate is not None and region.population is not None
        yearly[id] = region.homicide_rate.middle * region.population.middle / 100_000
        assert yearly[id] == pytest.approx(states[id].homicides_2025.middle * 18_250 / 23_243, rel=0.06), id
    assert sum(yearly.values()) == pytest.approx(18_250, rel=0.01)


def test_the_year_2025_stands_beside_it_for_the_nation_and_every_state() -> None:
    published = {entry.of: entry.value for entry in scenario().head.history if entry.measure == "homicides"}
    assert published.pop(None) == 23_243 == sum(published.values())
    assert set(published) == set(scenario().regions)


def test_every_number_has_a_source_and_a_grade() -> None:
    bare = without_source(NAME)
    assert not bare, f"without source or grade: {', '.join(bare[:5])}; give them there or under sources."


def test_levels_of_the_states_carry_ranges_and_sources_of_their_own() -> None:
    levels = ("state_control", "police", "courts", "services", "corruption", "vetting", "coalition", "support")
    for level in levels:
        assert level in scenario().head.sources, f"{level} needs words of its own under sources"
        for id, region in scenario().head.regions.items():
            number = getattr(region, level)
            assert number is not None and (number.hidden or number.plausible is not None), f"{level} of {id} has no range"


def test_the_governing_coalition_is_strong_where_it_governs() -> None:
    _, state = start()
    shares = state.coalition[0]
    assert set(np.round(shares, 2).tolist()) == {0.3, 0.8}
    assert int((shares < 0.5).sum()) == 8, "eight governors of early 2026 are not of the federal coalition"


def test_nobody_leads_the_organisation_and_four_of_about_equal_strength_contend() -> None:
    session = held_game(0)
    state, world = session.truth.state, session.truth.world
    group = world.groups.index("CJNG")
    assert state.succession[0, group] == CONTESTED, "the press knew of no successor"
    heads = (state.post_group[0] == group) & (state.post_role[0] == BOSS)
    assert (state.leader_in_post[0, heads] == 0).all()
    assert "CJNG/heir" not in scenario().leaders
    middles = [
        trait.middle
        for number in range(1, 5)
        for trait in (scenario().leaders[f"CJNG/deputy-{number}"].competence,)
        if trait is not None
    ]
    assert len(middles) == 4 and max(middles) - min(middles) < 0.1


def test_the_reprisals_of_february_do_not_happen_again() -> None:
    game = held_game(1).truth
    for measure in ("roadblocks", "retaliation_attacks"):
        value, _ = read(game, Key(measure, "nation"))
        assert value[0] == 0, f"{measure}: nobody was removed in this game, so nobody should strike back"


def test_posts_are_held_by_invented_people_and_officials_are_roles() -> None:
    assert scenario().people == "invented"
    leaders = scenario().leaders
    for language in LANGUAGES:
        assert len({leader.nickname[language] for leader in leaders.values()}) == len(leaders), language
    for post, leader in leaders.items():
        for language in LANGUAGES:
            name = leader.nickname[language]
            if "/protector-" in post:
                assert name.startswith(OFFICIAL[language]), f"{post} is called {name}: an official appears as a role"
            else:
                noun = name.split(" ", 1)[1]
                assert name.startswith(ARTICLES[language]) and noun[0].isupper(), f"{post} is called {name}"
                assert len(noun.split()) <= 2, f"{post} is called {name}: longer than an invented nickname"


def test_the_largest_groups_have_their_roles_filled_and_about_145_posts_exist() -> None:
    posts = [post for post, leader in scenario().leaders.items() if not leader.vacant]
    assert 130 <= len(posts) <= 150
    for id in scenario().groups:
        assert f"{id}/deputy-1" in posts
        assert (f"{id}/boss" in posts) == (id != "CJNG")
    for id in (*RED, "LL", "BLO"):
        for role in ("financier-1", "logistician-1", "enforcer-1"):
            assert f"{id}/{role}" in posts, f"{id} lacks {role}"
        assert any(post.startswith(f"{id}/plaza-") for post in posts)
        assert any(post.startswith(f"{id}/protector-") for post in posts)


def test_texts_say_that_people_are_invented_and_that_it_is_no_prediction() -> None:
    words = {"en": ("invented nicknames", "not a prediction"), "es": ("apodos inventados", "no una predicción")}
    for language in LANGUAGES:
        briefing = scenario().briefing[language].replace("\n", " ")
        for text in (scenario().head.note[language], briefing):
            for said in words[language]:
                assert said in text, f"the {language} text should say {said!r}"
        odd = {sign for sign in briefing if ord(sign) > 0xFF}
        assert not odd, f"the briefing in {language} uses {odd}; a Windows terminal may not show them"


def test_both_states_and_the_six_largest_groups_can_be_played_with_orders_of_their_own() -> None:
    assert set(scenario().seats) == {"mexico", "us", *(f"group:{id}" for id in RED)}
    largest = sorted(MEMBERS, key=lambda id: -MEMBERS[id])[:6]
    assert set(RED) == set(largest)
    for name, seat in scenario().seats.items():
        assert seat.orders != "all" and len(set(seat.orders)) == len(seat.orders)
        assert all(may_be_given_by(ORDERS[order], name) for order in seat.orders), name
        assert "answer_dilemma" in seat.orders and 3 <= seat.attention <= 6, name


def test_mandates_differ_and_no_red_line_or_floor_of_a_level_is_crossed_before_anybody_has_played() -> None:
    game = Game(*start(), load_parameters(scenario=scenario().head.parameters))
    history = History(lenses.keys_needed(game))
    history.note(game)
    for seat, mandates in game.world.mandates.items():
        assert len(mandates) >= 2, f"{seat} needs mandates to draw from"
        for mandate in mandates:
            judged = lenses.judge_mandate(game, history, mandate)
            assert judged.red_line_kept.all(), f"{mandate.id} is lost before the first turn"
            counted = MEASURES[mandate.floor.measure].kind == "flow" and mandate.floor.at_least is not None
            if not counted:  # what is to be reached over the year is not there on its first day
                assert judged.floor_kept.all(), f"{mandate.id} starts below its floor"


@pytest.mark.parametrize("seat", STATE_SEATS)
def test_a_year_without_an_order_meets_no_mandate_but_by_luck(seat: str) -> None:
    cells = [tuple((one, "hold" if one == seat else other) for one in STATE_SEATS) for other in ("steady", "hold")]
    played = play_cells("after_the_boss", "balanced", None, cells, 16, seed=0)
    for mandate in scenario().seats[seat].mandates:
        judged = [played[cell].mandates[seat, mandate.id] for cell in cells]
        met = [one.red_line_kept & one.floor_kept & (one.lens >= mandate.target.middle) for one in judged]
        share = float(np.mean(met))
        assert share <= 1 / 3, f"{mandate.id} is met in {share:.0%} of games in which {seat} does nothing: ask for more"


def test_at_least_twelve_decisions_and_two_for_every_seat() -> None:
    asked = [dilemma.seat for dilemma in scenario().dilemmas]
    assert len(asked) >= 12
    for seat in scenario().seats:
        assert asked.count(seat) >= 2, f"{seat} is asked too little"
    early = [dilemma for dilemma in scenario().dilemmas if dilemma.first <= len(in_form(scenario(), "short").pulses)]
    assert len(early) >= 12, "the short form leaves out what comes after its last turn"


def worth(dilemma: Dilemma, choice: Choice) -> dict[tuple[str, str], float]:
    """What an answer is worth to its seat, by what it changes and of what; the price counts as capital."""
    kind = dilemma.seat.split(":")[0]
    likes, found = LIKES[kind], {("capital", ""): -choice.capital}
    for effect in choice.effects:
        name, of, size = _meant(effect, kind)
        if name in likes:
            key = (name, "" if name == "capital" else of)
            found[key] = found.get(key, 0.0) + likes[name] * size
    return found


def _meant(effect: Inject, kind: str) -> tuple[str, str, float]:
    """What an effect changes, of what, and by how much."""
    given = effect.arguments
    if effect.name == "shift":
        return str(given["quantity"]), str(given.get("of", "")), float(given["amount"])
    of = str(given.get("region", given.get("group", given.get("leader", ""))))
    if effect.name == "violence_shock":
        return effect.name, of, (float(given["factor"]) - 1.0) * float(given["weeks"])
    if effect.name == "set_rung" and kind == "group":
        return effect.name, of, float(given["rung"])
    return effect.name, of, float(given.get("count", given.get("rung", 1.0)))


def pairs() -> Iterator[tuple[Dilemma, Choice, Choice]]:
    for dilemma in scenario().dilemmas:
        for one in dilemma.choices:
            for other in dilemma.choices:
                if one is not other:
                    yield dilemma, one, other


def test_no_answer_is_better_than_another_in_everything() -> None:
    for dilemma, one, other in pairs():
        mine, theirs = worth(dilemma, one), worth(dilemma, other)
        keys = set(mine) | set(theirs)
        better = [key for key in keys if mine.get(key, 0.0) > theirs.get(key, 0.0)]
        worse = [key for key in keys if mine.get(key, 0.0) < theirs.get(key, 0.0)]
        assert better or not worse, f"{dilemma.id}: {other.id} beats {one.id} in everything; give {one.id} something"


def test_a_doctrine_has_at_most_one_answer_and_doing_nothing_is_free() -> None:
    known = {
        "mexico": {"tempo", "markets", "hold_and_build", "accommodation", "steady"},
        "us": {"enable", "pressure", "partnership", "unilateral", "steady"},
    }
    for dilemma in scenario().dilemmas:
        suits = [doctrine for choice in dilemma.choices for doctrine in choice.suits]
        assert len(suits) == len(set(suits)), f"{dilemma.id}: a doctrine would choose two answers"
        assert set(suits) == known.get(dilemma.seat, set()), f"{dilemma.id}: every doctrine of the seat answers it"
        assert dilemma.choices[dilemma.otherwise].capital == 0


def test_killed_people_are_never_what_an_answer_brings() -> None:
    for dilemma in scenario().dilemmas:
        for choice in dilemma.choices:
            harm = [effect.name for effect in choice.effects if effect.name in HARM]
            assert not harm, f"{dilemma.id}/{choice.id} brings {harm}: let the rules decide who dies"


@pytest.mark.parametrize("form", FORMS)
def test_what_is_dated_comes_in_a_year_without_orders(form: str | None) -> None:
    turns = len(in_form(scenario(), form).pulses)
    session = held_game(turns, form)
    events = {event.id for event in scenario().events if 0 < event.turn <= turns and event.when is None}
    assert events <= session.deck.come, f"never came: {', '.join(sorted(events - session.deck.come))}"
    state = session.truth.state
    for place, dilemma in enumerate(scenario().dilemmas):
        if dilemma.first <= turns and not dilemma.measure:
            assert state.dilemma_status[0, place] > 0, f"{dilemma.id} was never asked"


def test_it_is_in_order_and_can_be_played_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", NAME, "--play", "20"])
    out, err = capsys.readouterr()
    assert (left.value.code, err) == (0, "")
    assert "32 regions, 24 groups" in out and "played to their end" in out


def test_the_files_name_no_party() -> None:
    folder: Path = places.campaigns() / NAME
    parties = ("Morena", "PAN", "PRI", "Movimiento Ciudadano", "Republican", "Democrat")
    for file in sorted(folder.iterdir()):
        text = file.read_text(encoding="utf-8")
        named = [party for party in parties if re.search(rf"\b{party}\b", text)]
        assert not named, f"{file.name} names {named}: seats and officials are roles without a party"

"""Tapalpa plus 72 starts as the sources say, names nobody living, and can be played to its end in both forms."""

import functools

import numpy as np
import pytest

from game.content.build import build
from game.content.common_map import common_map
from game.content.languages import LANGUAGES
from game.content.load import in_form, load_scenario
from game.content.rules_text import load_parameters
from game.content.scenario import Scenario
from game.core.arrays import KeyArray
from game.core.game import Game
from game.core.orders import ORDERS, may_be_given_by
from game.core.state import State
from game.core.world import World
from game.engine import lenses
from game.engine.history import History
from game.rules.raids import teams
from game.session.session import Session

NAME = "tapalpa_plus_72"
FORMS = (None, "short")
SEEDS: KeyArray = np.arange(1, 41, dtype=np.uint64)
ARTICLES = {"en": ("The ",), "es": ("El ", "La ")}  # an invented nickname of CJNG is an article and a common noun
POST_WORDS = {"en": ("Head of ", "Deputy in "), "es": ("Jefe de", "Lugarteniente de")}
DESIGNATED = {"CJNG", "CDS_MZ", "CDS_CH", "CDN", "LNFM", "CDG_S", "CDG_M", "CU"}  # State Department, 20 February 2025


@functools.cache
def scenario() -> Scenario:
    return load_scenario(NAME)


@functools.cache
def start() -> tuple[World, State]:
    return build(scenario(), SEEDS)


def test_it_lasts_seventy_two_hours_in_both_forms() -> None:
    full, short = (in_form(scenario(), form) for form in FORMS)
    assert scenario().head.pulse_days.middle == 0.25, "a pulse is six hours"
    assert tuple(full.pulses) == (1,) * 12
    assert tuple(short.pulses) == (1, 2, 3, 3, 3)


def test_it_opens_with_the_removal_of_the_boss_at_hour_0() -> None:
    opening = scenario().events[0]
    assert (opening.turn, opening.when) == (0, None), "it has happened before the first turn is planned"
    assert opening.inject.name == "remove_leader"
    assert dict(opening.inject.arguments) == {"leader": "CJNG/boss", "mode": "killed", "by": "mexico"}


def test_after_the_opening_nobody_leads_and_the_talk_can_be_heard() -> None:
    session = Session.create(NAME, {}, seed=1)
    state, world = session.truth.state, session.truth.world
    assert state.turn[0] == 0, "this is what the seats meet when they plan their first turn"
    assert state.leader_in_post[0, world.posts.index("CJNG/boss")] == 0
    assert state.chatter[0, world.groups.index("CJNG")] > 0.5, "the removal should open the intercept window"


def test_all_32_states_are_on_the_map() -> None:
    world, _ = start()
    assert set(world.regions) == set(common_map().regions)
    assert len(world.regions) == 32


def test_each_seat_has_at_most_ten_orders_and_three_to_six_decisions() -> None:
    assert set(scenario().seats) == {"mexico", "us", "group:CJNG"}
    for name, seat in scenario().seats.items():
        assert seat.orders != "all" and len(set(seat.orders)) == len(seat.orders) <= 10, name
        assert all(may_be_given_by(ORDERS[order], name) for order in seat.orders), name
        assert 3 <= seat.attention <= 6, name


def test_each_seat_has_three_mandates_that_differ() -> None:
    for name, seat in scenario().seats.items():
        assert len(seat.mandates) >= 3, f"{name} needs three mandates to draw from"
        asked = {
            (one.lens, one.target.middle, one.floor.measure, one.red_line.measure, one.title["en"]) for one in seat.mandates
        }
        assert len(asked) == len(seat.mandates), f"two mandates of {name} ask for the same"


def test_no_red_line_is_crossed_before_anybody_has_played() -> None:
    game = Game(*start(), load_parameters())
    history = History(lenses.keys_needed(game))
    history.note(game)
    for mandates in game.world.mandates.values():
        for mandate in mandates:
            judged = lenses.judge_mandate(game, history, mandate)
            assert judged.red_line_kept.all(), f"{mandate.id} is lost before the first turn"


def test_six_headline_measures_are_on_screen() -> None:
    assert len(set(scenario().head.headline_measures)) == 6


def test_nobody_living_is_named() -> None:
    nicknames = {post: leader.nickname for post, leader in scenario().leaders.items()}
    assert len({name["en"] for name in nicknames.values()}) == len(nicknames)
    for post, name in nicknames.items():
        words = ARTICLES if post.startswith("CJNG/") else POST_WORDS
        for language in LANGUAGES:
            assert name[language].startswith(words[language]), f"{post} is called {name[language]}: no invented nickname"


def test_the_texts_say_that_the_chiefs_are_invented_and_that_it_is_no_prediction() -> None:
    words = {"en": ("invented nicknames", "not a prediction"), "es": ("apodos inventados", "no una predicción")}
    for language in LANGUAGES:
        for text in (scenario().head.note[language], scenario().briefing[language].replace("\n", " ")):
            for said in words[language]:
                assert said in text, f"the {language} text should say {said!r}"


def test_the_briefing_has_a_part_for_every_seat_and_for_the_conflicts_between_sources() -> None:
    heads = {
        "en": (
            "## Mexican security cabinet",
            "## U.S. liaison cell",
            "## The organisation's surviving chiefs",
            "## Sources and",
        ),
        "es": ("## Gabinete de seguridad", "## Célula de enlace", "## Los jefes sobrevivientes", "## Fuentes y"),
    }
    for language in LANGUAGES:
        for head in heads[language]:
            assert head in scenario().briefing[language], f"briefing.{language}.md lacks {head}"


def test_three_teams_of_which_one_is_tired_but_can_still_be_sent() -> None:
    world, state = start()
    assert len(world.teams) == 3
    ready = teams.readiness(state.headcount, state.establishment, state.fatigue)[0]
    values = load_parameters(scenario=scenario().head.parameters).values
    tired = ready < values[f"{teams.RULE}.rested_readiness"]
    assert tired.tolist() == [True, False, False], "the team that comes from Tapalpa needs rest, and only that one"
    assert (ready > values[f"{teams.RULE}.least_readiness"]).all()


def test_four_lieutenants_are_known_to_mexico_at_four_rungs() -> None:
    rungs = {
        post: known.rung
        for post, known in scenario().seats["mexico"].knowledge.leaders.items()
        if post.startswith(("CJNG/deputy", "CJNG/enforcer"))
    }
    assert sorted(rungs.values()) == ["area", "fix", "pattern", "rumour"]


def test_nobody_has_been_proclaimed_heir_and_four_can_claim_the_post() -> None:
    posts = set(scenario().leaders)
    assert "CJNG/heir" not in posts
    assert {f"CJNG/deputy-{number}" for number in range(1, 5)} <= posts


def test_the_troops_are_those_of_2021_with_ten_thousand_at_the_border() -> None:
    _, state = start()
    assert (state.troops_border == 10_000).all()
    assert (state.troops.sum(axis=1) + state.troops_border == 84_847 + 33_050 + 99_608).all()
    assert (state.troops > 0).all()


def test_groups_have_the_sizes_of_the_calibration_data() -> None:
    world, state = start()
    sizes = {
        group: int(state.members[0, state.presence_group[0] == place].sum()) for place, group in enumerate(world.groups)
    }
    assert sizes["CJNG"] == 29_000 and sizes["CDS_MZ"] == 13_000 and sizes["LNFM"] == 10_500
    assert sum(sizes.values()) + int(state.local_members[0].sum()) == 139_500
    assert int(state.local_members[0].sum()) == 35_000 and 120 <= int(state.local_groups[0].sum()) <= 180


def test_cjng_is_in_twenty_seven_or_twenty_eight_states_and_strongest_at_home() -> None:
    presence = scenario().groups["CJNG"].presence
    assert len(presence) in (27, 28)
    assert max(presence, key=lambda region: presence[region].members.middle) == "MX-JAL"


def test_the_designated_groups_are_those_of_february_2025() -> None:
    assert {id for id, group in scenario().groups.items() if group.designated} == DESIGNATED


def test_mexico_lets_flights_and_trainers_in_and_no_strike_has_an_authority() -> None:
    relations = scenario().head.relations
    assert set(relations.consents) == {"isr", "trainers"}
    assert not relations.authorities


def test_what_nobody_should_know_differs_from_game_to_game() -> None:
    world, state = start()
    deputy, guard = world.posts.index("CJNG/deputy-1"), world.teams.index("guard")
    cjng = world.groups.index("CJNG")
    for drawn in (
        state.competence[:, deputy],
        state.loyalty[:, deputy],
        state.team_corruption[:, guard],
        state.cohesion[:, cjng],
        state.corruption[:, 0],
    ):
        assert len(np.unique(drawn)) == len(SEEDS)


@pytest.mark.parametrize("form", FORMS)
def test_every_event_can_come_and_leaves_a_turn_to_answer_it(form: str | None) -> None:
    turns = len(in_form(scenario(), form).pulses)
    later = [event for event in scenario().events if event.turn > 0]
    for event in later:
        assert event.turn <= turns, f"{event.id} leaves no turn to answer it in the {form or 'full'} form"
    come: set[str] = set()
    for seed in range(1, 7):
        session = Session.create(NAME, {}, seed=seed, form=form)
        for _ in range(turns):
            session.resolve()
        come |= session.deck.come
    missed = {event.id for event in later} - come
    assert not missed, f"in six games of the {form or 'full'} form these never came: {', '.join(sorted(missed))}"


def test_every_dilemma_names_a_seat_that_has_orders_to_answer_it() -> None:
    for event in scenario().events:
        if event.inject.name == "message_to":
            told = str(event.inject.arguments["seats"]).replace(",", " ").split()
            assert told == ["all"] or set(told) <= set(scenario().seats), event.id

"""Every measure of groups, reprisals and the two states answers `why`, to whoever may know it and to nobody else."""

import pytest

from game.content.rules_text import load_rules
from game.core.events import EVENTS
from game.core.game import Game
from game.core.problem import Problem
from game.engine.measuring import READERS, Key, read
from game.session import odds_words, wording
from game.session.event_rules import RULES
from game.session.explain import askable, explain
from game.session.explain_counts import COUNTS
from game.session.explanations import cause_words
from game.session.reporting import all_events, events_for
from game.session.session import Session

SEATS = ("mexico", "us", "group:CJNG")
FIRST = {
    "us": ("seek_authority from=white_house kind=strike", "fly_isr region=MX-JAL hours=40", "message tone=claim capital=5"),
    "mexico": ("deploy region=MX-JAL troops=20000", "message tone=quiet capital=5", "consent to=strike answer=give"),
    "group:CJNG": ("retaliate level=3 where=MX-JAL",),
}
NEW = (
    "legal_penalty", "groups", "named_groups", "undesignated_groups", "group_alive CJNG", "group_share CJNG",
    "mass_attack CJNG", "cross_border CJNG", "affiliate_defections", "succession_killings", "political_will mexico",
    "political_credit us", "cooperation_approval us", "trust", "intelligence_cooperation", "sovereignty_strain",
    "us_pressure", "unilateral_chance", "retaliation_attacks", "roadblocks", "retaliation_regions", "americans_harmed",
    "troops_available", "succession_contested CJNG", "succession_smooth CJNG", "cohesion CJNG",
    "faction_share CJNG/contender-1", "desertions CJNG", "surrenders CJNG", "turf_killings", "security_deaths",
    "violent_regions", "recruits CJNG", "arrests CJNG",
)  # fmt: skip


def played(turns):
    session = Session.create("tapalpa_plus_72", dict.fromkeys(SEATS, "person"), seed=3, form="short")
    for turn in range(turns):
        for seat, orders in FIRST.items() if turn == 0 else ():
            for order in orders:
                answer = session.submit(seat, order)
                assert answer.accepted, f"{order}: {answer.reason}"
        session.resolve()
    return session


@pytest.fixture(scope="module")
def running():
    return played(3)


@pytest.fixture(scope="module")
def ended():
    session = played(5)
    assert session.over
    return session


@pytest.mark.parametrize("what", NEW)
def test_every_measure_of_this_chapter_answers_why_when_the_game_is_over(ended, what):
    found = explain(ended, "us" if what.startswith("cooperation") else "mexico", what, since_start=True)
    assert found.title and found.turns == (1, 5) and (found.sentences or found.end is not None)
    if found.start is not None and found.end is not None:
        assert sum(cause.amount for cause in found.causes) == pytest.approx(found.end - found.start, abs=1e-6)


@pytest.mark.parametrize("name", [name for name in COUNTS if name not in ("tips", "leads", "legal_penalty")])
def test_a_count_agrees_with_its_measure_when_the_game_is_over(ended, name):
    key = Key(name, "nation")
    game, whole = ended.truth, 0.0
    for state, _bookings, _events in ended.checkpoints[1:]:
        whole += float(read(Game(game.world, state, game.parameters), key)[0][0])
    assert explain(ended, "mexico", name, since_start=True).end == whole


@pytest.mark.parametrize("seat", SEATS)
def test_whatever_is_offered_to_be_asked_can_be_asked(running, seat):
    for name in askable(running, seat):
        try:
            found = explain(running, seat, name)
        except Problem as problem:
            assert "Say of which" in str(problem) or "no such number" in str(problem), f"{seat}: {name}: {problem}"
        else:
            assert found.title


@pytest.mark.parametrize(
    ("seat", "hidden"),
    [
        ("mexico", ("mass_attack", "leak_chance", "unilateral_chance", "groups", "political_credit", "desertions", "anger")),
        ("us", ("mass_attack", "affiliates", "faction_share CJNG/contender-1", "succession_smooth", "group_share")),
        ("group:CJNG", ("trust", "us_pressure", "troops MX-JAL", "approval", "unilateral_chance", "troops_available")),
    ],
)
def test_what_a_seat_may_not_know_is_not_explained_while_the_game_goes_on(running, seat, hidden):
    for what in hidden:
        assert what.split()[0] not in askable(running, seat)
        with pytest.raises(Problem):
            explain(running, seat, what)


def test_a_red_seat_is_told_of_its_own_group_whichever_it_names(running):
    with pytest.raises(Problem):
        explain(running, "group:CJNG", "mass_attack CDS")
    assert explain(running, "group:CJNG", "mass_attack").title == explain(running, "group:CJNG", "mass_attack CJNG").title


def test_the_names_of_parts_that_have_not_split_off_are_not_offered(running):
    assert "CJNG" in askable(running, "mexico") and "CJNG.1" not in askable(running, "mexico")
    with pytest.raises(Problem):
        explain(running, "mexico", "group_alive CJNG.1")


def test_every_measure_has_words_and_every_kind_of_event_its_rules():
    assert not [measure for measure in READERS if measure not in wording.MEASURE_NAMES]
    told_as_they_are = {"message", "inject"}
    assert set(EVENTS) - set(RULES) == told_as_they_are, "say in event_rules which rules bring a new kind of event about"
    assert {rule for rules in RULES.values() for rule in rules} <= set(load_rules())


def test_every_cause_that_is_booked_in_a_game_of_three_seats_has_words(ended):
    for cause in {booking.cause for booking in ended.truth.trace.bookings}:
        rule, words = cause_words(cause)
        assert words != cause, f"{cause} has no words: add it to `causes` of its rule file or to SPECIAL_CAUSES"
        assert rule == "" or rule in load_rules()


def test_every_chance_that_was_drawn_has_words_for_itself_and_its_modifiers(ended):
    drawn = [one for event in ended.truth.trace.events for one in event.chances]
    assert drawn
    for one in drawn:
        names = tuple(name for name, _amount in one.modifiers)
        assert odds_words.chance_name(one.rule, names) != one.rule
        assert all((one.rule, name) in odds_words.MODIFIERS for name in names), f"{one.rule}: {names}"


def test_what_is_told_of_reprisals_leaves_out_what_there_was_none_of(ended):
    told = [seen for seen in all_events(ended, "mexico") if seen.kind == "reprisals"]
    assert told
    for seen in told:
        assert " 0 " not in seen.text and ("Killed" in seen.text) == any(
            seen.event.values[name] for name in ("security", "gunmen", "civilians")
        )


def test_an_event_tells_what_it_did_to_each_number_of_the_seat(ended):
    claimed = next(seen for seen in all_events(ended, "mexico") if seen.kind == "credit_claimed")
    text = " ".join(explain(ended, "mexico", claimed.label).sentences)
    assert "It changed Trust between the two states by -" in text and "An order set it off" in text


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_every_event_that_a_seat_is_told_of_can_be_asked_about_by_its_number(seat: str) -> None:
    session = Session.create("tapalpa_plus_72", {}, 5, form="short")
    for turn in (1, 2):
        session.resolve()
        told = events_for(session, seat, turn)
        assert told, f"{seat} is told nothing of turn {turn}"
        for seen in told:
            assert explain(session, seat, seen.label).title

"""Every number on a seat's screen decomposes into named causes; every event into what caused it; nothing hidden is told."""

import pytest

from game.content.rules_text import load_rules
from game.core.orders import parse_order
from game.core.problem import Problem
from game.core.state import fields_of_kind
from game.session.considering import consider
from game.session.explain import askable, explain
from game.session.explanations import cause_words
from game.session.outcome import mandate_of, outcome, predictions
from game.session.reporting import all_events, events_for
from game.session.session import Session
from game.session.unknowns import unknowns

ORDERS = (
    "collect target=TETERA/logistician-1 discipline=human points=12",
    "collect target=TETERA discipline=signals points=8",
    "exploit points=6",
    "raid leader=TETERA/logistician-1 when=fix",
)


def played(turns=6, seed=7, path=None, seats=None, again="raid leader=TETERA/logistician-1 when=fix"):
    session = Session.create("the_teapot", seats or {"mexico": "person"}, seed=seed, path=path)
    for turn in range(turns):
        for order in ORDERS if turn == 0 else (again,):
            session.submit("mexico", order)
        session.resolve()
    return session


def played_until(happened, turns=6, **options):
    """The first of many games in which something happened, so that no test hangs on what one seed brings."""
    for seed in range(80):
        session = played(turns=turns, seed=seed, **options)
        if happened(session):
            return session
    raise AssertionError("in none of 80 games did it happen; has the balance of the_teapot changed?")


def saw(*kinds):
    """Whether events of all these kinds are in a game's trace."""
    return lambda session: set(kinds) <= {event.kind for event in session.truth.trace.events}


OWN = ("approval", "capital", "funds", "team_headcount", "fatigue aguila", "fatigue partner", "vetting MX-JAL", "training")


@pytest.mark.parametrize("seed", range(5))
def test_the_causes_of_a_number_of_ones_own_add_up_to_its_change_in_every_turn(seed):
    session = Session.create("the_teapot", {"mexico": "person"}, seed=seed)
    for turn in range(6):
        for order in ORDERS if turn == 0 else ORDERS[-1:]:
            session.submit("mexico", order)
        session.resolve()
        for name in OWN:
            found = explain(session, "mexico", name)
            assert found.start is not None and found.end is not None, name
            assert found.turns == (turn + 1, turn + 1), name
            change = found.end - found.start
            assert sum(cause.amount for cause in found.causes) == pytest.approx(change, abs=1e-9), name
    for name in OWN:
        whole = explain(session, "mexico", name, since_start=True)
        assert sum(cause.amount for cause in whole.causes) == pytest.approx(whole.end - whole.start, abs=1e-9), name


def test_once_the_game_is_over_the_causes_of_every_account_of_the_truth_add_up():
    session = played(seats={"mexico": "person", "group:TETERA": "hold"})
    world = session.truth.world
    ids = {"": ("",), "R": world.regions, "G": world.groups, "L": world.posts, "S": world.seats, "T": world.teams}
    asked = 0
    for info in fields_of_kind("stock", "level"):
        if info.name in ("approval", "capital", "funds", "headcount", "fatigue", "vetting") or info.axes not in ids:
            continue
        for one in ids[info.axes]:
            found = explain(session, "mexico", f"{info.name} {one}", since_start=True)
            assert found.start is not None and found.end is not None
            assert sum(cause.amount for cause in found.causes) == pytest.approx(found.end - found.start, abs=1e-6), (
                info.name,
                one,
            )
            asked += 1
    assert asked > 60


def test_causes_come_largest_first_and_the_first_three_are_set_apart():
    session = played_until(saw("captured", "repelled", "civilians_killed"))
    found = explain(session, "mexico", "approval", since_start=True)
    sizes = [abs(cause.amount) for cause in found.causes]
    assert len(sizes) > 3 and sizes == sorted(sizes, reverse=True)
    assert found.largest == found.causes[:3] and found.rest == found.causes[3:]


def test_a_cause_names_its_rule_with_words_equation_and_parameters_and_the_event_that_set_it_off():
    session = played_until(saw("captured"))
    found = explain(session, "mexico", "approval", since_start=True)
    success = next(cause for cause in found.causes if cause.words == "a visible success")
    event = next(seen for seen in all_events(session, "mexico") if seen.label == success.event)
    assert event.kind in ("captured", "killed") and success.rule == "people.approval"
    (rule,) = found.rules
    assert rule.words and rule.equation and len(rule.parameters) == len(load_rules()["people.approval"].parameters)
    for parameter in rule.parameters:
        assert parameter.unit and parameter.source and parameter.grade in ("A", "A*", "B", "C")


def test_every_cause_that_is_booked_has_words():
    session = played_until(saw("captured", "repelled", "lead"))
    assert session.truth.trace is not None
    for cause in {booking.cause for booking in session.truth.trace.bookings}:
        rule, words = cause_words(cause)
        assert words != cause, f"{cause} has no words: add it to `causes` of its rule file or to SPECIAL_CAUSES"
        assert rule == "" or rule in load_rules()


def test_a_raid_is_told_before_what_came_of_it_and_what_came_is_indented_under_it():
    session = played_until(saw("captured"))
    told = [seen for turn in range(1, 7) for seen in events_for(session, "mexico", turn)]
    raids = [seen for seen in told if seen.kind == "raid"]
    assert raids
    for raid in raids:
        under = [seen for seen in told if seen.because == raid.label]
        assert under, "nothing came of the raid"
        assert all(told.index(seen) > told.index(raid) for seen in under)
        assert all(seen.depth == raid.depth + 1 for seen in under if seen.turn == raid.turn)


def test_labels_stay_the_same_as_the_game_goes_on_and_when_it_is_over():
    early = {seen.label: (seen.kind, seen.day) for seen in all_events(played(turns=3), "mexico")}
    late = {seen.label: (seen.kind, seen.day) for seen in all_events(played(turns=6), "mexico") if not seen.hidden}
    assert early and early.items() <= late.items()


def test_an_event_is_explained_by_its_chain_across_turns_and_by_the_forecast_the_seat_had(tmp_path):
    seed = 0
    while True:
        session = played(seed=seed, path=tmp_path / f"{seed}.plaza")
        captures = {event.id for event in session.truth.trace.events if event.kind == "captured"}
        after = {event.cause for event in session.truth.trace.events if event.kind in ("rung_up", "rung_down")}
        session.close()
        if captures & after:
            break
        seed += 1
        assert seed < 80, "in none of 80 games did a capture lead to knowledge"
    captured = next(seen for seen in all_events(session, "mexico") if seen.kind == "captured")
    found = explain(session, "mexico", captured.label)
    text = " ".join(found.sentences)
    assert "Because of" in text and "A raid by" in text and "It led to" in text
    assert {line.name for line in found.forecast} >= {"leak", "removed", "dry_hole"}
    led = [seen for seen in all_events(session, "mexico") if f"It led to [{seen.label}]" in text]
    assert any(seen.kind in ("rung_up", "rung_down") for seen in led)


def test_chances_are_told_when_the_game_is_over_and_not_before():
    seed = played_until(saw("raid"), turns=5).truth.state.seed
    for turns, told in ((5, 0), (6, 4)):
        session = played(turns=turns, seed=int(seed[0]))
        raid = next(seen for seen in all_events(session, "mexico") if seen.kind == "raid")
        assert len(explain(session, "mexico", raid.label).chances) == told


def test_hidden_events_are_told_when_the_game_is_over_and_not_before():
    assert not any(seen.hidden for seen in all_events(played(turns=5), "mexico"))
    session = played_until(saw("raid_leaked"))
    assert any(seen.kind == "raid_leaked" and seen.hidden for seen in all_events(session, "mexico"))


@pytest.mark.parametrize(
    ("what", "near"),
    [
        ("aproval", "approval"),
        ("TETERA/heir", "TETERA"),
        ("999", "run from 1"),
        ("fatigue", "aguila"),
        ("vetting x", "MX-JAL"),
        ("", "approval"),
        ("mass_attack", "cannot know"),
        ("competence TETERA/boss", "nothing called"),
    ],
)
def test_a_name_that_cannot_be_explained_is_answered_with_one_that_can(what, near):
    with pytest.raises(Problem) as caught:
        explain(played(turns=1), "mexico", what)
    assert near in str(caught.value)


def test_what_a_seat_may_ask_about_holds_no_leader_it_has_not_heard_of():
    names = askable(played(turns=1), "mexico")
    assert "TETERA/boss" in names and "TETERA/heir" not in names


def test_a_belief_says_when_and_from_what_source_it_came():
    found = explain(played(turns=1), "mexico", "TETERA/boss")
    text = " ".join(found.sentences)
    assert "from the start" in text or "So since" in text, "knowledge has an age and a source"
    assert "give or take" in text and "it came from" not in text
    assert "The truth" not in text
    assert "The truth" in " ".join(explain(played(turns=6), "mexico", "TETERA/boss").sentences)


def test_a_count_is_explained_by_the_events_that_made_it():
    session = played_until(saw("raid"))
    found = explain(session, "mexico", "raids", since_start=True)
    assert found.end == len([seen for seen in all_events(session, "mexico") if seen.kind == "raid"]) == len(found.causes)
    killings = explain(session, "mexico", "homicides", since_start=True)
    counted = sum(int(state.homicides_region.sum()) for state, _b, _e in session.checkpoints)
    assert sum(cause.amount for cause in killings.causes) == counted


def test_considering_an_order_tells_its_cost_and_changes_nothing():
    session = played(turns=1)
    found = consider(session, "mexico", parse_order("collect target=TETERA/boss discipline=imagery points=3"))
    assert found.answer.accepted and found.decisions_left == 3
    assert int(found.after.points_used[0] - found.before.points_used[0]) == 3
    assert not session.plans["mexico"]
    refused = consider(session, "mexico", parse_order("collect target=TETERA/heir discipline=imagery points=3"))
    assert refused.answer.reason == "unknown_target" and refused.lines == ()


def test_the_outcome_compares_red_line_then_floor_then_lens():
    session = played()
    judged = next(one for one in outcome(session, "mexico").seats if one.seat == "mexico")
    mandate = mandate_of(session, "mexico")
    assert judged.red_line.kept == (judged.red_line.value <= mandate.red_line.at_most)
    assert judged.floor.kept == (judged.floor.value <= mandate.floor.at_most)
    session.truth.state.civilian_deaths_region[0, 0] = 50
    session.history.note(session.truth)
    worse = next(one for one in outcome(session, "mexico").seats if one.seat == "mexico")
    assert not worse.red_line.kept and "red line was crossed" in worse.sentence


def test_the_outcome_always_tells_of_dead_bystanders_and_that_it_is_no_prediction():
    for turns in (1, 6):
        found = outcome(played(turns=turns), "mexico")
        assert found.civilian_deaths >= 0 and "not a prediction" in found.note
        assert "civilian_deaths" in [one.measure for one in found.outcomes]


def test_measures_of_the_outcome_agree_with_the_counts_of_every_turn():
    session = played()
    found = {one.measure: one.value for one in (*outcome(session, "mexico").activity, *outcome(session, "mexico").outcomes)}
    states = [state for state, _bookings, _events in session.checkpoints]
    assert found["raids"] == sum(int(state.raids_seat.sum()) for state in states)
    assert found["homicides"] == sum(int(state.homicides_region.sum()) for state in states)


def test_predictions_are_scored_against_the_turn_before():
    session = Session.create("the_teapot", {"mexico": "person"}, seed=7)
    for measure, direction in (("captures", 0), ("civilian_deaths", 1), ("approval", 0)):
        session.predict("mexico", measure, direction)
    session.predict("mexico", "dry_holes", -1)
    session.resolve()
    card = {one.label: (one.said, one.came) for one in predictions(session, "mexico")}
    assert card == {
        "leaders captured": (0, 0),
        "bystanders killed": (1, 0),
        "public approval": (0, 0),
        "raids on an empty house": (-1, 0),
    }


def test_the_truth_is_set_beside_the_beliefs_only_when_the_game_is_over():
    assert unknowns(played(turns=5), "mexico").leaders == ()
    found = unknowns(played(turns=6), "mexico")
    assert len(found.leaders) == 6 and len(found.corruption) == 4 and len(found.teams) == 2

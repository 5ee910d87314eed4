"""Every headline measure, lens item and prediction measure of every scenario answers `why`, to whoever may know it."""

import pytest

from game.core.measures import MEASURES
from game.core.problem import Problem
from game.session.explain import askable, explain
from game.session.explain_public import ESTIMATED, NATIONAL
from game.session.headlines import READERS, headlines
from game.session.session import Session

SCENARIOS = ("the_teapot", "tapalpa_plus_72", "laboratory", "after_the_boss")
RED = {"laboratory": "group:ALFA", "the_teapot": "group:TETERA"}
ORDERS = (
    ("us", "scan_border gateway=tucson channel=car method=scanner funds=10"), ("us", "treat funds=10"),
    ("us", "enforce_guns funds=10"), ("mexico", "raid_site kind=lab region=MX-SIN teams=3"),
    ("mexico", "protect_press funds=5"), ("mexico", "build region=MX-JAL kind=police funds=50"),
)  # fmt: skip


def played(scenario, turns=2, orders=()):
    session = Session.create(scenario, {"mexico": "person"}, seed=7)
    for seat, order in orders:
        if session.seats.get(seat) == "person":
            assert session.submit(seat, order).accepted, order
    for _turn in range(turns):
        session.resolve()
    return session


@pytest.fixture(scope="module")
def games():
    return {scenario: played(scenario) for scenario in SCENARIOS}


@pytest.fixture(scope="module")
def year():
    session = Session.create("after_the_boss", dict.fromkeys(("mexico", "us", "group:CJNG"), "person"), seed=7)
    for seat, order in ORDERS:
        answer = session.submit(seat, order)
        assert answer.accepted, f"{order}: {answer.sentence}"
    session.resolve()
    session.resolve()
    return session


def seats_of(session, scenario):
    return [seat for seat in session.truth.world.seats if seat in ("mexico", "us", RED.get(scenario, "group:CJNG"))]


def asked(world, seat):
    """What a seat is shown or judged by: measure, and of whom."""
    found = {(item.measure, item.of) for items in world.lenses.values() for item in items}
    for mandate in world.mandates.get(seat, ()):
        found |= {(mandate.floor.measure, mandate.floor.of), (mandate.red_line.measure, mandate.red_line.of)}
    return found | {(measure, None) for measure in (*world.headline_measures, *world.prediction_measures)}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_whatever_a_seat_is_shown_or_judged_by_is_explained_or_told_to_be_out_of_its_sight(games, scenario):
    session = games[scenario]
    for seat in seats_of(session, scenario):
        for measure, of in sorted(asked(session.truth.world, seat), key=str):
            what = measure if of is None else f"{measure} {of}"
            try:
                found = explain(session, seat, what)
            except Problem as problem:
                told = str(problem)
                assert "cannot know" in told and measure not in askable(session, seat), f"{seat} asks {what}: {told}"
            else:
                assert found.title and (found.sentences or found.end is not None), f"{seat} asks {what}"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_headline_that_stands_on_the_screen_can_be_pressed(games, scenario):
    session = games[scenario]
    for seat in seats_of(session, scenario):
        for one in headlines(session, seat):
            assert one.measure in askable(session, seat), f"{seat} reads {one.measure} and cannot ask about it"
            explain(session, seat, one.measure)


@pytest.mark.parametrize("name", NATIONAL)
def test_a_level_of_the_country_is_what_the_strip_shows_and_its_causes_add_up(year, name):
    found = explain(year, "mexico", name, since_start=True)
    (shown,) = [READERS[name](year.view("mexico"))]
    assert found.end == pytest.approx(shown[0]) and found.end != found.start
    assert sum(cause.amount for cause in found.causes) == pytest.approx(found.end - found.start, abs=1e-9)
    assert any("region" in sentence for sentence in found.sentences)


@pytest.mark.parametrize(
    "name", ["overdose_deaths", "seizures", "labs_found", "guns_seized", "cash_seized", "cases", "compliance_cost",
             "northward_migration"],
)  # fmt: skip
def test_a_public_count_is_told_in_parts_that_add_up_to_what_everybody_reads(year, name):
    wholes = set()
    for seat in ("mexico", "us", "group:CJNG"):
        assert name in askable(year, seat)
        found = explain(year, seat, name)
        assert sum(cause.amount for cause in found.causes) == pytest.approx(found.end)
        assert found.end > 0.0 and found.rules and "." not in found.title
        wholes.add(found.end)
        reader = READERS.get(name)
        if reader is not None:
            assert found.end == pytest.approx(reader(year.view(seat))[0])
    assert len(wholes) == 1, "a public count is the same to everybody"
    assert explain(year, "us", name, since_start=True).end > explain(year, "us", name).end


@pytest.mark.parametrize("name", ESTIMATED)
def test_an_estimate_is_told_with_its_error_to_states_alone(year, name):
    found = explain(year, "us", name)
    assert found.start is None and any("±" in sentence for sentence in found.sentences)
    truth = year.truth.state.members[0].sum()
    assert all(f"{truth:,}" not in sentence for sentence in found.sentences)
    if name != "support":  # a survey that both read
        assert explain(year, "mexico", name).sentences != found.sentences, "each state has estimates of its own"
    if name in ("support", "protection"):
        with pytest.raises(Problem):
            explain(year, "group:CJNG", name)
    else:
        assert explain(year, "group:CJNG", name).end is not None, "of its own group a red seat knows the number"


def test_the_review_of_the_trade_agreement_is_told_with_its_day_and_what_weighs_on_it(year):
    found = explain(year, "us", "trade_review")
    told = " ".join(found.sentences)
    assert "day 123" in told and "Chance that it is extended" in told and "trust" in told.lower()
    with pytest.raises(Problem):
        explain(year, "group:CJNG", "trade_review")


def test_a_measure_that_is_out_of_sight_is_named_in_the_refusal_and_others_are_not_guessed_at(year):
    with pytest.raises(Problem, match="cannot know chance of acting alone"):
        explain(year, "mexico", "unilateral_chance")
    with pytest.raises(Problem, match="nothing called"):
        explain(year, "mexico", "unilateral_chances")


def test_a_red_seat_may_name_its_own_group_and_a_state_its_own_seat(year):
    assert explain(year, "group:CJNG", "members CJNG").end == explain(year, "group:CJNG", "members").end
    assert explain(year, "mexico", "team_headcount mexico").end == explain(year, "mexico", "team_headcount").end
    with pytest.raises(Problem):
        explain(year, "group:CJNG", "members CDS_MZ")


def test_every_measure_that_can_be_asked_about_has_a_name_of_its_own(year):
    for seat in ("mexico", "us", "group:CJNG"):
        for name in set(askable(year, seat)) & set(MEASURES):
            try:
                found = explain(year, seat, name)
            except Problem as problem:
                assert "Say of which" in str(problem) or "no such number" in str(problem), f"{seat} asks {name}: {problem}"
            else:
                assert "_" not in found.title, f"{name} has no words of its own"

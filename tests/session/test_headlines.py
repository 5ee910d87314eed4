"""The headline measures: what a seat may know of them, and nothing of the truth that it does not."""

import numpy as np
import pytest

from game.session.headlines import READERS, headlines
from game.session.session import Session
from tests.secrecy.visible import VISIBLE

WANTED = ("homicides", "members", "command", "approval", "capital", "captures")
HIDDEN = ("command", "members", "cohesion", "aggressiveness")


def with_headlines(session: Session, measures: tuple[str, ...]) -> Session:
    """The session, showing these."""
    object.__setattr__(session.truth.world, "headline_measures", measures)
    return session


def shown(session: Session, seat: str) -> dict[str, object]:
    """The headlines of a seat by measure."""
    return {one.measure: one for one in headlines(session, seat)}


@pytest.fixture
def session() -> Session:
    return with_headlines(Session.create("laboratory", {"mexico": "person", "us": "person"}, seed=7), WANTED)


def test_a_count_is_that_of_the_last_turn_beside_the_turn_before(session):
    assert shown(session, "mexico")["homicides"].value == 0.0, "before the first turn nothing was counted"
    session.resolve()
    first = shown(session, "mexico")["homicides"]
    assert first.value == float(session.truth.state.homicides_region.sum()) and first.before is None
    session.resolve()
    second = shown(session, "mexico")["homicides"]
    assert second.before == first.value and second.error == 0.0


def test_what_a_state_cannot_know_is_its_belief_with_its_error(session):
    beliefs = session.truth.state
    for viewer, seat in enumerate(("mexico", "us")):
        members = shown(session, seat)["members"]
        alive = beliefs.group_alive[0] > 0
        assert members.value == pytest.approx(float(beliefs.members_belief[0, viewer][alive].sum()))
        assert members.error > 0.0 and shown(session, seat)["command"].error > 0.0
    assert shown(session, "mexico")["members"].value != shown(session, "us")["members"].value


def test_changing_the_hidden_truth_changes_no_headline_of_a_state(session):
    session.resolve()
    before = headlines(session, "mexico"), headlines(session, "us")
    for name in HIDDEN:
        array = getattr(session.truth.state, name)
        array[:] = array * 2 + 1
    assert (headlines(session, "mexico"), headlines(session, "us")) == before
    assert not set(HIDDEN) & (set(VISIBLE) - {"command", "members", "cohesion"})


def test_a_red_seat_reads_its_own_group_and_no_purse_of_a_state(session):
    own = shown(session, "group:ALFA")
    group = session.truth.world.groups.index("ALFA")
    assert own["command"].value == float(session.truth.state.command[0, group]) and own["command"].error == 0.0
    assert "approval" not in own and "capital" not in own


def test_the_change_of_a_level_is_against_the_turn_before(session):
    session.inject("set", {"quantity": "approval", "of": "mexico", "value": 30.0, "reason": "a scandal"})
    before = shown(session, "mexico")["approval"].value
    session.resolve()
    now = shown(session, "mexico")["approval"]
    assert now.before == before and now.value < before


def test_a_scenario_that_names_no_headlines_shows_its_prediction_card(session):
    with_headlines(session, ())
    session.resolve()
    assert set(shown(session, "mexico")) <= set(session.truth.world.prediction_measures)
    assert shown(session, "mexico")


@pytest.mark.parametrize("measure", sorted(READERS))
def test_every_headline_that_can_be_read_gives_a_number_to_somebody(session, measure):
    with_headlines(session, (measure,))
    session.resolve()
    found = [one for seat in session.seats for one in headlines(session, seat)]
    assert found and all(np.isfinite([one.value, one.error]).all() for one in found), measure

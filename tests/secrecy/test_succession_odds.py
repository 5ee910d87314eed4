"""The odds of who takes over a group come from what the seat believes: two games that differ only in truth show the same."""

import pytest

from game.clients import standing
from game.clients.known import Known
from game.clients.succession import odds_of, split_warning, succession_told
from game.session.session import Session
from tests.secrecy.resampling import resampled

SEATS = ("mexico", "us", "group:CJNG", "group:CDS_MZ")
DRAWS = 3
DECIDE = ("competence", "ambition", "loyalty", "post_since", "cohesion", "removal_days")  # what decides a succession


def told(session: Session, seat: str) -> list[object]:
    """All that a seat is told of successions, and of how the lenses stand."""
    known = Known.of(session, seat)
    groups = [succession_told(known, group) for group in known.groups]
    cards = [odds_of(known, place) for place in known.known_leaders()]
    world = session.truth.world
    lenses = [standing.now(session, seat, item) for items in world.lenses.values() for item in items]
    return [groups, cards, split_warning(known), lenses, [standing.told_late(session, seat, lens) for lens in world.lenses]]


@pytest.mark.parametrize("turns", [0, 2])
@pytest.mark.parametrize("seat", SEATS)
def test_two_games_that_differ_only_in_what_is_hidden_show_the_same_odds(seat: str, turns: int) -> None:
    session = Session.create("after_the_boss", {seat: "person"}, seed=3)
    for _turn in range(turns):
        session.resolve()
    before = told(session, seat)
    assert any(before[0]), f"{seat} should know enough to be told who could take over"
    truth = session.truth
    kept = truth.state
    for draw in range(DRAWS):
        other = resampled(truth, seat, draw)
        same = [name for name in DECIDE if (getattr(other.state, name) == getattr(kept, name)).all()]
        assert not same, f"{', '.join(same)} should be drawn anew, so that something is proved"
        session.truth.state = other.state
        last = session.checkpoints[-1]
        session.checkpoints[-1] = (other.state, *last[1:])
        # The numbers by which people are named, the seat's own acquaintances too.
        other.state.post_key = kept.post_key
        group = truth.world.group_of_seat(seat)
        if group is not None:  # who its own people are, a group knows
            own = kept.post_group == group
            other.state.leader_person[own] = kept.leader_person[own]
        after = told(session, seat)
        session.truth.state, session.checkpoints[-1] = kept, last
        assert after == before, f"{seat} can tell a hidden truth from the odds of a succession or from how a lens stands"


def test_a_state_is_told_odds_of_a_known_heir_as_a_bound_and_never_as_a_number_of_its_own() -> None:
    session = Session.create("after_the_boss", {"mexico": "person"}, seed=3)
    known = Known.of(session, "mexico")
    (section,) = succession_told(known, known.view.world.groups.index("CDS_MZ"))
    words = {fact.label: fact.words for fact in section.facts}
    assert words["The Sapling, heir"].startswith("at least ") and words["The Furrow, deputy 1"].startswith("at most ")

"""Par: the same game played again with somebody else in one seat."""

from pathlib import Path

import numpy as np
import pytest

from game.clients.bots import give_bot_orders, open_turn_for_bots
from game.core.problem import Problem
from game.debrief import reckoning
from game.debrief.par import par, play_again
from game.engine.signature import signature
from game.session.reckoned import PAR, ParLine
from game.session.replay import open_session
from game.session.session import Session
from game.study.steps import drained

BOTS = {"group:ALFA": "network", "group:BETA": "network", "group:GAMA": "network"}
ORDERS = {
    1: [
        ("mexico", "vet region=teams points=3"),
        ("mexico", "collect target=ALFA/deputy-1 discipline=human points=9"),
        ("us", "collect target=ALFA/boss discipline=signals points=8"),
        ("us", "propose_accord gives='share_intelligence points=3' asks='consent to=isr answer=give' turns=3"),
        ("mexico", "answer_accord accord=us-1-1 answer=accept"),
    ],
    2: [("mexico", "raid leader=ALFA/plaza-LAB-A teams=2 when=fix"), ("us", "share_intelligence points=6")],
}


def played(seats: dict[str, str], orders: dict[int, list[tuple[str, str]]] = ORDERS, path=None) -> Session:
    """A game played to its end, with these orders of people and an inject of control."""
    session = Session.create("laboratory", {**BOTS, **seats}, seed=11, path=path)
    while not session.over:
        open_turn_for_bots(session)
        for seat, order in orders.get(session.turn, []):
            if session.seats[seat] == "person":
                assert session.submit(seat, order).accepted, order
        if session.turn == 3:
            session.inject("set", {"quantity": "approval", "of": "mexico", "value": 45.0, "reason": "a scandal"})
        give_bot_orders(session)
        session.resolve()
    return session


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("two_people") / "game.plaza"


@pytest.fixture(scope="module")
def two_people(record) -> Session:
    """A game of two people, to be read only; what stands in its record can be opened as a game of one's own."""
    session = played({"mexico": "person", "us": "person"}, path=record)
    session.close()
    return session


@pytest.fixture(scope="module")
def par_of_us(two_people) -> tuple[ParLine, ...]:
    return par(two_people, "us")


def test_a_game_played_again_with_nobody_replaced_is_the_same_game(two_people):
    assert signature(play_again(two_people, {}).played.game.state) == two_people.turns[-1].signature


def test_a_game_with_a_doctrine_in_a_seat_is_the_same_when_played_again():
    session = played({"mexico": "person", "us": "steady"}, {1: ORDERS[1][:2]})
    assert signature(play_again(session, {}).played.game.state) == session.turns[-1].signature


def test_a_game_in_which_a_person_accepted_what_a_doctrine_offered_is_the_same_when_played_again():
    orders = {1: [("mexico", "answer_accord accord=us-1-1 answer=accept")]}
    session = played({"mexico": "person", "us": "partnership"}, orders)
    assert signature(play_again(session, {}).played.game.state) == session.turns[-1].signature


def test_hold_in_a_seat_that_gave_no_order_changes_nothing():
    session = played({"mexico": "person"}, {})
    own, hold, *_others = par(session, "mexico")
    assert hold.lenses == own.lenses and hold.against == 0


def test_par_names_hold_and_every_doctrine_and_compares_them_by_the_mandate(two_people):
    own, *others = par(two_people, "mexico")
    assert own.played and own.against == 0
    names = [line.player for line in others]
    assert names[0] == "hold" and "steady" in names and "random" not in names
    lens = two_people.truth.world.mandates["mexico"][0].lens
    for line in others:
        if (line.red_line_kept, line.floor_kept) == (own.red_line_kept, own.floor_kept):
            assert line.against == np.sign(line.lenses[lens] - own.lenses[lens])


def test_each_player_is_given_only_its_own_game(two_people):
    together = play_again(two_people, {"mexico": ["hold", "steady"]})
    alone = play_again(two_people, {"mexico": ["steady"]})
    for name in ("members", "approval", "rung", "headcount"):
        assert np.array_equal(getattr(together.played.game.state, name)[1], getattr(alone.played.game.state, name)[0]), name


def test_a_seat_without_a_mandate_and_a_game_that_goes_on_have_no_par(two_people):
    alone = Session.create("the_teapot", {}, seed=1)
    while not alone.over:
        alone.resolve()
    del alone.mandates["mexico"]
    assert par(alone, "mexico") == ()
    assert par(Session.create("laboratory", {"mexico": "person"}, seed=1), "mexico") == ()


def test_a_seat_whose_game_cannot_be_played_otherwise_is_told_why_and_takes_no_other_with_it(record, par_of_us, monkeypatch):
    session = open_session(record, writing=False).session
    others_in = reckoning.others_in

    def refusing(session, seats):
        if "mexico" in seats:
            raise Problem("ALFA is no more.")
        return others_in(session, seats)

    monkeypatch.setattr(reckoning, "others_in", refusing)
    missing = drained(reckoning.reckon(session))
    assert list(missing) == ["mexico"] and "ALFA is no more." in missing["mexico"]
    assert (PAR, "mexico") not in session.reckoned
    assert session.reckoned[PAR, "us"].lines == par_of_us


def test_par_of_a_replayed_record_is_that_of_the_game(two_people, record, par_of_us):
    assert par(open_session(record, writing=False).session, "us") == par_of_us


def test_the_seat_of_a_group_has_a_par_of_its_own(two_people):
    own, *others = par(two_people, "group:BETA")
    assert own.player == "network" and [line.player for line in others] == ["hold", "network"]
    assert others[1].lenses == own.lenses and others[1].against == 0

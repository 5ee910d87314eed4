"""A session keeps orders sealed, takes them back, goes back in time, and replays to the same signatures."""

import pytest

from game.core.problem import Problem
from game.session.replay import branch, open_session
from game.session.session import Session
from game.session.state_bytes import from_bytes, to_bytes

RAID = "raid leader=TETERA/logistician-1 when=fix"
COLLECT = "collect target=TETERA/boss discipline=imagery points=8"


def a_session(path=None, seed=7):
    return Session.create("the_teapot", {"mexico": "person"}, seed=seed, path=path)


def signatures(session):
    return [one.signature for one in session.turns]


def test_an_order_waits_in_the_tray_and_changes_nothing_until_the_turn_is_resolved():
    session = a_session()
    assert session.submit("mexico", COLLECT).accepted
    assert not session.view("mexico").programmes.collect_leader.any()
    assert session.planned_view("mexico").programmes.collect_leader.any()
    session.resolve()
    assert session.view("mexico").programmes.collect_leader.any() and not session.plans["mexico"]


def test_a_refused_order_is_answered_with_its_reason_and_is_not_listed():
    session = a_session()
    answer = session.submit("mexico", "collect target=TETERA/heir discipline=human points=1")
    assert (answer.accepted, answer.reason, session.plans["mexico"]) == (False, "unknown_target", [])
    assert answer == session.submit("mexico", "collect target=NOBODY/boss discipline=human points=1")


def test_an_order_taken_back_leaves_the_turn_as_if_it_had_never_been_given():
    session, plain = a_session(), a_session()
    session.submit("mexico", COLLECT)
    session.submit("mexico", RAID)
    session.withdraw("mexico", 0)
    plain.submit("mexico", RAID)
    assert session.resolve().signature == plain.resolve().signature


def test_what_was_resolved_cannot_be_undone_and_the_sentence_says_why():
    session = a_session()
    session.submit("mexico", COLLECT)
    session.resolve()
    with pytest.raises(Problem, match="unlearned"):
        session.withdraw("mexico", 0)


@pytest.mark.parametrize("turn", [1, 2, 4])
def test_rewinding_and_playing_the_same_again_gives_the_same_signatures(turn):
    session = a_session()
    for number in range(5):
        if number == 2:
            session.submit("mexico", RAID)
        session.resolve()
    before = signatures(session)
    session.rewind(turn)
    assert session.turn == turn
    for number in range(turn - 1, 5):
        if number == 2:
            session.submit("mexico", RAID)
        session.resolve()
    assert signatures(session) == before


def test_a_record_brings_back_plans_predictions_intents_and_turns(tmp_path):
    path = tmp_path / "game.plaza"
    session = a_session(path)
    session.resolve()
    session.submit("mexico", COLLECT)
    session.submit("mexico", RAID)
    session.withdraw("mexico", 0)
    session.predict("mexico", "captures", 1)
    session.intend("mexico", "strike once")
    session.close()
    replay = open_session(path)
    again = replay.session
    assert replay.differing == () and signatures(again) == signatures(session)
    assert [one.text for one in again.plans["mexico"]] == [one.text for one in session.plans["mexico"]]
    assert (again.predictions, again.intents) == (session.predictions, session.intents)
    assert again.resolve().signature == session_resolved_elsewhere()
    again.close()


def session_resolved_elsewhere():
    """Signature of the second turn of the same game, played without a record."""
    session = a_session()
    session.resolve()
    session.submit("mexico", RAID)
    return session.resolve().signature


def test_a_branch_goes_its_own_way_and_leaves_the_first_record(tmp_path):
    path, new = tmp_path / "game.plaza", tmp_path / "branch.plaza"
    session = a_session(path)
    for _ in range(4):
        session.submit("mexico", RAID)
        session.resolve()
    session.close()
    kept = path.read_bytes()
    replay = branch(path, new, 3)
    assert signatures(replay.session) == signatures(session)[:2] and replay.session.turn == 3
    replay.session.resolve()
    replay.session.close()
    assert path.read_bytes() == kept
    assert len(open_session(new, writing=False).session.turns) == 3


def test_a_branch_from_a_turn_there_is_not_is_refused(tmp_path):
    path = tmp_path / "game.plaza"
    session = a_session(path)
    session.resolve()
    session.close()
    for turn in (0, 5):
        with pytest.raises(Problem, match="no turn"):
            branch(path, tmp_path / f"{turn}.plaza", turn)


def test_an_inject_takes_effect_when_the_turn_is_resolved_and_is_kept(tmp_path):
    path = tmp_path / "game.plaza"
    session = a_session(path)
    session.inject("remove_leader", {"leader": "TETERA/boss", "mode": "captured", "by": "rivals"})
    session.resolve()
    assert session.truth.state.leader_in_post[0, 0] == 0
    session.close()
    assert open_session(path, writing=False).differing == ()


def test_a_game_that_is_over_takes_no_more(tmp_path):
    session = a_session()
    for _ in range(6):
        session.resolve()
    for step in (session.resolve, lambda: session.submit("mexico", RAID), lambda: session.predict("mexico", "captures", 1)):
        with pytest.raises(Problem, match="over"):
            step()


def test_a_seat_there_is_not_is_refused_naming_those_there_are():
    with pytest.raises(Problem, match="mexico"):
        Session.create("the_teapot", {"mexcio": "person"})
    with pytest.raises(Problem, match="mexico"):
        a_session().submit("us", RAID)


def test_the_bytes_of_a_state_bring_it_back_and_damage_is_refused():
    session = a_session()
    session.resolve()
    data = to_bytes(session.truth.state)
    assert to_bytes(from_bytes(data)) == data
    for bad in (b"", b"{}\n", data[:-8], b"x" + data):
        with pytest.raises(Problem):
            from_bytes(bad)


def test_two_seeds_are_two_games_and_one_seed_is_one():
    assert a_session(seed=7).resolve().signature == a_session(seed=7).resolve().signature
    assert a_session(seed=7).resolve().signature != a_session(seed=8).resolve().signature

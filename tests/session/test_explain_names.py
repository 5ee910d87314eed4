"""A nickname is the person's: it follows from post to post, for whoever knows of the person."""

from game.session.naming import Names
from game.session.reporting import all_events
from game.session.session import Session

SEATS = ("mexico", "us", "group:CJNG", "group:CDS")


def opened(seats=SEATS[:3]):
    """The head is dead and three of his deputies contend, before the first turn."""
    return Session.create("tapalpa_plus_72", dict.fromkeys(seats, "person"), seed=3, form="short")


def contenders(session):
    held = session.truth.state.leader_in_post[0]
    posts = session.truth.world.posts
    return [post for place, post in enumerate(posts) if post.startswith("CJNG/contender") and held[place]]


def test_whoever_leaves_a_post_to_contend_keeps_his_nickname():
    session = opened()
    names = Names(session, "group:CJNG")
    called = [names.nickname(post) for post in contenders(session)]
    first = {text["en"] for text in session.truth.world.nicknames if text}
    assert len(called) >= 2 and all(called) and len(set(called)) == len(called) and set(called) <= first


def test_a_seat_that_knew_the_person_calls_the_contender_by_the_nickname():
    session = opened()
    state = session.truth.state
    for post in contenders(session):
        place = session.truth.world.posts.index(post)
        if state.rung[0, 0, place] > 0:
            assert Names(session, "mexico").nickname(post) == Names(session, "group:CJNG").nickname(post)
            return
    raise AssertionError("Mexico should know one of the contenders at the start")


def test_a_seat_that_never_heard_of_the_person_is_told_no_nickname():
    session = opened()
    for post in contenders(session):
        place = session.truth.world.posts.index(post)
        session.truth.state.rung[0, 1, place] = 0
        session.checkpoints[0][0].rung[0, 1, place] = 0
        names = Names(session, "us")
        assert names.nickname(post) == "" and not names.knows(post)
        assert "not known before" in names.leader(post)


def test_the_successor_of_the_dead_head_does_not_inherit_his_nickname():
    session = opened()
    session.inject("force_succession", {"group": "CJNG", "kind": "designated"})
    for _turn in range(5):
        session.resolve()
        boss = session.truth.world.posts.index("CJNG/boss")
        if session.truth.state.leader_in_post[0, boss]:
            break
    else:
        raise AssertionError("nobody took over within the short game; has a designated successor become slower?")
    dead = next(seen for seen in all_events(session, "mexico") if seen.kind == "killed")
    assert "The Boss" in dead.text, "the event names whoever it was about, not whoever holds the post now"
    assert Names(session, "group:CJNG").nickname("CJNG/boss") != "The Boss"


def test_the_event_that_settles_a_succession_names_the_person_who_now_leads():
    for seed in range(12):
        session = Session.create("tapalpa_plus_72", dict.fromkeys(SEATS[:3], "person"), seed=seed, form="short")
        if not contenders(session):
            continue
        post = contenders(session)[0]
        nickname = Names(session, "group:CJNG").nickname(post)
        for _turn in range(4):
            session.submit("group:CJNG", f"settle_succession candidate={post}")
            session.resolve()
        settled = [seen for seen in all_events(session, "group:CJNG") if seen.kind == "succession_settled"]
        recognised = [seen for seen in all_events(session, "group:CJNG") if seen.kind == "candidate_recognised"]
        if settled and recognised:
            assert nickname in settled[0].text and nickname in recognised[0].text
            return
    raise AssertionError("in none of 12 games did the group recognise its candidate")


def test_a_group_that_is_named_in_an_event_is_called_by_its_name():
    session = opened()
    session.inject("force_split", {"group": "CJNG", "parts": 2})
    session.resolve()
    split = next(seen for seen in all_events(session, "mexico") if seen.kind == "group_split")
    assert "CJNG.1" not in split.text and "Jalisco New Generation Cartel" in split.text

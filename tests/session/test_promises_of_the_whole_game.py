"""Every standing order of the two states can be promised in an accord, is carried out by it, and cannot be contradicted."""

import pytest

from game.clients.accord_terms import OTHER, by_topic, promisable, proposal, topic_of
from game.core.orders import ORDERS
from game.engine.promises import IN_PLACE
from game.session.session import Session

STATES = ("mexico", "us")
# What each side gives in one accord: all standing orders of both states that the scenario has, in amounts that purses hold.
ACCORDS = (
    (("train_teams funds=1", "collect target=CJNG discipline=signals points=2", "exploit points=2"),
     ("share_intelligence points=3", "fly_isr region=MX-JAL hours=20", "train_and_equip funds=1")),
    (("vet region=teams points=2", "deploy region=border troops=12000", "build region=MX-JAL kind=courts funds=2"),
     ("attach_planners presence=temporary", "fusion_cell funds=2", "enforce_guns funds=2")),
    (("jobs region=MX-JAL funds=2", "posture group=CJNG toward=confront", "freeze_finances group=CJNG points=3"),
     ("sanction group=CJNG points=3", "scan_border gateway=tucson channel=car method=scanner funds=2",
      "screen_mail funds=2")),
    (("inspect_port gateway=manzanillo funds=2", "inspect_southbound gateway=tucson funds=2", "protect_press funds=2"),
     ("prosecute_distribution funds=2", "treat funds=2", "follow_money funds=2")),
    (("consent to=joint_raid answer=give",), ("strike_boats level=0", "threaten_tariff level=0")),
)  # fmt: skip


def begun():
    session = Session.create("after_the_boss", dict.fromkeys(STATES, "person"), seed=11)
    for order in ("consent to=planners answer=give", "consent to=fusion_cell answer=give"):
        assert session.submit("mexico", order).accepted
    return session


def agreed(session, gives, asks, turns=3):
    """An accord that Mexico offers and the United States accept."""
    answer = session.submit("mexico", proposal(gives, asks, turns))
    assert answer.accepted, f"{gives} for {asks}: {answer.sentence}"
    (waiting,) = session.open_offers("us")
    answer = session.submit("us", f"answer_accord accord={waiting.name} answer=accept")
    assert answer.accepted, answer.sentence
    return waiting.name


def test_the_accords_of_this_file_hold_every_standing_order_of_the_two_states():
    world = begun().truth.world
    named = {term.split()[0] for gives, asks in ACCORDS for term in (*gives, *asks)}
    standing = {
        name for seat in STATES for name in world.orders[seat]
        if ORDERS[name].timing == "standing" and set(ORDERS[name].seats) & set(STATES)
    }  # fmt: skip
    assert standing - named == set(), "write an accord that promises these too"
    assert standing <= set(IN_PLACE), "promises.py cannot tell whether these are kept"


@pytest.mark.parametrize("number", range(len(ACCORDS)))
def test_what_is_promised_is_carried_out_and_kept_for_as_long_as_the_accord_runs(number):
    session = begun()
    session.resolve()
    name = agreed(session, *ACCORDS[number])
    session.resolve()
    running = [one for one in session.accords("us") if one.name == name]
    assert [one.status for one in running] == ["in force"], "an accord whose terms are kept goes on"
    assert running[0].turns == 2


def test_orders_that_can_be_promised_are_told_by_what_they_are_about():
    world = begun().truth.world
    for seat in STATES:
        topics = by_topic(promisable(world, seat))
        assert OTHER not in topics, f"say in TOPICS what these are about: {topics.get(OTHER)}"
        assert set(topics) >= {"raids", "border", "money", "law", "aid"}
    assert topic_of("raid_nobody_knows") == OTHER


@pytest.mark.parametrize(
    ("gives", "asks"),
    [
        (["consent to=isr answer=give", "consent to=isr answer=withdraw"], []),
        (["posture group=CJNG toward=confront", "posture group=CJNG toward=tolerate"], []),
        (["inspect_port gateway=manzanillo funds=5", "inspect_port gateway=manzanillo funds=0"], []),
        ([], ["indict_official region=MX-JAL", "drop_charges region=MX-JAL"]),
        ([], ["scan_border gateway=tucson channel=car method=scanner funds=0",
              "scan_border gateway=tucson channel=car method=scanner funds=9"]),
        (["consent to=fusion_cell answer=withdraw"], ["fusion_cell funds=4"]),
    ],
)  # fmt: skip
def test_terms_that_exclude_each_other_are_refused_with_one_sentence(gives, asks):
    answer = begun().submit("mexico", proposal(gives, asks, 3))
    assert (answer.accepted, answer.reason) == (False, "contradiction")
    assert answer.sentence == "The terms contradict each other, or an accord that stands."


def test_an_offer_that_contradicts_an_accord_in_force_is_refused_and_one_that_does_not_is_heard():
    session = begun()
    session.resolve()
    agreed(session, ["inspect_southbound gateway=tucson funds=5"], ["enforce_guns funds=5"])
    assert session.submit("us", proposal(["enforce_guns funds=0"], [], 2)).reason == "contradiction"
    assert session.submit("us", proposal([], ["inspect_southbound gateway=tucson funds=0"], 2)).reason == "contradiction"
    assert session.submit("us", proposal(["enforce_guns funds=9"], [], 2)).accepted, "more of the same keeps both"

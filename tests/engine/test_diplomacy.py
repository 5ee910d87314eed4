"""What one state asks of another is asked and answered before anything sealed; what is promised is done, kept or broken."""

import numpy as np
import pytest

from game.core.game import fork
from game.core.orders import ORDERS
from game.engine import negotiation
from game.rules.politics import breach
from tests.support.diplomacy import ISR, SHARE, give, in_force, kinds, laboratory
from tests.support.games import differences, start

# --- accepted and delivered ---------------------------------------------------------------------------------


def test_an_accord_that_is_accepted_is_carried_out_on_both_sides_at_once() -> None:
    game = laboratory()
    assert give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept")) == ["accepted", "accepted"]
    assert game.state.share_points[:, 1].tolist() == [3, 3], "what the proposer gives is ordered for it"
    assert game.state.consent[:, ISR].tolist() == [1, 1], "what it asks is ordered for the other side"
    assert kinds(game) == ["accord_offered", "accord_accepted"] and in_force(game) == 1


def test_what_an_accord_gives_stands_before_the_sealed_orders_of_the_same_turn() -> None:
    game = laboratory()
    fly = ("us", "fly_isr region=LAB-A hours=20")
    assert give(fork(game), fly) == ["no_consent"]
    accepted = give(game, fly, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
    assert accepted == ["accepted"] * 3, "the flights need the consent that the accord brings"


def test_a_gift_that_needs_the_consent_it_asks_for_can_be_offered() -> None:
    game = laboratory()
    trade = 'propose_accord gives="fly_isr region=LAB-A hours=20" asks="consent to=isr answer=give" turns=2'
    assert give(fork(game), ("us", trade.replace("consent to=isr", "consent to=trainers"))) == ["no_consent"]
    assert give(game, ("us", trade), ("mexico", "answer_accord accord=us-1-1 answer=accept")) == ["accepted", "accepted"]
    assert game.state.isr_hours[0, 0] == 20


def test_what_already_runs_as_promised_is_not_lowered() -> None:
    game = laboratory()
    give(game, ("us", "share_intelligence points=6 breadth=broad"))
    give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-2-1 answer=accept"))
    assert game.state.share_points[0, 1] == 6 and game.state.share_broad[0, 1] == 1


def test_a_counter_carries_its_own_terms_and_closes_the_offer_it_answers() -> None:
    game = laboratory()
    counter = (
        'answer_accord accord=us-1-1 answer=counter gives="consent to=isr answer=give" asks="share_intelligence points=7"'
    )
    orders = [("us", SHARE), ("mexico", counter), ("us", "answer_accord accord=us-1-1 answer=accept")]
    assert give(game, *orders, ("us", "answer_accord accord=mexico-1-1 answer=accept")) == [
        "accepted", "accepted", "no_such_accord", "accepted",
    ]  # fmt: skip
    assert game.state.share_points[0, 1] == 7 and in_force(game) == 1
    assert game.state.accord_turns[0].max() == 2, "a counter without turns runs as long as the offer; one turn has passed"


def test_to_propose_takes_a_decision_and_to_answer_takes_none() -> None:
    game = laboratory([1])
    give_it = ("us", 'propose_accord gives="exploit points=1" turns=1')
    game.state.attention[:, :2] = 1
    collect = "collect target=ALFA/boss discipline=human points=1"
    answers = [
        ("us", give_it[1]),
        ("us", collect),
        ("mexico", "answer_accord accord=us-1-1 answer=accept"),
        ("mexico", collect),
    ]
    assert give(game, *answers) == ["accepted", "no_attention", "accepted", "accepted"]


# --- promises that cannot be made ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ('gives="share_intelligence points=90"', "no_points"),
        ('gives="share_intelligence points=20; exploit points=20"', "no_points"),
        ('gives="train_and_equip funds=9000" asks="consent to=trainers answer=give"', "no_funds"),
        ('gives="collect target=ALFA/plaza-LAB-C discipline=human points=1"', "unknown_target"),
        ('gives="fly_isr region=LAB-A hours=10"', "no_consent"),
        ("", "bad_terms"),
        ('gives="raid leader=ALFA/boss"', "bad_terms"),
        ('gives="strike target=ALFA/boss"', "bad_terms"),
        ('gives="consent to=isr answer=give"', "bad_terms"),
        ('asks="propose_accord turns=2"', "bad_terms"),
        ('asks="share_intelligence points=1"', "bad_terms"),
        ('asks="no words of an order"', "bad_terms"),
        ('gives="exploit points=1;exploit points=1;exploit points=1;exploit points=1"', "bad_terms"),
    ],
)
def test_an_accord_that_promises_what_the_seat_does_not_have_is_refused_and_changes_nothing(terms: str, reason: str) -> None:
    game = laboratory()
    untouched = fork(game)
    assert give(game, ("us", f"propose_accord {terms} turns=2")) == [reason]
    give(untouched)
    game.state.refusals.fill(0)
    rows = np.arange(game.batch)
    assert not differences(game.state, rows, untouched.state, rows) and not kinds(game)


def test_who_cannot_do_what_is_asked_cannot_accept_and_learns_its_own_reason() -> None:
    game = laboratory()
    ask = 'propose_accord asks="share_intelligence points=90" turns=2'
    assert give(game, ("mexico", ask), ("us", "answer_accord accord=mexico-1-1 answer=accept")) == ["accepted", "no_points"]
    assert in_force(game) == 0 and kinds(game)[-1] == "accord_refused"


def test_why_the_proposer_can_no_longer_give_is_not_told_to_the_other_side() -> None:
    game = laboratory()
    offers = [("us", f'propose_accord gives="share_intelligence points={points}" turns=2') for points in (16, 17)]
    offers.append(("us", 'propose_accord gives="exploit points=14" turns=2'))
    answers = [("mexico", f"answer_accord accord=us-1-{number} answer=accept") for number in (3, 2, 1)]
    assert give(game, *offers, *answers) == ["accepted"] * 4 + ["bad_terms", "accepted"]


def test_nine_offers_do_not_find_room() -> None:
    game = laboratory([1])
    game.state.attention[:, :2] = 20
    offers = [("us", 'propose_accord gives="exploit points=1" turns=5')] * 9
    assert give(game, *offers) == ["accepted"] * 8 + ["accords_full"]
    assert in_force(game) == 8, "an offer that asks for nothing is accepted by whoever does not answer it"


@pytest.mark.parametrize(
    "answer",
    [
        "answer_accord accord=us-1-2 answer=accept",
        "answer_accord accord=mexico-1-1 answer=refuse",
        "break_accord accord=us-1-1",
        "answer_accord accord=elsewhere answer=accept",
    ],
)
def test_what_nobody_offered_cannot_be_answered_or_broken(answer: str) -> None:
    assert give(laboratory(), ("us", SHARE), ("mexico", answer)) == ["accepted", "no_such_accord"]


def test_nobody_answers_an_offer_of_its_own() -> None:
    given = give(laboratory(), ("us", SHARE), ("us", "answer_accord accord=us-1-1 answer=accept"))
    assert given == ["accepted", "no_such_accord"]


def test_a_red_seat_has_no_part_in_accords() -> None:
    game = laboratory()
    assert give(game, ("group:ALFA", SHARE), ("us", SHARE), ("group:ALFA", "break_accord accord=us-1-1")) == [
        "wrong_seat", "accepted", "wrong_seat",
    ]  # fmt: skip


def test_a_state_alone_has_nobody_to_make_an_accord_with() -> None:
    game = start("the_teapot", [1])
    world_orders = {**game.world.orders, "mexico": frozenset(ORDERS)}
    object.__setattr__(game.world, "orders", world_orders)
    assert give(game, ("mexico", 'propose_accord gives="exploit points=1" turns=1')) == ["no_partner"]


# --- what nobody answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asks", "kept"),
    [("nothing", 1), ("consent to=isr answer=give", 1), ("consent to=trainers answer=give", 0), ("exploit points=1", 0)],
)
def test_an_offer_that_nobody_answers_is_answered_by_the_standing_consents(asks: str, kept: int) -> None:
    game = laboratory()
    give(game, ("mexico", "consent to=isr answer=give"))
    give(game, ("us", f'propose_accord gives="share_intelligence points=2" asks="{asks}" turns=4'))
    assert in_force(game) == kept and int(game.state.share_points[0, 1]) == 2 * kept


# --- kept and broken ----------------------------------------------------------------------------------------


def test_trust_rises_while_an_accord_is_kept_and_more_when_it_has_run_its_term() -> None:
    game, plain = laboratory([1]), laboratory([1])
    give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
    give(plain, ("us", "share_intelligence points=3"), ("mexico", "consent to=isr answer=give"))
    gains = [float(game.state.trust[0] - plain.state.trust[0])]
    for _ in range(2):
        give(game)
        give(plain)
        gains.append(float(game.state.trust[0] - plain.state.trust[0]))
    assert 0 < gains[0] < gains[1] and gains[2] - gains[1] > 2 * (gains[1] - gains[0])
    assert kinds(game)[-1] == "accord_kept" and not game.state.accord_status.any()


def test_several_accords_at_once_build_no_more_trust_than_one_until_they_end() -> None:
    one, four = laboratory([1]), laboratory([1])
    offer = ("us", 'propose_accord gives="exploit points=1" turns=9')
    give(one, offer)
    give(four, offer, offer, offer, offer)
    assert in_force(four) == 4 and one.state.trust[0] == four.state.trust[0]


def test_who_withdraws_what_it_promised_has_broken_the_accord() -> None:
    game = laboratory([1])
    give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
    before = float(game.state.trust[0])
    give(game, ("mexico", "consent to=isr answer=withdraw"))
    assert game.trace is not None
    broken = [event for event in game.trace.events if event.kind == "accord_broken"]
    assert [event.subjects["seat"] for event in broken] == ["mexico"] and float(game.state.trust[0]) < before - 3
    accepted = next(event for event in game.trace.events if event.kind == "accord_accepted")
    assert broken[0].cause == accepted.id, "what is broken is the accord that was accepted"
    assert int(game.state.share_points[0, 1]) == 3, "what the other side gave runs on until it ends it"


def test_less_than_promised_is_broken_and_more_is_kept() -> None:
    game = laboratory([1])
    give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
    give(game, ("us", "share_intelligence points=5 breadth=broad"))
    assert in_force(game) == 1
    give(game, ("us", "share_intelligence points=2"))
    assert in_force(game) == 0 and kinds(game)[-1] == "accord_broken"


def test_an_accord_can_be_broken_by_a_word_of_either_side() -> None:
    for seat in ("us", "mexico"):
        game = laboratory([1])
        give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
        before = float(game.state.trust[0])
        assert give(game, (seat, "break_accord accord=us-1-1")) == ["accepted"]
        assert in_force(game) == 0 and float(game.state.trust[0]) < before
        assert game.state.consent[0, ISR] == 1, "what was given stays given until it is withdrawn"


def test_a_consent_that_a_breach_takes_away_was_broken_by_who_used_force() -> None:
    game = laboratory([1])
    give(game, ("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept"))
    rows = np.array([0])
    breach.commit(game, rows, game.state.seat_key[rows, 1])
    assert game.state.consent[0, ISR] == 0
    negotiation.close_turn(game)
    assert game.trace is not None
    broken = [event.subjects["seat"] for event in game.trace.events if event.kind == "accord_broken"]
    assert broken == ["us"] and in_force(game) == 0

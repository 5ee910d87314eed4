"""What one state asks of another is asked and answered before anything sealed; what is promised is done, kept or broken."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.game import Game, fork
from game.core.orders import ORDERS, order_text, parse_order
from game.core.refusals import BY_CODE
from game.core.state import CONSENTS
from game.engine import legal, negotiation
from game.engine.commitments import no_commitments
from game.engine.diplomacy import accords_of, answer_by_consents, open_offers
from game.engine.offers import can_be_promised, order_of, read_terms, terms_text
from game.engine.order_table import accord_code, decode, encode, join
from game.engine.promises import IN_PLACE
from game.engine.step import resolve_turn
from game.rules.politics import breach
from tests.support.games import differences, start

Said = tuple[str, str]
SHARE = 'propose_accord gives="share_intelligence points=3" asks="consent to=isr answer=give" turns=3'
ISR = CONSENTS.index("isr")


def laboratory(seeds: Sequence[int] = (1, 2)) -> Game:
    return start("laboratory", seeds, tracing=True)


def give(game: Game, *orders: Said) -> list[str]:
    """Resolve a turn with these orders in every game; what became of each in the first."""
    table = encode(game.world, [(row, seat, parse_order(text)) for row in range(game.batch) for seat, text in orders])
    return [BY_CODE[int(code)].name for code in resolve_turn(game, table).reasons[: len(orders)]]


def kinds(game: Game) -> list[str]:
    assert game.trace is not None
    told = [event.kind for event in game.trace.events if event.row == 0]
    return [kind for kind in told if kind.startswith(("accord", "request"))]


def in_force(game: Game) -> int:
    return int((game.state.accord_status[0] == 2).sum())


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


# --- requests -----------------------------------------------------------------------------------------------


def armed() -> Game:
    """A game in which the United States may strike, if Mexico lets it."""
    game = laboratory([4])
    give(game, ("us", "seek_authority from=white_house kind=strike"), ("us", "seek_authority from=white_house kind=joint"))
    return game


STRIKE = ("us", "strike target=ALFA/boss ask=true when=fix")


def test_a_strike_that_is_asked_for_stands_when_it_is_agreed_to_this_once() -> None:
    game = armed()
    assert give(fork(game), STRIKE) == ["no_consent"], "nobody agreed"
    assert give(fork(game), STRIKE, ("mexico", "answer_accord accord=us-2-1 answer=refuse")) == ["no_consent", "accepted"]
    assert give(game, STRIKE, ("mexico", "answer_accord accord=us-2-1 answer=accept")) == ["accepted", "accepted"]
    assert "request_granted" in kinds(game) and not game.state.agreed_strike.any()
    assert give(game, STRIKE) == ["no_consent"], "what was agreed once does not hold for another turn"


def test_a_request_is_numbered_with_the_offers_of_its_seat_and_cannot_be_countered() -> None:
    game = armed()
    offer = ("us", 'propose_accord gives="exploit points=1" turns=1')
    counter = ("mexico", 'answer_accord accord=us-2-2 answer=counter gives="exploit points=1"')
    answer = ("mexico", "answer_accord accord=us-2-2 answer=accept")
    assert give(game, offer, STRIKE, counter, answer) == ["accepted", "accepted", "bad_terms", "accepted"]


def test_a_strike_that_could_not_be_flown_is_not_asked_for() -> None:
    game = laboratory([4])
    unheard_of = ("us", "strike target=GAMA/financier-1 ask=true")
    answer = ("mexico", "answer_accord accord=us-1-1 answer=accept")
    assert give(game, unheard_of, answer) == ["unknown_target", "no_such_accord"]
    assert not kinds(game)


def test_consent_to_a_strike_can_be_asked_before_the_authority_is_there() -> None:
    game = laboratory([4])
    assert give(game, STRIKE, ("mexico", "answer_accord accord=us-1-1 answer=accept")) == ["no_authority", "accepted"]


def test_an_agreement_to_one_strike_is_none_to_another() -> None:
    game = armed()
    other = ("us", "strike target=ALFA/financier-1 ask=true when=fix")
    answers = (
        ("mexico", "answer_accord accord=us-2-1 answer=accept"),
        ("mexico", "answer_accord accord=us-2-2 answer=refuse"),
    )
    assert give(game, STRIKE, other, *answers) == ["accepted", "no_consent", "accepted", "accepted"]


# --- words and slots ----------------------------------------------------------------------------------------


def test_every_standing_order_of_a_state_seat_can_be_looked_up_as_a_promise() -> None:
    missing = [
        name
        for name in legal.WRITERS
        if ORDERS[name].timing == "standing" and "group" not in ORDERS[name].seats and name not in IN_PLACE
    ]
    assert not missing, f"{', '.join(missing)} cannot be promised: say in game.engine.promises when it is in place."


LABORATORY = start("laboratory", [1])
PROMISES = [
    "share_intelligence points=3 breadth=vetted", "collect target=ALFA/boss discipline=human points=2", "exploit points=1",
    "collect target=LAB-B discipline=imagery points=0", "fly_isr region=LAB-A hours=12 covert=true",
    "train_and_equip funds=1.25 vetting=0.75 audit=true", "message tone=quiet capital=2.5",
]  # fmt: skip


@given(st.lists(st.sampled_from(PROMISES), max_size=3), st.integers(1, 120))
def test_terms_read_from_their_text_are_written_back_to_the_same_text(gives: list[str], turns: int) -> None:
    world = LABORATORY.world
    text = "; ".join(gives) or "nothing"
    order = parse_order(f'propose_accord gives="{text}" asks="consent to=isr answer=give" turns={turns}')
    table = encode(world, [(0, "us", order), (0, "us", order)])
    assert decode(world, table, 1) == order and len(table.texts) == 2, "a text that occurs twice is kept once"
    terms = read_terms(world, table, (0, 1), lambda name: name in legal.WRITERS)
    assert terms.good.all()
    again = terms_text(world, terms.term[0, :3], terms.arguments[0, :3])
    assert again == ("; ".join(order_text(parse_order(one)) for one in gives) or "nothing")
    for place, promised in enumerate(gives):
        assert order_of(world, int(terms.term[0, place]), terms.arguments[0, place]) == parse_order(promised)


def test_only_orders_of_the_seat_that_are_not_dated_and_used_here_can_be_promised() -> None:
    world = LABORATORY.world
    found = {name for name, spec in ORDERS.items() if can_be_promised(world, "us", spec, lambda name: name in legal.WRITERS)}
    assert {"share_intelligence", "fly_isr", "message", "seek_authority"} <= found
    assert not found & {"strike", "propose_accord", "answer_accord", "break_accord", "raid", "consent", "bribe", "deploy"}


def test_a_slot_is_used_again_and_a_name_never() -> None:
    game = laboratory([1])
    offer = ("us", 'propose_accord gives="exploit points=1" turns=1')
    names = set()
    for turn in range(1, 4):
        give(game, offer)
        names.add(f"us-{turn}-1")
    assert game.trace is not None
    assert {str(event.values["accord"]) for event in game.trace.events if event.kind == "accord_kept"} == names
    ids = [event.id for event in game.trace.events]
    assert len(ids) == len(set(ids)), "two events share an id"


def test_what_is_said_comes_to_the_same_alone_and_in_a_batch() -> None:
    seeds = [11, 12, 13]
    many = start("laboratory", seeds)
    lines = [
        [("us", SHARE), ("mexico", "answer_accord accord=us-1-1 answer=accept")],
        [("mexico", 'propose_accord gives="exploit points=2" asks="exploit points=2" turns=2'), ("us", SHARE)],
        [("us", 'propose_accord gives="exploit points=3" turns=1'), ("us", SHARE)],
    ]
    tables = [
        encode(many.world, [(row, seat, parse_order(text)) for seat, text in said]) for row, said in enumerate(lines)
    ]  # fmt: skip
    resolve_turn(many, join(tables))
    for row, said in enumerate(lines):
        alone = start("laboratory", [seeds[row]])
        resolve_turn(alone, encode(alone.world, [(0, seat, parse_order(text)) for seat, text in said]))
        unlike = differences(many.state, np.array([row]), alone.state, np.array([0]))
        assert not unlike, f"{unlike[0].field} of game {row} depends on the other games of the batch"


def test_standing_consents_answer_what_stands_open_and_nothing_else() -> None:
    game = laboratory([1])
    orders = [("us", SHARE), ("us", 'propose_accord gives="exploit points=1" turns=1')]
    table = encode(game.world, [(0, seat, parse_order(text)) for seat, text in orders])
    negotiation.talk(game, table, no_commitments(game))
    accords = accords_of(game.state)
    assert open_offers(accords, 1).count == 0 and open_offers(accords, 0).count == 2
    answers = answer_by_consents(accords, game.state.consent, 0)
    read = [decode(game.world, answers, place) for place in range(answers.count)]
    assert [order_text(one) for one in read] == [
        "answer_accord accord=us-1-1 answer=refuse", "answer_accord accord=us-1-2 answer=accept",
    ]  # fmt: skip
    assert accord_code(game.world, "us-1-1") == accords.code[0, 0]

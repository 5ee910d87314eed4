"""What is offered is kept by its words: terms read from text and written back, names used once, slots used again."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.core.orders import ORDERS, order_text, parse_order
from game.engine import legal, negotiation
from game.engine.commitments import no_commitments
from game.engine.diplomacy import accords_of, answer_by_consents, open_offers
from game.engine.offers import can_be_promised, order_of, read_terms, terms_text
from game.engine.order_table import accord_code, decode, encode, join
from game.engine.promises import IN_PLACE
from game.engine.step import resolve_turn
from tests.support.diplomacy import SHARE, give, laboratory
from tests.support.games import differences, start


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

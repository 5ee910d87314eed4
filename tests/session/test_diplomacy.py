"""In a session offers are known to the other state at once; answers too; what is sealed stays sealed."""

import numpy as np
import pytest

from game.core.orders import order_text, parse_order
from game.core.problem import Problem
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, encode
from game.players.negotiating import answerer_for, make_offers
from game.players.players import make_player
from game.session import negotiating
from game.session.considering import consider
from game.session.replay import branch, open_session
from game.session.reporting import all_events
from game.session.session import Session
from game.session.state_bytes import from_bytes, to_bytes

OFFER = 'propose_accord gives="share_intelligence points=3" asks="consent to=isr answer=give" turns=3'
GIFT = 'propose_accord gives="share_intelligence points=3" turns=2'
ACCEPT = "answer_accord accord=us-1-1 answer=accept"
COUNTER = 'answer_accord accord=us-1-1 answer=counter gives="consent to=isr answer=give" asks="exploit points=2" turns=5'
FLY = "fly_isr region=LAB-A hours=10"
STRIKE = "strike target=ALFA/boss when=fix"


def a_session(mexico="person", us="person", path=None, seed=3):
    return Session.create("laboratory", {"mexico": mexico, "us": us}, seed=seed, path=path)


def signatures(session):
    return [one.signature for one in session.turns]


def names(offers):
    return [(offer.name, offer.status) for offer in offers]


# --- known at once ------------------------------------------------------------------------------------------


def test_the_other_state_reads_an_offer_as_soon_as_it_is_made_and_nobody_else_does():
    session = a_session()
    assert session.submit("us", OFFER).accepted
    offer = session.open_offers("mexico")[0]
    assert (offer.name, offer.sender, offer.receiver, offer.turns) == ("us-1-1", "us", "mexico", 3)
    assert offer.gives == ("share_intelligence points=3 breadth=vetted",) and offer.asks == ("consent to=isr answer=give",)
    assert not session.open_offers("us") and names(session.accords("us")) == [("us-1-1", "offered")]
    for seat in ("group:ALFA", "group:BETA"):
        assert session.accords(seat) == () and session.view(seat).accords is None


def test_an_accord_that_is_accepted_is_in_effect_for_both_before_the_turn_is_resolved():
    session = a_session()
    session.submit("us", OFFER)
    assert session.submit("us", FLY).reason == "no_consent"
    assert session.submit("mexico", ACCEPT).accepted
    assert session.planned_view("mexico").standing.consents[0, 0] == session.planned_view("us").standing.consents[0, 0] == 1
    assert session.submit("us", FLY).accepted, "the consent that the accord brought lets the flights be ordered"
    assert not session.truth.state.consent.any(), "nothing has happened yet"
    assert session.resolve().refused == () and session.truth.state.isr_hours[0, 0] == 10
    assert names(session.accords("mexico")) == [("us-1-1", "in force")]


def test_a_counter_is_read_by_the_one_whose_offer_it_answers():
    session = a_session()
    session.submit("us", OFFER)
    assert session.submit("mexico", COUNTER).accepted
    offer = session.open_offers("us")[0]
    assert (offer.name, offer.turns, offer.asks) == ("mexico-1-1", 5, ("exploit points=2",))
    assert session.submit("us", "answer_accord accord=us-1-1 answer=accept").reason == "no_such_accord"
    assert session.submit("us", "answer_accord accord=mexico-1-1 answer=accept").accepted
    assert session.resolve().refused == () and session.truth.state.exploit_points[0, 1] == 2


def test_sealed_orders_of_the_other_side_do_not_show_in_what_is_tried_out():
    session = a_session()
    session.submit("us", "collect target=ALFA/boss discipline=human points=20")
    session.submit("us", GIFT)
    before = negotiating.try_out(session, "mexico").game.state
    assert not before.collect_leader[0, 1].any() and before.accord_status.any()


def test_an_offer_must_stand_beside_the_orders_in_the_tray():
    session = a_session()
    session.submit("us", "collect target=ALFA/boss discipline=human points=29")
    assert session.submit("us", GIFT).reason == "no_points", "the points are planned for something else already"
    session.truth.state.attention[0, 1] = 1
    assert session.submit("us", 'propose_accord asks="exploit points=1" turns=2').reason == "no_attention"


def test_considering_an_offer_counts_its_decision_and_an_answer_takes_none():
    session = a_session()
    most = int(session.view("us").attention[0])
    assert consider(session, "us", parse_order(OFFER)).decisions_left == most - 1
    session.submit("us", OFFER)
    assert consider(session, "mexico", parse_order(ACCEPT)).decisions_left == int(session.view("mexico").attention[0])


# --- taken back ---------------------------------------------------------------------------------------------


def test_an_offer_can_be_taken_back_until_it_is_answered():
    session = a_session()
    session.submit("us", OFFER)
    session.submit("us", GIFT)
    assert session.withdraw("us", 0).text.startswith("propose_accord") and len(session.open_offers("mexico")) == 1
    session.submit("mexico", ACCEPT)
    for seat, place in (("us", 0), ("mexico", 0)):
        with pytest.raises(Problem, match=r"taken back"):
            session.withdraw(seat, place)
    assert names(session.accords("us")) == [("us-1-1", "in force")]


def test_an_offer_before_one_that_was_answered_keeps_its_name():
    session = a_session()
    session.submit("us", GIFT)
    session.submit("us", OFFER)
    session.submit("mexico", "answer_accord accord=us-1-2 answer=refuse")
    with pytest.raises(Problem, match=r"us-1-2"):
        session.withdraw("us", 0)


# --- who answers --------------------------------------------------------------------------------------------


def test_a_seat_on_hold_answers_at_once_by_its_standing_consents():
    session = a_session(mexico="hold")
    session.submit("us", OFFER)
    session.submit("us", GIFT)
    assert names(session.accords("us")) == [("us-1-1", "closed"), ("us-1-2", "in force")]
    answers = [(one.text.split()[-1], one.by_bot) for one in session.plans["mexico"]]
    assert answers == [("answer=refuse", True), ("answer=accept", True)]


class Dealer:
    """A doctrine that offers a gift, accepts whatever gives it something and counters the rest."""

    name = "dealer"

    def orders(self, view: View) -> OrderTable:
        return encode(view.world, [])

    def offers(self, view: View) -> OrderTable:
        return encode(view.world, [(row, view.seat, parse_order(GIFT)) for row in range(view.batch)])

    def answers(self, view: View, offers: Offers) -> OrderTable:
        assert view.accords is not None
        gives = (offers.term[:, :3] != 0).any(axis=1)
        table = offers.answer(view.world.seats.index(view.seat), gives)
        table.arguments[~gives, 1] = 2.0
        ask = "share_intelligence points=1"
        table.texts = ("", ask)
        table.arguments[~gives, 3] = 1.0
        return table


def test_a_doctrine_answers_what_it_is_offered_from_its_view_and_may_counter():
    session = a_session(mexico="dealer")
    dealer = Dealer()
    session.answerer = lambda seat, view, offers: dealer.answers(view, offers)
    assert session.submit("us", OFFER).accepted and names(session.accords("us")) == [("us-1-1", "in force")]
    session.submit("us", 'propose_accord asks="exploit points=1" turns=4')
    offer = session.open_offers("us")[0]
    assert (offer.name, offer.asks, offer.turns) == ("mexico-1-1", ("share_intelligence points=1 breadth=vetted",), 4)
    assert all(one.by_bot for one in session.plans["mexico"])


def test_a_doctrine_makes_its_offers_once_a_turn():
    session = a_session(us="dealer")
    for _ in range(2):
        make_offers(session, {"us": Dealer()})
    assert len(session.open_offers("mexico")) == 1
    session.resolve()
    make_offers(session, {"us": Dealer()})
    assert [offer.name for offer in session.open_offers("mexico")] == ["us-2-1"]


def test_an_answer_of_a_player_that_cannot_be_carried_out_becomes_a_refusal():
    session = a_session(mexico="random")
    session.answerer = lambda seat, view, offers: offers.answer(0, np.ones(offers.count, dtype=np.bool_))
    session.submit("us", 'propose_accord asks="exploit points=99" turns=4')
    assert names(session.accords("us")) == [("us-1-1", "closed")]


def test_players_by_name_answer_for_their_seats_and_a_person_decides_alone():
    session = a_session(mexico="random")
    session.answerer = answerer_for(session.seats)
    session.submit("us", GIFT)
    assert not session.open_offers("mexico")
    session.hand_over("mexico", "person")
    session.submit("us", GIFT)
    assert len(session.open_offers("mexico")) == 1
    session.hand_over("mexico", "hold")
    negotiating.answer_for_player(session, "mexico")
    assert not session.open_offers("mexico")


def test_a_random_player_accepts_some_offers_and_refuses_others():
    found = set()
    for number in range(12):
        session = a_session(mexico="random", seed=number)
        player = make_player("random", "mexico", np.array([number]))
        session.answerer = lambda seat, view, offers, player=player: player.answers(view, offers)
        session.submit("us", GIFT)
        found.add(session.plans["mexico"][0].order.arguments["answer"])
    assert found == {"accept", "refuse"}


# --- requests -----------------------------------------------------------------------------------------------


def armed(mexico="person"):
    session = a_session(mexico=mexico)
    session.submit("us", "seek_authority from=white_house kind=strike")
    session.resolve()
    return session


def test_a_strike_that_asks_waits_in_the_tray_for_its_answer():
    session = armed()
    assert session.submit("us", STRIKE).accepted
    offer = session.open_offers("mexico")[0]
    assert offer.request.startswith("strike target=ALFA/boss ask=true") and offer.gives == () and offer.status == "asked"
    assert session.submit("mexico", "answer_accord accord=us-2-1 answer=accept").accepted
    with pytest.raises(Problem, match=r"answered us-2-1"):
        session.withdraw("us", 0)
    assert session.resolve().refused == ()


def test_a_strike_that_nobody_agreed_to_is_refused_when_the_turn_is_resolved():
    for mexico in ("person", "hold"):
        session = armed(mexico)
        assert session.submit("us", STRIKE).accepted
        assert [reason for _, _, reason in session.resolve().refused] == ["no_consent"]


# --- the record ---------------------------------------------------------------------------------------------


def talked(path):
    session = a_session(path=path)
    session.submit("us", OFFER)
    session.submit("mexico", "collect target=ALFA/boss discipline=human points=4")
    session.submit("mexico", COUNTER)
    session.submit("us", "answer_accord accord=mexico-1-1 answer=accept")
    session.submit("us", FLY)
    session.resolve()
    session.hand_over("mexico", "hold")
    session.submit("us", GIFT)
    session.submit("us", OFFER)
    session.resolve()
    session.submit("mexico", "break_accord accord=mexico-1-1")
    return session


def test_a_record_of_offers_and_answers_replays_to_the_same_bits(tmp_path):
    path = tmp_path / "game.plaza"
    session = talked(path)
    session.close()
    replay = open_session(path, writing=False)
    again = replay.session
    assert replay.differing == () and signatures(again) == signatures(session)
    for seat in ("mexico", "us"):
        assert [(one.text, one.by_bot) for one in again.plans[seat]] == [(o.text, o.by_bot) for o in session.plans[seat]]
        assert again.accords(seat) == session.accords(seat)
    assert again.resolve().signature == a_twin_resolved(tmp_path)


def a_twin_resolved(tmp_path):
    twin = talked(tmp_path / "twin.plaza")
    twin.close()
    twin.record = None
    return twin.resolve().signature


def test_a_branch_and_a_rewind_go_on_from_the_accords_of_their_turn(tmp_path):
    path = tmp_path / "game.plaza"
    session = talked(path)
    session.resolve()
    kept = signatures(session)
    session.rewind(2)
    assert names(session.accords("us")) == [("mexico-1-1", "in force")]
    session.submit("us", GIFT)
    session.submit("us", OFFER)
    assert session.resolve().signature == kept[1]
    session.close()
    other = branch(path, tmp_path / "branch.plaza", 2).session
    assert names(other.accords("mexico")) == [("mexico-1-1", "in force")]
    other.close()


def test_a_snapshot_with_accords_that_cannot_be_is_refused():
    session = talked(None)
    state = session.truth.state
    negotiating.check_accords(session.truth.world, from_bytes(to_bytes(state)))
    slot = int(np.flatnonzero(state.accord_status[0])[0])
    for field, value in (("accord_code", 7), ("accord_from", 3), ("accord_term", 9999), ("accord_arguments", 1e9)):
        broken = from_bytes(to_bytes(state))
        getattr(broken, field)[0, slot] = value
        with pytest.raises(Problem, match="accords that this game cannot have"):
            negotiating.check_accords(session.truth.world, broken)


def test_both_states_are_told_what_came_of_an_offer_and_no_red_seat_is():
    session = talked(None)
    session.resolve()
    for seat in ("mexico", "us"):
        told = [seen.kind for seen in all_events(session, seat)]
        assert {"accord_offered", "accord_accepted", "accord_broken"} <= set(told)
    assert not [seen for seen in all_events(session, "group:ALFA") if seen.kind.startswith("accord")]
    lines = [order_text(planned.order) for _, planned in session.turns[0].given]
    assert lines.index(order_text(parse_order(OFFER))) < lines.index(order_text(parse_order(COUNTER)))

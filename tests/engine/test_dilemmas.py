"""A decision is asked once, of one seat; its answer, or what stands without one, takes effect when the turn is resolved."""

import attrs
import numpy as np
import pytest

from game.core.game import Game, take_games
from game.core.injects import make_inject
from game.core.orders import ORDERS, parse_order
from game.core.refusals import BY_CODE
from game.core.trace import Trace
from game.core.world import Choice, Dilemma, World
from game.engine import legal, offers
from game.engine.commitments import no_commitments
from game.engine.dilemmas import open_due
from game.engine.history import key_of
from game.engine.legal_dilemmas import CLOSED, NO_ANSWER, NOT_YET, OPEN
from game.engine.measuring import read
from game.engine.observe import observe
from game.engine.order_table import decode, encode
from game.engine.signature import signature
from game.engine.step import resolve_turn
from tests.support.games import start

TEXT = {"en": "x", "es": "x"}
PUSH = make_inject("shift", {"quantity": "trust", "amount": 3.0})
HARM = make_inject("civilian_harm", {"region": "LAB-A", "deaths": 2, "blame": "us"})


def choice(id: str, capital: float = 0.0, *effects: object) -> Choice:
    return Choice(id, {"en": id, "es": id}, TEXT, capital, tuple(effects), ())  # type: ignore[arg-type]


def dilemma(id: str = "ONE", seat: str = "us", first: int = 1, last: int = 1, **more: object) -> Dilemma:
    given: dict[str, object] = {
        "measure": "", "of": None, "at_least": None, "at_most": None, "title": TEXT, "text": TEXT, "otherwise": 0,
        "choices": (choice("WAIT"), choice("ACT", 5.0, PUSH), choice("HIT", 1.0, HARM, HARM)),
    }  # fmt: skip
    return Dilemma(id=id, seat=seat, first=first, last=last, **{**given, **more})  # type: ignore[arg-type]


def asking(*dilemmas: Dilemma, seeds: object = (1, 2, 3)) -> Game:
    """Games of the laboratory, in which these decisions are asked in place of its own."""
    game = start("laboratory", seeds)  # type: ignore[arg-type]
    game.trace = Trace()
    world: World = attrs.evolve(game.world, dilemmas=dilemmas)
    game.world = world
    shape = (game.batch, len(dilemmas))
    game.state.dilemma_status = np.full(shape, NOT_YET)
    game.state.dilemma_answer = np.full(shape, NO_ANSWER)
    game.state.dilemma_event = np.zeros(shape, dtype=np.uint64)
    open_due(game, 1)
    return game


def orders(game: Game, *given: tuple[int, str, str]):
    return encode(game.world, [(row, seat, parse_order(text)) for row, seat, text in given])


def seen(game: Game, kind: str, row: int = 0):
    assert game.trace is not None
    return [one for one in game.trace.events if one.kind == kind and one.row == row]


def reason(game: Game, seat: str, text: str) -> str:
    return BY_CODE[int(legal.verify(game, orders(game, (0, seat, text)), no_commitments(game))[0])].name


def test_an_answer_takes_effect_where_it_was_given_and_the_others_get_what_stands_without_one():
    game = asking(dilemma())
    before = game.state.trust.copy()
    plain = asking(seeds=(1, 2, 3))
    done = resolve_turn(game, orders(game, (1, "us", "answer_dilemma answer=ONE/ACT")))
    resolve_turn(plain, orders(plain))
    assert done.reasons.tolist() == [0]
    pushed = game.state.trust - plain.state.trust
    assert pushed[1] > 2.0 and pushed[0] == pushed[2] == 0.0, f"trust began at {before}, the answer moved it by {pushed}"
    assert game.state.dilemma_answer[:, 0].tolist() == [0, 1, 0] and (game.state.dilemma_status == CLOSED).all()


def test_the_price_is_paid_once_in_capital_and_booked_under_the_decision():
    game = asking(dilemma())
    us = game.world.seats.index("us")
    resolve_turn(game, orders(game, (0, "us", "answer_dilemma answer=ONE/ACT")))
    assert game.trace is not None
    paid = [one for one in game.trace.changes("capital", (0, us)) if one.cause == "politics.capital.decision"]
    assert [one.amount for one in paid] == [-5.0]
    assert paid[0].event == seen(game, "dilemma_answered")[0].id, "the booking must name the decision as its event"


def test_every_effect_is_caused_by_the_answer_and_two_alike_have_ids_of_their_own():
    game = asking(dilemma())
    resolve_turn(game, orders(game, (0, "us", "answer_dilemma answer=ONE/HIT")))
    asked, answered = seen(game, "dilemma"), seen(game, "dilemma_answered")
    assert answered[0].cause == asked[0].id
    effects = seen(game, "inject")
    assert [one.cause for one in effects] == [answered[0].id] * 2
    ids = [one.id for one in game.trace.events if one.row == 0] if game.trace else []
    assert len(ids) == len(set(ids)), "no two events of a game may share an id"
    assert int(game.state.civilian_deaths_region[0].sum()) >= 4, "both effects must have been carried out"


def test_a_seat_cannot_answer_twice_nor_pay_what_it_does_not_have_nor_answer_for_another():
    game = asking(dilemma(), dilemma("TWO", "mexico", 2, 3))
    assert reason(game, "us", "answer_dilemma answer=ONE/ACT") == "accepted"
    assert reason(game, "mexico", "answer_dilemma answer=ONE/ACT") == "no_dilemma"
    assert reason(game, "mexico", "answer_dilemma answer=TWO/ACT") == "no_dilemma", "it is not asked before its turn"
    assert reason(game, "us", "answer_dilemma answer=ONE/NONE") == "no_dilemma"
    game.state.capital[:, game.world.seats.index("us")] = 4.0
    assert reason(game, "us", "answer_dilemma answer=ONE/ACT") == "no_capital"
    assert reason(game, "us", "answer_dilemma answer=ONE/HIT") == "accepted"
    legal.give(game, orders(game, (0, "us", "answer_dilemma answer=ONE/HIT")), no_commitments(game))
    assert reason(game, "us", "answer_dilemma answer=ONE/WAIT") == "already_ordered"


@pytest.mark.parametrize("first", ["message", "answer"])
def test_the_same_capital_cannot_be_promised_to_a_message_and_to_an_answer(first):
    game = asking(dilemma())
    game.state.capital[:, game.world.seats.index("us")] = 8.0
    given = ["message tone=claim capital=6", "answer_dilemma answer=ONE/ACT"]
    table = orders(game, *((0, "us", text) for text in (given if first == "message" else given[::-1])))
    reasons = [BY_CODE[int(code)].name for code in resolve_turn(game, table).reasons]
    assert reasons == ["accepted", "no_capital"], f"8 points of capital cannot pay 5 and 6: {reasons}"


def test_an_answer_takes_no_decision():
    game = asking(dilemma())
    game.state.attention[:] = 0
    assert reason(game, "us", "exploit points=1") == "no_attention"
    assert reason(game, "us", "answer_dilemma answer=ONE/ACT") == "accepted"
    committed = no_commitments(game)
    legal.give(game, orders(game, (0, "us", "answer_dilemma answer=ONE/ACT")), committed)
    assert not committed.decisions.any()


def test_a_dilemma_waits_for_its_turn_and_its_condition_and_comes_once():
    cut = _bound_of_half(range(12))
    game = asking(dilemma(first=2, last=4, measure="homicides", of="LAB-B", at_least=cut), seeds=range(12))
    assert (game.state.dilemma_status == NOT_YET).all()
    opened = np.zeros(game.batch, dtype=np.int64)
    for turn in range(1, 6):
        resolve_turn(game, orders(game))
        killed = read(game, key_of(game, "homicides", "LAB-B"))[0]
        due = (opened == 0) & (killed >= cut) & (2 <= turn + 1 <= 4)
        now = game.state.dilemma_status[:, 0] == OPEN
        assert (now == due).all(), f"before turn {turn + 1} with {killed} killed it is open in {np.flatnonzero(now)}"
        opened += now
    assert opened.max() == 1 and 0 < opened.sum() < game.batch, f"half of the games reach {cut}, but it came in {opened}"


def _bound_of_half(seeds: object) -> float:
    """Killings that half of the games reach in one of the first three turns, in which nothing else is decided."""
    game = asking(seeds=seeds)
    most = np.zeros(game.batch)
    for _turn in range(3):
        resolve_turn(game, orders(game))
        most = np.maximum(most, read(game, key_of(game, "homicides", "LAB-B"))[0])
    return float(np.sort(most)[game.batch // 2])


def test_a_level_is_read_as_it_stands_and_a_chance_only_where_it_was_tried():
    level = dilemma("LEVEL", measure="approval", of="us", at_most=0.0)
    chance = dilemma("CHANCE", measure="raid_success_chance", at_least=0.0)
    game = asking(level, chance)
    assert (game.state.dilemma_status == NOT_YET).all(), "nothing was raided, and nobody's approval is at 0"
    game.state.approval[1, game.world.seats.index("us")] = 0.0
    open_due(game, 1)
    assert game.state.dilemma_status[:, 0].tolist() == [NOT_YET, OPEN, NOT_YET]


def test_nothing_is_asked_for_a_turn_after_the_last():
    game = asking(dilemma(first=25, last=30))
    open_due(game, len(game.world.pulses) + 1)
    assert (game.state.dilemma_status == NOT_YET).all()


def test_a_game_decides_alike_alone_and_among_others():
    together = asking(dilemma(), dilemma("TWO", "mexico", 2, 2), seeds=(5, 6, 7, 8))
    alone = asking(dilemma(), dilemma("TWO", "mexico", 2, 2), seeds=(7,))
    given = [(0, "us", "answer_dilemma answer=ONE/HIT"), (2, "us", "answer_dilemma answer=ONE/ACT")]
    resolve_turn(together, orders(together, *given))
    resolve_turn(alone, orders(alone, (0, "us", "answer_dilemma answer=ONE/ACT")))
    for game, row in ((together, 2), (alone, 0)):
        rows = [(row, "mexico", "answer_dilemma answer=TWO/ACT")]
        resolve_turn(game, orders(game, *rows))
    assert signature(take_games(together, np.array([2])).state) == signature(alone.state)


def test_only_the_seat_that_is_asked_sees_the_dilemma():
    game = asking(dilemma(), dilemma("TWO", "mexico"))
    for seat, own in (("us", 0), ("mexico", 1), ("group:ALFA", None)):
        status = observe(game, seat).dilemmas.status
        assert [place for place in range(2) if (status[:, place] == OPEN).any()] == ([] if own is None else [own])
    told = {seat for one in seen(game, "dilemma") for seat in one.subjects.values()}
    assert told == {"us", "mexico"}


def test_an_answer_is_written_and_read_back_by_its_name():
    game = asking(dilemma(), dilemma("TWO", "mexico"))
    for name in game.world.answers:
        table = orders(game, (0, "us", f"answer_dilemma answer={name}"))
        assert decode(game.world, table, 0).arguments == {"answer": name}
    unknown = orders(game, (0, "us", "answer_dilemma answer=ONE/OTHER"))
    assert decode(game.world, unknown, 0).arguments == {"answer": "?"}


def test_an_answer_cannot_be_promised_in_an_accord():
    game = asking(dilemma())
    assert not offers.can_be_promised(game.world, "us", ORDERS["answer_dilemma"], lambda name: True)


def test_every_seat_of_a_scenario_with_dilemmas_can_answer_and_no_other_seat():
    assert all("answer_dilemma" in names for names in start("laboratory", [1]).world.orders.values())
    assert not any("answer_dilemma" in names for names in start("the_teapot", [1]).world.orders.values())


def test_a_push_passes_and_a_setting_stays():
    game = start("laboratory", [1, 2])
    from game.engine.injecting import inject

    rest = game.state.trust_rest.copy()
    inject(game, [(make_inject("shift", {"quantity": "trust", "amount": 4.0}), np.array([0]))])
    inject(game, [(make_inject("set", {"quantity": "trust", "value": 70.0}), np.array([1]))])
    assert game.state.trust_rest.tolist() == [rest[0], 70.0]


@pytest.mark.parametrize("amount", [500.0, -500.0])
def test_a_push_beyond_the_limits_is_held_there_and_the_limit_is_booked(amount):
    game = start("laboratory", [1], tracing=True)
    from game.engine.injecting import inject

    inject(game, [(make_inject("shift", {"quantity": "trust", "amount": amount}), np.array([0]))])
    assert game.state.trust.tolist() == [100.0 if amount > 0 else 0.0]
    assert game.trace is not None
    assert "limit" in {one.cause for one in game.trace.changes("trust", (0,))}

"""In a batch offers are made and answered before anything sealed is ordered, by scripts and by players."""

from pathlib import Path
from typing import Final

import numpy as np

from game.core.orders import parse_order
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, encode
from game.engine.signature import signatures
from game.players.hold import Hold
from game.session.session import Session
from game.session.setting_up import load_setup, start_games
from game.study.batch import Scripted, play
from game.study.experiment import players_of, run_experiment
from game.study.single_run import bot_orders

OFFER = 'propose_accord gives="share_intelligence points=3" asks="consent to=isr answer=give" turns=3'
FLY = "fly_isr region=LAB-A hours=10"
SEEDS = [21, 22, 23]


class Talker:
    """A player that says these things and answers every offer in the same way."""

    name: Final = "talker"

    def __init__(self, offers: tuple[str, ...] = (), orders: tuple[str, ...] = (), accept: bool = True) -> None:
        self.said, self.sealed, self.accept = offers, orders, accept
        self.seen: list[int] = []

    def orders(self, view: View) -> OrderTable:
        self.seen.append(int(view.standing.consents[0, 0]))
        return self._all(view, self.sealed)

    def offers(self, view: View) -> OrderTable:
        return self._all(view, self.said if view.turn == 0 else ())

    def answers(self, view: View, offers: Offers) -> OrderTable:
        assert (offers.sender != view.world.seats.index(view.seat)).all()
        return offers.answer(view.world.seats.index(view.seat), np.full(offers.count, self.accept))

    def _all(self, view: View, lines: tuple[str, ...]) -> OrderTable:
        return encode(view.world, [(row, view.seat, parse_order(line)) for row in range(view.batch) for line in lines])


def by_seat(turn: int, seat: str, text: str) -> Scripted:
    return Scripted(turn, seat, parse_order(text), None)


def played(*script: Scripted, turns: int = 1, **talkers: Talker):
    setup = load_setup("laboratory")
    game = start_games(setup, SEEDS)
    return play(setup, game, players_of(game.world.seats, {}) | talkers, turns, (), script)


def test_a_script_proposes_and_answers() -> None:
    script = (
        by_seat(1, "us", OFFER),
        by_seat(1, "mexico", "answer_accord accord=us-1-1 answer=accept"),
        by_seat(1, "us", FLY),
    )
    found = played(*script)
    assert not found.refused and (found.game.state.isr_hours[:, 0] == 10).all()


def test_the_players_of_both_states_offer_answer_and_order_what_follows() -> None:
    us, mexico = Talker(offers=(OFFER,), orders=(FLY,)), Talker()
    found = played(us=us, mexico=mexico)
    assert not found.refused and (found.game.state.accord_status[:, 0] == 2).all()
    assert us.seen == mexico.seen == [1], "sealed orders are made in the knowledge of what was agreed"
    refusing = played(us=Talker(offers=(OFFER,), orders=(FLY,)), mexico=Talker(accept=False))
    assert not refusing.game.state.accord_status.any() and {int(one) for one in refusing.refused[0].orders.code} == {31}


def test_a_player_answers_what_a_script_offers_and_a_scripted_answer_comes_first() -> None:
    mexico = Talker(accept=False)
    assert not played(by_seat(1, "us", OFFER), mexico=mexico).game.state.accord_status.any()
    answered = played(
        by_seat(1, "us", OFFER), by_seat(1, "mexico", "answer_accord accord=us-1-1 answer=accept"), mexico=mexico
    )
    assert answered.game.state.accord_status.any() and not answered.refused


def test_a_strike_that_a_player_asks_for_with_its_sealed_orders_is_answered() -> None:
    seek, strike = "seek_authority from=white_house kind=strike", "strike target=ALFA/boss ask=true when=fix"
    for accept in (True, False):
        found = played(by_seat(1, "us", seek), turns=2, us=Talker(orders=(strike,)), mexico=Talker(accept=accept))
        refused = [int(code) for turn in found.refused if turn.turn == 2 for code in turn.orders.code]
        assert refused == ([] if accept else [35] * len(SEEDS))


def test_a_game_of_players_who_talk_is_the_same_as_a_session_and_in_a_batch() -> None:
    batch = played(us=Talker(offers=(OFFER,), orders=(FLY,)), mexico=Talker(), turns=2)
    session = Session.create("laboratory", {"us": "talker", "mexico": "talker"}, seed=SEEDS[1])
    bots = {seat: Hold() for seat in session.seats} | {
        "us": Talker(offers=(OFFER,), orders=(FLY,)), "mexico": Talker(),
        **{seat: player for seat, player in players_of(tuple(session.seats), {}).items() if seat.startswith("group:")},
    }  # fmt: skip
    for _ in range(2):
        bot_orders(session, bots, tuple(session.seats))
        done = session.resolve()
    assert done.signature == signatures(batch.game.state)[1]


def test_an_experiment_holds_accords(tmp_path: Path) -> None:
    file = tmp_path / "accord.yaml"
    file.write_text(
        """
title: A consent that is traded for work on what is seized builds trust
scenario: laboratory
games: 12
turns: 3
arms:
  apart: []
  accord:
    - {turn: 1, seat: us, order: propose_accord, gives: exploit points=3, asks: consent to=isr answer=give, turns: 3}
    - {turn: 1, seat: mexico, order: answer_accord, accord: us-1-1, answer: accept}
  promise:
    - {turn: 1, seat: us, order: propose_accord, gives: "share_intelligence points=300", asks: nothing, turns: 3}
    - {turn: 1, seat: us, order: propose_accord, gives: "share_intelligence points=90", asks: nothing, turns: 3}
measures:
  - {name: trust, turns: [3, 3], at: end}
expect:
  - accord.trust > apart.trust
  - refused(promise, bad_terms) == 1
  - refused(promise, no_points) == 1
""",
        encoding="utf-8",
    )
    result = run_experiment(file)
    assert result.arms["accord"].values["trust"].mean() > result.arms["apart"].values["trust"].mean() + 2
    assert {one.reason for one in result.arms["promise"].refusals} == {"bad_terms", "no_points"}
    assert not result.arms["accord"].refusals

"""Players decide: a doctrine as the scenario says it would, the random player by its luck, hold never."""

import attrs
import numpy as np
import pytest

from game.content.vocabulary import DOCTRINES
from game.engine.legal_dilemmas import OPEN
from game.engine.observe import observe
from game.engine.order_table import decode
from game.engine.step import resolve_turn
from game.players.answering import decisions_of, orders_of, suited
from game.players.players import doctrines_for, make_player
from game.session.setting_up import load_setup, start_games
from game.study.batch import play
from tests.support.games import start


def chosen(game, seat, player):
    """Names of the answers that a player gives, by game."""
    table = decisions_of(make_player(player, seat), observe(game, seat))
    return {int(table.rows[place]): decode(game.world, table, place).arguments["answer"] for place in range(table.count)}


def test_a_doctrine_gives_the_answer_that_suits_it_and_the_others_what_stands_anyway():
    game = start("laboratory", range(3))
    assert chosen(game, "us", "enable") == dict.fromkeys(range(3), "LEAK/WARN")
    assert chosen(game, "us", "unilateral") == dict.fromkeys(range(3), "LEAK/SILENCE")
    assert chosen(game, "mexico", "tempo") == {}, "nothing is asked of Mexico in the first turn"


def test_a_doctrine_that_cannot_pay_lets_stand_what_stands():
    game = start("laboratory", range(2))
    game.state.capital[1] = 0.0
    assert chosen(game, "us", "enable") == {0: "LEAK/WARN", 1: "LEAK/SILENCE"}


def test_hold_never_answers():
    game = start("laboratory", range(2))
    assert chosen(game, "us", "hold") == {}
    assert orders_of(make_player("hold", "us"), observe(game, "us")).count == 0


def test_the_random_player_answers_either_way_and_alike_in_any_batch():
    game = start("laboratory", range(40))
    table = decisions_of(make_player("random", "us", np.arange(40)), observe(game, "us"))
    answers = [decode(game.world, table, place).arguments["answer"] for place in range(table.count)]
    assert set(answers) == {"LEAK/SILENCE", "LEAK/WARN"}
    part = start("laboratory", range(20, 40))
    again = decisions_of(make_player("random", "us", np.arange(20, 40)), observe(part, "us"))
    assert [decode(part.world, again, place).arguments["answer"] for place in range(again.count)] == answers[20:]


@pytest.mark.parametrize("name", ["hold", "random", "steady"])
def test_in_a_batch_the_answers_are_carried_out(name):
    setup = load_setup("laboratory")
    game = start_games(setup, range(16))
    played = play(setup, game, {seat: make_player(name, seat) for seat in game.world.seats[: game.world.viewers]}, 3, ())
    refused = [code for one in played.refused for code in one.orders.code.tolist() if code == 63]
    assert not refused or name == "random"
    asked = played.game.state.dilemma_answer[:, 1]
    assert (asked >= 0).all() and (asked.any() == (name == "random"))


def test_the_answers_of_hold_change_nothing():
    """Experiments compare with seats that hold: what stands without an answer must leave a game as it is."""
    with_them, without = start("laboratory", range(8)), start("laboratory", range(8))
    without.world = attrs.evolve(without.world, dilemmas=())
    for game in (with_them, without):
        for _turn in range(4):
            resolve_turn(game, orders_of(make_player("hold", "us"), observe(game, "us")))
    assert (with_them.state.dilemma_status != 0).any() and not (with_them.state.dilemma_status[:, 1] == OPEN).any()
    for name in ("trust", "approval", "capital", "members", "homicides_region", "courts", "support"):
        same = getattr(with_them.state, name) == getattr(without.state, name)
        assert same.all(), f"{name} differs though nobody has answered anything"


@pytest.mark.parametrize("seat", ["mexico", "us", "group:ALFA"])
def test_every_doctrine_that_can_be_played_can_be_named_by_a_choice(seat):
    unnamed = set(doctrines_for(seat)) - set(DOCTRINES[seat.split(":")[0]])
    assert not unnamed, f"add {unnamed} to DOCTRINES in game/content/vocabulary.py, or no dilemma can name them"


def test_a_doctrine_that_no_choice_names_lets_stand_what_stands():
    for one in load_setup("laboratory").scenario.dilemmas:
        assert suited(one, "nobody") == one.otherwise

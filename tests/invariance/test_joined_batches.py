"""Batches that are put together go on as they would have gone on alone, also where slots have grown in one of them."""

import attrs
import numpy as np

from game.core.game import Game, join_games, take_games
from game.core.state import FIELDS
from game.engine.observe import observe
from game.engine.order_table import empty_table
from game.engine.signature import signature
from game.engine.step import resolve_turn
from game.session.setting_up import load_setup, start_beside
from tests.support.games import play, start
from tests.support.random_orders import random_injects, random_orders

SEEDS = ([3, 4, 5], [6, 7])


def batches() -> list[Game]:
    """Two batches of the laboratory; in the first many groups were born."""
    first, second = (start("laboratory", seeds) for seeds in SEEDS)
    play(first, 4, random_orders, random_injects)
    for _ in range(4):
        resolve_turn(second, empty_table())
    return [first, second]


def test_joined_games_are_those_that_were_joined_and_go_on_alike() -> None:
    apart = batches()
    together = join_games(apart)
    for _ in range(2):
        resolve_turn(together, empty_table())
        for game in apart:
            resolve_turn(game, empty_table())
    row = 0
    for game in apart:
        for mine in range(game.batch):
            assert signature(together.state, row) == signature(game.state, mine), (
                f"game {row} went another way for having been joined: look for a slot that was not filled as an empty one is"
            )
            row += 1


def test_an_axis_that_has_grown_in_one_batch_grows_in_the_other() -> None:
    first, second = batches()
    presence = first.state.presence_group.shape[1]
    assert presence > second.state.presence_group.shape[1], "no slot was added: let more happen in the first batch"
    together = join_games([second, first])
    assert together.state.presence_group.shape == (5, presence)
    assert (together.state.presence_group[:2, second.state.presence_group.shape[1] :] == FIELDS["presence_group"].fill).all()


def test_parameters_that_differ_between_batches_stay_with_their_games() -> None:
    first, second = (start("laboratory", seeds) for seeds in SEEDS)
    name = "people.recruitment.rate"
    second.parameters.values[name] = 0.001
    together = join_games([first, second])
    assert np.array_equal(together.parameters.values[name], [first.parameters.values[name]] * 3 + [0.001] * 2)
    assert isinstance(together.parameters.values["raids.leak.base"], float)
    assert np.array_equal(take_games(together, np.array([4])).parameters.values[name], [0.001])


def test_a_game_that_is_taken_out_keeps_what_seats_are_told_of_its_parameters() -> None:
    setup, name = load_setup("laboratory", draw=True), "people.recruitment.rate"
    arms = [setup, attrs.evolve(setup, parameters={name: 0.001}, allow_outside=True)]
    taken = take_games(start_beside(arms, SEEDS[1]), np.array([3]))
    view = observe(taken, "mexico")
    assert np.array_equal(view.parameters.values[name], [0.001]), "a seat is told the parameter of another game"

"""Games of a batch may have parameters of their own, any of them: each goes as it would alone with these."""

import numpy as np
import pytest

from game.content.rules_text import all_parameters
from game.core.game import Game, take_games
from game.core.parameters import Parameters, one_value_each, stacked
from game.engine.signature import signature
from game.rules.succession import mortality
from tests.support.games import COUNTRY, TAPALPA, differences, play, start
from tests.support.random_orders import random_injects, random_orders

SEEDS = (3, 4, 5, 6)
TURNS = {"laboratory": 4, "the_teapot": 4, TAPALPA: 3, COUNTRY: 1}
STEP = 0.05  # of the way from its value to the end of its range by which a parameter differs from game to game


def parameters_of(game: Game, number: int) -> Parameters:
    """Every parameter moved toward the end of its range, the further the higher the number of the game."""
    known = all_parameters()
    found = {}
    for name, value in game.parameters.values.items():
        assert isinstance(value, float), f"{name} differs between games before it is changed"
        found[name] = value + STEP * number * (known[name].high - value)
    return one_value_each(found)


@pytest.mark.parametrize("scenario", TURNS)
def test_a_game_with_parameters_of_its_own_is_the_same_alone_and_beside_games_with_others(scenario: str) -> None:
    together = start(scenario, SEEDS)
    own = [parameters_of(together, number) for number in range(len(SEEDS))]
    alone = [take_games(together, np.array([row])) for row in range(len(SEEDS))]
    for game, parameters in zip(alone, own, strict=True):
        game.parameters = parameters
    together.parameters = stacked(own, [1] * len(SEEDS))
    for turn in range(1, TURNS[scenario] + 1):
        play(together, 1, random_orders, random_injects)
        for row, game in enumerate(alone):
            play(game, 1, random_orders, random_injects)
            unlike = differences(together.state, np.array([row]), game.state, np.array([0]))
            assert signature(together.state, row) == signature(game.state, 0), (
                f"turn {turn}, game {row}: {', '.join(one.field for one in unlike)} came out otherwise beside other games. "
                "Look for a parameter that is taken for one number, is read in the wrong row, or decides for a whole batch."
            )


def test_what_a_group_that_is_no_more_had_lost_is_remembered_alike_alone_and_beside_others() -> None:
    together = start(COUNTRY, SEEDS[:2])
    state = together.state
    state.losses[...] = 0.0
    state.losses[:, 0] = 1.0
    state.group_alive[0, 0] = 0
    alone = take_games(together, np.array([0]))
    for game in (together, alone):
        mortality.endings(game, np.full(game.batch, 28.0))
    assert state.losses[1, 0] < 1.0, "a living group should forget, so that something is proved"
    assert state.losses[0, 0] == alone.state.losses[0, 0], "a neighbour in the batch decides what a game forgets"

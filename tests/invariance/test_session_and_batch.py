"""A game of bots is the same game whether it is played as a session, one turn at a time, or in a batch of many."""

import numpy as np
import pytest

from game.players.players import make_player
from game.session.setting_up import load_setup, start_games
from game.study.batch import play
from game.study.single_run import play_run

PAIRS = [("tempo", "partnership"), ("markets", "enable"), ("accommodation", "pressure"), ("steady", "unilateral")]
SEED = 11


@pytest.mark.parametrize(("mexico", "us"), PAIRS)
def test_two_states_of_bots_play_the_same_game_in_a_session_and_in_a_batch(mexico, us):
    turns = 8
    alone = play_run("laboratory", {"mexico": mexico, "us": us}, SEED, "balanced", turns=turns).session.truth
    setup = load_setup("laboratory")
    game = start_games(setup, [5, SEED])
    names = {"mexico": mexico, "us": us}
    players = {seat: make_player(names.get(seat, "network"), seat, np.arange(2)) for seat in game.world.seats}
    batch = play(setup, game, players, turns, ()).game.state
    different = [
        name for name in ("members", "approval", "trust", "capital", "rung", "accord_status", "estimate_members")
        if hasattr(batch, name) and not np.array_equal(getattr(batch, name)[1], getattr(alone.state, name)[0])
    ]  # fmt: skip
    assert not different, (
        f"{mexico} against {us}: {different} differ; the diplomacy step of a session (players/negotiating.py) and that of a "
        "batch (study/turn_orders.py) must ask, answer and order in the same sequence"
    )

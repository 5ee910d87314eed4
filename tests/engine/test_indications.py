"""What a state hears of a group is the truth with an error that shrinks as it listens."""

import attrs
import numpy as np

from game.core.game import Game
from game.core.orders import parse_order
from game.engine import retaliation
from game.engine.order_table import encode
from game.engine.step import resolve_turn
from tests.support.games import start

GAMES = 300


def heard(points: int) -> Game:
    """ALFA has lost its head and six hours have passed; Mexico has listened to the group with so many points."""
    game = start("laboratory", range(1, GAMES + 1))
    game.world = attrs.evolve(game.world, pulse_days=0.25, pulses=(1,))
    rows = np.arange(GAMES)
    retaliation.provoke(game, rows, rows * 0, rows * 0 + 1, rows * 0, rows.astype(np.uint64), 1.0)
    text = f"collect target=ALFA discipline=signals points={points}"
    resolve_turn(game, encode(game.world, [(row, "mexico", parse_order(text)) for row in range(GAMES) if points]))
    return game


def test_reprisals_to_come_are_judged_more_closely_with_more_collection() -> None:
    errors = []
    for points in (0, 3, 12):
        game = heard(points)
        truth = retaliation.outstanding(game)[:, 0]
        assert (truth > 0).all(), "Six hours after its head was seized ALFA should have reprisals still to come."
        errors.append(float(np.abs(game.state.reprisal_belief[:, 0, 0] - truth).mean()))
    assert errors[0] > errors[1] > errors[2], f"Mean errors with 0, 3 and 12 points of signals collection: {errors}"


def test_a_seat_that_does_not_listen_learns_nothing_of_cohesion() -> None:
    deaf, listening, fresh = heard(0).state, heard(12).state, start("laboratory", range(1, GAMES + 1)).state
    assert (deaf.cohesion_belief[:, 0, 0] == fresh.cohesion_belief[:, 0, 0]).all(), (
        "Without signals or human collection on the group its cohesion is judged as before."
    )
    miss = np.abs(listening.cohesion_belief[:, 0, 0] - listening.cohesion[:, 0]).mean()
    assert miss < 0.1, f"With 12 points the cohesion is missed by {miss:.2f} on average."


def test_quiet_groups_seldom_give_a_false_alarm() -> None:
    game = heard(6)
    assert (retaliation.outstanding(game)[:, 2] == 0).all(), "Nobody has struck at GAMA."
    assert (game.state.reprisal_belief[:, 0, 2] < 4.0).mean() > 0.9, "A quiet group should seldom look about to strike."

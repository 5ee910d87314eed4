"""Troops are a hard total: what is sent to one place is taken from the others, and nobody is made or lost."""

import attrs
import numpy as np

from game.content.rules_text import load_parameters
from game.core import refusals
from game.core.game import Game
from game.core.orders import parse_order
from game.engine.measuring import READERS
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from tests.support.games import start

NO_TROOPS = refusals.code("no_troops")
NOTHING = refusals.code("nothing_to_end")


def orders(game: Game, *texts: str) -> OrderTable:
    return encode(game.world, [(row, "mexico", parse_order(text)) for text in texts for row in range(game.batch)])


def whole(game: Game) -> int:
    return int(game.state.troops[0].sum() + game.state.troops_border[0])


def available(game: Game) -> float:
    return float(np.asarray(READERS["troops_available"]["nation"](game))[0])


def test_troops_sent_to_the_border_are_missing_elsewhere_to_the_last_one() -> None:
    game, left = start("laboratory", [5]), start("laboratory", [5])
    total, there = whole(game), int(game.state.troops_border[0])
    reasons = resolve_turn(game, orders(game, f"deploy region=border troops={there + 10000}")).reasons
    resolve_turn(left, empty_table())
    assert not reasons.any() and whole(game) == total, "A deployment must move troops and neither make nor lose any."
    assert game.state.troops_border[0] == there + 10000, f"{game.state.troops_border[0]} stand at the border after a month."
    assert available(left) - available(game) == 10000, "Exactly as many as were sent are no longer free elsewhere."
    stripped = left.state.troops[0] - game.state.troops[0]
    assert (stripped > 0).all() and stripped.sum() == 10000, f"Every region gives its part: {stripped}"


def test_more_troops_than_the_other_regions_have_are_refused() -> None:
    game = start("laboratory", [5])
    free = int(game.state.troops[0].sum())
    asked = free + int(game.state.troops_border[0]) + 1
    reasons = resolve_turn(game, orders(game, f"deploy region=border troops={asked}")).reasons
    assert reasons[0] == NO_TROOPS and game.state.border_wanted[0] == -1, "The order must be refused and change nothing."


def test_two_orders_cannot_promise_the_same_troops() -> None:
    game = start("laboratory", [5])
    elsewhere = int(game.state.troops[0, 2:].sum())
    first = f"deploy region=LAB-A troops={int(game.state.troops[0, 0]) + elsewhere}"
    second = f"deploy region=LAB-B troops={int(game.state.troops[0, 1]) + 1}"
    reasons = resolve_turn(game, orders(game, first, second)).reasons
    assert reasons.tolist() == [0, NO_TROOPS], f"The troops of the others are promised to LAB-A already: {reasons}"


def test_an_order_of_nothing_sends_all_away_and_ends() -> None:
    game = start("laboratory", [5])
    total = whole(game)
    resolve_turn(game, orders(game, "deploy region=LAB-A troops=12000"))
    assert game.state.troops[0, 0] == 12000, f"{game.state.troops[0, 0]} troops stand in LAB-A, 12,000 were ordered."
    resolve_turn(game, orders(game, "deploy region=LAB-A troops=0"))
    assert game.state.troops[0, 0] == 0 and game.state.troops_wanted[0, 0] == -1, (
        "An order of 0 empties the region and ends."
    )
    assert whole(game) == total, "Those who leave one region arrive in the others."
    reasons = resolve_turn(game, orders(game, "deploy region=LAB-A troops=0")).reasons
    assert reasons[0] == NOTHING, "There is nobody left to send away."


def test_half_of_the_troops_arrive_in_their_half_life_whatever_the_pulse() -> None:
    arrived = []
    half_life = load_parameters().values["violence.deployment.march_half_life"]
    for pulse_days, pulses in ((half_life / 6.0, 6), (half_life, 1)):
        game = start("laboratory", [5])
        game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
        before = int(game.state.troops[0, 3])
        resolve_turn(game, orders(game, f"deploy region=LAB-D troops={before + 4000}"))
        arrived.append(int(game.state.troops[0, 3]) - before)
    assert arrived[1] == 2000 and abs(arrived[0] - 2000) <= 6, f"Half of 4,000 should have arrived: {arrived}"

"""Corridors and gateways: what is shipped arrives or is seized, inspection is felt and avoided, boats are counted."""

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.markets import CHANNELS, METHODS
from game.core.orders import parse_order
from game.engine.measuring import READERS
from game.engine.order_table import encode
from game.engine.step import resolve_turn
from tests.support.games import start


def give(game: Game, *texts: str, seat: str = "us") -> list[str]:
    """Give orders in every game of the batch, resolve the turn; the reason of each order in the first game."""
    orders = [(row, seat, parse_order(text)) for row in range(game.batch) for text in texts]
    resolved = resolve_turn(game, encode(game.world, orders))
    return [refusals.BY_CODE[code].name for code in resolved.reasons[: len(texts)].tolist()]


def laboratory(games: int = 3, turns: int = 0) -> Game:
    game = start("laboratory", range(1, games + 1))
    for _ in range(turns):
        give(game)
    return game


def read(game: Game, measure: str, of: str) -> np.ndarray:
    return np.asarray(READERS[measure][of](game))


def test_the_shares_of_the_ways_add_up_to_all_that_is_shipped() -> None:
    game = laboratory(turns=2)
    assert np.allclose(game.state.way_share.sum(axis=2), 1.0)
    assert np.allclose(read(game, "corridor_share", "product corridor").sum(axis=1), 1.0)
    assert np.allclose(read(game, "channel_share", "product channel").sum(axis=1), 1.0)


def test_what_leaves_the_groups_arrives_or_is_seized_to_the_gram() -> None:
    game = laboratory()
    give(game)
    state = game.state
    seized, arrived = state.seized_way.sum(axis=2), state.flow_way.sum(axis=2)
    assert (seized > 0).all() and (arrived > seized).all()
    assert (state.seized_drugs == seized).all(), "What is seized in the first turn is all that was ever seized."
    assert (state.flow_group.sum(axis=1) == arrived).all(), "What arrives by group is what arrives by way."
    assert (state.stored >= 0).all()


def test_the_flow_of_a_gateway_is_that_of_its_corridor_and_all_of_them_are_the_nation() -> None:
    game = laboratory(turns=1)
    by_gateway = read(game, "flow", "gateway")
    assert (by_gateway == read(game, "flow", "corridor")).all()
    assert np.allclose(by_gateway.sum(axis=1), read(game, "flow", "nation"))
    assert np.allclose(read(game, "flow", "product gateway").sum(axis=1), read(game, "flow", "product"))
    assert np.allclose(read(game, "seizures", "channel").sum(axis=1), read(game, "seizures", "nation"))


def test_a_way_that_is_watched_loses_traffic_and_gets_it_back_when_nobody_pays() -> None:
    game = laboratory()
    way = [tuple(pair) for pair in zip(game.state.way_gateway[0], game.state.way_channel[0], strict=True)].index(
        (game.world.gateways.index("tucson"), CHANNELS.index("car"))
    )
    before = game.state.way_share[:, 0, way].copy()
    assert give(game, "scan_border gateway=tucson channel=car method=manual funds=12") == ["accepted"]
    for _ in range(3):
        give(game)
    watched = game.state.way_share[:, 0, way].copy()
    assert (watched < 0.8 * before).all() and (game.state.scan_reach[:, way, METHODS.index("manual")] > 0.3).all()
    assert (game.state.trade_delay[:, 0] > 5 * game.state.trade_delay[:, 1]).all()
    assert give(game, "scan_border gateway=tucson channel=car method=manual funds=0") == ["accepted"]
    for _ in range(6):
        give(game)
    assert (game.state.way_share[:, 0, way] > 0.95 * before).all()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("scan_border gateway=manzanillo channel=truck funds=2", "no_channel"),
        ("scan_border gateway=mail channel=mail funds=2", "mail_screened"),
        ("scan_border gateway=nowhere channel=car funds=2", "unknown_target"),
        ("scan_border gateway=tucson channel=car funds=0", "nothing_to_end"),
        ("scan_border gateway=tucson channel=car funds=9999", "no_funds"),
        ("screen_mail funds=0", "nothing_to_end"),
        ("strike_boats level=0", "nothing_to_end"),
    ],
)
def test_an_order_about_the_border_that_makes_no_sense_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert give(laboratory(1), text) == [reason]


def test_where_the_scenario_says_nothing_of_its_border_nothing_happens_there() -> None:
    game = start("tapalpa_plus_72", range(1, 3))
    assert game.state.crossings.shape[1] == 0 and "air" in game.world.gateways
    resolve_turn(game, encode(game.world, []))
    assert not read(game, "flow", "nation").any() and not read(game, "trade_delay", "gateway").any()


def test_boats_that_are_struck_cost_lives_which_are_counted_and_money() -> None:
    game = laboratory(20)
    at_sea = game.state.people_abroad.copy()
    assert give(game, "strike_boats level=3") == ["accepted"]
    state = game.state
    assert state.boats_struck.sum() > 0 and state.boats_killed.sum() > 0
    assert (state.people_abroad + state.sea_dead == at_sea).all() and (state.sea_dead == state.boats_killed).all()
    assert (state.boats_funds > 0).all()
    give(game, "strike_boats level=0")
    give(game)
    assert not game.state.boats_struck.any()


def test_nobody_is_led_over_the_border_by_a_way_that_is_not_there() -> None:
    game = laboratory(turns=1)
    people = read(game, "people_flow", "gateway")
    assert (people[:, :2] > 0).all() and not people[:, 2:].any()
    assert (people.sum(axis=1) <= game.state.migration_north).all()

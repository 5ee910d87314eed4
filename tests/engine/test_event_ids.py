"""Every event of a game has an id of its own and its own moment, and what names it as a cause names that id."""

import itertools
from collections import Counter

import attrs
import numpy as np
import pytest

from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from tests.support.games import SCENARIOS, TAPALPA, play, start
from tests.support.random_orders import random_injects, random_orders


def expect_own_ids(game: Game) -> None:
    assert game.trace is not None and game.trace.events
    seen = Counter((event.row, event.id) for event in game.trace.events)
    twice = {key for key, count in seen.items() if count > 1}
    kinds = Counter(event.kind for event in game.trace.events if (event.row, event.id) in twice)
    assert not twice, f"events that share an id: {dict(kinds)}; give them one by what tells them apart"


GAMES = {"laboratory": 60, "the_teapot": 60, TAPALPA: 15}


@pytest.mark.parametrize("scenario", [*SCENARIOS, TAPALPA])
def test_no_two_events_of_a_game_share_an_id(scenario: str) -> None:
    game = start(scenario, range(GAMES[scenario]), tracing=True)
    play(game, 5 if scenario == TAPALPA else 6, random_orders, random_injects)
    expect_own_ids(game)


def busy() -> Game:
    """Raids at one moment, at the last of a turn and the first of the next, and injects that say the same thing twice."""
    game = start("laboratory", range(20), tracing=True)
    rows = np.arange(game.batch)
    posts = [post for post in game.world.posts if post.startswith("ALFA/")][:6]
    game.world = attrs.evolve(game.world, pulses=(1,))
    for turn, hours in ((1, 24.0 * game.world.days_of(1)), (2, 0.0)):
        game.state.rung[:] = 4
        injects = [make_inject("scale", {"quantity": "team.fatigue", "factor": 0.0})]
        injects += [make_inject("message_to", {"seats": "all", "text": "Again."})] * 2
        injects += [make_inject("civilian_harm", {"region": "LAB-A", "deaths": 2, "blame": "group"})] * 2
        outcomes = zip(posts, itertools.cycle(("failed", "failed", "dry_hole", "dry_hole")), strict=False)
        injects += [make_inject("raid_outcome", {"leader": post, "outcome": outcome}) for post, outcome in outcomes]
        lines = [f"raid leader={post} teams=1 lead_hours={hours:g}" for post in posts]
        orders = encode(game.world, [(int(row), "mexico", parse_order(text)) for row in rows for text in lines])
        resolve_turn(game, orders, [(one, rows) for one in injects])
        assert game.trace is not None
        raids = [event for event in game.trace.events if event.kind == "raid"]
        assert {event.day for event in raids} == {7.0}, f"the raids of turn {turn} should meet in one moment"
    return game


def test_raids_at_one_moment_and_injects_done_twice_have_events_of_their_own() -> None:
    game = busy()
    assert game.trace is not None
    kinds = Counter(event.kind for event in game.trace.events)
    for kind in ("intercept_window", "material_seized", "firefight"):
        assert kinds[kind] > 2 * game.batch, f"two raids of a turn should have a {kind} each"
    assert kinds["message"] == 4 * game.batch
    expect_own_ids(game)


def test_the_events_of_an_inject_have_the_same_ids_whatever_is_done_to_other_games() -> None:
    first, second = (make_inject("message_to", {"seats": "all", "text": text}) for text in ("One.", "Two."))
    alone, among = start("the_teapot", [7], tracing=True), start("the_teapot", [7, 8], tracing=True)
    resolve_turn(alone, empty_table(), [(second, np.array([0]))])
    resolve_turn(among, empty_table(), [(first, np.array([1])), (second, np.array([0, 1]))])
    assert alone.trace is not None and among.trace is not None
    mine = {event.id for event in alone.trace.events if event.kind in ("inject", "message")}
    same = {event.id for event in among.trace.events if event.row == 0 and event.kind in ("inject", "message")}
    assert mine == same, "an inject done to another game of the batch changed the ids in this one"


def test_a_change_of_knowledge_is_told_on_the_day_of_its_step() -> None:
    game = start("laboratory", range(20), tracing=True)
    lines = ("collect target=ALFA/boss discipline=human points=6", "collect target=BETA/boss discipline=signals points=6")
    orders = [(row, "mexico", parse_order(text)) for row in range(game.batch) for text in lines]
    resolve_turn(game, encode(game.world, orders))
    assert game.trace is not None
    steps = [event for event in game.trace.events if event.kind in ("rung_up", "rung_down")]
    inside = [event for event in steps if event.day % game.world.pulse_days]
    assert steps and len(inside) == len(steps), "steps are told on the day on which their pulse began"


@pytest.mark.parametrize("scenario", [*SCENARIOS, TAPALPA])
def test_a_cause_is_an_event_that_was_told_before(scenario: str) -> None:
    game = start(scenario, range(GAMES[scenario] // 3 * 2), tracing=True)
    play(game, 5, random_orders, random_injects)
    assert game.trace is not None
    told: set[tuple[int, int]] = {(event.row, event.id) for event in game.trace.events}
    lost = Counter(event.kind for event in game.trace.events if event.cause and (event.row, event.cause) not in told)
    assert not lost, f"events whose cause was never told: {dict(lost)}"
    caused = [event for event in game.trace.events if event.cause]
    assert caused, "no event has a cause; play longer"
    for booking in game.trace.bookings:
        if booking.event is None or booking.index is None:
            continue
        for row, event in zip(booking.index[0].tolist(), booking.event.tolist(), strict=True):
            assert not event or (row, event) in told, f"{booking.cause} of {booking.account} names an event nobody told"


def test_two_groups_that_betray_one_leader_each_have_a_tip_off_because_of_them() -> None:
    game = start("laboratory", range(5), tracing=True)
    game.state.rung[:, :, game.world.posts.index("BETA/boss")] = 0
    betrayal = "betray target=BETA/boss"
    turn = [("group:ALFA", betrayal), ("group:GAMA", betrayal)]  # a rival of BETA, and its ally
    orders = encode(game.world, [(row, seat, parse_order(text)) for row in range(5) for seat, text in turn])
    assert not resolve_turn(game, orders).reasons.any()
    expect_own_ids(game)
    assert game.trace is not None
    turned = {event.id for event in game.trace.events if event.kind == "betrayal"}
    told = [event for event in game.trace.events if event.kind == "tip_off"]
    assert told and {event.cause for event in told} <= turned
    assert len({event.cause for event in told}) > game.batch, "a rival and an ally should both have something to tell"

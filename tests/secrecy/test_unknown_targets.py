"""What a seat has never heard of does not exist for it: it can neither order against it nor see it change."""

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.orders import ORDERS, may_be_given_by
from game.core.state import FIELDS, copy_state
from game.core.world import STATE_SEATS
from game.engine.commitments import no_commitments
from game.engine.legal import CHECKS, verify
from game.engine.order_table import UNKNOWN, OrderTable, make_table
from game.engine.step import resolve_turn
from tests.support.games import COUNTRY, SCENARIOS, play, start
from tests.support.random_orders import random_orders

# Orders of state seats against a leader: where the leader stands among the arguments.
AGAINST_LEADERS = {
    name: place
    for name in CHECKS
    for place, parameter in enumerate(ORDERS[name].parameters)
    if parameter.kind in ("leader", "target") and any(may_be_given_by(ORDERS[name], seat) for seat in STATE_SEATS)
}
UNKNOWN_TARGET = refusals.code("unknown_target")


@pytest.fixture(scope="module", params=[*SCENARIOS, COUNTRY])
def game(request: pytest.FixtureRequest) -> Game:
    """Games a turn into play; to be read only."""
    played = start(str(request.param), range(6 if request.param == COUNTRY else 40))
    play(played, 1, random_orders)
    return played


def variants(rows: np.ndarray, seat: int, name: str, leaders: np.ndarray) -> list[OrderTable]:
    """The same orders with good and with bad other arguments: in time or too late, few or far too many."""
    tables = []
    for high in (False, True):
        for day in (0.0, 1.0, 300.0):
            values: list[np.ndarray | float] = []
            for number, parameter in enumerate(ORDERS[name].parameters):
                least = parameter.low if parameter.kind == "integer" else 0.0
                values.append(leaders if number == AGAINST_LEADERS[name] else parameter.high if high else least)
            table = make_table(rows, seat, ORDERS[name].code, values)
            if ORDERS[name].timing == "dated":
                table.day[:] = day
            tables.append(table)
    return tables


@pytest.mark.parametrize("name", sorted(AGAINST_LEADERS))
def test_a_leader_nobody_has_told_of_is_refused_like_one_who_does_not_exist(game: Game, name: str) -> None:
    if not any(may_be_given_by(ORDERS[name], seat) for seat in game.world.seats[: game.world.viewers]):
        pytest.skip(f"no state seat of {game.world.scenario} can give {name}")
    tried = 0
    for seat, seat_name in enumerate(game.world.seats[: game.world.viewers]):
        if not may_be_given_by(ORDERS[name], seat_name):
            continue
        unheard = game.state.rung[:, seat] == 0
        if name == "collect":
            unheard &= ~(game.state.collect_leader[:, seat] > 0).any(axis=2)
        rows, post = np.nonzero(unheard)
        nobody = np.full(rows.size, UNKNOWN)
        pairs = zip(variants(rows, seat, name, post * 1.0), variants(rows, seat, name, nobody), strict=True)
        for real, invented in pairs:
            mine = verify(game, real, no_commitments(game))
            theirs = verify(game, invented, no_commitments(game))
            assert np.array_equal(mine, theirs), (
                f"{seat_name} can tell from the refusal of {name} whether a leader exists: {mine} against {theirs}."
            )
            tried += rows.size
            assert (mine != 0).all(), f"{name} stands against a leader of whom {seat_name} has never heard."
    assert tried, f"No seat of {game.world.scenario} lacks knowledge of a leader; play the test elsewhere."


def test_the_refusal_of_an_unheard_leader_is_that_the_target_is_unknown(game: Game) -> None:
    rows, post = np.nonzero(game.state.rung[:, 0] == 0)
    for real in variants(rows, 0, "raid", post * 1.0):
        reasons = set(verify(game, real, no_commitments(game)).tolist())
        assert reasons == {UNKNOWN_TARGET}, "Any other reason would tell that such a leader exists."


@pytest.mark.parametrize(("scenario", "games", "turns"), [*((name, 60, 6) for name in SCENARIOS), (COUNTRY, 8, 3)])
def test_what_a_seat_holds_of_a_leader_it_has_not_heard_of_never_changes(scenario: str, games: int, turns: int) -> None:
    beliefs = [name for name, info in FIELDS.items() if info.axes == "VL" and info.kind == "belief"]
    played = start(scenario, range(games), tracing=True)
    assert played.trace is not None
    never_heard = played.state.rung == 0
    first = copy_state(played.state)
    for turn in range(turns):
        resolve_turn(played, random_orders(played))
        for event in played.trace.events:
            if event.kind == "rung_up":
                seat = played.world.seats.index(event.subjects["seat"])
                never_heard[event.row, seat, played.world.posts.index(event.subjects["leader"])] = False
        # A lead names its target, so who holds one has heard of him; knowledge of a person follows him to a new post.
        never_heard &= (played.state.leads_open == 0) & (played.state.believed_person == 0)
        played.trace.events.clear()
        played.trace.bookings.clear()
        assert never_heard.any(), "There should be leaders of whom a seat has not heard."
        changed = [n for n in beliefs if (getattr(played.state, n) != getattr(first, n))[never_heard].any()]
        assert not changed, (
            f"In turn {turn + 1} of {scenario} {', '.join(changed)} changed for a leader of whom the seat has never heard: "
            "what happens to him unseen must not be written into its beliefs."
        )

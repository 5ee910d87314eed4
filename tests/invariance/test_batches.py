"""A game is a batch of one: alone or among a thousand, in any row, with any neighbours, it is the same game."""

from collections.abc import Sequence

import numpy as np
import pytest

from game.core.game import Game, take_games
from game.core.state import NEVER, State
from game.core.trace import Trace
from game.engine.measuring import READERS
from game.engine.rising import FROM_LOCAL
from game.engine.signature import signature, signatures
from tests.support.games import COUNTRY, LARGE, SCENARIOS, TAPALPA, differences, play, start, used_slots
from tests.support.random_orders import random_injects, random_orders

TURNS = {"laboratory": 3, "the_teapot": 6, TAPALPA: 5, COUNTRY: 3}
MANY = 1000
# Seeds of every size: small, neighbours, and with every bit in play.
SEEDS = [(number * 0x9E3779B97F4A7C15 + number % 7) % (1 << 64) if number % 2 else number for number in range(MANY)]
ALONE = (0, 1, 2, 499, 998, 999)


@pytest.fixture(scope="module", params=SCENARIOS)
def scenario(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def thousand(scenario: str) -> Game:
    """A thousand games of a scenario, played under random orders and injects; to be read only."""
    return played(scenario, SEEDS)


def played(scenario: str, seeds: Sequence[int], tracing: bool = False) -> Game:
    game = start(scenario, seeds, tracing=tracing)
    play(game, TURNS[scenario], random_orders, random_injects)
    return game


def expect_alike(one: State, rows: Sequence[int], other: State, other_rows: Sequence[int], what: str) -> None:
    """Rows of two batches are the same to the last bit, and so are their signatures."""
    unlike = differences(one, np.array(rows), other, np.array(other_rows))
    named = "; ".join(f"{d.field} in {d.games} game(s), first in row {d.first}" for d in unlike)
    assert not unlike, (
        f"{what} changed {named}. Look for arithmetic over the batch axis, a draw keyed by a row, or a rule that is "
        "resolved again for games whose span is over."
    )
    for mine, theirs in list(zip(rows, other_rows, strict=True))[:10]:
        assert signature(one, mine) == signature(other, theirs), f"{what} changed the signature of row {mine}."


def test_a_game_played_alone_is_the_same_as_in_any_row_of_a_thousand(scenario: str, thousand: Game) -> None:
    for row in ALONE:
        alone = played(scenario, [SEEDS[row]])
        expect_alike(alone.state, [0], thousand.state, [row], f"Playing game {row} of {scenario} alone")


def test_the_order_of_the_rows_changes_no_game(scenario: str, thousand: Game) -> None:
    order = np.random.default_rng(1).permutation(MANY)
    shuffled = played(scenario, [SEEDS[row] for row in order])
    expect_alike(shuffled.state, range(MANY), thousand.state, order.tolist(), f"Shuffling the games of {scenario}")


def test_neighbours_change_no_game(scenario: str, thousand: Game) -> None:
    strangers = [1_000_000 + number for number in range(40)]
    mixed = played(scenario, [*strangers, SEEDS[7], *strangers, SEEDS[500], SEEDS[7]])
    expect_alike(mixed.state, [40, 81, 82], thousand.state, [7, 500, 7], f"Other neighbours in {scenario}")


def test_tracing_changes_no_game(scenario: str, thousand: Game) -> None:
    rows = list(range(0, MANY, 50))
    traced = played(scenario, [SEEDS[row] for row in rows], tracing=True)
    assert traced.trace is not None and traced.trace.bookings and traced.trace.events, "The trace should hold something."
    expect_alike(traced.state, range(len(rows)), thousand.state, rows, f"Tracing {scenario}")


def test_some_games_of_the_batch_have_groups_that_broke_off_and_some_have_none(scenario: str, thousand: Game) -> None:
    if scenario != "laboratory":
        return
    parts = ((thousand.state.group_parent >= 0) & (thousand.state.group_alive > 0)).sum(axis=1)
    counts = set(np.unique(parts).tolist())
    assert {0, 1, 2} <= counts, f"Games alone need less room than a batch in which others grow; numbers of parts: {counts}"


@pytest.fixture(scope="module", params=LARGE)
def dozen(request: pytest.FixtureRequest) -> Game:
    """A dozen games of a large scenario; to be read only."""
    return played(str(request.param), SEEDS[:12])


def test_games_of_a_large_scenario_are_the_same_alone_and_in_any_order(dozen: Game) -> None:
    scenario, order = named(dozen), [7, 0, 11]
    some = played(scenario, [SEEDS[row] for row in order])
    expect_alike(some.state, range(3), dozen.state, order, f"Playing three games of {scenario}")
    for place, row in enumerate(order[:2]):
        alone = played(scenario, [SEEDS[row]])
        expect_alike(alone.state, [0], some.state, [place], f"Playing game {row} of {scenario} alone")


def test_in_a_batch_of_the_country_games_grow_in_every_way_and_not_alike(dozen: Game) -> None:
    """So that the same games alone have other slots than in the batch, and other neighbours in them."""
    if named(dozen) != COUNTRY:
        return
    state, before = dozen.state, start(COUNTRY, SEEDS[:1]).state
    for axis, what in (("P", "presences"), ("C", "contacts")):
        now, first = used_slots(state)[axis].sum(axis=1), used_slots(before)[axis].sum()
        grown = (now > first).any() and np.unique(now).size > 2
        assert grown, f"{what} should grow in some games more than in others: {now}"
    born = state.group_born > NEVER
    risen = np.array([name.startswith(FROM_LOCAL) for name in dozen.world.groups])
    for mask, what in ((born & (state.group_parent >= 0), "split off"), (born & risen, "risen from local groups")):
        counts = mask.sum(axis=1)
        assert {0, 1} <= set(counts.tolist()), f"Some games should have a group {what}, some none: {counts}"


def named(game: Game) -> str:
    """The name by which a large scenario is started, its form after a blank."""
    return next(name for name in LARGE if name.split(" ")[0] == game.world.scenario)


def test_games_taken_out_of_a_batch_go_on_as_they_would_have_in_it(scenario: str) -> None:
    whole = start(scenario, SEEDS[:60])
    play(whole, 2, random_orders, random_injects)
    rows = [59, 3, 3, 17, 40]
    taken = take_games(whole, np.array(rows))
    expect_alike(taken.state, range(len(rows)), whole.state, rows, f"Taking games out of a batch of {scenario}")
    play(whole, 2, random_orders, random_injects)
    play(taken, 2, random_orders, random_injects)
    expect_alike(taken.state, range(len(rows)), whole.state, rows, f"Playing on games taken out of {scenario}")


def test_games_taken_out_of_a_batch_leave_it_as_it_was(scenario: str) -> None:
    whole = start(scenario, SEEDS[:8], tracing=True)
    before = signatures(whole.state)
    taken = take_games(whole, np.array([2, 5]))
    taken.trace = Trace()
    play(taken, 1, random_orders, random_injects)
    assert signatures(whole.state) == before, "Playing games taken out of a batch changed the batch: it shares an array."


def test_measures_of_a_game_are_the_same_alone_and_among_many(scenario: str, thousand: Game) -> None:
    alone = played(scenario, [SEEDS[2]])
    for measure, readers in READERS.items():
        for of, reader in readers.items():
            one, many = reader(alone), reader(thousand)
            pairs = zip(one, many, strict=True) if isinstance(one, tuple) and isinstance(many, tuple) else [(one, many)]
            for mine, theirs in pairs:
                same = np.asarray(mine)[0].tobytes() == np.asarray(theirs)[2].tobytes()
                assert same, f"{measure} of {of} reads differently alone than in a batch of {scenario}; see its reader."

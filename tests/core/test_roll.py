"""The roll of the presences: what is read and summed by it is that of the presences there are."""

import numpy as np
import pytest

from game.core import ledger, luck
from game.core.purposes import Purpose
from game.core.roll import call_roll, mean_of_members
from tests.support.games import start


def test_the_roll_holds_every_presence_once_and_no_spare_slot() -> None:
    state = start("laboratory", [3, 4]).state
    roll = call_roll(state)
    assert roll.place.size == int((state.presence_group >= 0).sum())
    table = roll.spread(np.ones(roll.place.size))
    assert np.array_equal(table > 0, state.presence_group >= 0)
    assert np.array_equal(roll.counted_of(state.presence_region) + roll.row * roll.shape[2], roll.region)


def test_sums_and_means_by_region_and_group_are_those_of_the_members_there() -> None:
    state = start("laboratory", [3, 4]).state
    roll = call_roll(state)
    members = roll.counted_of(state.members)
    for r in range(state.region_key.shape[1]):
        here = state.presence_region == r
        whole = np.where(here, state.members, 0).sum(axis=1)
        assert np.array_equal(roll.counted_by_region(members)[:, r], whole)
        mean = np.where(here, state.members * state.protection, 0.0).sum(axis=1) / np.where(whole > 0, whole, 1)
        assert np.allclose(mean_of_members(state, state.protection)[:, r], mean)
    for g in range(state.group_key.shape[1]):
        assert np.array_equal(
            roll.counted_by_group(members)[:, g], np.where(state.presence_group == g, state.members, 0).sum(1)
        )


def test_keys_of_the_roll_are_those_of_the_lineage_of_each_presence() -> None:
    state = start("laboratory", [3, 4]).state
    roll = call_roll(state)
    known = luck.key(state.seed[:, None], Purpose.ARRESTS, state.day[:, None], state.presence_key)
    assert np.array_equal(roll.keys(state, Purpose.ARRESTS), known.ravel()[roll.place])


def test_what_is_moved_place_by_place_is_neither_made_nor_lost() -> None:
    game = start("laboratory", [3, 4], tracing=True)
    state, roll = game.state, call_roll(game.state)
    members, people = state.members.copy(), state.population.sum(axis=1)
    gone = np.arange(roll.place.size) % 3
    ledger.move_each(game, "test.leaving", gone, "members", roll.place, "population", roll.region)
    assert np.array_equal(members - state.members, roll.spread(gone))
    assert np.array_equal(state.population.sum(axis=1) - people, np.bincount(roll.row, weights=gone))
    assert game.trace is not None
    booked = sum(change.amount for change in game.trace.changes("members", tuple(np.argwhere(members > state.members)[0])))
    assert booked == -(members - state.members)[members > state.members][0], "Each place must be booked by itself."


def test_more_than_there_is_and_less_than_nothing_cannot_move() -> None:
    game = start("laboratory", [3])
    roll = call_roll(game.state)
    for amount in (roll.counted_of(game.state.members) + 1, roll.place * 0 - 1):
        with pytest.raises(OverflowError):
            ledger.move_each(game, "test.leaving", amount, "members", roll.place, "population", roll.region)


def test_an_account_that_is_not_contiguous_is_refused_rather_than_left_as_it_was() -> None:
    game = start("laboratory", [3, 4])
    game.state.members = np.asfortranarray(game.state.members)
    roll = call_roll(game.state)
    with pytest.raises(ValueError, match="contiguous"):
        ledger.move_each(game, "test.leaving", roll.place * 0 + 1, "members", roll.place, "population", roll.region)

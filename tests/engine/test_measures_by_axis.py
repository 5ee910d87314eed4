"""A measure can be taken of everything that its name promises, and the readings of one measure agree with each other."""

import numpy as np
import pytest

from game.core.measures import MEASURES
from game.core.orders import parse_order
from game.engine.measuring import READERS, Key, read
from game.engine.order_table import encode
from game.engine.step import resolve_turn
from tests.support.games import start

VIEWED = {("rung", "seat")}  # read along the leaders, for one who looks at them


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_measure_is_read_along_every_axis_that_it_names(name: str) -> None:
    read_along = {word for axes in READERS[name] for word in axes.split()}
    missing = [axis for axis in MEASURES[name].of if axis not in read_along and (name, axis) not in VIEWED]
    assert not missing, f"{name} is promised by {', '.join(missing)}; read it there in game.engine.measuring"


def test_the_support_of_a_group_is_that_of_the_regions_in_which_its_members_are() -> None:
    game = start("laboratory", range(3))
    state = game.state
    state.support[:] = np.linspace(0.1, 0.7, state.support.shape[1])
    for group in range(3):
        mine = state.presence_group[0] == group
        members = state.members[0, mine]
        due = (state.support[0, state.presence_region[0, mine]] * members).sum() / members.sum()
        value, tried = read(game, Key("support", "group", group))
        assert np.allclose(value, due) and (tried == 1).all(), f"{game.world.groups[group]}: {value}, not {due}"
    state.members[:, state.presence_group[0] == 0] = 0
    assert (read(game, Key("support", "group", 0))[1] == 0).all(), "a group without members has no support to speak of"


def test_the_days_between_two_fixes_of_a_leader_are_counted_from_the_second_on() -> None:
    game = start("laboratory", range(40))
    post = game.world.posts.index("ALFA/boss")
    order = parse_order("collect target=ALFA/boss discipline=human points=9")
    fixes = gaps = 0.0
    days = np.zeros(game.batch)
    for turn in range(4):
        resolve_turn(game, encode(game.world, [(row, "mexico", order) for row in range(40)] if turn == 0 else []))
        sums, count = read(game, Key("days_between_fixes", "leader", post))
        days, gaps = days + sums, gaps + count.sum()
        fixes += game.state.fixes.sum()
    assert 0 < gaps < fixes, "the first fix of a leader has none before it"
    assert (days <= game.state.day).all(), "more days lie between the fixes of a leader than have gone by"
    assert days.sum() > gaps, "less than a day lies between two fixes of a leader"

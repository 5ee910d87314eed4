"""Groups that split or end: nothing is made or lost, lineage tells them apart, and no slot or capacity matters."""

import numpy as np
import pytest

from game.content.rules_text import load_parameters
from game.core.capacity import free_slots, with_room
from game.core.game import Game
from game.core.state import FIELDS, NEVER, State, copy_state, fields_of_kind
from game.engine import births
from game.engine.measuring import Key, read
from game.engine.order_table import empty_table
from game.engine.signature import signature, signatures
from game.engine.step import resolve_turn
from tests.support.games import differences, start

SEEDS = [5, 2**63 + 11, 77]
CAUSE = "control.inject"


def ids(game: Game, rows: np.ndarray) -> np.ndarray:
    """Ids of events that set something off, one per game of `rows`."""
    return (rows + 1000).astype(np.uint64)


def split(
    game: Game, group: str, share: float = 0.4, leader: str | None = None, rows: list[int] | None = None
) -> np.ndarray:
    at = np.arange(game.batch) if rows is None else np.array(rows)
    post = -1 if leader is None else game.world.posts.index(leader)
    index = game.world.groups.index(group)
    return births.split_off(
        game, at, np.full(at.size, index), np.full(at.size, post), np.full(at.size, share), ids(game, at)
    )


def dissolve(game: Game, group: str) -> None:
    rows = np.arange(game.batch)
    births.dissolve(game, rows, np.full(game.batch, game.world.groups.index(group)), CAUSE, ids(game, rows))


def totals(state: State) -> dict[str, list[int]]:
    whole: dict[str, np.ndarray] = {}
    for info in fields_of_kind("stock"):
        held = getattr(state, info.name).reshape(len(state.seed), -1).sum(axis=1)
        whole[info.unit] = whole.get(info.unit, 0) + held
    return {unit: held.tolist() for unit, held in whole.items()}


def members(game: Game, group: str) -> np.ndarray:
    return read(game, Key("members", "group", game.world.groups.index(group)))[0]


@pytest.mark.parametrize("parts", [2, 3, 7])
def test_a_group_that_breaks_makes_and_loses_nothing(parts: int) -> None:
    game = start("laboratory", SEEDS)
    before, rows = totals(game.state), np.arange(3)
    for group in range(3):
        births.force_split(game, rows, np.full(3, group), parts, ids(game, rows))
    assert totals(game.state) == before, "a split made or lost whole units; move them with ledger.move"
    for name in game.world.groups:
        index = game.world.groups.index(name)
        if game.state.group_alive[:, index].all():
            dissolve(game, name)
    assert totals(game.state) == before, "the end of a group made or lost whole units; move them with ledger.move"
    assert not game.state.group_alive.any() and not game.state.members.any(), "a group outlived its end"
    assert (game.state.local_groups.sum(axis=1) > 20).all(), "those who are left should have founded local groups"


def test_equal_parts_are_of_about_the_same_size() -> None:
    game = start("laboratory", SEEDS)
    rows = np.arange(3)
    births.force_split(game, rows, rows * 0, 4, ids(game, rows))
    sizes = [members(game, name) for name in ("ALFA", "ALFA.1", "ALFA.2", "ALFA.3")]
    assert all((abs(size - sizes[0]) < 0.1 * sizes[0]).all() for size in sizes), f"four equal parts have {sizes}"


def test_a_part_is_named_after_its_family_and_a_name_is_borne_once() -> None:
    game = start("laboratory", SEEDS)
    name = game.world.groups.index
    assert split(game, "ALFA").tolist() == [name("ALFA.1")] * 3
    assert split(game, "ALFA.1").tolist() == [name("ALFA.2")] * 3, "a part of a part takes the next name of the family"
    dissolve(game, "ALFA.1")
    assert split(game, "ALFA").tolist() == [name("ALFA.3")] * 3, "the name of a part that has ended is not borne again"
    assert split(game, "ALFA").tolist() == [-1] * 3, "without a free name a part falls into the local groups"
    assert (game.state.group_parent[:, name("ALFA.2")] == name("ALFA")).all()
    assert not game.state.designated[:, name("ALFA.2")].any(), "a part starts without a designation"


def test_a_part_too_small_for_a_name_falls_into_the_local_groups_and_its_leader_goes_home() -> None:
    game = start("laboratory", SEEDS, tracing=True)
    assert game.trace is not None
    game.trace.events.clear()  # the decisions asked at the start
    local, people = game.state.local_members.sum(), game.state.population.sum()
    assert split(game, "GAMA", share=0.1, leader="GAMA/deputy-1").tolist() == [-1] * 3
    assert game.state.local_members.sum() - local == 3 * 60
    assert game.state.population.sum() - people == 3, "three leaders should have gone home"
    assert {event.kind for event in game.trace.events} == {"part_dispersed"}


def test_the_leader_of_a_part_takes_along_what_seats_know_of_him() -> None:
    game = start("laboratory", SEEDS)
    state = game.state
    old, new = (game.world.posts.index(post) for post in ("ALFA/deputy-1", "ALFA.1/boss"))
    person, competence = state.leader_person[:, old].copy(), state.competence[:, old].copy()
    rung = state.rung[:, :, old].copy()
    split(game, "ALFA", leader="ALFA/deputy-1")
    assert (state.leader_person[:, new] == person).all() and (state.competence[:, new] == competence).all()
    assert (state.rung[:, :, new] == rung).all() and not state.rung[:, :, old].any()
    assert (state.leader_in_post[:, old] == 0).all() and (state.vacant_until[:, old] > NEVER).all()
    unborn = game.world.posts.index("ALFA.2/deputy-1")
    assert (state.vacant_until[:, unborn] == NEVER).all(), "nobody may be promoted in a group that has not been born"
    resolve_turn(game, empty_table())
    second = game.world.posts.index("ALFA.1/deputy-1")
    assert state.leader_in_post[:, second].all() and (state.leader_region[:, second] >= 0).all(), (
        "the new group should fill its other posts from its own bench within weeks"
    )


def test_what_a_seat_first_believes_of_a_part_does_not_come_from_the_truth() -> None:
    one, other = start("laboratory", SEEDS), start("laboratory", SEEDS)
    split(one, "ALFA", share=0.2)
    split(other, "ALFA", share=0.6)
    for name in ("members_belief", "members_error", "command_belief", "cohesion_belief", "rockets_belief"):
        assert np.array_equal(getattr(one.state, name), getattr(other.state, name)), f"{name} tells the size of the part"
    part = one.world.groups.index("ALFA.1")
    assert (one.state.members_error[:, :, part] > 0.5 * one.state.members_belief[:, :, part]).all(), "the estimate is wide"


def test_the_parts_are_at_feud_and_the_rivals_of_the_whole_are_rivals_of_the_part() -> None:
    game = start("laboratory", SEEDS)
    split(game, "ALFA")
    split(game, "ALFA")
    state, name = game.state, game.world.groups.index
    for row in range(3):
        found: dict[frozenset[int], tuple[float, float]] = {}
        for a, b, feud, rivalry in zip(
            state.contact_a[row], state.contact_b[row], state.feud[row], state.rivalry[row], strict=True
        ):
            if a >= 0:
                found[frozenset((int(state.presence_group[row, a]), int(state.presence_group[row, b])))] = (feud, rivalry)
        weight = load_parameters().values["succession.split.feud"]
        for pair in (("ALFA", "ALFA.1"), ("ALFA", "ALFA.2"), ("ALFA.1", "ALFA.2")):
            assert found[frozenset(map(name, pair))] == (weight, 0.0), f"{pair} should be at feud"
        assert found[frozenset((name("ALFA.2"), name("BETA")))] == (0.0, 1.0), "the war with Beta goes on"
        assert found[frozenset((name("ALFA.2"), name("GAMA")))] == (0.0, 0.5)


def test_parts_together_can_do_less_than_the_whole_could() -> None:
    game = start("laboratory", SEEDS)
    before = {measure: read(game, Key(measure, "nation"))[0] for measure in ("mass_attack", "cross_border")}
    split(game, "ALFA", share=0.5)
    for measure, whole in before.items():
        assert (read(game, Key(measure, "nation"))[0] < 0.8 * whole).all(), f"{measure} did not fall by the split"


@pytest.mark.parametrize("spare", [{"P": 7}, {"C": 9}, {"P": 3, "C": 30, "G": 2, "L": 5}])
def test_spare_capacity_changes_nothing_about_a_birth(spare: dict[str, int]) -> None:
    fit, roomy = start("laboratory", SEEDS), start("laboratory", SEEDS, spare)
    for game in (fit, roomy):
        split(game, "ALFA", leader="ALFA/heir")
        split(game, "BETA", share=0.3, rows=[0, 2])
        dissolve(game, "GAMA")
        resolve_turn(game, empty_table())
    unlike = differences(fit.state, np.arange(3), roomy.state, np.arange(3))
    assert not unlike, f"spare slots {spare} changed {', '.join(one.field for one in unlike)}"
    assert signatures(fit.state) == signatures(roomy.state)


def test_a_birth_in_one_game_changes_nothing_in_its_neighbours() -> None:
    game, alone = start("laboratory", SEEDS), start("laboratory", SEEDS)
    split(game, "ALFA", rows=[1])
    for one in (game, alone):
        resolve_turn(one, empty_table())
    for row in (0, 2):
        assert signature(game.state, row) == signature(alone.state, row), "an axis that grew changed another game"


def test_an_axis_grows_behind_what_there_is_and_only_when_it_must() -> None:
    state = start("laboratory", SEEDS).state
    before = copy_state(state)
    with_room(state, "P", np.array([2, 0, 1]))
    for name, info in FIELDS.items():
        old, now = getattr(before, name), getattr(state, name)
        if "P" not in info.axes:
            assert now.shape == old.shape
            continue
        assert now.shape[1] == old.shape[1] + 2 and np.array_equal(now[:, : old.shape[1]], old)
        assert (now[:, old.shape[1] :] == info.fill).all(), f"a new slot of {name} is not empty"
    held = state.members
    with_room(state, "P", np.array([2, 2, 2]))
    assert state.members is held, "there was room enough"
    first = before.members.shape[1]
    assert free_slots(state, "P", np.array([0, 0, 2]), np.array([0, 1, 0])).tolist() == [first, first + 1, first]


def test_only_groups_that_live_act() -> None:
    game = start("laboratory", SEEDS)
    dissolve(game, "GAMA")
    index = game.world.groups.index("GAMA")
    for _ in range(3):
        resolve_turn(game, empty_table())
        state = game.state
        for name in ("cash", "bench", "affiliates"):
            assert not getattr(state, name)[:, index].any(), f"a group that has ended has {name}"
        posts = state.post_group == index
        assert not state.leader_in_post[posts].any(), "a group that has ended fills posts"
        assert not members(game, "GAMA").any(), "a group that has ended recruits"

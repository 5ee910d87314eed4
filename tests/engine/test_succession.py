"""Who follows a head that is gone: people are neither made nor lost, knowledge goes with the person, force is obeyed."""

import numpy as np
import pytest

from game.content.rules_text import load_parameters
from game.core import refusals
from game.core.game import Game, fork
from game.core.injects import make_inject
from game.core.orders import make_order
from game.core.parameters import Parameters
from game.core.roles import BOSS, CONTENDER, DEPUTY, HEIR
from game.core.state import NEVER, fields_of_kind
from game.engine import contending, legal, succession
from game.engine.commitments import no_commitments
from game.engine.injecting import InjectList, inject
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from game.rules.succession import command
from tests.support.games import differences, start

GROUP = 0  # ALFA
HEAD = "ALFA/boss"
PEOPLE = tuple(info.name for info in fields_of_kind("stock") if info.unit == "persons")


def removed(leader: str, mode: str = "captured") -> tuple[str, dict[str, object]]:
    return "remove_leader", {"leader": leader, "mode": mode, "by": "mexico"}


def forced(kind: str, group: str = "ALFA") -> tuple[str, dict[str, object]]:
    return "force_succession", {"group": group, "kind": kind}


def told(game: Game, *given: tuple[str, dict[str, object]]) -> InjectList:
    return [(make_inject(name, values), np.arange(game.batch)) for name, values in given]


def post(game: Game, name: str) -> int:
    return game.world.posts.index(name)


def agreeing(rate: float) -> Parameters:
    """The default parameters with another weekly rate at which a group without a head agrees on one."""
    return load_parameters(overrides={"succession.contest.vacancy_rate": rate}, allow_outside=True)


def people(game: Game) -> np.ndarray:
    return sum(getattr(game.state, name).reshape(game.batch, -1).sum(axis=1) for name in PEOPLE)


def contenders(game: Game) -> np.ndarray:
    """Posts of the contenders of ALFA."""
    state = game.state
    return np.flatnonzero((state.post_group[0] == GROUP) & (state.post_role[0] == CONTENDER))


def contest(batch: int = 40, tracing: bool = False) -> Game:
    """Games in which control has just let the succession of ALFA be contested, before any time has passed."""
    game = start("laboratory", range(batch), tracing=tracing)
    rows = np.arange(batch)
    event = np.arange(1, batch + 1).astype(np.uint64)
    group, head = np.full(batch, GROUP), np.full(batch, post(game, HEAD))
    succession.force(game, rows, group, succession.DISPUTED, event)
    game.state.leader_in_post[:, head[0]] = 0
    game.state.held[:, 0] += 1
    succession.on_removal(game, rows, head, event)
    return game


def test_contenders_leave_their_posts_and_share_the_whole_group() -> None:
    game = contest()
    state, posts = game.state, contenders(game)
    assert (state.succession[:, GROUP] == contending.CONTESTED).all()
    assert (state.leader_in_post[:, posts] == 1).all(), "heir and two deputies should contend in every game"
    assert np.allclose(state.faction_share[:, posts].sum(axis=1), 1.0), "the shares of the contenders are the whole group"
    role = state.post_role[0]
    line = np.flatnonzero((state.post_group[0] == GROUP) & ((role == HEIR) | (role == DEPUTY)))
    assert (state.leader_in_post[:, line] == 0).all() and (state.vacant_until[:, line] > NEVER).all()
    assert (state.vacant_until[:, post(game, HEAD)] == NEVER).all(), "nobody may take the head's post while leaders contend"


def test_a_contest_makes_and_loses_nobody_until_it_is_over() -> None:
    game = start("laboratory", range(60))
    whole = people(game)
    for turn in range(10):
        given = [forced("contested"), removed(HEAD)] if turn in (0, 5) else []
        resolve_turn(game, empty_table(), told(game, *given))
        assert (people(game) == whole).all(), f"after turn {turn + 1} there are {people(game) - whole} more people"
    state = game.state
    settled = (state.succession[:, GROUP] == contending.SETTLED) & (state.group_alive[:, GROUP] > 0)
    assert settled.any(), "no contest has ended in five turns"
    open_posts = state.leader_in_post[:, contenders(game)][settled]
    assert (open_posts == 0).all(), "contenders are left in their posts although the succession is settled"
    shares = state.faction_share[:, contenders(game)]
    assert (shares[settled] == 0).all(), "a contender who has given up still has a share of the group"


def test_what_a_seat_knows_of_a_person_goes_with_him_into_the_contest() -> None:
    game = start("laboratory", range(20))
    heir = post(game, "ALFA/heir")
    person = game.state.leader_person[:, heir].copy()
    given = [("set_rung", {"leader": "ALFA/heir", "viewer": "mexico", "rung": 4})]
    rows = np.arange(game.batch)
    inject(game, told(game, *given))
    game.state.collect_leader[:, :, heir, 1] = (9, 5)
    game.state.rung[:, 1, heir] = 0
    group, event = np.full(game.batch, GROUP), np.arange(1, game.batch + 1).astype(np.uint64)
    contending.open_contest(game, rows, group, event, ())
    state = game.state
    for row in range(game.batch):
        now = np.flatnonzero(state.leader_person[row] == person[row])
        points = state.collect_leader[row, :, :, 1]
        assert points[0, now[0]] == 9 and not points[0, heir], "points of a seat that knows him follow him"
        assert points[1, heir] == 5 and not points[1, now[0]], "those of a seat that knows nothing of him stay"
        assert now.size == 1 and state.post_role[row, now[0]] == CONTENDER, "the heir should stand in a post of a contender"
        assert state.rung[row, 0, now[0]] == 4 and state.believed_person[row, 0, now[0]] == person[row]
    assert (state.rung[:, 0, heir] == 0).all(), "of whoever will be the next heir nobody knows anything"


def test_the_faction_of_a_contender_who_is_removed_chooses_anew() -> None:
    game = contest()
    state, posts = game.state, contenders(game)
    before = state.faction_share[:, posts].copy()
    state.leader_in_post[:, posts[1]] = 0
    state.held[:, 0] += 1
    rows = np.arange(game.batch)
    succession.on_removal(game, rows, np.full(game.batch, posts[1]), rows.astype(np.uint64))
    after = state.faction_share[:, posts]
    assert (after[:, 1] == 0).all() and np.allclose(after.sum(axis=1), 1.0)
    assert np.allclose(after[:, 0] / after[:, 2], before[:, 0] / before[:, 2]), "his followers split as the others did"


def test_the_last_contender_left_becomes_the_head() -> None:
    game = start("laboratory", range(30))
    rest = [removed("ALFA/contender-1"), removed("ALFA/contender-2")]
    resolve_turn(game, empty_table(), told(game, forced("contested"), removed(HEAD), *rest))
    state = game.state
    assert (state.leader_in_post[:, post(game, HEAD)] == 1).all() and (state.succession[:, GROUP] == 0).all()


def test_without_any_contender_left_the_head_stays_vacant_until_somebody_is_agreed_on() -> None:
    game = start("laboratory", range(30))
    rest = [removed(f"ALFA/contender-{number}") for number in (1, 2, 3)]
    game.parameters = agreeing(0.0)
    resolve_turn(game, empty_table(), told(game, forced("contested"), removed(HEAD), *rest))
    alive = game.state.group_alive[:, GROUP] > 0
    assert alive.any() and (game.state.succession[alive, GROUP] == contending.VACANT).all()
    game.parameters = agreeing(50.0)
    resolve_turn(game, empty_table())
    state, alive = game.state, alive & (game.state.group_alive[:, GROUP] > 0)
    assert (state.leader_in_post[alive, post(game, HEAD)] == 1).all() and (state.succession[alive, GROUP] == 0).all()


@pytest.mark.parametrize("kind", ["designated", "contested", "vacant"])
def test_control_decides_the_kind_before_and_after_the_removal_alike(kind: str) -> None:
    counts = {"designated": (1, 0), "contested": (0, 1), "vacant": (0, 0)}[kind]
    for given in ((forced(kind), removed(HEAD)), (removed(HEAD), forced(kind))):
        game = start("laboratory", range(30))
        resolve_turn(game, empty_table(), told(game, *given))
        state = game.state
        assert (state.head_removals_group[:, GROUP] == 1).all()
        found = (state.smooth_group[:, GROUP], state.contested_group[:, GROUP])
        assert (found[0] == counts[0]).all() and (found[1] == counts[1]).all(), f"{given} was counted as {found}"
        assert (state.succession_order[:, GROUP] == 0).all(), "an order that has been carried out must not stand"


def test_where_nobody_removes_the_head_an_order_of_control_sends_him_home() -> None:
    game = start("laboratory", range(30))
    resolve_turn(game, empty_table(), told(game, forced("contested")))
    assert (game.state.contested_group[:, GROUP] == 1).all() and (game.state.succession_order[:, GROUP] == 0).all()
    assert (game.state.removed_group[:, GROUP] == 0).all(), "nobody has removed the head: he has stepped down"


def test_control_can_change_its_mind_within_a_turn_and_nobody_is_lost() -> None:
    game = start("laboratory", range(30), tracing=True)
    whole = people(game)
    kinds = ("contested", "vacant", "contested", "designated")
    resolve_turn(game, empty_table(), told(game, removed(HEAD), *(forced(kind) for kind in kinds)))
    state = game.state
    assert (people(game) == whole).all()
    assert (state.smooth_group[:, GROUP] == 1).all() and (state.contested_group[:, GROUP] == 0).all()
    assert (state.leader_in_post[:, post(game, HEAD)] == 1).all(), "the line of succession was restored and has taken over"
    assert game.trace is not None
    ids = [(event.row, event.id) for event in game.trace.events]
    assert len(ids) == len(set(ids)), "two events of a game share an id"


def test_a_seat_settles_the_succession_of_its_own_group_alone_and_only_while_it_is_open() -> None:
    game = start("laboratory", range(60))
    seat = next(name for name in game.world.seats if name.startswith("group:ALFA"))

    def answers(candidate: str) -> set[int]:
        order = make_order("settle_succession", {"candidate": candidate})
        table = encode(game.world, [(row, seat, order) for row in range(game.batch)])
        return set(resolve_turn(game, table).reasons.tolist())

    assert answers("ALFA/heir") == {refusals.code("not_contested")}
    game.parameters = agreeing(0.0)
    resolve_turn(game, empty_table(), told(game, forced("vacant"), removed(HEAD)))
    assert answers("BETA/deputy-1") == {refusals.code("unknown_target")}
    assert answers("ALFA/financier-1") == {refusals.code("unknown_target")}
    candidate = encode(game.world, [(0, seat, make_order("settle_succession", {"candidate": "ALFA/deputy-1"}))] * 2)
    twice = legal.give(fork(game), candidate, no_commitments(game))[0].tolist()
    assert twice == [0, refusals.code("already_ordered")], "a seat names one candidate a turn"
    united = game.state.cohesion[:, GROUP].copy()
    assert answers("ALFA/deputy-1") == {0}
    state = game.state
    alive = state.group_alive[:, GROUP] > 0
    won = alive & (state.succession[:, GROUP] == contending.SETTLED)
    assert won.any() and not won[alive].all(), "some groups should recognise their candidate and others not"
    lost = alive & ~won
    assert (state.cohesion[lost, GROUP] < united[lost]).all(), "a candidate whom nobody wants costs cohesion"
    assert (state.leader_in_post[won, post(game, HEAD)] == 1).all()


def test_a_vacant_head_takes_nothing_from_the_usual_command_of_a_group_that_was_never_contested() -> None:
    game = start("laboratory", range(3))
    before = command.capacity(game)[:, GROUP]
    spare = np.flatnonzero((game.state.holders[0] == 0) & (game.state.post_group[0] == GROUP))
    assert spare.size >= 3, "ALFA has no posts that only a contest fills: the test tests nothing"
    game.state.post_group[:, spare] = -1
    assert (command.capacity(game)[:, GROUP] == before).all(), "posts that nobody ever held must not count"


def test_a_contested_succession_is_the_same_alone_and_among_others() -> None:
    def played(seeds: list[int]) -> Game:
        game = start("laboratory", seeds)
        for turn in range(5):
            given = [forced("contested"), forced("contested", "BETA"), removed(HEAD), removed("BETA/boss")]
            resolve_turn(game, empty_table(), told(game, *(given if turn == 0 else [])))
        return game

    many = played(list(range(40)))
    for row in (0, 17, 39):
        alone = played([row])
        unlike = differences(alone.state, np.array([0]), many.state, np.array([row]))
        assert not unlike, f"game {row} differs alone in {[one.field for one in unlike]}"


def test_the_heads_post_is_the_only_one_of_its_role() -> None:
    game = start("laboratory", [1])
    group = np.arange(len(game.world.groups))
    head = contending.head_of(game, group * 0, group)
    assert (game.state.post_role[0, head] == BOSS).all() and (game.state.post_group[0, head] == group).all()

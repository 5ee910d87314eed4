"""The people of groups that are born or end: who leads, whose posts stand empty, who goes home, what seats believe."""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, count_at, move, set_at, settle_at
from game.core.organisation import organisation
from game.core.roles import BOSS, CONTENDER, PROTECTOR, ROLES
from game.core.rows import add_int_by, places
from game.rules.succession import bench, split

RANKS = np.array([role.rank for role in ROLES], dtype=np.int64)
_WIDE_ERROR = {"command_error": 0.25, "cohesion_error": 0.25}


def lead(game: Game, rows: IntArray, parent: IntArray, child: IntArray, leader: IntArray, event: KeyArray) -> None:
    """Whoever led the part becomes its head; its other posts are to be filled from its bench. Shapes (n,)."""
    state = game.state
    head = organisation(state).head[child]
    _prepare_posts(game, rows, parent, child, event)
    led = np.flatnonzero((leader >= 0) & (state.leader_in_post[rows, leader] > 0))
    bench.carry_over(game, rows[led], leader[led], head[led], event[led])
    empty_post(game, rows[led], leader[led], event[led])
    place, post = _posts_of(game, child)
    empty = np.flatnonzero(state.leader_in_post[rows[place], post] == 0)
    place, post = place[empty], post[empty]
    bench.vacate(game, rows[place], post, event[place])


def _posts_of(game: Game, group: IntArray) -> tuple[IntArray, IntArray]:
    """Posts of groups (n,) other than those of contenders: which of the groups, and the post, in order; shapes (m,)."""
    posts = organisation(game.state).posts[group]
    place, column = places((posts >= 0) & (game.state.post_role[0].take(posts) != CONTENDER))
    return place, posts[place, column]


def empty_post(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Posts whose holders have left: a contender's is no longer in use, any other waits for a successor; shapes (n,)."""
    if rows.size == 0:
        return
    state = game.state
    spare = state.post_role[rows, post] == CONTENDER
    bench.vacate(game, rows[~spare], post[~spare], event[~spare])
    rows, post, event = rows[spare], post[spare], event[spare]
    settle_at(game, "faction_share", split.LEFT, (rows, post), np.zeros(rows.size), event)
    bench.close(game, rows, post, event)


def _prepare_posts(game: Game, rows: IntArray, parent: IntArray, child: IntArray, event: KeyArray) -> None:
    """Posts of a new group stand where its members are, guarded and kept as the parent's posts of the same kind."""
    state = game.state
    place, post = _posts_of(game, child)
    number = np.arange(place.size) - np.searchsorted(place, place, side="left")
    mine = np.where(state.presence_group[rows] == child[:, None], state.members[rows], 0)
    by_region = add_int_by(mine, state.presence_region[rows], state.region_key.shape[1])
    order = np.argsort(-by_region, axis=1, kind="stable")
    regions = exact.count(by_region > 0, axis=1)
    at = rows[place]
    region = order[place, number % np.where(regions > 0, regions, 1)[place]]
    of_parent = organisation(state).posts[parent[place]]
    role, kind = state.post_role[0], state.post_number[0]
    alike = (of_parent >= 0) & (role.take(of_parent) == role.take(post)[:, None])
    alike &= kind.take(of_parent) == kind.take(post)[:, None]
    model = of_parent[np.arange(post.size), np.argmax(alike, axis=1)]  # the first of all where none is alike
    set_at(game, "leader_region", (at, post), region)
    set_at(game, "site", (at, post), state.site[at, model])
    for trait in ("security", "defence"):
        settle_at(game, trait, split.INHERITED, (at, post), getattr(state, trait)[at, model], event[place])


def believe(game: Game, rows: IntArray, parent: IntArray, child: IntArray) -> None:
    """First beliefs of the seats about a part, from what they believed of the whole and nothing else."""
    state, p = game.state, game.rule_at(split.RULE, rows)
    for viewer in range(state.rung.shape[1]):
        old, new = (rows, rows * 0 + viewer, parent), (rows, rows * 0 + viewer, child)
        whole = state.members_belief[old]
        guess = split.believed_members(p, whole)
        error = split.believed_error(p, whole)
        held = {
            "members_belief": guess,
            "members_error": error,
            "command_belief": split.command_of_part(p, state.command_belief[old]),
            "cohesion_belief": split.cohesion_of_part(p, state.cohesion_belief[old]),
            "rockets_belief": state.rockets_belief[old],
            "group_seen": state.day[rows],
        }
        for name, value in held.items():
            set_at(game, name, new, value)
        for name, wide in _WIDE_ERROR.items():
            set_at(game, name, new, rows * 0.0 + wide)
        set_at(game, "members_belief", old, whole - guess)
        set_at(game, "members_error", old, _both(state.members_error[old], error))


def _both(one: FloatArray, other: FloatArray) -> FloatArray:
    """Standard error of the sum of two things known with these errors."""
    return np.sqrt(one * one + other * other)


def join_local_groups(game: Game, cause: str, rows: IntArray, presence: IntArray, amount: IntArray, event: KeyArray) -> None:
    """Members of presences found local groups in their regions; shapes (n,)."""
    region = game.state.presence_region[rows, presence]
    move(game, cause, amount, "members", (rows, presence), "local_members", (rows, region), event)
    groups = split.local_groups(game.rule_at(split.RULE, rows), amount)
    book_at(game, "local_groups", cause, (rows, region), groups, event)


def leave_post(game: Game, cause: str, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Holders of posts go home to the people of the region where they are; shapes (n,)."""
    state = game.state
    held = np.flatnonzero(state.leader_in_post[rows, post] > 0)
    rows, post = rows[held], post[held]
    region = state.leader_region[rows, post]
    move(game, cause, np.ones_like(rows), "leader_in_post", (rows, post), "population", (rows, region), event[held])


def ablest_below_the_head(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """The ablest of the highest rank below the head that is held; -1 where nobody but the head is in post. (n,)"""
    state = game.state
    role = state.post_role[rows]
    able = (state.post_group[rows] == group[:, None]) & (state.leader_in_post[rows] > 0) & (role != BOSS)
    able &= role != PROTECTOR
    score = np.where(able, state.competence[rows] - 2.0 * RANKS[np.where(role >= 0, role, 0)], -100.0)
    return np.where(able.any(axis=1), np.argmax(score, axis=1), -1)


def disband(game: Game, cause: str, rows: IntArray, group: IntArray, home: IntArray, event: KeyArray) -> None:
    """Everybody in post or on the bench of groups that have ended goes home, the bench to region `home`. Shapes (n,)."""
    state = game.state
    there = np.flatnonzero(home >= 0)
    benched = state.bench[rows[there], group[there]]
    bench_at = (rows[there], group[there])
    move(game, cause, benched, "bench", bench_at, "population", (rows[there], home[there]), event[there])
    place, post = np.nonzero(state.post_group[rows] == group[:, None])
    leave_post(game, cause, rows[place], post, event[place])
    settle_at(game, "faction_share", cause, (rows[place], post), np.zeros(place.size), event[place])
    bench.close(game, rows[place], post, event[place])
    for viewer in range(state.rung.shape[1]):
        seen = (rows, rows * 0 + viewer, group)
        for name in ("members_belief", "members_error", "reprisal_belief", "reprisal_error"):
            set_at(game, name, seen, rows * 0.0)
        set_at(game, "group_seen", seen, state.day[rows])


def stronghold(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """Region where each group has most members, or where none is left rules most people; -1 where it never was. (n,)"""
    state = game.state
    mine = state.presence_group[rows] == group[:, None]
    # What a group rules is a share of at most 1, so that it decides only between presences of as many members.
    score = np.where(mine, state.members[rows] + 0.5 * state.criminal_control[rows], -1.0)
    return np.where(mine.any(axis=1), state.presence_region[rows, np.argmax(score, axis=1)], -1)


def affiliates_go(
    game: Game, cause: str, of: tuple[IntArray, IntArray], amount: IntArray, home: IntArray, event: KeyArray
) -> None:
    """Affiliates of groups `of` (rows, group) break away and are local groups of region `home` from then on; (n,)."""
    move(game, cause, amount, "affiliates", of, "affiliates_lost", of, event)
    count_at(game, "affiliate_defections_group", of, amount)
    there = np.flatnonzero(home >= 0)
    book_at(game, "local_groups", cause, (of[0][there], home[there]), amount[there], event[there])

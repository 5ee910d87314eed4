"""The contenders of a group without a head: who stands for it, how many follow each, and where they go in the end."""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.ledger import book_at, keep_between, move, set_at, settle_at
from game.core.odds import ChanceNote
from game.core.organisation import MOST_CONTENDERS, organisation
from game.core.purposes import Purpose
from game.core.roles import CONTENDER, DEPUTY, HEIR, PLAZA, PROTECTOR
from game.core.rows import places
from game.core.state import NEVER
from game.rules.succession import bench, contest

MOST: Final = MOST_CONTENDERS
FEWEST: Final = 2
SETTLED, VACANT, CONTESTED = 0, 1, 2  # codes of state.succession
_TIER: Final = 10.0  # more than any difference in strength
_OUT_OF_THE_RACE: Final = -1.0


def head_of(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """Post of the head of each group; shape (n,)."""
    return organisation(game.state).head[group]


def posts_of(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """Posts of the contenders of each group in the order of their numbers; (n, MOST), -1 where there is none."""
    return organisation(game.state).contenders[group]


def held(game: Game, rows: IntArray, posts: IntArray) -> BoolArray:
    """Which of the posts (n, m) somebody holds."""
    there: BoolArray = (posts >= 0) & (game.state.leader_in_post[rows[:, None], posts] > 0)
    return there


def shares(game: Game, rows: IntArray, posts: IntArray) -> FloatArray:
    """Shares of the group behind the contenders in these posts (n, m); 0 where nobody holds one."""
    return np.where(held(game, rows, posts), game.state.faction_share[rows[:, None], posts], 0.0)


def all_posts_of(game: Game, group: IntArray) -> IntArray:
    """Every post of each group, in the order of its slot; (n, m), -1 behind the last."""
    return organisation(game.state).posts[group]


def claimants(game: Game, rows: IntArray, posts: IntArray) -> BoolArray:
    """Which of all posts of a group those hold who would contend: heir and deputies, and chiefs where these are too few.

    Shapes (n, m).
    """
    role, there = game.state.post_role[rows[:, None], posts], held(game, rows, posts)
    line = there & ((role == HEIR) | (role == DEPUTY))
    few = exact.count(line, axis=1) < FEWEST
    people: BoolArray = line | (there & (role == PLAZA) & few[:, None])
    return people


def may_contend(game: Game, rows: IntArray, group: IntArray, anybody: BoolArray) -> BoolArray:
    """Whether a group has two people who would contend, or, where `anybody` may, two in its posts; (n,)."""
    posts = all_posts_of(game, group)
    others = held(game, rows, posts) & anybody[:, None] & (game.state.post_role[rows[:, None], posts] != PROTECTOR)
    people = claimants(game, rows, posts) | others
    room = exact.count(posts_of(game, rows, group) >= 0, axis=1)
    return (exact.count(people, axis=1) >= FEWEST) & (room >= FEWEST)


def strengths(game: Game, rows: IntArray, posts: IntArray, people: BoolArray, with_luck: bool) -> FloatArray:
    """Strength as a contender of the holders of some of the posts, `people`; 0 elsewhere. Shapes (n, m)."""
    state = game.state
    place, column = places(people)
    at, post = rows[place], posts[place, column]
    key = luck.key(state.seed[at], Purpose.SUCCESSION_STRENGTH, state.day[at], state.leader_person[at, post])
    fortune = luck.uniform(key) if with_luck else np.full(at.size, 0.5)
    p = game.rule_at(contest.RULE, at)
    found = np.zeros(people.shape)
    found[place, column] = contest.strength_of(p, state.competence[at, post], state.ambition[at, post], fortune)
    return found


def open_contest(game: Game, rows: IntArray, group: IntArray, event: KeyArray, notes: tuple[ChanceNote | None, ...]) -> None:
    """The strongest leave their posts and contend, others than heir and deputies only where these are too few. (n,)"""
    if rows.size == 0:
        return
    state = game.state
    among = all_posts_of(game, group)
    role = state.post_role[rows[:, None], among]
    tier = np.where((role == HEIR) | (role == DEPUTY), 2.0, np.where(role == PLAZA, 1.0, 0.0))
    able = held(game, rows, among) & (role != PROTECTOR)
    strength = strengths(game, rows, among, able, with_luck=True)
    score = np.where(able, strength + _TIER * tier, _OUT_OF_THE_RACE)
    posts, at = posts_of(game, rows, group), np.arange(rows.size)
    chosen, power = [], []
    for number in range(MOST):
        best = np.argmax(score, axis=1)
        enough = score[at, best] >= (0.0 if number < FEWEST else 2.0 * _TIER)
        enough &= posts[:, number] >= 0
        chosen.append(np.where(enough, among[at, best], -1))
        power.append(np.where(enough, strength[at, best], 0.0))
        score[at, best] = _OUT_OF_THE_RACE
    squares = exact.total(np.stack([one * one for one in power], axis=1))
    standing = np.stack(chosen, axis=1) >= 0
    some, column = places(standing)
    place, old, new = rows[some], np.stack(chosen, axis=1)[some, column], posts[some, column]
    bench.carry_over(game, place, old, new, event[some])
    bench.vacate(game, place, old, event[some])
    share = contest.share_of(np.stack(power, axis=1)[some, column], squares[some])
    settle_at(game, "faction_share", contest.SHARE, (place, new), share, event[some])
    count = exact.count(standing, axis=1)
    ids = part_key(event, "succession_contested")
    tell(game, "succession_contested", rows, {"group": group}, {"count": count}, event, notes, ids)


def drop_out(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Contenders who are no longer in their posts are out of the race; their followers choose anew. (n,)"""
    if rows.size == 0:
        return
    group = game.state.post_group[rows, post]
    _leave_race(game, rows, post, event)
    share_anew(game, rows, group, event)


def share_anew(game: Game, rows: IntArray, group: IntArray, event: KeyArray) -> None:
    """The shares of the contenders left add up to 1 again. (n,)"""
    posts = posts_of(game, rows, group)
    now = shares(game, rows, posts)
    whole = exact.total(now)
    some, number = places(now > 0)
    value = now[some, number] / whole[some]
    settle_at(game, "faction_share", contest.SHARE, (rows[some], posts[some, number]), value, event[some])


def gone_with_his_own(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Contenders have walked off with those who follow them; whom nobody would follow goes home. (n,)"""
    state = game.state
    left = np.flatnonzero(state.leader_in_post[rows, post] > 0)
    _go_home(game, rows[left], post[left], event[left])
    drop_out(game, rows, post, event)


def enthrone(game: Game, rows: IntArray, group: IntArray, post: IntArray, contested: FloatArray, event: KeyArray) -> None:
    """The holder of a post becomes the head and any other contenders give up; `contested` is 0 or 1. (n,)"""
    state = game.state
    head, person = head_of(game, rows, group), state.leader_person[rows, post]
    _resent(game, rows, group, post, event)
    bench.promote(game, rows, head, post, event)
    raced = state.post_role[rows, post] == CONTENDER
    at = np.flatnonzero(raced)
    _leave_race(game, rows[at], post[at], event[at])
    at = np.flatnonzero(~raced)
    bench.vacate(game, rows[at], post[at], event[at])
    disband(game, rows, group, event, as_heir=False)
    take_on_temper(game, rows, group, person, contested, event)
    bench.tell_filled(game, rows, head, part_key(event, "post_filled"))


def _resent(game: Game, rows: IntArray, group: IntArray, post: IntArray, event: KeyArray) -> None:
    """The strongest faction, where it is not the new head's, resents him. (n,)"""
    state, place = game.state, (rows, group)
    passed_over = exact.largest(shares(game, rows, posts_of(game, rows, group)), axis=1)
    behind = state.faction_share[rows, post]
    lost = contest.resentment(game.rule_at(contest.RULE, rows), state.cohesion[place], behind, passed_over)
    book_at(game, "cohesion", contest.RESENTMENT, place, -lost, event)


def disband(game: Game, rows: IntArray, group: IntArray, event: KeyArray, as_heir: bool) -> None:
    """Contenders give up, the strongest first: to a vacant post of a deputy, to the bench, or home. (n,)

    With `as_heir` the strongest may be heir; nobody who has lost a contest is.
    """
    posts = posts_of(game, rows, group)
    now = shares(game, rows, posts)
    at = np.arange(rows.size)
    for _ in range(MOST):
        first = np.argmax(now, axis=1)
        some = np.flatnonzero(held(game, rows, posts[at, first][:, None])[:, 0])
        now[at, first] = _OUT_OF_THE_RACE
        if some.size == 0:
            continue
        place, post, cause = rows[some], posts[some, first[some]], event[some]
        free = _vacant_post(game, place, group[some], as_heir)
        back, out = np.flatnonzero(free >= 0), np.flatnonzero(free < 0)
        bench.carry_over(game, place[back], post[back], free[back], cause[back])
        _retire(game, place[out], post[out], group[some][out], cause[out])
        _leave_race(game, place, post, cause)


def _vacant_post(game: Game, rows: IntArray, group: IntArray, as_heir: bool) -> IntArray:
    """A post of heir, where he may be that, else of a deputy, that waits for a successor; -1 for none. (n,)"""
    state = game.state
    posts = organisation(state).line[group]
    where = (rows[:, None], posts)
    role = state.post_role[where]
    free = (posts >= 0) & (state.leader_in_post[where] == 0) & (state.vacant_until[where] > NEVER)
    free &= (role == DEPUTY) | ((role == HEIR) & as_heir)
    score = np.where(free, np.where(role == HEIR, 2, 1), 0)
    at, best = np.arange(rows.size), np.argmax(score, axis=1)
    return np.where(score[at, best] > 0, posts[at, best], -1)


def _retire(game: Game, rows: IntArray, post: IntArray, group: IntArray, event: KeyArray) -> None:
    """To the bench where there is room, else home to the people of the region."""
    state = game.state
    room = state.bench[rows, group] < state.bench_size[rows, group]
    one = np.ones_like(rows)
    stay, home = np.flatnonzero(room), np.flatnonzero(~room)
    move(
        game, contest.DISBANDED, one[stay], "leader_in_post", (rows[stay], post[stay]), "bench", (rows[stay], group[stay]),
        event[stay],
    )  # fmt: skip
    _go_home(game, rows[home], post[home], event[home])


def _go_home(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    region = game.state.leader_region[rows, post]
    one = np.ones_like(rows)
    move(game, contest.DISBANDED, one, "leader_in_post", (rows, post), "population", (rows, region), event)


def _leave_race(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    settle_at(game, "faction_share", contest.SHARE, (rows, post), np.zeros(rows.size), event)
    bench.close(game, rows, post, event)


def take_on_temper(
    game: Game, rows: IntArray, group: IntArray, person: KeyArray, contested: FloatArray, event: KeyArray
) -> None:
    """The group takes on the temper of its new head. (n,)"""
    state, p = game.state, game.rule_at(contest.RULE, rows)
    draw = luck.uniform(luck.key(state.seed[rows], Purpose.SUCCESSOR_TEMPER, state.day[rows], person))
    change = contest.temper_of(p, state.aggressiveness[rows, group], contested, draw)
    book_at(game, "aggressiveness", contest.TEMPER, (rows, group), change, event)
    keep_between(game, "aggressiveness", 0.0, 1.0)


def drawn(key: KeyArray, posts: IntArray, weights: FloatArray) -> IntArray:
    """One of the posts (n, m) of each group, drawn in proportion to the weights, which must not all be 0; (n,)."""
    return posts[np.arange(posts.shape[0]), draws.categorical(key, weights)]


def set_state(game: Game, rows: IntArray, group: IntArray, code: IntArray | int, event: KeyArray) -> None:
    """Note how the succession stands from now on, and the event that made it so. (n,)"""
    place = (rows, group)
    set_at(game, "succession", place, np.zeros_like(rows) + code)
    set_at(game, "succession_day", place, game.state.day[rows])
    set_at(game, "succession_event", place, event)

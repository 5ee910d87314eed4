"""Who follows a head that is gone: the line of succession holds, leaders contend, or nobody is able.

Settled (0): a head rules, or a successor is agreed and takes over after some days (rule succession.bench). Vacant (1):
nobody able is left; the group waits until somebody is. Contested (2): the head's post is empty and the strongest contend
(game.engine.contending, rule succession.contest).
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, part_key, tell, tell_part
from game.core.ledger import book_at, count_at, move, set_at
from game.core.odds import ChanceNote
from game.core.purposes import Purpose
from game.core.roles import BOSS, CONTENDER, HEIR
from game.core.rows import places
from game.engine import births, contending
from game.engine.contending import CONTESTED, FEWEST, SETTLED, VACANT
from game.rules.succession import bench, contest, tempo
from game.rules.succession import split as split_rule

DESIGNATED, DISPUTED, NOBODY = 1, 2, 3  # kinds of succession, as state.succession_order has them
KINDS: Final = ("", "designated", "contested", "vacant")
_COUNTS: Final = {DESIGNATED: "smooth_group", DISPUTED: "contested_group"}


def on_removal(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """The holders of posts are gone, one per game: their posts fall vacant, and the succession opens. (n,)"""
    role = game.state.post_role[rows, post]
    head, contender = np.flatnonzero(role == BOSS), np.flatnonzero(role == CONTENDER)
    other = np.flatnonzero((role != BOSS) & (role != CONTENDER))
    bench.vacate(game, rows[other], post[other], event[other])
    _head_falls(game, rows[head], post[head], event[head])
    rows, post, event = rows[contender], post[contender], event[contender]
    group = game.state.post_group[rows, post]
    named = {"leader": post, "group": group}  # told while the post still says who it was
    tell_part(game, "contender_out", rows, named, None, event)
    contending.drop_out(game, rows, post, event)


def _head_falls(game: Game, rows: IntArray, head: IntArray, event: KeyArray) -> None:
    state = game.state
    if rows.size == 0:
        return
    group = state.post_group[rows, head]
    bench.vacate(game, rows, head, event)
    count_at(game, "head_removals_group", (rows, group), np.ones_like(rows))
    contested, note = _contested(game, rows, group)
    ordered = state.succession_order[rows, group]
    set_at(game, "succession_order", (rows, group), np.zeros_like(rows))
    kind = np.where(ordered > 0, ordered, np.where(contested, DISPUTED, DESIGNATED))
    kind = _possible(game, rows, group, kind, ordered > 0)
    _begin(game, rows, group, kind, event, (note,))
    _count(game, rows, group, kind, 1)


def _contested(game: Game, rows: IntArray, group: IntArray) -> tuple[BoolArray, ChanceNote | None]:
    """Whether leaders contend, by the odds of the contest rule."""
    state, p, at = game.state, game.rule_at(contest.RULE, rows), np.arange(rows.size)
    posts = contending.all_posts_of(game, group)
    people = contending.claimants(game, rows, posts)
    heirs = people & (state.post_role[rows[:, None], posts] == HEIR)
    heir = np.argmax(heirs, axis=1)
    there = heirs.any(axis=1)
    tenure = state.day[rows] - state.post_since[rows, posts[at, heir]]
    claim = contest.claim_of(p, there * 1.0, state.loyalty[rows, posts[at, heir]], tenure)
    strength = contending.strengths(game, rows, posts, people, with_luck=False)
    front = np.where(there, heir, np.argmax(strength, axis=1))
    first = strength[at, front]
    strength[at, front] = 0.0
    second = exact.largest(strength, axis=1)
    fear = tempo.recent(game, rows, group) - 1.0
    odds = contest.contest_odds(p, claim, state.cohesion[rows, group], first, second, fear)
    return decide(game, odds, rows, Purpose.SUCCESSION_KIND, state.group_key[rows, group])


def _possible(game: Game, rows: IntArray, group: IntArray, kind: IntArray, forced: BoolArray) -> IntArray:
    """The kind that can come about: nobody contends alone, and nobody takes over where nobody is able. (n,)"""
    can_contend = contending.may_contend(game, rows, group, forced)
    kind = np.where((kind == DISPUTED) & ~can_contend, DESIGNATED, kind)
    return np.where((kind == DESIGNATED) & ~_somebody_able(game, rows, group), NOBODY, kind)


def _somebody_able(game: Game, rows: IntArray, group: IntArray) -> BoolArray:
    able: BoolArray = (bench.next_in_line(game, rows, group) >= 0) | (game.state.bench[rows, group] > 0)
    return able


def _begin(
    game: Game, rows: IntArray, group: IntArray, kind: IntArray, event: KeyArray, notes: tuple[ChanceNote | None, ...]
) -> None:
    """A succession of this kind begins, because of the event, in groups whose head waits for a successor. (n,)"""
    for code, told, stands in ((DESIGNATED, "succession_designated", SETTLED), (NOBODY, "succession_vacant", VACANT)):
        at = np.flatnonzero(kind == code)
        ids = part_key(event[at], told)
        contending.set_state(game, rows[at], group[at], stands, ids)
        tell(game, told, rows[at], {"group": group[at]}, None, event[at], notes, ids)
    undecided = np.flatnonzero(kind != DESIGNATED)
    bench.leave_open(game, rows[undecided], contending.head_of(game, rows[undecided], group[undecided]))
    at = np.flatnonzero(kind == DISPUTED)
    # Before the contenders take their posts: only who takes one from this moment on contends.
    contending.set_state(game, rows[at], group[at], CONTESTED, part_key(event[at], "succession_contested"))
    contending.open_contest(game, rows[at], group[at], event[at], notes)


def _count(game: Game, rows: IntArray, group: IntArray, kind: IntArray, amount: int) -> None:
    for code, counter in _COUNTS.items():
        at = np.flatnonzero(kind == code)
        count_at(game, counter, (rows[at], group[at]), np.full_like(at, amount))


def resolve(game: Game, until: FloatArray, days: FloatArray) -> None:
    """Successors take over, contests and vacancies end, over `days` up to `until` (B,)."""
    _take_over(game, until)
    state = game.state
    if (state.succession == SETTLED).all():
        return
    alive = state.group_alive > 0
    rows, group = places((state.succession == CONTESTED) & alive)
    if rows.size:
        _contests(game, rows, group, days)
    rows, group = places((state.succession == VACANT) & alive)
    if rows.size:
        _vacancies(game, rows, group, days)


def _take_over(game: Game, until: FloatArray) -> None:
    """Designated successors whose day has come; where nobody is left to take over the head stays vacant."""
    rows, head = bench.heads_due(game, until)
    if rows.size == 0:
        return
    group = game.state.post_group[rows, head]
    able = _somebody_able(game, rows, group)
    at = np.flatnonzero(able)
    event = event_key(game, "post_filled", rows[at], {"leader": head[at], "group": group[at]})
    _fill_head(game, rows[at], group[at], event)
    bench.tell_filled(game, rows[at], head[at], event)
    at = np.flatnonzero(~able)
    cause = game.state.removal_event[rows[at], head[at]]
    bench.leave_open(game, rows[at], head[at])
    event = event_key(game, "succession_vacant", rows[at], {"group": group[at]})
    contending.set_state(game, rows[at], group[at], VACANT, event)
    tell(game, "succession_vacant", rows[at], {"group": group[at]}, None, cause, ids=event)


def _fill_head(game: Game, rows: IntArray, group: IntArray, event: KeyArray) -> None:
    """The next in line, or somebody from the bench, becomes the head without a contest. (n,)"""
    if rows.size == 0:
        return
    state = game.state
    head, chosen = contending.head_of(game, rows, group), bench.next_in_line(game, rows, group)
    line = np.flatnonzero(chosen >= 0)
    bench.promote(game, rows[line], head[line], chosen[line], event[line])
    bench.vacate(game, rows[line], chosen[line], event[line])
    others = np.flatnonzero(chosen < 0)
    bench.take_from_bench(game, rows[others], head[others], event[others])
    contending.take_on_temper(game, rows, group, state.leader_person[rows, head], np.zeros(rows.size), event)


def _one_per_game(rows: IntArray, places_: IntArray) -> list[IntArray]:
    """Places of a list sorted by game, in waves with each game at most once."""
    mine = rows[places_]
    number = np.arange(mine.size) - np.searchsorted(mine, mine, side="left")
    return [places_[number == wave] for wave in range(int(exact.largest(number)) + 1 if number.size else 0)]


def _contests(game: Game, rows: IntArray, group: IntArray, days: FloatArray) -> None:
    state, p = game.state, game.rule_at(contest.RULE, rows)
    posts = contending.posts_of(game, rows, group)
    behind = contending.shares(game, rows, posts)
    left = exact.count(contending.held(game, rows, posts), axis=1)
    first = exact.largest(behind, axis=1)
    second = exact.largest(np.where(np.arange(posts.shape[1]) == np.argmax(behind, axis=1)[:, None], 0.0, behind), axis=1)
    settled = contest.settle_rate(p, first - second)
    split = contest.split_rate(p, state.cohesion[rows, group])
    # A contest that began within the pulse has lasted for a part of it only.
    lasted = exact.smaller(days[rows], state.day[rows] - state.succession_day[rows, group])
    chance = contest.chance_within(settled + split, lasted / 7.0)
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_END, state.day[rows], state.group_key[rows, group])
    ended, broken = luck.uniform(key, 0), luck.uniform(key, 1)
    ends = (ended < chance) & (left >= FEWEST)
    peace = broken * (settled + split) < settled
    end = ChanceNote(contest.RULE, rows, chance, (), chance, ended, ends)
    odds = split / np.where(settled + split > 0, settled + split, 1.0)
    walk = ChanceNote(split_rule.RULE, rows, odds, (), odds, 1.0 - broken, ~peace)
    for at in _one_per_game(rows, np.flatnonzero(ends & ~peace)):
        _walk_off(game, rows[at], group[at], posts[at], (end.part(at), walk.part(at)))
    for at in _one_per_game(rows, np.flatnonzero(ends & peace)):
        _settle(game, rows[at], group[at], (end.part(at), walk.part(at)))
    alone = ~(ends & peace) & (exact.count(contending.held(game, rows, posts), axis=1) == 1)
    _settle(game, rows[alone], group[alone])
    empty = np.flatnonzero(left == 0)
    _stay_vacant(game, rows[empty], group[empty])


def _settle(game: Game, rows: IntArray, group: IntArray, notes: tuple[ChanceNote, ...] = ()) -> None:
    """The group settles on one of the contenders, most likely the strongest. (n,)"""
    state = game.state
    posts = contending.posts_of(game, rows, group)
    behind = contending.shares(game, rows, posts)
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_END, state.day[rows], state.group_key[rows, group])
    winner = contending.drawn(luck.child(key, 1), posts, behind * behind)
    event = event_key(game, "succession_settled", rows, {"group": group})
    contending.enthrone(game, rows, group, winner, np.ones(rows.size), event)
    _tell_settled(game, rows, group, event, notes=notes)


def _tell_settled(
    game: Game, rows: IntArray, group: IntArray, event: KeyArray, cause: KeyArray | None = None,
    notes: tuple[ChanceNote, ...] = (),
) -> None:  # fmt: skip
    opened = game.state.succession_event[rows, group]
    contending.set_state(game, rows, group, SETTLED, event)
    named = {"group": group, "leader": contending.head_of(game, rows, group)}
    tell(game, "succession_settled", rows, named, None, opened if cause is None else cause, notes, event)


def _walk_off(game: Game, rows: IntArray, group: IntArray, posts: IntArray, notes: tuple[ChanceNote, ...]) -> None:
    """A loser, never the strongest, leaves with those who follow him. (n,)"""
    state = game.state
    behind = contending.shares(game, rows, posts)
    others = np.where(np.arange(posts.shape[1]) == np.argmax(behind, axis=1)[:, None], 0.0, behind)
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_SPLIT, state.day[rows], state.group_key[rows, group])
    loser = contending.drawn(key, posts, others)
    event = state.succession_event[rows, group]
    births.split_off(game, rows, group, loser, state.faction_share[rows, loser], event, notes)
    contending.gone_with_his_own(game, rows, loser, event)


def _stay_vacant(game: Game, rows: IntArray, group: IntArray) -> None:
    """No contender is left: the group is without a head. (n,)"""
    cause = game.state.succession_event[rows, group]
    event = event_key(game, "succession_vacant", rows, {"group": group})
    contending.set_state(game, rows, group, VACANT, event)
    tell(game, "succession_vacant", rows, {"group": group}, None, cause, ids=event)


def _vacancies(game: Game, rows: IntArray, group: IntArray, days: FloatArray) -> None:
    state, p = game.state, game.rule_at(contest.RULE, rows)
    able = _somebody_able(game, rows, group)
    lasted = exact.smaller(days[rows], state.day[rows] - state.succession_day[rows, group])
    chance = contest.chance_within(contest.vacancy_rate(p, able * 1.0), lasted / 7.0)
    key = luck.key(state.seed[rows], Purpose.SUCCESSION_END, state.day[rows], state.group_key[rows, group])
    ends = np.flatnonzero(luck.uniform(key, 2) < chance)
    rows, group = rows[ends], group[ends]
    event = event_key(game, "succession_settled", rows, {"group": group})
    _fill_head(game, rows, group, event)
    _tell_settled(game, rows, group, event)


def force(game: Game, rows: IntArray, group: IntArray, kind: int, event: KeyArray) -> None:
    """Control decides the kind of the next succession, or of the one that is under way; one group per game. (n,)"""
    state = game.state
    head = contending.head_of(game, rows, group)
    alive, sits = state.group_alive[rows, group] > 0, state.leader_in_post[rows, head] > 0
    later = np.flatnonzero(alive & sits)
    set_at(game, "succession_order", (rows[later], group[later]), np.full_like(later, kind))
    stands = state.succession[rows, group]
    now = np.where(stands == CONTESTED, DISPUTED, np.where(stands == VACANT, NOBODY, DESIGNATED))
    over = np.flatnonzero(alive & ~sits & (now != kind))
    rows, group, head, now, event = rows[over], group[over], head[over], now[over], event[over]
    fighting = np.flatnonzero(now == DISPUTED)
    contending.disband(game, rows[fighting], group[fighting], event[fighting], as_heir=True)
    wanted = _possible(game, rows, group, np.full_like(rows, kind), np.ones(rows.size, dtype=np.bool_))
    bench.await_successor(game, rows, head)
    _begin(game, rows, group, wanted, event, ())
    # A removal of this very turn is counted by what control has made of it.
    fresh = np.flatnonzero(state.head_removals_group[rows, group] > 0)
    _count(game, rows[fresh], group[fresh], now[fresh], -1)
    _count(game, rows[fresh], group[fresh], wanted[fresh], 1)


def depose(game: Game) -> None:
    """Where control has ordered a succession and the head still sits when all injects are done, the head goes home."""
    state = game.state
    rows, group = places((state.succession_order > 0) & (state.group_alive > 0))
    for wave in _one_per_game(rows, np.arange(rows.size)):
        head = contending.head_of(game, rows[wave], group[wave])
        sits = wave[state.leader_in_post[rows[wave], head] > 0]
        _step_down(game, rows[sits], contending.head_of(game, rows[sits], group[sits]))


def _step_down(game: Game, rows: IntArray, head: IntArray) -> None:
    named = {"leader": head, "group": game.state.post_group[rows, head]}
    event = event_key(game, "head_deposed", rows, named)
    place, region = (rows, head), game.state.leader_region[rows, head]
    move(game, contest.DEPOSED, np.ones_like(rows), "leader_in_post", place, "population", (rows, region), event)
    tell(game, "head_deposed", rows, named, None, None, (), event)
    on_removal(game, rows, head, event)


def recognise(game: Game) -> None:
    """At the end of a turn groups whose succession is open may recognise the candidate of their seat."""
    state = game.state
    rows, group = places(state.succession_candidate >= 0)
    post = state.succession_candidate[rows, group]
    state.succession_candidate.fill(-1)
    open_now = (state.succession[rows, group] != SETTLED) & (state.group_alive[rows, group] > 0)
    open_now &= state.leader_in_post[rows, post] > 0
    for wave in _one_per_game(rows, np.flatnonzero(open_now)):
        _put_to_group(game, rows[wave], group[wave], post[wave])


def _put_to_group(game: Game, rows: IntArray, group: IntArray, post: IntArray) -> None:
    state, p = game.state, game.rule_at(contest.RULE, rows)
    odds = contest.recognition_odds(p, state.faction_share[rows, post], state.cohesion[rows, group])
    won, note = decide(game, odds, rows, Purpose.SUCCESSION_END, state.leader_person[rows, post])
    for kind, hit in (("candidate_recognised", won), ("candidate_rejected", ~won)):
        at = np.flatnonzero(hit)
        named = {"leader": post[at], "group": group[at]}
        event = event_key(game, kind, rows[at], named)
        tell(game, kind, rows[at], named, None, state.succession_event[rows[at], group[at]], (note,), event)
        if kind == "candidate_rejected":
            place = (rows[at], group[at])
            lost = contest.face_lost(game.rule_at(contest.RULE, rows[at]), state.cohesion[place])
            book_at(game, "cohesion", contest.RESENTMENT, place, -lost, event)
    at = np.flatnonzero(won)
    rows, group, post = rows[at], group[at], post[at]
    cause = event_key(game, "candidate_recognised", rows, {"leader": post, "group": group})
    event = part_key(cause, "succession_settled")
    contested = state.succession[rows, group] == CONTESTED
    contending.enthrone(game, rows, group, post, contested * 1.0, event)
    _tell_settled(game, rows, group, event, cause)

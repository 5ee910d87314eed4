"""Named groups that rise from the local groups of a region, and the number of local groups.

A group that rises takes the first name kept for it that nobody has borne. Nothing is made: its members come from the local
groups, its money from what the richest group earns from.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, move, set_at, settle_at
from game.core.purposes import Purpose
from game.core.roles import BOSS
from game.core.rows import at, places
from game.core.state import NEVER
from game.engine import births_people, presences
from game.rules.markets import portfolio
from game.rules.people import rising
from game.rules.succession import bench, split

FROM_LOCAL: Final = "LOCAL."  # the names of groups that rise: LOCAL.1, LOCAL.2, ...
CONTESTED: Final = 2
_WIDE_ERROR: Final = 0.25


def drift(game: Game, days: FloatArray) -> None:
    """Local groups divide and merge as their members grow and shrink, at most one a week in a region; `days` (B,)."""
    state = game.state
    change = rising.regrouped(game.rule(rising.RULE), state.local_groups, state.local_members)
    rows, region = places(change != 0)
    if rows.size == 0:
        return
    key = luck.key(state.seed[rows], Purpose.RISING, state.day[rows], state.region_key[rows, region])
    now = np.flatnonzero(luck.uniform(key, 1) < days[rows] / 7.0)
    rows, region = rows[now], region[now]
    book_at(game, "local_groups", rising.MERGED, (rows, region), change[rows, region])


def rise(game: Game, days: FloatArray) -> None:
    """Local groups may unite in a pulse of `days` (B,), in at most one region of each game."""
    state, p, weeks = game.state, game.rule(rising.RULE), days[:, None] / 7.0
    most = rising.chance(p, state.local_members, state.heat, 1.0, weeks)
    key = luck.key(state.seed[:, None], Purpose.RISING, state.day[:, None], state.region_key)
    drawn = luck.uniform(key)
    rows, region = places(drawn < most)
    if rows.size == 0:
        return
    own_p = game.rule_at(rising.RULE, rows)
    room = _opening(game, rows, region) * 1.0
    own = rising.chance(own_p, at(state.local_members, rows, region), at(state.heat, rows, region), room, days[rows] / 7.0)
    now = np.flatnonzero(at(drawn, rows, region) < own)
    if now.size:
        _unite(game, rows[now], region[now])


def _unite(game: Game, rows: IntArray, region: IntArray) -> None:
    """Local groups of these regions would unite: the first of each game where there are enough and a name is left, (n,)."""
    state = game.state
    draw = luck.uniform(luck.key(state.seed[rows], Purpose.RISING_SIZE, state.day[rows], state.region_key[rows, region]))
    members = rising.taken(game.rule_at(rising.RULE, rows), state.local_members[rows, region], draw)
    big = split.too_small(game.rule_at(split.RULE, rows), members) == 0
    group = _free_name(game, rows)
    happens = np.flatnonzero(big & (group >= 0))
    _, first = np.unique(rows[happens], return_index=True)
    now = happens[first]
    if now.size:
        _found(game, rows[now], region[now], group[now], members[now])


def _opening(game: Game, rows: IntArray, region: IntArray) -> BoolArray:
    """Whether a group in the region is contested or has just ended; shape (n,)."""
    state, found = game.state, np.zeros(rows.size, dtype=np.bool_)
    place, presence = places((state.presence_region[rows] == region[:, None]) & (state.presence_group[rows] >= 0))
    where = (rows[place], at(state.presence_group, rows[place], presence))
    since = state.day[where[0]] - at(state.succession_day, *where)
    recent = rising.still_open(game.rule_at(rising.RULE, where[0]), since) & (since >= 0)
    loose = (at(state.succession, *where) == CONTESTED) | ((at(state.group_alive, *where) == 0) & recent)
    found[place[loose]] = True
    return found


def _free_name(game: Game, rows: IntArray) -> IntArray:
    """The first name kept for a group that rises which nobody has borne; -1 where none is left. (n,)"""
    state = game.state
    kept = [slot for slot, name in enumerate(game.world.groups) if name.startswith(FROM_LOCAL)]
    if not kept:
        return np.full(rows.size, -1, dtype=np.int64)
    free = (state.group_alive[rows][:, kept] == 0) & (state.group_born[rows][:, kept] <= NEVER)
    return np.where(free.any(axis=1), np.array(kept, dtype=np.int64)[np.argmax(free, axis=1)], -1)


def _found(game: Game, rows: IntArray, region: IntArray, group: IntArray, members: IntArray) -> None:
    """A group rises; one per game, shapes (n,)."""
    state = game.state
    named = {"group": group, "region": region}
    event = event_key(game, "group_rises", rows, named)
    tell(game, "group_rises", rows, named, None, state.heat_event[rows, region])
    presence = presences.settle(game, rows, group, region, rising.RISEN, event)
    move(game, rising.RISEN, members, "local_members", (rows, region), "members", (rows, presence), event)
    one = exact.smaller(np.ones_like(rows), state.local_groups[rows, region])
    book_at(game, "local_groups", rising.RISEN, (rows, region), -one, event)
    _equip(game, rows, group, members, event)
    _lead(game, rows, group, presence, region, event)
    _hear(game, rows, group)


def _equip(game: Game, rows: IntArray, group: IntArray, members: IntArray, event: KeyArray) -> None:
    """What the new group is like, and what it begins with."""
    state, p, own = game.state, game.rule_at(rising.RULE, rows), (rows, group)
    for trait in rising.TRAITS:
        settle_at(game, trait, rising.RISEN, own, p[trait] + rows * 0.0, event)
    settle_at(game, "cohesion_rest", rising.RISEN, own, p["cohesion"] + rows * 0.0, event)
    richest = (rows, np.argmax(state.economy[rows], axis=1))
    part = exact.floor_int(state.economy[richest] * (p["economy"] + rows * 0.0))
    move(game, rising.RISEN, part, "economy", richest, "economy", own, event)
    cash = exact.smaller(exact.floor_int(p["cash"] * members), part)
    move(game, rising.RISEN, cash, "economy", own, "cash", own, event)
    guns = exact.floor_int(state.arms_rest[own] * members)  # theirs already, but nobody counted them
    move(game, rising.RISEN, guns, "guns_for_sale", own, "arms", own, event)
    settle_at(game, "heavy_command", rising.RISEN, own, p["command"] + rows * 0.0, event)
    settle_at(game, "laundering", rising.RISEN, own, state.laundering_rest[own] * members, event)
    set_at(game, "group_alive", own, np.ones_like(rows))
    for stamp in ("group_born", "succession_day"):
        set_at(game, stamp, own, state.day[rows])
    set_at(game, "succession_event", own, event)
    portfolio.begin(game, rows, group, event)


def _lead(game: Game, rows: IntArray, group: IntArray, presence: IntArray, region: IntArray, event: KeyArray) -> None:
    """Its ablest take over: one leads from the first day, the others wait on the bench for the other posts."""
    state, p, own = game.state, game.rule_at(rising.RULE, rows), (rows, group)
    able = exact.floor_int(p["bench"] + rows * 0.0)
    settle_at(game, "bench_size", rising.RISEN, own, able, event)
    move(game, rising.RISEN, able + 1, "members", (rows, presence), "bench", own, event)
    place, post = np.nonzero(state.post_group[rows] == group[:, None])
    for trait, value in (("security", p["security"]), ("defence", p["defence"])):
        level = (value + rows * 0.0)[place]
        settle_at(game, trait, rising.RISEN, (rows[place], post), level, event[place])
    births_people.lead(game, rows, group, group, np.full(rows.size, -1, dtype=np.int64), event)
    head = np.argmax((state.post_group[rows] == group[:, None]) & (state.post_role[rows] == BOSS), axis=1)
    bench.take_from_bench(game, rows, head, event)


def _hear(game: Game, rows: IntArray, group: IntArray) -> None:
    """States hear of the new group and know little of it."""
    state, p = game.state, game.rule_at(rising.RULE, rows)
    for viewer in range(state.rung.shape[1]):
        seen = (rows, rows * 0 + viewer, group)
        set_at(game, "members_belief", seen, p["believed"] + rows * 0.0)
        set_at(game, "members_error", seen, p["believed_error"] + rows * 0.0)
        for name in ("command", "cohesion"):
            set_at(game, f"{name}_belief", seen, p[name] + rows * 0.0)
            set_at(game, f"{name}_error", seen, rows * 0.0 + _WIDE_ERROR)
        set_at(game, "rockets_belief", seen, rows * 0.0)
        set_at(game, "group_seen", seen, state.day[rows])

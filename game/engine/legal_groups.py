"""Orders of red seats about other groups: who may be betrayed or made an ally, and what becomes of it."""

from typing import Final

import numpy as np

from game.core import luck, refusals
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import set_at, settle_at
from game.core.roles import BOSS, SOURCES
from game.core.rows import look_int
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    UNKNOWN_TARGET,
    Check,
    first_reason,
    own_group,
)
from game.engine.order_table import GROUPS_FROM, REGIONS_FROM, OrderTable
from game.engine.red_orders import between, pay_for_betrayal
from game.rules.intelligence import estimates
from game.rules.succession import alliance

OWN_SIDE: Final = refusals.code("own_side")
NO_RIVAL: Final = refusals.code("no_rival_there")
ALLIES: Final = refusals.code("already_allies")
FROM_A_TIP: Final = SOURCES.index("tip")


def _named(game: Game, table: OrderTable) -> tuple[IntArray, IntArray]:
    """Group and post that each betrayal names: the head of a group where no leader is named; -1 for neither. (n,)"""
    state, target = game.state, table.argument(0)
    is_post, is_group = (target >= 0) & (target < GROUPS_FROM), (target >= GROUPS_FROM) & (target < REGIONS_FROM)
    group = np.where(is_group, target - int(GROUPS_FROM), -1)
    of_post = np.array([game.world.groups.index(post.partition("/")[0]) for post in game.world.posts], dtype=np.int64)
    group = np.where(is_post, of_post[np.where(is_post, target, 0)], group)
    heads = (state.post_group[table.rows] == group[:, None]) & (state.post_role[table.rows] == BOSS)
    head = np.where(is_group & heads.any(axis=1), np.argmax(heads, axis=1), -1)
    return group, np.where(is_post, target, head)


def _may_deal(game: Game, table: OrderTable, group: IntArray) -> IntArray:
    """Reason why the seat's group cannot deal with another; 0 if it can: both must exist and meet somewhere."""
    own, at = own_group(game, table), np.where(group >= 0, group, 0)
    alive = (game.state.group_alive[table.rows, at] > 0) & (game.state.group_alive[table.rows, own] > 0)
    reason = np.where(group < 0, UNKNOWN_TARGET, np.where(group == own, OWN_SIDE, np.where(alive, 0, DEAD_GROUP)))
    met = between(game, table.rows, own, at)
    reason = first_reason(reason, np.where(met.any(axis=1), 0, NO_RIVAL))
    already = (met & (_dealt(game, table.rows, own) == game.state.day[table.rows, None])).any(axis=1)
    return first_reason(reason, np.where(already, ALREADY, 0))


def _dealt(game: Game, rows: IntArray, own: IntArray) -> FloatArray:
    """Day on which a group last dealt with the other on each contact of its own; shape (n, C)."""
    first = look_int(game.state.presence_group, game.state.contact_a)[rows] == own[:, None]
    return np.where(first, game.state.dealt_a[rows], game.state.dealt_b[rows])


def _note_deal(game: Game, at: tuple[IntArray, IntArray], own: IntArray) -> None:
    """Note on contacts that the own group (n,) of each has dealt with the other; orders are given as a turn opens."""
    state = game.state
    first = state.presence_group[at[0], state.contact_a[at]] == own
    for name, mine in (("dealt_a", first), ("dealt_b", ~first)):
        set_at(game, name, (at[0][mine], at[1][mine]), state.day[at[0][mine]])


def _betray(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    return _may_deal(game, table, _named(game, table)[0])


def _ally(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """A seat asks one group a turn, and only one that is not its ally wherever they meet."""
    group, own, rows = table.argument(0), own_group(game, table), table.rows
    other = np.where(group >= 0, group, -1)
    reason = _may_deal(game, table, other)
    met = between(game, rows, own, np.where(other >= 0, other, 0))
    agreed = ~(met & (game.state.allied[rows] == 0)).any(axis=1)
    reason = first_reason(reason, np.where(agreed, ALLIES, 0))
    return first_reason(reason, np.where(game.state.alliance_asked[rows, own] >= 0, ALREADY, 0))


CHECKS: Final[dict[str, Check]] = {"betray": _betray, "ally": _ally}


def _write_ally(game: Game, table: OrderTable) -> None:
    """The other group is asked; it answers when the turn is resolved."""
    own, rows = own_group(game, table), table.rows
    game.state.alliance_asked[rows, own] = table.argument(0)
    place, contact = np.nonzero(between(game, rows, own, table.argument(0)))
    _note_deal(game, (rows[place], contact), own[place])


def _write_betray(game: Game, table: OrderTable) -> None:
    """An alliance ends, an enemy is made, and the state seats hear where to look for the leader."""
    own, rows = own_group(game, table), table.rows
    other, post = _named(game, table)
    met = between(game, rows, own, other)
    ally: FloatArray = np.where((met & (game.state.allied[rows] > 0)).any(axis=1), 1.0, 0.0)
    event = _tell(game, "betrayal", rows, own, other)
    place, contact = np.nonzero(met)
    at = (rows[place], contact)
    worse = alliance.rivalry_of_betrayed(game.rule_at(alliance.RULE, at[0]), game.state.rivalry[at])
    settle_at(game, "rivalry", alliance.BETRAYED, at, worse, event[place])
    set_at(game, "allied", at, np.zeros_like(place))
    _note_deal(game, at, own[place])
    for group in (own, other):
        weight = game.state.alliance_weight[rows, group]
        weight = alliance.weight_of_betrayed(game.rule_at(alliance.RULE, rows), weight, ally)
        settle_at(game, "alliance_weight", alliance.BETRAYED, (rows, group), weight, event)
    there = np.flatnonzero((post >= 0) & (game.state.leader_in_post[rows, post] > 0))
    pay_for_betrayal(game, rows, own, ally, event)
    _tip_off(game, rows[there], post[there], ally[there], event[there])


def _tell(game: Game, kind: str, rows: IntArray, own: IntArray, other: IntArray) -> KeyArray:
    """Tell that a group deals with another; the ids of the events. Shapes (n,)."""
    ids = luck.child(event_key(game, kind, rows, {"group": own}), game.state.group_key[rows, other])
    names = [game.world.groups[index] for index in other.tolist()]
    tell(game, kind, rows, {"group": own}, {"other": names}, ids=ids)
    return ids


def _tip_off(game: Game, rows: IntArray, post: IntArray, ally: FloatArray, event: KeyArray) -> None:
    """Every state seat knows as much of the leader as the traitor can tell. Shapes (n,)."""
    state = game.state
    for viewer in range(state.rung.shape[1]):
        place = (rows, rows * 0 + viewer, post)
        rung = alliance.rung_told(game.rule_at(alliance.RULE, rows), state.rung[place], ally)
        new = np.flatnonzero(rung > state.rung[place])
        known = (place[0][new], place[1][new], place[2][new])
        set_at(game, "rung", known, rung[new])
        set_at(game, "rung_day", known, state.day[known[0]])
        set_at(game, "rung_source", known, np.full_like(new, FROM_A_TIP))
        estimates.observe_leaders(game, *known, rung[new])
        named = {"leader": known[2], "seat": known[1]}
        ids = luck.child(event[new], event_key(game, "tip_off", known[0], named))
        tell(game, "tip_off", known[0], named, None, event[new], ids=ids)


WRITERS: Final = {"betray": _write_betray, "ally": _write_ally}

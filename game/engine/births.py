"""Groups that come into being and end in play: a part splits off, a group falls apart.

Nothing is made or lost: members, cash, people and rockets move from the accounts of one group to those of another, or to
the people of the region. What a seat believes of a new group comes from what it believed of the group it left.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.capacity import free_slots, with_room
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import event_key, part_key, tell
from game.core.ledger import book_at, count_at, move, set_at, settle_at
from game.core.odds import ChanceNote
from game.core.rows import look_int, places, running_before
from game.core.state import NEVER
from game.engine import births_people, production
from game.rules.markets import portfolio
from game.rules.succession import absorption, split

_SHARED: Final = ("cash", "economy", "bench", "rockets", "affiliates", "dirty_cash", "arms", "guns_for_sale")


@attrs.frozen
class Break:
    """Parts that leave groups, at most one per game; shapes (n,), `leaving` and `held` (n, P) by presence of the group."""

    rows: IntArray
    group: IntArray
    leader: IntArray  # post of whoever leads the part; -1 for nobody
    share: FloatArray
    child: IntArray  # group that the part becomes; -1 where it falls into the local groups
    held: IntArray
    leaving: IntArray
    cause: KeyArray

    def part(self, where: IntArray) -> "Break":
        """The parts at these positions."""
        return Break(*(getattr(self, field.name)[where] for field in attrs.fields(Break)))


def split_off(
    game: Game, rows: IntArray, group: IntArray, leader_post: IntArray, share: FloatArray, event: KeyArray,
    notes: tuple[ChanceNote, ...] = (),
) -> IntArray:  # fmt: skip
    """The part of each group that follows the holder of `leader_post` (-1: nobody yet) leaves with `share` of it; (n,).

    Several parts of one game leave one after the other, each share taken of what is left. Returns the group that each
    part has become, -1 where it was too small, or no name was left, and it fell into the local groups.
    """
    result = np.full(rows.size, -1, dtype=np.int64)
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1 if rows.size else 0):
        now = np.flatnonzero(wave == number)
        broken = _break(game, rows[now], group[now], leader_post[now], share[now], event[now])
        born = np.flatnonzero(broken.child >= 0)
        lost = np.flatnonzero((broken.child < 0) & (exact.integer_total(broken.leaving, axis=1) > 0))
        if born.size:
            _found(game, broken.part(born), notes)
        if lost.size:
            _disperse(game, broken.part(lost), notes)
        result[now] = broken.child
    return result


def _break(game: Game, rows: IntArray, group: IntArray, leader: IntArray, share: FloatArray, event: KeyArray) -> Break:
    state = game.state
    held = np.where(state.presence_group[rows] == group[:, None], state.members[rows], 0)
    whole = split.taken(share, exact.integer_total(held, axis=1))
    leaving = np.zeros_like(held)
    some = np.flatnonzero(whole > 0)
    leaving[some] = apportion(whole[some], held[some] * 1.0)
    name = _free_name(game, rows, group)
    small = split.too_small(game.rule_at(split.RULE, rows), whole) > 0
    return Break(rows, group, leader, share, np.where(small, -1, name), held, leaving, event)


def family(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """The group from which a group descends, itself where it has no parent; shape (n,)."""
    parent = game.state.group_parent[rows, group]
    return np.where(parent >= 0, parent, group)


def _free_name(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """The first name of the family that nobody has borne yet; -1 where none is left."""
    state = game.state
    free = (state.group_parent[rows] == family(game, rows, group)[:, None]) & (state.group_alive[rows] == 0)
    free &= state.group_born[rows] <= NEVER
    return np.where(free.any(axis=1), np.argmax(free, axis=1), -1)


def _found(game: Game, broken: Break, notes: tuple[ChanceNote, ...]) -> None:
    """The part becomes a group of its own."""
    rows, child = broken.rows, broken.child
    event = event_key(game, "group_split", rows, {"group": child})
    parents = [game.world.groups[index] for index in broken.group.tolist()]
    tell(game, "group_split", rows, {"group": child}, {"parent": parents}, broken.cause, notes)
    place, old = np.nonzero(broken.leaving > 0)
    new = _settle(game, broken, place, old)
    _move_members(game, broken, (place, old, new), event)
    _meet(game, broken, (place, old, new), event)
    _share_stocks(game, broken, event)
    _inherit(game, broken, event)
    births_people.lead(game, rows, broken.group, child, broken.leader, event)
    births_people.believe(game, rows, broken.group, child)


def _settle(game: Game, broken: Break, place: IntArray, old: IntArray) -> IntArray:
    """Presences of the part in the regions where it has people; their slots."""
    state = game.state
    rows = broken.rows[place]
    with_room(state, "P", np.bincount(rows, minlength=game.batch))
    new = free_slots(state, "P", rows, running_before(rows, np.ones_like(rows)))
    region, child = state.presence_region[rows, old], broken.child[place]
    set_at(game, "presence_group", (rows, new), child)
    set_at(game, "presence_region", (rows, new), region)
    set_at(game, "presence_key", (rows, new), luck.child(state.group_key[rows, child], state.region_key[rows, region]))
    return new


def _move_members(game: Game, broken: Break, at: tuple[IntArray, IntArray, IntArray], event: KeyArray) -> None:
    """Members follow the part with what they rule; some desert on the way."""
    state = game.state
    place, old, new = at
    rows, cause = broken.rows[place], event[place]
    leaving, held = broken.leaving[place, old], broken.held[place, old]
    move(game, split.LEFT, leaving, "members", (rows, old), "members", (rows, new), cause)
    # Control goes with them, and what it rests on.
    for level in ("criminal_control", "footing"):
        taken = getattr(state, level)[rows, old] * (leaving / held)
        book_at(game, level, split.LEFT, (rows, old), -taken, cause)
        book_at(game, level, split.LEFT, (rows, new), taken, cause)
    production.divide(game, rows, old, new, leaving / held, split.LEFT, cause)
    p = game.rule_at(split.RULE, broken.rows)
    left = split.deserters(p, exact.integer_total(broken.leaving, axis=1))
    gone = apportion(left, broken.leaving * 1.0)[place, old]
    region = state.presence_region[rows, new]
    move(game, split.DESERTED, gone, "members", (rows, new), "population", (rows, region), cause)
    count_at(game, "desertions_presence", (rows, old), gone)


def _meet(game: Game, broken: Break, at: tuple[IntArray, IntArray, IntArray], event: KeyArray) -> None:
    """Contacts of the part: the parent's rivals are its rivals; the parent and its other parts are at feud with it."""
    state = game.state
    place, old, new = at
    rows, child = broken.rows[place], broken.child[place]
    group = state.presence_group[rows]
    alive = np.take_along_axis(state.group_alive[rows], np.where(group >= 0, group, 0), axis=1) > 0
    near = state.presence_region[rows] == state.presence_region[rows, old][:, None]
    near &= (group >= 0) & (group != child[:, None]) & alive
    pair, other = places(near)
    rows, child, mine = rows[pair], child[pair], new[pair]
    with_room(state, "C", np.bincount(rows, minlength=game.batch))
    slot = free_slots(state, "C", rows, running_before(rows, np.ones_like(rows)))
    inherited = _rivalries(game, broken.rows[place], old)[pair, other]
    kin = family(game, rows, state.presence_group[rows, other]) == family(game, rows, child)
    set_at(game, "contact_a", (rows, slot), other)
    set_at(game, "contact_b", (rows, slot), mine)
    key = luck.child(state.presence_key[rows, other], state.presence_key[rows, mine])
    set_at(game, "contact_key", (rows, slot), key)
    cause = event[place[pair]]
    settle_at(game, "rivalry", split.INHERITED, (rows, slot), inherited, cause)
    feud = game.rule_at(split.RULE, rows)["feud"] * kin
    settle_at(game, "feud", split.FEUD, (rows, slot), feud, cause)


def _rivalries(game: Game, rows: IntArray, presence: IntArray) -> FloatArray:
    """Rivalry weights between presences (n,) and every other of their games; 0 where they have no contact. (n, P)"""
    state = game.state
    found = np.zeros((rows.size, state.presence_group.shape[1]))
    a, b = state.contact_a[rows], state.contact_b[rows]
    for mine, other in ((a, b), (b, a)):
        place, contact = places(mine == presence[:, None])
        found[place, other[place, contact]] = state.rivalry[rows[place], contact]
    return found


def _share_stocks(game: Game, broken: Break, event: KeyArray) -> None:
    state, rows = game.state, broken.rows
    one, other = (rows, broken.group), (rows, broken.child)
    for stock in _SHARED:
        amount = split.taken(broken.share, getattr(state, stock)[one])
        move(game, split.LEFT, amount, stock, one, stock, other, event)
        if stock == "cash":
            lost = split.cash_lost(game.rule_at(split.RULE, rows), amount)
            move(game, split.LOST, lost, "cash", other, "economy", other, event)
    production.share_out(game, one, other, broken.share, split.LEFT, event)


def _inherit(game: Game, broken: Break, event: KeyArray) -> None:
    """Levels and traits of the part, and what the break does to those who stay."""
    state, rows, share = game.state, broken.rows, broken.share
    p = game.rule_at(split.RULE, rows)
    old, new = (rows, broken.group), (rows, broken.child)
    size = split.taken(share, state.bench_size[old])
    inherited: dict[str, FloatArray | IntArray] = {
        "bench_size": size,
        "hierarchy": split.hierarchy_of_part(p, state.hierarchy[old]),
        "profit_driven": split.profit_of_part(p, state.profit_driven[old]),
        "cohesion_rest": split.cohesion_of_part(p, state.cohesion_rest[old]),
        "cohesion": split.cohesion_of_part(p, state.cohesion[old]),
        "command": split.command_of_part(p, state.command[old]),
        "aggressiveness": split.aggressiveness_of_part(p, state.aggressiveness[old]),
        "affiliate_loyalty": split.loyalty_of_part(p, state.affiliate_loyalty[old]),
        "caution": state.caution[old],
        "laundering_rest": state.laundering_rest[old],
        "laundering": state.laundering[old] * share,
        "case_level": state.case_level[old],
        "pay_met": state.pay_met[old],
        "arms_rest": state.arms_rest[old],
        "heavy_rest": state.heavy_rest[old] * share,
        "heavy": state.heavy[old] * share,
        "heavy_command": split.command_of_part(p, state.command[old]),
    }
    for name, value in inherited.items():
        settle_at(game, name, split.INHERITED, new, value, event)
    set_at(game, "caution_day", new, state.caution_day[old])
    shaken: dict[str, FloatArray | IntArray] = {
        "bench_size": state.bench_size[old] - size,
        "command": split.command_of_rest(p, state.command[old], share),
        "cohesion": split.cohesion_of_rest(p, state.cohesion[old], share),
        "aggressiveness": split.aggressiveness_of_rest(p, state.aggressiveness[old], share),
        "laundering": state.laundering[old] * (1.0 - share),
        "heavy_rest": state.heavy_rest[old] * (1.0 - share),
        "heavy": state.heavy[old] * (1.0 - share),
    }
    for name, value in shaken.items():
        settle_at(game, name, split.SHAKEN, old, value, event)
    for name, code in (("group_alive", 1), ("designated", 0), ("succession", 0)):
        set_at(game, name, new, np.full_like(rows, code))
    for name in ("group_born", "succession_day"):
        set_at(game, name, new, state.day[rows])
    set_at(game, "succession_event", new, event)
    portfolio.inherit(game, rows, broken.group, broken.child, event)


def _disperse(game: Game, broken: Break, notes: tuple[ChanceNote, ...]) -> None:
    """The part falls into the local groups of its regions; its leader goes his own way."""
    state = game.state
    rows, leader = broken.rows, broken.leader
    # Several parts may leave a group because of one event, but each leaves another number of members behind.
    left = exact.integer_total(broken.held - broken.leaving, axis=1)
    event = luck.child(part_key(broken.cause, "part_dispersed"), state.group_key[rows, broken.group], left)
    tell(game, "part_dispersed", rows, {"group": broken.group}, None, broken.cause, notes, event)
    place, presence = np.nonzero(broken.leaving > 0)
    amount = broken.leaving[place, presence]
    births_people.join_local_groups(game, split.DISPERSED, rows[place], presence, amount, event[place])
    held = np.flatnonzero(leader >= 0)
    births_people.leave_post(game, split.DISPERSED, rows[held], leader[held], event[held])
    births_people.empty_post(game, rows[held], leader[held], event[held])


def force_split(game: Game, rows: IntArray, group: IntArray, parts: int, event: KeyArray) -> None:
    """Break each living group into so many equal parts, led by the ablest of those below the head; shapes (n,)."""
    state = game.state
    for left in range(parts, 1, -1):
        share = np.full(rows.size, 1.0 / left)
        split_off(game, rows, group, births_people.ablest_below_the_head(game, rows, group), share, event)
        alive = state.group_alive[rows, group] > 0
        rows, group, event = rows[alive], group[alive], event[alive]


def dissolve(game: Game, rows: IntArray, group: IntArray, cause_label: str, event: KeyArray) -> None:
    """Groups end, at most one per game: members go over to others or to the local groups, people go home. Shapes (n,).

    `cause_label` is the cause under which everything but the absorption is booked; `event` is what brought it about.
    """
    state = game.state
    living = np.flatnonzero(state.group_alive[rows, group] > 0)
    rows, group, cause = rows[living], group[living], event[living]
    ended = event_key(game, "group_ended", rows, {"group": group})
    tell(game, "group_ended", rows, {"group": group}, None, cause)
    set_at(game, "group_alive", (rows, group), np.zeros_like(rows))
    home = births_people.stronghold(game, rows, group)
    heir = _absorb(game, rows, group, ended)
    place, presence = np.nonzero((state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0))
    amount = state.members[rows[place], presence]
    births_people.join_local_groups(game, cause_label, rows[place], presence, amount, ended[place])
    _hand_over(game, rows, group, heir, cause_label, ended)
    production.wind_up(game, rows, group, heir, cause_label, ended)
    births_people.disband(game, cause_label, rows, group, home, ended)
    affiliates = state.affiliates[rows, group]
    births_people.affiliates_go(game, cause_label, (rows, group), affiliates, home, ended)
    _clear(game, rows, group, cause_label, ended)


def _absorb(game: Game, rows: IntArray, group: IntArray, ended: KeyArray) -> IntArray:
    """Members go over to the strongest neighbour in each region; the group that took in most, -1 for none. (n,)"""
    state = game.state
    place, presence = np.nonzero((state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0))
    at, event = rows[place], ended[place]
    target = absorption.strongest(game, at, presence, state.group_alive > 0)
    found = np.flatnonzero(target >= 0)
    place, at, presence, target, event = place[found], at[found], presence[found], target[found], event[found]
    gone = absorption.taken_over(game.rule_at(absorption.RULE, at), state.members[at, presence])
    move(game, absorption.ABSORBED, gone, "members", (at, presence), "members", (at, target), event)
    other = state.presence_group[at, target]
    taken = np.zeros((rows.size, state.group_key.shape[1]), dtype=np.int64)
    np.add.at(taken, (place, other), gone)
    named = {"group": group[place], "region": state.presence_region[at, presence]}
    names = [game.world.groups[index] for index in other.tolist()]
    values: dict[str, IntArray | list[str]] = {"count": gone, "other": names}
    tell(game, "members_absorbed", at, named, values, event, ids=luck.child(event, state.presence_key[at, presence]))
    return np.where((taken > 0).any(axis=1), np.argmax(taken, axis=1), -1)


def _hand_over(game: Game, rows: IntArray, group: IntArray, heir: IntArray, cause: str, ended: KeyArray) -> None:
    """Rockets and the money that is found go to the group that took in most; the rest of the cash is in the economy."""
    state = game.state
    with_heir = np.flatnonzero(heir >= 0)
    one, other = (rows[with_heir], group[with_heir]), (rows[with_heir], heir[with_heir])
    found = absorption.money_taken(game.rule_at(absorption.RULE, rows[with_heir]), state.cash[one])
    for stock, amount in (("cash", found), ("rockets", state.rockets[one]), ("arms", state.arms[one])):
        move(game, cause, amount, stock, one, stock, other, ended[with_heir])
    left = (rows, group)
    move(game, cause, state.cash[left], "cash", left, "economy", left, ended)
    move(game, cause, state.dirty_cash[left], "dirty_cash", left, "economy", left, ended)
    move(game, cause, state.arms[left], "arms", left, "guns_lost", left, ended)


def _clear(game: Game, rows: IntArray, group: IntArray, cause: str, ended: KeyArray) -> None:
    """What a group that has ended no longer has: a rule over people, payments, feuds, an open succession."""
    state = game.state
    place, presence = places(state.presence_group[rows] == group[:, None])
    at = (rows[place], presence)
    settle_at(game, "criminal_control", cause, at, np.zeros(place.size), ended[place])
    for setting in ("bribe_funds", "aid_funds"):
        set_at(game, setting, at, np.zeros_like(place))
    groups, ends = state.presence_group[rows], (state.contact_a[rows], state.contact_b[rows])
    one, other = (look_int(groups, end) == group[:, None] for end in ends)
    place, contact = places((one | other) & (ends[0] >= 0))
    at = (rows[place], contact)
    for weight in ("feud", "rivalry"):
        settle_at(game, weight, cause, at, np.zeros(place.size), ended[place])
    set_at(game, "allied", at, np.zeros_like(place))
    set_at(game, "succession", (rows, group), np.zeros_like(rows))
    set_at(game, "succession_day", (rows, group), state.day[rows])
    set_at(game, "succession_event", (rows, group), ended)

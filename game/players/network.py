"""Network: the published doctrine of a group that nobody plays.

1. While the succession is open, settle it: back the contender whom most follow, or the ablest deputy.
2. While blows of the state are unanswered, answer them: all out where the network is led and whole (command and cohesion
   high), as a gesture where a closed border would cost more than it is worth; where the group has most members.
3. While alarmed - raided or warned within the last days - and with nothing left to answer, lie low.
4. Otherwise keep officials paid in the region where the head is, with a small share of the cash, and give aid where the
   group has most members; both run on until the cash no longer carries them.
5. Led, whole and unafraid, move into a neighbouring region every third turn, from where the group has most members.
6. Where the state found many labs beside those one has there, take one's own to where one has most members and it found
   none.
7. Where people are paid in full and the group is led, set a small share of the cash aside for guns, and let it run on.
8. Where pay falls short, turn to the line that paid best for the effort in the last turn, every third turn.

Source of the argument: source 001 and 003 (money buys protection and legitimacy; pressure drives groups underground; groups
are in it for the money and go where it is); source 002 (labs relocate).
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.markets import PRODUCTS
from game.core.orders import ORDERS
from game.core.rows import add_by
from game.engine.observe import OwnGroup, View, members_known
from game.engine.order_table import OrderTable, empty_table, join, make_table

LIE_LOW, BRIBE, AID, SETTLE, RETALIATE, EXPAND, DIVERSIFY, ARM, MOVE = (
    ORDERS[name].code
    for name in (
        "lie_low",
        "bribe",
        "aid_population",
        "settle_succession",
        "retaliate",
        "expand",
        "diversify",
        "arm",
        "move_labs",
    )
)
GESTURE, AS_EVER, ALL_OUT = 1, 2, 3
UNANSWERED: Final = 1.0  # index of reprisals still to come from which the network orders them itself
LED: Final = 0.7
HELD_TOGETHER: Final = 0.6
AFRAID: Final = 0.4
_LEADING: Final = ("heir", "deputy", "contender")
EVERY_THIRD: Final = 3  # turns
ALARM_DAYS: Final = 4.0
ALARMED: Final = 0.3
MILLION: Final = 1.0e6
BRIBE_SHARE: Final = 0.02  # of the cash, each turn
AID_SHARE: Final = 0.01
ARMS_SHARE: Final = 0.005
PAID_IN_FULL: Final = 0.98  # of the usual spending
PAID_SHORT: Final = 0.9
LEAST_EFFORT: Final = 0.01  # effort in a line below which what it brings says nothing
MOST_EFFORT: Final = 0.8  # of the group's effort in one line
LABS: Final = tuple(PRODUCTS.index(name) for name in ("fentanyl", "meth"))
WORTH_MOVING: Final = 3  # labs
MANY_FOUND: Final = 0.5  # labs found in a turn, for each of one's own there, from which these are moved


class Network:
    """The doctrine above, for a red seat."""

    name: Final = "network"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        own = view.own_group
        if own is None:
            return empty_table()
        allowed = view.world.orders.get(view.seat, frozenset())
        seat = view.world.seats.index(view.seat)
        tables = []
        members = members_known(view)
        home = np.argmax(members, axis=1)
        angry = own.anger >= UNANSWERED
        if "settle_succession" in allowed:
            tables.append(self._settle(view, seat))
        if "retaliate" in allowed:
            tables.append(self._answer(own, seat, angry, home))
        recent = (view.day - own.alarm_day <= ALARM_DAYS) & (own.caution >= ALARMED)
        if "lie_low" in allowed:
            tables.append(make_table(np.flatnonzero(recent & ~angry), seat, LIE_LOW, []))
        if "bribe" in allowed:
            tables.append(self._pay(view, seat, BRIBE, self._head_region(view, home), own.bribes, BRIBE_SHARE))
        if "aid_population" in allowed:
            tables.append(self._pay(view, seat, AID, home, own.aid, AID_SHARE))
        third = view.turn % EVERY_THIRD == EVERY_THIRD - 1
        if "expand" in allowed and third:
            tables.append(self._expand(view, seat, ~angry & ~recent, home))
        if "move_labs" in allowed:
            tables.append(self._move(view, seat, members))
        if "arm" in allowed:
            tables.append(self._arm(view, seat, ~recent))
        if "diversify" in allowed and third:
            tables.append(self._diversify(view, seat))
        alive = view.exists[:, own.group]
        return join([table.part(alive[table.rows]) for table in tables if table.count])

    def _settle(self, view: View, seat: int) -> OrderTable:
        """Back the contender with the largest following, else the ablest heir or deputy."""
        own = view.own_group
        assert own is not None
        able = np.zeros(own.leader_held.shape[1], dtype=np.bool_)
        able[: len(view.world.posts)] = [_can_lead(post) for post in view.world.posts]
        rows = np.flatnonzero(own.succession > 0)
        ahead = own.faction_share[rows] * 10.0 + own.competence[rows]
        standing = np.where(own.leader_held[rows] & able, ahead, -1.0)
        chosen, some = np.argmax(standing, axis=1), exact.largest(standing, axis=1) >= 0
        return make_table(rows[some], seat, SETTLE, [chosen[some] * 1.0])

    def _answer(self, own: OwnGroup, seat: int, angry: BoolArray, home: IntArray) -> OrderTable:
        """Reprisals ordered while blows are unanswered: level by how whole the group is and what it fears."""
        whole = (own.command >= LED) & (own.cohesion >= HELD_TOGETHER)
        afraid = own.border_fear >= AFRAID
        level = np.where(afraid, GESTURE, np.where(whole, ALL_OUT, AS_EVER))
        rows = np.flatnonzero(angry & (level != AS_EVER))
        return make_table(rows, seat, RETALIATE, [level[rows] * 1.0, home[rows] * 1.0])

    def _expand(self, view: View, seat: int, calm: BoolArray, home: IntArray) -> OrderTable:
        """Move into the most populous neighbour of its stronghold in which it has nobody."""
        own = view.own_group
        assert own is not None
        regions, here = view.population.shape[1], np.arange(view.batch)
        near = np.zeros((regions, regions), dtype=np.bool_)
        for one, other in view.world.borders.tolist():
            near[one, other] = near[other, one] = True
        absent = members_known(view) <= 0
        wanted = np.where(near[home] & absent, view.population, 0)
        region = np.argmax(wanted, axis=1)
        ready = calm & (own.command >= LED) & (own.cohesion >= HELD_TOGETHER) & (own.border_fear < AFRAID)
        rows = np.flatnonzero(ready & (wanted[here, region] > 0))
        return make_table(rows, seat, EXPAND, [region[rows] * 1.0])

    def _move(self, view: View, seat: int, members: FloatArray) -> OrderTable:
        """Labs from the region where the state found most to the stronghold where it found none."""
        own, found = view.own_group, view.production.labs_found
        assert own is not None
        if not found.any():
            return empty_table()
        regions, here = found.shape[1], np.arange(view.batch)
        sites = view.production.own_sites + view.production.own_idle
        labs = add_by(exact.integer_total(sites[:, :, LABS]) * 1.0, own.presence_region, regions)
        exposed = np.where((labs >= WORTH_MOVING) & (found >= MANY_FOUND * labs), labs, 0.0)
        source = np.argmax(exposed, axis=1)
        refuge = np.where(found == 0, members, 0.0)
        target = np.argmax(refuge, axis=1)
        rows = np.flatnonzero((exposed[here, source] > 0) & (refuge[here, target] > 0))
        return make_table(rows, seat, MOVE, [source[rows] * 1.0, target[rows] * 1.0])

    def _arm(self, view: View, seat: int, calm: BoolArray) -> OrderTable:
        """Set money aside for guns, where none is and everybody is paid."""
        own, money = view.own_group, view.finance
        assert own is not None
        millions: FloatArray = np.floor(own.cash / MILLION * ARMS_SHARE * 100.0) / 100.0
        ready = calm & (own.command >= LED) & (money.own_pay >= PAID_IN_FULL) & (money.own_arms > 0)
        rows = np.flatnonzero(ready & (money.own_arming == 0) & (millions > 0))
        return make_table(rows, seat, ARM, [millions[rows]])

    def _diversify(self, view: View, seat: int) -> OrderTable:
        """Turn to the line that brought most for the effort, where pay falls short."""
        effort = view.market.own_lines
        known = (effort >= LEAST_EFFORT) & (effort <= MOST_EFFORT)
        paid = np.where(known, view.market.own_revenue / np.where(known, effort, 1.0), 0.0)
        line = np.argmax(paid, axis=1)
        short = (view.finance.own_pay < PAID_SHORT) & (exact.largest(paid, axis=1) > 0)
        rows = np.flatnonzero(short & (view.market.own_diversify < 0))
        return make_table(rows, seat, DIVERSIFY, [line[rows] * 1.0])

    def _head_region(self, view: View, home: IntArray) -> IntArray:
        """Where the head of the group is, or else where it has most members; (B,)."""
        own = view.own_group
        assert own is not None
        heads = [place for place, post in enumerate(view.world.posts) if post.endswith("/boss")]
        mine = [place for place in heads if view.world.groups.index(view.world.posts[place].split("/")[0]) == own.group]
        if not mine:
            return home
        region: IntArray = own.leader_region[:, mine[0]]
        return np.where(region >= 0, region, home)

    def _pay(self, view: View, seat: int, code: int, region: IntArray, running: IntArray, share: float) -> OrderTable:
        """Begin a payment of a share of the cash in a region where none of the kind runs anywhere."""
        own = view.own_group
        assert own is not None
        millions: FloatArray = np.floor(own.cash / MILLION * share * 100.0) / 100.0
        rows = np.flatnonzero((millions > 0) & ~running.any(axis=1))
        return make_table(rows, seat, code, [region[rows] * 1.0, millions[rows]])


def _can_lead(post: str) -> bool:
    """Whether the holder of a post can be put forward as the head."""
    return post.split("/", 1)[1].split("-", 1)[0] in _LEADING

"""Network: the published doctrine of a group that nobody plays.

1. While alarmed - raided or warned within the last days - lie low.
2. Otherwise keep officials paid in the region where the head is, with a small share of the cash, and give aid where the
   group has most members; both run on until the cash no longer carries them.

Source of the argument: source 001 and 003 (money buys protection and legitimacy; pressure drives groups underground).
"""

from typing import Final

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.orders import ORDERS
from game.engine.observe import View, members_known
from game.engine.order_table import OrderTable, empty_table, join, make_table

LIE_LOW, BRIBE, AID = (ORDERS[name].code for name in ("lie_low", "bribe", "aid_population"))
ALARM_DAYS: Final = 4.0
ALARMED: Final = 0.3
MILLION: Final = 1.0e6
BRIBE_SHARE: Final = 0.02  # of the cash, each turn
AID_SHARE: Final = 0.01


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
        recent = (view.day - own.alarm_day <= ALARM_DAYS) & (own.caution >= ALARMED)
        if "lie_low" in allowed:
            tables.append(make_table(np.flatnonzero(recent), seat, LIE_LOW, []))
        members = members_known(view)
        home = np.argmax(members, axis=1)
        if "bribe" in allowed:
            tables.append(self._pay(view, seat, BRIBE, self._head_region(view, home), own.bribes, BRIBE_SHARE))
        if "aid_population" in allowed:
            tables.append(self._pay(view, seat, AID, home, own.aid, AID_SHARE))
        return join(tables)

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

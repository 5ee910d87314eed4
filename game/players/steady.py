"""Steady: a sensible doctrine for the state seat. Knowledge first, few eyes on the target, raids on call.

1. Collect on the two leaders who matter most among those known best: human sources up to the area and on a fix, signals
   while the group talks after a raid, imagery outside the cities.
2. Keep two points on exploitation, so that what a raid brings is used; keep vetting where the best-known target is.
3. Raid only on a fix, on call, with one vetted team and a short lead time; a second team only against strong defences.
4. Do not raid with a tired team: who is not ready rests.

Source of the argument: source 000 (raid, exploit, next target) tempered by source 003 (targets shared are leaked).
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import IntArray
from game.core.orders import ORDERS
from game.core.roles import PATTERN
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.reading import clean_rested, groups_of_posts, ranked, rested, worth

SIGNALS, HUMAN, FINANCIAL, IMAGERY = range(4)
COLLECT, EXPLOIT, VET, RAID = (ORDERS[name].code for name in ("collect", "exploit", "vet", "raid"))
CAPTURE, VETTED = 0, 0
STRONG_DEFENCE: Final = 2.5
SHORT_LEAD_HOURS: Final = 4.0
LOUD: Final = 0.2  # talk above which signals collection is worth moving to a target


class Steady:
    """The doctrine above, for a seat that collects intelligence and has raid teams."""

    name: Final = "steady"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        allowed = view.world.orders.get(view.seat, frozenset())
        first, second = ranked(worth(view), 2)
        tables = []
        if "raid" in allowed:
            tables += [self._raid(view, first), self._raid(view, second)]
        if "collect" in allowed:
            released, freed = self._release(view, first, second)
            one, used = self._collect(view, first, 0.45, freed)
            tables += [released, one, self._collect(view, second, 0.25, freed - used)[0]]
        if "exploit" in allowed:
            tables.append(self._exploit(view))
        if "vet" in allowed:
            tables.append(self._vet(view, first))
        return join(tables)

    def _seat(self, view: View) -> int:
        return view.world.seats.index(view.seat)

    def _raid(self, view: View, post: IntArray) -> OrderTable:
        """On call against a target whose pattern of life is known, if a ready team is there."""
        assert view.beliefs is not None
        rows = np.flatnonzero((post >= 0) & rested(view).any(axis=1))
        rung = view.beliefs.rung[rows, post[rows]]
        rows = rows[rung >= PATTERN]
        strong = view.beliefs.defence[rows, post[rows]] >= STRONG_DEFENCE
        best = clean_rested(view)[rows]
        teams = np.where(strong & (best > 1), 2.0, 1.0)
        return make_table(
            rows, self._seat(view), RAID, [post[rows] * 1.0, teams, CAPTURE, VETTED, SHORT_LEAD_HOURS], on_fix=True
        )

    def _collect(self, view: View, post: IntArray, share: float, freed: IntArray) -> tuple[OrderTable, IntArray]:
        """Put a share of the points on a target, by the discipline that fits; and the points taken per game (B,)."""
        assert view.beliefs is not None
        rows = np.flatnonzero(post >= 0)
        target = post[rows]
        rung, site = view.beliefs.rung[rows, target], view.beliefs.site[rows, target]
        now = view.programmes.collect_leader[rows, target]
        running = exact.integer_total(now, axis=1) > 0
        way = np.where((rung == PATTERN) & (site >= 1), IMAGERY, HUMAN)
        way = np.where(running, np.argmax(now, axis=1), way)
        way = np.where(view.talk[rows, groups_of_posts(view)[target]] > LOUD, SIGNALS, way)
        before = now[np.arange(rows.size), way]
        free = view.points[rows] - view.points_used[rows] + before + freed[rows]
        points = exact.smaller(exact.floor_int(view.points[rows] * share), free)
        change = (points > 0) & (before != points)
        picked = rows[change]
        used = np.zeros(view.batch, dtype=np.int64)
        used[picked] = (points - before)[change]
        values = [target[change] * 1.0, way[change] * 1.0, points[change] * 1.0]
        return make_table(picked, self._seat(view), COLLECT, values), used

    def _release(self, view: View, first: IntArray, second: IntArray) -> tuple[OrderTable, IntArray]:
        """End one collection on a leader who is no longer among the two, or by signals when the talk has died down."""
        assert view.beliefs is not None
        rows, post, way = np.nonzero(view.programmes.collect_leader > 0)
        stale = (post != first[rows]) & (post != second[rows])
        quiet = (way == SIGNALS) & (view.talk[rows, groups_of_posts(view)[post]] <= LOUD)
        drop = np.flatnonzero(stale | quiet)
        one_each = drop[np.unique(rows[drop], return_index=True)[1]]
        place = (rows[one_each], post[one_each], way[one_each])
        freed = np.zeros(view.batch, dtype=np.int64)
        freed[place[0]] = view.programmes.collect_leader[place]
        return make_table(place[0], self._seat(view), COLLECT, [place[1] * 1.0, place[2] * 1.0, 0.0]), freed

    def _exploit(self, view: View) -> OrderTable:
        rows = np.flatnonzero((view.programmes.exploit == 0) & (view.points - view.points_used >= 2))
        return make_table(rows, self._seat(view), EXPLOIT, [2.0])

    def _vet(self, view: View, post: IntArray) -> OrderTable:
        assert view.beliefs is not None
        rows = np.flatnonzero(post >= 0)
        region = view.beliefs.region[rows, post[rows]]
        idle = exact.integer_total(view.programmes.vet_region, axis=1)[rows] == 0
        keep = (region >= 0) & idle & (view.points[rows] - view.points_used[rows] >= 2)
        return make_table(rows[keep], self._seat(view), VET, [region[keep] * 1.0, 2.0])

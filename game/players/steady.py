"""Steady: a sensible doctrine for the state seat. Knowledge first, few eyes on the target, raids on call.

1. Collect on the two leaders who matter most among those known best: human sources up to the area and on a fix, signals
   while the group talks after a raid, imagery outside the cities.
2. Keep two points on exploitation, so that what a raid brings is used; keep vetting where the best-known target is.
3. Raid only on a fix, on call, with one vetted team and a short lead time; a second team only against strong defences.
4. Do not raid with a tired team: who is not ready rests.

5. In turns of weeks and months: police and courts where most people are killed, one programme at a time.

Source of the argument: source 000 (raid, exploit, next target) tempered by source 003 (targets shared are leaked).
"""

from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.orders import ORDERS
from game.core.roles import PATTERN
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.governing import COURTS, POLICE, build_where, deadliest_without, is_long
from game.players.reading import clean_rested, ranked, rested, worth
from game.players.working import RAID, collect_on, vet_where

EXPLOIT = ORDERS["exploit"].code
CAPTURE, VETTED = 0, 0
STRONG_DEFENCE: Final = 2.5
SHORT_LEAD_HOURS: Final = 4.0
BUILD_SHARE: Final = 0.2  # of the grant for one programme


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
            tables.append(collect_on(view, [first, second], [0.45, 0.25]))
        if "exploit" in allowed:
            tables.append(self._exploit(view))
        if "build" in allowed and is_long(view):
            for kind in (POLICE, COURTS):
                worst = deadliest_without(view, view.programmes.build[..., kind] > 0)
                tables.append(build_where(view, worst, kind, BUILD_SHARE))
        if "vet" in allowed:
            tables.append(vet_where(view, first, 2))
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

    def _exploit(self, view: View) -> OrderTable:
        rows = np.flatnonzero((view.programmes.exploit == 0) & (view.points - view.points_used >= 2))
        return make_table(rows, self._seat(view), EXPLOIT, [2.0])

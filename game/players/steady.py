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
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import ORDERS
from game.core.roles import AREA, FIX, PATTERN, ROLES
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table

SIGNALS, HUMAN, FINANCIAL, IMAGERY = range(4)
COLLECT, EXPLOIT, VET, RAID = (ORDERS[name].code for name in ("collect", "exploit", "vet", "raid"))
CAPTURE, VETTED = 0, 0
STRONG_DEFENCE: Final = 2.5
SHORT_LEAD_HOURS: Final = 4.0
CLEAN: Final = 0.15  # corruption up to which a team is told of a target
RESTED: Final = 0.5  # readiness from which a team is sent
LOUD: Final = 0.2  # talk above which signals collection is worth moving to a target
_RANK_VALUE: Final = {1: 3.0, 2: 2.0, 3: 1.2, 4: 1.0}


class Steady:
    """The doctrine above, for a seat that collects intelligence and has raid teams."""

    name: Final = "steady"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        allowed = view.world.orders.get(view.seat, frozenset())
        worth = self.worth(view)
        first, second = _best(worth), _second(worth)
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

    def worth(self, view: View) -> FloatArray:
        """How much each known leader is worth pursuing: rank, nearness of a fix, ease; (B, L), 0 for the unknown."""
        assert view.beliefs is not None
        rung = view.beliefs.rung
        rank = np.array([_RANK_VALUE[_role_rank(post)] for post in view.world.posts])
        near = np.where(rung >= FIX, 3.0, np.where(rung >= PATTERN, 2.0, np.where(rung >= AREA, 1.2, 0.5)))
        ease = 1.0 / (1.0 + 0.2 * view.beliefs.defence + view.beliefs.security)
        width = rung.shape[1]
        value = np.zeros(width)
        value[: rank.size] = rank
        return np.where(rung > 0, value * near * ease, 0.0)

    def _seat(self, view: View) -> int:
        return view.world.seats.index(view.seat)

    def _raid(self, view: View, post: IntArray) -> OrderTable:
        """On call against a target whose pattern of life is known, if a ready team is there."""
        assert view.beliefs is not None
        rows = np.flatnonzero((post >= 0) & _rested(view).any(axis=1))
        rung = view.beliefs.rung[rows, post[rows]]
        rows = rows[rung >= PATTERN]
        strong = view.beliefs.defence[rows, post[rows]] >= STRONG_DEFENCE
        best = _ready_clean_teams(view)[rows]
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
        way = np.where(view.talk[rows, _groups(view)[target]] > LOUD, SIGNALS, way)
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
        quiet = (way == SIGNALS) & (view.talk[rows, _groups(view)[post]] <= LOUD)
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


def _role_rank(post: str) -> int:
    role = post.split("/", 1)[1].split("-", 1)[0]
    return next(known.rank for known in ROLES if known.name == role)


def _groups(view: View) -> IntArray:
    """Group of every post, by its id; (L,)."""
    groups = [view.world.groups.index(post.split("/", 1)[0]) for post in view.world.posts]
    width = 0 if view.beliefs is None else view.beliefs.rung.shape[1]
    return np.array(groups + [0] * (width - len(groups)), dtype=np.int64)


def _best(worth: FloatArray) -> IntArray:
    """The leader worth most, -1 where none is known; (B,)."""
    return np.where(exact.largest(worth, axis=1) > 0, np.argmax(worth, axis=1), -1)


def _second(worth: FloatArray) -> IntArray:
    rest = worth.copy()
    rest[np.arange(worth.shape[0]), np.argmax(worth, axis=1)] = 0.0
    return _best(rest)


def _ready_clean_teams(view: View) -> IntArray:
    """How many rested teams the seat believes to be clean enough to be told; (B,)."""
    return exact.count(_rested(view) & (view.teams.corruption <= CLEAN), axis=1)


def _rested(view: View) -> BoolArray:
    """Teams that the doctrine sends; (B, T)."""
    return view.teams.can_go & (view.teams.readiness >= RESTED)

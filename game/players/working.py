"""Orders that several doctrines give in the same way: collection, exploitation, consents, messages, accords."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import ORDERS
from game.core.roles import FIX, PATTERN
from game.core.rows import places
from game.core.state import CONSENTS
from game.engine.observe import View
from game.engine.order_table import OrderTable, make_table
from game.players.reading import beliefs_of, free_points, groups_of_posts, seat_of

SIGNALS, HUMAN, FINANCIAL, IMAGERY = range(4)
COLLECT, EXPLOIT, VET, RAID, CONSENT, MESSAGE, DEPLOY = (
    ORDERS[name].code for name in ("collect", "exploit", "vet", "raid", "consent", "message", "deploy")
)
LOUD: Final = 0.2  # talk above which signals collection is worth moving to a target
CLAIM, SHARE, QUIET = range(3)
GIVE: Final = 0
CALM: Final = 0.05  # suspended share of the cooperation up to which a doctrine deals with the partner


def collect_on(view: View, posts: list[IntArray], shares: list[float]) -> list[OrderTable]:
    """Put shares of the points on targets (B,), by the discipline that fits; what runs elsewhere is ended first.

    Signals while the group talks after a raid, imagery on a pattern outside the cities, human sources otherwise; one
    programme that runs on nobody of the list is ended a turn, and its points are used.
    """
    released, freed = _release(view, posts)
    tables = [released]
    for post, share in zip(posts, shares, strict=True):
        table, used = _collect(view, post, share, freed)
        tables.append(table)
        freed = freed - used
    return tables


def _collect(view: View, post: IntArray, share: float, freed: IntArray) -> tuple[OrderTable, IntArray]:
    beliefs = beliefs_of(view)
    rows = np.flatnonzero(post >= 0)
    target = post[rows]
    now = view.programmes.collect_leader[rows, target]
    running = exact.integer_total(now, axis=1) > 0
    rural_pattern = (beliefs.rung[rows, target] == PATTERN) & (beliefs.site[rows, target] >= 1)
    way = np.where(running, np.argmax(now, axis=1), np.where(rural_pattern, IMAGERY, HUMAN))
    way = np.where(view.talk[rows, groups_of_posts(view)[target]] > LOUD, SIGNALS, way)
    before = now[np.arange(rows.size), way]
    free = free_points(view)[rows] + before + freed[rows]
    points = exact.smaller(exact.floor_int(view.points[rows] * share), free)
    change = (points > 0) & (before != points)
    picked = rows[change]
    used = np.zeros(view.batch, dtype=np.int64)
    used[picked] = (points - before)[change]
    values = [target[change] * 1.0, way[change] * 1.0, points[change] * 1.0]
    return make_table(picked, seat_of(view), COLLECT, values), used


def _release(view: View, posts: list[IntArray]) -> tuple[OrderTable, IntArray]:
    """End one collection on a leader who is none of these, or by signals when the talk has died down."""
    rows, post, way = places(view.programmes.collect_leader > 0)
    stale = np.ones(rows.size, dtype=np.bool_)
    for wanted in posts:
        stale &= post != wanted[rows]
    quiet = (way == SIGNALS) & (view.talk[rows, groups_of_posts(view)[post]] <= LOUD)
    drop = np.flatnonzero(stale | quiet)
    one_each = drop[np.unique(rows[drop], return_index=True)[1]]
    place = (rows[one_each], post[one_each], way[one_each])
    freed = np.zeros(view.batch, dtype=np.int64)
    freed[place[0]] = view.programmes.collect_leader[place]
    return make_table(place[0], seat_of(view), COLLECT, [place[1] * 1.0, place[2] * 1.0, 0.0]), freed


def exploit(view: View, points: int) -> OrderTable:
    """Keep so many points on the exploitation of what raids bring."""
    rows = np.flatnonzero((view.programmes.exploit < points) & (free_points(view) + view.programmes.exploit >= points))
    return make_table(rows, seat_of(view), EXPLOIT, [points * 1.0])


def vet_where(view: View, post: IntArray, points: int) -> OrderTable:
    """Keep vetting of the liaison officers where a target is."""
    rows = np.flatnonzero(post >= 0)
    region = beliefs_of(view).region[rows, post[rows]]
    idle = exact.integer_total(view.programmes.vet_region, axis=1)[rows] == 0
    keep = (region >= 0) & idle & (free_points(view)[rows] >= points)
    return make_table(rows[keep], seat_of(view), VET, [region[keep] * 1.0, points * 1.0])


def consent_to(view: View, kind: str) -> OrderTable:
    """Give a consent where it does not stand, unless cooperation is suspended."""
    place = CONSENTS.index(kind)
    lacking = (view.standing.consents[:, place] == 0) & (view.standing.suspension <= CALM)
    rows = np.flatnonzero(lacking & (view.world.viewers > 1))
    return make_table(rows, seat_of(view), CONSENT, [place * 1.0, GIVE * 1.0])


def message_where(view: View, wanted: BoolArray, tone: int, capital: float, keep: float) -> OrderTable:
    """Say something in the games of `wanted` (B,) in which that leaves at least `keep` of the capital."""
    rows = np.flatnonzero(wanted & (view.capital - capital >= keep))
    return make_table(rows, seat_of(view), MESSAGE, [tone * 1.0, capital])


def fixed(view: View, post: IntArray) -> BoolArray:
    """Whether the seat has a fix on each of these leaders (B,), -1 being nobody."""
    rung = beliefs_of(view).rung[np.arange(view.batch), np.where(post >= 0, post, 0)]
    return (post >= 0) & (rung >= FIX)


def at_least(view: View, post: IntArray, rung: int) -> BoolArray:
    """Whether the seat knows each of these leaders (B,) to this rung or better."""
    known = beliefs_of(view).rung[np.arange(view.batch), np.where(post >= 0, post, 0)]
    return (post >= 0) & (known >= rung)


def believed(values: FloatArray, post: IntArray) -> FloatArray:
    """values[b, post[b]] of beliefs about leaders; 0 where post is -1."""
    return np.where(post >= 0, values[np.arange(post.size), np.where(post >= 0, post, 0)], 0.0)

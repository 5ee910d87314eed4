"""What doctrines read off a view: whom they know, who matters most, which teams can go, what is left of a purse."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.roles import AREA, FIX, PATTERN, ROLES
from game.core.rows import places
from game.engine.observe import Beliefs, View
from game.rules.markets import boats
from game.rules.money import purses

RANK_VALUE: Final = {1: 3.0, 2: 2.0, 3: 1.2, 4: 1.0}
_VALUE_OF_ROLE: Final = {role.name: RANK_VALUE[role.rank] for role in ROLES}
MILLION: Final = 1.0e6
CLEAN: Final = 0.15  # corruption up to which a team is told of a target
RESTED: Final = 0.5  # readiness from which a team is sent


def allowed(view: View) -> frozenset[str]:
    """Orders on the menu of the seat."""
    return view.world.orders.get(view.seat, frozenset())


def seat_of(view: View) -> int:
    """Index of the seat that looks."""
    return view.world.seats.index(view.seat)


def beliefs_of(view: View) -> Beliefs:
    """The beliefs of a state seat. Raises ValueError for a seat that collects no intelligence."""
    if view.beliefs is None:
        raise ValueError(f"{view.seat} collects no intelligence")
    return view.beliefs


def worth(view: View, roles: Collection[str] = ()) -> FloatArray:
    """How much each known leader is worth pursuing: rank, nearness of a fix, ease; (B, L), 0 for the unknown.

    Where `roles` are given, nobody else is worth anything.
    """
    beliefs = beliefs_of(view)
    # Few leaders are known at a time.
    known = places(beliefs.rung > 0)
    rung = beliefs.rung[known]
    near = np.where(rung >= FIX, 3.0, np.where(rung >= PATTERN, 2.0, np.where(rung >= AREA, 1.2, 0.5)))
    ease = 1.0 / (1.0 + 0.2 * beliefs.defence[known] + beliefs.security[known])
    value = np.zeros(beliefs.rung.shape)
    value[known] = _rank_values(view.world.posts, beliefs.rung.shape[1], tuple(roles))[known[1]] * near * ease
    return value


def ranked(value: FloatArray, count: int) -> list[IntArray]:
    """The leaders worth most (or whatever the columns stand for), in order; -1 where no more are known; each (B,)."""
    rest, found, here = value.copy() if count > 1 else value, [], np.arange(value.shape[0])
    for place in range(count):
        top = (here, np.argmax(rest, axis=1))
        found.append(np.where(rest[top] > 0, top[1], -1))
        if place < count - 1:
            rest[top] = 0.0
    return found


def groups_of_posts(view: View) -> IntArray:
    """Group of every post, by its id; (L,), 0 for a spare slot. Not to be written to."""
    width = 0 if view.beliefs is None else view.beliefs.rung.shape[1]
    return _groups_of(view.world.posts, view.world.groups, width)


@lru_cache(maxsize=32)
def _groups_of(posts: Sequence[str], names: Sequence[str], width: int) -> IntArray:
    number = {name: place for place, name in enumerate(names)}
    groups = [number[post.split("/", 1)[0]] for post in posts]
    return np.array(groups + [0] * (width - len(groups)), dtype=np.int64)


def group_of(view: View, post: IntArray) -> IntArray:
    """Group of a post (B,); -1 where the post is -1."""
    return np.where(post >= 0, groups_of_posts(view)[np.where(post >= 0, post, 0)], -1)


def values_at(values: IntArray | FloatArray, place: IntArray) -> FloatArray:
    """values[b, place[b]] of regions, groups or leaders (B, N); 0 where the place is -1."""
    return np.where(place >= 0, values[np.arange(place.size), np.where(place >= 0, place, 0)], 0.0)


def rested(view: View, readiness: float = RESTED) -> BoolArray:
    """Teams that a doctrine sends; (B, T)."""
    return view.teams.can_go & (view.teams.readiness >= readiness)


def clean_rested(view: View, readiness: float = RESTED) -> IntArray:
    """How many rested teams the seat believes to be clean enough to be told; (B,)."""
    return exact.count(rested(view, readiness) & (view.teams.corruption <= CLEAN), axis=1)


def fresh_success(view: View) -> BoolArray:
    """Games in which a leader was captured in the last turn; (B,)."""
    fresh: BoolArray = exact.count(view.captures > 0, axis=1) > 0
    return fresh


ORBITS: Final = 2.0  # aircraft that a doctrine keeps overhead


def flight_hours(view: View) -> float:
    """Hours of surveillance that keep two aircraft overhead through the coming turn."""
    return float(int(ORBITS * 24.0 * view.world.days_of(view.turn + 1)))


def free_points(view: View) -> IntArray:
    """Intelligence points that no programme takes; (B,)."""
    return view.points - view.points_used


def weeks_ahead(view: View) -> float:
    """Length of the coming turn in weeks."""
    return float(view.world.days_of(view.turn + 1)) / 7.0


def share_of_grant(view: View, share: float) -> FloatArray:
    """A share of a turn's grant in million dollars, in tenths; (B,)."""
    millions: FloatArray = np.floor(view.grant * weeks_ahead(view) / MILLION * share * 10.0) / 10.0
    return millions


def spare_millions(view: View) -> FloatArray:
    """Million dollars a turn of the grant that no programme takes yet; (B,)."""
    taken = _taken_by_us(view) if view.seat == "us" else _taken_by_mexico(view)
    return (view.grant * weeks_ahead(view) - taken) / MILLION


def _taken_by_mexico(view: View) -> FloatArray:
    running, money = view.programmes, view.finance
    taken = exact.integer_total(running.build, axis=(1, 2)) + exact.integer_total(running.jobs) + running.training
    ports = exact.integer_total(view.production.port_funds) + exact.integer_total(money.southbound)
    return (taken + ports + view.aid.press) * 1.0


def _taken_by_us(view: View) -> FloatArray:
    running, money = view.programmes, view.finance
    taken = running.equip + money.follow + money.guns + view.market.treat + view.market.distribution + view.aid.fusion
    border = exact.integer_total(view.border.scan_funds, axis=(1, 2)) + view.border.mail_funds
    sea = boats.cost_a_week(view.parameters.of(boats.RULE, 1), view.border.boats_level * 1.0) * weeks_ahead(view)
    flights: FloatArray = purses.flight_cost(view.parameters.of(purses.RULE, 1), exact.integer_total(running.isr))
    return sea + flights + (taken + border)


@lru_cache(maxsize=64)
def _rank_values(posts: Sequence[str], width: int, roles: tuple[str, ...]) -> FloatArray:
    """What the rank of every post is worth, of all roles or of some; (L,), 0 for a spare slot."""
    names = [post.split("/", 1)[1].split("-", 1)[0] for post in posts]
    values = [_VALUE_OF_ROLE[name] if not roles or name in roles else 0.0 for name in names]
    return np.array(values + [0.0] * (width - len(values)))

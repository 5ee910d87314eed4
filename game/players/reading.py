"""What doctrines read off a view: whom they know, who matters most, which teams can go, what is left of a purse."""

from functools import lru_cache
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.roles import AREA, FIX, PATTERN, ROLES
from game.core.rows import places
from game.engine.observe import Beliefs, View

RANK_VALUE: Final = {1: 3.0, 2: 2.0, 3: 1.2, 4: 1.0}
_VALUE_OF_ROLE: Final = {role.name: RANK_VALUE[role.rank] for role in ROLES}
CLEAN: Final = 0.15  # corruption up to which a team is told of a target
RESTED: Final = 0.5  # readiness from which a team is sent
_WORLDS: Final = 16


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


def worth(view: View) -> FloatArray:
    """How much each known leader is worth pursuing: rank, nearness of a fix, ease; (B, L), 0 for the unknown."""
    beliefs = beliefs_of(view)
    # Few leaders are known at a time.
    known = places(beliefs.rung > 0)
    rung = beliefs.rung[known]
    near = np.where(rung >= FIX, 3.0, np.where(rung >= PATTERN, 2.0, np.where(rung >= AREA, 1.2, 0.5)))
    ease = 1.0 / (1.0 + 0.2 * beliefs.defence[known] + beliefs.security[known])
    value = np.zeros(beliefs.rung.shape)
    value[known] = _rank_values(view)[known[1]] * near * ease
    return value


def ranked(value: FloatArray, count: int) -> list[IntArray]:
    """The leaders worth most, in order; -1 where no more are known; each (B,)."""
    rest, found = value.copy(), []
    for _ in range(count):
        top = (np.arange(rest.shape[0]), np.argmax(rest, axis=1))
        found.append(np.where(rest[top] > 0, top[1], -1))
        rest[top] = 0.0
    return found


def groups_of_posts(view: View) -> IntArray:
    """Group of every post, by its id; (L,), 0 for a spare slot."""
    groups = _groups_of(view.world.groups, view.world.posts)
    width = 0 if view.beliefs is None else view.beliefs.rung.shape[1]
    return np.array(groups + (0,) * (width - len(groups)), dtype=np.int64)


@lru_cache(maxsize=_WORLDS)
def _groups_of(names: tuple[str, ...], posts: tuple[str, ...]) -> tuple[int, ...]:
    number = {name: place for place, name in enumerate(names)}
    return tuple(number[post.split("/", 1)[0]] for post in posts)


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


def _rank_values(view: View) -> FloatArray:
    """What the rank of every post is worth; (L,), 0 for a spare slot."""
    values = _values_of(view.world.posts)
    return np.array(values + (0.0,) * (beliefs_of(view).rung.shape[1] - len(values)))


@lru_cache(maxsize=_WORLDS)
def _values_of(posts: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(_VALUE_OF_ROLE[post.split("/", 1)[1].split("-", 1)[0]] for post in posts)

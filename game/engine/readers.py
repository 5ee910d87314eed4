"""How measures are read from a state: the ways that several measures share. A reading is an array (B,) or (B, N)."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.roles import BOSS
from game.core.rows import add_by, look
from game.rules.raids import teams

Reading = FloatArray | tuple[FloatArray, FloatArray]
Reader = Callable[[Game], Reading]
MILLION: Final = 1.0e6


def nation(field: str) -> Reader:
    """Sum of a count over its axis."""
    return lambda game: exact.total(getattr(game.state, field) * 1.0)


def each(field: str) -> Reader:
    return lambda game: getattr(game.state, field) * 1.0


def presence_sum(field: str, axis: str, scale: float = 1.0) -> Reader:
    """Sum of a presence field by region or group."""

    def read(game: Game) -> Reading:
        state = game.state
        index = state.presence_region if axis == "region" else state.presence_group
        size = state.region_key.shape[1] if axis == "region" else state.group_key.shape[1]
        return add_by(getattr(state, field) * scale, index, size)

    return read


def by_people(field: str) -> Reader:
    """Mean of a regional level, weighted by population."""

    def read(game: Game) -> Reading:
        people = game.state.population * 1.0
        return exact.total(getattr(game.state, field) * people) / exact.total(people)

    return read


def by_members(field: str) -> Reader:
    """Mean of a group level, weighted by members."""

    def read(game: Game) -> Reading:
        members = presence_sum("members", "group")(game)
        assert not isinstance(members, tuple)
        whole = exact.total(members)
        return exact.total(getattr(game.state, field) * members) / np.where(whole > 0, whole, 1.0)

    return read


def where_members_are(field: str) -> Reader:
    """Mean of a regional level over the members of each group, with 0 attempts where it has none."""

    def read(game: Game) -> Reading:
        state = game.state
        members = by_region_or_group(game, state.members * 1.0, "group")
        level = by_region_or_group(game, look(getattr(state, field), state.presence_region) * state.members, "group")
        return level / np.where(members > 0, members, 1.0), (members > 0) * 1.0

    return read


def head(field: str) -> Reader:
    """A trait of whoever leads each group, with 0 attempts while nobody does."""

    def read(game: Game) -> Reading:
        state = game.state
        held = (state.post_role == BOSS) & (state.leader_in_post > 0)
        groups = state.group_key.shape[1]
        value = add_by(np.where(held, getattr(state, field), 0.0), state.post_group, groups)
        return value, add_by(held * 1.0, state.post_group, groups)

    return read


def ratio(total: str, attempts: str) -> Reader:
    return lambda game: (getattr(game.state, total) * 1.0, getattr(game.state, attempts) * 1.0)


def team_sum(field: str) -> Reader:
    def read(game: Game) -> Reading:
        state = game.state
        return add_by(getattr(state, field) * 1.0, state.team_seat, state.seat_key.shape[1])

    return read


def readiness(game: Game) -> Reading:
    """Mean readiness of a seat's teams; no attempts for a seat without teams."""
    state = game.state
    level = teams.readiness(state.headcount, state.establishment, state.fatigue)
    seats = state.seat_key.shape[1]
    return add_by(level, state.team_seat, seats), add_by((state.establishment > 0) * 1.0, state.team_seat, seats)


def share_of_members(game: Game) -> Reading:
    members = presence_sum("members", "group")(game)
    assert not isinstance(members, tuple)
    whole = exact.total(members)[:, None]
    return members / np.where(whole > 0, whole, 1.0)


def named_groups(game: Game) -> Reading:
    return exact.count(game.state.group_alive > 0, axis=1) * 1.0


def groups_by_region(game: Game) -> Reading:
    return by_region_or_group(game, (game.state.members > 0) * 1.0, "region")


def by_region_or_group(game: Game, values: FloatArray, axis: str) -> FloatArray:
    state = game.state
    if axis == "region":
        return add_by(values, state.presence_region, state.region_key.shape[1])
    return add_by(values, state.presence_group, state.group_key.shape[1])


def ruled_by_region(game: Game) -> Reading:
    return exact.clip(by_region_or_group(game, game.state.criminal_control, "region"), 0.0, 1.0)


def ruled_by_group(game: Game) -> Reading:
    """Share of the nation's people that each group rules."""
    state = game.state
    people = state.population * 1.0
    index = np.where(state.presence_region >= 0, state.presence_region, 0)
    ruled = state.criminal_control * np.take_along_axis(people, index, axis=1)
    return by_region_or_group(game, ruled, "group") / exact.total(people)[:, None]


def ruled(game: Game) -> Reading:
    people = game.state.population * 1.0
    by_region = ruled_by_region(game)
    assert not isinstance(by_region, tuple)
    return exact.total(by_region * people) / exact.total(people)


def violent_regions(game: Game) -> Reading:
    state = game.state
    turn = int(state.turn[0])
    days = game.world.days_of(turn) if turn else 1.0
    yearly = state.homicides_region * (365.0 / days) * 100000.0
    people = np.where(state.population > 0, state.population, 1)
    return exact.count(yearly / people > game.world.violent_regions_above, axis=1) * 1.0


def region_of(prefix: str) -> dict[str, Reader]:
    return {
        "nation": nation(f"{prefix}_region"),
        "region": each(f"{prefix}_region"),
        "group": each(f"{prefix}_group"),
    }


def presence_flow(field: str) -> dict[str, Reader]:
    return {"nation": nation(field), "region": presence_sum(field, "region"), "group": presence_sum(field, "group")}


def group_flow(field: str) -> dict[str, Reader]:
    return {"nation": nation(field), "group": each(field)}


def regional(field: str) -> dict[str, Reader]:
    return {"nation": by_people(field), "region": each(field)}

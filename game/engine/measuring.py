"""The measures that the rules of this version move: how each is read from the state when a turn has ended.

A flow is the sum of the turn, a level the value at its end; a chance comes as a sum and a number of attempts. Each
reader gives an array (B,) for the nation or (B, N) along the axis it is taken of.
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.measures import MEASURES
from game.core.roles import BOSS
from game.core.rows import add_by
from game.engine import commitments
from game.rules.raids import teams

Reading = FloatArray | tuple[FloatArray, FloatArray]
Reader = Callable[[Game], Reading]
MILLION: Final = 1.0e6


def _nation(field: str) -> Reader:
    """Sum of a count over its axis."""
    return lambda game: exact.total(getattr(game.state, field) * 1.0)


def _each(field: str) -> Reader:
    return lambda game: getattr(game.state, field) * 1.0


def _presence_sum(field: str, axis: str, scale: float = 1.0) -> Reader:
    """Sum of a presence field by region or group."""

    def read(game: Game) -> Reading:
        state = game.state
        index = state.presence_region if axis == "region" else state.presence_group
        size = state.region_key.shape[1] if axis == "region" else state.group_key.shape[1]
        return add_by(getattr(state, field) * scale, index, size)

    return read


def _by_people(field: str) -> Reader:
    """Mean of a regional level, weighted by population."""

    def read(game: Game) -> Reading:
        people = game.state.population * 1.0
        return exact.total(getattr(game.state, field) * people) / exact.total(people)

    return read


def _by_members(field: str) -> Reader:
    """Mean of a group level, weighted by members."""

    def read(game: Game) -> Reading:
        members = _presence_sum("members", "group")(game)
        assert not isinstance(members, tuple)
        whole = exact.total(members)
        return exact.total(getattr(game.state, field) * members) / np.where(whole > 0, whole, 1.0)

    return read


def _head(field: str) -> Reader:
    """A trait of whoever leads each group, with 0 attempts while nobody does."""

    def read(game: Game) -> Reading:
        state = game.state
        held = (state.post_role == BOSS) & (state.leader_in_post > 0)
        groups = state.group_key.shape[1]
        value = add_by(np.where(held, getattr(state, field), 0.0), state.post_group, groups)
        return value, add_by(held * 1.0, state.post_group, groups)

    return read


def _ratio(total: str, attempts: str) -> Reader:
    return lambda game: (getattr(game.state, total) * 1.0, getattr(game.state, attempts) * 1.0)


def _team_sum(field: str) -> Reader:
    def read(game: Game) -> Reading:
        state = game.state
        return add_by(getattr(state, field) * 1.0, state.team_seat, state.seat_key.shape[1])

    return read


def _readiness(game: Game) -> Reading:
    """Mean readiness of a seat's teams; no attempts for a seat without teams."""
    state = game.state
    level = teams.readiness(state.headcount, state.establishment, state.fatigue)
    seats = state.seat_key.shape[1]
    return add_by(level, state.team_seat, seats), add_by((state.establishment > 0) * 1.0, state.team_seat, seats)


def _share_of_members(game: Game) -> Reading:
    members = _presence_sum("members", "group")(game)
    assert not isinstance(members, tuple)
    whole = exact.total(members)[:, None]
    return members / np.where(whole > 0, whole, 1.0)


def _named_groups(game: Game) -> Reading:
    return exact.count(game.state.group_alive > 0, axis=1) * 1.0


def _groups_by_region(game: Game) -> Reading:
    return _presence_sum_of(game, (game.state.members > 0) * 1.0, "region")


def _presence_sum_of(game: Game, values: FloatArray, axis: str) -> FloatArray:
    state = game.state
    if axis == "region":
        return add_by(values, state.presence_region, state.region_key.shape[1])
    return add_by(values, state.presence_group, state.group_key.shape[1])


def _ruled_by_region(game: Game) -> Reading:
    return exact.clip(_presence_sum_of(game, game.state.criminal_control, "region"), 0.0, 1.0)


def _ruled_by_group(game: Game) -> Reading:
    """Share of the nation's people that each group rules."""
    state = game.state
    people = state.population * 1.0
    index = np.where(state.presence_region >= 0, state.presence_region, 0)
    ruled = state.criminal_control * np.take_along_axis(people, index, axis=1)
    return _presence_sum_of(game, ruled, "group") / exact.total(people)[:, None]


def _ruled(game: Game) -> Reading:
    people = game.state.population * 1.0
    by_region = _ruled_by_region(game)
    assert not isinstance(by_region, tuple)
    return exact.total(by_region * people) / exact.total(people)


def _violent_regions(game: Game) -> Reading:
    state = game.state
    turn = int(state.turn[0])
    days = game.world.days_of(turn) if turn else 1.0
    yearly = state.homicides_region * (365.0 / days) * 100000.0
    people = np.where(state.population > 0, state.population, 1)
    return exact.count(yearly / people > game.world.violent_regions_above, axis=1) * 1.0


def _region_of(prefix: str) -> dict[str, Reader]:
    return {
        "nation": _nation(f"{prefix}_region"),
        "region": _each(f"{prefix}_region"),
        "group": _each(f"{prefix}_group"),
    }


def _presence_flow(field: str) -> dict[str, Reader]:
    return {"nation": _nation(field), "region": _presence_sum(field, "region"), "group": _presence_sum(field, "group")}


def _group_flow(field: str) -> dict[str, Reader]:
    return {"nation": _nation(field), "group": _each(field)}


def _regional(field: str) -> dict[str, Reader]:
    return {"nation": _by_people(field), "region": _each(field)}


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "homicides": _region_of("homicides"),
    "turf_killings": _region_of("turf"),
    "security_deaths": _region_of("security_deaths"),
    "raider_deaths": {"nation": _each("raider_deaths")},
    "aircraft_losses": {"nation": _each("aircraft_losses")},
    "civilian_deaths": {"nation": _nation("civilian_deaths_region"), "region": _each("civilian_deaths_region")},
    "violent_regions": {"nation": _violent_regions},
    "members": _presence_flow("members"),
    "recruits": _presence_flow("recruits_presence"),
    "arrests": _presence_flow("arrests_presence"),
    "groups": {"nation": _named_groups, "region": _groups_by_region},
    "named_groups": {"nation": _named_groups},
    "group_alive": {"group": _each("group_alive")},
    "group_share": {"group": _share_of_members},
    "command": {"nation": _by_members("command"), "group": _each("command")},
    "aggressiveness": {"nation": _by_members("aggressiveness"), "group": _each("aggressiveness")},
    "leader_competence": {"group": _head("competence")},
    "leader_security": {"group": _head("security")},
    "raids": {"nation": _nation("raids_seat"), "seat": _each("raids_seat")},
    "captures": _group_flow("captures_group"),
    "kills": _group_flow("kills_group"),
    "leaders_removed": _group_flow("removed_group"),
    "dry_holes": {"nation": _each("dry_holes")},
    "ambushes": {"nation": _each("ambushes")},
    "raid_success_chance": {"nation": _ratio("raid_chance_sum", "raids_tried")},
    "dry_hole_chance": {"nation": _ratio("dry_hole_chance_sum", "raids_tried")},
    "leak_chance": {
        "nation": lambda game: (
            exact.total(game.state.leak_chance_sum),
            exact.total(game.state.leak_checks * 1.0),
        ),
        "region": _ratio("leak_chance_sum", "leak_checks"),
    },
    "fixes": {"seat": _each("fixes")},
    "rung": {"leader": _each("rung")},
    "leads": {"seat": _each("leads_gained")},
    "lead_conversion": {
        "seat": lambda game: (
            game.state.leads_converted * 1.0,
            (game.state.leads_converted + game.state.leads_expired) * 1.0,
        )
    },
    "days_between_fixes": {
        "seat": lambda game: (exact.total(game.state.fix_gap_sum), exact.total(game.state.fix_gaps * 1.0)),
        "group": lambda game: (
            exact.total(game.state.fix_gap_sum, axis=1),
            exact.total(game.state.fix_gaps * 1.0, axis=1),
        ),
    },
    "team_headcount": {"seat": _team_sum("headcount")},
    "team_readiness": {"seat": _readiness},
    "teams_available": {"seat": lambda game: commitments.rested_teams(game) * 1.0},
    "state_control": _regional("state_control"),
    "criminal_control": {"nation": _ruled, "region": _ruled_by_region, "group": _ruled_by_group},
    "police": _regional("police"),
    "courts": _regional("courts"),
    "services": _regional("services"),
    "corruption": _regional("corruption"),
    "support": _regional("support"),
    "tips": {"nation": _nation("tips_region"), "region": _each("tips_region")},
    "cash": {"group": lambda game: game.state.cash / MILLION},
    "bribes": {
        "nation": lambda game: exact.total(game.state.bribes_presence / MILLION),
        "region": _presence_sum("bribes_presence", "region", 1.0 / MILLION),
        "group": _presence_sum("bribes_presence", "group", 1.0 / MILLION),
    },
    "approval": {"seat": _each("approval")},
    "capital": {"seat": _each("capital")},
    "security_spending": {"seat": lambda game: game.state.spending / MILLION},
    "refusals": {"seat": _each("refusals")},
}
_AXES: Final = {"region": "regions", "group": "groups", "leader": "posts", "seat": "seats"}


@attrs.frozen
class Key:
    """One thing to be measured: a measure, what kind of thing it is taken of, and the index of the thing.

    `viewer` is the second index of measures by leader and seat (a rung belongs to a viewer).
    """

    measure: str
    of: str
    index: int = 0
    viewer: int = 0


def is_chance(key: Key) -> bool:
    """Whether the reading comes as a sum and a number of attempts that are added over turns."""
    return MEASURES[key.measure].kind == "chance"


def read(game: Game, key: Key) -> tuple[FloatArray, FloatArray]:
    """Value and number of attempts of one key in every game; shapes (B,). Levels and flows have one attempt."""
    reading = READERS[key.measure][key.of](game)
    value, tried = reading if isinstance(reading, tuple) else (reading, np.ones_like(reading))
    if key.of == "nation":
        return value, tried
    if value.ndim == 3:
        return value[:, key.viewer, key.index], tried[:, key.viewer, key.index]
    if key.index >= value.shape[1]:
        return np.zeros(game.batch), np.zeros(game.batch)
    return value[:, key.index], tried[:, key.index]


def ids_of(game: Game, of: str) -> tuple[str, ...]:
    """The ids a measure of this kind can be taken of."""
    names: tuple[str, ...] = getattr(game.world, _AXES[of])
    return names

"""The measures that the rules of this version move: how each is read from the state when a turn has ended.

A flow is the sum of the turn, a level the value at its end; a chance comes as a sum and a number of attempts. Each
reader gives an array (B,) for the nation or (B, N) along the axis it is taken of.
"""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import CHANNELS, LINES, PRODUCTS
from game.core.measures import MEASURES
from game.engine import (
    commitments,
    measuring_aid,
    measuring_corridors,
    measuring_enabling,
    measuring_finance,
    measuring_groups,
    measuring_institutions,
    measuring_market,
    measuring_people,
    measuring_politics,
    measuring_production,
    measuring_retaliation,
    measuring_succession,
    measuring_tracks,
    measuring_violence,
)
from game.engine.readers import (
    MILLION,
    Reader,
    by_members,
    each,
    group_flow,
    head,
    nation,
    ratio,
    readiness,
    region_of,
    regional,
    ruled,
    ruled_by_group,
    ruled_by_region,
    team_sum,
    violent_regions,
    where_members_are,
)

READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "homicides": region_of("homicides"),
    "turf_killings": region_of("turf"),
    "security_deaths": region_of("security_deaths"),
    "raider_deaths": {"nation": each("raider_deaths")},
    "aircraft_losses": {"nation": each("aircraft_losses")},
    "civilian_deaths": {"nation": nation("civilian_deaths_region"), "region": each("civilian_deaths_region")},
    "violent_regions": {"nation": violent_regions},
    "command": {"nation": by_members("command"), "group": each("command")},
    "aggressiveness": {"nation": by_members("aggressiveness"), "group": each("aggressiveness")},
    "leader_competence": {"group": head("competence")},
    "leader_security": {"group": head("security")},
    "raids": {"nation": nation("raids_seat"), "seat": each("raids_seat")},
    "captures": group_flow("captures_group"),
    "kills": group_flow("kills_group"),
    "leaders_removed": group_flow("removed_group"),
    "dry_holes": {"nation": each("dry_holes")},
    "ambushes": {"nation": each("ambushes")},
    "raid_success_chance": {"nation": ratio("raid_chance_sum", "raids_tried")},
    "dry_hole_chance": {"nation": ratio("dry_hole_chance_sum", "raids_tried")},
    "leak_chance": {
        "nation": lambda game: (
            exact.total(game.state.leak_chance_sum),
            exact.total(game.state.leak_checks * 1.0),
        ),
        "region": ratio("leak_chance_sum", "leak_checks"),
    },
    "fixes": {"seat": each("fixes")},
    "rung": {"leader": each("rung")},
    "leads": {"seat": each("leads_gained")},
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
        "leader": lambda game: (
            exact.total(game.state.fix_gap_sum_post, axis=1),
            exact.total(game.state.fix_gaps_post * 1.0, axis=1),
        ),
    },
    "team_headcount": {"seat": team_sum("headcount")},
    "team_readiness": {"seat": readiness},
    "teams_available": {"seat": lambda game: commitments.rested_teams(game) * 1.0},
    "state_control": regional("state_control"),
    "criminal_control": {"nation": ruled, "region": ruled_by_region, "group": ruled_by_group},
    "police": regional("police"),
    "courts": regional("courts"),
    "services": regional("services"),
    "corruption": regional("corruption"),
    "support": {**regional("support"), "group": where_members_are("support")},
    "tips": {"nation": nation("tips_region"), "region": each("tips_region")},
    "approval": {"seat": each("approval")},
    "capital": {"seat": each("capital")},
    "security_spending": {"seat": lambda game: game.state.spending / MILLION},
    "refusals": {"seat": each("refusals")},
    **measuring_aid.READERS,
    **measuring_corridors.READERS,
    **measuring_enabling.READERS,
    **measuring_finance.READERS,
    **measuring_groups.READERS,
    **measuring_institutions.READERS,
    **measuring_market.READERS,
    **measuring_people.READERS,
    **measuring_politics.READERS,
    **measuring_production.READERS,
    **measuring_retaliation.READERS,
    **measuring_succession.READERS,
    **measuring_tracks.READERS,
    **measuring_violence.READERS,
}
_AXES: Final = {
    "region": "regions", "group": "groups", "leader": "posts", "seat": "seats", "gateway": "gateways",
    "corridor": "gateways",
}  # fmt: skip
_FIXED: Final = {"product": PRODUCTS, "line": LINES, "channel": CHANNELS}


@attrs.frozen
class Key:
    """One thing to be measured: a measure, what kind of thing it is taken of, and the index of the thing.

    `viewer` is the second index of measures by leader and seat (a rung belongs to a viewer), and of those by two things:
    where `of` is two words, such as "group product", the first word's index is `index`, the second's `viewer`.
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
    return part_of(read_all(game, key.measure, key.of), key)


def read_all(game: Game, measure: str, of: str) -> tuple[FloatArray, FloatArray]:
    """Value and number of attempts of a measure for the nation (B,), or for all things of a kind (B, N)."""
    reading = READERS[measure][of](game)
    return reading if isinstance(reading, tuple) else (reading, np.ones_like(reading))


def part_of(reading: tuple[FloatArray, FloatArray], key: Key) -> tuple[FloatArray, FloatArray]:
    """What of a reading belongs to one key; shapes (B,)."""
    value, tried = reading
    if key.of == "nation":
        return value, tried
    if value.ndim == 3:  # (B, second, first)
        return value[:, key.viewer, key.index], tried[:, key.viewer, key.index]
    if key.index >= value.shape[1]:
        return np.zeros(len(value)), np.zeros(len(value))
    return value[:, key.index], tried[:, key.index]


def ids_of(game: Game, of: str) -> tuple[str, ...]:
    """The ids a measure of this kind can be taken of; of two kinds, such as "group product", those of the first."""
    first = of.split()[0]
    if first in _FIXED:
        return _FIXED[first]
    names: tuple[str, ...] = getattr(game.world, _AXES[first])
    return names


def second_ids_of(game: Game, of: str) -> tuple[str, ...]:
    """The ids of the second kind of a measure taken of two things; none if it is taken of one."""
    return ids_of(game, of.split()[1]) if " " in of else ()

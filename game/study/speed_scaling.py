"""How the cost of a game grows with its pulses and with the presences of its groups, both seats by doctrines."""

import time
from collections.abc import Mapping
from typing import Any, Final

import attrs
import numpy as np

from game.content.build_world import places_of
from game.content.groups_file import Group, Presence
from game.content.scenario import Scenario
from game.core.problem import Problem
from game.players.players import doctrine_of, make_player
from game.session.setting_up import Setup, load_setup, start_games
from game.study.batch import play

BATCH: Final = 64
REPEATS: Final = 3
LENGTHS: Final = (0.25, 0.5, 1.0, 2.0)
CROWDS: Final = (0.5, 1.0, 2.0)
SPARE: Final = {"P": 100, "C": 200}


def scaling(scenario: str, batch: int = BATCH, repeats: int = REPEATS) -> dict[str, Any]:
    """The JSON shape of `plaza bench --scaling`: milliseconds a game by number of pulses and of presences.

    Raises Problem for a scenario too short to be cut to a quarter.
    """
    setup = load_setup(scenario)
    if len(setup.scenario.pulses) < 4:
        raise Problem(
            "{scenario} has {turns} turns; scaling is measured on a scenario of four turns or more, such as after_the_boss.",
            scenario=setup.scenario.id, turns=len(setup.scenario.pulses),
        )  # fmt: skip
    variants = {
        **{("pulses", share): (longer(setup, share), None) for share in LENGTHS},
        **{("presences", share): (crowded(setup, share), None) for share in CROWDS},
        ("spare", 1.0): (setup, SPARE),
    }
    seconds = _seconds(variants, batch, repeats)
    pulses = [_row(variants[key][0], seconds[key], batch) for key in variants if key[0] == "pulses"]
    presences = [_row(variants[key][0], seconds[key], batch) for key in variants if key[0] == "presences"]
    return {
        "scenario": setup.scenario.id,
        "batch": batch,
        "pulses": pulses,
        "pulses_line": _line([row["pulses"] for row in pulses], [row["ms_per_game"] for row in pulses]),
        "presences": presences,
        "presences_line": _line([row["presences"] for row in presences], [row["ms_per_game"] for row in presences]),
        "spare_slots": {**SPARE, **_row(setup, seconds["spare", 1.0], batch)},
    }


def longer(setup: Setup, share: float) -> Setup:
    """The same scenario with that share of its turns, from its start; beyond the last it begins again with the first."""
    pulses = setup.scenario.pulses
    turns = max(1, round(len(pulses) * share))
    return _with(setup, pulses=tuple(pulses[turn % len(pulses)] for turn in range(turns)))


def crowded(setup: Setup, share: float) -> Setup:
    """The same scenario with that share of its presences, groups as large as before.

    Fewer: each group keeps its largest presences, at least one, and they take the members of the others in. More: groups
    in turn enter the first region where they are not yet, with half of their largest presence. Raises Problem where the
    groups already are everywhere.
    """
    groups = {id: dict(group.presence) for id, group in setup.scenario.groups.items()}
    now = sum(len(places) for places in groups.values())
    if share < 1.0:
        for places in groups.values():
            _withdraw(places, max(1, round(len(places) * share)))
    else:
        _spread(groups, tuple(setup.scenario.regions), round(now * share) - now)
    crowd: Mapping[str, Group] = {
        id: attrs.evolve(group, presence=groups[id]) for id, group in setup.scenario.groups.items()
    }
    return _with(setup, groups=crowd)


def _withdraw(places: dict[str, Presence], keep: int) -> None:
    """Give up all but the `keep` largest presences."""
    by_size = sorted(places, key=lambda region: -places[region].members.middle)
    for number, region in enumerate(by_size[keep:]):
        left = places.pop(region).members
        host = by_size[number % keep]
        members = places[host].members
        places[host] = attrs.evolve(
            places[host], members=attrs.evolve(members, low=members.low + left.low, high=members.high + left.high)
        )


def _spread(groups: Mapping[str, dict[str, Presence]], regions: tuple[str, ...], more: int) -> None:
    """Let groups enter so many further regions."""
    while more > 0:
        open_to = [places for places in groups.values() if len(places) < len(regions)]
        if not open_to:
            raise Problem("The groups of this scenario are already in every region; it cannot be crowded further.")
        for places in open_to[:more]:
            largest = max(places, key=lambda region: places[region].members.middle)
            members = places[largest].members
            half = attrs.evolve(members, low=float(members.low // 2), high=float(members.high // 2))
            rest = attrs.evolve(members, low=members.low - half.low, high=members.high - half.high)
            free = next(region for region in regions if region not in places)
            places[free] = attrs.evolve(places[largest], members=half)
            places[largest] = attrs.evolve(places[largest], members=rest)
            more -= 1


def _with(setup: Setup, **changes: Any) -> Setup:
    scenario: Scenario = attrs.evolve(setup.scenario, **changes)
    return attrs.evolve(setup, scenario=scenario)


def _seconds(
    variants: Mapping[tuple[str, float], tuple[Setup, Mapping[str, int] | None]], batch: int, repeats: int
) -> dict[tuple[str, float], float]:
    """Median seconds of the processor for a whole batch of each variant; taken in turns, so that a busy time hits all."""
    taken: dict[tuple[str, float], list[float]] = {key: [] for key in variants}
    for repeat in range(repeats):
        for key, (setup, spare) in variants.items():
            game = start_games(setup, range(repeat * batch, (repeat + 1) * batch), spare=spare)
            players = {seat: make_player(doctrine_of(seat), seat) for seat in game.world.seats}
            began = time.process_time()
            play(setup, game, players, len(setup.scenario.pulses), ())
            taken[key].append(time.process_time() - began)
    return {key: float(np.median(values)) for key, values in taken.items()}


def _row(setup: Setup, seconds: float, batch: int) -> dict[str, float]:
    places = places_of(setup.scenario)
    pulses, presences = sum(setup.scenario.pulses), len(places.presences)
    ms = 1000.0 * seconds / batch
    return {
        "pulses": pulses,
        "presences": presences,
        "contacts": len(places.contacts),
        "ms_per_game": round(ms, 3),
        "us_per_pulse": round(1000.0 * ms / pulses, 1),
        "us_per_presence_pulse": round(1000.0 * ms / pulses / presences, 3),
    }


def _line(x: list[float], y: list[float]) -> dict[str, float]:
    """The straight line nearest to the points: fixed part, slope, and the largest departure from it as a share of y."""
    slope, fixed = (float(one) for one in np.polyfit(x, y, 1))
    away = max(abs(fixed + slope * one - value) / value for one, value in zip(x, y, strict=True))
    return {"fixed_ms": round(fixed, 3), "ms_each": round(slope, 5), "largest_departure": round(away, 3)}

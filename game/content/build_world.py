"""The part of a scenario that is alike in every game: names, map, seats, calendar, lenses and mandates."""

from typing import Final

import attrs
import numpy as np

from game.content.bounds import BoundEntry
from game.content.common_map import common_map
from game.content.references import allowed_orders
from game.content.scenario import Scenario
from game.content.scenario_file import LensEntry
from game.content.seat_entries import MandateEntry, Seat
from game.core.measures import MEASURES
from game.core.world import STATE_SEATS, Bound, LensItem, Mandate, Texts, World

LOCAL: Final = "LOCAL"  # the local groups: a named group that rises from them is LOCAL.1, LOCAL.2, ...
NOBODY: Final = {"en": "", "es": ""}
ANSWER: Final = "answer_dilemma"
PORT_OF_ENTRY: Final = ("truck", "car", "foot", "between")
CONTEST_POSTS: Final = ("contender-1", "contender-2", "contender-3")
SPLINTER_POSTS: Final = ("boss", "deputy-1", "deputy-2", "financier-1", "enforcer-1")


@attrs.frozen
class Places:
    """What stands in which slot of each axis, by id or by indices into other axes."""

    regions: tuple[str, ...]
    groups: tuple[str, ...]
    posts: tuple[str, ...]
    seats: tuple[str, ...]
    viewers: int
    teams: tuple[str, ...]
    presences: tuple[tuple[int, int], ...]  # (group, region)
    contacts: tuple[tuple[int, int], ...]  # (presence, presence) of two groups in one region
    gateways: tuple[str, ...]


def places_of(scenario: Scenario) -> Places:
    """The order of every axis: that of the files, state seats first, posts by group, role and number."""
    regions, groups = tuple(scenario.regions), _with_splinters(scenario)
    presences = tuple(
        (g, r)
        for g, group in enumerate(groups)
        for r, region in enumerate(regions)
        if group in scenario.groups and region in scenario.groups[group].presence
    )
    contacts = tuple(
        (a, b)
        for a, (group_a, region_a) in enumerate(presences)
        for b, (group_b, region_b) in enumerate(presences)
        if a < b and region_a == region_b and group_a != group_b
    )
    return Places(
        regions=regions,
        groups=groups,
        posts=_with_spare_posts(scenario, groups),
        seats=tuple(scenario.seats),
        viewers=sum(seat in STATE_SEATS for seat in scenario.seats),
        teams=tuple(scenario.head.teams),
        presences=presences,
        contacts=contacts,
        gateways=tuple(scenario.gateways),
    )


def _with_splinters(scenario: Scenario) -> tuple[str, ...]:
    """Every group, the names under which parts can split off (ALFA.1, ...) and local groups rise (LOCAL.1, ...)."""
    parts = tuple(f"{id}.{part}" for id, group in scenario.groups.items() for part in range(1, group.splinters + 1))
    risen = tuple(f"{LOCAL}.{number}" for number in range(1, scenario.head.risings + 1))
    return (*scenario.groups, *parts, *risen)


def _with_spare_posts(scenario: Scenario, groups: tuple[str, ...]) -> tuple[str, ...]:
    """The posts of the scenario, then those that only a contest or a split fills."""
    posts = list(scenario.leaders)
    for id in groups:
        wanted = CONTEST_POSTS if id in scenario.groups else (*SPLINTER_POSTS, *CONTEST_POSTS)
        posts += [f"{id}/{role}" for role in wanted if f"{id}/{role}" not in scenario.leaders]
    return tuple(posts)


def names_of_group(scenario: Scenario, id: str) -> Texts:
    """Name of a group, or of a part that can split off from one."""
    if id in scenario.groups:
        return scenario.groups[id].names
    parent, _, part = id.rpartition(".")
    if parent not in scenario.groups:
        return {"en": f"New group {part}", "es": f"Grupo nuevo {part}"}
    names = scenario.groups[parent].names
    return {"en": f"{names['en']} splinter {part}", "es": f"{names['es']}, escisión {part}"}


def make_world(scenario: Scenario, places: Places) -> World:
    """The World of a scenario."""
    head = scenario.head
    pairs = [(places.regions.index(a), places.regions.index(b)) for a, b in scenario.borders]
    roads = [tuple(places.regions.index(id) for id in route.regions) for route in scenario.routes]
    return World(
        scenario=scenario.id,
        pulse_days=head.pulse_days.middle,
        pulses=scenario.pulses,
        regions=places.regions,
        region_names=tuple(_named(scenario.regions[id].names) for id in places.regions),
        borders=np.array(pairs, dtype=np.int64).reshape(len(pairs), 2),
        routes=np.array(roads, dtype=np.int64).reshape(len(roads), 2),
        route_weights=np.array([route.weight.middle for route in scenario.routes], dtype=np.float64),
        gateways=tuple(scenario.gateways),
        gateway_regions=tuple(
            tuple(places.regions.index(region) for region in regions) for regions in scenario.gateways.values()
        ),
        groups=places.groups,
        group_names=tuple(names_of_group(scenario, id) for id in places.groups),
        posts=places.posts,
        nicknames=tuple(scenario.leaders[id].nickname if id in scenario.leaders else NOBODY for id in places.posts),
        seats=places.seats,
        viewers=places.viewers,
        teams=places.teams,
        team_names=tuple(head.teams[id].names for id in places.teams),
        orders={id: _menu(scenario, seat, id) for id, seat in scenario.seats.items()},
        prediction_measures=head.prediction_measures,
        headline_measures=head.headline_measures,
        lenses={lens: tuple(_item(item) for item in items) for lens, items in head.lenses.items()},
        mandates={id: tuple(_mandate(entry) for entry in seat.mandates) for id, seat in scenario.seats.items()},
        violent_regions_above=head.violent_regions_above.middle,
        dilemmas=scenario.dilemmas,
        gateway_channels=tuple(channels_of(id) for id in scenario.gateways),
    )


def channels_of(gateway: str) -> tuple[str, ...]:
    """Channels of a gateway: those of the common map, or of a port of entry where it is not on it."""
    known = common_map().gateways.get(gateway)
    return PORT_OF_ENTRY if known is None else known.channels


def _menu(scenario: Scenario, seat: Seat, id: str) -> frozenset[str]:
    """The orders of a seat; every seat can answer where the scenario asks decisions, and nowhere else."""
    allowed = allowed_orders(seat, id) - {ANSWER}
    return allowed | {ANSWER} if scenario.dilemmas else allowed


def _named(names: Texts | None) -> Texts:
    assert names is not None, "the loader fills the names of every region"
    return names


def _item(entry: LensEntry) -> LensItem:
    return LensItem(
        measure=entry.measure,
        of=entry.of,
        zero=entry.zero,
        hundred=entry.hundred,
        weight=entry.weight,
        source=entry.source,
        since_start=MEASURES[entry.measure].kind == "flow",
        pace=entry.pace,
    )


def _mandate(entry: MandateEntry) -> Mandate:
    return Mandate(
        id=entry.id,
        title=entry.title,
        lens=entry.lens,
        target=entry.target.middle,
        floor=_bound(entry.floor),
        red_line=_bound(entry.red_line),
    )


def _bound(entry: BoundEntry) -> Bound:
    return Bound(measure=entry.measure, of=entry.of, at_least=entry.at_least, at_most=entry.at_most, text=entry.text)

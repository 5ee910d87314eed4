"""The common map: the 32 states of Mexico, which are neighbours, and the gateways to the world.

Kept in campaigns/common with sources and grades; a scenario with `map: common` plays on some or all of it.
"""

import functools
from collections.abc import Mapping
from typing import Final, Literal

import attrs

from game.content import places
from game.content.languages import texts
from game.content.located import PathInFile
from game.content.phrase import Phrase, raise_all
from game.content.quantities import Number, Sources, means, share, whole
from game.content.region_entries import LEVELS, Region, RegionLevels, Route
from game.content.source_files import Folder
from game.content.structure import unknown
from game.core.problem import N_
from game.core.world import Texts

FOLDER: Final = "common"
Channel = Literal["truck", "car", "foot", "between", "sea", "air", "mail"]


@attrs.frozen(kw_only=True)
class State(RegionLevels):
    """A state: what is known of it, and levels where they differ from the typical ones."""

    names: Texts = texts("name")
    abbreviation: str = means("the usual short form")
    capital: str = means("capital city")
    homicides_2025: Number = whole("persons", "victims of intentional homicide in 2025")
    homicides_2024: Number = whole("persons", "victims of intentional homicide in 2024")
    access: tuple[str, ...] = means("seas and foreign borders", factory=tuple)
    lon: float = means("longitude of the centroid of its largest part, degrees")
    lat: float = means("latitude of the same")
    groups: tuple[str, ...] = means("groups thought to be present, early 2026", factory=tuple)


@attrs.frozen(kw_only=True)
class StatesFile:
    """regions.yaml."""

    credit: str = means("credit line")
    sources: Sources = means("where plain numbers come from, by key")
    typical: RegionLevels = means("levels of a state for which nothing else is said")
    regions: Mapping[str, State] = means("by ISO 3166-2 id")


@attrs.frozen(kw_only=True)
class BordersFile:
    """borders.yaml."""

    credit: str = means("credit line")
    borders: tuple[tuple[str, str], ...] = means("neighbours")
    short: tuple[tuple[str, str], ...] = means("neighbours along less than about 50 km")
    corners: tuple[tuple[str, str], ...] = means("meet at a point only: not neighbours")


@attrs.frozen(kw_only=True)
class Gateway:
    """A gateway between Mexico and the rest of the world."""

    regions: tuple[str, ...] = means("states it serves", factory=tuple)
    channels: tuple[Channel, ...] = means("truck, car, foot, between, sea, air, mail")
    ports: tuple[str, ...] = means("ports of entry", factory=tuple)
    precursors: Number = share("share of the arrivals of precursors", default=0.0)
    cocaine: Number = share("share of the arrivals of cocaine", default=0.0)


@attrs.frozen(kw_only=True)
class GatewaysFile:
    """gateways.yaml."""

    credit: str = means("credit line")
    sources: Sources = means("where plain numbers come from, by key")
    gateways: Mapping[str, Gateway] = means("by id")


@attrs.frozen(kw_only=True)
class RoutesFile:
    """routes.yaml."""

    credit: str = means("credit line")
    sources: Sources = means("where plain numbers come from, by key")
    routes: tuple[Route, ...] = means("main roads between states")


@attrs.frozen
class CommonMap:
    """The common map, checked."""

    states: Mapping[str, State]
    regions: Mapping[str, Region]  # the same as regions of a scenario, every level filled in
    neighbours: tuple[tuple[str, str], ...]
    corners: tuple[tuple[str, str], ...]
    routes: tuple[Route, ...]
    gateways: Mapping[str, Gateway]


@functools.cache
def common_map() -> CommonMap:
    """The common map. Raises ContentErrors when its files are wrong."""
    folder = Folder(places.campaigns() / FOLDER)
    states = folder.read("regions.yaml", StatesFile)
    borders = folder.read("borders.yaml", BordersFile)
    gateways = folder.read("gateways.yaml", GatewaysFile)
    routes = folder.read("routes.yaml", RoutesFile)
    raise_all(folder.problems)
    assert states is not None and borders is not None and gateways is not None and routes is not None
    folder.check_sources("regions.yaml", states, states.sources)
    folder.check_sources("gateways.yaml", gateways, gateways.sources)
    folder.check_sources("routes.yaml", routes, routes.sources)
    _check_ids(folder, states, borders, gateways)
    _check_routes(folder, states, routes)
    raise_all(folder.problems)
    regions = {id: _as_region(state, states.typical) for id, state in states.regions.items()}
    neighbours = borders.borders + borders.short
    return CommonMap(states.regions, regions, neighbours, borders.corners, routes.routes, gateways.gateways)


def _as_region(state: State, typical: RegionLevels) -> Region:
    levels = {level: getattr(state, level) or getattr(typical, level) for level in LEVELS}
    return Region(names=state.names, access=state.access, lon=state.lon, lat=state.lat, **levels)


def _check_ids(folder: Folder, states: StatesFile, borders: BordersFile, gateways: GatewaysFile) -> None:
    kind = Phrase(N_("region"))
    path: PathInFile
    for key in ("borders", "short", "corners"):
        for place, pair in enumerate(getattr(borders, key)):
            for end, id in enumerate(pair):
                if id not in states.regions:
                    path = (key, place, end)
                    folder.problems.append(unknown(folder.located["borders.yaml"], path, kind, id, states.regions))
    for name, gateway in gateways.gateways.items():
        for place, id in enumerate(gateway.regions):
            if id not in states.regions:
                path = ("gateways", name, "regions", place)
                folder.problems.append(unknown(folder.located["gateways.yaml"], path, kind, id, states.regions))


def _check_routes(folder: Folder, states: StatesFile, routes: RoutesFile) -> None:
    kind = Phrase(N_("region"))
    for place, route in enumerate(routes.routes):
        for end, id in enumerate(route.regions):
            if id not in states.regions:
                path: PathInFile = ("routes", place, "regions", end)
                folder.problems.append(unknown(folder.located["routes.yaml"], path, kind, id, states.regions))

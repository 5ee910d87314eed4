"""The part of a scenario that is alike in every game: names, map, seats, calendar, lenses and mandates."""

import attrs
import numpy as np

from game.content.references import allowed_orders
from game.content.scenario import BoundEntry, LensEntry, MandateEntry, Scenario
from game.core.measures import MEASURES
from game.core.world import STATE_SEATS, Bound, LensItem, Mandate, Texts, World


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


def places_of(scenario: Scenario) -> Places:
    """The order of every axis: that of the files, state seats first, posts by group, role and number."""
    regions, groups = tuple(scenario.regions), tuple(scenario.groups)
    presences = tuple(
        (g, r)
        for g, group in enumerate(groups)
        for r, region in enumerate(regions)
        if region in scenario.groups[group].presence
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
        posts=tuple(scenario.leaders),
        seats=tuple(scenario.seats),
        viewers=sum(seat in STATE_SEATS for seat in scenario.seats),
        teams=tuple(scenario.head.teams),
        presences=presences,
        contacts=contacts,
    )


def make_world(scenario: Scenario, places: Places) -> World:
    """The World of a scenario."""
    head = scenario.head
    pairs = [(places.regions.index(a), places.regions.index(b)) for a, b in scenario.borders]
    return World(
        scenario=scenario.id,
        pulse_days=head.pulse_days.middle,
        pulses=scenario.pulses,
        regions=places.regions,
        region_names=tuple(_named(scenario.regions[id].names) for id in places.regions),
        borders=np.array(pairs, dtype=np.int64).reshape(len(pairs), 2),
        gateways=tuple(scenario.gateways),
        gateway_regions=tuple(
            tuple(places.regions.index(region) for region in regions) for regions in scenario.gateways.values()
        ),
        groups=places.groups,
        group_names=tuple(scenario.groups[id].names for id in places.groups),
        posts=places.posts,
        nicknames=tuple(scenario.leaders[id].nickname for id in places.posts),
        seats=places.seats,
        viewers=places.viewers,
        teams=places.teams,
        team_names=tuple(head.teams[id].names for id in places.teams),
        orders={id: allowed_orders(seat, id) for id, seat in scenario.seats.items()},
        prediction_measures=head.prediction_measures,
        lenses={lens: tuple(_item(item) for item in items) for lens, items in head.lenses.items()},
        mandates={id: tuple(_mandate(entry) for entry in seat.mandates) for id, seat in scenario.seats.items()},
        violent_regions_above=head.violent_regions_above.middle,
    )


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

"""The format of a region and of the roads between regions, in scenario.yaml and on the common map."""

from typing import Final

import attrs

from game.content.languages import optional_texts
from game.content.quantities import Number, amount, means, share, whole
from game.core.world import Texts


@attrs.frozen(kw_only=True)
class RegionLevels:
    """What can be said of a region; a scenario may replace any of it for a state of the common map."""

    population: Number | None = whole("persons", "people who live there", high=2e8, optional=True)
    homicide_rate: Number | None = amount(
        "per 100,000 a year", "killings not caused by a rule in play", high=1000, optional=True
    )
    unexplained: Number | None = amount(
        "times",
        "share of that rate which no rule explains; that of rule violence.background if left out",
        high=2,
        optional=True,
    )
    state_control: Number | None = share("presence of the state: how far its writ runs", optional=True)
    police: Number | None = share("capacity of the police", optional=True)
    courts: Number | None = share("capacity of prosecutors and courts", optional=True)
    services: Number | None = share("reach of public services", optional=True)
    corruption: Number | None = share("share of officials who would pass on what they learn", optional=True)
    vetting: Number | None = share("share of the liaison officers there who are vetted", optional=True)
    coalition: Number | None = share("share of the protectors who belong to the governing coalition", optional=True)
    support: Number | None = share("local support for groups; it also returns to this level", optional=True)
    troops: Number | None = whole("persons", "soldiers and guards deployed there", high=1e6, optional=True)
    local_groups: Number | None = whole("groups", "groups below the scale of named groups", high=10000, optional=True)
    local_members: Number | None = whole("persons", "members of those local groups", high=1e6, optional=True)


EMPTY_LEVELS: Final = ("troops", "local_groups", "local_members")  # none where nothing is said
FITTED: Final = "unexplained"  # left to a rule where nothing is said
LEVELS: Final = tuple(field.name for field in attrs.fields(RegionLevels) if field.name not in (*EMPTY_LEVELS, FITTED))


@attrs.frozen(kw_only=True)
class Region(RegionLevels):
    """A region of the scenario: a state of the common map with what differs, or a region of its own map."""

    names: Texts | None = optional_texts("name, on an own map")
    access: tuple[str, ...] = means("pacific, gulf, caribbean, us, guatemala, belize, coast", factory=tuple)
    lon: float | None = means("longitude of the centroid, degrees (for the map only)", default=None)
    lat: float | None = means("latitude of the centroid, degrees", default=None)


@attrs.frozen(kw_only=True)
class Route:
    """A main road between two regions, neighbours or not."""

    regions: tuple[str, str] = means("the two regions")
    weight: Number = share("how busy it is beside the busiest")

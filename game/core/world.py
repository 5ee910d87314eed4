"""What is the same in every game of a batch: names, map, seats and calendar of a scenario."""

from collections.abc import Mapping
from typing import Final

import attrs

from game.core.arrays import FloatArray, IntArray
from game.core.injects import Inject

Texts = Mapping[str, str]  # language -> text
STATE_SEATS: Final = ("mexico", "us")
CONTROL: Final = "control"


@attrs.frozen
class LensItem:
    """One measure of a lens: the value that means 0, the value that means 100, its weight."""

    measure: str
    of: str | None
    zero: float
    hundred: float
    weight: float
    source: Texts
    since_start: bool  # a flow is counted from the start of the game, a level is read now
    pace: bool = False  # a flow is read at its pace so far, drawn out to the length of the scenario


@attrs.frozen
class Bound:
    """A bound on a measure over the game: the floor or the red line of a mandate."""

    measure: str
    of: str | None
    at_least: float | None
    at_most: float | None
    text: Texts


@attrs.frozen
class Mandate:
    """What a seat is judged by: a lens to improve, a floor not to fall through, a red line not to cross."""

    id: str
    title: Texts
    lens: str
    target: float
    floor: Bound
    red_line: Bound


@attrs.frozen
class Choice:
    """One answer to a dilemma: its price in capital, what it does, and the doctrines that would choose it."""

    id: str
    title: Texts
    text: Texts
    capital: float
    effects: tuple[Inject, ...]
    suits: tuple[str, ...]


@attrs.frozen
class Dilemma:
    """A decision that a scenario asks of a seat, in the first turn of a span in which its condition holds."""

    id: str
    seat: str
    first: int  # turns
    last: int
    measure: str  # "" without a condition
    of: str | None
    at_least: float | None
    at_most: float | None
    title: Texts
    text: Texts
    choices: tuple[Choice, ...]
    otherwise: int  # the choice that stands where nobody answers


@attrs.frozen
class World:
    """Names and fixed structure; every tuple is in the order of the axis of the state it names."""

    scenario: str
    pulse_days: float
    pulses: tuple[int, ...]  # of each turn; turns past the last repeat the pattern
    regions: tuple[str, ...]
    region_names: tuple[Texts, ...]
    borders: IntArray  # (E, 2) indices of neighbouring regions, each pair once
    routes: IntArray  # (E, 2) indices of regions joined by a main road, each pair once
    route_weights: FloatArray  # (E,) how busy each is, 0-1
    gateways: tuple[str, ...]
    gateway_regions: tuple[tuple[int, ...], ...]
    groups: tuple[str, ...]
    group_names: tuple[Texts, ...]
    posts: tuple[str, ...]  # ids such as ALFA/boss
    nicknames: tuple[Texts, ...]  # of the people who hold the posts at the start
    seats: tuple[str, ...]  # the state seats first
    viewers: int  # how many of them are state seats
    teams: tuple[str, ...]
    team_names: tuple[Texts, ...]
    orders: Mapping[str, frozenset[str]]  # seat -> names of the orders it may give
    prediction_measures: tuple[str, ...]
    headline_measures: tuple[str, ...]  # always on screen
    lenses: Mapping[str, tuple[LensItem, ...]]
    mandates: Mapping[str, tuple[Mandate, ...]]  # seat -> mandates that it may be given
    violent_regions_above: float  # homicides per 100,000 a year
    dilemmas: tuple[Dilemma, ...] = ()
    gateway_channels: tuple[tuple[str, ...], ...] = ()  # of each gateway

    def pulses_of(self, turn: int) -> int:
        """Number of pulses of a turn, the first turn being 1."""
        return self.pulses[(turn - 1) % len(self.pulses)]

    def days_of(self, turn: int) -> float:
        """Length of a turn in days."""
        return self.pulses_of(turn) * self.pulse_days

    def days_until(self, turn: int) -> float:
        """Days from the start to the end of a turn."""
        pulses = 0
        for one in range(1, turn + 1):
            pulses += self.pulses_of(one)
        return pulses * self.pulse_days

    def length_beside(self, turn: int, before: int) -> float:
        """How many times as long a turn is as another: counts of the two are compared at this rate."""
        return self.days_of(turn) / self.days_of(before)

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer to every dilemma as an order names it, such as PRISON/NEGOTIATE."""
        return tuple(f"{one.id}/{choice.id}" for one in self.dilemmas for choice in one.choices)

    def viewer(self, seat: str) -> int | None:
        """Index on the viewer axis, or None for a seat that collects no intelligence."""
        index = self.seats.index(seat)
        return index if index < self.viewers else None

    def group_of_seat(self, seat: str) -> int | None:
        """Index of the group a red seat plays, or None for a state seat."""
        return self.groups.index(seat.removeprefix("group:")) if seat.startswith("group:") else None

"""Figures of a resolved turn as one seat may read them: headline measures over time, what it predicted, what people paid."""

from collections.abc import Sequence
from typing import Final

import attrs

from game.clients import standing
from game.clients.numbers import measured, shows, unit_of_change, with_sign
from game.clients.standing import estimate
from game.core.measures import MEASURES
from game.core.world import STATE_SEATS, LensItem, World
from game.engine.history import lens_value
from game.engine.observe import View
from game.session import outcome, wording
from game.session.explain_counts import COUNTS, explain_count
from game.session.headlines import OF_GROUPS, READERS, Estimate, headlines, view_after
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.texts import _, first_up, number

# Which way a measure is better: people's lives for every seat, the rest for the states, and for a group its own strength.
WORSE: Final = (
    "homicides", "turf_killings", "succession_killings", "civilian_deaths", "security_deaths", "raider_deaths",
    "americans_harmed", "violent_regions", "abuse_incidents", "displaced", "overdose_deaths",
)  # fmt: skip
WORSE_FOR_STATES: Final = (
    "retaliation_attacks", "roadblocks", "retaliation_regions", "aircraft_losses", "members", "command", "cohesion",
    "named_groups", "dry_holes", "ambushes", "us_pressure", "sovereignty_strain", "recruits", "cash", "bribes",
    "support", "protection", "corruption", "rival_influence", "neighbour_violence", "northward_migration",
)  # fmt: skip
BETTER_FOR_STATES: Final = (
    "approval", "capital", "trust", "state_control", "team_headcount", "team_readiness", "teams_available", "captures",
    "leaders_removed", "arrests", "intelligence_cooperation", "cooperation_approval", "tips", "leads", "fixes",
    "police", "courts", "services", "convictions", "social_spending", "political_will",
    "trade_index", "customs_cooperation", "extradition", "migration_cooperation", "regional_support", "norm_credibility",
    "civil_liberties", "enforcement_output",
)  # fmt: skip
BETTER_FOR_GROUPS: Final = ("members", "command", "cohesion", "cash", "recruits")
WORSE_FOR_GROUPS: Final = (
    "captures", "kills", "leaders_removed", "arrests", "state_control", "police", "courts", "convictions",
)  # fmt: skip
PAID: Final = (
    "homicides", "civilian_deaths", "displaced", "abuse_incidents", "americans_harmed", "security_deaths", "raider_deaths",
)  # fmt: skip
OF_OWN_TEAMS: Final = ("dry_holes",)  # told to the seat of the raid teams alone


@attrs.frozen
class Figure:
    """A headline measure after a turn: the standard error of a belief (0: known), the value before (None: nothing to compare
    with), its values after each turn so far, the first being that of `first` (0: the start); `paced`: the same, counts at as
    many days as the last turn has."""

    measure: str
    label: str
    value: float
    error: float
    before: float | None
    first: int
    course: tuple[float, ...]
    paced: tuple[float, ...]

    @property
    def change(self) -> float:
        """By how much it changed in the turn, 0 where there is nothing to compare with."""
        return 0.0 if self.before is None else self.value - self.before


@attrs.frozen
class Said:
    """A line of the prediction card: what was said and what came, each 1, 0 or -1; None for what is not known yet."""

    measure: str
    label: str
    said: int
    came: int | None
    before: float
    after: float


@attrs.frozen
class Paid:
    """What a turn cost people: how many in the turn, and in the game so far."""

    measure: str
    label: str
    now: int
    so_far: int


@attrs.define
class Past:
    """What a seat knew after each turn, read once for as long as this is kept: until the next turn is resolved."""

    session: Session
    seat: str
    _views: dict[int, View] = attrs.field(factory=dict)
    _told: list[SeenEvent] = attrs.field(factory=list)

    def view(self, turn: int) -> View:
        """What the seat knew when so many turns had been resolved."""
        if turn not in self._views:
            self._views[turn] = view_after(self.session, self.seat, turn)
        return self._views[turn]

    @property
    def told(self) -> list[SeenEvent]:
        """Every event that the seat was told."""
        if not self._told:
            self._told = all_events(self.session, self.seat)
        return self._told


def better_when(measure: str, seat: str) -> int:
    """1 where more of a measure is better for a seat, -1 where it is worse, 0 where neither can be said."""
    of_state = seat in STATE_SEATS
    worse = measure in WORSE or measure in (WORSE_FOR_STATES if of_state else WORSE_FOR_GROUPS)
    better = measure in (BETTER_FOR_STATES if of_state else BETTER_FOR_GROUPS)
    return -1 if worse else 1 if better else 0


def figures(past: Past, turn: int) -> tuple[Figure, ...]:
    """The headline measures as they stood after a resolved turn, each with its course."""
    found = []
    for one in headlines(past.session, past.seat, turn):
        first = 1 if MEASURES[one.measure].kind == "flow" else 0
        read = [READERS[one.measure](past.view(each)) for each in range(first, turn + 1)]
        course = tuple(value[0] for value in read if value is not None)
        world = past.session.truth.world
        paced = tuple(
            value[0] * (world.length_beside(turn, each) if first else 1.0)
            for each, value in enumerate(read, first)
            if value is not None
        )
        found.append(Figure(one.measure, first_up(one.label), one.value, one.error, one.before, first, course, paced))
    return tuple(found)


def change_words(measure: str, change: float) -> str:
    """A change without its sign, "" where it is too small to be told."""
    unit = unit_of_change(measure)
    return with_sign(abs(change), unit, plus=False) if shows(change, unit) else ""


def lengths_differ(world: World) -> bool:
    """Whether some turns of the scenario are longer than others, so that counts of two turns stand at as many days."""
    return len(set(world.pulses)) > 1


def counted_words(world: World, turn: int, label: str, usual: str) -> str:
    """A count of a turn by its name: in how many days where the turn before had more or fewer, else in the `usual` words."""
    days = world.days_of(turn)
    if turn < 2 or world.days_of(turn - 1) == days or days != int(days):
        return usual.format(measure=label)
    return _("{measure}, in {days} days").format(measure=label, days=number(days))


def value_words(measure: str, value: float, error: float = 0.0) -> str:
    """A value in its unit, with the error of a belief."""
    shown = measured(measure, value)
    return f"{shown} ± {measured(measure, error)}" if error > 0.0 else shown


def reading(past: Past, measure: str, turn: int) -> Estimate | None:
    """A measure after a turn (a flow: in that turn) as the seat may know it; None where it may not, or not wholly."""
    if MEASURES[measure].kind == "flow" and turn < 1:
        return None
    view = past.view(turn)
    if measure in READERS:
        return READERS[measure](view)
    if measure not in COUNTS or past.seat not in (COUNTS[measure].known_to or (past.seat,)):
        return None
    if measure in OF_OWN_TEAMS and not view.teams.own.any():
        return None
    found = explain_count(past.session, past.seat, measure, None, (turn, turn), past.told)
    return None if found is None or found.end is None else (found.end, 0.0)


def said(past: Past, turn: int) -> tuple[Said, ...]:
    """The prediction card of a resolved turn beside what the seat knows to have come; once the game is over, beside the
    truth."""
    return tuple(one for _turn, one in _cards(past, (turn,)))


def _cards(past: Past, turns: Sequence[int]) -> list[tuple[int, Said]]:
    """The lines of the cards of some turns, each with its turn."""
    if past.session.over:
        return [
            (one.turn, Said(one.measure, first_up(one.label), one.said, one.came, one.before, one.after))
            for one in outcome.predictions(past.session, past.seat)
            if one.turn in turns
        ]
    cards = past.session.predictions.get(past.seat, {})
    return [
        (turn, _said(past, turn, measure, direction)) for turn in turns for measure, direction in cards.get(turn, {}).items()
    ]


def _said(past: Past, turn: int, measure: str, direction: int) -> Said:
    label = first_up(wording.measure_name(measure))
    level = MEASURES[measure].kind == "level"
    after = reading(past, measure, turn)
    before = reading(past, measure, turn - 1) if level or turn > 1 else (0.0, 0.0)
    if after is None or before is None:
        return Said(measure, label, direction, None, 0.0, 0.0)
    if not level and turn > 1:
        before = (before[0] * past.session.truth.world.length_beside(turn, turn - 1), before[1])
    change, least = after[0] - before[0], outcome.LEVEL_TOLERANCE if level else 0.0
    came = 1 if change > least else -1 if change < -least else 0
    return Said(measure, label, direction, came, before[0], after[0])


def hits(lines: Sequence[Said]) -> tuple[int, int]:
    """How many lines of a card came true, of how many that can be told."""
    told = [one for one in lines if one.came is not None]
    return sum(one.said == one.came for one in told), len(told)


def hits_so_far(past: Past, turn: int) -> tuple[int, int]:
    """The same of all turns up to one."""
    return hits([one for _turn, one in _cards(past, range(1, turn + 1))])


def paid(past: Past, turn: int) -> tuple[Paid, ...]:
    """What a turn cost people, as far as the seat may know it."""
    found = []
    for measure in PAID:
        counted = [reading(past, measure, each) for each in range(1, turn + 1)]
        known = [int(one[0]) for one in counted if one is not None]
        if known and len(known) == len(counted):
            found.append(Paid(measure, first_up(wording.measure_name(measure)), known[-1], sum(known)))
    return tuple(found)


def lens_position(session: Session, seat: str, item: LensItem, after: int | None = None) -> float | None:
    """Where one measure of a lens stands now between its 0 and its 100, as far as the seat may know it; else None.

    `after`: as it stood when so many turns had been resolved (None: all).
    """
    found = estimate(session, seat, item.measure, item.of, after)
    if found is None or (item.of is None and item.measure in OF_GROUPS and seat not in STATE_SEATS):
        return None  # of all groups together a group knows itself alone
    if standing.of_named_groups_alone(item, session.view(seat)):
        return None  # the lens counts the members of local groups too
    world, turns = session.truth.world, len(session.turns) if after is None else after
    value, played = found[0], world.days_until(turns)
    if item.pace and item.since_start and played:
        value = value * world.days_until(session.last_turn) / played
    return max(0.0, min((value - item.zero) / (item.hundred - item.zero), 1.0)) * 100.0


def lens_so_far(session: Session, seat: str, lens: str, after: int | None = None) -> float | None:
    """Where a lens stands, 0-100, as far as the seat may know; None before the first turn and where it may not know all of
    it: a part would mislead. Once the game is over it is the value by which the seat is judged.

    `after`: as in `lens_position`.
    """
    turns = len(session.turns) if after is None else after
    items = session.truth.world.lenses[lens]
    if session.over and turns == len(session.turns):
        return float(lens_value(session.truth, session.history, items)[0])
    if not turns:
        return None
    places = [lens_position(session, seat, item, turns) for item in items]
    known = [(where, item.weight) for where, item in zip(places, items, strict=True) if where is not None]
    if len(known) < len(items):
        return None
    return sum(where * weight for where, weight in known) / sum(weight for _where, weight in known)

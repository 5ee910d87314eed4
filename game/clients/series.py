"""Measures over the turns of a game, as one seat may read them, and after the end as they truly were.

A series comes from the seat's views at the end of each resolved turn, so it shows what the seat knew then: a belief with
its standard error, not what was learnt of that turn later.
"""

import math
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from game.clients import series_market as market
from game.clients.numbers import measured
from game.clients.recorded import Recorded, record_beside
from game.core.game import Game
from game.core.measures import MEASURES
from game.core.orders import Order
from game.engine import measuring
from game.engine.history import key_of
from game.engine.observe import View
from game.session import wording
from game.session.headlines import OF_GROUPS, READERS, Estimate, view_after
from game.session.naming import Names
from game.session.reporting import all_events
from game.session.session import Session
from game.texts import N_, _, current, number

NATION, REGION, GROUP = "nation", "region", "group"
# Fields of a view by the measure they give, one value for each region or group.
OF_REGION: Final[Mapping[str, str]] = {
    "homicides": "homicides", "civilian_deaths": "civilian_deaths", "retaliation_attacks": "attacks",
    "roadblocks": "roadblocks", "security_deaths": "security_deaths", "state_control": "state_control",
    "troops_available": "troops", "corruption": "corruption", "turf_killings": "turf_killings", "abuse_incidents": "abuses",
    "displaced": "driven_out", "arrests": "arrests", "convictions": "convictions", "police": "police", "courts": "courts",
    "services": "services", "support": "support", "protection": "protection",
}  # fmt: skip
OF_STATES: Final = ("troops_available", "corruption", "support", "protection")  # of a region
OF_GROUP: Final[Mapping[str, str]] = {
    "members": "members", "command": "command", "cohesion": "cohesion", "reprisals_to_come": "reprisals",
    "captures": "captures",
}  # fmt: skip
MONEY: Final = ("cash", "revenue", *market.ESTIMATED, *market.OWN)  # of a group
OWN_WORDS: Final[Mapping[str, str]] = {  # measures that have another name beside this game's, or are no measure of it
    "reprisals_to_come": N_("reprisals to come"), "troops_available": N_("troops there"),
    "corruption": N_("officials who would talk"),
}  # fmt: skip
TRUE: Final = "true:"  # begins the id of what was true, which is offered once the game is over
# Kinds of events that tell of a decision of the seat named in them.
ACTS: Final = (
    "raid", "joint_raid", "strike", "deployment", "border_deployment", "consent_given", "consent_withdrawn",
    "authority_sought", "border_threat", "tariff_threat", "indictment", "prisoners_sent", "demand", "posture", "purge",
    "dilemma_answered", "credit_claimed", "credit_shared", "quiet_message", "accord_offered",
    "accord_accepted", "accord_refused", "accord_broken",
)  # fmt: skip
BELIEVED: Final = ("corruption", "support", "protection")
_UNITS: Final = {"reprisals_to_come": "attacks"}


@attrs.frozen
class Point:
    """The value at the end of a turn (0: the start), and its standard error (0: known)."""

    turn: int
    value: float
    error: float = 0.0


@attrs.frozen
class Series:
    """A measure over time. `id`: `measure` or `measure@id`; `points` in the order of the turns, without those unknown;
    `record`: what history has beside it."""

    id: str
    measure: str
    label: str
    unit: str
    flow: bool
    points: tuple[Point, ...]
    truth: tuple[Point, ...] = ()
    record: Recorded | None = None

    def words(self, value: float) -> str:
        """A value as it is written."""
        return value_words(self.measure, value)

    def at(self, turn: int) -> Point | None:
        """The point of a turn, where it is known."""
        return next((point for point in self.points if point.turn == turn), None)


@attrs.frozen
class Decision:
    """An order of a seat, or an act of another seat of which this one was told; `order`: its name or the kind of event."""

    turn: int
    seat: str
    order: str
    text: str
    own: bool
    given: Order | None = None


def value_words(measure: str, value: float) -> str:
    """A value of a measure as it is written."""
    if measure in MEASURES:
        return measured(measure, value)
    return number(value, 0 if abs(value) >= 10.0 or value == int(value) else 1)


def unit_of(measure: str) -> str:
    """The unit by which measures may share an axis."""
    unit = _UNITS.get(measure) or MEASURES[measure].unit
    return "share" if unit in ("0-1", "share") else unit


def unit_words(unit: str) -> str:
    """The unit as it is written at an axis."""
    known = {"share": "%", "persons": _("people"), "attacks": _("attacks"), "0-100": _("0 to 100")}
    return known[unit] if unit in known else market.unit_shown(unit)


def is_flow(measure: str) -> bool:
    """Whether it is counted over a turn; else it is read at the turn's end."""
    return measure in MEASURES and MEASURES[measure].kind == "flow"


def word_of(measure: str) -> str:
    """The name of a measure."""
    words = OWN_WORDS.get(measure) or OF_GROUPS.get(measure)
    return _(words) if words else wording.measure_name(measure)


def label_of(session: Session, seat: str, series: str) -> str:
    """The name of a series."""
    if series.startswith(TRUE):
        return _("{measure}, what was true").format(measure=word_of(series.removeprefix(TRUE)))
    measure, _at, of = series.partition("@")
    names, world = Names(session, seat), session.truth.world
    if of:
        kind = market.kind_of(world, of)
        place = names.region(of) if of in world.regions else market.name_of(of, kind) if kind else names.group_name(of)
        return _("{measure}, {of}").format(measure=word_of(measure), of=place)
    if measure in OF_GROUPS:
        alone = world.viewer(seat) is None
        words = _("{measure}, own group") if alone else _("{measure}, all groups")
        return words.format(measure=_(OF_GROUPS[measure]))
    return word_of(measure)


def measures_of_nation(session: Session, seat: str) -> list[str]:
    """Series of the whole country, or of the seat itself, that the seat may read; those of the scenario's head first."""
    world, view = session.truth.world, session.view(seat)
    first = [*world.headline_measures, *world.prediction_measures]
    ordered = dict.fromkeys([*(one for one in first if one in READERS), *READERS])
    return [one for one in ordered if READERS[one](view) is not None or is_flow(one) or one == "violent_regions"]


def measures_of_region(session: Session, seat: str) -> list[str]:
    """Measures of a region that the seat may read."""
    state_seat = session.truth.world.viewer(seat) is not None
    return [one for one in OF_REGION if state_seat or one not in OF_STATES]


def measures_of_group(session: Session, seat: str, group: str) -> list[str]:
    """Measures of a group that the seat may read; of another's group a red seat knows only who was captured."""
    world = session.truth.world
    money = market.measures_of_money(session.view(seat), world.groups.index(group))
    if world.viewer(seat) is not None:
        return [*OF_GROUP, *money]
    own = world.group_of_seat(seat)
    mine = own is not None and world.groups[own] == group
    return ["members", "command", "cohesion", *money, "captures"] if mine else ["captures"]


def measures_of_truth(session: Session) -> list[str]:
    """Series of the whole country that no seat could read while the game went on; nothing before it is over."""
    if not session.over:
        return []
    return [TRUE + one for one, readers in measuring.READERS.items() if NATION in readers and one not in READERS]


class Reader:
    """The series of one seat; views of past turns are made once. It lasts as long as the turns it was made for."""

    def __init__(self, session: Session, seat: str) -> None:
        self.session, self.seat = session, seat
        self.turns, self._language = len(session.turns), current()
        self._last = session.turns[-1] if session.turns else None
        self._views: dict[int, View] = {}
        self._found: dict[str, Series] = {}
        self.decisions = decisions(session, seat)

    @property
    def stale(self) -> bool:
        """Whether the game has gone on, or back, since, or is told in another language."""
        if self._language != current():
            return True
        return self.turns != len(self.session.turns) or (self.turns > 0 and self._last is not self.session.turns[-1])

    def view(self, turn: int) -> View:
        """What the seat knew when so many turns had been resolved."""
        if turn not in self._views:
            self._views[turn] = view_after(self.session, self.seat, turn)
        return self._views[turn]

    def series(self, name: str) -> Series:
        """A series by its id. Raises KeyError where there is none of that id."""
        if name.startswith(TRUE) and name not in self._found:
            measure = name.removeprefix(TRUE)
            self._found[name] = Series(
                name, measure, label_of(self.session, self.seat, name), unit_of(measure), is_flow(measure),
                self._true_points(measure, ""),
            )  # fmt: skip
        if name not in self._found:
            measure, _at, of = name.partition("@")
            reader = READERS[measure] if not of else _reader_of(self.view(0), measure, of)
            first = 1 if is_flow(measure) else 0
            points = []
            for turn in range(first, self.turns + 1):
                estimate = reader(self.view(turn))
                if estimate is not None and math.isfinite(estimate[0]):
                    points.append(Point(turn, *estimate))
            self._found[name] = Series(
                name, measure, label_of(self.session, self.seat, name), unit_of(measure), is_flow(measure), tuple(points),
                self._truth(measure, of, points), record_beside(self.session, measure, of),
            )  # fmt: skip
        return self._found[name]

    def _truth(self, measure: str, of: str, points: list[Point]) -> tuple[Point, ...]:
        """What was true, once the game is over, beside a belief; nothing beside what was known all along."""
        session = self.session
        readers = measuring.READERS.get(measure, {})
        world = session.truth.world
        kind = NATION if not of else REGION if of in world.regions else market.kind_of(world, of) or GROUP
        if kind not in readers or not any(point.error > 0.0 for point in points):
            return ()
        return self._true_points(measure, of)

    def _true_points(self, measure: str, of: str) -> tuple[Point, ...]:
        """What was true at the end of each turn; nothing before the game is over."""
        session, truth, found = self.session, self.session.truth, list[Point]()
        if not session.over:
            return ()
        key = key_of(truth, measure, of or None)
        for turn in range(0 if MEASURES[measure].kind == "level" else 1, self.turns + 1):
            game = Game(truth.world, session.checkpoints[turn][0], truth.parameters, None, truth.published)
            value, tried = measuring.read(game, key)
            if float(tried[0]) > 0.0:
                found.append(Point(turn, float(value[0]) / (float(tried[0]) if measuring.is_chance(key) else 1.0)))
        return tuple(found)


def _reader_of(view: View, measure: str, of: str) -> Callable[[View], Estimate | None]:
    """What reads a measure of a region or a group from a view. Raises KeyError where there is none."""
    if of in view.world.regions:
        return _of_place(OF_REGION[measure], view.world.regions.index(of))
    if market.kind_of(view.world, of):
        return market.reader_of(view, measure, of)
    group = view.world.groups.index(of)
    return market.money_reader(measure, group) if measure in MONEY else _of_group(OF_GROUP[measure], group)


def _of_place(field: str, place: int) -> Callable[[View], Estimate | None]:
    def read(view: View) -> Estimate | None:
        if field in BELIEVED:
            if view.beliefs is None:
                return None
            return float(getattr(view.beliefs, field)[0, place]), float(getattr(view.beliefs, f"{field}_error")[0, place])
        public = getattr(view if hasattr(view, field) else view.country, field)
        return float(public[0, place]), 0.0

    return read


def _of_group(field: str, place: int) -> Callable[[View], Estimate | None]:
    def read(view: View) -> Estimate | None:
        if field == "captures":
            return float(view.captures[0, place]), 0.0
        if not view.exists[0, place]:
            return None
        if view.beliefs is not None:
            return float(getattr(view.beliefs, field)[0, place]), float(getattr(view.beliefs, f"{field}_error")[0, place])
        own = view.own_group
        if own is None or own.group != place or field == "reprisals":
            return None
        return float(getattr(own, field)[0].sum()), 0.0

    return read


def decisions(session: Session, seat: str) -> list[Decision]:
    """The seat's own decisions turn by turn; of the others what it was told of them, and all once the game is over."""
    found = []
    for done in session.turns:
        refused = {(who, order) for who, order, _reason in done.refused}
        for who, planned in done.given or ():
            if (who == seat or session.over) and (who, planned.text) not in refused:
                found.append(Decision(done.turn, who, planned.order.name, planned.text, who == seat, planned.order))
    if session.over or not session.turns:
        return found
    for seen in all_events(session, seat):
        who = seen.event.subjects.get("seat", seat)
        if seen.kind in ACTS and who != seat:
            found.append(Decision(seen.turn, who, seen.kind, seen.text, False))
    return found

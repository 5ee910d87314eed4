"""The format of scenario.yaml, the head of a scenario: turns, map, seats, lenses and what is measured."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.content.languages import text_or_texts, texts
from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, count, means, share
from game.content.region_entries import Region, Route
from game.content.seat_entries import Relations, Seat, Team
from game.content.structure import Mistake
from game.core.problem import N_
from game.core.world import Texts


@attrs.frozen(kw_only=True)
class Repeat:
    """Turns that are all alike."""

    repeat: int = count("turns", "number of turns", 1, 1000)
    pulses: int = count("pulses", "pulses in each", 1, 400)


@attrs.frozen(kw_only=True)
class Form:
    """A shorter or longer form of the scenario, chosen with `--form`."""

    turns: tuple[int, ...] = means("pulses of each turn")
    minutes: tuple[int, int] = means("shortest and longest playing time, minutes")
    anonymise: bool = means("true where leaders appear by `as_role` instead of their names", default=False)


@attrs.frozen(kw_only=True)
class LensEntry:
    """One measure of a lens, read between two published anchors."""

    measure: str = means("a measure")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    zero: float = means("value of the measure that means 0")
    hundred: float = means("value that means 100")
    weight: float = means("weight in the lens", default=1.0)
    pace: bool = means("read a flow at its pace so far, drawn out to the length of the scenario", default=False)
    source: Texts = text_or_texts("where the anchors come from")

    def __attrs_post_init__(self) -> None:
        if self.zero == self.hundred:
            raise Mistake(Phrase(N_("a value other than that of `zero`")), self.hundred, ("hundred",))
        if not 0.0 < self.weight <= 1000.0:
            raise Mistake(Phrase(N_("a weight above 0, up to 1000")), self.weight, ("weight",))


@attrs.frozen(kw_only=True)
class HistoryEntry:
    """What happened in the world, beside which `plaza batch` sets what comes out."""

    measure: str = means("a measure, over the whole game")
    of: str | None = means("what it is measured of; the nation if left out", default=None)
    value: float = means("the published figure")
    source: str = means("where it was published, with its grade")


@attrs.frozen(kw_only=True)
class ScenarioFile:
    """scenario.yaml."""

    id: str = means("name of the folder")
    version: int = count("", "raise it when the scenario changes", 1, 100000)
    title: Texts = texts("title")
    summary: Texts = texts("one or two sentences")
    period: Texts = texts("the time it is set in")
    note: Texts = texts("content note for the people at the table")
    minutes: tuple[int, int] = means("shortest and longest playing time, minutes")
    teaches: tuple[str, ...] = means("learning objectives, such as LO3", factory=tuple)
    pulse_days: Number = amount("days", "length of a pulse", low=0.25, high=7)
    turns: tuple[int, ...] | Repeat = means("pulses of each turn, or {repeat: 24, pulses: 4}")
    forms: Mapping[str, Form] = means("other forms, by name", factory=dict)
    map: Literal["common", "own"] = means("the 32 states of campaigns/common, or regions of its own")
    regions: Mapping[str, Region] = means("by id")
    borders: tuple[tuple[str, str], ...] = means("pairs of neighbours, on an own map", factory=tuple)
    gateways: Mapping[str, tuple[str, ...]] = means("gateway to the regions it serves, on an own map", factory=dict)
    routes: tuple[Route, ...] = means("main roads between regions, on an own map", factory=tuple)
    awaiting_trial: Number = share("members awaiting trial at the start, beside those at large", default=0.0)
    risings: int = count("groups", "how many named groups can rise from the local groups", 0, 12, default=0)
    violent_regions_above: Number = amount(
        "per 100,000 a year", "homicide rate from which a region counts as violent", high=1000
    )
    seats: Mapping[str, Seat] = means("mexico, us, group:ID")
    relations: Relations = means("how the two states stand at the start", factory=Relations)
    teams: Mapping[str, Team] = means("raid teams, by id", factory=dict)
    lenses: Mapping[str, tuple[LensEntry, ...]] = means(
        "security, threat, market, sovereignty, health; organisation for red seats"
    )
    headline_measures: tuple[str, ...] = means(
        "six measures that are always on screen: of the nation, or of the seat that looks", factory=tuple
    )
    prediction_measures: tuple[str, ...] = means(
        "measures of the prediction card: of the nation, or of the seat that predicts"
    )
    history: tuple[HistoryEntry, ...] = means("published figures to set beside what comes out", factory=tuple)
    parameters: Mapping[str, float] = means(
        "parameters of rules that this scenario sets, by name; a preset goes before them", factory=dict
    )
    sources: Sources = means("where plain numbers come from, by key", factory=dict)

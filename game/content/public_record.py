"""People killed of record, beside which a game is played: the ghost line of history. It is public, and no part of the game.

A scenario with killings.yaml has the record of its own years. That of a year is spread evenly over the days of the year, so
a turn that lies in two years gets its part of each. Else a figure under `history` in scenario.yaml, published for as long as
a game lasts, is spread evenly over the days of the turns.
"""

import math
from collections.abc import Mapping
from typing import Final

import attrs

from game.content.calendar import moment, turn_bounds
from game.content.languages import LANGUAGES
from game.content.load import pulses_of
from game.content.policy_file import KILLINGS, load_killings, load_start
from game.content.scenario import Scenario
from game.core.world import Texts

KILLED: Final = "homicides"
NATION: Final = ""
NO_TIME: Final = 1e-9  # years: what is left over by rounding


@attrs.frozen
class RecordLine:
    """Killed of record in each turn. `even`: one figure drawn out, which tells a pace and no course."""

    by_turn: tuple[float, ...]
    source: Texts
    grade: str  # "" where the source says it
    caveat: Texts | None
    even: bool


def public_record(scenario: Scenario) -> Mapping[str, RecordLine]:
    """The record of a scenario in its form, by region and for the `NATION`; empty where there is none.

    Raises Problem for a file that is wrong, or has no killings of a year into which the game runs.
    """
    return _of_its_years(scenario) if (scenario.files / KILLINGS).is_file() else _of_figures(scenario)


def _of_its_years(scenario: Scenario) -> Mapping[str, RecordLine]:
    killings = load_killings(str(scenario.files), scenario)
    start, bounds = load_start(str(scenario.files)), turn_bounds(scenario)
    shares = [_years(moment(start, first), moment(start, last)) for first, last in bounds]

    def line(by_turn: tuple[float, ...]) -> RecordLine:
        told = killings.source
        return RecordLine(by_turn, told.source, told.grade, told.caveat, even=False)

    found = {NATION: line(tuple(sum(part * killings.nation(year) for year, part in turn.items()) for turn in shares))}
    for region in scenario.regions:
        found[region] = line(tuple(sum(part * killings.of(year)[region] for year, part in turn.items()) for turn in shares))
    return found


def _years(first: float, last: float) -> dict[int, float]:
    """The years that a time lies in, each with the part of the year that it takes."""
    years = range(math.floor(first), math.ceil(last))
    parts = {year: min(last, year + 1.0) - max(first, float(year)) for year in years}
    return {year: part for year, part in parts.items() if part > NO_TIME}


def _of_figures(scenario: Scenario) -> Mapping[str, RecordLine]:
    whole = sum(pulses_of(scenario.head))  # of the scenario as it stands; a form may be shorter
    return {
        entry.of or NATION: RecordLine(
            tuple(entry.value * pulses / whole for pulses in scenario.pulses),
            dict.fromkeys(LANGUAGES, entry.source), "", None, even=True,
        )
        for entry in scenario.head.history if entry.measure == KILLED
    }  # fmt: skip

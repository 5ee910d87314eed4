"""Turns of a historical scenario in calendar time.

A year is drawn as 365.25 days, counted from the 1st of January of the year in which the scenario begins: whole turns and
whole years add up the same way everywhere, and a turn lies at most a day from its dates.
"""

from datetime import date
from typing import Final

from game.content.scenario import Scenario

DAYS_A_YEAR: Final = 365.25


def turn_bounds(scenario: Scenario) -> tuple[tuple[float, float], ...]:
    """First and last moment of each turn, in days from the start of the scenario."""
    days, pulses, found = scenario.head.pulse_days.middle, 0, []
    for of_turn in scenario.pulses:
        found.append((pulses * days, (pulses + of_turn) * days))
        pulses += of_turn
    return tuple(found)


def moment(start: date, days: float) -> float:
    """So many days after a date as a year and the part of it that has passed: 2007.5 is the middle of 2007."""
    return start.year + ((start - date(start.year, 1, 1)).days + days) / DAYS_A_YEAR

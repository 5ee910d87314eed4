"""How fast a turn plays: which second of the playback is which moment of the game, and when each line is told.

The clock moves between the moments at which something happened, and stands while what happened then is told line by line.
"""

from bisect import bisect_right
from typing import Final

import attrs

from game.desktop.screens.playback.story import Story

PULSE_SECONDS: Final = 4.0  # that a pulse takes at most
TURN_SECONDS: Final = 15.0  # that a turn takes at most
TELLING: Final = 0.55  # share of a pulse in which lines are told while the clock stands
LIT: Final = 0.75  # share of a line's time in which its marks light up one after another


@attrs.frozen
class _Leg:
    """A stretch of the playback: from second to second, and from day to day."""

    since: float
    until: float
    start: float
    end: float


@attrs.frozen
class Pace:
    """The timing of a playback, in seconds at single speed."""

    legs: tuple[_Leg, ...]
    lit: tuple[tuple[float, ...], ...]  # of each line of the story, when each of its events is shown
    total: float

    def clock(self, at: float) -> float:
        """The day of the game at a second."""
        place = min(bisect_right([leg.since for leg in self.legs], at), len(self.legs)) - 1
        leg = self.legs[max(place, 0)]
        if at >= leg.until or at <= leg.since:
            return leg.end if at >= leg.until else leg.start
        return leg.start + (leg.end - leg.start) * (at - leg.since) / (leg.until - leg.since)

    def second(self, day: float) -> float:
        """The last second at which the clock stands at a day: all that happened until then has been told."""
        for leg in reversed(self.legs):
            if day >= leg.end:
                return leg.until
            if day >= leg.start:
                return leg.since + (leg.until - leg.since) * (day - leg.start) / (leg.end - leg.start)
        return 0.0

    def begun(self, at: float) -> int:
        """How many lines have begun to be told at a second."""
        return bisect_right([times[0] for times in self.lit], at)

    def shown(self, at: float) -> tuple[int, ...]:
        """Of each line, how many of its events are shown at a second."""
        return tuple(bisect_right(times, at) for times in self.lit)


def pace_of(story: Story) -> Pace:
    """The timing of a story."""
    seconds = min(PULSE_SECONDS, TURN_SECONDS / max(story.pulses, 1))
    legs: list[_Leg] = []
    lit: list[tuple[float, ...]] = []
    at = 0.0
    for pulse in range(story.pulses):
        start, end = story.start + pulse * story.pulse_days, story.start + (pulse + 1) * story.pulse_days
        entries = [entry for entry in story.entries if entry.pulse == pulse]
        day = start
        moving = seconds * (1.0 - TELLING)
        for moment in sorted({min(max(entry.day, start), end) for entry in entries}):
            at = _move(legs, at, (day, moment), moving * (moment - day) / story.pulse_days)
            here = [entry for entry in entries if min(max(entry.day, start), end) == moment]
            step = seconds * TELLING / len(entries)
            for place, entry in enumerate(here):
                many = len(entry.members)
                lit.append(tuple(at + step * (place + LIT * number / many) for number in range(many)))
            legs.append(_Leg(at, at + step * len(here), moment, moment))
            at += step * len(here)
            day = moment
        at = _move(legs, at, (day, end), moving * (end - day) / story.pulse_days)
    return Pace(tuple(legs), tuple(lit), at)


def _move(legs: list[_Leg], at: float, days: tuple[float, float], seconds: float) -> float:
    if days[1] > days[0]:
        legs.append(_Leg(at, at + seconds, days[0], days[1]))
        return at + seconds
    return at

"""Axes: round ticks, the span an axis shows, and whether it is cut."""

from collections.abc import Callable, Iterable
from math import ceil, floor, log10
from typing import Final

import attrs

CUT: Final = 0.35  # of the largest value: where everything lies within so little of it, the axis does not begin at zero
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)


@attrs.frozen
class Span:
    """What an axis shows; `cut`: it does not begin at zero, and a break says so."""

    low: float
    high: float
    step: float

    @property
    def cut(self) -> bool:
        """Whether the axis leaves out what lies between zero and its beginning."""
        return self.low > 0.0 or self.high < 0.0

    @property
    def ticks(self) -> list[float]:
        """The values that are marked, from the lowest to the highest."""
        count = int((self.high - self.low) / self.step + 0.5)
        return [self.low + place * self.step for place in range(count + 1)]

    def share(self, value: float) -> float:
        """How far up a value stands, 0 at the lower end and 1 at the upper."""
        return (value - self.low) / (self.high - self.low)


def span_of(values: Iterable[float], most_ticks: int = 5, whole: bool = False) -> Span:
    """The span for some values: from zero, or cut where they lie close together far from it; `whole`: in whole steps."""
    known = list(values)
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if low > 0.0 and high - low > high * CUT:
        low = 0.0
    if high < 0.0 and high - low > -low * CUT:
        high = 0.0
    if high - low <= abs(high) * 1e-9:  # all the same: room above and below, to zero where that is near
        room = max(abs(high) * 0.1, 1.0 if whole else 0.0) or 1.0
        near = not high or (whole and (high < 10.0 or len(known) == 1))
        low, high = (0.0, high + room) if high >= 0.0 and near else (low - room, high + room)
    step = nice((high - low) / max(most_ticks - 1, 1))
    if whole:
        step = max(float(ceil(step)), 1.0)
    first, last = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    if known and min(known) >= 0.0:
        first = max(first, 0.0)
    return Span(first, max(last, first + step), step)


def told_apart(span: Span, words: Callable[[float], str]) -> Span:
    """The span with steps wide enough that no two of its ticks are written alike."""
    while len({words(tick) for tick in span.ticks}) < len(span.ticks):
        step = nice(span.step * 1.5)
        first, last = floor(span.low / step + 1e-9) * step, ceil(span.high / step - 1e-9) * step
        span = Span(first, max(last, first + step), step)
    return span


def nice(step: float) -> float:
    """The next round step."""
    size = 10.0 ** floor(log10(step))
    return next(one * size for one in _STEPS if one * size >= step * 0.999)


def spread(count: int, most: int) -> list[int]:
    """Which of `count` things to name when there is room for `most`: evenly, the first and the last among them."""
    if count <= most:
        return list(range(count))
    every = ceil((count - 1) / max(most - 1, 1))
    found = list(range(0, count, every))
    if found[-1] != count - 1:
        if count - 1 - found[-1] < every and len(found) >= most:
            found.pop()
        found.append(count - 1)
    return found

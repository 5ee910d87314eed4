"""Numbers with the unit in which an explanation gives them."""

import math
from collections.abc import Callable
from typing import Final

from game.core.measures import MEASURES
from game.texts import _, money, number, percent

WHOLE_UNITS: Final = ("groups", "regions", "teams", "labs")


def with_sign(value: float, unit: str, plus: bool = True) -> str:
    """A value in its unit; with `plus` an increase carries its sign."""
    sign = "+" if plus and value > 0 else ""
    if unit == "dollars":
        return sign + money(value)
    if unit in ("share", "0-1"):
        return sign + percent(value, 0 if abs(value) >= 0.1 else 1)
    if unit in ("persons", "count", "people", "guns", "rockets"):
        return sign + number(value)
    return sign + number(value, 1)


def shows(amount: float, unit: str) -> bool:
    """Whether an amount is more than 0 in the unit in which it is told."""
    return any(digit in "123456789" for digit in with_sign(amount, unit))


def unit_of_change(measure: str) -> str:
    """The unit in which a change of a measure is told: whole things are counted."""
    known = MEASURES[measure]
    return "count" if known.kind == "flow" or known.unit in WHOLE_UNITS else known.unit


def measured(measure: str, value: float) -> str:
    """A measure in its unit: shares in percent, counts whole."""
    known = MEASURES[measure]
    if known.unit in ("share", "0-1", "persons"):
        return with_sign(value, known.unit, plus=False)
    if known.unit == "hours":
        return number(value, 2)
    whole = known.unit in (*WHOLE_UNITS, "guns") or (known.kind == "flow" and not known.unit.startswith("million"))
    return number(value, 0 if whole else 1)


def to_error(value: float, error: float) -> tuple[float, float]:
    """An estimate and its error without figures that the error makes idle: two figures of the error are kept."""
    if error <= 0.0:
        return value, error
    step = max(10.0 ** (math.floor(math.log10(error)) - 1), 1.0)
    return math.floor(value / step + 0.5) * step, math.floor(error / step + 0.5) * step


def estimated(value: float, error: float, words: Callable[[float], str] = number) -> str:
    """An estimate of something counted, with its error, as `to_error` has it."""
    value, error = to_error(value, error)
    return _("{value} ± {error}").format(value=words(value), error=words(error))

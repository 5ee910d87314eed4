"""The `expect:` lines of an experiment file: their grammar and their syntax tree.

    expectation = "refused" "(" arm ["," reason] ")" "==" number
                | "mean" "(" sum ")" "in" "[" signed "," signed "]"
                | ratio ("<" | ">") signed
                | ratio "in" "[" signed "," signed "]"
                | sum ("<" | ">") sum ["by" "at" "least" band]
                | sum (">=" | "<=" | "~") sum "within" band
    ratio       = product "/" product
    sum         = product {("+" | "-") product}
    product     = [number "*"] atom | atom "*" number
    atom        = arm "." label | signed | "(" sum ")"
    band        = number ("%" | "units")

A name holds letters, digits, `_`, and between them `-` and `.`; so a minus sign needs a space before it.
`str` of a tree is its canonical text, and parsing that text gives an equal tree.
"""

import math
from collections.abc import Iterator
from enum import Enum

from attrs import field, frozen


class Operator(Enum):
    """How the left side of a comparison is said to stand to the right side."""

    MORE = ">"
    LESS = "<"
    NOT_LESS = ">="
    NOT_MORE = "<="
    EQUIVALENT = "~"

    @property
    def needs_band(self) -> bool:
        """True where "within ..." must say how much is too much."""
        return self in (Operator.NOT_LESS, Operator.NOT_MORE, Operator.EQUIVALENT)


def _plain(value: float) -> float:
    """Drop the sign of a negative zero, which text does not show."""
    return value + 0.0


@frozen
class Reference:
    """One measure in one arm: `boss.retaliation_attacks`."""

    arm: str
    label: str

    def __str__(self) -> str:
        return f"{self.arm}.{self.label}"


@frozen
class Number:
    """A constant, in the unit of what it is compared with."""

    value: float = field(converter=_plain)

    def __str__(self) -> str:
        return number_text(self.value)


@frozen
class Scaled:
    """A constant times a term: `0.95 * none.flow`."""

    factor: float = field(converter=_plain)
    term: "Term"

    def __str__(self) -> str:
        return f"({number_text(self.factor)} * {self.term})"


@frozen
class Total:
    """Two terms added: `(a.dry_holes + a.ambushes)`."""

    left: "Term"
    right: "Term"

    def __str__(self) -> str:
        return f"({self.left} + {self.right})"


@frozen
class Difference:
    """One term less another: `(a.x - b.x)`."""

    left: "Term"
    right: "Term"

    def __str__(self) -> str:
        return f"({self.left} - {self.right})"


Term = Reference | Number | Scaled | Total | Difference


@frozen
class Band:
    """How far: in units of the measure, or in percent of the mean of the right-hand side."""

    amount: float
    percent: bool

    def __str__(self) -> str:
        return f"{number_text(self.amount)}%" if self.percent else f"{number_text(self.amount)} units"


@frozen
class Comparison:
    """Two terms compared game by game: `a.x > b.x by at least 5%`, `a.x ~ b.x within 0.1 units`."""

    left: Term
    operator: Operator
    right: Term
    band: Band | None = None

    def __str__(self) -> str:
        text = f"{self.left} {self.operator.value} {self.right}"
        if self.band is None:
            return text
        return f"{text} within {self.band}" if self.operator.needs_band else f"{text} by at least {self.band}"


@frozen
class Ratio:
    """The mean of one term over the mean of another: `a.x / b.x`."""

    numerator: Term
    denominator: Term

    def __str__(self) -> str:
        return f"{self.numerator} / {self.denominator}"


@frozen
class RatioBound:
    """A ratio of means above or below a number: `a.x / b.x < 2`; the operator is MORE or LESS."""

    ratio: Ratio
    operator: Operator
    bound: float = field(converter=_plain)

    def __str__(self) -> str:
        return f"{self.ratio} {self.operator.value} {number_text(self.bound)}"


@frozen
class RatioRange:
    """A ratio of means between two numbers: `a.x / b.x in [1.5, 3.7]`."""

    ratio: Ratio
    low: float = field(converter=_plain)
    high: float = field(converter=_plain)

    def __str__(self) -> str:
        return f"{self.ratio} in [{number_text(self.low)}, {number_text(self.high)}]"


@frozen
class MeanRange:
    """A mean over games between two numbers, both allowed: `mean(a.x) in [150, 300]`."""

    term: Term
    low: float = field(converter=_plain)
    high: float = field(converter=_plain)

    def __str__(self) -> str:
        return f"mean({self.term}) in [{number_text(self.low)}, {number_text(self.high)}]"


@frozen
class RefusedCount:
    """Orders refused in an arm, per game, for one reason or for any: `refused(a, wrong_seat) == 1`."""

    arm: str
    reason: str | None
    count: float

    def __str__(self) -> str:
        inside = self.arm if self.reason is None else f"{self.arm}, {self.reason}"
        return f"refused({inside}) == {number_text(self.count)}"


Expectation = Comparison | RatioBound | RatioRange | MeanRange | RefusedCount


def number_text(value: float) -> str:
    """The shortest text that reads back as the same number, whole numbers without a point."""
    if math.isfinite(value) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def _term_references(term: Term) -> Iterator[Reference]:
    match term:
        case Reference():
            yield term
        case Number():
            return
        case Scaled(_, inner):
            yield from _term_references(inner)
        case Total(left, right) | Difference(left, right):
            yield from _term_references(left)
            yield from _term_references(right)


def references(part: Term | Ratio | Expectation) -> tuple[Reference, ...]:
    """The measures named in a term, a ratio or an expectation, each once, in the order of the text."""
    match part:
        case RefusedCount():
            found: list[Reference] = []
        case Comparison(left, _, right) | Ratio(left, right):
            found = [*_term_references(left), *_term_references(right)]
        case RatioBound(ratio, _, _) | RatioRange(ratio, _, _):
            found = list(references(ratio))
        case MeanRange(term, _, _):
            found = list(_term_references(term))
        case _:
            found = list(_term_references(part))
    return tuple(dict.fromkeys(found))


def arms_named(expectation: Expectation) -> tuple[str, ...]:
    """The arms an expectation speaks of, each once, in the order of the text."""
    if isinstance(expectation, RefusedCount):
        return (expectation.arm,)
    return tuple(dict.fromkeys(reference.arm for reference in references(expectation)))

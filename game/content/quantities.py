"""Numbers in content files: each says its unit, its limits and where it comes from.

In a file a number is written plain, `members: 300`, when the file's `sources` cover its key; or as a mapping,
`{value: 300, range: [200, 400], grade: C, source: "..."}`; or hidden, `{between: [200, 400]}`: then it is
drawn for each game from the game's seed, and no seat knows it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

import attrs

from game.content.located import PathInFile
from game.content.phrase import Phrase
from game.content.structure import CONVERTER, Mistake
from game.core.problem import N_

Grade = Literal["A", "A*", "B", "C"]
SHARE: Final = "share"
HUNDRED, FOUR = "0-100", "0-4"  # units that are their own limits
ANY_KEY: Final = "default"
LARGEST: Final = 1e15


@attrs.frozen(kw_only=True)
class Source:
    """Where numbers come from. A read in the source, A* computed from it, B general knowledge, C assumed."""

    grade: Grade = attrs.field(metadata={"meaning": "grade"})
    source: str = attrs.field(metadata={"meaning": "where it comes from, in words"})


Sources = Mapping[str, Source]


@attrs.frozen(kw_only=True)
class _Written:
    """The mapping form of a number."""

    value: float | None = None
    between: tuple[float, float] | None = None
    range: tuple[float, float] | None = None
    grade: Grade | None = None
    source: str | None = None


@attrs.frozen
class Number:
    """A number of a scenario; `low` and `high` differ where it is drawn for each game."""

    low: float
    high: float
    plausible: tuple[float, float] | None = None
    grade: str | None = None
    source: str | None = None

    @property
    def hidden(self) -> bool:
        """Whether it is drawn for each game."""
        return self.low != self.high

    @property
    def middle(self) -> float:
        """The value, or the middle of what it is drawn from."""
        return (self.low + self.high) / 2.0


@attrs.frozen
class Limits:
    """What a number must be: its unit, its bounds, and whether it is whole."""

    unit: str
    low: float
    high: float
    whole: bool

    def __str__(self) -> str:
        """In words, as a sentence about a wrong value says it."""
        low, high = f"{self.low:.15g}", f"{self.high:.15g}"
        if self.unit == SHARE and (self.low, self.high) == (0.0, 1.0):
            return str(Phrase(N_("a share from 0 to 1")))
        if self.high >= LARGEST and self.whole:
            return str(Phrase(N_("a whole number of {unit} from {low}"), unit=self.unit, low=low))
        if self.high >= LARGEST:
            return str(Phrase(N_("a number from {low} ({unit})"), unit=self.unit, low=low))
        if self.whole and self.unit:
            words = N_("a whole number of {unit} from {low} to {high}")
            return str(Phrase(words, unit=self.unit, low=low, high=high))
        if self.whole:
            return str(Phrase(N_("a whole number from {low} to {high}"), low=low, high=high))
        if self.unit in (HUNDRED, FOUR, ""):
            return str(Phrase(N_("a number from {low} to {high}"), low=low, high=high))
        return str(Phrase(N_("a number from {low} to {high} ({unit})"), unit=self.unit, low=low, high=high))

    def check(self, value: object, at: PathInFile = ()) -> float:
        """The value as a float. Raises Mistake when it is no number, not whole or outside the bounds."""
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not self.low <= value <= self.high or (self.whole and value != int(value)):  # type: ignore[operator, call-overload]
            raise Mistake(Phrase("{limits}", limits=self), value, at)
        return float(value)  # type: ignore[arg-type]

    def read(self, value: object, _type: object = None) -> Number:
        """A number in any of its forms. Raises Mistake, or what cattrs raises for a wrong mapping."""
        if not isinstance(value, dict):
            number = self.check(value)
            return Number(number, number)
        written = CONVERTER.structure(value, _Written)
        if (written.value is None) == (written.between is None):
            raise Mistake(Phrase(N_("either `value` or `between`")), value)
        low, high = self._ends(value, "between") if written.between else (self.check(value["value"], ("value",)),) * 2
        plausible = self._ends(value, "range") if written.range else None
        if plausible and not plausible[0] <= low <= high <= plausible[1]:
            raise Mistake(
                Phrase(
                    N_("a value inside its range {low} to {high}"),
                    low=f"{plausible[0]:g}",
                    high=f"{plausible[1]:g}",
                ),
                value["value"] if written.between is None else value["between"],
                ("value",) if written.between is None else ("between",),
            )
        return Number(low, high, plausible, written.grade, written.source)

    def _ends(self, value: dict[str, Any], key: str) -> tuple[float, float]:
        low, high = (self.check(end, (key, place)) for place, end in enumerate(value[key]))
        if low > high:
            raise Mistake(Phrase(N_("the lower end first")), value[key], (key,))
        return low, high


def _declare(limits: Limits, meaning: str, default: float | None, optional: bool) -> Any:
    metadata: dict[str, object] = {"read": limits.read, "limits": limits, "meaning": meaning}
    if optional:
        return attrs.field(default=None, metadata=metadata)
    if default is None:
        return attrs.field(metadata=metadata)
    return attrs.field(default=Number(default, default, grade="C", source="default"), metadata=metadata)


def share(meaning: str, default: float | None = None, optional: bool = False) -> Any:
    """Declare a number from 0 to 1; `optional` makes it None when left out."""
    return _declare(Limits(SHARE, 0.0, 1.0, whole=False), meaning, default, optional)


def amount(
    unit: str,
    meaning: str,
    high: float = LARGEST,
    low: float = 0.0,
    default: float | None = None,
    optional: bool = False,
) -> Any:
    """Declare a number with a unit."""
    return _declare(Limits(unit, low, high, whole=False), meaning, default, optional)


def whole(unit: str, meaning: str, high: float = LARGEST, default: float | None = None, optional: bool = False) -> Any:
    """Declare a whole number of things."""
    return _declare(Limits(unit, 0.0, high, whole=True), meaning, default, optional)


def count(unit: str, meaning: str, low: int, high: int, default: int | None = None) -> Any:
    """Declare a plain int inside bounds: a setting of the scenario, no claim that needs a source."""
    limits = Limits(unit, float(low), float(high), whole=True)
    read: Callable[[object, object], int] = lambda value, _type: int(limits.check(value))  # noqa: E731
    metadata = {"read": read, "limits": limits, "meaning": meaning}
    return attrs.field(metadata=metadata) if default is None else attrs.field(default=default, metadata=metadata)


def means(meaning: str, **options: Any) -> Any:
    """Declare any other attribute, with its meaning for the guide to the format."""
    return attrs.field(metadata={"meaning": meaning}, **options)


def numbers_in(thing: object, path: PathInFile = ()) -> Iterator[tuple[PathInFile, Number]]:
    """Every Number inside an attrs object, with its path in the file."""
    if isinstance(thing, Number):
        yield path, thing
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from numbers_in(value, (*path, key))
    elif isinstance(thing, tuple):
        for place, value in enumerate(thing):
            yield from numbers_in(value, (*path, place))
    elif attrs.has(kind := type(thing)):
        for field in attrs.fields(kind):
            yield from numbers_in(getattr(thing, field.name), (*path, field.alias))


def origin(path: PathInFile, number: Number, sources: Sources) -> Source | None:
    """Where a number comes from: its own words, else the file's `sources` for its key, else for `default`."""
    of_file = sources.get(str(path[-1])) or sources.get(ANY_KEY)
    grade = number.grade or (of_file.grade if of_file else None)
    source = number.source or (of_file.source if of_file else None)
    if grade is None or source is None:
        return None
    return Source(grade=grade, source=source)  # type: ignore[arg-type]

"""Odds that explain themselves: a base chance and named modifiers that add in log-odds."""

from typing import Final

import attrs

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.parameters import Value

LEAST: Final = 1.0e-6


@attrs.define
class Odds:
    """A chance per element: logit(chance) = logit(base) + sum of the modifiers; shape of every array (n,)."""

    rule: str
    base: FloatArray
    modifiers: list[tuple[str, FloatArray]] = attrs.field(factory=list)

    def add(self, name: str, amount: FloatArray) -> "Odds":
        """Add a named modifier, in log-odds."""
        self.modifiers.append((name, amount))
        return self

    def chance(self) -> FloatArray:
        """The final chance."""
        least = exact.clip(self.base, LEAST, 1.0 - LEAST)
        total = exact.logit(least)
        for _, amount in self.modifiers:
            total = total + amount
        return exact.logistic(total)


def base_odds(rule: str, base: Value, like: FloatArray) -> Odds:
    """Odds with the same base chance for every element of an array of that shape."""
    return Odds(rule, base + like * 0.0)


@attrs.frozen
class ChanceNote:
    """Chances that were put to the draw, one per game of `rows`; kept while tracing."""

    rule: str
    rows: IntArray
    base: FloatArray
    modifiers: tuple[tuple[str, FloatArray], ...]
    chance: FloatArray
    draw: FloatArray
    result: BoolArray

    def part(self, where: IntArray) -> "ChanceNote":
        """The chances at these positions."""
        modifiers = tuple((name, amount[where]) for name, amount in self.modifiers)
        return ChanceNote(
            self.rule, self.rows[where], self.base[where], modifiers, self.chance[where], self.draw[where],
            self.result[where],
        )  # fmt: skip

    def at(self, row: int) -> "ChanceRecord | None":
        """What happened in one game, or None if it was not among them."""
        for place, known in enumerate(self.rows.tolist()):
            if known == row:
                return ChanceRecord(
                    self.rule,
                    self.base.item(place),
                    tuple((name, amount.item(place)) for name, amount in self.modifiers),
                    self.chance.item(place),
                    self.draw.item(place),
                    self.result.item(place),
                )
        return None


@attrs.frozen
class ChanceRecord:
    """One chance: base, each modifier in log-odds, final chance, the draw, whether it came true."""

    rule: str
    base: float
    modifiers: tuple[tuple[str, float], ...]
    chance: float
    draw: float
    result: bool

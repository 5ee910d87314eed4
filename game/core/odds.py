"""Odds that explain themselves: a base chance and named modifiers that add in log-odds."""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.logarithms import logit
from game.core.parameters import Value

LEAST: Final = 1.0e-6


@attrs.define
class Odds:
    """A chance per element: logit(chance) = logit(base) + sum of the modifiers; shape of every array (n,)."""

    rule: str
    base: FloatArray
    modifiers: list[tuple[str, FloatArray]] = attrs.field(factory=list)
    _chance: FloatArray | None = attrs.field(default=None, init=False, repr=False, eq=False)  # once it has been asked for

    def add(self, name: str, amount: FloatArray) -> "Odds":
        """Add a named modifier, in log-odds."""
        self.modifiers.append((name, amount))
        self._chance = None
        return self

    def chance(self) -> FloatArray:
        """The final chance."""
        if self._chance is None:
            total = logit(exact.clip(self.base, LEAST, 1.0 - LEAST))
            for _, amount in self.modifiers:
                total = total + amount
            self._chance = exact.logistic(total)
        return self._chance

    def part(self, where: IntArray) -> "Odds":
        """The odds of the elements at these positions."""
        modifiers = [(name, amount[where] if np.ndim(amount) else amount) for name, amount in self.modifiers]
        some = Odds(self.rule, self.base[where], modifiers)
        some._chance = self.chance()[where]
        return some


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

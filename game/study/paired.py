"""Which games two arms can be compared in, and the value of a term in each of them."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from game.core.arrays import BoolArray, FloatArray
from game.study.expectations import Difference, Number, Reference, Scaled, Term, Total
from game.study.results import ArmResult, ExperimentResult

# Sums and differences smaller than this share of what went into them are rounding, not effects.
ROUNDING = 1e-12


@frozen(eq=False)
class UsableGames:
    """The games (games,) that can be used, and why the others cannot: an empty role, else a missing value."""

    usable: BoolArray
    empty_role: int
    missing: int

    @property
    def n(self) -> int:
        """Games that can be used."""
        return int(self.usable.sum())

    @property
    def left_out(self) -> int:
        """Games that cannot."""
        return self.empty_role + self.missing

    @property
    def too_few(self) -> bool:
        """True when fewer than half of the games can be used."""
        return self.n < self.left_out


def usable_games(arms: Sequence[ArmResult], values: Sequence[FloatArray]) -> UsableGames:
    """The games in which no role was empty in any of the arms and none of the values (games,) is missing."""
    empty = np.logical_or.reduce([arm.left_out for arm in arms])
    missing = np.zeros_like(empty)
    for column in values:
        missing |= np.isnan(column)
    missing &= ~empty
    return UsableGames(~(empty | missing), int(empty.sum()), int(missing.sum()))


def games_with(references: Sequence[Reference], result: ExperimentResult) -> UsableGames:
    """The games in which every one of the references has a value and no role was empty in their arms."""
    arms = [result.arms[reference.arm] for reference in references]
    return usable_games(arms, [result.arms[item.arm].values[item.label] for item in references])


def term_values(term: Term, result: ExperimentResult) -> FloatArray:
    """The term game by game, (games,), in its unit; nan where a measure in it is missing."""
    return _with_size(term, result)[0]


def _with_size(term: Term, result: ExperimentResult) -> tuple[FloatArray, FloatArray]:
    """The term and the sum of the absolute parts it is made of, which tells an effect from rounding."""
    match term:
        case Reference(arm, label):
            values: FloatArray = result.arms[arm].values[label].astype(np.float64)
            return values, np.abs(values)
        case Number(value):
            constant: FloatArray = np.full(result.games, value)
            return constant, np.abs(constant)
        case Scaled(factor, inner):
            values, size = _with_size(inner, result)
            return factor * values, abs(factor) * size
        case Total(first, second):
            left, right, sign = first, second, 1.0
        case Difference(first, second):
            left, right, sign = first, second, -1.0
    left_values, left_size = _with_size(left, result)
    right_values, right_size = _with_size(right, result)
    size = left_size + right_size
    values = left_values + sign * right_values
    return np.where(np.abs(values) <= ROUNDING * size, 0.0, values), size

"""What the games of an experiment gave: the input of the judge and of the report."""

from collections.abc import Mapping

import numpy as np
from attrs import field, frozen

from game.core.arrays import BoolArray, FloatArray
from game.study.expectations import Expectation


@frozen
class Refusal:
    """One order of a script refused for one reason on one turn, with the number of games in which that happened."""

    turn: int
    seat: str
    order: str
    reason: str
    count: int


@frozen(eq=False)
class ArmResult:
    """One arm, game by game; game i has the same seed in every arm."""

    name: str
    # Per measure label, (games,), in the measure's unit; nan where the measure is missing in that game.
    values: Mapping[str, FloatArray]
    # Per reason, (games,): orders refused for it.
    refused: Mapping[str, FloatArray]
    refusals: tuple[Refusal, ...]
    # (games,): true where a role was empty when the order or inject that names it came.
    left_out: BoolArray

    def __attrs_post_init__(self) -> None:
        for label, values in [*self.values.items(), *self.refused.items()]:
            if values.shape != self.left_out.shape:
                raise ValueError(f"{label} of arm {self.name} has shape {values.shape}, not {self.left_out.shape}")
            if np.isinf(values).any():
                raise ValueError(f"{label} of arm {self.name} is infinite in a game")

    def refused_per_game(self, reason: str | None = None) -> float:
        """Orders refused per game, for `reason` or for any, over the games not left out; nan if all are."""
        counts = [values for name, values in self.refused.items() if reason in (None, name)]
        kept = ~self.left_out
        if not kept.any():
            return float("nan")
        return sum(float(values[kept].sum()) for values in counts) / int(kept.sum())


@frozen(eq=False)
class ExperimentResult:
    """A whole experiment; `labels` and `arms` are in the order of the file."""

    title: str
    scenario: str
    preset: str
    games: int
    seed: int
    arms: Mapping[str, ArmResult]
    labels: tuple[str, ...]
    expectations: tuple[Expectation, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        for name, arm in self.arms.items():
            if arm.name != name or arm.left_out.shape != (self.games,):
                raise ValueError(f"arm {name} is not the result of {self.games} games of that arm")
            if set(arm.values) != set(self.labels):
                raise ValueError(f"arm {name} has the measures {sorted(arm.values)}, not {sorted(self.labels)}")

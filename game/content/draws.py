"""Numbers of a scenario as arrays: fixed ones repeated, hidden ones drawn from each game's seed."""

import numpy as np

from game.content.quantities import Number
from game.core import luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose


class Draws:
    """Draws of the start state, each under its own name (`competence:ALFA/boss`): no draw moves another."""

    def __init__(self, seeds: KeyArray) -> None:
        self.seeds = seeds
        self.batch = len(seeds)

    def level(self, number: Number, name: str) -> FloatArray:
        """One value per game, shape (B,)."""
        if not number.hidden:
            return np.full(self.batch, number.low)
        return number.low + (number.high - number.low) * self._uniform(name, 0)

    def whole(self, number: Number, name: str, unit: float = 1.0) -> IntArray:
        """One whole value per game, shape (B,); `unit` is 1e6 where the file says millions."""
        low, high = round(number.low * unit), round(number.high * unit)
        if low == high:
            return np.full(self.batch, low, dtype=np.int64)
        steps: IntArray = np.floor(self._uniform(name, 0) * float(high - low + 1)).astype(np.int64)
        return low + steps

    def estimate(self, truth: FloatArray, error: FloatArray, name: str) -> FloatArray:
        """The truth off by a standard error, shape (B,); three uniforms stand for a normal draw."""
        total = self._uniform(name, 0) + self._uniform(name, 1) + self._uniform(name, 2)
        return truth + error * (2.0 * total - 3.0)

    def _uniform(self, name: str, attempt: int) -> FloatArray:
        return luck.uniform(luck.key(self.seeds, Purpose.START_STATE, luck.entity(name)), attempt)

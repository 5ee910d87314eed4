"""Numbers of a scenario as arrays: fixed ones repeated, hidden ones drawn from each game's seed."""

from typing import Final

import numpy as np

from game.content.quantities import Number
from game.core import luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose

_THREE: Final = np.arange(3)[:, None]  # draws from one key


class Draws:
    """Draws of the start state, each under its own name (`competence:ALFA/boss`): no draw moves another."""

    def __init__(self, seeds: KeyArray) -> None:
        self.batch = len(seeds)
        self._stem = luck.stem(seeds, Purpose.START_STATE, 1)

    def level(self, number: Number, name: str) -> FloatArray:
        """One value per game, shape (B,)."""
        if not number.hidden:
            return np.full(self.batch, number.low)
        return number.low + (number.high - number.low) * luck.uniform(self._key(name))

    def whole(self, number: Number, name: str, unit: float = 1.0) -> IntArray:
        """One whole value per game, shape (B,); `unit` is 1e6 where the file says millions."""
        low, high = round(number.low * unit), round(number.high * unit)
        if low == high:
            return np.full(self.batch, low, dtype=np.int64)
        steps: IntArray = np.floor(luck.uniform(self._key(name)) * float(high - low + 1)).astype(np.int64)
        return low + steps

    def estimate(self, truth: FloatArray, error: FloatArray, name: str) -> FloatArray:
        """The truth off by a standard error, shape (B,); three uniforms stand for a normal draw."""
        first, second, third = luck.uniform(self._key(name), _THREE)
        total: FloatArray = first + second + third
        return truth + error * (2.0 * total - 3.0)

    def _key(self, name: str) -> KeyArray:
        return luck.child(self._stem, luck.entity(name))

"""The presences as rules see them that go through all of them each pulse: where they stand and to whom they belong.

Groups are born and spread in play, so that most games of a batch have spare slots: rules go through a list of the
presences there are, shape (n,), the games one after the other.
"""

import attrs
import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose
from game.core.state import State


@attrs.frozen
class Roll:
    """Places of the presences there are in flattened arrays: (B, P), (B,), (B, R) and (B, G); shapes (n,)."""

    place: IntArray
    row: IntArray
    region: IntArray
    group: IntArray
    shape: tuple[int, int, int, int]  # B, P, R, G

    def of(self, values: FloatArray) -> FloatArray:
        """values (B, P) of each presence; (n,)."""
        return values.ravel().take(self.place)

    def counted_of(self, values: IntArray) -> IntArray:
        """Whole numbers (B, P) of each presence; (n,)."""
        return values.ravel().take(self.place)

    def of_region(self, values: FloatArray) -> FloatArray:
        """values (B, R) of the region of each presence; (n,)."""
        return values.ravel().take(self.region)

    def of_group(self, values: FloatArray) -> FloatArray:
        """values (B, G) of the group of each presence; (n,)."""
        return values.ravel().take(self.group)

    def counted_of_group(self, values: IntArray) -> IntArray:
        """Whole numbers (B, G) of the group of each presence; (n,)."""
        return values.ravel().take(self.group)

    def by_region(self, values: FloatArray | IntArray) -> FloatArray:
        """Sums of values (n,) by region, in the order of the presences; (B, R)."""
        return self._by(self.region, values, self.shape[2])

    def by_group(self, values: FloatArray | IntArray) -> FloatArray:
        """Sums of values (n,) by group, in the order of the presences; (B, G)."""
        return self._by(self.group, values, self.shape[3])

    def mean_by_region(self, values: FloatArray, weights: FloatArray | IntArray) -> FloatArray:
        """Means of values (n,) by region, weighted by weights (n,); 0 where they are 0. (B, R)."""
        whole = self.by_region(weights)
        return self.by_region(values * weights) / np.where(whole > 0, whole, 1.0)

    def counted_by_region(self, values: IntArray) -> IntArray:
        """Sums of whole numbers (n,) by region; (B, R)."""
        return self._count_by(self.region, values, self.shape[2])

    def counted_by_group(self, values: IntArray) -> IntArray:
        """Sums of whole numbers (n,) by group; (B, G)."""
        return self._count_by(self.group, values, self.shape[3])

    def spread(self, values: FloatArray) -> FloatArray:
        """values (n,) in the places of their presences, 0 in spare slots; (B, P)."""
        table = np.zeros(self.shape[0] * self.shape[1])
        table[self.place] = values
        return table.reshape(self.shape[:2])

    def keys(self, state: State, purpose: Purpose, *words: int) -> KeyArray:
        """Keys of the draws of a purpose, one for each presence at its game's clock; (n,)."""
        stem = luck.stem(state.seed, purpose, 1 + len(words), state.day)
        return luck.child(stem.take(self.row), state.presence_key.ravel().take(self.place), *words)

    def _by(self, places: IntArray, values: FloatArray | IntArray, size: int) -> FloatArray:
        sums = np.zeros(self.shape[0] * size)
        np.add.at(sums, places, values.astype(np.float64, copy=False))
        return sums.reshape(self.shape[0], size)

    def _count_by(self, places: IntArray, values: IntArray, size: int) -> IntArray:
        sums = np.zeros(self.shape[0] * size, dtype=np.int64)
        np.add.at(sums, places, values)
        return sums.reshape(self.shape[0], size)


def call_roll(state: State) -> Roll:
    """The roll of a state as it stands; it holds until a presence is born."""
    batch, size = state.presence_group.shape
    regions, groups = state.region_key.shape[1], state.group_key.shape[1]
    place = np.flatnonzero(state.presence_group >= 0)
    row = place // size
    region = state.presence_region.ravel().take(place) + row * regions
    group = state.presence_group.ravel().take(place) + row * groups
    return Roll(place, row, region, group, (batch, size, regions, groups))


def mean_of_members(state: State, values: FloatArray) -> FloatArray:
    """Means of values (B, P) of the presences of each region, weighted by their members; 0 where there are none. (B, R)."""
    roll = call_roll(state)
    return roll.mean_by_region(roll.of(values), roll.counted_of(state.members))


def members_of(state: State, rows: IntArray, group: IntArray) -> IntArray:
    """Members of groups wherever they are, given by games and slots; shapes (n,)."""
    return exact.integer_total(state.members[rows] * (state.presence_group[rows] == group[:, None]))

"""The presences as rules see them that go through all of them each pulse: which region and which group each belongs to."""

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.state import State


@attrs.frozen
class Roll:
    """Places of the presences (B, P) in flattened arrays (B, R) and (B, G); a spare slot points at the first place.

    What is counted or drawn for a spare slot must be 0, as everything is that goes by its members or its custody.
    """

    region: IntArray
    group: IntArray
    regions: int

    def of_region(self, values: FloatArray) -> FloatArray:
        """values (B, R) of the region of each presence; (B, P)."""
        return values.ravel().take(self.region)

    def of_group(self, values: FloatArray) -> FloatArray:
        """values (B, G) of the group of each presence; (B, P)."""
        return values.ravel().take(self.group)

    def counted_of_group(self, values: IntArray) -> IntArray:
        """Whole numbers (B, G) of the group of each presence; (B, P)."""
        return values.ravel().take(self.group)

    def by_region(self, values: FloatArray) -> FloatArray:
        """Sums of values (B, P) by region, in the order of the presences; (B, R)."""
        batch = self.region.shape[0]
        sums = np.bincount(self.region.ravel(), weights=values.ravel(), minlength=batch * self.regions)
        return np.asarray(sums, dtype=np.float64).reshape(batch, self.regions)

    def mean_by_region(self, values: FloatArray, weights: FloatArray) -> FloatArray:
        """Means of values (B, P) by region, weighted by weights (B, P); 0 where they are 0. (B, R)."""
        whole = self.by_region(weights)
        return self.by_region(values * weights) / np.where(whole > 0, whole, 1.0)

    def counted_by_region(self, values: IntArray) -> IntArray:
        """The same of whole numbers, exact below 2^53."""
        return exact.to_int(self.by_region(values * 1.0))


def call_roll(state: State) -> Roll:
    """The roll of a state as it stands; it holds until a presence is born."""
    row = np.arange(state.presence_group.shape[0])[:, None]
    regions, groups = state.region_key.shape[1], state.group_key.shape[1]
    region = np.where(state.presence_region >= 0, state.presence_region, 0) + row * regions
    group = np.where(state.presence_group >= 0, state.presence_group, 0) + row * groups
    return Roll(region, group, regions)

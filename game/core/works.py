"""Labs and fields as rules see them that go through all of them each pulse: whose, where, of which product.

Most groups make nothing in most regions, so that rules go through a list of the places there are, shape (n,), the games
one after the other.
"""

import attrs
import numpy as np

from game.core import luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose
from game.core.rows import at
from game.core.state import State

SEARCH, DORMANCY, BUILDING = range(3)  # what is drawn for each place in a pulse


@attrs.frozen
class Works:
    """Places of labs and fields in flattened arrays: (B, P, X), (B,), (B, P), (B, R), (B, G) and (B, X); shapes (n,)."""

    place: IntArray
    row: IntArray
    presence: IntArray
    region: IntArray
    group: IntArray
    product: IntArray
    kind: IntArray  # index of the product
    key: KeyArray  # of the draws of this pulse
    shape: tuple[int, int, int, int, int]  # B, P, R, G, X

    def standing(self, state: State) -> tuple[IntArray, IntArray]:
        """Labs or fields at work, and those that lie dormant, now; (n,) each."""
        return state.sites.reshape(-1).take(self.place), state.sites_idle.reshape(-1).take(self.place)

    def by_product(self, values: FloatArray) -> FloatArray:
        """Sums of values (n,) by product; (B, X)."""
        return self._by(self.product, values, (self.shape[0], self.shape[4]))

    def by_region(self, values: FloatArray) -> FloatArray:
        """Sums of values (n,) by region; (B, R)."""
        return self._by(self.region, values, (self.shape[0], self.shape[2]))

    def by_group_and_product(self, values: FloatArray) -> FloatArray:
        """Sums of values (n,) by group and product; (B, G, X)."""
        batch, _, _, groups, products = self.shape
        return self._by(self.group * products + self.kind, values, (batch, groups, products))

    def counted_by_group_and_product(self, values: IntArray) -> IntArray:
        """Sums of whole numbers (n,) by group and product; (B, G, X)."""
        batch, _, _, groups, products = self.shape
        sums = np.zeros(batch * groups * products, dtype=np.int64)
        np.add.at(sums, self.group * products + self.kind, values)
        return sums.reshape(batch, groups, products)

    def draw(self, number: int) -> FloatArray:
        """A uniform draw for each place at its game's clock, one for each use; (n,)."""
        return luck.uniform(self.key, number)

    def _by(self, places: IntArray, values: FloatArray | IntArray, shape: tuple[int, ...]) -> FloatArray:
        size = 1
        for length in shape:
            size *= length
        sums = np.bincount(places, weights=values, minlength=size)
        return np.asarray(sums, dtype=np.float64).reshape(shape)


def call_works(state: State) -> Works:
    """The labs and fields of a state as it stands; it holds until a presence is born."""
    batch, presences, products = state.site_base.shape
    regions, groups = state.region_key.shape[1], state.group_key.shape[1]
    place = np.flatnonzero(state.site_base > 0)
    presence = place // products
    kind = place - presence * products
    row = presence // presences
    region = state.presence_region.reshape(-1).take(presence) + row * regions
    group = state.presence_group.reshape(-1).take(presence) + row * groups
    stem = luck.stem(state.seed, Purpose.SITE_WEEK, 2, state.day)
    key = luck.child(stem.take(row), state.presence_key.reshape(-1).take(presence), kind)
    shape = (batch, presences, regions, groups, products)
    return Works(place, row, presence, region, group, row * products + kind, kind, key, shape)


def works_in(state: State, rows: IntArray, region: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Places (number in `rows`, presence, product) with labs or fields in one region of each game; shapes (m,)."""
    here = state.presence_region[rows] == region[:, None]
    there = (state.sites[rows] > 0) | (state.sites_idle[rows] > 0)
    number, presence, kind = np.nonzero(here[:, :, None] & there)
    return number, presence, kind


def staff_of(state: State, works: Works) -> IntArray:
    """Members of the group in the region of each place; (n,)."""
    row = works.row
    return at(state.members, row, works.presence - row * works.shape[1])

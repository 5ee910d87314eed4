"""Random networks of groups with the published totals, in place of the published network, which is not available.

What is known of it (Prieto-Curiel, Campedelli and Hope, Science 381:1312, 2023, data of the replication): 150 groups, 92
pairs of rivals of total weight 179, 91 pairs of allies of total weight 163, 36 groups without any tie, 23 with rivals but
without an ally, and rank and weights of eleven groups. The rest is drawn by this law, stated before any result was seen
and not chosen by one:

1. The eleven groups keep their ranks and weights. The 36 groups without ties have the last ranks. The other 103 groups
   are numbered by the ranks that are left, 11 to 114.
2. 23 of the 103, each as likely as any other, have no ally; each of those gets one end of a rivalry, each of the 80 others
   one end of an alliance.
3. The ends that are left (of rivalries 2 x 179 less those given, of alliances 2 x 163 less those given) are dealt one by
   one, an end going to group k with a chance in proportion to 1/k, among the groups that may have it and whose weight is
   still below that of the tenth group, which none may exceed. Ranks are then given anew by the weight dealt.
4. All ends of a kind are shuffled and tied two by two. Then two ties drawn at random exchange ends, again and again; an
   exchange is kept if it brings no more ties of a group with itself and the number of different pairs no further from
   the published one (or removes a tie with itself). It ends when there are none of the former and just as many of the
   latter. Ties between the same two groups add up to the weight of the pair.
"""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.core import draws, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.purposes import Purpose

GROUPS: Final = 150
TIED: Final = 114
WITHOUT_ALLY: Final = 23
RIVALRIES: Final = (92, 179)  # pairs, their total weight
ALLIANCES: Final = (91, 163)
# Rank to weight of rivalries and of alliances.
LISTED: Final[Mapping[int, tuple[int, int]]] = {
    1: (77, 55), 2: (19, 34), 3: (21, 13), 4: (16, 10), 5: (13, 9), 6: (9, 10), 7: (10, 7), 8: (10, 6), 9: (13, 2),
    10: (4, 9), 15: (6, 4),
}  # fmt: skip
HIGHEST_WEIGHT: Final = sum(LISTED[10])
SEED: Final = 1

_RIVAL, _ALLY = 0, 1
# What a draw is for, a word of its key.
_NO_ALLY, _DEAL, _SHUFFLE, _FIRST, _SECOND, _TURN = range(6)


@attrs.frozen(eq=False)
class Networks:
    """Rivals and allies of `n` networks; groups in the order of their ranks, from 0."""

    rivalry: IntArray  # (n, 150, 150), symmetric weights
    alliance: IntArray  # (n, 150, 150), symmetric weights

    @property
    def alliance_weight(self) -> FloatArray:
        """Total weight of the alliances of each group (n, 150)."""
        whole: FloatArray = self.alliance.sum(axis=2).astype(np.float64)
        return whole


def draw_networks(n: int, seed: int = SEED) -> Networks:
    """Networks number 0 to n-1 of a seed; a network is the same whatever others are drawn."""
    number = np.arange(n)
    weights = _weights(seed, number)
    return Networks(
        _tie(seed, number, _RIVAL, weights[:, :, _RIVAL], RIVALRIES),
        _tie(seed, number, _ALLY, weights[:, :, _ALLY], ALLIANCES),
    )


def _key(seed: int, number: IntArray, what: int, *words: int | IntArray) -> KeyArray:
    return luck.key(seed, Purpose.VALIDATION_NETWORK, number, what, *words)


def _weights(seed: int, number: IntArray) -> IntArray:
    """Weight of the rivalries and of the alliances of each group, steps 1 to 3; (n, 150, 2)."""
    free = np.array([rank - 1 for rank in range(1, TIED + 1) if rank not in LISTED])
    lots = luck.uniform(_key(seed, number[:, np.newaxis], _NO_ALLY, free))
    with_ally = np.argsort(np.argsort(lots, axis=1, kind="stable"), axis=1, kind="stable") >= WITHOUT_ALLY
    dealt = np.zeros((len(number), len(free), 2), dtype=np.int64)
    dealt[:, :, _RIVAL], dealt[:, :, _ALLY] = ~with_ally, with_ally
    listed = np.array(list(LISTED.values()))
    for kind, (_pairs, weight), may in (
        (_RIVAL, RIVALRIES, np.ones_like(with_ally)), (_ALLY, ALLIANCES, with_ally),
    ):  # fmt: skip
        left = 2 * weight - int(listed[:, kind].sum()) - int(dealt[0, :, kind].sum())
        for end in range(left):
            chances = np.where(may & (dealt.sum(axis=2) < HIGHEST_WEIGHT), 1.0 / (free + 1.0), 0.0)
            group = draws.categorical(_key(seed, number, _DEAL, kind, end), chances)
            dealt[np.arange(len(number)), group, kind] += 1
    order = np.argsort(-dealt.sum(axis=2), axis=1, kind="stable")
    weights = np.zeros((len(number), GROUPS, 2), dtype=np.int64)
    weights[:, free] = np.take_along_axis(dealt, order[:, :, np.newaxis], axis=1)
    weights[:, np.array(list(LISTED)) - 1] = listed
    return weights


def _tie(seed: int, number: IntArray, kind: int, weights: IntArray, published: tuple[int, int]) -> IntArray:
    """Tie the ends of one kind to pairs, step 4; symmetric weights (n, 150, 150)."""
    pairs, weight = published
    groups = np.arange(weights.shape[1])
    ends = np.stack([np.repeat(groups, one) for one in weights])
    lots = luck.uniform(_key(seed, number[:, np.newaxis], _SHUFFLE, kind, np.arange(2 * weight)))
    ends = np.take_along_axis(ends, np.argsort(lots, axis=1, kind="stable"), axis=1).reshape(len(number), weight, 2)
    ties = _Ties.of(ends)
    stems = np.stack([
        luck.stem(seed, Purpose.VALIDATION_NETWORK, 1, number, what, kind) for what in (_FIRST, _SECOND, _TURN)
    ])  # fmt: skip
    step = 0
    while (rows := np.flatnonzero(~ties.done(pairs))).size:
        keys = luck.child(stems[:, rows], step)
        first, second = exact_index(keys[:2], weight)
        ties.exchange(rows, first, second, draws.chance(keys[2], 0.5), pairs)
        step += 1
    return ties.matrix()


def exact_index(key: KeyArray, n: int) -> IntArray:
    """A whole number from 0 to n-1 for each key, each as likely as any other."""
    return np.floor(luck.uniform(key) * n).astype(np.int64)


@attrs.define(eq=False)
class _Ties:
    """Ties of one kind in every network, how many of them join each two groups, and what is counted of them."""

    ends: IntArray  # (n, ties, 2)
    joined: IntArray  # (n, 150 * 150), by lower and higher group
    pairs: IntArray  # (n,) different pairs of different groups
    loops: IntArray  # (n,) ties of a group with itself

    @classmethod
    def of(cls, ends: IntArray) -> "_Ties":
        """Count the ties as they stand."""
        joined = np.zeros((len(ends), GROUPS * GROUPS), dtype=np.int64)
        np.add.at(joined, (np.arange(len(ends))[:, np.newaxis], _place(ends[:, :, 0], ends[:, :, 1])), 1)
        different = np.count_nonzero(joined, axis=1) - np.count_nonzero(joined[:, :: GROUPS + 1], axis=1)
        return cls(ends, joined, different, joined[:, :: GROUPS + 1].sum(axis=1))

    def done(self, pairs: int) -> BoolArray:
        """Which networks have no tie of a group with itself and just so many different pairs."""
        finished: BoolArray = (self.loops == 0) & (self.pairs == pairs)
        return finished

    def exchange(self, rows: IntArray, first: IntArray, second: IntArray, turned: BoolArray, pairs: int) -> None:
        """Exchange an end of two ties in each of these networks, where that brings it no further from its aim."""
        a, b = self.ends[rows, first].T
        c, d = np.where(turned, self.ends[rows, second].T[::-1], self.ends[rows, second].T)
        old, new = (_place(a, b), _place(c, d)), (_place(a, d), _place(c, b))
        gone = [self._count(rows, place, -1, 0) for place in old]
        come = [self._count(rows, place, 1, 1) for place in new]
        more = come[0] + come[1] - gone[0] - gone[1]
        loops = 0 + (a == d) + (c == b) - (a == b) - (c == d)
        before, after = np.abs(self.pairs[rows] - pairs), np.abs(self.pairs[rows] + more - pairs)
        keep = (first != second) & ((loops < 0) | ((loops == 0) & (after <= before)))
        for place in new:
            self.joined[rows[~keep], place[~keep]] -= 1
        for place in old:
            self.joined[rows[~keep], place[~keep]] += 1
        kept = rows[keep]
        self.ends[kept, first[keep]] = np.stack([a, d], axis=1)[keep]
        self.ends[kept, second[keep]] = np.stack([c, b], axis=1)[keep]
        self.pairs[kept] += more[keep]
        self.loops[kept] += loops[keep]

    def _count(self, rows: IntArray, place: IntArray, change: int, reached: int) -> IntArray:
        """Change how many ties join two groups; 1 where that number reaches `reached` and the groups differ."""
        self.joined[rows, place] += change
        counted: IntArray = ((self.joined[rows, place] == reached) & (place % (GROUPS + 1) != 0)).astype(np.int64)
        return counted

    def matrix(self) -> IntArray:
        """Weight of the ties between each two groups, symmetric; (n, 150, 150)."""
        half = self.joined.reshape(len(self.joined), GROUPS, GROUPS)
        return half + half.transpose(0, 2, 1)


def _place(one: IntArray, other: IntArray) -> IntArray:
    """Place of a pair in the flattened table: row of the lower, column of the higher."""
    return np.minimum(one, other) * GROUPS + np.maximum(one, other)

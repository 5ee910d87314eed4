"""The mean-field limit: the game's own rules with expected values for draws, in one region that is the whole country.

What the rules say of groups in regions is the published recruitment-conflict model (Prieto-Curiel, Campedelli and Hope,
Science 381:1312, 2023) when there is one region with everybody in it, every factor has its usual value, nobody leads or
governs anything, and each draw is put at its expectation:

    dC_i = rho C_i - eta C_i / sum C - theta C_i sum_j W_ij C_j - omega C_i^2        a week, in steps of a week
"""

from typing import Final

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.study.validation.networks import GROUPS, Networks
from game.study.validation.rules import Rules

MEMBERS_AT_START: Final = 115_000.0
WEEKS_A_YEAR: Final = 52
TOP: Final = 10


@attrs.frozen
class Policy:
    """Factors on the rules from some year on, and what they are called."""

    name: str = "status quo"
    recruitment: float = 1.0
    arrests: float = 1.0
    lethality: float = 1.0


@attrs.frozen(eq=False)
class Course:
    """What happened week by week; the state at the start of each week and the flows of that week.

    `members` is that at the end (n, 150); the others are (weeks, n) of the country, persons and persons a week.
    """

    members: FloatArray
    whole: FloatArray
    recruits: FloatArray
    arrests: FloatArray
    deaths: FloatArray
    leavers: FloatArray


@attrs.frozen(eq=False)
class Country:
    """A mean-field country for each network: who fights whom, and with what weight."""

    rules: Rules
    alliance: FloatArray  # (n, 150) total weight of a group's alliances
    rows: IntArray  # (k,) network of each side of each pair whose losses are not the usual
    mine: IntArray  # (k,) the side that loses
    other: IntArray  # (k,) the side that kills
    rivalry: FloatArray  # (k,) weight
    allied: FloatArray  # (k,) 1 between allies who are spared

    @classmethod
    def of(cls, networks: Networks, rules: Rules, spare_allies: bool = False) -> "Country":
        """The country of these networks; each pair stands twice, once for each side's losses.

        `spare_allies`: allies do not fight each other, as in the game; in the published model they are only protected. In
        the game nobody is both: a pair that is tied in both ways remains one of rivals.
        """
        allied = (networks.alliance > 0) & (networks.rivalry == 0) & spare_allies
        rows, mine, other = np.nonzero((networks.rivalry > 0) | allied)
        return cls(
            rules, networks.alliance_weight, rows, mine, other,
            networks.rivalry[rows, mine, other].astype(np.float64), allied[rows, mine, other].astype(np.float64),
        )  # fmt: skip

    def killed(self, members: FloatArray, by: int = GROUPS) -> FloatArray:
        """Expected deaths a week in each group (n, 150) at the hands of the `by` highest in rank.

        Everybody fights everybody with the weight that all share, which is linear in the others' members and can be
        taken at once for all of them; then pairs who fight more or less than that are put right.
        """
        killers = members[:, :by].sum(axis=1, keepdims=True)
        own = np.where(np.arange(GROUPS) < by, members, 0.0)
        nothing = np.zeros_like(members)
        deaths = self.rules.killed(nothing, nothing, self.alliance, members, killers - own)
        which = self.other < by
        rows, mine, other = self.rows[which], self.mine[which], self.other[which]
        sides, usual = (self.alliance[rows, mine], members[rows, mine], members[rows, other]), np.zeros(len(rows))
        more = self.rules.killed(self.rivalry[which], self.allied[which], *sides) - self.rules.killed(usual, usual, *sides)
        place = rows * GROUPS + mine
        deaths += np.bincount(place, weights=more, minlength=deaths.size).reshape(deaths.shape)
        return deaths

    def run(self, members: FloatArray, weeks: int, policy: Policy) -> Course:
        """Go on for some weeks under a policy."""
        flows: dict[str, list[FloatArray]] = {name: [] for name in ("whole", "recruits", "arrests", "deaths", "leavers")}
        for _week in range(weeks):
            recruits = self.rules.recruited(members) * policy.recruitment
            arrests = self.rules.taken(members, policy.arrests)
            deaths = self.killed(members) * policy.lethality
            leavers = self.rules.left(members)
            for name, value in (
                ("whole", members), ("recruits", recruits), ("arrests", arrests), ("deaths", deaths), ("leavers", leavers),
            ):  # fmt: skip
                flows[name].append(value.sum(axis=1))
            members = members + recruits - arrests - deaths - leavers
        return Course(members, **{name: np.stack(values) for name, values in flows.items()})


def start(networks: int) -> FloatArray:
    """Members of each group in 2012, the r-th in rank having a share in proportion to 1/r; (n, 150)."""
    shares = 1.0 / np.arange(1, GROUPS + 1)
    return np.tile(MEMBERS_AT_START * shares / shares.sum(), (networks, 1))

"""A target: a published figure, what came out, and whether it lies inside."""

import math
from collections.abc import Mapping
from typing import Any, Final, Literal

import attrs
import numpy as np

from game.content.published import PublishedFigure
from game.core.arrays import FloatArray
from game.texts import current

Kind = Literal["replication", "fitted", "check"]
KINDS: Final = ("replication", "fitted", "check")
NORMAL_95: Final = 1.6448536269514722  # quantile of the normal law


@attrs.frozen
class Pooled:
    """A share of cases, whatever games they come from: per cent, and 5% to 95% of it (Wilson 1927)."""

    share: float
    interval: tuple[float, float]

    @classmethod
    def of(cls, cases: float, n: int) -> "Pooled":
        """So many cases of n."""
        z, share = NORMAL_95, cases / n
        middle, width = share + z * z / (2.0 * n), z * math.sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n))
        scale = 100.0 / (1.0 + z * z / n)
        return cls(100.0 * share, (max(0.0, scale * (middle - width)), min(100.0, scale * (middle + width))))


Values = Mapping[str, FloatArray | Pooled]  # what came out by id of the figure: one value a network or game (n,), or a share


@attrs.frozen(kw_only=True)
class Target:
    """One line of the printed table."""

    id: str
    what: str
    kind: Kind  # a published model re-run, used in calibration, or not used
    compare: str = "size"  # size, or only the sign or the order where scales differ
    published: float | None
    n: int | None = None  # cases behind the published figure
    published_interval: tuple[float, float] | None = None
    band: tuple[float, float]  # what came out must lie in it; decided before it was seen
    got: float | None  # median over networks or games
    interval: tuple[float, float] | None = None  # 5% to 95% of them
    unit: str = ""
    scale: str = ""  # at what scale the figure was measured, where that differs from the game's
    source: str  # of the published figure, with its grade

    @property
    def fits(self) -> bool:
        """Whether what came out lies inside the band; of a sign or an order nothing at all is not enough."""
        if self.got is None:
            return False
        low, high = self.band
        if self.compare != "size" and math.isinf(high - low):
            return low < self.got < high
        return low <= self.got <= high

    def document(self) -> dict[str, Any]:
        """The shape that is printed as JSON; an open end of a band is null."""
        return {
            "id": self.id,
            "what": self.what,
            "kind": self.kind,
            "compare": self.compare,
            "published": self.published,
            "n": self.n,
            "published_interval": None if self.published_interval is None else list(self.published_interval),
            "band": [_closed(end) for end in self.band],
            "got": None if self.got is None else _rounded(self.got),
            "interval": None if self.interval is None else [_rounded(end) for end in self.interval],
            "unit": self.unit,
            "scale": self.scale,
            "fits": self.fits,
            "source": self.source,
        }


def judged(values: FloatArray, **about: Any) -> Target:
    """A target of which (n,) values came out, one a network or game; where none did it does not fit.

    A value that is missing (nan) is left out; of a single one there is no interval.
    """
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Target(got=None, **about)
    low, middle, high = (float(value) for value in np.quantile(known, (0.05, 0.5, 0.95)))
    return Target(got=middle, interval=(low, high) if known.size > 1 else None, **about)


def judge(figures: Mapping[str, PublishedFigure], values: Values) -> list[Target]:
    """A target for each of the values, beside the figure of its id."""
    found = []
    for id, value in values.items():
        words = about(id, figures[id])
        if isinstance(value, Pooled):
            found.append(Target(got=value.share, interval=value.interval, **words))
        else:
            found.append(judged(value, **words))
    return found


def about(id: str, figure: PublishedFigure) -> dict[str, Any]:
    """What a published figure says of its target."""
    return {
        "id": id, "what": figure.what[current()], "kind": figure.kind, "compare": figure.compare,
        "published": figure.published, "n": figure.n, "published_interval": figure.interval,
        "band": (figure.band.low, figure.band.high), "unit": figure.unit,
        "scale": "" if figure.scale is None else figure.scale[current()],
        "source": f"{figure.source}, grade {figure.grade}",
    }  # fmt: skip


def _closed(end: float) -> float | None:
    return end if math.isfinite(end) else None


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")

"""A target: a published figure, what came out, and whether it lies inside."""

import math
from typing import Any, Final, Literal

import attrs
import numpy as np

from game.core.arrays import FloatArray

Kind = Literal["replication", "fitted", "check"]
KINDS: Final = ("replication", "fitted", "check")


@attrs.frozen(kw_only=True)
class Target:
    """One line of the printed table."""

    id: str
    what: str
    kind: Kind  # a published model re-run, used in calibration, or not used
    published: float | None
    n: int | None = None  # cases behind the published figure
    band: tuple[float, float]  # what came out must lie in it; decided before it was seen
    got: float | None  # median over networks or games
    interval: tuple[float, float] | None = None  # 5% to 95% of them
    unit: str = ""
    source: str  # of the published figure, with its grade

    @property
    def fits(self) -> bool:
        """Whether what came out lies inside the band."""
        return self.got is not None and self.band[0] <= self.got <= self.band[1]

    def document(self) -> dict[str, Any]:
        """The shape that is printed as JSON; an open end of a band is null."""
        return {
            "id": self.id,
            "what": self.what,
            "kind": self.kind,
            "published": self.published,
            "n": self.n,
            "band": [_closed(end) for end in self.band],
            "got": None if self.got is None else _rounded(self.got),
            "interval": None if self.interval is None else [_rounded(end) for end in self.interval],
            "unit": self.unit,
            "fits": self.fits,
            "source": self.source,
        }


def judged(values: FloatArray, **about: Any) -> Target:
    """A target of which (n,) values came out, one a network or game."""
    low, middle, high = (float(value) for value in np.quantile(values, (0.05, 0.5, 0.95)))
    return Target(got=middle, interval=(low, high), **about)


def _closed(end: float) -> float | None:
    return end if math.isfinite(end) else None


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")

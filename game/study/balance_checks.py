"""What is asked of the balance of a scenario, worked out from paired games. It judges; it changes nothing.

A doctrine does better than another on a mandate of its seat where it does in more of their paired games than the other:
same luck, same player in the other seat, over all doctrines of the other seat alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.engine.lenses import Judged, compare
from game.study.balance_games import Cell, Outcome
from game.study.pairings import luck_share
from game.study.statistics import Interval, mean_interval, seed_of

Outcomes = Mapping[Cell, Outcome]
RANDOM: Final = "random"
RANDOM_LOSES: Final = 0.90  # of paired games
LUCK: Final = (0.10, 0.60)  # of the variance of a lens
RESAMPLES: Final = 400


@attrs.frozen
class Contest:
    """One player against another on a mandate of their seat, under a preset."""

    preset: str
    seat: str
    mandate: str
    one: str
    other: str
    better: Interval  # share of paired games in which `one` does better
    equal: float

    @property
    def wins(self) -> bool:
        """Whether `one` does better in more of the games than `other`."""
        return self.better.estimate > 1.0 - self.equal - self.better.estimate


@attrs.frozen
class AgainstRandom:
    """Share of paired games in which a doctrine does better than random orders, read in three ways."""

    preset: str
    seat: str
    doctrine: str
    own: str  # the mandate that it is about
    on_own: Interval
    on_most: Interval  # better on more of the seat's mandates than worse
    on_all: Interval  # over all mandates alike


@attrs.frozen
class LuckShare:
    """Luck's share of the variance of a lens over the pairings of doctrines."""

    preset: str
    lens: str
    share: float | None
    low: float | None  # None where nothing varies
    high: float | None

    @property
    def fits(self) -> bool:
        """Whether the share lies in the range that is asked for."""
        return self.share is not None and LUCK[0] <= self.share <= LUCK[1]


def signs(outcomes: Outcomes, seat: str, mandate: str, one: str, other: str, against: Sequence[str]) -> IntArray:
    """1 where `one` does better than `other` in a paired game, -1 where worse; (players of the other seats, games)."""
    found = []
    for cell, outcome in outcomes.items():
        players = dict(cell)
        if players[seat] == one and all(name in against for where, name in cell if where != seat):
            twin = tuple((where, other if where == seat else name) for where, name in cell)
            mine, theirs = outcome.mandates[seat, mandate], outcomes[twin].mandates[seat, mandate]
            paired = min(mine.lens.size, theirs.lens.size)
            found.append(compare(first_games(mine, paired), first_games(theirs, paired)))
    return np.stack(found)


def first_games(judged: Judged, games: int) -> Judged:
    """A mandate in the first games of those played."""
    return Judged(*(getattr(judged, field.name)[:games] for field in attrs.fields(Judged)))


def contests(
    outcomes: Outcomes, preset: str, seat: str, players: Sequence[str], against: Sequence[str]
) -> Iterator[Contest]:
    """Every player of a seat against every other, on every mandate of the seat."""
    for mandate in mandates_of(outcomes, seat):
        for one, other in permutations(players, 2):
            sign = signs(outcomes, seat, mandate, one, other, against)
            yield Contest(preset, seat, mandate, one, other, _share(sign > 0), float(np.mean(sign == 0)))


def mandates_of(outcomes: Outcomes, seat: str) -> list[str]:
    """The mandates of a seat."""
    return [mandate for where, mandate in next(iter(outcomes.values())).mandates if where == seat]


def against_random(
    outcomes: Outcomes, preset: str, seat: str, own: Mapping[str, str], against: Sequence[str]
) -> Iterator[AgainstRandom]:
    """Doctrines against random orders; `own`: doctrine -> the mandate that it is about."""
    for name, mandate in own.items():
        every = np.stack([signs(outcomes, seat, one, name, RANDOM, against) for one in mandates_of(outcomes, seat)])
        mine = signs(outcomes, seat, mandate, name, RANDOM, against)
        most = np.sign(every.sum(axis=0))
        yield AgainstRandom(
            preset, seat, name, mandate, _share(mine > 0), _share(most > 0), _share((every > 0).mean(axis=0))
        )


def _share(won: FloatArray | BoolArray) -> Interval:
    """Share of (players, games) won; the interval over games, whose luck the players of the other seat have in common."""
    found = mean_interval(won.mean(axis=0) * 1.0)
    return Interval(found.estimate, max(0.0, found.low), min(1.0, found.high), found.n)


def dominated(found: Sequence[Contest], doctrines: Sequence[str]) -> list[tuple[str, str]]:
    """Doctrines of one seat that another does better than on every mandate under every preset, and that other."""
    return [
        (worse, better)
        for worse, better in permutations(doctrines, 2)
        if all(one.wins for one in found if (one.one, one.other) == (better, worse))
    ]


def never_best(found: Sequence[Contest], doctrines: Sequence[str]) -> list[str]:
    """Doctrines that on each mandate under each preset some doctrine, not always the same one, does better than."""
    places = dict.fromkeys((one.preset, one.mandate) for one in found)
    return [
        name
        for name in doctrines
        if all(
            any(one.wins for one in found if (one.preset, one.mandate, one.other) == (*place, name) and one.one in doctrines)
            for place in places
        )
    ]


def wins_everything(found: Sequence[Contest], doctrines: Sequence[str]) -> list[tuple[str, str]]:
    """Presets under which one doctrine does better than every other on every mandate of the seat, and that doctrine."""
    return [
        (preset, name)
        for preset in dict.fromkeys(one.preset for one in found)
        for name in doctrines
        if all(one.wins for one in found if (one.preset, one.one) == (preset, name) and one.other in doctrines)
    ]


def luck_shares(outcomes: Outcomes, preset: str, cells: Sequence[Cell]) -> Iterator[LuckShare]:
    """Luck's share of every lens over these combinations, with a bootstrap interval over games."""
    for lens in outcomes[cells[0]].lenses:
        values = np.stack([outcomes[cell].lenses[lens] for cell in cells])
        share = luck_share(list(values))
        generator = np.random.default_rng(seed_of(f"{preset} {lens}"))
        games = values.shape[1]
        drawn = [luck_share(list(values[:, generator.integers(0, games, games)])) for _ in range(RESAMPLES)]
        known = [one for one in drawn if one is not None]
        low, high = (float(one) for one in np.quantile(known, (0.025, 0.975))) if known else (None, None)
        yield LuckShare(preset, lens, share, low, high)

"""What is reckoned of a game that is over and kept in its record: par and legacy (see game.debrief).

Each is a line of a kind of its own, with the rules version under which it was reckoned, so that whoever opens the record
again reads it there and reckons nothing. A record from before has none. What is read is checked to be of this very game:
its seats, players' names, lenses and measures, in tables of known size.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from game.core.measures import MEASURES
from game.core.problem import N_, Problem
from game.core.version import RULES
from game.core.world import World

PAR, LEGACY = "par", "legacy"
LEGACY_GAMES: Final = 64
LEGACY_MONTHS: Final = tuple(range(3, 37, 3))  # after the end, at which a legacy is read
MOST_LINES: Final = 40  # players of one seat
MOST_COURSES: Final = 40  # lenses and measures of one legacy
WIDEST: Final = 1.0e15  # of any number that is kept


@attrs.frozen
class ParLine:
    """What one player of a seat reached, or would have reached: red line and floor of its mandate, every lens, 0-100.

    `against`: 1 where this is better than what the seat itself reached on its mandate, -1 where worse, 0 alike or itself.
    """

    player: str
    played: bool
    red_line_kept: bool
    floor_kept: bool
    lenses: Mapping[str, float]
    against: int


@attrs.frozen
class Spread:
    """What many continuations gave: the median and the 5th and 95th of a hundred."""

    median: float
    low: float
    high: float


@attrs.frozen
class Course:
    """A lens (0-100) or a measure (its unit) after the game: as played, under `hold` from the start, and the one less the
    other.

    `end`, `hold_end`: when the game ended. The others have an entry for each of LEGACY_MONTHS; `beside` is the difference
    with the same luck afterwards.
    """

    name: str
    end: float
    after: tuple[Spread, ...]
    hold_end: float
    hold_after: tuple[Spread, ...]
    beside: tuple[Spread, ...]

    @property
    def beside_end(self) -> float:
        """The difference to `hold` when the game ended."""
        return self.end - self.hold_end


@attrs.frozen
class Par:
    """The par of a seat, its own result first."""

    seat: str
    lines: tuple[ParLine, ...]


@attrs.frozen
class Legacy:
    """36 months after the game under `hold`, beside those after a game in which the seat had given no order."""

    seat: str
    lenses: tuple[Course, ...]
    measures: tuple[Course, ...]


Reckoned: TypeAlias = Par | Legacy


def kind_of(found: Reckoned) -> str:
    """The kind of its line in a record."""
    return PAR if isinstance(found, Par) else LEGACY


def as_body(found: Reckoned) -> dict[str, Any]:
    """The body of its line in a record."""
    return {"rules": RULES, **attrs.asdict(found)}


def read_body(kind: str, body: Mapping[str, Any], world: World) -> Reckoned | None:
    """What a line holds; None where it was reckoned under other rules. Raises Problem for what is not of this game."""
    rules = body["rules"]
    if isinstance(rules, bool) or not isinstance(rules, int):
        raise _misfit("rules")
    if body["seat"] not in world.seats:
        raise _misfit("seat")
    seat: str = body["seat"]
    if kind == PAR:
        lines = tuple(_par_line(one, world) for one in _listed(body, "lines", MOST_LINES))
        found: Reckoned = Par(seat, lines)
    else:
        lenses = _courses(body, "lenses", world.lenses)
        found = Legacy(seat, lenses, _courses(body, "measures", MEASURES))
    return found if rules == RULES else None


def _par_line(one: Any, world: World) -> ParLine:
    player, lenses, against = one["player"], one["lenses"], one["against"]
    if not (isinstance(player, str) and 0 < len(player) <= 40 and player.isascii() and player.replace("_", "").isalpha()):
        raise _misfit("player")
    if not isinstance(lenses, Mapping) or set(lenses) != set(world.lenses):
        raise _misfit("lenses")
    if isinstance(against, bool) or against not in (-1, 0, 1):
        raise _misfit("against")
    return ParLine(
        player=player, played=_truth(one, "played"), red_line_kept=_truth(one, "red_line_kept"),
        floor_kept=_truth(one, "floor_kept"), lenses={lens: _number(lenses, lens) for lens in world.lenses},
        against=int(against),
    )  # fmt: skip


def _courses(body: Mapping[str, Any], name: str, known: Mapping[str, object]) -> tuple[Course, ...]:
    found = tuple(_course(one) for one in _listed(body, name, MOST_COURSES))
    if len({one.name for one in found}) < len(found) or any(one.name not in known for one in found):
        raise _misfit(name)
    return found


def _course(one: Any) -> Course:
    if not isinstance(one["name"], str):
        raise _misfit("name")
    after, hold, beside = (_spreads(one, name) for name in ("after", "hold_after", "beside"))
    return Course(one["name"], _number(one, "end"), after, _number(one, "hold_end"), hold, beside)


def _spreads(one: Mapping[str, Any], name: str) -> tuple[Spread, ...]:
    found = tuple(
        Spread(_number(each, "median"), _number(each, "low"), _number(each, "high"))
        for each in _listed(one, name, len(LEGACY_MONTHS))
    )
    if len(found) != len(LEGACY_MONTHS) or any(not each.low <= each.median <= each.high for each in found):
        raise _misfit(name)
    return found


def _listed(members: Mapping[str, Any], name: str, most: int) -> Sequence[Any]:
    found = members[name]
    if not isinstance(found, list) or len(found) > most:
        raise _misfit(name)
    return found


def _number(members: Mapping[str, Any], name: str) -> float:
    found = members[name]
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) <= WIDEST:
        raise _misfit(name)
    return float(found)


def _truth(members: Mapping[str, Any], name: str) -> bool:
    found = members[name]
    if not isinstance(found, bool):
        raise _misfit(name)
    return found


def _misfit(name: str) -> Problem:
    return Problem(N_("what was reckoned of the game does not fit it: {name}"), name=name)

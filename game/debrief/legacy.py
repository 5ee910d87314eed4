"""Legacy: what was built, and what was only postponed.

After its last turn the world runs on for 36 months (156 weeks, months of 4, 4 and 5) in which no seat gives an order: what
runs goes on until its money, its accord or its people run out, and the scenario has no events left. 64 continuations, each
with luck of its own. The same is done with the game in which one seat had held from the start (par's `hold`: the same
seed, events and orders of the other people), with the same luck afterwards, so that what the seat's own play left shows as
a difference: at the end, and months later.

How a lens is read m months after the end:
    a level          as it stands then
    a flow at pace   (`pace: true`) over the 12 months before, or those since the end where there are fewer, drawn out or in
                     to the length of the scenario, for which its anchors are given
    any other flow   since the start of the game: what has happened has happened
    a chance         over all attempts since the start of the game
A headline measure that is a flow is its count in the game when that ends, and later its count in the 12 months before (in
those since the end, drawn out to 12, where there are fewer); one that is a chance is read as in a lens.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.measures import MEASURES
from game.core.world import LensItem, World
from game.debrief.running_on import run_on
from game.engine.history import History, key_of, weighed
from game.engine.lenses import keys_needed
from game.engine.measuring import Key
from game.engine.order_table import empty_table
from game.engine.step import resolve_turn
from game.session.outcome import key_for, read_again
from game.session.reckoned import LEGACY_GAMES, LEGACY_MONTHS, Course, Legacy, Spread
from game.session.session import Session
from game.study.steps import Steps

YEAR: Final = 12  # months
LOW, HIGH = 0.05, 0.95
ALWAYS: Final = ("civilian_deaths", "homicides")  # people are counted wherever a game is judged


@attrs.frozen(eq=False)
class Ended:
    """A game at its end, a batch of one, and the readings of its turns."""

    game: Game
    history: History


@attrs.frozen(eq=False)
class RanOn:
    """What followed some ends, 64 games each: readings of every month, entry 0 being the whole game before.

    `days` since the end of the game after each.
    """

    before: World
    game: Game
    history: History
    days: tuple[float, ...]

    def lens(self, items: Sequence[LensItem], month: int) -> FloatArray:
        """A lens so many months after the end, 0-100; 0 is the end itself; shape (B,)."""
        return weighed(items, [self._item(item, month) for item in items])

    def _item(self, item: LensItem, month: int) -> FloatArray:
        key = key_of(self.game, item.measure, item.of)
        if not (item.pace and item.since_start):
            return self._standing(key, month)
        count, days = self._over_a_year(key, month)
        return count * (self.before.days_until(len(self.before.pulses)) / days)

    def measure(self, key: Key, month: int) -> FloatArray:
        """A measure so many months after the end; shape (B,)."""
        if MEASURES[key.measure].kind != "flow" or not month:
            return self._standing(key, month)
        count, days = self._over_a_year(key, month)
        return count * (self.days[YEAR] / days)

    def _standing(self, key: Key, month: int) -> FloatArray:
        """A level as it stands; a flow or a chance since the start of the game."""
        level = MEASURES[key.measure].kind == "level"
        return self.history.over(key, month if level else 0, month, at_end=level)

    def _over_a_year(self, key: Key, month: int) -> tuple[FloatArray, float]:
        """A flow over the twelve months before, or those since the end, and their days; at the end, over the game."""
        if not month:
            return self.history.over(key, 0, 0), self.before.days_until(len(self.before.pulses))
        first = max(1, month - YEAR + 1)
        return self.history.over(key, first, month), self.days[month] - self.days[first - 1]


def shown_keys(session: Session, seat: str) -> dict[str, Key]:
    """The measures told of a seat's legacy: those always on its screen, and the people killed."""
    world = session.truth.world
    wanted = dict.fromkeys((*(world.headline_measures or world.prediction_measures), *ALWAYS))
    found = {measure: key_for(session, seat, measure) for measure in wanted}
    return {measure: key for measure, key in found.items() if key is not None}


def all_keys(session: Session) -> tuple[Key, ...]:
    """Every key that mandates, lenses and legacies of the session read."""
    shown = [key for seat in session.seats for key in shown_keys(session, seat).values()]
    return tuple(dict.fromkeys((*keys_needed(session.truth), *shown)))


def legacy_steps(session: Session, held: Mapping[str, Ended]) -> Steps[tuple[Legacy, ...]]:
    """The legacy of some seats of a game that is over, with a stop after each month. Nothing of the game changes.

    `held`: for each seat the game in which it gave no order, its history with the keys of `all_keys`.
    """
    keys = all_keys(session)
    ran = yield from ran_on([Ended(session.truth, read_again(session, keys)), *held.values()], keys)
    return tuple(_legacy(session, seat, ran, number) for number, seat in enumerate(held, start=1))


def ran_on(ends: Sequence[Ended], keys: tuple[Key, ...]) -> Steps[RanOn]:
    """The 64 continuations of each of some ends of one game, side by side, with a stop after each month."""
    game = run_on([one.game for one in ends], LEGACY_GAMES)
    history = History(keys)
    for key in keys:
        wholes = [_whole(one.history, key) for one in ends]
        history.readings[key] = [(np.concatenate([one[0] for one in wholes]), np.concatenate([one[1] for one in wholes]))]
    turn, days = int(game.state.turn[0]), [0.0]
    for month in range(1, max(LEGACY_MONTHS) + 1):
        resolve_turn(game, empty_table())
        history.note(game)
        days.append(days[-1] + game.world.days_of(turn + month))
        yield
    return RanOn(ends[0].game.world, game, history, tuple(days))


def _whole(history: History, key: Key) -> tuple[FloatArray, FloatArray]:
    """The reading of a whole game as one: of a level its last, else the total of values and of attempts; shapes (64,)."""
    readings = history.readings[key]
    kept = readings[-1:] if MEASURES[key.measure].kind == "level" else readings
    value, tried = kept[0][0] + 0.0, kept[0][1] + 0.0
    for more, tries in kept[1:]:
        value, tried = value + more, tried + tries
    return np.repeat(value, LEGACY_GAMES), np.repeat(tried, LEGACY_GAMES)


def _legacy(session: Session, seat: str, ran: RanOn, number: int) -> Legacy:
    """What a seat left: the first end, its own, beside the end of that number, in which it held."""
    lenses, shown = session.truth.world.lenses, shown_keys(session, seat)
    months = (0, *LEGACY_MONTHS)
    of_lenses = [_course(name, [ran.lens(items, month) for month in months], number) for name, items in lenses.items()]
    of_measures = [_course(name, [ran.measure(key, month) for month in months], number) for name, key in shown.items()]
    return Legacy(seat, tuple(one for one in of_lenses if one), tuple(one for one in of_measures if one))


def _course(name: str, values: Sequence[FloatArray], number: int) -> Course | None:
    """Values at the end and after each of the months, of all ends; None for what has no value in some game."""
    own = [one[:LEGACY_GAMES] for one in values]
    held = [one[number * LEGACY_GAMES : (number + 1) * LEGACY_GAMES] for one in values]
    if any(np.isnan(one).any() for one in (*own, *held)):
        return None
    return Course(
        name=name, end=float(own[0][0]), after=tuple(map(_spread, own[1:])), hold_end=float(held[0][0]),
        hold_after=tuple(map(_spread, held[1:])),
        beside=tuple(_spread(one - other) for one, other in zip(own[1:], held[1:], strict=True)),
    )  # fmt: skip


def _spread(values: FloatArray) -> Spread:
    """Median and the 5th and 95th of a hundred, between the two nearest values."""
    ordered = np.sort(values, kind="stable")
    return Spread(_at(ordered, 0.5), _at(ordered, LOW), _at(ordered, HIGH))


def _at(ordered: FloatArray, share: float) -> float:
    place = share * (ordered.size - 1)
    below = int(place)
    above = min(below + 1, ordered.size - 1)
    return float(ordered[below] + (ordered[above] - ordered[below]) * (place - below))

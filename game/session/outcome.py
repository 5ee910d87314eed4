"""How a game ended: each seat against its mandate, what was done beside what came of it, the prediction card, what was
not known. There is no total score, and civilians are never a bonus.
"""

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from game.core.game import Game
from game.core.measures import MEASURES
from game.core.problem import Problem
from game.core.world import STATE_SEATS, Bound, Mandate
from game.engine.history import History, key_of, lens_value
from game.engine.lenses import judge_mandate
from game.engine.measuring import READERS, Key
from game.session import wording
from game.session.naming import text_in
from game.session.session import Session
from game.session.unknowns import Unknown, unknowns
from game.texts import N_, _, number

ACTIVITY: Final = ("raids", "dry_holes", "ambushes", "captures", "kills", "arrests", "fixes", "leads", "security_spending")
OUTCOMES: Final = ("civilian_deaths", "raider_deaths", "homicides", "command", "members", "approval")
# Of the seat of a group: what its own people did, and what became of the group.
ACTIVITY_OF_A_GROUP: Final = ("retaliation_attacks", "roadblocks", "bribes")
OUTCOMES_OF_A_GROUP: Final = (
    "civilian_deaths", "security_deaths", "homicides", "captures", "kills", "arrests", "command", "cohesion", "members",
)  # fmt: skip
NOT_A_PREDICTION: Final = N_("This is a model for learning and arguing, not a prediction.")
DIRECTIONS: Final = 3  # of a prediction: up, same, down
LEVEL_TOLERANCE: Final = 0.5  # of a prediction: a level that moves less stays the same


@attrs.frozen
class BoundShown:
    """A floor or red line: its words, its measure and what that is called, the value reached, the limit, whether it held."""

    text: str
    measure: str
    label: str
    value: float
    limit: float
    kept: bool


@attrs.frozen
class LensItemShown:
    """One measure of a lens: its id and name, its value and the values that mean 0 and 100."""

    measure: str
    label: str
    value: float
    zero: float
    hundred: float


@attrs.frozen
class LensShown:
    """A lens, 0-100, and what it is made of."""

    name: str
    value: float
    items: tuple[LensItemShown, ...]


@attrs.frozen
class SeatOutcome:
    """A seat against its mandate, in the order that counts: red line, floor, lens."""

    seat: str
    mandate: str
    red_line: BoundShown
    floor: BoundShown
    lens: LensShown
    target: float
    sentence: str


@attrs.frozen
class Headline:
    """One measure over the game; a level at the start and at the end."""

    measure: str
    label: str
    start: float | None
    value: float


@attrs.frozen
class Prediction:
    """One line of the prediction card: what was said, what came, each 1, 0 or -1."""

    turn: int
    measure: str
    label: str
    said: int
    came: int
    before: float
    after: float


@attrs.frozen
class HitRate:
    """How often a seat's prediction card was right about one measure."""

    measure: str
    label: str
    right: int
    whole: int


@attrs.frozen
class CardScore:
    """A prediction card over the game: lines right, and how many a card of `same` throughout would have had right.

    `coin`: what a die with a side for each of up, same and down has right on average.
    """

    right: int
    whole: int
    same: int
    coin: float


@attrs.frozen
class Outcome:
    """Everything that is shown when a game is over."""

    seats: tuple[SeatOutcome, ...]
    lenses: tuple[LensShown, ...]
    activity: tuple[Headline, ...]
    outcomes: tuple[Headline, ...]
    civilian_deaths: int
    predictions: tuple[Prediction, ...]
    unknown: Unknown
    note: str


def outcome(session: Session, seat: str) -> Outcome:
    """How the game stands as seen by one seat; `unknown` is told only for a game that is over."""
    game = session.truth
    judged = tuple(_seat(session, one) for one in session.seats if one in session.mandates)
    lenses = tuple(_lens(session, name) for name in game.world.lenses)
    deaths = _headline(session, seat, "civilian_deaths")
    of_state = seat in STATE_SEATS
    activity = ACTIVITY if of_state else ACTIVITY_OF_A_GROUP
    outcomes = OUTCOMES if of_state else OUTCOMES_OF_A_GROUP
    return Outcome(
        seats=judged, lenses=lenses, activity=_headlines(session, seat, activity),
        outcomes=_headlines(session, seat, outcomes), civilian_deaths=int(deaths.value) if deaths else 0,
        predictions=predictions(session, seat), unknown=unknowns(session, seat), note=_(NOT_A_PREDICTION),
    )  # fmt: skip


def mandate_of(session: Session, seat: str) -> Mandate | None:
    """The mandate a seat plays under, or None."""
    wanted = session.mandates.get(seat)
    return next((one for one in session.truth.world.mandates.get(seat, ()) if one.id == wanted), None)


def _seat(session: Session, seat: str) -> SeatOutcome:
    mandate = mandate_of(session, seat)
    if mandate is None:
        raise ValueError(f"{seat} has no mandate")
    judged = judge_mandate(session.truth, session.history, mandate)
    red = _bound(mandate.red_line, judged.red_line_value, judged.red_line_kept)
    floor = _bound(mandate.floor, judged.floor_value, judged.floor_kept)
    lens = _lens(session, mandate.lens)
    return SeatOutcome(seat, text_in(mandate.title), red, floor, lens, mandate.target, _sentence(red, floor, lens, mandate))


def _sentence(red: BoundShown, floor: BoundShown, lens: LensShown, mandate: Mandate) -> str:
    reached = {"lens": number(lens.value), "target": number(mandate.target)}
    if not red.kept:
        return _("The red line was crossed; nothing else in the mandate makes up for that.")
    if not floor.kept:
        return _("The red line held, but the floor gave way.")
    if lens.value >= mandate.target:
        return _("The mandate is met: red line and floor held; the lens stands at {lens}, its target was {target}.").format(
            **reached
        )
    return _("Red line and floor held, but the lens stands at {lens}, short of its target of {target}.").format(**reached)


def _bound(bound: Bound, value: np.ndarray, kept: np.ndarray) -> BoundShown:
    limit = bound.at_most if bound.at_most is not None else bound.at_least
    label = wording.measure_name(bound.measure)
    return BoundShown(text_in(bound.text), bound.measure, label, float(value[0]), float(limit or 0.0), bool(kept[0]))


def _lens(session: Session, name: str) -> LensShown:
    game, items = session.truth, session.truth.world.lenses[name]
    shown = []
    for item in items:
        key = key_of(game, item.measure, item.of)
        label = wording.measure_name(item.measure)
        shown.append(LensItemShown(item.measure, label, _over_game(session, key), item.zero, item.hundred))
    return LensShown(name, float(lens_value(game, session.history, items)[0]), tuple(shown))


def _over_game(session: Session, key: Key) -> float:
    turns = len(session.turns)
    level = MEASURES[key.measure].kind == "level"
    return float(read_again(session, (key,)).over(key, turns if level else min(1, turns), turns, at_end=level)[0])


def read_again(session: Session, keys: tuple[Key, ...]) -> History:
    """Readings of any keys, read again from the state after each turn."""
    history = History(keys)
    for state, _bookings, _events in session.checkpoints:
        history.note(Game(session.truth.world, state, session.truth.parameters))
    return history


def _headlines(session: Session, seat: str, measures: tuple[str, ...]) -> tuple[Headline, ...]:
    found = [_headline(session, seat, measure) for measure in measures]
    return tuple(one for one in found if one is not None)


def key_for(session: Session, seat: str, measure: str) -> Key | None:
    """A measure of the seat, or of its group, where it is taken of such, else of the nation; None where no rule moves it.

    Of those killed in the country a group sees all, not only those that are put down to it.
    """
    game = session.truth
    readers = READERS.get(measure, {})
    group = game.world.group_of_seat(seat)
    of = seat if "seat" in readers and game.world.viewer(seat) is not None else None
    if group is not None and "group" in readers and measure != "homicides":
        of = game.world.groups[group]
    try:
        return key_of(game, measure, of)
    except Problem:
        return None


def _headline(session: Session, seat: str, measure: str) -> Headline | None:
    """What `key_for` says of a measure, over the game; a level at its start and its end."""
    key = key_for(session, seat, measure)
    if key is None:
        return None
    start = None
    if MEASURES[measure].kind == "level":
        start = float(read_again(session, (key,)).over(key, 0, 0, at_end=True)[0])
    value = _over_game(session, key)
    return None if value != value else Headline(measure, wording.measure_name(measure), start, value)


def predictions(session: Session, seat: str) -> tuple[Prediction, ...]:
    """The prediction card scored: each measure against the turn before, for the turns that have been resolved.

    A count is compared with the count of the turn before at as many days (none before the first turn), a level with its
    value when the turn began; a level that moves by less than half a point stays the same.
    """
    found = []
    for turn, said in sorted(session.predictions.get(seat, {}).items()):
        if turn > len(session.turns):
            continue
        for measure, direction in said.items():
            readers = READERS.get(measure, {})
            key = key_of(session.truth, measure, seat if "seat" in readers and "nation" not in readers else None)
            history = read_again(session, (key,))
            level = MEASURES[measure].kind == "level"
            before = float(history.over(key, turn - 1, turn - 1, at_end=True)[0]) if level or turn > 1 else 0.0
            if not level and turn > 1:
                before *= session.truth.world.length_beside(turn, turn - 1)
            after = float(history.over(key, turn, turn, at_end=True)[0])
            change, least = after - before, LEVEL_TOLERANCE if level else 0.0
            came = 1 if change > least else -1 if change < -least else 0
            found.append(Prediction(turn, measure, wording.measure_name(measure), direction, came, before, after))
    return tuple(found)


def hit_rates(lines: Sequence[Prediction]) -> tuple[HitRate, ...]:
    """The prediction card scored by measure, in the order in which measures were first predicted."""
    found: dict[str, HitRate] = {}
    for one in lines:
        before = found.get(one.measure, HitRate(one.measure, one.label, 0, 0))
        right = before.right + (one.said == one.came)
        found[one.measure] = attrs.evolve(before, right=right, whole=before.whole + 1)
    return tuple(found.values())


def card_score(lines: Sequence[Prediction]) -> CardScore | None:
    """The card of a seat over the game; None where it predicted nothing."""
    if not lines:
        return None
    right, same = sum(one.said == one.came for one in lines), sum(one.came == 0 for one in lines)
    return CardScore(right, len(lines), same, len(lines) / DIRECTIONS)

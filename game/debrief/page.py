"""The debrief page: one page for everybody at the table when a game is over. Nothing is hidden on it."""

from collections.abc import Sequence

import attrs

from game.core.problem import N_, Problem
from game.debrief.believed import GroupBelieved, believed
from game.debrief.chains import Chain, largest_chains
from game.debrief.par import ParLine, par
from game.session.naming import Names, text_in
from game.session.outcome import NOT_A_PREDICTION, Outcome, Prediction, SeatOutcome, outcome
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import _, sentence


@attrs.frozen
class HitRate:
    """How often a seat's prediction card was right about one measure."""

    measure: str
    label: str
    right: int
    whole: int


@attrs.frozen
class SeatPage:
    """One seat: who played it, its mandate and result (None: no mandate judges it), what it believed, its card, its par."""

    seat: str
    name: str
    player: str
    result: SeatOutcome | None
    believed: tuple[GroupBelieved, ...]
    predicted: tuple[HitRate, ...]
    par: tuple[ParLine, ...]
    par_missing: str  # why there is no par, "" where there is one


@attrs.frozen
class Debrief:
    """The whole page."""

    title: str
    seats: tuple[SeatPage, ...]
    chains: tuple[Chain, ...]
    note: str


def debrief(session: Session) -> Debrief:
    """The debrief page of a game that is over, in the current language. Raises Problem while it goes on."""
    if not session.over:
        raise Problem(N_("The debrief is told after turn {last}, for it hides nothing."), last=session.last_turn)
    shown = seats_shown(session)
    first = shown[0]
    return Debrief(
        title=text_in(session.setup.scenario.head.title),
        seats=tuple(_seat(session, seat, outcome(session, seat)) for seat in shown),
        chains=largest_chains(session, first),
        note=_(NOT_A_PREDICTION),
    )


def seats_shown(session: Session) -> list[str]:
    """The seats that have a part of their own on the page: those of people and all that a mandate judges."""
    people = [seat for seat, player in session.seats.items() if player == PERSON]
    judged = [seat for seat in session.seats if seat in session.mandates]
    return list(dict.fromkeys([*people, *judged])) or list(session.seats)[:1]


def _seat(session: Session, seat: str, found: Outcome) -> SeatPage:
    lines, missing = _par(session, seat)
    return SeatPage(
        seat=seat, name=Names(session, seat).seat_name(seat), player=session.seats[seat],
        result=next((one for one in found.seats if one.seat == seat), None), believed=believed(session, seat),
        predicted=hit_rates(found.predictions), par=lines, par_missing=missing,
    )  # fmt: skip


def _par(session: Session, seat: str) -> tuple[tuple[ParLine, ...], str]:
    if seat not in session.mandates:
        return (), ""
    try:
        lines = par(session, seat)
    except Problem as problem:
        return (), _("It could not be played again otherwise: {reason}").format(reason=sentence(problem))
    return lines, "" if lines else _("Its orders are not all known: the record is of older rules.")


def hit_rates(predictions: Sequence[Prediction]) -> tuple[HitRate, ...]:
    """The prediction card scored by measure, in the order in which measures were first predicted."""
    found: dict[str, HitRate] = {}
    for one in predictions:
        before = found.get(one.measure, HitRate(one.measure, one.label, 0, 0))
        right = before.right + (one.said == one.came)
        found[one.measure] = attrs.evolve(before, right=right, whole=before.whole + 1)
    return tuple(found.values())

"""The debrief page: one page for everybody at the table when a game is over. Nothing is hidden on it."""

from collections.abc import Generator

import attrs

from game.core.problem import N_, Problem
from game.debrief.believed import GroupBelieved, believed
from game.debrief.chains import Chain, largest_chains
from game.debrief.reckoning import Progress, reckon
from game.session.naming import Names, text_in
from game.session.outcome import (
    NOT_A_PREDICTION,
    CardScore,
    HitRate,
    Outcome,
    SeatOutcome,
    card_score,
    hit_rates,
    outcome,
)
from game.session.reckoned import LEGACY, PAR, Legacy, Par, ParLine
from game.session.session import Session
from game.session.setting_up import PERSON
from game.study.steps import drained
from game.texts import _


@attrs.frozen
class SeatPage:
    """One seat: who played it, its mandate and result (None: no mandate judges it), what it believed, its card, its par and
    its legacy.

    `card`: None where it predicted nothing. `missing`: why there is no par and no legacy, "" where there is one.
    """

    seat: str
    name: str
    player: str
    result: SeatOutcome | None
    believed: tuple[GroupBelieved, ...]
    predicted: tuple[HitRate, ...]
    card: CardScore | None
    par: tuple[ParLine, ...]
    legacy: Legacy | None
    missing: str


@attrs.frozen
class Debrief:
    """The whole page."""

    title: str
    seats: tuple[SeatPage, ...]
    chains: tuple[Chain, ...]
    note: str


def debrief(session: Session) -> Debrief:
    """The debrief page of a game that is over, in the current language. Raises Problem while it goes on.

    Par and legacy are reckoned once, which takes seconds; they are kept in the session and, where it has one open for
    writing, in its record.
    """
    return drained(debrief_steps(session))


def debrief_steps(session: Session) -> Generator[Progress, None, Debrief]:
    """The same in many short steps; to stop is to ask for no more of them, and nothing is kept of what was not finished."""
    if not session.over:
        raise Problem(N_("The debrief is told after turn {last}, for it hides nothing."), last=session.last_turn)
    missing = yield from reckon(session)
    shown = seats_shown(session)
    first = shown[0]
    return Debrief(
        title=text_in(session.setup.scenario.head.title),
        seats=tuple(_seat(session, seat, outcome(session, seat), missing.get(seat, "")) for seat in shown),
        chains=largest_chains(session, first),
        note=_(NOT_A_PREDICTION),
    )


def seats_shown(session: Session) -> list[str]:
    """The seats that have a part of their own on the page: those of people and all that a mandate judges."""
    people = [seat for seat, player in session.seats.items() if player == PERSON]
    judged = [seat for seat in session.seats if seat in session.mandates]
    return list(dict.fromkeys([*people, *judged])) or list(session.seats)[:1]


def _seat(session: Session, seat: str, found: Outcome, missing: str) -> SeatPage:
    par, legacy = session.reckoned.get((PAR, seat)), session.reckoned.get((LEGACY, seat))
    return SeatPage(
        seat=seat, name=Names(session, seat).seat_name(seat), player=session.seats[seat],
        result=next((one for one in found.seats if one.seat == seat), None), believed=believed(session, seat),
        predicted=hit_rates(found.predictions), card=card_score(found.predictions),
        par=par.lines if isinstance(par, Par) else (), legacy=legacy if isinstance(legacy, Legacy) else None,
        missing=missing,
    )  # fmt: skip

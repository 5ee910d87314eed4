"""Reckoning the par and the legacies of a game that is over, in short steps; what is known already is not reckoned again."""

from collections.abc import Generator, Sequence
from functools import partial
from typing import Final

import attrs

from game.core.problem import Problem
from game.core.world import STATE_SEATS
from game.debrief.legacy import legacy_steps
from game.debrief.par import Again, can_be_played_again, others_in, par_lines, played_by_people
from game.session.reckoned import LEGACY, LEGACY_MONTHS, PAR, Par
from game.session.session import Session
from game.session.setting_up import HOLD
from game.study.steps import told
from game.texts import _, sentence

WEIGHTS: Final = {PAR: 1.0, LEGACY: 1.0}  # how long a turn of the one takes beside a month of the other


@attrs.frozen
class Progress:
    """How far a reckoning is: which part of it is at work, "par" or "legacy", and the share of all that is done, 0-1."""

    part: str
    share: float


@attrs.define
class _Tally:
    whole: float
    done: float = 0.0

    def step(self, part: str) -> Progress:
        self.done += WEIGHTS[part]
        return Progress(part, min(self.done / self.whole, 1.0))


def reckon(session: Session) -> Generator[Progress, None, dict[str, str]]:
    """Par of every seat that a mandate judges, then the legacies; returns why some cannot be, by seat."""
    judged = [seat for seat in session.seats if seat in session.mandates]
    playable = [seat for seat in judged if can_be_played_again(session, seat)]
    wanted = [seat for seat in legacy_seats(session) if (LEGACY, seat) not in session.reckoned]
    playing = [seat for seat in playable if (PAR, seat) not in session.reckoned or seat in wanted]
    months = max(LEGACY_MONTHS) if wanted else 0
    tally = _Tally(len(session.turns) * WEIGHTS[PAR] * bool(playing) + months * WEIGHTS[LEGACY])
    missing = dict.fromkeys(set(judged) - set(playable), _("Its orders are not all known: the record is of older rules."))
    again, refused = yield from _played_again(session, playing, tally)
    for seat, found in again.items():
        if (PAR, seat) not in session.reckoned:
            session.keep(Par(seat, par_lines(session, seat, found)))
    held = {seat: found.ended(seat, HOLD) for seat, found in again.items() if seat in wanted}
    if held:
        for legacy in (yield from told(legacy_steps(session, held), partial(tally.step, LEGACY))):
            session.keep(legacy)
    return missing | refused


def _played_again(
    session: Session, seats: Sequence[str], tally: _Tally
) -> Generator[Progress, None, tuple[dict[str, Again], dict[str, str]]]:
    """The game played again for these seats, all in one batch; where that is refused, seat by seat, and why some cannot."""
    found: dict[str, Again] = {}
    refused: dict[str, str] = {}
    waiting = [list(seats)] if seats else []
    while waiting:
        part = waiting.pop(0)
        try:
            again = yield from told(others_in(session, part), partial(tally.step, PAR))
        except Problem as problem:
            if len(part) == 1:
                why = _("It could not be played again otherwise: {reason}")
                refused[part[0]] = why.format(reason=sentence(problem))
            else:
                waiting += [[seat] for seat in part]
                tally.whole += len(part) * len(session.turns) * WEIGHTS[PAR]
        else:
            found.update(dict.fromkeys(part, again))
    return found, refused


def legacy_seats(session: Session) -> list[str]:
    """The seats whose legacy is told: those that a mandate judges and people played, else the states that one judges."""
    judged = [seat for seat in session.seats if can_be_played_again(session, seat)]
    people = [seat for seat in judged if seat in played_by_people(session)]
    return people or [seat for seat in judged if seat in STATE_SEATS] or judged[:1]

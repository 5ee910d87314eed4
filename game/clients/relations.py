"""How the two states stand with each other, as a state seat reads it: numbers with their causes, consents, authorities."""

from typing import Final

import attrs

from game.clients.known import Known
from game.clients.numbers import shows, with_sign
from game.core.state import AUTHORITIES, CONSENTS
from game.core.world import STATE_SEATS
from game.session.explain import explain
from game.session.headlines import READERS, view_after
from game.session.negotiating import Offer
from game.session.setting_up import HOLD, PERSON
from game.texts import N_, _, number, percent

MOST_CAUSES: Final = 2
POINTS, SHARE, INDEX = "points", "share", "index"
_FULL: Final = {POINTS: 100.0, SHARE: 1.0, INDEX: 2.0}  # what a full bar means
# Name by which it can be asked about, what it is called, its unit, whether more is better (1) or worse (-1), what it means.
NUMBERS: Final = (
    ("trust", N_("Trust"), POINTS, 1, N_("between the two states; kept accords build it, breaches and leaks cost it")),
    ("sovereignty_strain", N_("Strain on sovereignty"), POINTS, -1,
     N_("how far Mexico's public feels its sovereignty touched by what the United States does")),
    ("us_pressure", N_("U.S. pressure"), POINTS, -1, N_("for results, at home in the United States")),
    ("intelligence_cooperation", N_("Sharing of intelligence"), SHARE, 1, N_("how much the two states tell each other")),
    ("suspension", N_("Suspension"), SHARE, -1, N_("cooperation that Mexico holds back after a breach")),
    ("political_will", N_("Political will"), POINTS, 1, N_("your government's, to carry on")),
    ("cooperation_approval", N_("Approval of cooperation"), POINTS, 1, N_("of your public")),
)  # fmt: skip
# The tracks of the two countries and of their neighbours, which anybody can read, where the scenario keeps them.
TRACKS: Final = (
    ("trade_index", N_("Trade"), POINTS, 1, N_("between the two countries; force, threats and pressure weigh on it")),
    ("customs_cooperation", N_("Customs"), POINTS, 1, N_("how far the customs of the two countries work together")),
    ("extradition", N_("Extradition"), POINTS, 1, N_("how readily Mexico hands people over")),
    ("migration_cooperation", N_("Migration"), POINTS, 1, N_("how far Mexico holds back people who go north")),
    ("regional_support", N_("Support of the region"), POINTS, 1, N_("of Latin America, for the United States")),
    ("rival_influence", N_("Influence of rivals"), POINTS, -1, N_("of rival powers in the region")),
    ("norm_credibility", N_("Weight of norms"), POINTS, 1, N_("what U.S. words on sovereignty count elsewhere")),
    ("civil_liberties", N_("Civil liberties"), POINTS, 1, N_("in the United States")),
    ("enforcement_output", N_("Mexican enforcement"), INDEX, 1, N_("the effort of police and prosecutors, 1 as usual")),
    ("neighbour_violence", N_("Violence of the neighbours"), INDEX, -1, N_("in Central America, 1 at the start")),
)  # fmt: skip
# What only the United States can put together: the chance a month that they act alone.
ALONE: Final = ("unilateral_chance", N_("Chance of acting alone"), SHARE, -1, N_("of your own government, in a month"))
GRANTED_BY: Final = ("", N_("by the White House"), N_("by Congress"))
AUTHORITY_NAMES: Final = {
    "strike": N_("to strike"),
    "advise": N_("to advise on the ground"),
    "joint": N_("to raid together"),
}


@attrs.frozen
class Relation:
    """One number between the states. `change`: in the last turn; `causes`: the largest, in words with their amounts."""

    name: str
    label: str
    meaning: str
    value: float
    whole: float  # what a full bar means
    words: str
    better: int
    change: float
    change_words: str
    causes: tuple[str, ...]


@attrs.frozen
class Authority:
    """Leave that the U.S. seat has at home, or has asked for. `days`: for which it still holds, 0 without it."""

    kind: str
    label: str
    days: float
    granted_by: str
    request_days: float  # until Congress decides, 0 without a request


def negotiates(known: Known) -> bool:
    """Whether the seat is a state that can deal with another state in this scenario."""
    return known.seat in STATE_SEATS and known.view.accords is not None and known.view.world.viewers > 1


def relations(known: Known) -> list[Relation]:
    """The numbers between the two states, each with what changed it in the last resolved turn."""
    found = [_relation(known, one, float(getattr(known.view.standing, one[0])[0])) for one in NUMBERS]
    alone = READERS[ALONE[0]](known.view)
    if alone is not None and known.view.tracks.trade_rest[0] > 0:
        before = READERS[ALONE[0]](view_after(known.session, known.seat, max(len(known.session.turns) - 1, 0)))
        change = alone[0] - before[0] if before is not None and known.session.turns else 0.0
        found.insert(3, _relation(known, ALONE, alone[0], change))
    return found


def tracks(known: Known) -> list[Relation]:
    """The tracks of the two countries, likewise; none where the scenario keeps none."""
    shown = known.view.tracks
    if not shown.trade_rest[0] > 0:
        return []
    fields = {"enforcement_output": "enforcement"}
    return [_relation(known, one, float(getattr(shown, fields.get(one[0], one[0]))[0])) for one in TRACKS]


def _relation(known: Known, one: tuple[str, str, str, int, str], value: float, moved: float | None = None) -> Relation:
    """A number with what changed it; `moved`: its change, where no causes are booked on it."""
    name, label, unit, better, meaning = one
    change, causes = _change(known, name) if moved is None else (moved, ())
    shown = percent(value) if unit == SHARE else number(value, 2 if unit == INDEX else 1)
    told = _change_words(abs(change), unit)
    return Relation(name, _(label), _(meaning), value, _FULL[unit], shown, better, change, told, causes)


def _change_words(change: float, unit: str) -> str:
    """A change without its sign, "" where nothing of it would show."""
    if unit == INDEX:
        return number(change, 2) if change >= 0.005 else ""
    return with_sign(change, unit, plus=False) if shows(change, unit) else ""


def _change(known: Known, name: str) -> tuple[float, tuple[str, ...]]:
    """By how much a number changed in the last turn, and why."""
    if not known.session.turns:
        return 0.0, ()
    found = explain(known.session, known.seat, name)
    change = 0.0 if found.start is None or found.end is None else found.end - found.start
    told = [cause for cause in found.causes if shows(cause.amount, found.unit)]
    causes = tuple(f"{with_sign(cause.amount, found.unit)} {cause.words}" for cause in told[:MOST_CAUSES])
    return change, causes


def consents(known: Known) -> dict[str, bool]:
    """What Mexico lets the United States do from now on, by name, as both states know."""
    given = known.view.standing.consents[0]
    return {name: bool(given[place] > 0) for place, name in enumerate(CONSENTS)}


def authorities(known: Known) -> list[Authority]:
    """What the U.S. seat may do by its own law, and what Congress has still to decide; nothing for another seat."""
    if known.seat != STATE_SEATS[1]:
        return []
    standing, found = known.view.standing, []
    for place, kind in enumerate(AUTHORITIES):
        by = GRANTED_BY[int(standing.granted_by[0, place])]
        found.append(Authority(kind, _(AUTHORITY_NAMES[kind]), float(standing.authorities[0, place]), _(by) if by else "",
                               float(standing.requests[0, place])))  # fmt: skip
    return found


def likely_answer(known: Known, asks: list[str]) -> str:
    """What can be told of the answer before it is given: of who holds by its consents, of others nothing."""
    session = known.session
    other = next(one for one in STATE_SEATS if one != known.seat)
    name, player = known.names.seat_name(other), session.seats.get(other, HOLD)
    if player == PERSON:
        return _("{seat} is played by a person; the answer comes when that person sits.").format(seat=name)
    if player != HOLD:
        return _("Nobody can tell what {seat} will answer; it answers at once.").format(seat=name)
    given = consents(known)
    agreed = all(any(one == f"consent to={to} answer=give" and so for to, so in given.items()) for one in asks)
    if agreed:
        return _("{seat} holds, and agrees to what asks no more of it than it has consented to: it should accept.").format(
            seat=name
        )
    return _("{seat} holds, and agrees only to what asks no more of it than it has consented to: it should refuse.").format(
        seat=name
    )


def latest_offer(known: Known) -> Offer | None:
    """The offer or request that the seat has made last."""
    mine = [one for one in known.session.accords(known.seat) if one.sender == known.seat]
    return max(mine, key=lambda one: [int(part) for part in one.name.split("-")[1:]], default=None)

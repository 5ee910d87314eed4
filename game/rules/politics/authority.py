"""Authority: who lets the U.S. seat act in Mexico, for how long, and what acting on the weaker grant costs.

In words: the White House grants an authority at once and for a few months; every act that rests on its word alone costs
the seat in law and at home. Congress decides after weeks, the more willingly the greater the pressure for results and
the more popular the policy; what it grants lasts a year and costs nothing when it is used. Asking costs capital.

    P(Congress grants) = logistic(logit(congress_base) + pressure_weight * (us_pressure - usual_level) / 100
                                  + approval_weight * (approval - usual_level) / 100)
    authority_until = day of the grant + white_house_days or congress_days
    each act on the word of the White House: legal_points, capital - penalty_capital, approval - penalty_approval

Source: source 003 and 004 (no present authority for strikes in Mexico; the defence act of 2026 authorises no force against
it). Row: M80.
"""

import numpy as np

from game.core import luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, part_key, tell
from game.core.ledger import book_at, count_at, keep_between, set_at
from game.core.odds import ChanceNote, Odds, base_odds
from game.core.parameters import Values
from game.core.problem import N_
from game.core.purposes import Purpose
from game.core.rows import places
from game.core.state import AUTHORITIES, NEVER

RULE = "politics.authority"
ASKED, PENALTY = (f"{RULE}.{name}" for name in ("asked", "penalty"))
NOBODY, WHITE_HOUSE, CONGRESS = range(3)
STRIKE, ADVISE, JOINT = range(len(AUTHORITIES))
KINDS = (N_("strikes"), N_("advisers"), N_("joint raids"))


def price(p: Values, source: IntArray) -> FloatArray:
    """Capital that it costs to ask the White House (1) or Congress (2); shape (n,)."""
    return np.where(source == WHITE_HOUSE, p["white_house_price"], p["congress_price"])


def lasting(p: Values, source: IntArray) -> FloatArray:
    """Days for which a grant of the White House (1) or Congress (2) lasts; shape (n,)."""
    return np.where(source == WHITE_HOUSE, p["white_house_days"], p["congress_days"])


def congress_odds(p: Values, us_pressure: FloatArray, approval: FloatArray) -> Odds:
    """Odds that Congress grants what is asked; pressure and approval 0-100, shapes (n,)."""
    return (
        base_odds(RULE, p["congress_base"], us_pressure)
        .add("pressure", p["pressure_weight"] * ((us_pressure - p["usual_level"]) / 100.0))
        .add("approval", p["approval_weight"] * ((approval - p["usual_level"]) / 100.0))
    )


def holds(game: Game, rows: IntArray, kind: IntArray, day: FloatArray) -> BoolArray:
    """Whether the U.S. seat has an authority (index of AUTHORITIES) on `day`; shapes (n,)."""
    held: BoolArray = game.state.authority_until[rows, kind] >= day
    return held


def seek(game: Game, rows: IntArray, seat: IntArray, kind: IntArray, source: IntArray) -> None:
    """Ask for an authority: the White House grants it at once, Congress on a later day; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    book_at(game, "capital", ASKED, (rows, seat), -price(p, source))
    keep_between(game, "capital", 0.0, 100.0)
    event = _event(game, "authority_sought", rows, seat, kind, source, state.day[rows])
    tell(game, "authority_sought", rows, {"seat": seat}, _named(kind), ids=event)
    now = np.flatnonzero(source == WHITE_HOUSE)
    _grant(game, rows[now], seat[now], kind[now], source[now], state.day[rows[now]], event[now], ())
    later = np.flatnonzero(source == CONGRESS)
    wait = p["congress_weeks"] * 7.0 + state.day[rows]
    set_at(game, "authority_day", (rows[later], kind[later]), wait[later])


def decide_requests(game: Game, seat: int, until: FloatArray) -> None:
    """Congress decides on the requests of the seat that have come up by `until` (B,)."""
    state = game.state
    rows, kind = places((state.authority_day > NEVER) & (state.authority_day <= until[:, None]))
    if rows.size == 0:
        return
    day, who = state.authority_day[rows, kind], np.full(rows.size, seat)
    odds = congress_odds(game.rule_at(RULE, rows), state.us_pressure[rows], state.approval[rows, seat])
    granted, note = decide(game, odds, rows, Purpose.AUTHORITY, luck.child(state.seat_key[rows, who], kind))
    set_at(game, "authority_day", (rows, kind), np.full(rows.size, NEVER))
    for code in (0, 1):
        at = np.flatnonzero(granted == (code == 1))
        part = rows[at], who[at], kind[at]
        if code:
            _grant(game, *part, np.full(at.size, CONGRESS), day[at], None, (note,))
        else:
            ids = _event(game, "authority_refused", *part, np.full(at.size, CONGRESS), day[at])
            tell(game, "authority_refused", rows[at], {"seat": who[at]}, _named(kind[at]), None, (note,), ids, day[at])


def act(game: Game, rows: IntArray, seat: IntArray, kind: IntArray, event: KeyArray) -> None:
    """An act rests on an authority: on the word of the White House alone it has its price; shapes (n,)."""
    weak = np.flatnonzero(game.state.authority_from[rows, kind] != CONGRESS)
    rows, seat, event = rows[weak], seat[weak], event[weak]
    p = game.rule_at(RULE, rows)
    like = rows * 0.0
    points = p["legal_points"] + like
    count_at(game, "legal_penalty_seat", (rows, seat), points)
    book_at(game, "capital", PENALTY, (rows, seat), -(p["penalty_capital"] + like), event)
    book_at(game, "approval", PENALTY, (rows, seat), -(p["penalty_approval"] + like), event)
    keep_between(game, "capital", 0.0, 100.0)
    keep_between(game, "approval", 0.0, 100.0)
    ids = part_key(event, "legal_penalty")
    tell(game, "legal_penalty", rows, {"seat": seat}, {"points": points}, event, ids=ids)


def _grant(
    game: Game, rows: IntArray, seat: IntArray, kind: IntArray, source: IntArray, day: FloatArray,
    cause: KeyArray | None, notes: tuple[ChanceNote | None, ...],
) -> None:  # fmt: skip
    until = day + lasting(game.rule_at(RULE, rows), source)
    set_at(game, "authority_until", (rows, kind), until)
    set_at(game, "authority_from", (rows, kind), source)
    ids = _event(game, "authority_granted", rows, seat, kind, source, day)
    values = _named(kind) | {"days": until - day}
    tell(game, "authority_granted", rows, {"seat": seat}, values, cause, notes, ids, day)


def _named(kind: IntArray) -> dict[str, list[str] | FloatArray]:
    return {"what": [KINDS[code] for code in kind.tolist()]}


def _event(
    game: Game, name: str, rows: IntArray, seat: IntArray, kind: IntArray, source: IntArray, day: FloatArray
) -> KeyArray:
    """Id of an event about one kind of authority from one source: several may be sought on one day."""
    return luck.child(event_key(game, name, rows, {"seat": seat}, day), kind, source)

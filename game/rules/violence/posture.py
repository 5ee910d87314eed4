"""Posture: the state confronts a group, contains it as usual, or tolerates it, each at a price.

In words: toward each group Mexico has a posture. A group it confronts loses more members to arrest (people.arrests) and
fights back: there is more violence around it, and over the months it grows readier to use force. One it tolerates keeps
quieter and loses few members; in return officials settle in with it where it is present, so that protection and corruption
creep up and stay up, and sooner or later the leniency comes to light: approval and trust fall and the United States press
harder. Containing is the usual, under which everything else was measured.

    violence of the group * violence_confront, 1 or violence_tolerate
    confronted: aggressiveness += temper * (1 - aggressiveness) * weeks
    tolerated: protection_rest += settling * (1 - protection_rest) * weeks where it is present,
               corruption and corruption_rest += spoiling * share * (1 - each) * weeks, share of the members there
    P(exposed) = 1 - exp(-exposure * weeks) for each group tolerated
    exposed: approval -= approval_cost, trust -= trust_cost, us_pressure += pressure_gain

Source: source 002 (under the PRI the state brokered a low-violence arrangement at the price of corruption), source 000 (the
clash with one cartel need not be the approach to others). The numbers are assumed. Rows: M38, M40.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.draws import chance
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values
from game.core.problem import N_
from game.core.purposes import Purpose
from game.core.rows import add_by, look_int, places

RULE = "violence.posture"
TEMPER, SETTLING, SPOILING, APPROVAL, TRUST, PRESSURE = (
    f"{RULE}.{name}" for name in ("temper", "settling", "spoiling", "approval", "trust", "pressure")
)
CONFRONT, CONTAIN, TOLERATE = range(3)
TOWARD: Final = (N_("confront"), N_("contain"), N_("tolerate"))


def violence_factor(p: Values, posture: IntArray) -> FloatArray:
    """Factor on the violence of a group by the posture toward it."""
    return np.where(posture == CONFRONT, p["violence_confront"], np.where(posture == TOLERATE, p["violence_tolerate"], 1.0))


def temper(p: Values, aggressiveness: FloatArray, weeks: FloatArray) -> FloatArray:
    """Readiness to use force that a group gains while it is confronted."""
    return p["temper"] * (1.0 - aggressiveness) * weeks


def settling(p: Values, rest: FloatArray, weeks: FloatArray) -> FloatArray:
    """Lasting protection that a tolerated group gains where it is present."""
    return p["settling"] * (1.0 - rest) * weeks


def spoiling(p: Values, corruption: FloatArray, share: FloatArray, weeks: FloatArray) -> FloatArray:
    """Corruption gained where tolerated groups have this share of the members."""
    return p["spoiling"] * share * (1.0 - corruption) * weeks


def exposure_chance(p: Values, weeks: FloatArray) -> FloatArray:
    """Chance that leniency toward one group comes to light in so many weeks."""
    return 1.0 - exact.exp(-p["exposure"] * weeks)


def settle_in(game: Game, days: FloatArray) -> None:
    """Confronted groups grow readier to fight and tolerated ones settle in, over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    weeks = days[:, None] / 7.0
    alive = state.group_alive > 0
    confronted, tolerated = alive & (state.posture == CONFRONT), alive & (state.posture == TOLERATE)
    if confronted.any():
        book(game, "aggressiveness", TEMPER, np.where(confronted, temper(p, state.aggressiveness, weeks), 0.0))
    if not tolerated.any():
        return
    there = (look_int(tolerated * 1, state.presence_group) > 0) & (state.members > 0)
    book(game, "protection_rest", SETTLING, np.where(there, settling(p, state.protection_rest, weeks), 0.0))
    size = state.region_key.shape[1]
    spared = add_by(np.where(there, state.members, 0) * 1.0, state.presence_region, size)
    share = spared / exact.larger(add_by(state.members * 1.0, state.presence_region, size), 1.0)
    for account in ("corruption", "corruption_rest"):
        book(game, account, SPOILING, spoiling(p, getattr(state, account), share, weeks))


def come_to_light(game: Game, days: FloatArray) -> tuple[IntArray, KeyArray]:
    """Leniency that becomes known in a pulse of `days` (B,): the rows, in which a game may occur twice, and the events."""
    state = game.state
    rows, group = places((state.group_alive > 0) & (state.posture == TOLERATE))
    key = luck.key(state.seed[rows], Purpose.TOLERANCE_EXPOSED, state.day[rows], state.group_key[rows, group])
    known = chance(key, exposure_chance(game.rule_at(RULE, rows), days[rows] / 7.0))
    rows, named = rows[known], {"group": group[known]}
    event = event_key(game, "leniency_exposed", rows, named)
    tell(game, "leniency_exposed", rows, named, ids=event)
    p, like = game.rule_at(RULE, rows), np.zeros(rows.size)
    book_at(game, "trust", TRUST, (rows,), like - p["trust_cost"], event)
    book_at(game, "us_pressure", PRESSURE, (rows,), like + p["pressure_gain"], event)
    for level in ("trust", "us_pressure"):
        keep_between(game, level, 0.0, 100.0)
    return rows, event


def blame(game: Game, rows: IntArray, seat: IntArray, event: KeyArray) -> None:
    """The public blames the government for leniency; shapes (n,), a game may occur more than once."""
    cost = game.rule_at(RULE, rows)["approval_cost"] + rows * 0.0
    book_at(game, "approval", APPROVAL, (rows, seat), -cost, event)
    keep_between(game, "approval", 0.0, 100.0)

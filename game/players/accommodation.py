"""Accommodation: fight what kills, leave the rest alone. A doctrine for the Mexican seat.

The argument: for decades the state kept killing low by arrangement, and the arrangement broke when governments changed.
Nobody can fight every group at once; whoever tries sets all of them in motion. So:

1. Go easy on the largest groups as long as they do not attack the state; contain the others; confront the one that does.
2. No raid except on a fix, against a group that has attacked the state in the last turn; its money is frozen besides.
3. Offer terms to a group that wants something of the state, if one is thought to want more than profit.
4. Put the money into work, courts and services where most people are killed, one place after the other, and look for
   guns at the busiest crossings: they kill, whoever carries them.
5. Keep the partner friendly and outside: more guards at the northern border, consent to flights, quiet words, no joint
   raids; hand over prisoners when Washington presses hard, for that is cheaper than names.

The prices are in the rules: leniency feeds corruption, and what is hidden may come to light.

Source: DePetris and McCallion (Defense Priorities, July 2025) on the years of one-party rule and on what broke the
arrangement; they report it and do not recommend it.
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.roles import FIX
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.agreeing import FLIGHTS_AND_TRAINERS, cheap_for_mexico
from game.players.carrying import carried
from game.players.governing import (
    CONFRONT,
    COURTS,
    SERVICES,
    TOLERATE,
    build_where,
    deadliest_without,
    guard_border,
    is_long,
    jobs_where,
    posture_where,
)
from game.players.reading import beliefs_of, clean_rested, group_of, groups_of_posts, ranked, seat_of, worth
from game.players.starving import freeze_where, hand_over, inspect_crossings, offer_terms
from game.players.working import QUIET, RAID, at_least, collect_on, consent_to, exploit, message_where

CAPTURE, VETTED = 0, 0
LEAD_HOURS: Final = 5.0
FRESH: Final = 0.6  # readiness from which a team is sent
ANGRY: Final = 2.0  # attacks still to come, by estimate, from which a group counts as attacking
LOW_WILL: Final = 45.0
SHARE: Final = 0.15  # of the grant for one programme
CROSSINGS: Final = 4
GATE_SHARE: Final = 0.03  # of the grant, for one crossing
GUARDS: Final = 2.0  # times the troops that stand at the northern border
PLENTY: Final = 45.0  # capital from which a quiet word costs nothing that is needed
FREEZE_POINTS: Final = 6
MOST_PROFIT: Final = 0.5  # estimate of how far profit drives a group, up to which terms are offered
CAPITAL_KEPT: Final = 35.0
PRESSED: Final = 70.0  # pressure from which prisoners are handed over
PRISONERS: Final = 20
PATIENCE: Final = 3  # turns between two transfers, or two offers of terms


class Accommodation:
    """The doctrine above, for the Mexican seat."""

    name: Final = "accommodation"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        angry, value = beliefs_of(view).reprisals >= ANGRY, worth(view)
        target = ranked(value * angry[:, groups_of_posts(view)], 1)[0]
        low = (view.standing.political_will < LOW_WILL) & (view.turn > 0)
        pressed = (view.standing.us_pressure >= PRESSED) & (view.turn % PATIENCE == PATIENCE - 1)
        return carried(view, [
            *self._postures(view, angry),
            self._raid(view, target),
            freeze_where(view, group_of(view, target), 1, FREEZE_POINTS),
            jobs_where(view, deadliest_without(view, view.programmes.jobs > 0), SHARE),
            build_where(view, deadliest_without(view, view.programmes.build[..., COURTS] > 0), COURTS, SHARE),
            build_where(view, deadliest_without(view, view.programmes.build[..., SERVICES] > 0), SERVICES, SHARE),
            inspect_crossings(view, CROSSINGS, GATE_SHARE),
            offer_terms(view, np.full(view.batch, is_long(view) & (view.turn % PATIENCE == 1)), MOST_PROFIT, CAPITAL_KEPT),
            hand_over(view, pressed, PRISONERS),
            guard_border(view, GUARDS),
            message_where(view, low | (view.capital >= PLENTY), QUIET, 5.0, 30.0),
            exploit(view, 2),
            consent_to(view, "isr"),
            *collect_on(view, [target, ranked(value, 1)[0]], [0.3, 0.2]),
        ])  # fmt: skip

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for no more than flights and trainers."""
        return offers.answer(seat_of(view), cheap_for_mexico(view, offers, joint_raids=False, consents=FLIGHTS_AND_TRAINERS))

    def _postures(self, view: View, angry: BoolArray) -> list[OrderTable]:
        """Confront the angriest group; go easy on the two largest that are quiet."""
        beliefs = beliefs_of(view)
        fury = np.where(angry & view.exists, beliefs.reprisals, 0.0)
        tables = [posture_where(view, ranked(fury, 1)[0], CONFRONT)]
        calm = np.where(~angry & view.exists, beliefs.members, 0.0)
        return tables + [posture_where(view, group, TOLERATE) for group in ranked(calm, 2)]

    def _raid(self, view: View, post: IntArray) -> OrderTable:
        go = np.flatnonzero(at_least(view, post, FIX) & (clean_rested(view, FRESH) > 0))
        return make_table(go, seat_of(view), RAID, [post[go] * 1.0, 1.0, CAPTURE, VETTED, LEAD_HOURS], on_fix=True)

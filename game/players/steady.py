"""Steady: what a ministry would do, a little of everything. A sensible doctrine for either state seat.

Everywhere: knowledge first, few eyes on the target.

1. Collect on the two leaders who matter most among those known best: human sources up to the area and on a fix, signals
   while the group talks after a raid, imagery outside the cities. Two points on exploitation, vetting where the target is.

In Mexico:

2. Raid only on a fix, on call, with one vetted and rested team and a short lead time; a second team only against strong
   defences. Train replacements.
3. In turns of weeks and months: police and courts where most people are killed, one programme at a time; one port and two
   crossings inspected, the richest group's money frozen, journalists protected.
4. Once in half a year prosecute those who shield groups; hand over prisoners when Washington presses hard.

In the United States:

5. A share of the points for the partner; some money for each of the slow levers: accounts, guns, treatment, distribution,
   the mail, the two busiest truck crossings; a working group with China, and relief for controls once a year.
6. Share the credit of a success. No threats, no strikes, and no offers: accept what costs little.

Source of the argument: source 000 (raid, exploit, next target) tempered by source 003 (targets shared are leaked) and 004
(no single lever will do).
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.roles import PATTERN
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.agreeing import AID, cheap_for_mexico, fair_for_us
from game.players.carrying import carried
from game.players.governing import (
    COURTS,
    OTHER,
    POLICE,
    build_where,
    deadliest_without,
    is_long,
    most_shielded,
    prosecute_where,
)
from game.players.helping import (
    FADED,
    RELIEF,
    TRUCK,
    WORKING_GROUP,
    enforce_guns,
    follow_money,
    prosecute_distribution,
    scan_where,
    screen_mail,
    share_points,
    speak_with_china,
    treat,
)
from game.players.reading import beliefs_of, clean_rested, fresh_success, ranked, rested, seat_of, worth
from game.players.starving import (
    freeze_where,
    hand_over,
    inspect_crossings,
    inspect_ports,
    protect_press,
    richest,
    train_teams,
)
from game.players.working import RAID, SHARE, at_least, believed, collect_on, exploit, message_where, vet_where

CAPTURE, VETTED = 0, 0
STRONG_DEFENCE: Final = 2.5
SHORT_LEAD_HOURS: Final = 4.0
BUILD_SHARE: Final = 0.2  # of the grant for one programme
SMALL_SHARE: Final = 0.02
FREEZE_POINTS: Final = 4
HALF_A_YEAR: Final = 6  # turns
CAPITAL_KEPT: Final = 30.0
RICH: Final = 45.0  # capital from which relief for China can be carried at home
YEAR: Final = 12  # turns
RELIEF_TURN: Final = 6  # of every year
PRESSED: Final = 85.0  # pressure from which prisoners are handed over
PRISONERS: Final = 20
SHARED: Final = 0.15  # of the points


class Steady:
    """The doctrine above, for a seat that collects intelligence; the menu of the seat says which part it plays."""

    name: Final = "steady"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        own = self._in_mexico(view) if view.seat == "mexico" else self._in_the_united_states(view)
        return carried(view, [
            *(self._raid(view, post) for post in targets),
            exploit(view, 2),
            *own,
            *collect_on(view, targets, [0.45, 0.25]),
            vet_where(view, targets[0], 2),
        ])  # fmt: skip

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Mexico accepts what asks for flights, trainers and a fusion cell, the United States what the grant carries."""
        mexico = view.seat == "mexico"
        fine = cheap_for_mexico(view, offers, joint_raids=False, consents=AID) if mexico else fair_for_us(view, offers)
        return offers.answer(seat_of(view), fine)

    def _in_mexico(self, view: View) -> list[OrderTable]:
        """One new programme of each kind at a time, in turns of weeks and months."""
        if not is_long(view):
            return []
        running, late = view.programmes, view.turn % HALF_A_YEAR == HALF_A_YEAR - 1
        return [
            build_where(view, deadliest_without(view, running.build[..., POLICE] > 0), POLICE, BUILD_SHARE),
            freeze_where(view, richest(view, view.finance.freeze > 0), 1, FREEZE_POINTS),
            prosecute_where(view, np.where(late, most_shielded(view), -1), OTHER, False, CAPITAL_KEPT),
            hand_over(view, (view.standing.us_pressure >= PRESSED) & late, PRISONERS),
            build_where(view, deadliest_without(view, running.build[..., COURTS] > 0), COURTS, BUILD_SHARE),
            inspect_ports(view, 1, SMALL_SHARE),
            inspect_crossings(view, 2, SMALL_SHARE),
            protect_press(view, SMALL_SHARE / 2.0),
            train_teams(view, SMALL_SHARE * 2.0),
        ]

    def _in_the_united_states(self, view: View) -> list[OrderTable]:
        if not is_long(view):
            return [share_points(view, SHARED)]
        return [
            share_points(view, SHARED),
            message_where(view, fresh_success(view), SHARE, 5.0, CAPITAL_KEPT),
            follow_money(view, 0.15),
            enforce_guns(view, 0.15),
            speak_with_china(view, view.production.working_group < FADED, WORKING_GROUP, CAPITAL_KEPT),
            speak_with_china(view, self._time_for_relief(view), RELIEF, RICH),
            treat(view, 0.30),
            prosecute_distribution(view, 0.15),
            scan_where(view, TRUCK, 2, 0.08),
            screen_mail(view, 0.04),
        ]

    def _time_for_relief(self, view: View) -> BoolArray:
        """Games in which the working group stands, once a year; (B,)."""
        due = view.turn % YEAR == RELIEF_TURN
        found: BoolArray = (view.production.working_group >= FADED) & due
        return found

    def _raid(self, view: View, post: IntArray) -> OrderTable:
        """On call against a target whose pattern of life is known, if a ready team is there."""
        rows = np.flatnonzero(at_least(view, post, PATTERN) & rested(view).any(axis=1))
        strong = believed(beliefs_of(view).defence, post)[rows] >= STRONG_DEFENCE
        teams = np.where(strong & (clean_rested(view)[rows] > 1), 2.0, 1.0)
        return make_table(
            rows, seat_of(view), RAID, [post[rows] * 1.0, teams, CAPTURE, VETTED, SHORT_LEAD_HOURS], on_fix=True
        )

"""Partnership: nothing without consent, and institutions before names. The doctrine of source 004 for the U.S. seat.

The argument: decades of aid fell short because it came in silos, unvetted and unmeasured; force without consent would end
what works. A partner who is asked, told and credited does what no strike can, and half of the market lies at home: guns,
money, couriers and users are in the reach of U.S. law. So:

1. Ask first: accords that give intelligence and cases about money for trainers and a fusion cell, then for planners who go
   home again and raids under Mexican lead; renew them, for a kept word is trusted.
2. Share with a vetted unit; train and equip only with vetting and audits; planners for a time, never for good.
3. At home: follow the money jointly, enforce the law on guns, treat users, prosecute distribution, screen the mail, scan the
   busiest crossings of trucks and cars.
4. Toward China a working group, renewed when it fades, and relief for controls when the capital allows it.
5. Fund a plan of several years with conditions on institutions as soon as the capital carries it.
6. Collect on the two leaders worth most, fly with consent, raid together where Mexico leads. Share the credit, speak quietly
   while trust is low; no strike, no threat, no charge that Mexico has not heard of.

The prices: it is slow and earns little credit at home, and what is funded is what the next budget cuts.

Source: Schlenker (Quincy Institute, 2026); The Cipher Brief (April 2025) on trust after unilateral arrests.
"""

from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.roles import PATTERN
from game.engine.diplomacy import JOINT_RAID, Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.agreeing import AID, consents_text, fair_for_us, lacking, propose_once
from game.players.carrying import carried
from game.players.helping import (
    CAR,
    FADED,
    INSTITUTIONS,
    RELIEF,
    TRUCK,
    WORKING_GROUP,
    agreed,
    enforce_guns,
    fly_over,
    follow_money,
    fund_plan,
    fusion_cell,
    planners_for_a_time,
    prosecute_distribution,
    scan_where,
    screen_mail,
    share_points,
    speak_with_china,
    train_and_equip,
    treat,
)
from game.players.reading import fresh_success, ranked, seat_of, worth
from game.players.working import QUIET, SHARE, at_least, collect_on, exploit, message_where

TRUSTED: Final = 65.0  # trust below which a quiet word is worth its price
CAPITAL_KEPT: Final = 20.0
PLAN_MILLIONS: Final = 500.0  # a year
PLAN_YEARS: Final = 5
RICH: Final = 45.0  # capital from which relief for China, or a plan, can be carried at home
PATIENCE: Final = 4  # turns between two moves of relief
LED_BY_MEXICO: Final = 0.0
ADVICE: Final = ("planners", "joint_raid")
FIRST_GIFT: Final = "share_intelligence points=6; follow_money funds=5 joint=true"
SECOND_GIFT: Final = "share_intelligence points=8; enforce_guns funds=5"


class Partnership:
    """The doctrine above, for the U.S. seat."""

    name: Final = "partnership"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        fresh, wary = fresh_success(view), view.standing.trust < TRUSTED
        return carried(view, [
            message_where(view, fresh, SHARE, 5.0, CAPITAL_KEPT),
            self._raid_together(view, targets[0]),
            share_points(view, 0.25),
            planners_for_a_time(view),
            fusion_cell(view, 0.04),
            train_and_equip(view, 0.10),
            enforce_guns(view, 0.20),
            follow_money(view, 0.15),
            speak_with_china(view, view.production.working_group < FADED, WORKING_GROUP, CAPITAL_KEPT),
            treat(view, 0.12),
            prosecute_distribution(view, 0.08),
            *self._at_the_border(view),
            fund_plan(view, PLAN_MILLIONS, PLAN_YEARS, INSTITUTIONS, RICH),
            self._relieve(view),
            message_where(view, ~fresh & wary, QUIET, 5.0, CAPITAL_KEPT),
            fly_over(view, targets[0], covert=False),
            exploit(view, 2),
            *collect_on(view, targets, [0.30, 0.20]),
        ])  # fmt: skip

    def offers(self, view: View) -> OrderTable:
        """First trainers and a fusion cell, then planners and joint raids, each for what the United States can give."""
        calm = view.standing.suspension == 0
        first = lacking(view, AID)
        asked = propose_once(view, FIRST_GIFT, consents_text(AID), 6, calm & first)
        return asked if asked.count else propose_once(view, SECOND_GIFT, consents_text(ADVICE), 6, calm & ~first)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for shared intelligence, words, or programmes that the grant carries."""
        return offers.answer(seat_of(view), fair_for_us(view, offers))

    def _raid_together(self, view: View, post: IntArray) -> OrderTable:
        """On call against the first target, under Mexican lead, where Mexico consents to joint raids."""
        rows = np.flatnonzero(agreed(view, "joint_raid") & at_least(view, post, PATTERN))
        return make_table(rows, seat_of(view), JOINT_RAID, [post[rows] * 1.0, 1.0, LED_BY_MEXICO], on_fix=True)

    def _at_the_border(self, view: View) -> list[OrderTable]:
        return [scan_where(view, TRUCK, 2, 0.05), scan_where(view, CAR, 3, 0.05), screen_mail(view, 0.03)]

    def _relieve(self, view: View) -> OrderTable:
        """Relief from tariffs for controls on precursors, now and then, and not in the turn of a working group."""
        wanted = (view.production.working_group >= FADED) & (view.turn % PATIENCE == PATIENCE - 1)
        return speak_with_china(view, wanted, RELIEF, RICH)

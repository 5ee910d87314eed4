"""Pressure: make Mexico act by what it stands to lose. A doctrine for the U.S. seat.

The argument: Mexico moved when tariffs and a closed border were threatened: guards went to the border, prisoners were handed
over. Elites act when inaction costs them more than action. So:

1. Demand action in public, one topic after the other, as long as the strain is bearable and there is trust left to lose.
2. Let the fear not fade: threaten to close the border, two turns later with tariffs, in turn, within the same bounds.
3. Designate the groups one by one, and sanction the richest of them, for those who shield them to fear for themselves.
4. Charge an official where officials shield most, twice a year, without asking; threaten China over chemicals once.
5. Show strength at home: follow the money of the groups, prosecute distribution, scan the busiest crossings, strike boats.
6. Collect on the leaders one could ask for by name; share little, and only with vetted units. Claim every success.

The prices are in the rules: a demand alone changes no corruption and strains sovereignty, each threat is worth less, and
trade, trust and the partner's intelligence pay for all of it.

Source: sources 001 to 003 on tariffs and transfers under pressure; source 003 warns that pressing alone has limits.
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.agreeing import cheap_for_us
from game.players.carrying import carried
from game.players.governing import DEMAND, is_long
from game.players.helping import (
    CLOSURE,
    TARIFF,
    THREAT,
    TRUCK,
    designate,
    follow_money,
    indict_alone,
    prosecute_distribution,
    sanction,
    scan_where,
    share_points,
    speak_with_china,
    strike_boats,
)
from game.players.reading import fresh_success, ranked, seat_of, worth
from game.players.working import CLAIM, collect_on, exploit, message_where

TOPICS: Final = 4
SPENT: Final = 45.0  # trust below which Mexico has nothing more to lose by it
BEARABLE: Final = 55.0  # strain up to which another demand is made
PATIENCE: Final = 4  # turns between two threats of a kind
LEVEL: Final = 2.0
HALF_A_YEAR: Final = 6  # turns between two charges
MOST_NAMED: Final = 12  # groups that are designated at a time
CAPITAL_KEPT: Final = 25.0
SANCTIONED: Final = 2  # groups at a time
POINTS: Final = 6  # of sanctions on one group
MONEY_SHARE: Final = 0.35  # of the grant
DISTRIBUTION_SHARE: Final = 0.2
SCANS: Final = 2
SCAN_SHARE: Final = 0.1  # of the grant
SHARED: Final = 0.2  # of the points


class Pressure:
    """The doctrine above, for the U.S. seat."""

    name: Final = "pressure"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        now: BoolArray = np.full(view.batch, is_long(view))
        tables = [self._demand(view), *self._threaten(view)]
        if is_long(view):
            tables += [
                sanction(view, SANCTIONED, POINTS),
                follow_money(view, MONEY_SHARE),
                prosecute_distribution(view, DISTRIBUTION_SHARE),
                strike_boats(view, 1),
                scan_where(view, TRUCK, SCANS, SCAN_SHARE),
                speak_with_china(view, now & (view.turn == 1), THREAT, CAPITAL_KEPT),
                indict_alone(view, self._bounded(view) & (view.turn % HALF_A_YEAR == HALF_A_YEAR - 1), CAPITAL_KEPT),
                designate(view, MOST_NAMED, CAPITAL_KEPT),
            ]
        return carried(view, [
            *tables,
            message_where(view, fresh_success(view), CLAIM, 5.0, 15.0),
            share_points(view, SHARED),
            exploit(view, 2),
            *collect_on(view, targets, [0.45, 0.25]),
        ])  # fmt: skip

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for shared intelligence or for words."""
        return offers.answer(seat_of(view), cheap_for_us(view, offers))

    def _bounded(self, view: View) -> BoolArray:
        """Games in which the strain is bearable and there is trust left to lose; (B,)."""
        found: BoolArray = (view.standing.sovereignty_strain < BEARABLE) & (view.standing.trust >= SPENT)
        return found

    def _demand(self, view: View) -> OrderTable:
        """The topics in turn."""
        rows = np.flatnonzero(self._bounded(view))
        return make_table(rows, seat_of(view), DEMAND, [float(view.turn % TOPICS)])

    def _threaten(self, view: View) -> list[OrderTable]:
        """A closed border and tariffs, each every fourth turn, two turns apart."""
        rows = np.flatnonzero(self._bounded(view))
        for code, turn in ((CLOSURE, 0), (TARIFF, PATIENCE // 2)):
            if view.turn % PATIENCE == turn and view.world.viewers > 1:
                return [make_table(rows, seat_of(view), code, [LEVEL])]
        return []

"""Unilateral: reach them yourself. The doctrine of the argument for precision strikes, for the U.S. seat.

The argument: units that are told are compromised, and hard targets have been reached elsewhere by strikes that asked
nobody. A fix is worth little if it must be shared to be used. So:

1. Keep what is known: collect for oneself, fly covertly, share nothing.
2. Ask the White House for the authority to strike, once there is a target worth it.
3. Strike on a fix, without asking, the highest in rank first, outside the cities; then claim the success at home.

The prices are in the rules: a breach suspends what Mexico gives, credit claimed strains, an authority without Congress
costs.

Source: the case for strikes as told in The Cipher Brief (April 2025) and argued against by DePetris and McCallion (July
2025) and Schlenker (2026).
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.orders import ORDERS
from game.core.roles import AREA, FIX, PATTERN
from game.core.state import AUTHORITIES
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.reading import allowed, beliefs_of, flight_hours, fresh_success, ranked, seat_of, worth
from game.players.working import CLAIM, at_least, believed, collect_on, exploit, message_where

FLY, STRIKE, SEEK = (ORDERS[name].code for name in ("fly_isr", "strike", "seek_authority"))
STRIKE_AUTHORITY: Final = AUTHORITIES.index("strike")
WHITE_HOUSE: Final = 0
NO_ASKING, NO_CONFIRMATION = 0.0, 0.0
COVERT: Final = 1.0
DAYS_LEFT: Final = 1.0  # of the authority, below which it is sought again
CAPITAL_KEPT: Final = 10.0


class Unilateral:
    """The doctrine above, for the U.S. seat."""

    name: Final = "unilateral"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        menu, targets = allowed(view), ranked(worth(view), 2)
        rural = [believed(beliefs_of(view).site * 1.0, post) >= 1 for post in targets]
        tables = []
        if "seek_authority" in menu:
            tables.append(self._seek(view, targets[0]))
        if "strike" in menu:
            tables.append(self._strike(view, targets[0], rural[0]))
        if "collect" in menu:
            tables.append(collect_on(view, targets, [0.55, 0.35]))
        if "fly_isr" in menu:
            tables.append(self._fly(view, targets[0]))
        if "strike" in menu:
            tables.append(self._strike(view, targets[1], rural[1]))
        if "message" in menu:
            tables.append(message_where(view, fresh_success(view), CLAIM, 5.0, CAPITAL_KEPT))
        if "exploit" in menu:
            tables.append(exploit(view, 2))
        return join(tables)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Refuse every accord: nothing is worth being bound."""
        nothing: BoolArray = np.zeros(offers.count, dtype=np.bool_)
        return offers.answer(seat_of(view), nothing)

    def _authorised(self, view: View) -> BoolArray:
        found: BoolArray = view.standing.authorities[:, STRIKE_AUTHORITY] > DAYS_LEFT
        return found

    def _seek(self, view: View, post: IntArray) -> OrderTable:
        rows = np.flatnonzero(~self._authorised(view) & at_least(view, post, PATTERN))
        return make_table(rows, seat_of(view), SEEK, [WHITE_HOUSE * 1.0, STRIKE_AUTHORITY * 1.0])

    def _strike(self, view: View, post: IntArray, good: BoolArray) -> OrderTable:
        """On call against a target whose pattern of life is known outside the cities, as soon as it is fixed."""
        rows = np.flatnonzero(at_least(view, post, PATTERN) & (good | at_least(view, post, FIX)))
        return make_table(rows, seat_of(view), STRIKE, [post[rows] * 1.0, NO_ASKING, NO_CONFIRMATION], on_fix=True)

    def _fly(self, view: View, post: IntArray) -> OrderTable:
        region = np.where(post >= 0, beliefs_of(view).region[np.arange(view.batch), np.where(post >= 0, post, 0)], -1)
        flown = view.programmes.isr[np.arange(view.batch), np.where(region >= 0, region, 0)] > 0
        rows = np.flatnonzero(at_least(view, post, AREA) & (region >= 0) & ~flown)
        return make_table(rows, seat_of(view), FLY, [region[rows] * 1.0, flight_hours(view), COVERT])

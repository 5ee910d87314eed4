"""Pressure: make Mexico act by what it stands to lose. A doctrine for the U.S. seat.

The argument: Mexico moved when tariffs and a closed border were threatened: guards went to the border, prisoners were handed
over. Elites act when inaction costs them more than action. So:

1. Demand action in public, one topic after the other, as long as the strain is bearable.
2. Let the fear of a closed border not fade: threaten again when trust is spent anyway.
3. Collect on the leaders one could ask for by name; share little, and only with vetted units.
4. Claim every success at home.

The prices are in the rules: a demand alone changes no corruption and strains sovereignty, and each threat is worth less.

Source: sources 001 to 003 on tariffs and transfers under pressure; source 003 warns that pressing alone has limits.
"""

from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.orders import ORDERS
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.agreeing import cheap_for_us
from game.players.governing import DEMAND
from game.players.reading import allowed, free_points, fresh_success, ranked, seat_of, worth
from game.players.working import CLAIM, collect_on, exploit, message_where

THREATEN, SHARE_INTELLIGENCE = (ORDERS[name].code for name in ("threaten_border_closure", "share_intelligence"))
TOPICS: Final = 4
BEARABLE: Final = 55.0  # strain up to which another demand is made
PATIENCE: Final = 4  # turns between two threats
LEVEL: Final = 2.0
VETTED: Final = 0.0
SHARED: Final = 0.15  # of the points


class Pressure:
    """The doctrine above, for the U.S. seat."""

    name: Final = "pressure"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        menu, targets = allowed(view), ranked(worth(view), 2)
        tables = []
        if "demand_action" in menu:
            tables.append(self._demand(view))
        if "threaten_border_closure" in menu and view.turn % PATIENCE == 0:
            tables.append(make_table(np.arange(view.batch), seat_of(view), THREATEN, [LEVEL]))
        if "collect" in menu:
            tables.append(collect_on(view, targets, [0.45, 0.25]))
        if "message" in menu:
            tables.append(message_where(view, fresh_success(view), CLAIM, 5.0, 15.0))
        if "share_intelligence" in menu:
            tables.append(self._share(view))
        if "exploit" in menu:
            tables.append(exploit(view, 2))
        return join(tables)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for shared intelligence or for words."""
        return offers.answer(seat_of(view), cheap_for_us(view, offers))

    def _demand(self, view: View) -> OrderTable:
        """The topics in turn, while the strain is bearable."""
        rows = np.flatnonzero(view.standing.sovereignty_strain < BEARABLE)
        return make_table(rows, seat_of(view), DEMAND, [float(view.turn % TOPICS)])

    def _share(self, view: View) -> OrderTable:
        points: FloatArray = np.floor(view.points * SHARED)
        rows = np.flatnonzero((view.programmes.share < points) & (points - view.programmes.share <= free_points(view)))
        return make_table(rows, seat_of(view), SHARE_INTELLIGENCE, [points[rows], VETTED])

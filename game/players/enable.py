"""Enable: Mexico leads, the United States helps. The doctrine of sources 000 and 003 for the U.S. seat.

The argument: the best case is intelligence and training from one side and boots from the other. What Mexico does itself
costs no sovereignty; what is shared with few is not leaked; credit claimed at home is paid for at the next request. So:

1. Offer intelligence for consent: points shared with a vetted unit in return for flights and trainers.
2. Collect on the leaders Mexico can reach, signals while they talk; fly where the best-known of them is.
3. Share the credit of a success, speak quietly while trust is low; never strike, never ask to.

Source: "Is the Kingpin Strategy Doomed to Fail?" (blog, February 2026); The Cipher Brief (April 2025).
"""

from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.orders import ORDERS
from game.core.roles import AREA
from game.core.state import CONSENTS
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.agreeing import cheap_for_us, propose_once
from game.players.reading import allowed, beliefs_of, flight_hours, free_points, fresh_success, ranked, seat_of, worth
from game.players.working import QUIET, SHARE, at_least, collect_on, exploit, message_where

SHARE_INTELLIGENCE, FLY, TRAIN = (ORDERS[name].code for name in ("share_intelligence", "fly_isr", "train_and_equip"))
ISR, TRAINERS = CONSENTS.index("isr"), CONSENTS.index("trainers")
VETTED: Final = 0
POINTS_SHARED: Final = 0.4  # of the points
FUNDS: Final = 5.0
TRUSTED: Final = 65.0  # trust below which a quiet word is worth its price
OFFER: Final = (
    "share_intelligence points=4 breadth=vetted",
    "consent to=isr answer=give; consent to=trainers answer=give",
)


class Enable:
    """The doctrine above, for the U.S. seat."""

    name: Final = "enable"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        menu, targets = allowed(view), ranked(worth(view), 2)
        tables = []
        if "share_intelligence" in menu:
            tables.append(self._share(view))
        if "fly_isr" in menu:
            tables.append(self._fly(view, targets[0]))
        if "collect" in menu:
            tables.append(collect_on(view, targets, [0.3, 0.2]))
        if "message" in menu:
            fresh, wary = fresh_success(view), view.standing.trust < TRUSTED
            tables.append(message_where(view, fresh, SHARE, 5.0, 20.0))
            tables.append(message_where(view, ~fresh & wary, QUIET, 5.0, 25.0))
        if "train_and_equip" in menu:
            tables.append(self._train(view))
        if "exploit" in menu:
            tables.append(exploit(view, 2))
        return join(tables)

    def offers(self, view: View) -> OrderTable:
        """Intelligence for flights and trainers, while Mexico has not consented to both."""
        if "propose_accord" not in allowed(view):
            return empty_table()
        consents = view.standing.consents
        open_ = (consents[:, ISR] == 0) | (consents[:, TRAINERS] == 0)
        return propose_once(view, OFFER[0], OFFER[1], 6, open_ & (view.standing.suspension <= 0.05))

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for shared intelligence or for words."""
        return offers.answer(seat_of(view), cheap_for_us(view, offers))

    def _share(self, view: View) -> OrderTable:
        points = np.floor(view.points * POINTS_SHARED)
        rows = np.flatnonzero((view.programmes.share < points) & (points - view.programmes.share <= free_points(view)))
        return make_table(rows, seat_of(view), SHARE_INTELLIGENCE, [points[rows], VETTED * 1.0])

    def _fly(self, view: View, post: IntArray) -> OrderTable:
        """Over the region of the best-known target, with consent, where it does not fly yet."""
        region = np.where(post >= 0, beliefs_of(view).region[np.arange(view.batch), np.where(post >= 0, post, 0)], -1)
        flown = view.programmes.isr[np.arange(view.batch), np.where(region >= 0, region, 0)] > 0
        consent = view.standing.consents[:, ISR] > 0
        rows = np.flatnonzero(at_least(view, post, AREA) & (region >= 0) & ~flown & consent)
        return make_table(rows, seat_of(view), FLY, [region[rows] * 1.0, flight_hours(view), 0.0])

    def _train(self, view: View) -> OrderTable:
        consent = view.standing.consents[:, TRAINERS] > 0
        rows = np.flatnonzero(consent & (view.programmes.equip == 0) & (view.funds > FUNDS * 4.0e6))
        return make_table(rows, seat_of(view), TRAIN, [FUNDS, 1.0, 1.0])

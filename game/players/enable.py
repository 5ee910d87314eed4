"""Enable: Mexico leads, the United States helps. The doctrine of sources 000 and 003 for the U.S. seat.

The argument: the best case is intelligence and training from one side and boots from the other. What Mexico does itself
costs no sovereignty; what is shared with few is not leaked; credit claimed at home is paid for at the next request. So:

1. Offer intelligence for consent: points shared with a vetted unit in return for flights and trainers, later for planners
   who go home again and a fusion cell.
2. Collect on the leaders Mexico can reach, signals while they talk; fly where the best-known of them is, with consent.
3. Train and equip, vetted and audited; put what both sides know together in the fusion cell.
4. At home do what Mexico asks for: enforce the law on guns, follow the money jointly.
5. Share the credit of a success, speak quietly while trust is low; never strike, never threaten.

The prices: it moves at Mexico's pace, what is shared may leak, and Washington sees little of it.

Source: "Is the Kingpin Strategy Doomed to Fail?" (blog, February 2026); The Cipher Brief (April 2025).
"""

from typing import Final

from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table
from game.players.agreeing import FLIGHTS_AND_TRAINERS, consents_text, fair_for_us, lacking, propose_once
from game.players.carrying import carried
from game.players.helping import (
    enforce_guns,
    fly_over,
    follow_money,
    fusion_cell,
    planners_for_a_time,
    share_points,
    train_and_equip,
)
from game.players.reading import fresh_success, ranked, seat_of, worth
from game.players.working import QUIET, SHARE, collect_on, exploit, message_where

POINTS_SHARED: Final = 0.4  # of the points
EQUIP_SHARE: Final = 0.12  # of the grant
FUSION_SHARE: Final = 0.05
AT_HOME: Final = 0.15
TRUSTED: Final = 65.0  # trust below which a quiet word is worth its price
ADVICE: Final = ("planners", "fusion_cell")
GIFT: Final = "share_intelligence points=4 breadth=vetted"
SECOND_GIFT: Final = "share_intelligence points=8 breadth=vetted"


class Enable:
    """The doctrine above, for the U.S. seat."""

    name: Final = "enable"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        fresh, wary = fresh_success(view), view.standing.trust < TRUSTED
        return carried(view, [
            share_points(view, POINTS_SHARED),
            fly_over(view, targets[0], covert=False),
            planners_for_a_time(view),
            fusion_cell(view, FUSION_SHARE),
            train_and_equip(view, EQUIP_SHARE),
            exploit(view, 2),
            message_where(view, fresh, SHARE, 5.0, 20.0),
            enforce_guns(view, AT_HOME),
            follow_money(view, AT_HOME),
            message_where(view, ~fresh & wary, QUIET, 5.0, 25.0),
            *collect_on(view, targets, [0.3, 0.2]),
        ])  # fmt: skip

    def offers(self, view: View) -> OrderTable:
        """Intelligence for flights and trainers, then for planners and a fusion cell, while Mexico has not consented."""
        calm, first = view.standing.suspension == 0, lacking(view, FLIGHTS_AND_TRAINERS)
        asked = propose_once(view, GIFT, consents_text(FLIGHTS_AND_TRAINERS), 6, calm & first)
        return (
            asked
            if asked.count
            else propose_once(view, SECOND_GIFT, consents_text(ADVICE), 6, calm & ~first & lacking(view, ADVICE))
        )

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for shared intelligence, words, or programmes that the grant carries."""
        return offers.answer(seat_of(view), fair_for_us(view, offers))

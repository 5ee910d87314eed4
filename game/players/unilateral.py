"""Unilateral: reach them yourself. The doctrine of the argument for precision strikes, for the U.S. seat.

The argument: units that are told are compromised, and hard targets have been reached elsewhere by strikes that asked
nobody. A fix is worth little if it must be shared to be used. So:

1. Keep what is known: collect for oneself, fly covertly, share nothing.
2. Ask the White House for the authority to strike, once there is a target worth it.
3. Strike on a fix, without asking, the highest in rank first, outside the cities; then claim the success at home.
4. With the authority, strike labs where most are thought to be, every fourth turn, and boats at sea all the time.
5. Follow the money alone, designate and sanction; keep a closed border threatened; bind yourself by no accord.

The prices are in the rules: a breach suspends what Mexico gives, credit claimed strains, an authority without Congress
costs.

Source: the case for strikes as told in The Cipher Brief (April 2025) and argued against by DePetris and McCallion (July
2025) and Schlenker (2026).
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.orders import ORDERS
from game.core.roles import FIX, PATTERN
from game.core.state import AUTHORITIES
from game.engine.diplomacy import STRIKE, Offers
from game.engine.observe import View
from game.engine.order_table import LABS_FROM, OrderTable, empty_table, make_table
from game.players.carrying import carried
from game.players.governing import is_long
from game.players.helping import CLOSURE, designate, fly_over, follow_money, sanction, strike_boats
from game.players.reading import beliefs_of, fresh_success, ranked, seat_of, worth
from game.players.working import CLAIM, at_least, believed, collect_on, exploit, message_where
from game.rules.politics import authority

SEEK = ORDERS["seek_authority"].code
STRIKE_AUTHORITY: Final = AUTHORITIES.index("strike")
WHITE_HOUSE: Final = 0.0
NO_ASKING, NO_CONFIRMATION = 0.0, 0.0
DAYS_LEFT: Final = 1.0  # of the authority, below which it is sought again
CAPITAL_KEPT: Final = 10.0
WORTH_A_STRIKE: Final = 20.0  # labs of a region by estimate
BOATS_LEVEL: Final = 1
MONEY_SHARE: Final = 0.4  # of the grant
PATIENCE: Final = 4  # turns between two threats, and between two strikes on labs
CLOSURE_LEVEL: Final = 3.0
POINTS: Final = 4  # of sanctions on one group
MOST_NAMED: Final = 12  # groups that are designated at a time


class Unilateral:
    """The doctrine above, for the U.S. seat."""

    name: Final = "unilateral"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        rural = [believed(beliefs_of(view).site * 1.0, post) >= 1 for post in targets]
        seeking, may = self._seek(view, targets[0])
        return carried(view, [
            seeking,
            self._strike(view, targets[0], may, rural[0]),
            fly_over(view, targets[0], covert=True),
            self._strike(view, targets[1], may, rural[1]),
            *(self._beside(view, may) if is_long(view) else ()),
            message_where(view, fresh_success(view), CLAIM, 5.0, CAPITAL_KEPT),
            exploit(view, 2),
            *collect_on(view, targets, [0.55, 0.25]),
        ])  # fmt: skip

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Refuse every accord: nothing is worth being bound."""
        nothing: BoolArray = np.zeros(offers.count, dtype=np.bool_)
        return offers.answer(seat_of(view), nothing)

    def _authorised(self, view: View) -> BoolArray:
        found: BoolArray = view.standing.authorities[:, STRIKE_AUTHORITY] > DAYS_LEFT
        return found

    def _seek(self, view: View, post: IntArray) -> tuple[OrderTable, BoolArray]:
        """The request for authority where a target is worth it, and the games in which the seat will have it; (B,)."""
        held = self._authorised(view)
        price = authority.price(view.parameters.of(authority.RULE, 1), np.full(view.batch, authority.WHITE_HOUSE))
        wanted = ~held & at_least(view, post, PATTERN) & (view.capital >= price) & (view.attention > 0)
        rows = np.flatnonzero(wanted)
        return make_table(rows, seat_of(view), SEEK, [WHITE_HOUSE, STRIKE_AUTHORITY * 1.0]), held | wanted

    def _strike(self, view: View, post: IntArray, may: BoolArray, rural: BoolArray) -> OrderTable:
        """On call against a target whose pattern of life is known outside the cities, or who is fixed anywhere."""
        rows = np.flatnonzero(may & at_least(view, post, PATTERN) & (rural | at_least(view, post, FIX)))
        return make_table(rows, seat_of(view), STRIKE, [post[rows] * 1.0, NO_ASKING, NO_CONFIRMATION], on_fix=True)

    def _beside(self, view: View, may: BoolArray) -> list[OrderTable]:
        """Labs, boats, names and a threatened border."""
        labs = ranked(np.where(view.production.labs >= WORTH_A_STRIKE, view.production.labs, 0.0), 1)[0]
        rows = np.flatnonzero(may & (labs >= 0) & (view.turn % PATIENCE == 1))
        threat = np.flatnonzero(np.full(view.batch, view.turn % PATIENCE == 0 and view.world.viewers > 1))
        return [
            follow_money(view, MONEY_SHARE),
            make_table(rows, seat_of(view), STRIKE, [LABS_FROM + labs[rows], NO_ASKING, NO_CONFIRMATION]),
            strike_boats(view, BOATS_LEVEL),
            make_table(threat, seat_of(view), CLOSURE, [CLOSURE_LEVEL]),
            sanction(view, 1, POINTS),
            designate(view, MOST_NAMED, CAPITAL_KEPT),
        ]

"""Markets: follow what feeds the groups. The doctrine of sources 001 and 003 for the Mexican seat.

The argument: the leader is replaced, the market is not. A group is a business that lives from chemicals, guns and laundered
money, and from officials who look away; whoever takes the bosses moves the business to the next in line, and pays for it
in blood. What cannot be replaced so quickly are those who finance, broker and supply. So:

1. Freeze the money of the two groups that launder most, jointly where the partner works along.
2. Inspect the two ports through which most chemicals come and the four crossings by which most guns and cash come south.
3. Turn a year's few raids on those who finance, broker and supply, on call when their pattern of life is known; teams that
   stay rested look for labs in one month and for arsenals in the next, where most of either are thought to be.
4. Every other turn prosecute those who shield groups where officials shield most, jointly and on both sides of the border.
5. In turns of weeks and months: courts and work for the young where most people are killed; protection for journalists.
6. Trade with the partner: consent to trainers and a fusion cell against enforcement on guns and money in his own country;
   accept what asks for no more; no strikes, no joint raids.

The prices: little of it shows within the year, money and guns find other ways, and Washington asks for names.

Source: Atlantic Council (March 2026) and The Cipher Brief (April 2025) on the business of the groups and its protectors;
Schlenker (Quincy Institute, 2026) on financiers, guns and joint cases.
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.roles import PATTERN
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, make_table
from game.players.agreeing import AID, cheap_for_mexico, consents_text, propose_once
from game.players.carrying import carried
from game.players.governing import (
    COURTS,
    OTHER,
    build_where,
    deadliest,
    deadliest_without,
    is_long,
    jobs_where,
    most_shielded,
    prosecute_where,
)
from game.players.reading import clean_rested, ranked, seat_of, worth
from game.players.starving import (
    ARSENAL,
    freeze_where,
    inspect_crossings,
    inspect_ports,
    protect_press,
    raid_hideouts,
    raid_labs,
    richest,
)
from game.players.working import QUIET, RAID, at_least, collect_on, consent_to, exploit, message_where

HANDS: Final = ("financier", "broker", "logistician")  # roles that are hard to replace
CAPTURE, VETTED = 0, 0
LEAD_HOURS: Final = 5.0
GROUPS: Final = 2  # whose money is frozen at a time
FREEZE_POINTS: Final = 6
PORTS, CROSSINGS = 2, 4
GATE_SHARE: Final = 0.03  # of the grant, for one port or crossing
PRESS_SHARE: Final = 0.01
BUILD_SHARE: Final = 0.15
TEAMS: Final = 2  # sent to look for labs or arsenals
EVERY_OTHER: Final = 2
CAPITAL_KEPT: Final = 25.0
LOW_WILL: Final = 55.0
ASKED: Final = "enforce_guns funds=8; follow_money funds=8 joint=true"


class Markets:
    """The doctrine above, for the Mexican seat."""

    name: Final = "markets"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        target = ranked(worth(view, HANDS), 1)[0]
        return carried(view, [
            self._raid(view, target),
            freeze_where(view, richest(view, view.finance.freeze > 0), GROUPS, FREEZE_POINTS),
            inspect_ports(view, PORTS, GATE_SHARE),
            inspect_crossings(view, CROSSINGS, GATE_SHARE),
            self._prosecute(view),
            *self._look_for_sites(view),
            *self._govern(view),
            message_where(view, view.standing.political_will < LOW_WILL, QUIET, 5.0, CAPITAL_KEPT),
            *collect_on(view, [target], [0.35]),
            exploit(view, 2),
            *(consent_to(view, kind) for kind in AID),
        ])  # fmt: skip

    def offers(self, view: View) -> OrderTable:
        """Consent to trainers and a fusion cell for enforcement on guns and money in the United States."""
        running = (view.standing.suspension == 0) & (view.world.viewers > 1)
        return propose_once(view, consents_text(AID[1:]), ASKED, 6, running)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for flights, trainers or a fusion cell; refuse strikes and joint raids."""
        return offers.answer(seat_of(view), cheap_for_mexico(view, offers, joint_raids=False, consents=AID))

    def _raid(self, view: View, post: IntArray) -> OrderTable:
        go = np.flatnonzero(at_least(view, post, PATTERN) & (clean_rested(view) > 0))
        return make_table(go, seat_of(view), RAID, [post[go] * 1.0, 1.0, CAPTURE, VETTED, LEAD_HOURS], on_fix=True)

    def _look_for_sites(self, view: View) -> list[OrderTable]:
        """Labs in one turn, arsenals in the next."""
        labs: BoolArray = np.full(view.batch, is_long(view) and view.turn % EVERY_OTHER == 0)
        guns: BoolArray = np.full(view.batch, is_long(view) and view.turn % EVERY_OTHER == 1)
        return [raid_labs(view, labs, TEAMS), raid_hideouts(view, deadliest(view, 1)[0], guns, ARSENAL, TEAMS)]

    def _prosecute(self, view: View) -> OrderTable:
        region = np.where(view.turn % EVERY_OTHER == 1, most_shielded(view), -1)
        return prosecute_where(view, region, OTHER, True, CAPITAL_KEPT)

    def _govern(self, view: View) -> list[OrderTable]:
        if not is_long(view):
            return []
        running = view.programmes
        return [
            protect_press(view, PRESS_SHARE),
            build_where(view, deadliest_without(view, running.build[..., COURTS] > 0), COURTS, BUILD_SHARE),
            jobs_where(view, deadliest_without(view, running.jobs > 0), BUILD_SHARE),
        ]

"""Hold and build: protect people and keep what is won. The doctrine of sources 002 and 004 for the Mexican seat.

The argument: the leader falls and the market stays; what follows is paid by the people who live there, and force that is
not followed by presence only moves the killing. So the state keeps its strength for what lasts:

1. Soldiers and guards go where the reprisals fall, at first where most of the group's leaders are thought to be: roads and
   cities before targets.
2. No raid while roads burn; then only on a fix, with a rested team, outside the cities or against weak defences; in
   turns of weeks and months one leader at a time.
3. Vet the officers and the teams before they are told anything; human sources before machines.
4. In turns of weeks and months: troops and investigators go together to where violence is worst by head; police before
   courts before services are built and the young are given work where most are killed; those who shield groups are
   prosecuted, the press is protected, the money of the richest group frozen, and the busiest crossings are searched for
   guns.
5. Keep the partner at arm's length: no strikes; consent to flights, trainers and a fusion cell, offer these
   for enforcement on guns.
6. Keep political will by quiet work, not by claims.

The prices: what is built is seen after years, groups left alone regain their command, and Washington waits for names.

Source: DePetris and McCallion, "Attacking Mexico's cartels would not work" (Defense Priorities, July 2025); Schlenker
(Quincy Institute, 2026).
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.roles import FIX
from game.core.rows import add_by
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import WORD, OrderTable, empty_table, make_table
from game.players.agreeing import AID, cheap_for_mexico, consents_text, propose_once
from game.players.carrying import carried
from game.players.governing import (
    COURTS,
    OTHER,
    POLICE,
    SERVICES,
    build_where,
    deadliest,
    deadliest_without,
    investigate,
    is_long,
    jobs_where,
    most_violent,
    prosecute_where,
    reinforce,
)
from game.players.reading import (
    beliefs_of,
    clean_rested,
    free_points,
    group_of,
    groups_of_posts,
    ranked,
    seat_of,
    values_at,
    worth,
)
from game.players.starving import freeze_where, inspect_crossings, protect_press, richest
from game.players.working import (
    DEPLOY,
    QUIET,
    RAID,
    VET,
    at_least,
    believed,
    collect_on,
    consent_to,
    exploit,
    message_where,
)

CAPTURE, VETTED = 0, 0
LEAD_HOURS: Final = 5.0
FRESH: Final = 0.6  # readiness from which a team is sent
WEAK_DEFENCE: Final = 2.0
REINFORCED: Final = 2.5  # times the troops that stand in the region that is hit
LEAST_TROOPS: Final = 500
QUIET_BELOW: Final = 2.0  # attacks thought to be still to come, below which roads do not burn
LOW_WILL: Final = 60.0
FIRM_WILL: Final = 45.0
CAPITAL_KEPT: Final = 40.0
EVERY_OTHER: Final = 2
SHARE: Final = 0.15  # of the grant for one programme
PRESS_SHARE: Final = 0.01
CROSSINGS: Final = 4
GATE_SHARE: Final = 0.03
FREEZE_POINTS: Final = 4
ASKED: Final = "enforce_guns funds=8"
CONCENTRATED: Final = 1.5  # times the troops that stand where forces are concentrated
INVESTIGATORS: Final = 0.3  # of the points, there


class HoldAndBuild:
    """The doctrine above, for the Mexican seat."""

    name: Final = "hold_and_build"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 2)
        low = (view.standing.political_will < LOW_WILL) & (view.turn > 0)
        return carried(view, [
            *self._deploy(view, 0),
            self._vet_teams(view),
            *(self._raid(view, post, place) for place, post in enumerate(targets[: 1 if is_long(view) else 2])),
            message_where(view, low, QUIET, 5.0, 25.0),
            *(() if is_long(view) else self._deploy(view, 1)),
            *(self._govern(view) if is_long(view) else ()),
            *collect_on(view, targets, [0.4, 0.2]),
            exploit(view, 2),
            *(consent_to(view, kind) for kind in AID),
        ])  # fmt: skip

    def offers(self, view: View) -> OrderTable:
        """Trainers and a fusion cell for enforcement on guns."""
        calm = (view.standing.suspension == 0) & is_long(view)
        return propose_once(view, consents_text(AID[1:]), ASKED, 6, calm)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for no more than flights, trainers and a fusion cell; refuse strikes and joint raids."""
        return offers.answer(seat_of(view), cheap_for_mexico(view, offers, joint_raids=False, consents=AID))

    def _deploy(self, view: View, place: int) -> list[OrderTable]:
        """More troops to the region hit hardest in the last turn (the second-hardest for `place` 1)."""
        if is_long(view):
            return self._concentrate(view, most_violent(view, 1)[place])
        hit = np.where(self._burning(view)[:, None], view.attacks * 10.0 + view.roadblocks * 1.0, self._led_from(view))
        hit = np.where(view.programmes.troops >= 0, 0.0, hit)
        region = ranked(hit, place + 1)[place]
        rows = np.flatnonzero(region >= 0)
        wanted = exact.floor_int(view.troops[rows, region[rows]] * REINFORCED) + LEAST_TROOPS
        return [make_table(rows, seat_of(view), DEPLOY, [region[rows] * 1.0, wanted * 1.0])]

    def _concentrate(self, view: View, region: IntArray) -> list[OrderTable]:
        """Investigators, and troops with them: neither is worth much alone."""
        return [investigate(view, region, INVESTIGATORS), reinforce(view, region, CONCENTRATED)]

    def _burning(self, view: View) -> BoolArray:
        """Games in which reprisals were carried out in the last turn; (B,)."""
        return exact.count(view.attacks + view.roadblocks > 0, axis=1) > 0

    def _led_from(self, view: View) -> FloatArray:
        """Leaders of groups that are angry thought to be in each region; (B, R)."""
        beliefs = beliefs_of(view)
        angry = (beliefs.reprisals > QUIET_BELOW)[:, groups_of_posts(view)]
        return add_by((angry & (beliefs.rung > 0)) * 1.0, beliefs.region, view.population.shape[1])

    def _govern(self, view: View) -> list[OrderTable]:
        """Build, give work and prosecute where most people are killed, one new programme of each at a time."""
        firm, running = view.standing.political_will >= FIRM_WILL, view.programmes
        shielded = np.where(firm & (view.turn % EVERY_OTHER == 1), deadliest(view, 1)[0], -1)
        return [
            prosecute_where(view, shielded, OTHER, False, CAPITAL_KEPT),
            build_where(view, deadliest_without(view, running.build[..., POLICE] > 0), POLICE, SHARE),
            protect_press(view, PRESS_SHARE),
            jobs_where(view, deadliest_without(view, running.jobs > 0), SHARE),
            build_where(view, deadliest_without(view, running.build[..., COURTS] > 0), COURTS, SHARE),
            freeze_where(view, richest(view, view.finance.freeze > 0), 1, FREEZE_POINTS),
            inspect_crossings(view, CROSSINGS, GATE_SHARE),
            build_where(view, deadliest_without(view, running.build[..., SERVICES] > 0), SERVICES, SHARE),
        ]

    def _vet_teams(self, view: View) -> OrderTable:
        rows = np.flatnonzero((view.programmes.vet_teams == 0) & (free_points(view) >= 2))
        return make_table(rows, seat_of(view), VET, [WORD, 2.0])

    def _raid(self, view: View, post: IntArray, place: int) -> OrderTable:
        """On a fix only, outside the cities or against weak defences, with a rested team."""
        beliefs = beliefs_of(view)
        mild = (believed(beliefs.site * 1.0, post) >= 1) | (believed(beliefs.defence, post) <= WEAK_DEFENCE)
        calm = values_at(beliefs.reprisals, group_of(view, post)) <= QUIET_BELOW
        go = np.flatnonzero(at_least(view, post, FIX) & mild & calm & (clean_rested(view, FRESH) > place))
        return make_table(go, seat_of(view), RAID, [post[go] * 1.0, 1.0, CAPTURE, VETTED, LEAD_HOURS], on_fix=True)

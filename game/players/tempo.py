"""Tempo: keep hitting. The doctrine of source 000 for the Mexican seat.

The argument: removing leaders fails where it comes in pulses, just enough pressure to start a race among successors and
never enough to disorient command. Lieutenants taken within seventy-two hours of each other cannot be replaced in that time;
each raid makes the rest talk, and what is seized points to the next target. So:

1. Three targets at once, by rank and nearness of a fix; signals collection while they talk, four points on exploitation.
2. Raid every one of them whose pattern of life is known, on call, each with one vetted team and a short lead; a tired team
   goes too (readiness 0.35), for the window closes. Capture, because the living and their papers lead on.
3. Take the partner's help: consent to surveillance flights and trainers, accept accords that ask no more than that.
4. Confront the group of the first target and freeze its money, so that its successors cannot pay; train replacements; in
   turns of weeks and months build courts where most people are killed, so that who is caught stays caught.
5. Ask the partner for more to act on: trainers, planners and joint raids for intelligence.
6. Keep the public's attention: share the credit with the partner after a success, a quiet word when will sinks.

The prices: teams are worn out and people killed in the war for succession, and where the tempo breaks all of it is lost.

Source: "Is the Kingpin Strategy Doomed to Fail?" (blog, February 2026).
"""

from typing import Final

import numpy as np

from game.core.arrays import IntArray
from game.core.roles import PATTERN
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table, join, make_table
from game.players.agreeing import AID_AND_ADVICE, cheap_for_mexico, consents_text, propose_once
from game.players.carrying import carried
from game.players.governing import CONFRONT, COURTS, build_where, deadliest_without, is_long, posture_where
from game.players.reading import (
    beliefs_of,
    clean_rested,
    fresh_success,
    group_of,
    ranked,
    rested,
    seat_of,
    worth,
)
from game.players.starving import freeze_where, train_teams
from game.players.working import (
    QUIET,
    RAID,
    SHARE,
    at_least,
    believed,
    collect_on,
    consent_to,
    exploit,
    message_where,
    vet_where,
)

CAPTURE, VETTED = 0, 0
LEAD_HOURS: Final = 3.0
TIRED: Final = 0.35  # readiness from which a team is still sent
STRONG_DEFENCE: Final = 3.0
LOW_WILL: Final = 55.0
GROUPS: Final = 2  # whose money is frozen at a time
FREEZE_POINTS: Final = 4
TRAINING_SHARE: Final = 0.1  # of the grant
OFFERED: Final = ("trainers", "planners", "joint_raid")
ASKED: Final = "share_intelligence points=6"


class Tempo:
    """The doctrine above, for a seat that has raid teams."""

    name: Final = "tempo"

    def orders(self, view: View) -> OrderTable:
        """Orders of this turn for every game of the view."""
        if view.beliefs is None:
            return empty_table()
        targets = ranked(worth(view), 3)
        group = group_of(view, targets[0])
        tables = [self._raid(view, post, place) for place, post in enumerate(targets)]
        tables += [
            exploit(view, 4),
            posture_where(view, group, CONFRONT),
            freeze_where(view, group, GROUPS, FREEZE_POINTS),
            train_teams(view, TRAINING_SHARE),
            *collect_on(view, targets, [0.35, 0.25, 0.15]),
            self._message(view),
            *(consent_to(view, kind) for kind in AID_AND_ADVICE),
        ]
        if is_long(view):
            tables.append(build_where(view, deadliest_without(view, view.programmes.build[..., COURTS] > 0), COURTS, 0.2))
        return carried(view, [*tables, vet_where(view, targets[0], 2)])

    def offers(self, view: View) -> OrderTable:
        """Consent to what helps raids, for intelligence."""
        return propose_once(view, consents_text(OFFERED), ASKED, 6, view.standing.suspension == 0)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Accept what asks for flights, trainers, planners, a fusion cell or joint raids; refuse strikes."""
        return offers.answer(seat_of(view), cheap_for_mexico(view, offers, joint_raids=True, consents=AID_AND_ADVICE))

    def _raid(self, view: View, post: IntArray, place: int) -> OrderTable:
        """On call against a target whose pattern of life is known; one team each while there are teams."""
        ready = clean_rested(view, TIRED) + (rested(view, TIRED).any(axis=1) & (clean_rested(view, TIRED) == 0))
        go = np.flatnonzero(at_least(view, post, PATTERN) & (ready > place))
        strong = believed(beliefs_of(view).defence, post)[go] >= STRONG_DEFENCE
        teams = np.where(strong & (ready[go] > place + 1) & (place == 0), 2.0, 1.0)
        return make_table(go, seat_of(view), RAID, [post[go] * 1.0, teams, CAPTURE, VETTED, LEAD_HOURS], on_fix=True)

    def _message(self, view: View) -> OrderTable:
        fresh = fresh_success(view)
        low = view.standing.political_will < LOW_WILL
        return join([
            message_where(view, fresh & low, SHARE, 4.0, 15.0), message_where(view, ~fresh & low, QUIET, 4.0, 25.0),
        ])  # fmt: skip

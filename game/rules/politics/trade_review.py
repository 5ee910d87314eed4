"""The review of the trade agreement: on its day the conduct of both states decides whether it is extended.

In words: on the day of the review the three governments extend the agreement or put it off and review it every year. It is
the likelier to be extended the more trust there is between the two states, and the less likely while cooperation is
suspended, while tariffs or a closed border are threatened, and the harder Washington presses. An agreement that is extended
lifts the level to which trade returns; one that is put off lowers it.

    logit(P extended) = logit(base) + trust_weight * (trust - usual_trust) / 10 - suspension_weight * suspension
                        - threat_weight * (tariff level + closure level)
                        - pressure_weight * (us_pressure - usual_pressure) / 10
    trade_rest += extended or -= put_off

Source: joint review due on 1 July 2026 (DATA.md section 8, grade B); source 002 and 004 (escalation endangers the review).
The numbers are assumed. Row: M84.
"""

import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell
from game.core.ledger import book_at, keep_between, set_at
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.state import NEVER

RULE = "politics.trade_review"
DECIDED = f"{RULE}.decided"
TO_COME, EXTENDED, PUT_OFF = range(3)


def odds(p: Values, trust: FloatArray, suspension: FloatArray, threats: IntArray | FloatArray, pressure: FloatArray) -> Odds:
    """Odds that the agreement is extended; `threats` is the sum of the levels of threats that stand."""
    return (
        base_odds(RULE, p["base"], trust)
        .add("trust", p["trust_weight"] * ((trust - p["usual_trust"]) / 10.0))
        .add("suspension", -(p["suspension_weight"] * suspension))
        .add("threats", -(p["threat_weight"] * threats))
        .add("pressure", -(p["pressure_weight"] * ((pressure - p["usual_pressure"]) / 10.0)))
    )


def review(game: Game) -> None:
    """The review, where its day has come."""
    state = game.state
    due = (state.review_state == TO_COME) & (state.review_day > NEVER) & (state.review_day <= state.day)
    rows = np.flatnonzero(due)
    if rows.size == 0:
        return
    p, threats = game.rule_at(RULE, rows), (state.tariff_level + state.closure_level)[rows]
    chances = odds(p, state.trust[rows], state.suspension[rows], threats, state.us_pressure[rows])
    won, note = decide(game, chances, rows, Purpose.TRADE_REVIEW, np.zeros(rows.size, dtype=np.uint64))
    for kind, good, code in (("trade_extended", True, EXTENDED), ("trade_put_off", False, PUT_OFF)):
        at = np.flatnonzero(won == good)
        here = rows[at]
        event = event_key(game, kind, here, {})
        part = game.rule_at(RULE, here)
        change = part["extended"] + here * 0.0 if good else -(part["put_off"] + here * 0.0)
        book_at(game, "trade_rest", DECIDED, (here,), change, event)
        tell(game, kind, here, {}, None, state.breach_event[here], (note,), event)
        set_at(game, "review_state", (here,), np.full(here.size, code))
    keep_between(game, "trade_rest", 1.0, 100.0)

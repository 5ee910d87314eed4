"""Trainers and equipment from the partner raise the training of Mexico's raid teams, slowly and less and less.

In words: money for trainers and equipment brings every Mexican raid team nearer to the best it can be, at a pace that
levels off with the money; the better a team, the less it still gains. Suspended cooperation slows the work. What trainers
in the country cost in sovereignty is in rule politics.strain. What is diverted trains nobody; how much that is, and what
vetting and audits do against it, is in rule politics.diversion.

    useful       = funds a week * (1 - suspension) * (1 - diverted)
    pace         = fastest * useful / (useful + half_funds)
    team_quality moves toward best_quality by 1 - exp(-pace * weeks) of the way

Source: source 000 (training enables while Mexico keeps the lead), source 002 (trainers have been accepted). Row: M26.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values
from game.core.world import STATE_SEATS

RULE = "raids.trainers"
TRAINED = f"{RULE}.trained"
HOST, GUEST = STATE_SEATS.index("mexico"), STATE_SEATS.index("us")


def share_of_pace(p: Values, funds_a_week: FloatArray) -> FloatArray:
    """Share of the fastest pace of training that dollars a week buy, 0-1."""
    return funds_a_week / (funds_a_week + p["half_funds"])


def gain(p: Values, quality: FloatArray, share: FloatArray, weeks: FloatArray) -> FloatArray:
    """Quality that a team gains in some weeks at a share of the fastest pace; nothing beyond the best."""
    room = exact.larger(p["best_quality"] - quality, quality * 0.0)
    return room * (1.0 - exact.exp(-(p["fastest"] * share * weeks)))


def train_partner(game: Game, days: FloatArray, turn_days: float, diverted: FloatArray) -> None:
    """The partner's trainers at work over a pulse of `days` (B,), when this share of it is `diverted` (B,)."""
    state = game.state
    if state.equip_funds.shape[1] <= GUEST or not state.equip_funds[:, GUEST].any():
        return
    weeks, p = days / 7.0, game.rule(RULE, 1)
    a_week = state.equip_funds[:, GUEST] * (7.0 / turn_days) * (1.0 - state.suspension) * (1.0 - diverted)
    share = share_of_pace(p, a_week)
    better = gain(game.rule(RULE), state.team_quality, share[:, None], weeks[:, None])
    book(game, "team_quality", TRAINED, np.where(state.team_seat == HOST, better, 0.0))

"""Visibility: slow and quiet levers earn little credit at home for what they cost.

In words: what builds up over years, treatment, cases about money, institutions, work for the young, is hardly seen. It earns
some credit by the money spent, with returns that level off; a raid that brings a leader earns more in a day.

    credit a turn = most * dollars / (dollars + half_dollars),   of all quiet programmes of a seat together

Source: source 004 (results of finance and health measures are gradual and do not dominate news cycles). The numbers are
assumed. Row: M61.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import count_at
from game.core.parameters import Values
from game.core.rows import places, sum_of_places

RULE = "politics.visibility"
# Programmes that nobody makes headlines of, in dollars a turn, by the seat that pays for them.
QUIET: Final = {
    "mexico": ("build_funds", "jobs_funds", "press_funds", "port_funds", "southbound_funds"),
    "us": ("treat_funds", "follow_funds", "distribution_funds", "guns_funds", "mail_funds", "fusion_funds"),
}


def credit(p: Values, dollars: FloatArray) -> FloatArray:
    """Points of credit that so many dollars a turn of quiet programmes earn in a turn."""
    return p["most"] * (dollars / (dollars + p["half_dollars"]))


def earn(game: Game) -> None:
    """At the end of a turn quiet programmes earn what they earn."""
    state = game.state
    spent = np.zeros(state.credit_seat.shape)
    for name, settings in QUIET.items():
        if name in game.world.seats:
            place = game.world.seats.index(name)
            for setting in settings:
                spent[:, place] += sum_of_places(getattr(state, setting)) * 1.0
    rows, seat = places(exact.floor_int(spent) > 0)
    if rows.size:
        count_at(game, "credit_seat", (rows, seat), credit(game.rule_at(RULE, rows), spent[rows, seat]))

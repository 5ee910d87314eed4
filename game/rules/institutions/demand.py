"""Demands: the United States tell Mexico in public what to do; it costs both sides and changes no official.

In words: a public demand for action adds to the pressure on Mexico and strains its sovereignty. It moves no protector, no
corrupt official and no laboratory: those change when Mexico's own elites want it.

    us_pressure += pressure_gain
    sovereignty_strain += strain_gain

Source: source 001 and 003 (corrupt politicians and officials are the backbone of the cartels; nothing changes until
Mexico's elites want it; pressing alone has limits). Row: M76.
"""

import numpy as np

from game.core import luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, keep_between, set_at
from game.core.parameters import Values
from game.core.problem import N_

RULE = "institutions.demand"
PRESSURE, STRAIN = (f"{RULE}.{name}" for name in ("pressure", "strain"))
TOPICS = (N_("corruption"), N_("laboratories"), N_("the border"), N_("leaders at large"))


def pressure(p: Values, like: FloatArray) -> FloatArray:
    """Points of pressure that a demand adds."""
    return p["pressure_gain"] + like * 0.0


def strain(p: Values, like: FloatArray) -> FloatArray:
    """Points of strain that a demand adds."""
    return p["strain_gain"] + like * 0.0


def demand(game: Game, rows: IntArray, seat: IntArray, topic: IntArray) -> KeyArray:
    """Seats demand action on a topic, at most once in each game a turn; the ids of the events, shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    like = np.zeros(rows.size)
    event = luck.child(event_key(game, "demand", rows, {"seat": seat}), topic)
    tell(game, "demand", rows, {"seat": seat}, {"topic": [TOPICS[code] for code in topic.tolist()]}, ids=event)
    book_at(game, "us_pressure", PRESSURE, (rows,), pressure(p, like), event)
    book_at(game, "sovereignty_strain", STRAIN, (rows,), strain(p, like), event)
    for level in ("us_pressure", "sovereignty_strain"):
        keep_between(game, level, 0.0, 100.0)
    set_at(game, "demand_day", (rows,), state.day[rows])
    return event

"""Terms: an offer to lay down arms is taken by those who want something of the state, hardly ever by those in a market.

In words: Mexico offers a group terms. Whether it takes them hangs first on what drives it: a group with political aims has
something to settle, a profit-driven one would give up what it lives from. A group that has felt raids and removals is
readier, and so is one that the state confronts; one that is tolerated has no reason. If its leaders agree, members follow as
far as the group holds together and its command reaches; the rest stays. The offer costs capital, and approval at home,
whatever the answer.

    logit(P) = logit(base) - profit_weight * profit_driven + pressure_weight * felt / (felt + half_felt)
               + posture_weight * (1 confronted, 0 contained, -1 tolerated)
    demobilised in each region = followers * cohesion * command * members there

Source: source 002 (the FARC came to talks; profit-driven cartels have no political demands to settle). The numbers are
assumed. Row: M89.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, count_at, keep_between, move
from game.core.odds import Odds, base_odds
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "succession.terms"
PRICE, ANGER, LAID_DOWN = (f"{RULE}.{name}" for name in ("price", "anger", "laid_down"))
CONTAINED = 1  # code of a posture; 0 confronts, 2 tolerates


def odds(p: Values, profit: FloatArray, felt: FloatArray, posture: IntArray) -> Odds:
    """Odds that a group takes the terms; shapes (n,)."""
    return (
        base_odds(RULE, p["base"], profit)
        .add("profit", -p["profit_weight"] * profit)
        .add("pressure", p["pressure_weight"] * (felt / (felt + p["half_felt"])))
        .add("posture", p["posture_weight"] * (CONTAINED - posture))
    )


def share_that_follows(p: Values, cohesion: FloatArray, command: FloatArray) -> FloatArray:
    """Share of the members who lay down arms when the leaders agree."""
    return p["followers"] * cohesion * command


def price(p: Values, like: FloatArray) -> FloatArray:
    """Capital that an offer takes."""
    return p["capital"] + like * 0.0


def anger(p: Values, like: FloatArray) -> FloatArray:
    """Points of approval that an offer costs."""
    return p["approval"] + like * 0.0


def offer(game: Game, rows: IntArray, seat: IntArray) -> None:
    """Mexico offers terms: what that costs at home, whatever the answer; shapes (n,)."""
    p, like, event = game.rule_at(RULE, rows), np.zeros(rows.size), np.zeros(rows.size, dtype=np.uint64)
    book_at(game, "capital", PRICE, (rows, seat), -price(p, like), event)
    book_at(game, "approval", ANGER, (rows, seat), -anger(p, like), event)
    for level in ("capital", "approval"):
        keep_between(game, level, 0.0, 100.0)


def lay_down_arms(game: Game, rows: IntArray, group: IntArray, event: KeyArray) -> IntArray:
    """Members of groups that took the terms go home; how many, (n,). A game may occur more than once."""
    state = game.state
    follow = share_that_follows(game.rule_at(RULE, rows), state.cohesion[rows, group], state.command[rows, group])
    place, presence = np.nonzero((state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0))
    at = rows[place]
    members = state.members[at, presence]
    key = luck.key(state.seed[at], Purpose.TERMS_FOLLOWED, state.day[at], state.presence_key[at, presence])
    gone = exact.smaller(exact.floor_int(follow[place] * members + luck.uniform(key)), members)
    region = state.presence_region[at, presence]
    move(game, LAID_DOWN, gone, "members", (at, presence), "population", (at, region), event[place])
    count_at(game, "demobilised_group", (at, group[place]), gone)
    return exact.to_int(np.asarray(np.bincount(place, weights=gone * 1.0, minlength=rows.size), dtype=np.float64))

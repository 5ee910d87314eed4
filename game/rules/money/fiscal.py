"""The fiscal cap: security beyond its budget is paid by cutting social programmes.

In words: a state seat may have money for social programmes beside its funds, granted week by week. What its security
programmes cost beyond the funds is taken from it (money.purses); the rest is spent on the programmes it is meant for. What
was taken is missed, and the public sees it.

    granted  = social_grant * weeks
    share    = what was taken for security / granted
    approval -= share * cut_cost * weeks

Source: source 002 (Mexico's defence budget of 16.7 billion dollars, under 1% of GDP, limits mass; a large rise means debt
or cutting benefits). The cost in approval is assumed. Row: M45.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import book, keep_between, move
from game.core.parameters import Values
from game.core.rows import places

RULE = "money.fiscal"
GRANT, SPENT, CUTS = (f"{RULE}.{name}" for name in ("grant", "spent", "cuts"))
MILLION = 1.0e6


def share_taken(granted: IntArray, left: IntArray) -> FloatArray:
    """Share of what was granted that has been taken for other ends; 0 where nothing was granted."""
    taken = exact.larger(granted - left, 0) * 1.0
    return np.where(granted > 0, taken / np.where(granted > 0, granted, 1), 0.0)


def missed(p: Values, share: FloatArray, weeks: FloatArray) -> FloatArray:
    """Points of approval lost while this share of social programmes is not paid for."""
    return p["cut_cost"] * share * weeks


def set_aside(game: Game, days: FloatArray) -> IntArray:
    """Money for social programmes is granted for a pulse of `days` (B,): how much, (B, S)."""
    state = game.state
    granted = exact.smaller(exact.floor_int(state.social_grant * (days[:, None] / 7.0)), state.treasury)
    _move(game, GRANT, granted, "treasury", "social_budget")
    return granted


def spend(game: Game, days: FloatArray, granted: IntArray, overspent: IntArray) -> None:
    """What is left of it goes to the people; what security took of it, `overspent`, is missed; both (B, S)."""
    state = game.state
    left = state.social_budget.copy()
    _move(game, SPENT, left, "social_budget", "spent")
    state.social_spending_seat += left
    if overspent.any():
        share = share_taken(granted, granted - overspent)
        book(game, "approval", CUTS, -missed(game.rule(RULE), share, days[:, None] / 7.0))
        keep_between(game, "approval", 0.0, 100.0)


def report(game: Game) -> None:
    """At the end of a turn it becomes known what security took from social programmes."""
    rows, seat = places(game.state.overspending_seat > 0)
    amount = game.state.overspending_seat[rows, seat] / MILLION
    tell(game, "social_cuts", rows, {"seat": seat}, {"amount": amount})


def _move(game: Game, cause: str, amount: IntArray, source: str, target: str) -> None:
    index = places(amount > 0)
    move(game, cause, amount[index], source, index, target, index)

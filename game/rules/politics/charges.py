"""Charges: the United States arrests a senior Mexican official; alone it is a shock, and dropping the charges mends a part.

In words: an official of a region whom the United States arrest alone, without a word to Mexico, costs trust and a share of
the sharing of intelligence at once; Mexico limits by law what foreign agents may do, which holds sharing down for as long as
the law is new. At home the arrest is welcome, and officials of that region shield groups a little less. When the charges are
dropped a part of the trust and of the sharing comes back, a part of the law stays, and Washington is not amused. Charges
brought in a joint case are a case of both states (rule institutions.prosecution) and cost nothing of this.

    alone:   intelligence_cooperation - cut * it, trust - trust_cost, sovereignty_strain + strain_cost,
             us_pressure - relief, protection there * (1 - bite)
    burden on intelligence_cooperation = sum over regions of law, or law * stays once the charges are dropped,
             halving every law_half_life
    dropped: intelligence_cooperation + repaired * what was cut, trust + repaired * trust_cost,
             sovereignty_strain - repaired * strain_cost, us_pressure + relief

Source: source 002 and 003 (the arrest of Mexico's former defence minister in 2020 led to a law that limits foreign agents;
the charges were dropped to spare the relationship, and by 003 Mexico took a hard line all the same); DATA.md section 8 (he
was returned in November 2020, the law came in December). The numbers are assumed. Row: M74.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between, set_at, settle_at
from game.core.parameters import Values

RULE = "politics.charges"
ALONE, DROPPED, PRICE = (f"{RULE}.{name}" for name in ("alone", "dropped", "charged"))
NONE, JOINT, UNILATERAL, GONE = range(4)  # codes of state.charges; GONE: dropped, the law that they led to is left


def burden(p: Values, charges: IntArray, days: FloatArray) -> FloatArray:
    """Share of intelligence cooperation that the law after charges of each region holds down, `days` after them."""
    size = np.where(charges == UNILATERAL, p["law"], np.where(charges == GONE, p["law"] * p["stays"], 0.0))
    return size * exact.half_power(np.where(charges > JOINT, days, 0.0), p["law_half_life"])


def cut(p: Values, cooperation: FloatArray) -> FloatArray:
    """Intelligence cooperation lost at once."""
    return p["cut"] * cooperation


def weighs(game: Game) -> FloatArray:
    """What all charges hold intelligence cooperation down by; (B,)."""
    state = game.state
    if not state.charges.any():
        return np.zeros(game.batch)
    since = exact.larger(state.day[:, None] - state.charges_day, 0.0)
    return exact.total(burden(game.rule(RULE), state.charges, since))


def arrest(game: Game, rows: IntArray, region: IntArray, event: KeyArray) -> FloatArray:
    """The United States arrest officials alone, at most one in each game; the bite on protection there, (n,)."""
    p, state = game.rule_at(RULE, rows), game.state
    like = rows * 0.0
    lost = cut(p, state.intelligence_cooperation[rows])
    book_at(game, "intelligence_cooperation", ALONE, (rows,), -lost, event)
    _book(game, ALONE, rows, -(p["trust_cost"] + like), p["strain_cost"] + like, -(p["relief"] + like), event)
    set_at(game, "charges", (rows, region), np.full(rows.size, UNILATERAL))
    set_at(game, "charges_day", (rows, region), state.day[rows])
    settle_at(game, "charges_cut", ALONE, (rows, region), lost, event)
    return p["bite"] + like


def drop(game: Game, rows: IntArray, region: IntArray, event: KeyArray) -> None:
    """Charges are dropped, at most in one region of each game; shapes (n,). A joint case leaves nothing to repair."""
    p, state = game.rule_at(RULE, rows), game.state
    alone = (state.charges[rows, region] == UNILATERAL) * 1.0
    back = p["repaired"] * state.charges_cut[rows, region] * alone
    book_at(game, "intelligence_cooperation", DROPPED, (rows,), back, event)
    keep_between(game, "intelligence_cooperation", 0.0, 1.0)
    repaired = p["repaired"] * alone
    _book(game, DROPPED, rows, repaired * p["trust_cost"], -repaired * p["strain_cost"], p["relief"] * alone, event)
    set_at(game, "charges", (rows, region), np.where(alone > 0, GONE, NONE))
    settle_at(game, "charges_cut", DROPPED, (rows, region), rows * 0.0, event)


def _book(
    game: Game, cause: str, rows: IntArray, trust: FloatArray, strain: FloatArray, pressure: FloatArray, event: KeyArray
) -> None:
    for account, amount in (("trust", trust), ("sovereignty_strain", strain), ("us_pressure", pressure)):
        book_at(game, account, cause, (rows,), amount, event)
        keep_between(game, account, 0.0, 100.0)

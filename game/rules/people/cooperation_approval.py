"""Approval of cooperation: what each public thinks of working with the other state.

In words: a success that both states had a part in makes cooperation popular in both. Credit claimed by the United States,
bystanders killed by its strikes and covert flights that become known make it unpopular in Mexico; force without consent most
of all, and some of that is felt in the United States too. It returns to its rest over months.

    cooperation_approval += joint[rank] at a joint success in both states, -claim * effort at a U.S. claim (Mexico),
                            -civilian * bystanders killed by a strike (Mexico), -exposed at exposure (Mexico),
                            -breach (Mexico) and -breach_abroad (United States) at a breach
    cooperation_approval moves to cooperation_approval_rest with half-life returning_half_life

Source: source 000 (the public applauds success), source 002 (unilateral force inflames anti-Americanism).
Rows: M47, M68, M72.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "people.cooperation_approval"
JOINT, CLAIM, CIVILIANS, EXPOSED, BREACH, RETURN = (
    f"{RULE}.{name}" for name in ("joint", "claim", "civilians", "exposed", "breach", "return")
)


def joint_gain(p: Values, rank: IntArray) -> FloatArray:
    """Points gained by a success that both states had a part in."""
    return np.where(rank == 1, p["joint_1"], np.where(rank == 2, p["joint_2"], p["joint_3"]))


def claim_cost(p: Values, effort: FloatArray) -> FloatArray:
    """Points lost in Mexico when the United States claims the credit."""
    return p["claim"] * effort


def harm_cost(p: Values, civilians: IntArray) -> FloatArray:
    """Points lost in Mexico by bystanders whom a strike killed."""
    return p["civilian"] * civilians


def returning(p: Values, approval: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change over `days` on the way back to the rest."""
    return (rest - approval) * (1.0 - exact.half_power(days, p["returning_half_life"]))


def joint_success(game: Game, rows: IntArray, seat: IntArray, rank: IntArray, event: KeyArray) -> None:
    """The public of a seat sees a success together; shapes (n,)."""
    _book(game, JOINT, rows, seat, joint_gain(game.rule_at(RULE, rows), rank), event)


def claimed(game: Game, rows: IntArray, seat: IntArray, effort: FloatArray, event: KeyArray) -> None:
    """The public of a seat hears the partner claim the credit; shapes (n,)."""
    _book(game, CLAIM, rows, seat, -claim_cost(game.rule_at(RULE, rows), effort), event)


def harmed(game: Game, rows: IntArray, seat: IntArray, civilians: IntArray, event: KeyArray) -> None:
    """The public of a seat sees bystanders killed by the partner; shapes (n,)."""
    _book(game, CIVILIANS, rows, seat, -harm_cost(game.rule_at(RULE, rows), civilians), event)


def exposed(game: Game, rows: IntArray, seat: IntArray, event: KeyArray) -> None:
    """The public of a seat learns of covert activity; shapes (n,)."""
    _book(game, EXPOSED, rows, seat, -(game.rule_at(RULE, rows)["exposed"] + rows * 0.0), event)


def breached(game: Game, rows: IntArray, seat: IntArray, at_home: FloatArray, event: KeyArray) -> None:
    """The public of a seat sees a breach; `at_home` is 1 where it happened in that seat's country. Shapes (n,)."""
    p = game.rule_at(RULE, rows)
    _book(game, BREACH, rows, seat, -np.where(at_home > 0, p["breach"], p["breach_abroad"]), event)


def _book(game: Game, cause: str, rows: IntArray, seat: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, "cooperation_approval", cause, (rows, seat), amount, event)
    keep_between(game, "cooperation_approval", 0.0, 100.0)


def fade(game: Game, days: FloatArray) -> None:
    """Approval of cooperation returns to its rest over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    amount = returning(p, state.cooperation_approval, state.cooperation_approval_rest, days[:, None])
    book(game, "cooperation_approval", RETURN, amount)

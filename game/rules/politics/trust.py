"""Trust between the two states: built by accords kept and work done together, lost by claims, broken word and force.

In words: trust rises when an accord is kept, when a leader is removed with the help of the partner, and a little when a
state says a quiet word instead of a loud one; it falls when an accord is broken, when credit is claimed alone, when covert
flights become known, and most of all by force without consent. It returns to its rest slowly.

    trust += kept at an accord kept, -broken at one broken, joint[rank] at a joint success, quiet * effort at a quiet
             message, -claim * effort at a claim, -exposed at exposure, -breach at a breach
    trust moves to trust_rest with half-life trust_half_life

Source: source 002 and 003 (coercion and unilateral arrests cost trust, which took months to mend), source 004 (institutions
built with Mexico last), source 000 (credit claimed in public). Rows: M68, M72.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.trust"
KEPT, BROKEN, JOINT, QUIET, CLAIM, EXPOSED, BREACH, RETURN = (
    f"{RULE}.{name}" for name in ("kept", "broken", "joint", "quiet", "claim", "exposed", "breach", "return")
)


def joint_gain(p: Values, rank: IntArray) -> FloatArray:
    """Trust gained by a removal with the help of the partner."""
    return np.where(rank == 1, p["joint_1"], np.where(rank == 2, p["joint_2"], p["joint_3"]))


def quiet_gain(p: Values, effort: FloatArray) -> FloatArray:
    """Trust gained by a quiet message."""
    return p["quiet"] * effort


def claim_cost(p: Values, effort: FloatArray) -> FloatArray:
    """Trust lost by a claim of credit."""
    return p["claim"] * effort


def returning(p: Values, trust: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the trust over `days` on its way back to its rest."""
    return (rest - trust) * (1.0 - exact.half_power(days, p["trust_half_life"]))


def accord_kept(game: Game, rows: IntArray, event: KeyArray) -> None:
    """An accord was kept to its end; shapes (n,), a game may occur more than once."""
    _book(game, KEPT, rows, game.rule_at(RULE, rows)["kept"] + rows * 0.0, event)


def accord_broken(game: Game, rows: IntArray, event: KeyArray) -> None:
    """An accord was broken; shapes (n,), a game may occur more than once."""
    _book(game, BROKEN, rows, -(game.rule_at(RULE, rows)["broken"] + rows * 0.0), event)


def joint_success(game: Game, rows: IntArray, rank: IntArray, event: KeyArray) -> None:
    """A leader of this rank was removed together; shapes (n,)."""
    _book(game, JOINT, rows, joint_gain(game.rule_at(RULE, rows), rank), event)


def quiet_word(game: Game, rows: IntArray, effort: FloatArray, event: KeyArray) -> None:
    """A state gives a quiet message; shapes (n,)."""
    _book(game, QUIET, rows, quiet_gain(game.rule_at(RULE, rows), effort), event)


def claimed(game: Game, rows: IntArray, effort: FloatArray, event: KeyArray) -> None:
    """A state claims the credit; shapes (n,)."""
    _book(game, CLAIM, rows, -claim_cost(game.rule_at(RULE, rows), effort), event)


def exposed(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Covert activity became known; shapes (n,)."""
    _book(game, EXPOSED, rows, -(game.rule_at(RULE, rows)["exposed"] + rows * 0.0), event)


def breached(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Foreign force without consent; shapes (n,)."""
    _book(game, BREACH, rows, -(game.rule_at(RULE, rows)["breach"] + rows * 0.0), event)


def _book(game: Game, cause: str, rows: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, "trust", cause, (rows,), amount, event)
    keep_between(game, "trust", 0.0, 100.0)


def mend(game: Game, days: FloatArray) -> None:
    """Trust returns to its rest over `days` (B,)."""
    state = game.state
    book(game, "trust", RETURN, returning(game.rule(RULE, 1), state.trust, state.trust_rest, days))

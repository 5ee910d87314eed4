"""Local support: civilian deaths by the state and aid by a group raise it; it drifts back.

In words: people near a raid in which bystanders died turn to the group; a group that gives aid is liked more, with
returns that level off. Support drifts back to its local rest within months.

    support += harm_gain * ln(1 + civilians killed)       at a raid
    support moves toward 1 by aid at speed aid_speed * dollars a week / (dollars a week + half_aid)
    support moves back to its rest with half-life support_half_life

Source: source 001 and 002 (aid, works and narcoculture win legitimacy; force without consent costs it). Rows: M37, M70.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values
from game.core.rows import add_by

RULE = "people.support"
HARM, AID, DRIFT = (f"{RULE}.{name}" for name in ("harm", "aid", "drift"))


def harm_gain(p: Values, civilians: IntArray) -> FloatArray:
    """Support gained by groups when bystanders die; shapes (n,)."""
    return p["harm_gain"] * exact.log(1.0 + civilians)


def speed(p: Values, dollars_a_week: FloatArray) -> FloatArray:
    """Half-lives a week at which aid moves support toward 1."""
    return p["aid_speed"] * (dollars_a_week / (dollars_a_week + p["half_aid"]))


def aid_gain(p: Values, support: FloatArray, dollars_a_week: FloatArray, days: FloatArray) -> FloatArray:
    """Support gained by aid over `days`. Shapes broadcast."""
    return (1.0 - support) * (1.0 - exact.half_power(days * speed(p, dollars_a_week) / 7.0, 1.0))


def drift_back(p: Values, support: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of support over `days` by its drift back to its rest. Shapes broadcast."""
    return (rest - support) * (1.0 - exact.half_power(days, p["support_half_life"]))


def resent(game: Game, rows: IntArray, region: IntArray, civilians: IntArray, event: KeyArray) -> None:
    """Support rises where bystanders died by the state; shapes (n,)."""
    book_at(game, "support", HARM, (rows, region), harm_gain(game.rule_at(RULE, rows), civilians), event)
    keep_between(game, "support", 0.0, 1.0)


def drift(game: Game, days: FloatArray, turn_days: float) -> None:
    """Aid and forgetting over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    span = days[:, None]
    if state.aid_funds.any():
        aid = add_by(state.aid_funds * (7.0 / turn_days), state.presence_region, state.region_key.shape[1])
        book(game, "support", AID, aid_gain(p, state.support, aid, span))
    book(game, "support", DRIFT, drift_back(p, state.support, state.support_rest, span))

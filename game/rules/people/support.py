"""Local support: harm done by the state, foreign force and aid by a group raise it; it drifts back.

In words: people near a raid in which bystanders died turn to the group, and so do those whom security forces abuse; foreign
force without consent makes defenders of the nation of groups everywhere. A group that gives aid is liked more, with
returns that level off. Support drifts back to its local rest within months.

    support += harm_gain * ln(1 + civilians killed)              at a raid
    support += abuse_gain * incidents * 1,000,000 / population   at abuses by security forces
    support += backlash * (1 - support) in every region          at foreign force without consent
    support moves toward 1 by aid at speed aid_speed * dollars a week / (dollars a week + half_aid)
    support moves back to its rest with half-life support_half_life

Source: source 001 and 002 (aid, works and narcoculture win legitimacy; abuses cost the state its own, and strikes could
raise popular support for groups as defenders of sovereignty). Rows: M33, M37, M70.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.logarithms import log
from game.core.parameters import Values
from game.core.rows import add_by

RULE = "people.support"
HARM, ABUSES, BACKLASH, AID, DRIFT = (f"{RULE}.{name}" for name in ("harm", "abuses", "backlash", "aid", "drift"))


def harm_gain(p: Values, civilians: IntArray) -> FloatArray:
    """Support gained by groups when bystanders die; shapes (n,)."""
    return p["harm_gain"] * log(1.0 + civilians)


def abuse_gain(p: Values, incidents: IntArray, population: IntArray) -> FloatArray:
    """Support gained by groups where security forces abuse people; shapes (n,)."""
    return p["abuse_gain"] * incidents * (1.0e6 / exact.larger(population * 1.0, 1.0))


def backlash_gain(p: Values, support: FloatArray) -> FloatArray:
    """Support gained by groups when foreign force is used without consent. Shapes broadcast."""
    return p["backlash"] * (1.0 - support)


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


def abused(game: Game, rows: IntArray, region: IntArray, incidents: IntArray, event: KeyArray) -> None:
    """Support rises where security forces abused people, so many times; a place occurs once, shapes (n,)."""
    gain = abuse_gain(game.rule_at(RULE, rows), incidents, game.state.population[rows, region])
    book_at(game, "support", ABUSES, (rows, region), gain, event)
    keep_between(game, "support", 0.0, 1.0)


def backlash(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Support rises in every region after foreign force without consent; games occur once, shapes (n,)."""
    state = game.state
    place, region = np.nonzero(state.region_key[rows] != 0)
    at, cause = rows[place], event[place]
    gain = backlash_gain(game.rule_at(RULE, at), state.support[at, region])
    book_at(game, "support", BACKLASH, (at, region), gain, cause)


def drift(game: Game, days: FloatArray, turn_days: float) -> None:
    """Aid and forgetting over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    span = days[:, None]
    if state.aid_funds.any():
        aid = add_by(state.aid_funds * (7.0 / turn_days), state.presence_region, state.region_key.shape[1])
        book(game, "support", AID, aid_gain(p, state.support, aid, span))
    book(game, "support", DRIFT, drift_back(p, state.support, state.support_rest, span))

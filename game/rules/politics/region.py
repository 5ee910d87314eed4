"""The region: unilateral force isolates the United States, makes room for its rivals and empties its words about norms.

In words: governments of the region stand by Washington less after force without consent, and after each threat of tariffs
or a closed border; rival powers fill the room. What Washington says elsewhere about sovereignty weighs less. Strikes on
boats at sea do the same slowly, for as long as they go on. A strike with consent costs a trifle. All of it comes back over
many months.

    at a breach: regional_support - region_breach, norm_credibility - norm_breach, rival_influence + rival_breach
    at a strike with consent: consented of the first two
    at a threat of level l: regional_support - l * region_threat, rival_influence + l * rival_threat
    regional_support, norm_credibility and rival_influence move to their rests, the first two lowered by boats_region * l
    and boats_norm * l, the last raised by boats_rival * l, while boats are struck at level l; half-life region_half_life

Source: source 002 (violating sovereignty would isolate Washington in the region and open doors to China), source 003 (it
would muddy its stance on Ukraine), source 004 (strikes on boats reduce what partners share). The numbers are assumed. Rows:
M67, M85.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.region"
BREACH, CONSENTED, THREAT, RETURN = (f"{RULE}.{name}" for name in ("breach", "consented", "threat", "return"))
REGION, NORM, RIVAL = "regional_support", "norm_credibility", "rival_influence"


def rests(p: Values, regional: FloatArray, norm: FloatArray, rival: FloatArray, boats: IntArray) -> FloatArray:
    """Where regional support, norm credibility and rival influence (last axis) move to while boats are struck."""
    wished = (regional - p["boats_region"] * boats, norm - p["boats_norm"] * boats, rival + p["boats_rival"] * boats)
    return np.stack([exact.clip(one, 0.0, 100.0) for one in wished], axis=-1)


def returning(p: Values, level: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of a level over `days` on its way back."""
    return (rest - level) * (1.0 - exact.half_power(days, p["region_half_life"]))


def sharing_lost(p: Values, boats: IntArray) -> FloatArray:
    """Share of intelligence cooperation that partners hold back while boats are struck."""
    return p["boats_sharing"] * boats


def breached(game: Game, rows: IntArray, event: KeyArray) -> None:
    """Force without consent; shapes (n,)."""
    p, like = game.rule_at(RULE, rows), rows * 0.0
    _book(game, BREACH, rows, -(p["region_breach"] + like), -(p["norm_breach"] + like), p["rival_breach"] + like, event)


def tolerated(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A strike with consent; shapes (n,)."""
    lost = game.rule_at(RULE, rows)["consented"] + rows * 0.0
    _book(game, CONSENTED, rows, -lost, -lost, rows * 0.0, event)


def threatened(game: Game, rows: IntArray, level: IntArray, event: KeyArray) -> None:
    """A threat of tariffs or of a closed border, levels 1 to 3; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    _book(game, THREAT, rows, -(p["region_threat"] * level), rows * 0.0, p["rival_threat"] * level, event)


def _book(
    game: Game, cause: str, rows: IntArray, region: FloatArray, norm: FloatArray, rival: FloatArray, event: KeyArray
) -> None:
    for account, amount in ((REGION, region), (NORM, norm), (RIVAL, rival)):
        if amount.any():
            book_at(game, account, cause, (rows,), amount, event)
            keep_between(game, account, 0.0, 100.0)


def come_back(game: Game, days: FloatArray, boats: IntArray) -> None:
    """The levels move back over `days` (B,), while boats are struck at the level `boats` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    aims = rests(p, state.regional_rest, state.norm_rest, state.rival_rest, boats)
    for number, account in enumerate((REGION, NORM, RIVAL)):
        book(game, account, RETURN, returning(p, getattr(state, account), aims[:, number], days))

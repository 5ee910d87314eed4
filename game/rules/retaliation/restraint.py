"""Restraint: groups that live from trade fear a closed border, and those that are in hand can hold back.

In words: a group driven by profit needs open borders and holds part of its reprisals back, more when it fears that the
border will be closed. Only a group that hangs together and is led can do so: a fragmented or headless one holds back less.
A threat to close the border raises the fear of all, to the level of its credibility; the fear fades within weeks.

    restraint = 1 - profit_driven * cohesion * command * (implied + fear_weight * border_fear), at least 0
    border_fear after a signal of level l = 1 - (1 - border_fear) * (1 - signal[l])
    border_fear after the threat is taken back (level 0) = border_fear * (1 - taken_back)
    border_fear halves in fear_half_life

Source: source 001 (cartels rely on the legitimacy of the Mexican state and on trade; a Mexico openly ruled by criminals
would invite isolation and border closures). Row: M79.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, settle_at
from game.core.parameters import Values
from game.core.rows import pick

RULE = "retaliation.restraint"
SIGNAL, FADING = (f"{RULE}.{name}" for name in ("signal", "fading"))
CREDIBLE = 3  # level of a threat that is believed
_SIGNALS = ("signal_1", "signal_2", "signal_3")


def restraint(
    p: Values, border_fear: FloatArray, profit_driven: FloatArray, cohesion: FloatArray, command: FloatArray
) -> FloatArray:
    """What restraint leaves of the reprisals, 0-1. Shapes broadcast."""
    held = profit_driven * cohesion * command * (p["implied"] + p["fear_weight"] * border_fear)
    return 1.0 - np.where(held < 1.0, held, 1.0)


def fear_after(p: Values, border_fear: FloatArray, level: IntArray) -> FloatArray:
    """Fear after a threat of levels 1 to 3, or after it is taken back (level 0); shapes (n,)."""
    raised = 1.0 - (1.0 - border_fear) * (1.0 - pick(p, _SIGNALS, np.where(level > 0, level, 1) - 1))
    return np.where(level > 0, raised, border_fear * (1.0 - p["taken_back"]))


def fear_left(p: Values, border_fear: FloatArray, days: FloatArray) -> FloatArray:
    """Fear that is left after `days`. Shapes broadcast."""
    return border_fear * exact.half_power(exact.larger(days, days * 0.0), p["fear_half_life"])


def threaten(game: Game, rows: IntArray, level: IntArray, event: KeyArray) -> None:
    """A threat to close the border is made or taken back; shapes (n,)."""
    after = fear_after(game.rule_at(RULE, rows), game.state.border_fear[rows], level)
    settle_at(game, "border_fear", SIGNAL, (rows,), after, event)


def fade(game: Game, days: FloatArray) -> None:
    """The fear fades over `days` (B,)."""
    fear = game.state.border_fear
    book(game, "border_fear", FADING, fear_left(game.rule(RULE, 1), fear, days) - fear)

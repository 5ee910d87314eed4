"""Breach: force used on Mexican soil without consent suspends what the two states do together.

In words: Mexico treats foreign force without its consent as an act of war. Every breach suspends a share of the
cooperation that still runs, at once, and withdraws every consent; a further breach takes its share of what is left. The
suspension halves over months. Abroad and at home the groups gain sympathy as those who stand up to the foreigner. A strike
that was asked for and refused, and not carried out, is no breach.

    suspension += step * (1 - suspension)         at a breach
    suspension halves every suspension_half_life
    support in every region += backlash * (1 - support)

What rests on the suspension: the sharing of intelligence (rule intelligence.sharing) and its level (politics.cooperation).
Extradition, migration and customs follow the same number when their rules exist.

Source: source 002 and 004 (unilateral strikes are Mexico's red line; security cooperation would end), DATA.md section 8.
Rows: M68, M70.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import part_key, tell
from game.core.ledger import book, book_at, keep_between, set_at
from game.core.parameters import Values

RULE = "politics.breach"
STEP, FADING, BACKLASH = (f"{RULE}.{name}" for name in ("step", "fading", "backlash"))


def further(p: Values, suspension: FloatArray) -> FloatArray:
    """Share of the cooperation that one more breach suspends."""
    return p["step"] * (1.0 - suspension)


def fading(p: Values, suspension: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the suspension over `days`."""
    return -suspension * (1.0 - exact.half_power(days, p["suspension_half_life"]))


def sympathy(p: Values, support: FloatArray) -> FloatArray:
    """Local support that the groups gain by a breach."""
    return p["backlash"] * (1.0 - support)


def open_share(game: Game) -> FloatArray:
    """Share of the cooperation that is not suspended; shape (B,)."""
    return 1.0 - game.state.suspension


def commit(game: Game, rows: IntArray, event: KeyArray) -> KeyArray:
    """Force without consent, at most once in each game of `rows`, because of `event`; the ids of the breaches (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    breach = part_key(event, "breach")
    book_at(game, "suspension", STEP, (rows,), further(p, state.suspension[rows]), breach)
    place, region = np.nonzero(state.region_key[rows] != 0)
    there = (rows[place], region)
    gain = sympathy(game.rule_at(RULE, rows[place]), state.support[there])
    book_at(game, "support", BACKLASH, there, gain, breach[place])
    keep_between(game, "support", 0.0, 1.0)
    set_at(game, "consent", (rows,), state.consent[rows] * 0)
    set_at(game, "breach_event", (rows,), breach)
    tell(game, "breach", rows, {}, None, event, ids=breach)
    return breach


def fade(game: Game, days: FloatArray) -> None:
    """The suspension fades over `days` (B,)."""
    if game.state.suspension.any():
        book(game, "suspension", FADING, fading(game.rule(RULE, 1), game.state.suspension, days))

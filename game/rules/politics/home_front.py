"""The home front: an attack on U.S. soil brings panic, a call for force, and harm to liberties at home.

In words: when a group strikes on U.S. soil the public there is afraid and wants force. The fear raises the pressure on
Mexico at once and the chance that Washington acts alone for as long as it lasts; it fades within months. Liberties at home,
of Latino communities above all, are curtailed at once and further while the fear lasts, and come back much more slowly.
Trust between the two states and trade suffer.

    fear_at_home += fear * (1 - fear_at_home), us_pressure += pressure, civil_liberties -= liberties,
    trust -= trust, trade_index -= trade, migration_cooperation -= migration     at an attack
    civil_liberties moves to liberties_rest - curtailed * fear_at_home with half-life liberties_half_life
    fear_at_home halves in fear_half_life

Source: source 002 (violence on U.S. soil would bring panic, pressure for more force, and harm to civil liberties and to
Latino communities). The numbers are assumed. Row: M86.
"""

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values

RULE = "politics.home_front"
ATTACKED, FADING, FOLLOW = (f"{RULE}.{name}" for name in ("attacked", "fading", "follow"))
_HIT = (
    ("us_pressure", "pressure", 1.0), ("trust", "trust", -1.0), ("civil_liberties", "liberties", -1.0),
    ("trade_index", "trade", -1.0), ("migration_cooperation", "migration", -1.0),
)  # fmt: skip


def frightened(p: Values, fear: FloatArray) -> FloatArray:
    """Fear that an attack adds, by that before it."""
    return p["fear"] * (1.0 - fear)


def fading(p: Values, fear: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the fear over `days`."""
    return -fear * (1.0 - exact.half_power(days, p["fear_half_life"]))


def liberties_change(p: Values, liberties: FloatArray, rest: FloatArray, fear: FloatArray, days: FloatArray) -> FloatArray:
    """Change of civil liberties over `days`."""
    aim = exact.larger(rest - p["curtailed"] * fear, 0.0)
    return (aim - liberties) * (1.0 - exact.half_power(days, p["liberties_half_life"]))


def attacked(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A group strikes on U.S. soil; shapes (n,)."""
    p, state = game.rule_at(RULE, rows), game.state
    book_at(game, "fear_at_home", ATTACKED, (rows,), frightened(p, state.fear_at_home[rows]), event)
    for account, parameter, sign in _HIT:
        book_at(game, account, ATTACKED, (rows,), sign * p[parameter] + rows * 0.0, event)
        keep_between(game, account, 0.0, 100.0)


def calm_down(game: Game, days: FloatArray) -> None:
    """The fear fades and liberties follow it over `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    change = liberties_change(p, state.civil_liberties, state.liberties_rest, state.fear_at_home, days)
    book(game, "civil_liberties", FOLLOW, change)
    if state.fear_at_home.any():
        book(game, "fear_at_home", FADING, fading(p, state.fear_at_home, days))

"""Bribes: money buys officials, and corruption fades when nobody pays.

In words: while a group pays bribes in a region the share of corrupt officials there rises, with returns that level off;
without payment it moves back to its local rest over months.

    corruption moves toward 1 at speed bribe_speed * dollars a week / (dollars a week + half_bribe)
    corruption moves back to its rest with half-life corruption_half_life

Source: source 003 (corrupt officials are the backbone). Rows: M23, M76 in their first form.
"""

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values
from game.core.rows import add_by

RULE = "institutions.bribes"
BRIBES, FADING = (f"{RULE}.{name}" for name in ("bribes", "fading"))


def speed(p: Values, dollars_a_week: FloatArray) -> FloatArray:
    """Half-lives a week at which corruption moves toward 1."""
    return p["bribe_speed"] * (dollars_a_week / (dollars_a_week + p["half_bribe"]))


def rise(p: Values, corruption: FloatArray, dollars_a_week: FloatArray, days: FloatArray) -> FloatArray:
    """Corruption gained by bribes over `days`. Shapes broadcast."""
    return (1.0 - corruption) * (1.0 - exact.half_power(days * speed(p, dollars_a_week) / 7.0, 1.0))


def drift_back(p: Values, corruption: FloatArray, rest: FloatArray, days: FloatArray) -> FloatArray:
    """Change of corruption over `days` by its drift back to its rest. Shapes broadcast."""
    return (rest - corruption) * (1.0 - exact.half_power(days, p["corruption_half_life"]))


def corrupt(game: Game, days: FloatArray, turn_days: float) -> None:
    """Corruption over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    span = days[:, None]
    if state.bribe_funds.any():
        paid = add_by(state.bribe_funds * (7.0 / turn_days), state.presence_region, state.region_key.shape[1])
        book(game, "corruption", BRIBES, rise(p, state.corruption, paid, span))
    book(game, "corruption", FADING, drift_back(p, state.corruption, state.corruption_rest, span))

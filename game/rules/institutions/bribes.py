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


def corrupt(game: Game, days: FloatArray, turn_days: float) -> None:
    """Corruption over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    span = days[:, None]
    if state.bribe_funds.any():
        paid = add_by(state.bribe_funds * (7.0 / turn_days), state.presence_region, state.region_key.shape[1])
        left = exact.half_power(span * speed(p, paid) / 7.0, 1.0)
        book(game, "corruption", BRIBES, (1.0 - state.corruption) * (1.0 - left))
    left = exact.half_power(span + state.corruption * 0.0, p["corruption_half_life"])
    book(game, "corruption", FADING, (state.corruption_rest - state.corruption) * (1.0 - left))

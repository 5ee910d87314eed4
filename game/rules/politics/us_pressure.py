"""U.S. pressure: success raises the demand for more, harm to Americans raises it, cooperation lowers it.

In words: every success makes Washington expect the next one; when a success is not followed by another for some weeks,
disappointment adds to the pressure until it is forgotten. Americans killed or hurt raise it too. It falls slowly back to
its rest, which lies lower while the two states share more than usual and while Mexico keeps more troops at the northern
border; credit that Mexico shares in public lowers it. How likely unilateral action is in a month follows from the pressure,
the will of the White House and its authority to strike.

    us_pressure += success[rank] at a removal by a state, harm * Americans harmed, -shared_credit * effort at a message
    us_pressure moves to pressure_rest - cooperation_relief * (intelligence_cooperation - cooperation_rest)
    - border_relief * more / (more + half_border), `more` troops at the northern border than at the start, and to
    disappointment more between patience and patience + memory days after a success, with half-life pressure_half_life
    logit(P a month) = logit(unilateral) + pressure_weight * (us_pressure - usual_pressure) / 10
                       + will_weight * (will - 50) / 10 + authority_weight * authority + fear_weight * fear_at_home

Source: source 000 (the death of the head of CJNG is likely to increase the pressure to take out more leaders; the White
House cheers as long as it can take some of the credit) and source 004 (threats of unilateral action persist).
Rows: M72, M86, M88.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.odds import Odds, base_odds
from game.core.parameters import Values

RULE = "politics.us_pressure"
SUCCESS, HARM, SHARED, FADING, DISAPPOINTED = (
    f"{RULE}.{name}" for name in ("success", "harm", "shared", "fading", "disappointed")
)


def success_gain(p: Values, rank: IntArray) -> FloatArray:
    """Points of pressure that a removal adds."""
    return np.where(rank == 1, p["success_1"], np.where(rank == 2, p["success_2"], p["success_3"]))


def harm_gain(p: Values, people: IntArray) -> FloatArray:
    """Points of pressure that Americans killed or hurt add."""
    return p["harm"] * people


def shared_relief(p: Values, effort: FloatArray) -> FloatArray:
    """Points of pressure that credit shared by Mexico takes away."""
    return p["shared_credit"] * effort


def border_relief(p: Values, more: IntArray) -> FloatArray:
    """Points of pressure that so many more troops at the northern border than usual hold down; none for fewer."""
    some = np.where(more > 0, more, 0)
    return p["border_relief"] * (some / (some + p["half_border"]))


def disappointed_days(p: Values, since: FloatArray, days: FloatArray) -> FloatArray:
    """How many of the next `days` are days of disappointment, the latest major event being `since` days back."""
    first, last = p["patience"], p["patience"] + p["memory"]
    return exact.clip(since + days, first, last) - exact.clip(since, first, last)


def drift(p: Values, pressure: FloatArray, rest: FloatArray, closeness: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the pressure over `days`; `closeness` is how far intelligence cooperation lies above its rest."""
    aim = rest - p["cooperation_relief"] * closeness
    return (aim - pressure) * (1.0 - exact.half_power(days, p["pressure_half_life"]))


def impatience(p: Values, disappointed: FloatArray) -> FloatArray:
    """Points of pressure that so many days of disappointment add."""
    return p["disappointment"] * (1.0 - exact.half_power(disappointed, p["pressure_half_life"]))


def unilateral_odds(p: Values, pressure: FloatArray, will: FloatArray, authority: FloatArray, fear: FloatArray) -> Odds:
    """Odds of unilateral U.S. action in a month; `authority` is 1 while the authority to strike stands.

    `fear`: what an attack on U.S. soil has left, 0-1.
    """
    return (
        base_odds(RULE, p["unilateral"], pressure)
        .add("pressure", p["pressure_weight"] * ((pressure - p["usual_pressure"]) / 10.0))
        .add("will", p["will_weight"] * ((will - 50.0) / 10.0))
        .add("authority", p["authority_weight"] * authority)
        .add("fear", p["fear_weight"] * fear)
    )


def expect_more(game: Game, rows: IntArray, rank: IntArray, event: KeyArray) -> None:
    """A success raises the demand for more; shapes (n,)."""
    _book(game, SUCCESS, rows, success_gain(game.rule_at(RULE, rows), rank), event)


def harmed(game: Game, rows: IntArray, people: IntArray, event: KeyArray) -> None:
    """Americans were killed or hurt; shapes (n,)."""
    _book(game, HARM, rows, harm_gain(game.rule_at(RULE, rows), people), event)


def share_credit(game: Game, rows: IntArray, effort: FloatArray, event: KeyArray) -> None:
    """Mexico shares the credit in public; shapes (n,)."""
    _book(game, SHARED, rows, -shared_relief(game.rule_at(RULE, rows), effort), event)


def _book(game: Game, cause: str, rows: IntArray, amount: FloatArray, event: KeyArray) -> None:
    book_at(game, "us_pressure", cause, (rows,), amount, event)
    keep_between(game, "us_pressure", 0.0, 100.0)


def subside(game: Game, days: FloatArray) -> None:
    """The pressure goes back to its rest over the `days` (B,) from each game's clock on."""
    state, p = game.state, game.rule(RULE, 1)
    closeness = state.intelligence_cooperation - state.cooperation_rest
    # Where nobody keeps count of the border, what stood there at the start is not known.
    more = np.where(state.trade_rest > 0, state.troops_border - state.border_usual, 0)
    rest = state.pressure_rest - border_relief(p, more)
    waiting = disappointed_days(p, state.day - state.quiet_since, days)
    book(game, "us_pressure", FADING, drift(p, state.us_pressure, rest, closeness, days))
    if waiting.any():
        book(game, "us_pressure", DISAPPOINTED, impatience(p, waiting))
    keep_between(game, "us_pressure", 0.0, 100.0)

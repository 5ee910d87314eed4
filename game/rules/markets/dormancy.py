"""Dormancy: under a campaign against labs producers go to ground; when the pressure fades they take up work again.

In words: what is found in a region, set against what there is, frightens those who make drugs there, and so does every team
that is sent to look. The more frightened they are the larger a part of the labs and fields lies dormant; they hide within
days and come back within weeks. Fear fades.

    fear += found / there + alarm * teams;  finds of a pulse fade for half of it
    fear halves in fear_half_life days
    aim   = deepest * fear * fear / (fear * fear + half * half)
    the dormant part follows the aim, halving the gap in hide_half_life days, in return_half_life days when it falls

Source: source 002, Jul 2025 (producers go to ground and resume when the pressure fades). The numbers are assumed.
Rows: M53.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, move_each
from game.core.parameters import Values
from game.core.works import DORMANCY, Works

RULE = "markets.dormancy"
FADED, FRIGHTENED, HID, RETURNED = (f"{RULE}.{name}" for name in ("faded", "frightened", "hid", "returned"))


def alarmed(p: Values, found: FloatArray, there: FloatArray, teams: FloatArray) -> FloatArray:
    """What finds and teams add to the fear in a region."""
    return found / exact.larger(there, 1.0) + p["alarm"] * teams


def aim(p: Values, fear: FloatArray) -> FloatArray:
    """Part of the labs and fields of a region that lies dormant in the end."""
    return p["deepest"] * (fear * fear) / (fear * fear + p["half"] * p["half"])


def moved(gap: FloatArray, hiding: FloatArray, returning: FloatArray) -> FloatArray:
    """What closes of a gap between the dormant part and its aim; `hiding`, `returning`: the part left, by its sign."""
    return gap * (1.0 - np.where(gap > 0, hiding, returning))


def fade(game: Game, days: FloatArray) -> None:
    """Fear fades over `days` (B,)."""
    state = game.state
    if state.lab_fear.any():
        left = exact.half_power(days[:, None], game.rule(RULE)["fear_half_life"])
        book(game, "lab_fear", FADED, state.lab_fear * (left - 1.0))


def frighten(game: Game, works: Works, days: FloatArray, found: FloatArray, region: IntArray) -> None:
    """Finds (m,) over `days` (B,) frighten the regions where they are, places in the flattened (B, R)."""
    if found.size == 0:
        return
    state, shape = game.state, game.state.lab_fear.shape
    held = state.sites.reshape(-1).take(works.place) + state.sites_idle.reshape(-1).take(works.place)
    finds = np.asarray(np.bincount(region, weights=found, minlength=state.lab_fear.size), dtype=np.float64).reshape(shape)
    # Found at any time of these days, in their middle on average, when half of it was still there.
    there, none = works.by_region(held * 1.0) + finds / 2.0, np.zeros(1)
    left = exact.half_power(days[:, None] / 2.0, game.rule(RULE)["fear_half_life"])
    book(game, "lab_fear", FRIGHTENED, alarmed(game.rule(RULE), finds, there, none) * left)


def frighten_at(game: Game, rows: IntArray, region: IntArray, share: FloatArray, teams: FloatArray, event: KeyArray) -> None:
    """A raid or strike that found this share of what there was frightens a region of each game; shapes (n,)."""
    one = np.ones(rows.size)
    book_at(game, "lab_fear", FRIGHTENED, (rows, region), alarmed(game.rule_at(RULE, rows), share, one, teams), event)


def hide(game: Game, works: Works, before: tuple[IntArray, IntArray], days: FloatArray) -> None:
    """Labs and fields go to ground, or take up work again, over `days` (B,); `before`: what stood when they began."""
    state = game.state
    part = aim(game.rule(RULE), state.lab_fear).reshape(-1).take(works.region)
    active, idle = works.standing(state)
    gap = part * (0.5 * (active + idle + before[0] + before[1])) - idle
    p = game.rule(RULE, 1)
    left = [exact.half_power(days, p[name]).take(works.row) for name in ("hide_half_life", "return_half_life")]
    step = exact.floor_int(moved(gap * 1.0, *left) + works.draw(DORMANCY))
    some = np.flatnonzero(step)
    step, place = step.take(some), works.place.take(some)
    down = exact.smaller(exact.larger(step, 0), active.take(some))
    back = exact.smaller(exact.larger(-step, 0), idle.take(some))
    move_each(game, HID, down, "sites", place, "sites_idle", place)
    move_each(game, RETURNED, back, "sites_idle", place, "sites", place)

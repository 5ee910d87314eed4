"""Deployment: soldiers and guards are a hard total; what is sent here is taken from there.

In words: an order sets the total of troops in a region or at the border. They come from the regions without an order, in
proportion to the troops there, and what an order lowers goes back to those regions likewise; half of a gap closes in a
day or so. An order of 0 sends all of them away and ends when nobody is left. Where troops stand, fewer attacks and
roadblocks succeed and roads are opened sooner. Whether troops lower other violence is not for this rule.

    moving = gap - floor(gap * 2 ^ (-days / march_half_life))
    cover  = highest_cover * density / (density + half_density), density = troops per 100,000 people
    hours closed = hours * (1 - cover)

Source: source 002 (about 370,000 personnel, most already tied down); 10,000 guards sent to the border in February 2025
(source 004). The effect of troops is assumed. Row: M32.
"""

import numpy as np

from game.core import draws, exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, set_at
from game.core.parameters import Values

RULE = "violence.deployment"
MARCH = f"{RULE}.march"
PEOPLE = 100000.0


def cover(p: Values, troops: IntArray, population: IntArray) -> FloatArray:
    """Share of the attacks and roadblocks that troops prevent, in [0, 1). Shapes broadcast."""
    density = troops * PEOPLE / np.where(population > 0, population, 1)
    return p["highest_cover"] * density / (density + p["half_density"])


def hours_closed(p: Values, covered: FloatArray) -> FloatArray:
    """Hours for which a roadblock closes its road where troops prevent the share `covered`."""
    return p["hours"] * (1.0 - covered)


def moving(p: Values, gap: IntArray, days: FloatArray) -> IntArray:
    """People of a gap who arrive within `days`. Shapes broadcast."""
    return gap - exact.floor_int(gap * exact.half_power(days, p["march_half_life"]))


def places_of(game: Game) -> tuple[IntArray, IntArray, BoolArray]:
    """Troops in each region and, last, at the border; the totals ordered there; where there is an order; (B, R + 1)."""
    state = game.state
    have = np.concatenate([state.troops, state.troops_border[:, None]], axis=1)
    wanted = np.concatenate([state.troops_wanted, state.border_wanted[:, None]], axis=1)
    return have, np.where(wanted >= 0, wanted, have), wanted >= 0


def free_places(game: Game, ordered: BoolArray) -> BoolArray:
    """Regions from which troops can be taken: those without an order; never the border. (B, R + 1)."""
    regions = np.concatenate([game.state.region_key != 0, np.zeros((game.batch, 1), dtype=np.bool_)], axis=1)
    return np.asarray(regions & ~ordered)


def promised(game: Game) -> IntArray:
    """Troops without an order, less their part in what the orders still lack; shape (B, R), 0 where there is an order."""
    have, wanted, ordered = places_of(game)
    free = np.where(free_places(game, ordered), have, 0)
    lacking = exact.integer_total(exact.larger(wanted - have, 0)) - exact.integer_total(exact.larger(have - wanted, 0))
    taken = exact.smaller(exact.larger(lacking, 0), exact.integer_total(free))
    return (free - _shares(taken, free))[:, :-1]


def march(game: Game, days: FloatArray) -> IntArray:
    """Troops move toward the totals ordered, over `days` (B,); returns the change of each place, (B, R + 1)."""
    p = game.rule(RULE)
    have, wanted, ordered = places_of(game)
    change = np.zeros_like(have)
    if not (ordered & ((have != wanted) | (wanted == 0))).any():
        return change
    free = free_places(game, ordered)
    coming = moving(p, exact.larger(wanted - have, 0), days[:, None])
    leaving = moving(p, exact.larger(have - wanted, 0), days[:, None])
    # Nobody can leave when there is no region to go to, nor come when the regions without an order are empty.
    leaving = np.where(exact.count(free, axis=1)[:, None] > 0, leaving, 0)
    sent = exact.integer_total(leaving)
    stock = np.where(free, have, 0)
    arriving = exact.smaller(exact.integer_total(coming), exact.integer_total(stock) + sent)
    coming = _shares(arriving, coming)
    change = coming - leaving
    taken = exact.larger(arriving - sent, 0)
    given = exact.larger(sent - arriving, 0)
    change = change - _shares(taken, stock) + _shares(given, np.where(free, have + 1, 0))
    book(game, "troops", MARCH, change[:, :-1])
    book(game, "troops_border", MARCH, change[:, -1])
    _end_orders(game)
    return change


def _end_orders(game: Game) -> None:
    """An order of 0 is over when nobody is left."""
    state = game.state
    empty = np.nonzero((state.troops_wanted == 0) & (state.troops == 0))
    set_at(game, "troops_wanted", empty, empty[0] * 0 - 1)
    rows = np.flatnonzero((state.border_wanted == 0) & (state.troops_border == 0))
    set_at(game, "border_wanted", (rows,), rows * 0 - 1)


def _shares(whole: IntArray, weights: IntArray) -> IntArray:
    """`whole` (B,) shared out by `weights` (B, N); where there is nothing to share out the weights may be 0."""
    return draws.apportion(whole, weights * 1.0)

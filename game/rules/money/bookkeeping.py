"""Bookkeeping: what a state comes to believe of a group's money and guns when it looks at the group.

In words: points of collection on a group, and those of cases against its money, tell once a turn what it can launder and
how many guns it has, with an error that shrinks the more points there are. Nobody else's books are open: an estimate ages
and does not change until the seat looks again.

    estimate = truth * (1 + error * normal) where normal is above 0, else truth / (1 - error * normal)
    error    = base_error / (1 + points / half_points)

Source: assumed; published estimates of laundering and of trafficked guns differ by a factor of four and more (DATA.md 4.2,
4.5). Rows: M65, M66.
"""

from game.core import draws, exact, luck
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import set_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import at, places
from game.core.world import STATE_SEATS

RULE = "money.bookkeeping"
_LOOKED_AT = (("laundering", 1), ("arms", 2))


def error_of(p: Values, points: FloatArray) -> FloatArray:
    """Standard error, over the truth, of an estimate made with so many points a turn."""
    return p["base_error"] / (1.0 + points / p["half_points"])


def estimate(truth: FloatArray, error: FloatArray, normal: FloatArray) -> FloatArray:
    """An estimate that is off by so many standard errors: so many times too high, or as many times too low."""
    above = exact.larger(normal, 0.0 * normal)
    return truth * (1.0 + error * above) / (1.0 + error * (above - normal))


def look(game: Game) -> None:
    """At the end of a turn, write the estimates of the groups that a viewer looks at."""
    state = game.state
    if not state.arms_rest.any():
        return
    points = exact.integer_total(state.collect_group, axis=3)
    for seat, setting in (("mexico", state.freeze_points), ("us", state.sanction_points)):
        if seat in game.world.seats and (viewer := STATE_SEATS.index(seat)) < points.shape[1]:
            points[:, viewer] += setting
    rows, viewer_of, group = place = places((points > 0) & (state.group_alive[:, None, :] > 0))
    if rows.size == 0:
        return
    error = error_of(game.rule_at(RULE, rows), at(points, *place) * 1.0)
    seat_key, lineage = at(state.seat_key, rows, viewer_of), at(state.group_key, rows, group)
    key = luck.key(state.seed[rows], Purpose.MONEY_ESTIMATE, state.day[rows], seat_key, lineage)
    for field, word in _LOOKED_AT:
        guess = estimate(at(getattr(state, field), rows, group) * 1.0, error, draws.normal(luck.child(key, word)))
        set_at(game, f"{field}_belief", place, guess)
        set_at(game, f"{field}_error", place, error * guess)

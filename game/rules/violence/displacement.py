"""Displacement: violence drives people out, and some come back when it is calm.

In words: for every person whom groups kill some others leave the region, and for every abuse by troops as well. They live
elsewhere and are counted by where they come from. Year by year some return, fewer while the region is hot.

    leaving = per_killing * killed by groups + per_abuse * incidents, rounded by a draw
    returning = displaced * (1 - 2 ^ (-days / (return_half_life * (1 + heat))))

Source: the order of magnitude of people displaced by violence in Mexico, some tens of thousands a year; direction: source
002. The numbers are assumed. Row: M33.
"""

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import move_all
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "violence.displacement"
DRIVEN_OUT, RETURNED = (f"{RULE}.{name}" for name in ("driven_out", "returned"))


def leaving(p: Values, killed: IntArray, incidents: IntArray) -> FloatArray:
    """Expected people who leave; shapes broadcast."""
    return p["per_killing"] * killed + p["per_abuse"] * incidents


def returning(p: Values, displaced: IntArray, heat: FloatArray, days: FloatArray) -> FloatArray:
    """Expected people who come back in `days`; shapes broadcast."""
    return displaced * (1.0 - exact.half_power(days / (1.0 + heat), p["return_half_life"]))


def flee(game: Game, killed: IntArray, incidents: IntArray) -> None:
    """People leave because of those killed by groups and the abuses of a pulse, (B, R)."""
    state = game.state
    key = luck.key(state.seed[:, None], Purpose.DISPLACEMENT, state.day[:, None], state.region_key)
    gone = draws.round_random(key, leaving(game.rule(RULE), killed, incidents))
    gone = exact.smaller(gone, state.population)
    move_all(game, DRIVEN_OUT, "population", gone, "displaced", gone)
    state.displaced_region += gone
    if game.trace is not None:
        rows, region = places(gone > 0)
        tell(game, "people_leave", rows, {"region": region}, {"count": gone[rows, region]})


def go_home(game: Game, days: FloatArray) -> None:
    """People return in a turn of `days` (B,)."""
    state = game.state
    if not state.displaced.any():
        return
    key = luck.key(state.seed[:, None], Purpose.RETURN_OF_DISPLACED, state.day[:, None], state.region_key)
    expected = returning(game.rule(RULE), state.displaced, state.heat, days[:, None])
    back = draws.round_random(key, expected)
    move_all(game, RETURNED, "displaced", back, "population", back)

"""Migration and the neighbours: pressure in Mexico spills over the southern border, and people go north.

In words: groups that are pressed hard in Mexico move people and business to Guatemala, Ecuador and their neighbours: each
leader who is removed, and an enforcement above the usual, raise the violence there, which comes down over months. People who
leave for the north are the more, the more violent the neighbours are and the more people are driven out in Mexico, and the
fewer, the better Mexico cooperates on migration.

    neighbour_violence += removal[rank] at a removal
    neighbour_violence moves to 1 + pressed * (enforcement - 1) with half-life neighbour_half_life
    northward a week = migrants_a_week * (1 - held_back * (migration_cooperation - migration_rest) / 100)
                       * (1 + push * (neighbour_violence - 1)) + leaving * people displaced in Mexico

Source: source 002 (pressure in Mexico spills into Guatemala and Ecuador, and into migration). The numbers are assumed.
Row: M87.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "politics.migration"
REMOVED, SETTLING = (f"{RULE}.{name}" for name in ("removed", "settling"))


def removal_gain(p: Values, rank: IntArray) -> FloatArray:
    """What a removal adds to the violence of the neighbours."""
    return np.where(rank == 1, p["removal_1"], np.where(rank == 2, p["removal_2"], p["removal_3"]))


def settling(p: Values, violence: FloatArray, enforcement: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the violence of the neighbours over `days`."""
    aim = 1.0 + p["pressed"] * (enforcement - 1.0)
    return (aim - violence) * (1.0 - exact.half_power(days, p["neighbour_half_life"]))


def a_week(
    p: Values, usual: FloatArray, cooperation_gap: FloatArray, violence: FloatArray, displaced: IntArray
) -> FloatArray:
    """People who go north in a week; `cooperation_gap` is migration cooperation above its rest, in points."""
    through = exact.larger(1.0 - p["held_back"] * (cooperation_gap / 100.0), 0.0)
    pushed = exact.larger(1.0 + p["push"] * (violence - 1.0), 0.0)
    return usual * through * pushed + p["leaving"] * displaced


def pressed(game: Game, rows: IntArray, rank: IntArray, event: KeyArray) -> None:
    """A leader was removed; shapes (n,)."""
    book_at(game, "neighbour_violence", REMOVED, (rows,), removal_gain(game.rule_at(RULE, rows), rank), event)


def go(game: Game, days: FloatArray) -> None:
    """A pulse of `days` (B,): the neighbours, and who goes north; luck only rounds what is expected."""
    state, p = game.state, game.rule(RULE, 1)
    book(game, "neighbour_violence", SETTLING, settling(p, state.neighbour_violence, state.enforcement, days))
    driven_out = exact.integer_total(state.displaced)
    gap = state.migration_cooperation - state.migration_rest
    mean = a_week(p, state.migrants_a_week, gap, state.neighbour_violence, driven_out) * (days / 7.0)
    drawn = luck.uniform(luck.key(state.seed, Purpose.MIGRATION, state.day))
    state.migration_north += exact.floor_int(mean + drawn)

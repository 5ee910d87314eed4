"""A game that is over runs on: the same world and state, cut into months of whole weeks, each copy with luck of its own."""

from collections.abc import Sequence
from typing import Final

import attrs
import numpy as np

from game.core import luck
from game.core.game import Game, join_games, take_games
from game.core.purposes import Purpose
from game.core.state import FIELDS
from game.core.world import World

WEEK: Final = 7.0  # days: a pulse of what comes after a game
MONTHS: Final = (4, 4, 5)  # weeks of each month of a quarter
PER_TURN: Final = ("dollars a turn", "hours a turn")  # points a turn are a rate of work, whatever the length of a turn


def run_on(games: Sequence[Game], copies: int) -> Game:
    """Copies of each of some batches of one as one batch, to be played on in months; the games themselves stay as they are.

    Copy k draws under a key of the game's seed and k alone, so that two ends of one game share the luck of what follows,
    and luck that is not the game's own.
    """
    found = join_games([take_games(game, np.zeros(copies, dtype=np.int64)) for game in games])
    found.state.seed[:] = luck.key(found.state.seed, Purpose.LEGACY, np.tile(np.arange(copies), len(games)))
    return in_months(found)


def in_months(game: Game) -> Game:
    """The same games in months of 4, 4 and 5 weeks and weekly pulses, whatever turns and pulses they had.

    Rules take the length of a pulse and of a turn from the world, so rates and half-lives hold. Standing programmes are
    paid by the turn: what each costs (and each hour flown) is drawn out so that a day costs what it did. The turns for
    which an accord still runs are turned into months likewise, one at least. Nothing else of the state changes.
    """
    world, state = game.world, game.state
    before = world.days_until(len(world.pulses)) / len(world.pulses)
    longer = (WEEK * sum(MONTHS) / len(MONTHS)) / before
    first = int(state.turn[0]) % len(MONTHS)
    pulses = MONTHS[len(MONTHS) - first :] + MONTHS[: len(MONTHS) - first]  # the month that comes next is the first
    for name, info in FIELDS.items():
        if info.kind == "setting" and info.unit in PER_TURN:
            drawn_out = np.rint(getattr(state, name) * longer)
            setattr(state, name, drawn_out.astype(info.dtype))
    left = np.rint(state.accord_turns / longer).astype(np.int64)
    state.accord_turns = np.where(state.accord_turns > 0, np.where(left > 1, left, 1), state.accord_turns)
    return attrs.evolve(game, world=_cut(world, pulses))


def _cut(world: World, pulses: tuple[int, ...]) -> World:
    return attrs.evolve(world, pulse_days=WEEK, pulses=pulses)

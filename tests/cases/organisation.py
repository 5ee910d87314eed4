"""A group of a few posts, so that the rule of command can be worked through by hand: it needs posts beside each other.

Arrays of posts have shape (n, L), one row per case; a role of -1 is an empty slot, and all posts belong to one group.
"""

import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.parameters import Parameters, Values
from game.core.roles import CONTENDER
from game.core.state import Sizes, empty_state
from game.core.world import World
from game.rules.succession import command as rule


def _group(p: Values, roles: IntArray, competence: FloatArray, held: BoolArray, world: World | None = None) -> Game:
    state = empty_state(roles.shape[0], Sizes(R=1, G=1, L=roles.shape[1], P=1, C=1, S=1, V=1, T=1, W=1))
    state.group_key[:], state.group_alive[:] = 1, 1
    state.post_group[:] = np.where(roles >= 0, 0, -1)
    state.post_role[:] = roles
    state.leader_in_post[:] = held
    state.political_will[:] = np.reshape(np.asarray(p["usual_will"]), (-1, 1))  # command recovers at its usual pace
    state.holders[:] = 1
    state.succession[:, 0] = np.where((roles == CONTENDER).any(axis=1), rule.CONTESTED, 0)
    state.succession_day[:], state.post_since[:] = 0.0, 0.0
    state.competence[:] = competence
    # The rule looks at the state and its parameters alone, so the group stands in no world.
    return Game(world, state, Parameters({f"{p.rule}.{key}": value for key, value in p.values.items()}))  # type: ignore[arg-type]


def capacity(p: Values, roles: IntArray, competence: FloatArray, held: BoolArray) -> FloatArray:
    """Command that the people in post can carry; shape (n,)."""
    return rule.capacity(_group(p, roles, competence, held))[:, 0]


def command_after_removal(
    p: Values, roles: IntArray, command: FloatArray, hierarchy: FloatArray, removed: IntArray
) -> FloatArray:
    """Command right after the holder of post number `removed` (from 0) is gone; shape (n,)."""
    game = _group(p, roles, roles * 0.0, roles >= 0)
    game.state.command[:, 0], game.state.hierarchy[:, 0] = command, hierarchy
    rows = np.arange(command.size)
    rule.shock(game, rows, removed, np.ones(rows.size), rows.astype(np.uint64))
    return game.state.command[:, 0]


def command_after_days(
    p: Values, roles: IntArray, competence: FloatArray, held: BoolArray, command: FloatArray, lying_low: FloatArray,
    days: FloatArray,
) -> FloatArray:  # fmt: skip
    """Command after some days without a removal; shape (n,)."""
    game = _group(p, roles, competence, held)
    game.state.command[:, 0], game.state.lying_low[:, 0] = command, lying_low
    rule.recover(game, days)
    return game.state.command[:, 0]

"""What the removal of a leader does to the fighting over what he held."""

import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.roles import BY_NAME, PLAZA
from game.core.rows import add_by
from game.engine import births_people
from game.rules.violence import spillover

LOGISTICIAN = BY_NAME["logistician"].code


def after_removal(game: Game, rows: IntArray, post: IntArray, rank: IntArray, killed: FloatArray, event: KeyArray) -> None:
    """Heat where the group is strongest, where its leader was taken, and beside; one removal per game, shapes (n,)."""
    state, p = game.state, game.rule_at(spillover.RULE, rows)
    group, place = state.post_group[rows, post], state.leader_region[rows, post]
    role = state.post_role[rows, post]
    own, all_members = _members(game, rows, group)
    # A plaza chief matters at his plaza, a logistician and the head where the group is strongest.
    home = np.where(role == PLAZA, place, births_people.stronghold(game, rows, group))
    home = np.where(home >= 0, home, place)
    gateway = spillover.gateways(game)
    node = np.where((role == PLAZA) | (role == LOGISTICIAN), gateway[home], 0.0)
    for where in (home, np.where(place == home, -1, place)):
        at = (np.arange(rows.size), where)
        heat = spillover.removal_heat(p, rank, killed, node, own[at] / np.where(all_members[at] > 0, all_members[at], 1.0))
        spillover.stir(game, rows, where, heat if where is home else heat * p["away"], event)
        if where is home:
            _beside(game, rows, where, heat, own > 0, event)


def _members(game: Game, rows: IntArray, group: IntArray) -> tuple[FloatArray, FloatArray]:
    """Members of each group, and of all groups, in each region; (n, R)."""
    state, size = game.state, game.state.region_key.shape[1]
    mine = np.where(state.presence_group[rows] == group[:, None], state.members[rows], 0)
    region = state.presence_region[rows]
    return add_by(mine * 1.0, region, size), add_by(state.members[rows] * 1.0, region, size) + state.local_members[rows]


def _beside(game: Game, rows: IntArray, region: IntArray, heat: FloatArray, there: BoolArray, event: KeyArray) -> None:
    """Heat in the regions linked with `region` where the same group has people; `there` (n, R)."""
    near = spillover.near(game)
    linked: BoolArray = near[np.where(near.shape[0] > 1, rows, 0), region] > 0
    place, other = np.nonzero(linked & there)
    passed = spillover.passed_on(game.rule_at(spillover.RULE, rows[place]), heat[place])
    spillover.stir(game, rows[place], other, passed, event[place])

"""Command: the ability to direct the organisation rests on the people in its posts.

In words: every post carries part of the command, the head most; a vacant post carries none and a weak holder little.
When a leader is removed, command falls at once by what the post carried, more in a hierarchical group; then it moves
toward what the people in post can carry, with a half-life of weeks. Lying low costs command while it lasts.

    capacity = sum over posts of weight[role] * in post * (least + (1 - least) * competence)
             / sum over posts of weight[role] * (least + (1 - least) * usual_competence), at most 1
    command falls at a removal by command * share of the post * (1 + hierarchy_weight * hierarchy)
    command moves to capacity * (1 - lying_low_cost * lying low), half-life command_half_life

Source: source 000 (removing lieutenants makes command and control harder). Rows: M05, M08.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book, book_at, keep_between
from game.core.parameters import Values
from game.core.rows import add_by, look, pick

RULE = "succession.command"
REMOVAL, RECOVERY = (f"{RULE}.{name}" for name in ("removal", "recovery"))
_WEIGHTS = tuple(
    f"weight_{name}"
    for name in (
        "boss", "heir", "deputy", "plaza", "financier", "broker", "logistician", "enforcer", "protector", "contender",
    )
)  # fmt: skip


def _weights(game: Game) -> FloatArray:
    state = game.state
    role = np.where(state.post_role >= 0, state.post_role, 0)
    return pick(game.rule(RULE), _WEIGHTS, role) * np.where(state.post_group >= 0, 1.0, 0.0)


def capacity(game: Game) -> FloatArray:
    """Command that the people in post can carry, 0-1; shape (B, G)."""
    state, p = game.state, game.rule(RULE)
    weight = _weights(game)
    carried = weight * (state.leader_in_post > 0) * (p["least"] + (1.0 - p["least"]) * state.competence)
    groups = state.group_key.shape[1]
    usual = add_by(weight, state.post_group, groups) * (p["least"] + (1.0 - p["least"]) * p["usual_competence"])
    share = add_by(carried, state.post_group, groups) / np.where(usual > 0, usual, 1.0)
    return exact.clip(share, 0.0, 1.0)


def fall(p: Values, command: FloatArray, share: FloatArray, hierarchy: FloatArray) -> FloatArray:
    """Command lost when the holder of a post that carries this `share` of it is removed; shapes (n,)."""
    return command * share * (1.0 + p["hierarchy_weight"] * hierarchy)


def goal(p: Values, carried: FloatArray, lying_low: FloatArray) -> FloatArray:
    """Command toward which a group moves whose people in post can carry `carried`."""
    return carried * (1.0 - p["lying_low_cost"] * lying_low)


def recovery(p: Values, command: FloatArray, aim: FloatArray, days: FloatArray) -> FloatArray:
    """Change of command over `days` on its way to `aim`. Shapes broadcast."""
    return (aim - command) * (1.0 - exact.half_power(days, p["command_half_life"]))


def shock(game: Game, rows: IntArray, post: IntArray, event: KeyArray) -> None:
    """Command falls at once when the holder of a post is removed; shapes (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    weight = _weights(game)
    group = state.post_group[rows, post]
    whole = look(add_by(weight, state.post_group, state.group_key.shape[1]), state.post_group)
    share = weight[rows, post] / whole[rows, post]
    lost = fall(p, state.command[rows, group], share, state.hierarchy[rows, group])
    book_at(game, "command", REMOVAL, (rows, group), -lost, event)
    keep_between(game, "command", 0.0, 1.0)


def recover(game: Game, days: FloatArray) -> None:
    """Command moves toward what the people in post can carry, over `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    aim = goal(p, capacity(game), state.lying_low)
    book(game, "command", RECOVERY, recovery(p, state.command, aim, days[:, None]) * (state.group_alive > 0))

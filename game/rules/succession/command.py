"""Command: the ability to direct the organisation rests on the people in its posts.

In words: every post carries part of the command, the head most; a vacant post carries none and a weak holder little. A
post that nobody has ever held is no part of the organisation, and contenders count only while the succession is
contested. When a leader is removed, command falls at once by what the post carried, more in a hierarchical group and
after other removals within days (rule succession.tempo); then it moves toward what the people in post can carry, with a
half-life of weeks. While the state has more political will than usual to keep up the pressure, that half-life is longer
and the people in post carry less: they move, hide and call less. Lying low costs command while it lasts, and so do a
contest, in which orders cross each other, and disarray.

    capacity = sum over posts of weight[role] * in post * (least + (1 - least) * competence)
             / sum over posts of weight[role] * (least + (1 - least) * usual_competence), at most 1
    command falls at a removal by command * share of the post * (1 + hierarchy_weight * hierarchy) * compounding, at most all
    aim = capacity * (1 - lying_low_cost * lying low) * (1 - contest_cost * contested) * (1 - disarray)
        * (1 - pursuit * largest(0, will - usual_will) / 100)
    command moves to aim with half-life command_half_life, on its way up
        command_half_life * 2 ^ (will_slows * (will - usual_will) / 100)

Source: source 000 (removing lieutenants makes command and control harder; quick calm brings a false sense of security).
Rows: M05, M08, M48.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between
from game.core.parameters import Values
from game.core.roles import CONTENDER
from game.core.rows import at, of_games, pick, places

RULE = "succession.command"
REMOVAL, RECOVERY = (f"{RULE}.{name}" for name in ("removal", "recovery"))
_WEIGHTS = tuple(
    f"weight_{name}"
    for name in (
        "boss", "heir", "deputy", "plaza", "financier", "broker", "logistician", "enforcer", "protector", "contender",
    )
)  # fmt: skip


CONTESTED = 2  # code of state.succession
MEXICO = 0  # the seat whose will keeps up the pressure


def _weights(game: Game, games: IntArray) -> tuple[IntArray, IntArray, IntArray, FloatArray]:
    """Posts of these games that are part of their groups now: which of the games, post, group and weight; shapes (n,)."""
    state = game.state
    of_post = of_games(state.post_group, games)
    place, post = places((of_games(state.holders, games) > 0) & (of_post >= 0))
    spot = place * of_post.shape[1] + post
    group, role = of_post.reshape(-1).take(spot), of_games(state.post_role, games).reshape(-1).take(spot)
    weight = pick(game.rule_at(RULE, games.take(place)), _WEIGHTS, role)
    contender = np.flatnonzero(role == CONTENDER)
    rows, of, seat = games[place[contender]], group[contender], post[contender]
    racing = at(state.succession, rows, of) == CONTESTED
    racing &= at(state.post_since, rows, seat) >= at(state.succession_day, rows, of)
    weight[contender[~racing]] = 0.0
    return place, post, group, weight


def capacity(game: Game, games: IntArray | None = None) -> FloatArray:
    """Command that the people in post can carry, 0-1, in all games or in these (n,), each once; shape (n, G)."""
    state, groups = game.state, game.state.group_key.shape[1]
    games = np.arange(game.batch) if games is None else games
    place, post, group, weight = _weights(game, games)
    p, slot, slots = game.rule_at(RULE, games.take(place)), place * groups + group, games.size * groups
    spot = place * state.competence.shape[1] + post
    able = p["least"] + (1.0 - p["least"]) * of_games(state.competence, games).reshape(-1).take(spot)
    present = of_games(state.leader_in_post, games).reshape(-1).take(spot) > 0
    carried = np.bincount(slot, weights=weight * present * able, minlength=slots)
    p = game.rule_at(RULE, games[:, None])
    whole = np.bincount(slot, weights=weight, minlength=slots).reshape(-1, groups)
    usual = whole * (p["least"] + (1.0 - p["least"]) * p["usual_competence"])
    return exact.clip(carried.reshape(-1, groups) / np.where(usual > 0, usual, 1.0), 0.0, 1.0)


def fall(p: Values, command: FloatArray, share: FloatArray, hierarchy: FloatArray, compounding: FloatArray) -> FloatArray:
    """Command lost when the holder of a post that carries this `share` of it is removed; shapes (n,)."""
    return exact.smaller(command * share * (1.0 + p["hierarchy_weight"] * hierarchy) * compounding, command)


def goal(
    p: Values, carried: FloatArray, lying_low: FloatArray, contested: FloatArray, disarray: FloatArray, will: FloatArray
) -> FloatArray:
    """Command toward which a group moves whose people in post can carry `carried`; `contested` is 0 or 1, `will` 0-100."""
    quiet = 1.0 - p["lying_low_cost"] * lying_low
    hunted = 1.0 - p["pursuit"] * exact.larger(will - p["usual_will"], will * 0.0) / 100.0
    return carried * quiet * (1.0 - p["contest_cost"] * contested) * (1.0 - disarray) * hunted


def recovery(p: Values, command: FloatArray, aim: FloatArray, will: FloatArray, days: FloatArray) -> FloatArray:
    """Change of command over `days` on its way to `aim`; `will` is the state's political will, 0-100. Shapes broadcast."""
    slower = exact.exp2(p["will_slows"] * (will - p["usual_will"]) / 100.0)
    half_life = p["command_half_life"] * np.where(aim > command, slower, 1.0)
    return (aim - command) * (1.0 - exact.half_power(days, half_life))


def shock(game: Game, rows: IntArray, post: IntArray, compounding: FloatArray, event: KeyArray) -> None:
    """Command falls at once when the holder of a post is removed; `compounding` is that of the tempo rule; shapes (n,)."""
    state, p, groups = game.state, game.rule_at(RULE, rows), game.state.group_key.shape[1]
    place, of, in_group, weights = _weights(game, rows)
    whole = np.bincount(place * groups + in_group, weights=weights, minlength=rows.size * groups)
    weight = np.zeros((rows.size, state.competence.shape[1]))
    weight[place, of] = weights
    each, group = np.arange(rows.size), at(state.post_group, rows, post)
    total = whole[each * groups + group]
    share = weight[each, post] / np.where(total > 0, total, 1.0)
    lost = fall(p, state.command[rows, group], share, state.hierarchy[rows, group], compounding)
    book_at(game, "command", REMOVAL, (rows, group), -lost, event)
    keep_between(game, "command", 0.0, 1.0)


def recover(game: Game, days: FloatArray) -> None:
    """Command moves toward what the people in post can carry, over `days` (B,)."""
    state, games = game.state, np.flatnonzero(days > 0)
    living = places(of_games(state.group_alive, games) > 0)
    carried = at(capacity(game, games), *living)
    place = rows, _ = games.take(living[0]), living[1]
    p, will = game.rule_at(RULE, rows), state.political_will[rows, MEXICO]
    contested = (at(state.succession, *place) == CONTESTED) * 1.0
    aim = goal(p, carried, at(state.lying_low, *place), contested, at(state.disarray, *place), will)
    book_at(game, "command", RECOVERY, place, recovery(p, at(state.command, *place), aim, will, days[rows]))

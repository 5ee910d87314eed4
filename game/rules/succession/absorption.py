"""Absorption: who picks up the members of a group that ends or can no longer direct them.

In words: when a group ends, a share of its members in each region goes over to whoever pulls most there, the strongest
group and an ally rather than a stranger; the rest found local groups. A group whose command has fallen very low loses
members in the same way, week by week, to the strongest group in contact with it that can still direct its own. Of the
money of a group that ends only a part is found by whoever took in most of its members.

    pull  = members * (1 + ally_weight * allied)
    goes over when a group ends = round(absorbed * members);  money found = money_found * cash
    goes over ~ Binomial(members, 1 - exp(-rate * lack * weeks)),  lack = largest(0, 1 - command / low_command)

Source: three of 24 removals ended with the group absorbed by a rival (DATA.md 2.2); source 002. Rows: M04, M13.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import at, look_whether, numbered, of_games, places

RULE = "succession.absorption"
ABSORBED, WENT_OVER = (f"{RULE}.{name}" for name in ("absorbed", "went_over"))


def pull(p: Values, members: IntArray, allied: FloatArray) -> FloatArray:
    """How strongly a group draws the members of another in the same region; `allied` is 0 or 1."""
    return members * (1.0 + p["ally_weight"] * allied)


def taken_over(p: Values, members: IntArray) -> IntArray:
    """Members who go over when their group ends and there is somebody to go to."""
    return exact.floor_int(p["absorbed"] * members + 0.5)


def money_taken(p: Values, cash: IntArray) -> IntArray:
    """Dollars of a group that ends which others find; the rest stays with those who kept it, in the economy."""
    return exact.floor_int(p["money_found"] * cash)


def lack_of_command(p: Values, command: FloatArray) -> FloatArray:
    """How far command has fallen below the level at which a group still holds its people, 0-1."""
    return exact.clip(1.0 - command / p["low_command"], 0.0, 1.0)


def chance_to_go_over(p: Values, lack: FloatArray, days: FloatArray) -> FloatArray:
    """Chance that a member goes over within `days`."""
    return 1.0 - exact.exp(-p["rate"] * lack * days / 7.0)


def strongest(game: Game, rows: IntArray, presence: IntArray, able: BoolArray) -> IntArray:
    """The presence that pulls most on each given one, among those of `able` groups (B, G) in its region, or -1. (n,)"""
    state = game.state
    region, group = at(state.presence_region, rows, presence), at(state.presence_group, rows, presence)
    groups, members = state.presence_group[rows], state.members[rows]
    there = (state.presence_region[rows] == region[:, None]) & (groups != group[:, None]) & (members > 0)
    there &= at(able, rows[:, None], np.where(groups >= 0, groups, 0))
    p = game.rule_at(RULE, rows)
    wide = Values(p.rule, {name: v if isinstance(v, float) else v[:, None] for name, v in p.values.items()})
    pulls = pull(wide, members, _allied(game, rows, presence))
    best = np.argmax(np.where(there, pulls, -1.0), axis=1)
    return np.where(there.any(axis=1), best, -1)


def _allied(game: Game, rows: IntArray, presence: IntArray) -> FloatArray:
    """1 for each presence that is in contact with the given one as an ally, each given once; shape (n, P)."""
    state = game.state
    result = np.zeros((rows.size, state.members.shape[1]))
    games, of = numbered(rows, game.batch)
    number = np.full((games.size, state.members.shape[1]), -1, dtype=np.int64)
    number[of, presence] = np.arange(rows.size)
    place, contact = places(of_games(state.allied, games) > 0)
    a, b = (at(ends, games[place], contact) for ends in (state.contact_a, state.contact_b))
    for mine, other in ((a, b), (b, a)):
        given = at(number, place, mine)
        asked = np.flatnonzero(given >= 0)
        result[given[asked], other[asked]] = 1.0
    return result


def go_over(game: Game, days: FloatArray) -> None:
    """Members of groups without command go over to the strongest neighbour, over `days` (B,)."""
    state = game.state
    lack = lack_of_command(game.rule(RULE), state.command)
    weak = (state.group_alive > 0) & (lack > 0)
    if not weak.any():
        return
    rows, presence = places(look_whether(weak, state.presence_group) & (state.members > 0))
    if rows.size == 0:
        return
    lacking = at(lack, rows, at(state.presence_group, rows, presence))
    chance = chance_to_go_over(game.rule_at(RULE, rows), lacking, days[rows])
    stem = luck.stem(state.seed, Purpose.GROUP_ABSORPTION, 1, state.day)
    key = luck.child(stem[rows], at(state.presence_key, rows, presence))
    gone = draws.binomial(key, at(state.members, rows, presence), chance)
    some = np.flatnonzero(gone > 0)  # the draws first: few need a neighbour to be found
    rows, presence, gone = rows[some], presence[some], gone[some]
    target = strongest(game, rows, presence, (state.group_alive > 0) & ~weak)
    found = np.flatnonzero(target >= 0)
    rows, presence, target, gone = rows[found], presence[found], target[found], gone[found]
    group, other = state.presence_group[rows, presence], state.presence_group[rows, target]
    named = {"group": group, "region": state.presence_region[rows, presence]}
    event = event_key(game, "members_absorbed", rows, named)
    move(game, WENT_OVER, gone, "members", (rows, presence), "members", (rows, target), event)
    names = [game.world.groups[index] for index in other.tolist()]
    values: dict[str, IntArray | list[str]] = {"count": gone, "other": names}
    tell(game, "members_absorbed", rows, named, values, state.succession_event[rows, group])

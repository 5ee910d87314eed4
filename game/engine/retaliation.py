"""Retaliation: what sets reprisals off, how many are still to come, and their being carried out when a pulse ends."""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, set_at, settle_at
from game.core.purposes import Purpose
from game.core.rows import places
from game.engine import reprisals
from game.rules.retaliation import burst, restraint, targets

DAY: Final = 1.0
# So few attacks to be expected that no draw, however small its chance, can come out as one, nor as a roadblock.
_NEVER_AN_ATTACK: Final = 1.0e-15
LAST_KEY: Final = np.uint64(0xFFFFFFFFFFFFFFFF)


def provoke(
    game: Game,
    rows: IntArray,
    group: IntArray,
    rank: IntArray,
    by: IntArray,
    event: KeyArray,
    weight: FloatArray | float,
    region: IntArray | None = None,
) -> None:
    """Reprisals of each group are set off, at the clock of each game; one per game, shapes (n,).

    `by`: 0 mexico, 1 us, 2 rivals, against whom no state is hit. `weight`: 1 for a removal, the parameter
    `missed_weight` of rule retaliation.burst for a raid or strike that missed. `region`: where the leader was; without
    it, or where the group is not present, the region with most of its members counts as home.
    """
    state = game.state
    members = _members(game, rows, group)
    heavy: FloatArray = np.asarray(weight + rows * 0.0)
    struck = np.flatnonzero((by != targets.RIVALS) & (heavy > 0) & (state.group_alive[rows, group] > 0) & (members > 0))
    if struck.size == 0:
        return
    rows, group, rank, heavy, event = rows[struck], group[struck], rank[struck], heavy[struck], event[struck]
    p = game.rule_at(burst.RULE, rows)
    mean = burst.expected_size(p, rank, heavy, state.command[rows, group], _strength(game, rows, group, members[struck]))
    asked = np.full(rows.size, -1) if region is None else region[struck]
    _set_off(
        game, rows, group, by[struck], mean, burst.spread(p, rank, heavy), _home(game, rows, group, asked), event
    )  # fmt: skip


def intimidate(game: Game, rows: IntArray, group: IntArray, region: IntArray, level: IntArray, event: KeyArray) -> None:
    """Groups with nothing to answer start a burst of their own against Mexico in a region; shapes (n,)."""
    p = game.rule_at(burst.RULE, rows)
    called = _strength(game, rows, group, _members(game, rows, group))
    mean = burst.intimidation(p, level, game.state.command[rows, group], called)
    some = np.flatnonzero(mean > 0)
    reach = burst.spread(p, level * 0 + 3, mean * 0.0 + 1.0)
    _set_off(
        game, rows[some], group[some], level[some] * 0, mean[some], reach[some], region[some], event[some]
    )  # fmt: skip


def answer(game: Game, rows: IntArray, group: IntArray, mean: FloatArray, event: KeyArray) -> None:
    """Groups answer something that Mexico did with so many attacks to be expected, at home; shapes (n,)."""
    p = game.rule_at(burst.RULE, rows)
    reach = burst.spread(p, group * 0 + 3, mean * 0.0 + 1.0)
    _set_off(game, rows, group, group * 0, mean, reach, _home(game, rows, group, group * 0 - 1), event)


def outstanding(game: Game, days: float = DAY) -> FloatArray:
    """Attacks to be expected of each group, without orders to the contrary, in the next `days`; shape (B, G)."""
    state, p = game.state, game.rule(burst.RULE)
    ahead = (state.day[:, None] + days) - state.anger_day
    due = burst.fallen_due(p, exact.total(state.anger), ahead) + exact.total(state.anger_due)
    left = restraint.restraint(
        game.rule(restraint.RULE), state.border_fear[:, None], state.profit_driven, state.cohesion, state.command
    )
    return np.where(state.group_alive > 0, due * left, 0.0)


def strike_back(game: Game, until: FloatArray, days: FloatArray) -> None:
    """Carry out what falls due in the pulse of `days` that ends at `until`; shapes (B,)."""
    state = game.state
    angry = (exact.total(state.anger) + exact.total(state.anger_due) > 0) & (state.group_alive > 0)
    rows, group = places(angry)
    if rows.size == 0:
        return
    place = (rows, group)
    began = state.anger_day[place]
    fear = restraint.fear_left(game.rule_at(restraint.RULE, rows), state.border_fear[rows], began - (until - days)[rows])
    left = restraint.restraint(
        game.rule_at(restraint.RULE, rows), fear, state.profit_driven[place], state.cohesion[place], state.command[place]
    )
    ordered = burst.level_factor(game.rule_at(burst.RULE, rows), state.retaliate_level[place])
    _carry_forward(game, rows, group, until[rows])
    due = state.anger_due[place].copy()
    for by in range(due.shape[1]):
        where = (rows, group, np.full_like(rows, by))
        book_at(game, "anger_due", burst.DRAWN, where, -due[:, by], state.anger_event[place])
    whole = exact.total(due)
    by_us = due[:, 1] / np.where(whole > 0, whole, 1.0) if due.shape[1] > 1 else whole * 0.0
    attacks = whole * left * ordered
    some = np.flatnonzero(attacks > _NEVER_AN_ATTACK)
    _fall(game, rows[some], group[some], attacks[some], by_us[some])


def _members(game: Game, rows: IntArray, group: IntArray) -> IntArray:
    """Members of groups, (n,)."""
    mine = game.state.presence_group[rows] == group[:, None]
    return exact.integer_total(np.where(mine, game.state.members[rows], 0))


def _strength(game: Game, rows: IntArray, group: IntArray, members: IntArray) -> FloatArray:
    state, place = game.state, (rows, group)
    return burst.strength(game.rule_at(burst.RULE, rows), members, state.affiliates[place], state.affiliate_loyalty[place])


def _home(game: Game, rows: IntArray, group: IntArray, region: IntArray) -> IntArray:
    """The region asked for where the group has members there, else the one with most of them; shape (n,)."""
    state = game.state
    mine = (state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0)
    there = (mine & (state.presence_region[rows] == region[:, None])).any(axis=1)
    size = np.where(mine, state.members[rows], 0)
    most = mine & (size == exact.largest(size)[:, None])
    # Of equals the one with the least key, so that nothing hangs on the order of the slots.
    chosen = np.argmin(np.where(most, state.presence_key[rows], LAST_KEY), axis=1)
    return np.where(there, region, state.presence_region[rows, chosen])


def _set_off(
    game: Game, rows: IntArray, group: IntArray, by: IntArray, mean: FloatArray, reach: FloatArray, home: IntArray,
    event: KeyArray,
) -> None:  # fmt: skip
    """Add a burst of this expected size to what is still to come; a world without a U.S. seat has one column."""
    state, p = game.state, game.rule_at(burst.RULE, rows)
    deviate = draws.normal(luck.key(state.seed[rows], Purpose.RETALIATION_SIZE, event))
    size = mean * burst.chance_factor(p, deviate)
    begins = state.day[rows] + burst.lag(p, group)
    _carry_forward(game, rows, group, begins)
    place = (rows, group)
    before = exact.total(state.anger[place])
    column = exact.smaller(by, state.anger.shape[2] - 1)
    book_at(game, "anger", burst.STRUCK, (rows, group, column), size, event)
    whole = before + size
    mixed = (before * state.anger_spread[place] + size * reach) / np.where(whole > 0, whole, 1.0)
    settle_at(game, "anger_spread", burst.STRUCK, place, mixed, event)
    greater = size >= before
    set_at(game, "anger_event", place, np.where(greater, event, state.anger_event[place]))
    set_at(game, "anger_home", place, np.where(greater, home, state.anger_home[place]))


def _carry_forward(game: Game, rows: IntArray, group: IntArray, until: FloatArray) -> None:
    """What falls due until then leaves the anger; shapes (n,). A burst that begins later is left as it is."""
    state, place, sides = game.state, (rows, group), game.state.anger.shape[2]
    event, days = state.anger_event[place], until - state.anger_day[place]
    p = game.rule_at(burst.RULE, np.tile(rows, sides))
    fallen = burst.fallen_due(p, state.anger[place].T.ravel(), np.tile(days, sides)).reshape(sides, rows.size)
    for by, due in enumerate(fallen):
        where = (rows, group, np.full_like(rows, by))
        book_at(game, "anger", burst.FADING, where, -due, event)
        book_at(game, "anger_due", burst.DUE, where, due, event)
    set_at(game, "anger_day", place, exact.larger(state.anger_day[place], until))


def _fall(game: Game, rows: IntArray, group: IntArray, attacks: FloatArray, by_us: FloatArray) -> None:
    """Spread the attacks to be expected, shape (n,), over the regions of each group and carry them out."""
    state = game.state
    place, presence = places((state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0))
    joined = np.flatnonzero(_joined(game, rows, group, place, presence))
    place, presence = place[joined], presence[joined]
    hit, region = rows[place], state.presence_region[rows[place], presence]
    at_home = (region == state.anger_home[rows, group][place]) * 1.0
    p = game.rule_at(burst.RULE, hit)
    members = state.members[hit, presence]
    wanted = state.retaliate_where[hit, group[place]] == region
    answered = np.bincount(place[wanted], minlength=rows.size)[place] > 0
    means = []
    for weight in (burst.call_weight(p, members, at_home), burst.block_weight(p, members, at_home)):
        share = weight / np.bincount(place, weights=weight, minlength=rows.size)[place]
        means.append(np.where(answered, burst.focused(p, share, wanted * 1.0), share) * attacks[place])
    reprisals.carry_out(
        game, reprisals.Called(hit, group[place], presence, means[0], burst.roadblocks_for(p, means[1]), by_us[place])
    )


def _joined(game: Game, rows: IntArray, group: IntArray, place: IntArray, presence: IntArray) -> BoolArray:
    """Which presences answer the call: at home always, elsewhere by the spread, or all if nobody would.

    Groups that call (n,); their presences (m,), `place` being that of the group among those who call.
    """
    state, own, here = game.state, (rows[place], group[place]), (rows[place], presence)
    where, region = state.anger_home[own], state.presence_region[here]
    near = _neighbours(game)[np.where(where >= 0, where, 0), region]
    chance = burst.join_chance(state.anger_spread[own], (region == where) * 1.0, near * 1.0)
    key = luck.key(state.seed[own[0]], Purpose.RETALIATION_SIZE, state.anger_event[own], state.presence_key[here])
    joined: BoolArray = (luck.uniform(key) < chance) | (region == state.retaliate_where[own])
    somebody = np.bincount(place[joined], minlength=rows.size) > 0
    return joined | ~somebody[place]


def _neighbours(game: Game) -> BoolArray:
    """Which regions share a border, (R, R)."""
    regions = game.state.region_key.shape[1]
    near = np.zeros((regions, regions), dtype=np.bool_)
    one, other = game.world.borders.T
    near[one, other] = near[other, one] = True
    return near

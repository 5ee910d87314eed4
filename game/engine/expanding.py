"""Groups on the move: away from troops and war, and into regions that are new to them."""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import move
from game.core.purposes import Purpose
from game.core.rows import add_by, add_int_by, at, look, places
from game.engine import presences
from game.rules.violence import expansion, spillover, suppression

_MOVING_ON: Final = 1  # distinguishes the draws of this module under one purpose


def carry_out(game: Game) -> None:
    """Groups that were told to expand send people, as the turn opens."""
    rows, group = places((game.state.expand_to >= 0) & (game.state.group_alive > 0))
    _expand(game, rows, group, game.state.expand_to[rows, group])


def move_on(game: Game) -> None:
    """At the end of a turn: members leave regions where they are pressed, and groups nobody plays expand."""
    days = np.full(game.batch, game.world.days_of(int(game.state.turn[0]) + 1))
    _yield(game, days)
    _spread_out(game, days)


def beside(game: Game, rows: IntArray, group: IntArray) -> FloatArray:
    """Weight of the links of each region with those where the group has people, 0 where there is none; (n, R)."""
    state, size = game.state, game.state.region_key.shape[1]
    mine = (state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0)
    there = add_by(mine * 1.0, state.presence_region[rows], size) > 0
    return exact.total(np.where(there[:, :, None], _links(game, rows), 0.0), axis=1)


def _links(game: Game, rows: IntArray) -> FloatArray:
    """Weight of the link from each region to each other; (n, R, R)."""
    near = spillover.near(game)
    return near[np.where(near.shape[0] > 1, rows, 0)]


def _links_of(game: Game, rows: IntArray, region: IntArray) -> FloatArray:
    """Weight of the link from one region to each other; (n, R)."""
    near = spillover.near(game)
    return near[np.where(near.shape[0] > 1, rows, 0), region]


def _expand(game: Game, rows: IntArray, group: IntArray, region: IntArray) -> None:
    """People of groups move into regions that are new to them from the regions beside; a group occurs once, (n,)."""
    state = game.state
    if rows.size == 0:
        return
    mine = (state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0)
    linked = _links_of(game, rows, region) > 0
    at = state.presence_region[rows]
    stock = np.where(mine & np.take_along_axis(linked, np.where(at >= 0, at, 0), axis=1), state.members[rows], 0)
    going = expansion.settlers(game.rule_at(expansion.RULE, rows), exact.integer_total(stock))
    some = np.flatnonzero(going > 0)
    if some.size == 0:
        return
    rows, group, region, stock, going = rows[some], group[some], region[some], stock[some], going[some]
    event = event_key(game, "expansion", rows, {"group": group, "region": region})
    slot = presences.settle(game, rows, group, region, expansion.EXPANDED, event)
    leaving = exact.smaller(draws.apportion(going, stock * 1.0), stock)
    place, source = np.nonzero(leaving)
    old, new = (rows[place], source), (rows[place], slot[place])
    move(game, expansion.EXPANDED, leaving[place, source], "members", old, "members", new, event[place])
    tell(game, "expansion", rows, {"group": group, "region": region}, {"count": going}, ids=event)


def _spread_out(game: Game, days: FloatArray) -> None:
    """Groups that nobody plays expand by chance, each into one region beside its own."""
    state, p = game.state, game.rule(expansion.RULE)
    played = [index for seat in game.world.seats if (index := game.world.group_of_seat(seat)) is not None]
    free = (state.group_alive > 0) & (state.succession == 0)
    free[:, played] = False
    members = add_int_by(state.members, state.presence_group, state.group_key.shape[1])
    chance = np.where(free, expansion.chance(p, state.command, members, days[:, None]), 0.0)
    key = luck.key(state.seed[:, None], Purpose.EXPANSION, state.day[:, None], state.group_key)
    rows, group = places(luck.uniform(key) < chance)
    if rows.size == 0:
        return
    size = state.region_key.shape[1]
    mine = (state.presence_group[rows] == group[:, None]) & (state.members[rows] > 0)
    there = add_by(mine * 1.0, state.presence_region[rows], size) > 0
    wanted = np.where(there | (state.population[rows] == 0), 0.0, beside(game, rows, group))
    region = draws.categorical(luck.child(key[rows, group], 1), wanted * (1.0 + spillover.gateways(game)))
    some = np.flatnonzero(region >= 0)
    _expand(game, rows[some], group[some], region[some])


def _yield(game: Game, days: FloatArray) -> None:
    """Members move on from troops that are new and from war, to regions beside that are less pressed."""
    state = game.state
    surge = suppression.surge(game)
    pressed = _pressure(game, surge)
    if not pressed.any():
        return
    chance = expansion.moving_chance(game.rule(expansion.RULE), pressed, days[:, None])
    key = luck.key(state.seed[:, None], Purpose.EXPANSION, state.day[:, None], state.presence_key, _MOVING_ON)
    rows, source = places((luck.uniform(key) < chance) & (state.members > 0))
    going = expansion.moving_on(game.rule_at(expansion.RULE, rows), state.members[rows, source])
    weight = _ways_out(game, rows, source, pressed)
    some = np.flatnonzero((going > 0) & (exact.count(weight > 0, axis=1) > 0))
    if some.size:
        _move(game, rows[some], source[some], draws.apportion(going[some], weight[some]))


def _pressure(game: Game, surge: FloatArray) -> FloatArray:
    """Pressure on each presence, by troops that are new and by war among the parts of a group; (B, P)."""
    state = game.state
    war = np.zeros(state.members.size)
    rows, contact = places(state.feud > 0)
    feud = exact.smaller(at(state.feud, rows, contact), 1.0)
    for side in (state.contact_a, state.contact_b):
        place = rows * state.members.shape[1] + at(side, rows, contact)
        war[place] = exact.larger(war.take(place), feud)
    return expansion.pressure(
        game.rule(expansion.RULE), look(surge, state.presence_region), war.reshape(state.members.shape)
    )


def _ways_out(game: Game, rows: IntArray, source: IntArray, pressed: FloatArray) -> FloatArray:
    """Weight of every other presence of the same group as a place to go to; (n, P)."""
    state = game.state
    group, region = state.presence_group[rows], state.presence_region[rows]
    here = state.presence_region[rows, source]
    near = _links_of(game, rows, here)
    weight = look(near, region)
    calmer = pressed[rows] < pressed[rows, source][:, None]
    same = (group == state.presence_group[rows, source][:, None]) & (state.members[rows] > 0)
    return np.where(same & calmer, weight, 0.0)


def _move(game: Game, rows: IntArray, source: IntArray, arriving: IntArray) -> None:
    """Members go from presence `source` to others of the same group, `arriving` (n, P)."""
    place, target = np.nonzero(arriving)
    at, amount = rows[place], arriving[place, target]
    event = _told(game, at, target, amount)
    move(game, expansion.MOVED_ON, amount, "members", (at, source[place]), "members", (at, target), event)


def _told(game: Game, rows: IntArray, target: IntArray, amount: IntArray) -> KeyArray:
    """Events of people who move to presences `target`, one for each presence; the id for each movement, (n,)."""
    state = game.state
    named = {"group": state.presence_group[rows, target], "region": state.presence_region[rows, target]}
    event = luck.child(event_key(game, "expansion", rows, named), _MOVING_ON)
    if game.trace is not None:
        size = state.presence_group.shape[1]
        whole = np.bincount(rows * size + target, weights=amount * 1.0, minlength=game.batch * size)
        here, first = np.unique(rows * size + target, return_index=True)
        one = {axis: index[first] for axis, index in named.items()}
        tell(game, "expansion", rows[first], one, {"count": exact.to_int(whole[here])}, ids=event[first])
    return event

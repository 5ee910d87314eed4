"""Spill-over: removals, wars and new governments heat a region up, and the heat goes on along borders and roads.

In words: heat is how far the killing between groups runs above its usual. The removal of the head of a group raises it
where the group is strongest and where it happened, a killing more than a capture; in regions beside where the same group
has people it rises by a part of that. Lieutenants hardly matter, except the plaza chief or the logistician at a gateway,
whose road others want. War over a succession heats its region, and so does the end of arrangements with officials (rule
institutions.exposure). Heat goes over to the regions around, along borders and busy roads, most to those with a gateway,
and fades within months. It raises turf fighting in full and predation in part.

    heat by a removal = (leader or lieutenant + node * at a gateway) * (1 + killing * killed) * the group's share of members
    in the regions beside with the same group: neighbour times as much
    heat by war = war * killed in it * 100,000 / people
    around = mean of the heat of the regions linked, by border_weight * border + route_weight * busy road
    heat += spread * around * (1 + gateway_weight * gateway) * weeks
    heat fades with heat_half_life;  turf * (1 + heat), predation * (1 + prey_share * heat)

Source: Calderon and others (2015): drug violence 36.5% up in the six months after the removal of a leader, lieutenants only
at nodes; Lindo and Padilla-Romo (2018): homicide 80% up for a year where a leader is captured, 30% for half a year in
neighbours with the same group; Dickenson (2014): the home state is hit more, killing is worse than capture (DATA.md 2.1).
Those are municipalities; states, which are larger, are given less. Row: M35.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import LIMIT, book, book_at, set_at
from game.core.parameters import Values
from game.core.rows import places

RULE = "violence.spillover"
STIRRED, WAR, SPREAD, FADING = (f"{RULE}.{name}" for name in ("stirred", "war", "spread", "fading"))


def removal_heat(p: Values, rank: IntArray, killed: FloatArray, node: FloatArray, share: FloatArray) -> FloatArray:
    """Heat of a removal; `node` is 1 for whoever holds a gateway, `share` the group's share of the members there."""
    of_others = np.where(rank < 4, p["lieutenant"] + p["node"] * node, 0.0)
    return np.where(rank == 1, p["leader"], of_others) * (1.0 + p["killing"] * killed) * share


def passed_on(p: Values, heat: FloatArray) -> FloatArray:
    """Heat that a removal brings to the regions beside where the same group has people."""
    return p["neighbour"] * heat


def war_heat(p: Values, killed: IntArray, people: IntArray) -> FloatArray:
    """Heat by so many killed in a war over a succession."""
    return p["war"] * killed * 100000.0 / np.where(people > 0, people, 1)


def link(p: Values, border: FloatArray, route: FloatArray) -> FloatArray:
    """Weight of the link between two regions; `border` is 1 if they touch, `route` how busy a road joins them."""
    return p["border_weight"] * border + p["route_weight"] * route


def taken_over(p: Values, around: FloatArray, gateway: FloatArray, days: FloatArray) -> FloatArray:
    """Heat that comes over from the regions around in `days`; `gateway` is 1 where there is one."""
    return p["spread"] * around * (1.0 + p["gateway_weight"] * gateway) * days / 7.0


def faded(p: Values, heat: FloatArray, days: FloatArray) -> FloatArray:
    """Change of heat by its fading over `days`."""
    return -heat * (1.0 - exact.half_power(days, p["heat_half_life"]))


def turf_factor(heat: FloatArray) -> FloatArray:
    """Turf fighting over what it is without heat."""
    return 1.0 + heat


def prey_factor(p: Values, heat: FloatArray) -> FloatArray:
    """Predation over what it is without heat."""
    return 1.0 + p["prey_share"] * heat


def stir(game: Game, rows: IntArray, region: IntArray, amount: FloatArray, event: KeyArray, cause: str = STIRRED) -> None:
    """Heat regions up because of events; shapes (n,), a region may occur more than once. The limit is booked."""
    some = np.flatnonzero((amount > 0) & (region >= 0))
    if some.size == 0:
        return
    rows, region, amount, event = rows[some], region[some], amount[some], event[some]
    book_at(game, "heat", cause, (rows, region), amount, event)
    greater = np.flatnonzero(amount * 2.0 >= game.state.heat[rows, region])
    set_at(game, "heat_event", (rows[greater], region[greater]), event[greater])
    over = np.nonzero(game.state.heat > game.rule(RULE)["most"])
    book_at(game, "heat", LIMIT, over, game.rule_at(RULE, over[0])["most"] - game.state.heat[over])


def links(game: Game) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Both directions of every border and road: from region, to region, 1 for a border, how busy a road; (E,)."""
    world = game.world
    pairs = np.concatenate([world.borders, world.routes])
    border = np.concatenate([np.ones(len(world.borders)), np.zeros(len(world.routes))])
    route = np.concatenate([np.zeros(len(world.borders)), world.route_weights])
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    return ends[:, 0], ends[:, 1], np.concatenate([border, border]), np.concatenate([route, route])


def gateways(game: Game) -> FloatArray:
    """1 for every region with a gateway; (R,), spare slots included."""
    found = np.zeros(game.state.region_key.shape[1])
    for regions in game.world.gateway_regions:
        found[list(regions)] = 1.0
    return found


def near(game: Game) -> FloatArray:
    """Weight of the link from each region to each other, 0 where there is none; (B, R, R), or (1, R, R) if all alike."""
    size = game.state.region_key.shape[1]
    source, target, border, route = links(game)
    weight = np.reshape(link(game.rule(RULE), border, route), (-1, source.size))
    table = np.zeros((weight.shape[0], size, size))
    np.add.at(table, (np.arange(weight.shape[0])[:, None], source, target), weight)
    return table


def spread(game: Game, days: FloatArray, shock: FloatArray, killed_in_war: IntArray) -> None:
    """Heat fades, goes over to the regions around and is fed by wars, over a pulse of `days` (B,).

    `shock` (B, R): factor on the killing in a region that control has set; killed in wars over a succession (B, R).
    """
    state, p, span = game.state, game.rule(RULE), days[:, None]
    hot = state.heat + exact.larger(shock - 1.0, 0.0)
    if hot.any():
        around = _around(game, p, hot)
        book(game, "heat", FADING, faded(p, state.heat, span))
        book(game, "heat", SPREAD, taken_over(p, around, gateways(game), span))
    rows, region = places(killed_in_war > 0)
    if rows.size:
        heat = war_heat(game.rule_at(RULE, rows), killed_in_war[rows, region], state.population[rows, region])
        stir(game, rows, region, heat, state.heat_event[rows, region], WAR)


def _around(game: Game, p: Values, hot: FloatArray) -> FloatArray:
    """Mean heat of the regions linked with each, by the weight of the link; 0 where there is none. (B, R)"""
    batch, size = hot.shape
    source, target, border, route = links(game)
    weight = link(p, border, route)
    weight = weight.reshape(-1, source.size)  # of all games alike, or of each
    here = (np.arange(weight.shape[0])[:, None] * size + target).ravel()
    whole = np.bincount(here, weights=weight.ravel(), minlength=weight.shape[0] * size)
    part = (weight.ravel() / whole.take(here)).reshape(weight.shape)
    start = np.arange(0, batch * size, size)[:, None]
    heat = hot.take(source, axis=1) * part
    around = np.zeros(batch * size)
    np.add.at(around, (start + target).ravel(), heat.ravel())
    return around.reshape(batch, size)

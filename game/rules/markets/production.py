"""Production: labs and fields make what the market wants; who falls behind is replaced by the others.

In words: a group makes as much as its labs and fields give when its people are led: fewer while its command or cohesion is
broken, while it lies low, or where hands are lacking. All groups together make no more than suppliers want to ship. Where
they could make less than that and some more, all of them set up new sites within weeks, the better led the more, and rather
where nobody looks for labs, as far as they have money and chemicals; where they could make much more, sites are given up
slowly. So the part of a group that is hit goes to its rivals, and the whole comes back, later where money and chemicals are
short. Cocaine is bought abroad in the same manner. Chemicals are a tiny part of the price.

    works   = weak + (1 - weak) * (command_weight * command + (1 - command_weight) * cohesion) * (1 - low * lying_low)
    staffed = members / (crew * sites), at most 1
    able    = sites * site_yield * staffed * works, kg a week;  of cocaine buying * works
    made    = able * wanted / sum of able (at most 1) * flow * (1 - shock_share)
    lacking = wanted * (1 + spare) - sum of able, dormant sites included
    built: half of what is lacking in build_half_life days, by site_base * works * (1 - dormant part), times means
    means = (on_credit + (1 - on_credit) * pay met) * flow,  flow of synthetics alone
    given up, or bought less: half of what is too much in quit_half_life days, in proportion to able
    making_cost = chemicals * (1 + dearer * (1 - flow)) + work

Source: sources 001 and 002 (removing leaders does not cut the flow as long as demand exists; labs relocate; flows went on
through the war inside Sinaloa), DATA.md 4.1 (800 dollars of precursors for four kilograms). The numbers are assumed.
Rows: M50, M51, M52, M54, M90.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, count_each, move_each, settle
from game.core.markets import GRAMS, PRODUCTS
from game.core.parameters import Values
from game.core.rows import pick
from game.core.works import BUILDING, Works, call_works, staff_of

RULE = "markets.production"
BUILT, QUIT, MADE, BOUGHT, COST, STARTED = (
    f"{RULE}.{name}" for name in ("built", "quit", "made", "bought", "cost", "started")
)
COCAINE: Final = PRODUCTS.index("cocaine")
_CREWS: Final = ("crew_lab", "crew_lab", "crew_lab", "crew_field")
_SYNTHETIC: Final = np.array([1.0, 1.0, 0.0, 0.0])
Standing = tuple[IntArray, IntArray]  # sites at work and dormant, place by place; (n,)


def works(p: Values, command: FloatArray, cohesion: FloatArray, lying_low: FloatArray) -> FloatArray:
    """Part of its full work that a group's leadership gets done, 0-1."""
    led = p["command_weight"] * command + (1.0 - p["command_weight"]) * cohesion
    return (p["weak"] + (1.0 - p["weak"]) * led) * (1.0 - p["low"] * lying_low)


def staffed(crew: FloatArray, members: FloatArray, sites: FloatArray) -> FloatArray:
    """Part of the sites of a group in a region for which there are hands."""
    return exact.smaller(members / exact.larger(crew * sites, 1.0), 1.0)


def part_used(wanted: FloatArray, able: FloatArray) -> FloatArray:
    """Part of what groups could make for which there is demand."""
    return exact.smaller(wanted / np.where(able > 0, able, 1.0), 1.0)


def lacking(p: Values, wanted: FloatArray, able: FloatArray) -> FloatArray:
    """Capacity that groups lack to meet demand with some to spare, kg a week; below 0 where there is too much."""
    return wanted * (1.0 + p["spare"]) - able


def means(p: Values, paid: FloatArray, flow: FloatArray) -> FloatArray:
    """Part of the sites it would set up for which a group has money and chemicals; `paid` of its pay, `flow` 0-1."""
    return (p["on_credit"] + (1.0 - p["on_credit"]) * paid) * flow


def change(p: Values, lacking: FloatArray, days: FloatArray) -> FloatArray:
    """Capacity that is built, or given up (below 0), within `days`."""
    half_life = np.where(lacking > 0, p["build_half_life"], p["quit_half_life"])
    return lacking * (1.0 - exact.half_power(days, half_life))


def cost_of(p: Values, chemicals: FloatArray, work: FloatArray, flow: FloatArray) -> FloatArray:
    """What a kilogram of a synthetic drug costs to make, dollars; `flow` of precursors 0-1."""
    return chemicals * (1.0 + p["dearer"] * (1.0 - flow)) + work


def _costs(game: Game, flow: FloatArray) -> FloatArray:
    """What a kilogram of each product costs to make or buy, dollars, where there are precursors for `flow` (B,); (B, X)."""
    p = game.rule(RULE, 1)
    fentanyl = cost_of(p, flow * 0.0 + p["chemicals_fentanyl"], flow * 0.0 + p["work_fentanyl"], flow)
    meth = cost_of(p, flow * 0.0 + p["chemicals_meth"], flow * 0.0 + p["work_meth"], flow)
    return np.stack([fentanyl, meth, flow * 0.0 + p["work_cocaine"], flow * 0.0 + p["work_heroin"]], axis=1)


@attrs.frozen
class Capacity:
    """What each place of a list gives a week for each site, hands and leadership counted; (n,), and by group (B, G)."""

    each: FloatArray  # kg a week of one site
    room: FloatArray  # further sites for which there are hands; below 0 where hands are lacking
    led: FloatArray  # works of the group of each place
    leading: FloatArray  # works of each group, 0 where it does not exist


def capacity(game: Game, works_list: Works) -> Capacity:
    """What sites give as the groups stand now."""
    state, p = game.state, game.rule(RULE)
    leading = np.where(state.group_alive > 0, works(p, state.command, state.cohesion, state.lying_low), 0.0)
    led = leading.reshape(-1).take(works_list.group)
    at_rule = game.rule_at(RULE, works_list.row)
    place = works_list.place
    active = state.sites.reshape(-1).take(place) * 1.0
    crew, members = pick(at_rule, _CREWS, works_list.kind), staff_of(state, works_list) * 1.0
    each = state.site_yield.reshape(-1).take(works_list.product) * staffed(crew, members, active) * led
    return Capacity(each, members / crew - active, led, leading)


def rebuild(
    game: Game, works_list: Works, now: Capacity, before: Standing, days: FloatArray, shy: FloatArray, flow: FloatArray
) -> None:
    """Groups set up sites, or give some up, over `days` (B,); `shy` (B, R): part of the sites that fear keeps dormant.

    No more are set up than there are hands, money and chemicals for; `flow` (B,): part of the labs' work for which there
    are precursors. What is lacking is taken as in the middle of these days: `before` is what stood when they began.
    """
    state, place, product = game.state, works_list.place, works_list.product
    active, idle = works_list.standing(state)
    able = works_list.by_product((active + idle + before[0] + before[1]) * (0.5 * now.each))
    step = change(game.rule(RULE), lacking(game.rule(RULE), state.wanted, able), days[:, None])
    room = exact.larger(now.room - idle, 0.0)
    wish = state.site_base.reshape(-1).take(place) * now.led * (1.0 - shy.reshape(-1).take(works_list.region))
    wish = np.where(room > 0, wish, 0.0)
    whole = works_list.by_product(wish)
    # By product: capacity to set up for each unit of the wish, and the part of the sites to give up.
    more = np.where(step > 0, step, 0.0) / np.where(whole > 0, whole, 1.0)
    less = exact.smaller(np.where(step < 0, -step, 0.0) / np.where(able > 0, able, 1.0), 1.0)
    each = np.where(now.each > 0, now.each, 1.0)
    rows, synthetic = works_list.row, _SYNTHETIC.take(works_list.kind)
    paid = state.pay_met.reshape(-1).take(works_list.group)
    wish = wish * means(game.rule_at(RULE, rows), paid, 1.0 - (1.0 - flow.take(rows)) * synthetic)
    built = exact.smaller(wish * more.reshape(-1).take(product) / each, room)
    built = np.where(now.each > 0, built, 0.0)
    sites = exact.floor_int(built - active * less.reshape(-1).take(product) + works_list.draw(BUILDING))
    some = np.flatnonzero(sites)
    sites, place, product = sites.take(some), place.take(some), product.take(some)
    falls = step.reshape(-1).take(product) < 0
    new = np.where(falls, 0, exact.larger(sites, 0))
    gone = np.where(falls, exact.smaller(exact.larger(-sites, 0), active.take(some)), 0)
    move_each(game, BUILT, new, "site_material", product, "sites", place)
    move_each(game, QUIT, gone, "sites", place, "site_material", product)
    _change_buying(game, now.leading, days)


def _change_buying(game: Game, leading: FloatArray, days: FloatArray) -> None:
    """Groups that buy cocaine abroad buy more where too little is bought, less where too much; `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    if not state.buying.any():
        return
    able = state.buying * leading
    whole = exact.total(able)
    step = change(p, lacking(p, state.wanted[:, COCAINE], whole), days) / np.where(whole > 0, whole, 1.0)
    book(game, "buying", BOUGHT, state.buying * (leading > 0) * step[:, None])


def make(game: Game, works_list: Works, now: Capacity, before: Standing, days: FloatArray, flow: FloatArray) -> FloatArray:
    """What is made and bought over `days` (B,) where precursors let `flow` (B,) of the work be done; kg (B, X).

    At work are as many sites as stood on average, between those of `before` and those of now.
    """
    state = game.state
    still = exact.clip((state.supply_shock_until - (state.day - days)[:, None]) / days[:, None], 0.0, 1.0)
    shock = state.shock_share * still  # for the part of the pulse in which it lasts
    able_here = (before[0] + works_list.standing(state)[0]) * (0.5 * now.each)
    able = works_list.by_product(able_here)
    buys = state.buying * now.leading
    able[:, COCAINE] += exact.total(buys)
    weeks = (days / 7.0)[:, None]
    slowed = 1.0 - (1.0 - flow[:, None]) * _SYNTHETIC
    grams = part_used(state.wanted, able) * slowed * (1.0 - shock) * weeks * GRAMS
    made_here = exact.to_int(able_here * grams.reshape(-1).take(works_list.product))
    made = works_list.counted_by_group_and_product(made_here)
    made[:, :, COCAINE] += exact.floor_int(buys * grams[:, COCAINE : COCAINE + 1])
    whole = exact.integer_total(made, axis=1)
    left = exact.count(whole > state.unmade, axis=1) == 0
    if not left.all():  # where nothing is left to be made
        made, whole = made * left[:, None, None], whole * left[:, None]
        made_here = made_here * left.take(works_list.row)
    book(game, "unmade", MADE, -whole)
    book(game, "stored", MADE, made)
    state.output_group += made
    count_each(game, "output_presence", works_list.place, made_here)
    settle(game, "making_cost", COST, _costs(game, flow))
    return whole / GRAMS


def take_stock(game: Game) -> None:
    """At the start what sites and buyers give is set so that all together can meet demand with some to spare."""
    state = game.state
    works_list = call_works(state)
    settle(game, "site_yield", STARTED, np.ones_like(state.site_yield))  # to see what would come of it
    now = capacity(game, works_list)
    able = works_list.by_product(state.sites.reshape(-1).take(works_list.place) * now.each)
    wanted = state.wanted * (1.0 + game.rule(RULE)["spare"])
    settle(game, "site_yield", STARTED, np.where(able > 0, wanted / np.where(able > 0, able, 1.0), 0.0))
    buys = exact.total(state.buying * now.leading)
    settle(game, "buying", STARTED, state.buying * (wanted[:, COCAINE] / np.where(buys > 0, buys, 1.0))[:, None])
    settle(game, "making_cost", COST, _costs(game, np.ones(game.batch)))

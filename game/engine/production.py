"""Production, week by week and at a stroke: precursors, search, dormancy, making; groups that split, end or move labs."""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, move, set_at, settle_at
from game.core.markets import PRODUCTS
from game.core.purposes import Purpose
from game.core.rows import places
from game.core.works import call_works
from game.core.world import STATE_SEATS
from game.engine import births_people
from game.rules.markets import compliance, dormancy, moving, precursors, production, search

LABS: Final = slice(0, 2)  # products made in labs
COCAINE: Final = production.COCAINE
US: Final = STATE_SEATS.index("us")


def is_on(game: Game) -> bool:
    """Whether anything is made in this scenario."""
    return bool(game.state.site_yield.any() or game.state.buying.any())


def take_stock(game: Game) -> None:
    """Before anything happens: what sites give, so that all together meet demand, and what makers hold."""
    state = game.state
    if state.site_yield.any() or not (state.site_base.any() or state.buying.any()):
        return
    production.take_stock(game)
    precursors.stock_up(game)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    if not is_on(game):
        return
    state = game.state
    compliance.drift(game, days)
    precursors.arrive(game, days, turn_days)
    dormancy.fade(game, days)
    works = call_works(state)
    before = works.standing(state)
    dormancy.frighten(game, works, days, *search.patrol(game, works, days, turn_days))
    dormancy.hide(game, works, before, days)
    now = production.capacity(game, works)
    flow = precursors.flow(game.rule(precursors.RULE, 1), state.precursor_stock * 1.0, precursors.need_now(game))
    production.rebuild(game, works, now, before, days, dormancy.aim(game.rule(dormancy.RULE), state.lab_fear), flow)
    precursors.use(game, production.make(game, works, now, before, days, flow))


def divide(game: Game, rows: IntArray, old: IntArray, new: IntArray, share: FloatArray, cause: str, event: KeyArray) -> None:
    """A part that leaves takes its share of the labs and fields where it has people; presences, shapes (n,)."""
    state = game.state
    if not state.site_base.any():
        return
    for product in range(len(PRODUCTS)):
        kind = np.full(rows.size, product)
        one, other = (rows, old, kind), (rows, new, kind)
        for stock in ("sites", "sites_idle"):
            taken = exact.floor_int(getattr(state, stock)[one] * share)
            move(game, cause, taken, stock, one, stock, other, event)
        weight = state.site_base[one] * share
        book_at(game, "site_base", cause, one, -weight, event)
        book_at(game, "site_base", cause, other, weight, event)


def share_out(
    game: Game, one: tuple[IntArray, IntArray], other: tuple[IntArray, IntArray], share: FloatArray, cause: str,
    event: KeyArray,
) -> None:  # fmt: skip
    """It takes its share of the drugs in store and of the ties to those who sell cocaine; (row, group) twice, (n,)."""
    state = game.state
    bought = state.buying[one] * share
    book_at(game, "buying", cause, one, -bought, event)
    book_at(game, "buying", cause, other, bought, event)
    for product in range(len(PRODUCTS)):
        kind = np.full(share.size, product)
        taken = exact.floor_int(state.stored[(*one, kind)] * share)
        move(game, cause, taken, "stored", (*one, kind), "stored", (*other, kind), event)


def wind_up(game: Game, rows: IntArray, group: IntArray, heir: IntArray, cause: str, event: KeyArray) -> None:
    """A group has ended: its labs are given up, its drugs go to the heir (-1: they are lost), its buyers sell to others."""
    state = game.state
    number, presence, kind = np.nonzero(
        (state.presence_group[rows] == group[:, None])[:, :, None] & (state.site_base[rows] > 0)
    )
    at = (rows[number], presence, kind)
    for stock in ("sites", "sites_idle"):
        move(game, cause, getattr(state, stock)[at], stock, at, "site_material", (at[0], kind), event[number])
    settle_at(game, "site_base", cause, at, np.zeros(number.size), event[number])
    settle_at(game, "buying", cause, (rows, group), np.zeros(rows.size), event)
    with_heir, without = np.flatnonzero(heir >= 0), np.flatnonzero(heir < 0)
    for product in range(len(PRODUCTS)):
        for some, to in ((with_heir, heir), (without, None)):
            kinds = np.full(some.size, product)
            one = (rows[some], group[some], kinds)
            if to is None:
                move(game, cause, state.stored[one], "stored", one, "unmade", (rows[some], kinds), event[some])
            else:
                move(game, cause, state.stored[one], "stored", one, "stored", (rows[some], to[some], kinds), event[some])


def begin(game: Game, rows: IntArray, group: IntArray, product: IntArray, cause: str, event: KeyArray) -> None:
    """Groups begin to make, or buy, a product that they do not make yet, with a foothold from which it grows; (n,)."""
    state = game.state
    buys = product == COCAINE
    new = np.flatnonzero(buys & (state.buying[rows, group] == 0.0))
    first = moving.first_buying(game.rule_at(moving.RULE, rows[new]), state.wanted[rows[new], COCAINE])
    book_at(game, "buying", cause, (rows[new], group[new]), first, event[new])
    home = births_people.stronghold(game, rows, group)
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == home[:, None])
    presence = np.argmax(here, axis=1)
    new = np.flatnonzero(~buys & here.any(axis=1) & (state.site_base[rows, presence, product] == 0.0))
    at = (rows[new], presence[new], product[new])
    whole = exact.total(np.swapaxes(state.site_base[rows[new]], 1, 2)[np.arange(new.size), product[new]])
    weight = moving.first_weight(game.rule_at(moving.RULE, rows[new]), whole)
    book_at(game, "site_base", cause, at, weight, event[new])


def move_labs(game: Game, rows: IntArray, source: IntArray, target: IntArray, event: KeyArray) -> IntArray:
    """Labs go from presences to others of the same group and lie dormant at first; how many went, shapes (n,)."""
    state, p = game.state, game.rule_at(moving.RULE, rows)
    gone = np.zeros_like(rows)
    for product in range(LABS.stop):
        kind = np.full(rows.size, product)
        one, other = (rows, source, kind), (rows, target, kind)
        for stock in ("sites", "sites_idle"):
            whole = getattr(state, stock)[one]
            lost = exact.floor_int(moving.lost(p, whole * 1.0))
            move(game, moving.LEFT_BEHIND, lost, stock, one, "sites_lost", (rows, kind), event)
            move(game, moving.MOVED, whole - lost, stock, one, "sites_idle", other, event)
            gone += whole - lost
        weight = state.site_base[one]
        book_at(game, "site_base", moving.MOVED, one, -weight, event)
        book_at(game, "site_base", moving.MOVED, other, weight, event)
    return gone


def labs_at(game: Game, rows: IntArray, presence: IntArray) -> IntArray:
    """Labs of one presence in each game, dormant ones included; (n,)."""
    state = game.state
    return exact.integer_total((state.sites[rows, presence] + state.sites_idle[rows, presence])[:, LABS])


def labs_by_region(game: Game) -> IntArray:
    """Labs in each region, dormant ones included; (B, R)."""
    state = game.state
    labs = exact.integer_total((state.sites + state.sites_idle)[:, :, LABS])
    there = state.presence_region >= 0
    row = np.arange(game.batch)[:, None] * state.region_key.shape[1]
    place = np.where(there, state.presence_region + row, 0)
    sums = np.bincount(place.ravel(), weights=np.where(there, labs, 0).ravel(), minlength=state.region_key.size)
    return exact.to_int(np.asarray(sums, dtype=np.float64)).reshape(state.region_key.shape)


def estimate(game: Game) -> None:
    """At the end of a turn each state judges by what was found, seen from the air and reported how many labs there are."""
    state = game.state
    if not is_on(game):
        return
    labs = labs_by_region(game)
    rows, viewer, region = places(((labs > 0)[:, None, :]) | (state.labs_belief > 0))
    points = exact.integer_total(state.collect_region[rows, viewer, region]) + 0.0
    flown = np.where(viewer == US, state.isr_hours[rows, region], 0) + 0.0
    error = search.estimate_error(game.rule_at(search.RULE, rows), points, flown)
    stem = luck.stem(state.seed, Purpose.LAB_ESTIMATE, 2, state.day)
    key = luck.child(stem[rows], state.seat_key[rows, viewer], state.region_key[rows, region])
    guess = exact.larger(labs[rows, region] * (1.0 + error * draws.normal(key)), 0.0)
    set_at(game, "labs_belief", (rows, viewer, region), guess)
    set_at(game, "labs_error", (rows, viewer, region), error * guess)


def present(game: Game, rows: IntArray, group: IntArray, region: IntArray) -> tuple[IntArray, BoolArray]:
    """Presence with members of each group in a region, and whether there is one; (n,)."""
    state = game.state
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    here &= state.members[rows] > 0
    return np.argmax(here, axis=1), here.any(axis=1)

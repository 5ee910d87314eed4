"""Orders of aid and exposure: planners, the fusion cell, plans of aid, designation, the press, terms for a group."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import refusals
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.world import STATE_SEATS
from game.engine import aid, commitments
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    DEAD_GROUP,
    NO_CAPITAL,
    NO_CONSENT,
    NO_FUNDS,
    NO_PARTNER,
    NOT_HERE,
    NOTHING,
    SUSPENDED,
    UNKNOWN_TARGET,
    Check,
    dollars_of,
    first_reason,
)
from game.engine.order_table import OrderTable
from game.rules.institutions import designation
from game.rules.intelligence import isr
from game.rules.politics import consent, plan, planners
from game.rules.succession import terms

PLANNERS_THERE: Final = refusals.code("planners_there")
DESIGNATED: Final = refusals.code("already_designated")
# What the choices of `attach_planners` set, in the order in which it lists them.
PRESENCE: Final = np.array([planners.TEMPORARY, planners.PERMANENT, planners.NONE], dtype=np.int64)


def _suspended(game: Game, rows: IntArray) -> BoolArray:
    stopped: BoolArray = game.state.suspension[rows] >= game.rule_at(isr.RULE, rows)["suspended_from"]
    return stopped


def _lacks(game: Game, table: OrderTable, price: FloatArray) -> BoolArray:
    lacking: BoolArray = price > game.state.capital[table.rows, table.seat]
    return lacking


def _first_of(game: Game, table: OrderTable, checks: tuple[tuple[BoolArray, int], ...]) -> IntArray:
    reason = np.full(table.count, 0 if aid.in_play(game) else NOT_HERE)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _planners(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    rows, wanted = table.rows, PRESENCE[table.argument(0)]
    now = game.state.planners[rows]
    come = wanted != planners.NONE
    checks = (
        ((now == wanted) & ~come, NOTHING),
        (now == wanted, PLANNERS_THERE),
        (come & ~consent.given(game, rows, consent.PLANNERS), NO_CONSENT),
        (come & _suspended(game, rows), SUSPENDED),
    )
    return _first_of(game, table, checks)


def _fusion(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    rows, dollars = table.rows, dollars_of(table, 0)
    checks = (
        ((dollars == 0) & (game.state.fusion_funds[rows] == 0), NOTHING),
        ((dollars > 0) & ~consent.given(game, rows, consent.FUSION_CELL), NO_CONSENT),
        ((dollars > 0) & _suspended(game, rows), SUSPENDED),
        (dollars > commitments.spendable(game)[rows, table.seat], NO_FUNDS),
    )
    return _first_of(game, table, checks)


def _press(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    rows, dollars = table.rows, dollars_of(table, 0)
    checks = (
        ((dollars == 0) & (game.state.press_funds[rows] == 0), NOTHING),
        (dollars > commitments.spendable(game)[rows, table.seat], NO_FUNDS),
    )
    return _first_of(game, table, checks)


def _group(game: Game, table: OrderTable) -> tuple[tuple[IntArray, IntArray], tuple[tuple[BoolArray, int], ...]]:
    """The group that each order names, and whether there is such a group."""
    group = table.argument(0)
    at = (table.rows, np.where(group >= 0, group, 0))
    return at, ((group < 0, UNKNOWN_TARGET), (game.state.group_alive[at] == 0, DEAD_GROUP))


def _designate(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    at, there = _group(game, table)
    price = designation.price(game.rule_at(designation.RULE, table.rows), np.zeros(table.count))
    named, poor = (game.state.designated[at] > 0, DESIGNATED), (_lacks(game, table, price), NO_CAPITAL)
    return _first_of(game, table, (*there, named, poor))


def _terms(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    at, there = _group(game, table)
    price = terms.price(game.rule_at(terms.RULE, table.rows), np.zeros(table.count))
    again, poor = (game.state.terms_offered[at] > 0, ALREADY), (_lacks(game, table, price), NO_CAPITAL)
    return _first_of(game, table, (*there, again, poor))


def _plan(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    state, rows, dollars = game.state, table.rows, dollars_of(table, 0)
    price = plan.price(game.rule_at(plan.RULE, rows), dollars * 1.0)
    running = (state.plan_funds[rows] > 0) & (state.plan_until[rows] > state.day[rows])
    checks = (
        ((dollars == 0) & ~running, NOTHING),
        ((dollars > 0) & _suspended(game, rows), SUSPENDED),
        ((dollars > 0) & _lacks(game, table, price), NO_CAPITAL),
        (dollars > state.treasury[rows, table.seat], NO_FUNDS),
    )
    return _first_of(game, table, checks)


CHECKS: Final[dict[str, Check]] = {
    "attach_planners": _planners,
    "fusion_cell": _fusion,
    "protect_press": _press,
    "designate": _designate,
    "offer_terms": _terms,
    "fund_plan": _plan,
}


def _write_planners(game: Game, table: OrderTable) -> None:
    aid.attach_planners(game, table.rows, table.seat, PRESENCE[table.argument(0)])


def _write_fusion(game: Game, table: OrderTable) -> None:
    game.state.fusion_funds[table.rows] = dollars_of(table, 0)


def _write_press(game: Game, table: OrderTable) -> None:
    game.state.press_funds[table.rows] = dollars_of(table, 0)


def _write_designate(game: Game, table: OrderTable) -> None:
    aid.designate(game, table.rows, table.seat, table.argument(0))


def _write_terms(game: Game, table: OrderTable) -> None:
    aid.offer_terms(game, table.rows, table.seat, table.argument(0))


def _write_plan(game: Game, table: OrderTable) -> None:
    aid.fund_plan(game, table.rows, table.seat, dollars_of(table, 0), table.argument(1), table.argument(2))


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "attach_planners": _write_planners,
    "fusion_cell": _write_fusion,
    "protect_press": _write_press,
    "designate": _write_designate,
    "offer_terms": _write_terms,
    "fund_plan": _write_plan,
}

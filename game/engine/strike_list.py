"""Strikes and joint raids as orders: which of them stand, and the list of those that do, with their moment."""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.problem import N_
from game.core.roles import NO_RUNG
from game.core.world import STATE_SEATS
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    BAD_TIME,
    NO_AUTHORITY,
    NO_CONSENT,
    NO_PARTNER,
    NOT_HERE,
    UNKNOWN_TARGET,
    first_reason,
)
from game.engine.order_table import LABS_FROM, OrderTable
from game.engine.raid_list import JOINT_RAID, STRIKE, Raids
from game.rules.politics import authority, consent
from game.rules.raids import leak, timing

WITH_PARTNER: Final = leak.SHARING.index("us")
JOINT_HOURS: Final = 6.0  # lead time of a joint raid: the usual one of a raid
CAPTURE: Final = 0
N_NO_CONSENT: Final = N_("Mexico does not agree any more")
N_NO_AUTHORITY: Final = N_("the authority has run out")
N_GONE: Final = N_("nobody holds the post")
N_NO_FIX: Final = N_("no fix before the turn ended")


def agrees(game: Game, rows: IntArray, kind: int, post: IntArray) -> BoolArray:
    """Whether Mexico lets the United States strike, or raid jointly, at a post: in general or this once; shapes (n,)."""
    once = game.state.agreed_strike if kind == consent.STRIKE else game.state.agreed_joint
    agreed: BoolArray = consent.given(game, rows, kind) | (once[rows, post] > 0)
    return agreed


def check_strike(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason of each strike ordered; shape (n,)."""
    target, asked, confirmed = table.argument(0), table.argument(1), table.argument(2)
    reason = np.where(target >= LABS_FROM, NOT_HERE, _common(game, table, committed, 0.0))
    at = np.where(target >= 0, target, 0)
    at = np.where(at < game.state.post_group.shape[1], at, 0)
    kind = np.full(table.count, authority.STRIKE)
    moment = _moment(game, table, 0.0)
    first = np.where(table.on_fix, game.state.day[table.rows], moment)
    needs = (asked > 0) | (confirmed > 0)
    refused = needs & ((asked == 0) | ~agrees(game, table.rows, consent.STRIKE, at))
    reason = first_reason(reason, np.where(~authority.holds(game, table.rows, kind, first), NO_AUTHORITY, 0))
    return first_reason(reason, np.where(refused, NO_CONSENT, 0))


def check_joint(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason of each joint raid proposed; shape (n,).

    How many teams Mexico has free is not told: a joint raid that finds too few is called off when its time comes.
    """
    reason = _common(game, table, committed, JOINT_HOURS)
    post = table.argument(0)
    at = np.where((post >= 0) & (post < game.state.post_group.shape[1]), post, 0)
    leads = table.argument(2) > 0
    kind = np.full(table.count, authority.JOINT)
    first = np.where(table.on_fix, game.state.day[table.rows], _moment(game, table, JOINT_HOURS))
    agreed = agrees(game, table.rows, consent.JOINT_RAID, at)
    for bad, code in ((leads & ~authority.holds(game, table.rows, kind, first), NO_AUTHORITY), (~agreed, NO_CONSENT)):
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _common(game: Game, table: OrderTable, committed: Commitments, lead_hours: float) -> IntArray:
    """What both ask of an order: a partner, a leader the seat has heard of, no other order on him, a day of the turn."""
    state, post = game.state, table.argument(0)
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    known = (post >= 0) & (post < state.post_group.shape[1])
    at = np.where(known, post, 0)
    known &= (state.rung[table.rows, table.seat, at] > NO_RUNG) & (state.believed_person[table.rows, table.seat, at] != 0)
    keys = zip(table.rows.tolist(), table.seat.tolist(), post.tolist(), strict=True)
    again = np.array([key in committed.raided for key in keys], dtype=np.bool_)
    length = game.world.days_of(int(state.turn[0]) + 1)
    moment = _moment(game, table, lead_hours)
    late = (table.day >= length + 1.0) | (~table.on_fix & (moment > state.day[table.rows] + length))
    reason = np.where(known, 0, UNKNOWN_TARGET)
    reason = first_reason(reason, np.where(again, ALREADY, 0))
    return first_reason(reason, np.where(late, BAD_TIME, 0))


def _moment(game: Game, table: OrderTable, lead_hours: float) -> FloatArray:
    p = game.rule_at(timing.RULE, table.rows)
    return timing.moment_of(p, game.state.day[table.rows], table.day, np.full(table.count, lead_hours))


def list_strikes(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Strikes that stand."""
    none = np.zeros(table.count, dtype=np.int64)
    return _listed(game, table, committed, numbers, STRIKE, 0.0, none, table.argument(1), table.argument(2), none)


def list_joint(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Joint raids that stand."""
    np.add.at(committed.teams, (table.rows, table.seat), table.argument(1))
    none = np.zeros(table.count, dtype=np.int64)
    return _listed(
        game, table, committed, numbers, JOINT_RAID, JOINT_HOURS, table.argument(1), none, none, table.argument(2)
    )


def _listed(
    game: Game, table: OrderTable, committed: Commitments, numbers: IntArray, kind: int, lead_hours: float,
    teams: IntArray, asked: IntArray, confirmed: IntArray, us_leads: IntArray,
) -> Raids:  # fmt: skip
    post = table.argument(0)
    committed.raided.update(zip(table.rows.tolist(), table.seat.tolist(), post.tolist(), strict=True))
    size = table.count
    return Raids(
        rows=table.rows, seat=table.seat, post=post, teams=teams, intent=np.full(size, CAPTURE),
        sharing=np.full(size, WITH_PARTNER), lead_hours=np.full(size, lead_hours),
        moment=np.where(table.on_fix, np.inf, _moment(game, table, lead_hours)), on_fix=table.on_fix,
        open=np.ones(size, dtype=np.bool_), number=numbers, kind=np.full(size, kind), asked=asked, confirmed=confirmed,
        us_leads=us_leads,
    )  # fmt: skip

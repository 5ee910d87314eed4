"""The diplomacy step of a turn: everything one seat asks of another is asked and answered before any sealed order.

    orders of diplomacy in the order in which they were given, requests to strike and to raid together among them
    what nobody has answered is answered by the standing consents of the seat that was asked
    after the sealed orders, and when the turn ends, every accord in force is held against what is in place

A side that no longer does what it promised has broken the accord. A consent that ends after the seats have given their
orders was withdrawn because of a breach, and it is the side that used force that has broken the accord.
"""

from typing import Final

import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.orders import MOST_PARAMETERS
from game.core.state import OPEN_ACCORDS, TERMS
from game.engine import legal, legal_diplomacy, promises
from game.engine.commitments import Commitments
from game.engine.diplomacy import (
    ASKED,
    CLOSED,
    CONSENT,
    GRANTED,
    IN_FORCE,
    OFFERED,
    REFUSE,
    accords_of,
    answer_by_consents,
    giver,
    is_request,
    is_talk,
    partner,
)
from game.engine.legal_common import NO_AUTHORITY
from game.engine.offers import Terms
from game.engine.order_table import OrderTable
from game.engine.raid_list import Raids
from game.rules.politics import accords, trust

_LATER: Final = 1 << 60  # in the place of the code of an accord that is not in question


def give(game: Game, orders: OrderTable, committed: Commitments) -> tuple[IntArray, Raids]:
    """The orders of a turn: diplomacy, then the sealed ones; reasons (n,) and the raids and strikes that stand."""
    reason = talk(game, orders, committed)
    settle(game, committed)
    sealed = np.flatnonzero(~is_talk(orders))
    reason[sealed], raids = legal.give(game, orders.part(sealed), committed)
    review(game, by_force=False)
    return reason, raids


def talk(game: Game, orders: OrderTable, committed: Commitments) -> IntArray:
    """Carry out the orders of diplomacy and ask what the others request; reasons of the former, else 0, (n,)."""
    reason = np.zeros(orders.count, dtype=np.int64)
    chosen = np.flatnonzero(is_talk(orders) | is_request(orders))
    part = orders.part(chosen)
    for now in legal.waves(part):
        said = is_talk(part.part(now))
        reason[chosen[now[said]]] = legal.give(game, part.part(now[said]), committed)[0]
        _request(game, part.part(now[~said]), committed)
    return reason


def _request(game: Game, table: OrderTable, committed: Commitments) -> None:
    """Ask for the other state's consent; what would be refused for another reason is not asked."""
    state = game.state
    allowed = (game.world.viewers > 1) & (table.seat < game.world.viewers) & (table.argument(0) >= 0)
    allowed &= table.argument(0) < state.post_key.shape[1]
    open_slot = (state.accord_status[table.rows] == 0).any(axis=1)
    same = (state.accord_term[table.rows, :, 0] == table.code[:, None]) & (
        state.accord_arguments[table.rows, :, 0, 0] == table.arguments[:, :1]
    )
    waiting = same & (state.accord_status[table.rows] >= ASKED)
    part = table.part(allowed & open_slot & ~waiting.any(axis=1))
    if part.count == 0:
        return
    slot = legal_diplomacy.put(game, part.rows, part.seat, _request_terms(part), np.zeros_like(part.rows), ASKED)
    legal_diplomacy.mark(game, part.rows, slot, agreed=True)
    reason = legal.verify(game, part, committed)
    # An authority may still be sought among the sealed orders of the turn; consent is asked for all the same.
    bad = (reason != 0) & (reason != NO_AUTHORITY)
    legal_diplomacy.mark(game, part.rows[bad], slot[bad], agreed=False)
    legal_diplomacy.take_away(game, part.rows[bad], slot[bad])
    legal_diplomacy.report_request(game, part.rows[~bad], slot[~bad], part.seat[~bad])


def _request_terms(table: OrderTable) -> Terms:
    """The order that is asked for, as the first term."""
    term = np.zeros((table.count, TERMS), dtype=np.int64)
    arguments = np.zeros((table.count, TERMS, MOST_PARAMETERS))
    term[:, 0], arguments[:, 0] = table.code, table.arguments
    return Terms(term, arguments, np.ones(table.count, dtype=np.bool_))


def settle(game: Game, committed: Commitments) -> None:
    """Answer what is still open by standing consents, and put away what has been answered."""
    state = game.state
    for _ in range(OPEN_ACCORDS):
        if not _standing(game, OFFERED, ASKED).any():
            break
        for seat in range(game.world.viewers):
            answers = answer_by_consents(accords_of(state), state.consent, seat)
            first = answers.part(np.unique(answers.rows, return_index=True)[1])
            refused = legal.judge(game, first, committed) != 0
            first.arguments[refused, 1] = REFUSE
            legal.deliver(game, first)
    legal_diplomacy.take_away(game, *np.nonzero(_standing(game, GRANTED, CLOSED)))


def _standing(game: Game, *statuses: int) -> BoolArray:
    """Slots with one of these statuses; (B, O)."""
    found = np.zeros_like(game.state.accord_status, dtype=np.bool_)
    for status in statuses:
        found |= game.state.accord_status == status
    return found


def review(game: Game, by_force: bool) -> None:
    """Break every accord in force of which a standing term is no longer in place, in the order of their codes.

    `by_force`: the seats' own orders lie behind; a consent missing now was withdrawn because of a breach by its holder.
    """
    state = game.state
    if not state.accord_status.any():
        return
    codes = np.where(_standing(game, IN_FORCE), state.accord_code, _LATER)
    for place in np.argsort(codes, axis=1, kind="stable").T:
        rows = np.flatnonzero(codes[np.arange(game.batch), place] < _LATER)
        if rows.size == 0:
            break
        _hold_to(game, rows, place[rows], by_force)
    legal_diplomacy.take_away(game, *np.nonzero(_standing(game, CLOSED)))


def _hold_to(game: Game, rows: IntArray, slot: IntArray, by_force: bool) -> None:
    """Hold one accord of each game against what is in place; of two sides that fail the proposer has broken it."""
    state = game.state
    sender = state.accord_from[rows, slot]
    breaker = np.full(rows.size, -1, dtype=np.int64)
    for term in range(TERMS):
        code = state.accord_term[rows, slot, term]
        mine = np.flatnonzero((breaker < 0) & promises.can_be_looked_up(code))
        seat, size = giver(sender, term)[mine], mine.size
        arguments = state.accord_arguments[rows[mine], slot[mine], term]
        table = OrderTable(rows[mine], seat, code[mine], arguments, np.zeros(size), np.zeros(size, dtype=np.bool_))
        failed = ~promises.in_place(game, table)
        fault = np.where(by_force & (code[mine] == CONSENT), partner(seat), seat)
        breaker[mine] = np.where(failed, fault, -1)
    broken = breaker >= 0
    legal_diplomacy.break_off(game, rows[broken], slot[broken], breaker[broken])


def close_turn(game: Game) -> None:
    """Accords when a turn ends: broken, kept for another turn, or kept to their end."""
    state = game.state
    if not _standing(game, IN_FORCE).any():
        return
    review(game, by_force=True)
    days = game.world.days_of(int(state.turn[0]) + 1)
    accords.keep(game, np.flatnonzero(_standing(game, IN_FORCE).any(axis=1)), days)
    state.accord_turns -= _standing(game, IN_FORCE)
    over = _standing(game, IN_FORCE) & (state.accord_turns <= 0)
    rows, slot = np.nonzero(over)
    order = np.lexsort((state.accord_code[rows, slot], rows))
    rows, slot = rows[order], slot[order]
    key = legal_diplomacy.report_kept(game, rows, slot)
    trust.accord_kept(game, rows, key)
    legal_diplomacy.take_away(game, rows, slot)

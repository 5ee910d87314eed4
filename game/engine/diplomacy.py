"""Accords, offers and requests between the state seats: how the state holds them, and what standing consents answer.

Each stands in a slot of the accord fields, from its offer until it ends. It is named by `accord_code` (the seat that made
it, the turn, and the number of that seat's offers in that turn), never by its slot, which is used again. A request (to
strike, or to raid together) is an offer whose first term is the order asked for; it can be granted for its turn alone.
What is granted, or still waits for its answer, is marked at the post in `agreed_strike` and `agreed_joint`: no request
waits any longer when sealed orders are given, only while orders are tried out.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.orders import ORDERS
from game.core.state import CONSENTS, TERMS, State
from game.engine.order_table import OrderTable, make_table

EMPTY, OFFERED, IN_FORCE, ASKED, GRANTED, CLOSED = range(6)
STATUSES: Final = ("empty", "offered", "in force", "asked", "granted", "closed")
A_SIDE: Final = TERMS // 2
PROPOSE, ANSWER, BREAK = (ORDERS[name].code for name in ("propose_accord", "answer_accord", "break_accord"))
TALK: Final = (PROPOSE, ANSWER, BREAK)
ACCEPT, REFUSE, COUNTER = range(3)
CONSENT: Final = ORDERS["consent"].code
GIVE: Final = ORDERS["consent"].parameters[1].choices.index("give")
STRIKE, JOINT_RAID = ORDERS["strike"].code, ORDERS["propose_joint_raid"].code
STRIKE_ASK: Final = 1  # place of `ask` among the arguments of a strike
# Of each order that asks for consent: the consent it needs, and where it is marked that Mexico agrees this once.
REQUESTS: Final = {
    STRIKE: (CONSENTS.index("strike"), "agreed_strike"),
    JOINT_RAID: (CONSENTS.index("joint_raid"), "agreed_joint"),
}


def is_request(table: OrderTable) -> BoolArray:
    """Orders that ask the other seat for its consent: a strike with `ask`, a joint raid. (n,)"""
    strikes = (table.code == STRIKE) & (table.arguments[:, STRIKE_ASK] != 0)
    asks: BoolArray = strikes | (table.code == JOINT_RAID)
    return asks


def is_talk(table: OrderTable) -> BoolArray:
    """Orders that are given and answered in the diplomacy step. (n,)"""
    found = np.zeros(table.count, dtype=np.bool_)
    for code in TALK:
        found |= table.code == code
    return found


def slot_of(state: State, rows: IntArray, code: IntArray) -> IntArray:
    """Slot in which an offer or accord of this code stands, -1 where there is none; (n,)."""
    here = (state.accord_code[rows] == code[:, None]) & (state.accord_status[rows] != EMPTY)
    return np.where(here.any(axis=1), np.argmax(here, axis=1), -1)


def free_slot(state: State, rows: IntArray) -> IntArray:
    """First empty slot, -1 where there is none; (n,)."""
    empty = state.accord_status[rows] == EMPTY
    return np.where(empty.any(axis=1), np.argmax(empty, axis=1), -1)


def partner(seat: IntArray) -> IntArray:
    """The other state seat of each; (n,). Meaningless in a world with one."""
    return np.where(seat == 0, 1, 0)


def giver(sender: IntArray, term: int) -> IntArray:
    """Seat that is to carry out the `term`-th term of an offer of `sender`; (n,)."""
    return sender if term < A_SIDE else partner(sender)


@attrs.frozen(eq=False)
class Accords:
    """Accords, offers and requests as the state seats know them; (B, O), terms (B, O, M), arguments (B, O, M, N)."""

    code: IntArray
    status: IntArray
    sender: IntArray
    turns: IntArray
    term: IntArray
    arguments: FloatArray


def accords_of(state: State) -> Accords:
    """A copy of what stands."""
    names = ("accord_code", "accord_status", "accord_from", "accord_turns", "accord_term", "accord_arguments")
    return Accords(*(getattr(state, name).copy() for name in names))


@attrs.frozen(eq=False)
class Offers:
    """Offers and requests that one seat has still to answer; (n,), term (n, M), arguments (n, M, N)."""

    rows: IntArray
    slot: IntArray
    code: IntArray
    sender: IntArray
    request: BoolArray  # to be granted for this turn; its order is the first term
    turns: IntArray
    term: IntArray
    arguments: FloatArray

    @property
    def count(self) -> int:
        """Number of offers."""
        return int(self.rows.size)

    def answer(self, seat: int, accept: BoolArray) -> OrderTable:
        """An answer to each from this seat: accepted or refused."""
        return make_table(self.rows, seat, ANSWER, [self.code, np.where(accept, ACCEPT, REFUSE), 0.0, 0.0, 0.0], texts=("",))


def open_offers(accords: Accords, seat: int) -> Offers:
    """What stands open to a state seat, game by game, each in the order of its code."""
    waiting = ((accords.status == OFFERED) | (accords.status == ASKED)) & (accords.sender != seat)
    rows, slot = np.nonzero(waiting)
    order = np.lexsort((accords.code[rows, slot], rows))
    place = (rows[order], slot[order])
    return Offers(
        rows=place[0], slot=place[1], code=accords.code[place], sender=accords.sender[place],
        request=accords.status[place] == ASKED, turns=accords.turns[place], term=accords.term[place],
        arguments=accords.arguments[place],
    )  # fmt: skip


def standing_answer(offers: Offers, consent: IntArray) -> BoolArray:
    """Which offers the standing consents (B, Q) accept: those that ask nothing, or only for consents already given. (n,)"""
    agreed = np.ones(offers.count, dtype=np.bool_)
    for place in range(A_SIDE, TERMS):
        code = offers.term[:, place]
        to = exact.floor_int(offers.arguments[:, place, 0] + 0.5)
        known = (code == CONSENT) & (offers.arguments[:, place, 1] == GIVE) & (to >= 0) & (to < len(CONSENTS))
        given = known & (consent[offers.rows, np.where(known, to, 0)] > 0)
        agreed &= (code == 0) | given
    for order, (needed, _) in REQUESTS.items():
        mine = offers.request & (offers.term[:, 0] == order)
        agreed = np.where(mine, consent[offers.rows, needed] > 0, agreed)
    return agreed


def answer_by_consents(accords: Accords, consent: IntArray, seat: int) -> OrderTable:
    """What `hold` answers to everything that stands open to a seat."""
    offers = open_offers(accords, seat)
    return offers.answer(seat, standing_answer(offers, consent))

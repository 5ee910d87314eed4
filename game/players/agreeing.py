"""How doctrines negotiate: which offers they take, and how they make one. They see their view and the offer, no more."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray
from game.core.orders import ORDERS
from game.core.state import CONSENTS
from game.engine.diplomacy import A_SIDE, CONSENT, IN_FORCE, JOINT_RAID, OFFERED, PROPOSE, Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, make_table
from game.players.reading import free_points, seat_of

SHARE_INTELLIGENCE: Final = ORDERS["share_intelligence"].code
MESSAGE: Final = ORDERS["message"].code
CHEAP_CONSENTS: Final = tuple(CONSENTS.index(kind) for kind in ("isr", "trainers"))


def _consents_only(offers: Offers, kinds: tuple[int, ...]) -> BoolArray:
    """Offers that ask for nothing but consents of these kinds; (n,)."""
    only = np.ones(offers.count, dtype=np.bool_)
    for place in range(A_SIDE, 2 * A_SIDE):
        code, kind = offers.term[:, place], exact.floor_int(offers.arguments[:, place, 0] + 0.5)
        only &= (code == 0) | ((code == CONSENT) & np.isin(kind, kinds))
    return only


def cheap_for_mexico(view: View, offers: Offers, joint_raids: bool) -> BoolArray:
    """Offers that cost Mexico no more than flights and trainers, and joint raids where the doctrine wants them; (n,)."""
    calm = view.standing.suspension[offers.rows] <= 0.05
    joint = offers.request & (offers.term[:, 0] == JOINT_RAID) & joint_raids
    fine: BoolArray = calm & (joint | (~offers.request & _consents_only(offers, CHEAP_CONSENTS)))
    return fine


def cheap_for_us(view: View, offers: Offers) -> BoolArray:
    """Offers that ask the United States for shared intelligence it has, or for words; (n,)."""
    fine = ~offers.request
    free = free_points(view)[offers.rows] + view.programmes.share[offers.rows]
    for place in range(A_SIDE, 2 * A_SIDE):
        code = offers.term[:, place]
        shares = (code == SHARE_INTELLIGENCE) & (offers.arguments[:, place, 0] <= free)
        fine &= (code == 0) | shares | (code == MESSAGE)
    return fine


def propose_once(view: View, gives: str, asks: str, turns: int, wanted: BoolArray) -> OrderTable:
    """Offer an accord in the games of `wanted` (B,) in which the seat has none offered or in force."""
    known = view.accords
    if known is None:
        rows = np.flatnonzero(wanted & False)
    else:
        own = ((known.status == OFFERED) | (known.status == IN_FORCE)) & (known.sender == seat_of(view))
        rows = np.flatnonzero(wanted & ~own.any(axis=1))
    return make_table(rows, seat_of(view), PROPOSE, [0.0, 1.0, turns * 1.0], texts=(gives, asks))

"""How doctrines negotiate: which offers they take, and how they make one. They see their view and the offer, no more."""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray
from game.core.orders import ORDERS, parse_order
from game.core.state import CONSENTS
from game.core.world import STATE_SEATS
from game.engine.diplomacy import A_SIDE, CONSENT, IN_FORCE, JOINT_RAID, OFFERED, PROPOSE, Offers
from game.engine.observe import View
from game.engine.order_table import OrderTable, make_table
from game.players.reading import free_points, seat_of, spare_millions
from game.players.working import CALM

SHARE_INTELLIGENCE: Final = ORDERS["share_intelligence"].code
MESSAGE: Final = ORDERS["message"].code
FLIGHTS_AND_TRAINERS: Final = ("isr", "trainers")
AID: Final = ("isr", "trainers", "fusion_cell")
AID_AND_ADVICE: Final = (*AID, "planners", "joint_raid")
PAID_FOR: Final = tuple(
    ORDERS[name].code for name in ("enforce_guns", "follow_money", "treat", "prosecute_distribution", "screen_mail")
)
EVERY: Final = 3  # turns between two offers, so that a refusal is not asked for again at once


def _consents_only(offers: Offers, kinds: tuple[int, ...]) -> BoolArray:
    """Offers that ask for nothing but consents of these kinds; (n,)."""
    only = np.ones(offers.count, dtype=np.bool_)
    for place in range(A_SIDE, 2 * A_SIDE):
        code, kind = offers.term[:, place], exact.floor_int(offers.arguments[:, place, 0] + 0.5)
        only &= (code == 0) | ((code == CONSENT) & np.isin(kind, kinds))
    return only


def cheap_for_mexico(view: View, offers: Offers, joint_raids: bool, consents: tuple[str, ...]) -> BoolArray:
    """Offers that cost Mexico no more than these consents, and joint raids where the doctrine wants them; (n,)."""
    calm = view.standing.suspension[offers.rows] <= CALM
    joint = offers.request & (offers.term[:, 0] == JOINT_RAID) & joint_raids
    kinds = tuple(CONSENTS.index(kind) for kind in consents)
    fine: BoolArray = calm & (joint | (~offers.request & _consents_only(offers, kinds)))
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


def fair_for_us(view: View, offers: Offers) -> BoolArray:
    """The same, and programmes of the United States that its grant still carries; (n,)."""
    fine = ~offers.request
    free = free_points(view)[offers.rows] + view.programmes.share[offers.rows]
    spare = spare_millions(view)[offers.rows]
    for place in range(A_SIDE, 2 * A_SIDE):
        code, amount = offers.term[:, place], offers.arguments[:, place, 0]
        paid = np.isin(code, PAID_FOR)
        shares = (code == SHARE_INTELLIGENCE) & (amount <= free)
        fine &= (code == 0) | shares | (code == MESSAGE) | (paid & (amount <= spare))
        spare = spare - np.where(paid, amount, 0.0)
    return fine


def lacking(view: View, consents: tuple[str, ...]) -> BoolArray:
    """Games in which Mexico has not consented to all of these, and has suspended nothing; (B,)."""
    given = view.standing.consents[:, [CONSENTS.index(kind) for kind in consents]] > 0
    open_: BoolArray = ~given.all(axis=1) & (view.standing.suspension <= CALM)
    return open_


def consents_text(consents: tuple[str, ...]) -> str:
    """These consents as one side of an offer."""
    return "; ".join(f"consent to={kind} answer=give" for kind in consents)


def propose_once(view: View, gives: str, asks: str, turns: int, wanted: BoolArray) -> OrderTable:
    """Offer an accord every third turn in the games of `wanted` (B,) in which the seat has none offered or in force.

    Nothing is offered that is not on the menus of both seats, nor more points than are free.
    """
    known = view.accords
    if known is None or view.turn % EVERY or not _on_the_menus(view, gives, asks):
        rows = np.flatnonzero(wanted & False)
    else:
        own = ((known.status == OFFERED) | (known.status == IN_FORCE)) & (known.sender == seat_of(view))
        enough = _points_given(gives) <= free_points(view) + view.programmes.share
        rows = np.flatnonzero(wanted & enough & ~own.any(axis=1))
    return make_table(rows, seat_of(view), PROPOSE, [0.0, 1.0, turns * 1.0], texts=(gives, asks))


def _on_the_menus(view: View, gives: str, asks: str) -> bool:
    """Whether the seat can propose accords, and each side give what the offer says."""
    other = STATE_SEATS[1 - seat_of(view)]
    sides = ((view.seat, f"propose_accord; {gives}"), (other, asks))
    return all(
        term.split()[0] in view.world.orders.get(seat, frozenset()) for seat, text in sides for term in text.split(";")
    )


def _points_given(gives: str) -> int:
    """Points that a side promises to share."""
    terms = [parse_order(term) for term in gives.split(";")]
    return max([int(term.arguments["points"]) for term in terms if term.name == "share_intelligence"], default=0)

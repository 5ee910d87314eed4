"""The diplomacy step of a session: what the state seats have said to each other this turn, and who answers for whom.

Orders of diplomacy are known to both states as soon as they are given, so both see their effect on the game at once; sealed
orders of the other side never enter here.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game, fork
from game.core.orders import BY_CODE, Order, make_order
from game.core.problem import N_, Problem
from game.core.state import State
from game.core.world import STATE_SEATS, World
from game.engine import legal, negotiation
from game.engine.commitments import Commitments, no_commitments
from game.engine.diplomacy import (
    A_SIDE,
    ASKED,
    CLOSED,
    EMPTY,
    OFFERED,
    STATUSES,
    TALK,
    Accords,
    Offers,
    accords_of,
    answer_by_consents,
    open_offers,
)
from game.engine.grounds import grounds
from game.engine.observe import View
from game.engine.offers import order_of, side_texts
from game.engine.order_table import OrderTable, accord_name, decode, encode
from game.session.setting_up import HOLD, PERSON

if TYPE_CHECKING:
    from game.session.session import Session
    from game.session.turns import Planned

Answerer = Callable[[str, View, Offers], OrderTable]
ROUNDS: Final = 3  # an offer, its answer, and the answer to a counter


@attrs.frozen
class Offer:
    """An accord, an offer or a request as its parties read it.

    `gives` is what the sender gives, `asks` what it asks, as texts of orders; `request` the order for which it asks consent
    this turn, "" for an accord. `status`: offered, in force, asked, granted, closed (answered otherwise, or ended).
    `answer`: how it was closed this turn: refuse, counter, break; "" where that is not said. `ground`: what both states see
    that spoke against it, as game.engine.grounds names it.
    """

    name: str
    sender: str
    receiver: str
    status: str
    turns: int
    gives: tuple[str, ...]
    asks: tuple[str, ...]
    request: str
    answer: str = ""
    ground: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.status in (STATUSES[OFFERED], STATUSES[ASKED])


def is_talk(order: Order) -> bool:
    """Whether an order belongs to the diplomacy step alone."""
    return order.spec.code in TALK


def is_request(order: Order) -> bool:
    """Whether an order asks the other state for its consent."""
    return order.name == "propose_joint_raid" or (order.name == "strike" and bool(order.arguments["ask"]))


def is_said(order: Order) -> bool:
    """Whether an order is known to both states as soon as it is given."""
    return is_talk(order) or is_request(order)


def read_offers(world: World, accords: Accords, answers: Mapping[str, str] | None = None) -> tuple[Offer, ...]:
    """Everything that stands in one game, in the order in which it was offered; `answers`: how each was closed, by name."""
    found = []
    for slot in range(accords.code.shape[1]):
        status = int(accords.status[0, slot])
        if status == EMPTY:
            continue
        sender, turns = int(accords.sender[0, slot]), int(accords.turns[0, slot])
        texts = [
            side_texts(world, accords.term[0, slot, side], accords.arguments[0, slot, side])
            for side in (slice(None, A_SIDE), slice(A_SIDE, None))
        ]
        asked = turns == 0  # a request is for this turn alone
        name = accord_name(world, int(accords.code[0, slot]))
        offer = Offer(
            name=name,
            sender=world.seats[sender],
            receiver=STATE_SEATS[1 - sender],
            status=STATUSES[status],
            turns=turns,
            gives=() if asked else texts[0],
            asks=texts[1],
            request=texts[0][0] if asked else "",
            answer=(answers or {}).get(name, "") if status == CLOSED else "",
        )
        _, turn, number = offer.name.split("-")
        found.append(((int(turn), sender, int(number)), offer))
    return tuple(offer for _, offer in sorted(found, key=lambda one: one[0]))


def check_accords(world: World, state: State) -> None:
    """Raises Problem unless every accord that a state holds can be read: its name, and the order of every term."""
    for row, slot in np.argwhere(state.accord_status != EMPTY).tolist():
        codes, arguments = state.accord_term[row, slot], state.accord_arguments[row, slot]
        name = accord_name(world, int(state.accord_code[row, slot]))
        sender = int(state.accord_from[row, slot])
        known = name.startswith(f"{world.seats[sender]}-") and sender in range(world.viewers) and world.viewers > 1
        terms = [(int(code), values) for code, values in zip(codes, arguments, strict=True) if int(code)]
        if not known or not all(code in BY_CODE and _can_be_read(world, code, values) for code, values in terms):
            raise Problem(N_("the record holds accords that this game cannot have"))


def _can_be_read(world: World, code: int, arguments: FloatArray) -> bool:
    order = order_of(world, code, arguments)
    if "?" in order.arguments.values() or order.spec.timing == "dated":
        return False
    return order == make_order(order.name, order.arguments)


def said(session: "Session") -> list[tuple[str, "Planned"]]:
    """Orders of diplomacy and requests of this turn, of all seats, in the order in which they were given."""
    found = [(seat, planned) for seat, plan in session.plans.items() for planned in plan if is_said(planned.order)]
    return sorted(found, key=lambda one: one[1].number)


def trays(session: "Session") -> list[tuple[str, "Planned"]]:
    """Every order of this turn as it is to be carried out: what was said first, then the sealed orders seat by seat."""
    first = said(session)
    return [*first, *((seat, one) for seat in session.seats for one in session.plans[seat] if (seat, one) not in first)]


@attrs.frozen(eq=False)
class Tried:
    """A copy of the game after what was said and one seat's sealed orders; reasons of all of that seat's orders."""

    game: Game
    committed: Commitments
    reasons: tuple[int, ...]


def try_out(session: "Session", seat: str, more: Order | None = None) -> Tried:
    """Give a seat's orders of this turn, and one more, on a copy on which the two states have talked.

    A red seat is party to none of that, so nothing of it is on its copy.
    """
    trial, world = fork(session.truth), session.truth.world
    committed, party = no_commitments(trial), seat in STATE_SEATS
    own = [*(planned.order for planned in session.plans[seat]), *([] if more is None else [more])]
    reasons = [0] * len(own)
    spoken: list[tuple[str, Order, int]] = []  # seat, order, place among the seat's own
    if party:
        for by, planned in said(session):
            spoken.append((by, planned.order, session.plans[seat].index(planned) if by == seat else -1))
        if more is not None and is_said(more):
            spoken.append((seat, more, len(own) - 1))
    heard = negotiation.talk(trial, encode(world, [(0, by, order) for by, order, _ in spoken]), committed).tolist()
    for (_, order, place), reason in zip(spoken, heard, strict=True):
        if place >= 0 and is_talk(order):
            reasons[place] = reason
    sealed = [place for place, order in enumerate(own) if not (party and is_talk(order))]
    given, _ = legal.give(trial, encode(world, [(0, seat, own[place]) for place in sealed]), committed)
    for place, reason in zip(sealed, given.tolist(), strict=True):
        reasons[place] = reason
    return Tried(trial, committed, tuple(reasons))


def reason_for(session: "Session", seat: str, order: Order) -> int:
    """Reason code of an order if it were given now, after those in the seat's tray.

    What is said is carried out before the sealed orders, but a promise must stand beside them too: the purse and the
    attention that they take are taken.
    """
    code = try_out(session, seat, order).reasons[-1]
    if code or not (is_talk(order) and seat in STATE_SEATS):
        return code
    beside = try_out(session, seat)
    return int(legal.verify(beside.game, encode(beside.game.world, [(0, seat, order)]), beside.committed)[0])


def decisions_left(session: "Session", seat: str) -> int:
    """Decisions the seat can still take this turn: answers cost none, nor does a request that was refused."""
    tried = try_out(session, seat)
    taken = tried.committed.decisions[0, session.truth.world.seats.index(seat)]
    return int(session.truth.state.attention[0, session.truth.world.seats.index(seat)]) - int(taken)


def check_withdrawal(session: "Session", seat: str, planned: "Planned") -> None:
    """Raises Problem for what has been said and heard: answers, broken accords, offers that have been answered."""
    if not is_said(planned.order):
        return
    if planned.order.name in ("answer_accord", "break_accord"):
        raise Problem(N_("The other state has this answer already; it cannot be taken back."))
    made = zip(session.plans[seat], _names(session, seat), strict=True)
    names = {name for one, name in made if name and one.number >= planned.number}
    for other in STATE_SEATS:
        for one in session.plans.get(other, []):
            if other != seat and one.order.name == "answer_accord" and one.order.arguments["accord"] in names:
                raise Problem(
                    N_("The other state has answered {accord} already; this offer can no longer be taken back."),
                    accord=one.order.arguments["accord"],
                )  # fmt: skip


def _names(session: "Session", seat: str) -> list[str]:
    """Name of the offer that each order in a seat's tray has made, "" where it made none."""
    names, number = [], 0
    for planned in session.plans[seat]:
        order = planned.order
        makes = order.name == "propose_accord" or order.arguments.get("answer") == "counter"
        if makes or is_request(order):
            number += 1
            names.append(f"{seat}-{session.turn}-{number}")
        else:
            names.append("")
    return names


def answers_of_player(session: "Session", seat: str) -> list[Order]:
    """What the player of a state seat answers to what stands open to it; nothing where a person decides."""
    world, name = session.truth.world, session.seats.get(seat)
    if name is None or name == PERSON or seat not in STATE_SEATS:
        return []
    view = session.planned_view(seat)
    assert view.accords is not None
    waiting = open_offers(view.accords, world.seats.index(seat))
    if waiting.count == 0:
        return []
    if session.answerer is not None:
        table = session.answerer(seat, view, waiting)
    elif name == HOLD:
        table = answer_by_consents(view.accords, view.standing.consents, world.seats.index(seat))
    else:
        return []
    return [decode(world, table, place) for place in range(table.count)]


def refusal_of(order: Order) -> Order | None:
    """The refusal of the offer that an answer could not accept; None for any other order."""
    if order.name != "answer_accord" or order.arguments["answer"] == "refuse":
        return None
    return make_order("answer_accord", {"accord": order.arguments["accord"], "answer": "refuse"})


def answer_for_player(session: "Session", seat: str) -> None:
    """Let the player of a seat answer what stands open to it; nothing where a person is to decide."""
    for order in answers_of_player(session, seat):
        refusal = refusal_of(order)
        if not session.submit(seat, order, by_bot=True).accepted and refusal is not None:
            session.submit(seat, refusal, by_bot=True)


def accords_now(session: "Session", seat: str) -> tuple[Offer, ...]:
    """What a state seat can read of offers, requests and accords now; nothing for any other seat."""
    if seat not in STATE_SEATS or seat not in session.plans:
        return ()
    trial, spoken = fork(session.truth), said(session)
    negotiation.talk(trial, encode(trial.world, [(0, by, one.order) for by, one in spoken]), no_commitments(trial))
    answers = {
        str(one.order.arguments["accord"]): str(one.order.arguments.get("answer", "break"))
        for _, one in spoken
        if one.order.name in ("answer_accord", "break_accord")
    }
    read = read_offers(trial.world, accords_of(trial.state), answers)
    return tuple(attrs.evolve(one, ground=_ground(trial, one)) if one.answer == "refuse" else one for one in read)


def _ground(game: Game, offer: Offer) -> str:
    """What both states see that speaks against an offer."""
    names = [accord_name(game.world, int(code)) if code else "" for code in game.state.accord_code[0]]
    return grounds(game, np.zeros(1, dtype=np.int64), np.array([names.index(offer.name)]))[0]

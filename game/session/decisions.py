"""Decisions asked of a seat: what is open this turn, what each choice costs and brings, and giving or changing an answer."""

import attrs

from game.core.orders import Order, make_order
from game.core.problem import N_, Problem
from game.core.state import State
from game.core.world import Choice, Dilemma, World
from game.engine.legal_dilemmas import CLOSED, NO_ANSWER, NOT_YET, OPEN
from game.engine.observe import View
from game.session.considering import without
from game.session.effect_words import expected
from game.session.naming import Names, text_in
from game.session.session import Session
from game.session.turns import Answer
from game.texts import _

ORDER = "answer_dilemma"


@attrs.frozen
class Option:
    """One choice of a decision. `name`: as the order names it; `expected`: what it is expected to do, in words; `stands`: it
    is what happens without an answer; `given`: it is the answer in the tray; `refused`: why it cannot be given, or ""."""

    name: str
    title: str
    text: str
    capital: float
    expected: tuple[str, ...]
    stands: bool
    given: bool
    refused: str


@attrs.frozen
class Decision:
    """A decision that waits for the seat this turn; `answer`: name of the choice in its tray, "" while there is none."""

    id: str
    title: str
    text: str
    options: tuple[Option, ...]

    @property
    def answer(self) -> str:
        """Name of the choice that has been given."""
        return next((option.name for option in self.options if option.given), "")

    @property
    def otherwise(self) -> Option:
        """What happens without an answer."""
        return next(option for option in self.options if option.stands)


def decisions_of(session: Session, seat: str) -> tuple[Decision, ...]:
    """What is asked of a seat in the turn being planned, in the order of the scenario, with what it has answered."""
    if session.over:
        return ()
    world, view, names = session.truth.world, session.planned_view(seat), Names(session, seat)
    return tuple(
        Decision(one.id, text_in(one.title), text_in(one.text), _options(session, seat, names, view, place, one))
        for place, one in enumerate(world.dilemmas)
        if view.dilemmas.status[0, place] == OPEN
    )


def unanswered(session: Session, seat: str) -> tuple[Decision, ...]:
    """The decisions that still wait for an answer."""
    return tuple(one for one in decisions_of(session, seat) if not one.answer)


def _options(session: Session, seat: str, names: Names, view: View, place: int, one: Dilemma) -> tuple[Option, ...]:
    given = int(view.dilemmas.answer[0, place])
    return tuple(
        Option(
            name=f"{one.id}/{choice.id}", title=text_in(choice.title), text=text_in(choice.text), capital=choice.capital,
            expected=_expected(names, choice), stands=number == one.otherwise, given=given != NO_ANSWER and number == given,
            refused="" if number == given else _refused(session, seat, one, choice),
        )
        for number, choice in enumerate(one.choices)
    )  # fmt: skip


def _expected(names: Names, choice: Choice) -> tuple[str, ...]:
    return tuple(words for words in (expected(names, effect) for effect in choice.effects) if words)


def _refused(session: Session, seat: str, one: Dilemma, choice: Choice) -> str:
    """Why a choice cannot be given, an answer given before put aside; "" where it can."""
    before = _place(session, seat, one.id)
    aside = session if before is None else without(session, seat, before)
    told = aside.reason(seat, _order(f"{one.id}/{choice.id}"))
    return "" if told.accepted else _(told.sentence)


def answer(session: Session, seat: str, name: str) -> Answer:
    """Answer by the name of a choice, such as PRISON/TALK, in place of one given before, which stays if this is refused."""
    before = _place(session, seat, name.partition("/")[0])
    old = None if before is None else session.withdraw(seat, before)
    given = session.submit(seat, _order(name))
    if old is not None and not given.accepted:
        session.submit(seat, old.order)
    return given


def take_back(session: Session, seat: str, dilemma: str) -> None:
    """Take back the answer to a dilemma, if there is one."""
    place = _place(session, seat, dilemma)
    if place is not None:
        session.withdraw(seat, place)


def _order(name: str) -> Order:
    return make_order(ORDER, {"answer": name})


def _place(session: Session, seat: str, dilemma: str) -> int | None:
    """Number in the tray of the answer to a dilemma."""
    plan = session.plans[seat]
    return next((place for place, planned in enumerate(plan) if _is_of(planned.order, dilemma)), None)


def _is_of(order: Order, dilemma: str) -> bool:
    return order.name == ORDER and str(order.arguments["answer"]).partition("/")[0] == dilemma


def check_answers(world: World, state: State) -> None:
    """Raises Problem unless every dilemma of a state has a status and an answer that the scenario has."""
    for place, one in enumerate(world.dilemmas):
        status, given = state.dilemma_status[:, place], state.dilemma_answer[:, place]
        known = (status >= NOT_YET) & (status <= CLOSED) & (given >= NO_ANSWER) & (given < len(one.choices))
        if not known.all():
            raise Problem(N_("the record holds decisions that this game cannot have"))

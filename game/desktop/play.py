"""A game in play at this window: the session, whose seat sits, what it knows, and how a turn ends."""

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from game.clients.bots import give_bot_orders, open_turn_for_bots
from game.clients.known import Known
from game.clients.sitting import Sitting
from game.clients.table import asked_by_people, next_seat, people_of
from game.clients.turn_figures import lens_so_far
from game.core.orders import Order
from game.core.problem import N_, Problem
from game.session.naming import Names
from game.session.session import Session
from game.session.setting_up import PERSON
from game.session.turns import Answer, Planned
from game.texts import current


@attrs.define
class Play:
    """The game at the window. Screens read `known` and `names`, and act by the methods; they never touch the truth.

    `path`: its record, None for a game that is kept nowhere. `watched`: the record was opened to be looked at, so nothing is
    written and nothing can be ordered.
    """

    session: Session
    seat: str
    path: Path | None = None
    watched: bool = attrs.field(default=False, kw_only=True)
    sittings: dict[str, Sitting] = attrs.field(factory=dict)
    _known: tuple[tuple[object, ...], Known] | None = None
    _lens: dict[tuple[str, str, int, int], float | None] = attrs.field(factory=dict)
    heard: Callable[[str], object] = attrs.field(default=lambda name: None, kw_only=True)  # plays a tone by its name

    @classmethod
    def begun(cls, session: Session, seat: str, path: Path | None) -> "Play":
        """A game at the planning of its next turn; bots have made their offers for it."""
        if not session.over:
            open_turn_for_bots(session)
        return cls(session, seat, path)

    @property
    def people(self) -> list[str]:
        """The seats played by people at this window."""
        return people_of(self.session)

    @property
    def at_table(self) -> bool:
        """Whether several people share the window."""
        return len(self.people) > 1

    @property
    def here(self) -> Sitting:
        """What is kept for the seat that sits."""
        return self.sitting(self.seat)

    def sitting(self, seat: str) -> Sitting:
        """What is kept for a seat."""
        if seat not in self.sittings:
            self.sittings[seat] = Sitting.of(self.session, seat)
        return self.sittings[seat]

    @property
    def stamp(self) -> tuple[object, ...]:
        """What the seat's knowledge depends on, and the language in which it is told: it changes when any of that does."""
        session = self.session
        trays = tuple(tuple(planned.number for planned in tray) for tray in session.plans.values())
        return self.seat, len(session.turns), trays, session.orders_given, current()

    @property
    def known(self) -> Known:
        """What the seat knows now, its plans included; made anew only when something has changed."""
        stamp = self.stamp
        if self._known is None or self._known[0] != stamp:
            self._known = (stamp, Known.of(self.session, self.seat))
        return self._known[1]

    def lens_so_far(self, lens: str, after: int | None = None) -> float | None:
        """Where a lens stands as far as the seat may know it: `turn_figures.lens_so_far`, read once a turn."""
        turns = len(self.session.turns)
        key = (self.seat, lens, turns, turns if after is None else after)
        if key not in self._lens:
            self._lens[key] = lens_so_far(self.session, self.seat, lens, key[-1])
        return self._lens[key]

    @property
    def names(self) -> Names:
        """Names as the seat may read them."""
        return self.known.names

    @property
    def tray(self) -> list[Planned]:
        """The seat's planned orders."""
        return self.session.plans.get(self.seat, [])

    def check_able(self) -> None:
        """Raises Problem where nobody at this window can order for the seat now."""
        if self.watched:
            raise Problem(N_("This game is only looked at; go on with it before you give orders."))
        player = self.session.seats[self.seat]
        if player != PERSON:
            raise Problem(N_("{player} plays your seat now; take it over before you give orders."), player=player)

    def plan(self, order: Order | str) -> Answer:
        """Give an order: it goes into the tray, or is refused with a reason. Raises Problem when it cannot be read, or the
        seat cannot order now."""
        self.check_able()
        answer = self.session.submit(self.seat, order)
        if answer.accepted:
            self.here.lesson.saw_orders([planned.order for planned in self.tray], self.session.turn)
        self.heard("planned" if answer.accepted else "refused")
        return answer

    def saw(self, looked: str) -> None:
        """The player has looked at something a lesson may wait for: the map, or why a number is what it is."""
        if not self.session.over:
            self.here.lesson.saw_command(looked, self.session.turn)

    def take_back(self, number: int) -> None:
        """Take a planned order out of the tray (0 is the first). Raises Problem when it cannot be."""
        self.session.withdraw(self.seat, number)

    def refuse_open_offers(self) -> None:
        """Refuse what was asked of the seat and not answered."""
        for offer in self.session.open_offers(self.seat):
            self.session.submit(self.seat, f"answer_accord accord={offer.name} answer=refuse")

    def end_turn(self) -> str | None:
        """The seat has ended its turn: the seat that must sit now, or None once the turn has been resolved.

        Raises Problem or RecordError when the turn cannot be resolved; then nothing has changed.
        """
        if self.at_table:
            self.here.sealed = not asked_by_people(self.session, self.seat)
            following = next_seat(self.session, self.seat, {seat for seat in self.people if self.sitting(seat).sealed})
            if following is not None:
                return following
        self.resolve()
        return None

    def resolve(self) -> None:
        """Let the bots order, and resolve the turn."""
        session, turn = self.session, self.session.turn
        try:
            give_bot_orders(session)
            session.resolve()
        except BaseException:
            self.here.sealed = False
            raise
        if not session.over:
            open_turn_for_bots(session)
        for seat in {*self.people, self.seat}:
            sitting = self.sitting(seat)
            sitting.lesson.turn_ended(turn)
            sitting.sealed = False
        self._known = None
        self.heard("resolved")

    def sit(self, seat: str) -> None:
        """Let another seat sit."""
        self.seat = seat
        self.here.sealed = False

    def go_back(self, turn: int) -> None:
        """Go back to the planning of a turn; what came after stays in the record but no longer counts."""
        self.session.rewind(turn)
        for seat, sitting in self.sittings.items():
            sitting.put_back(self.session, seat)
        open_turn_for_bots(self.session)
        self._known = None

    def close(self) -> None:
        """Let the record go. What stands in the trays is in it already."""
        self.session.close()


def begin(
    scenario: str, seats: Mapping[str, str], path: Path | None, *, seed: int | None = None, preset: str = "balanced",
    form: str | None = None, language: str = "en", mandates: Mapping[str, str] | None = None, secret: bool = False,
) -> Play:  # fmt: skip
    """A new game. Raises Problem where its setting is wrong or its record cannot be written."""
    session = Session.create(scenario, seats, seed, preset, form, path, language, mandates=mandates, secret_mandates=secret)
    people = people_of(session)
    return Play.begun(session, people[0] if people else next(iter(session.seats)), path)

"""What the console keeps for one seat, which seats at one keyboard never share: its lesson, what it was shown last."""

import attrs

from game.clients.lesson import Lesson
from game.engine.forecast import Line
from game.session.session import Session
from game.session.turns import Answer


@attrs.define
class Sitting:
    """One seat's side of the console."""

    lesson: Lesson
    last_lines: tuple[Line, ...] = ()
    last_order: str = ""
    last_refusal: Answer | None = None
    told_how_to_read: bool = False
    shown_step: str = ""
    sealed: bool = False  # whether the seat has ended its turn and waits for the others
    briefed: bool = False  # whether it has been shown its own section of the briefing
    told: int = 0  # the last turn whose report the seat has seen

    @classmethod
    def of(cls, session: Session, seat: str) -> "Sitting":
        """A seat that has just sat down; the turns resolved so far were told to whoever sat there."""
        return cls(Lesson.of(session, seat), told=len(session.turns))

    def put_back(self, session: Session, seat: str) -> None:
        """Stand where a session stands that has gone back to an earlier turn."""
        self.lesson.catch_up(session, seat)
        self.shown_step, self.last_lines, self.sealed = "", (), False
        self.told = len(session.turns)

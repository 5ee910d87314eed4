"""The lesson of a scenario: its steps one at a time, each waiting for what it asks, never in the way of anything else."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from game.content.tutorial_file import TutorialStep
from game.core.orders import Order
from game.session.session import Session

Waits = Mapping[str, str | int | float | bool]
Asked = Callable[[Waits], bool]


@attrs.define
class Lesson:
    """Where a seat stands in the tutorial of its scenario."""

    steps: tuple[TutorialStep, ...]
    place: int = 0
    ended: bool = False

    @classmethod
    def of(cls, session: Session, seat: str) -> "Lesson":
        """The lesson for a seat, at the first step that this turn and its tray leave open."""
        steps = tuple(step for step in session.setup.scenario.tutorial if step.seat == seat)
        lesson = cls(steps, ended=not steps)
        lesson.catch_up(session, seat)
        return lesson

    @property
    def step(self) -> TutorialStep | None:
        """The step that waits, or None when the lesson is over."""
        if self.ended or self.place >= len(self.steps):
            return None
        return self.steps[self.place]

    def due(self, turn: int) -> TutorialStep | None:
        """The step that waits in this turn, if one does."""
        step = self.step
        return step if step is not None and step.turn <= turn else None

    def catch_up(self, session: Session, seat: str) -> None:
        """Stand where the turn is: steps of turns gone by are passed, and so are those whose orders stand in the tray."""
        turn = session.turn
        self.place = sum(step.turn < turn for step in self.steps)
        orders = [planned.order for planned in session.plans[seat]]
        reached = self.place
        for place in range(self.place, len(self.steps)):
            step = self.steps[place]
            if step.turn == turn and "order" in step.waits_for and any(_fits(step.waits_for, order) for order in orders):
                reached = place + 1
        self.place = reached

    def turn_ended(self, turn: int) -> None:
        """Pass every step of the turns up to `turn`."""
        while (step := self.step) is not None and step.turn <= turn:
            self.place += 1

    def saw_command(self, name: str, turn: int) -> bool:
        """Whether a command was what the step waits for; then it is passed."""
        return self._passes(turn, lambda waits: waits.get("command") == name)

    def saw_order(self, order: Order, turn: int) -> bool:
        """Whether an order that stands was what the step waits for; then it is passed."""
        return self._passes(turn, lambda waits: _fits(waits, order))

    def saw_orders(self, orders: Iterable[Order], turn: int) -> None:
        """Pass the steps whose orders stand already."""
        given = list(orders)
        while self._passes(turn, lambda waits: any(_fits(waits, order) for order in given)):
            pass

    def saw_enter(self, turn: int) -> bool:
        """Whether the step only had to be read; then it is passed."""
        return self._passes(turn, lambda waits: not waits)

    def pass_over(self, turn: int) -> bool:
        """Pass the step whatever it waits for; false when none is due."""
        return self._passes(turn, lambda waits: True)

    def _passes(self, turn: int, asked: Asked) -> bool:
        step = self.due(turn)
        if step is None or not asked(step.waits_for):
            return False
        self.place += 1
        return True


def _fits(waits: Waits, order: Order) -> bool:
    """Whether an order is one that the step waits for: its name and every argument named."""
    if waits.get("order") != order.name:
        return False
    for name, value in waits.items():
        if name == "when":
            if not order.on_fix:
                return False
        elif name == "day":
            if order.day != value:
                return False
        elif name != "order" and order.arguments.get(name) != value:
            return False
    return True

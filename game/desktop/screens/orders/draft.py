"""An order as it stands in the dialog: its values so far, what would become of it, and planning it.

Everything comes from the seat's view and a dry run on a copy of what it knows; nothing is given or recorded before `plan`.
"""

from collections.abc import Mapping
from typing import Final

import attrs

from game.clients.known import Known
from game.clients.order_forms import choices_of, highest
from game.clients.running import amount_of, running_amount
from game.core.orders import ORDERS, Argument, Order, OrderParameter, OrderSpec, can_wait_for_fix, make_order
from game.core.problem import Problem
from game.core.roles import FIX
from game.desktop.play import Play
from game.engine.forecast import Line
from game.session.considering import Considered, consider, without
from game.session.forecasts import forecast_order
from game.session.session import Session
from game.session.turns import Answer, Planned

FIRST_POINTS: Final = 4  # a modest amount to begin with
FIRST_FUNDS: Final = 10
FIRST_HOURS: Final = 24
Stamp = tuple[object, ...]
# The line of the forecast that a choice moves most, told beside each choice.
MOVED: Final = {
    ("raid", "sharing"): "leak", ("raid", "intent"): "alive", ("collect", "discipline"): "rise",
    ("strike", "confirmation"): "civilians", ("build", "kind"): "capacity_36",
    ("prosecute_protectors", "coalition"): "will_lost", ("posture", "toward"): "violence_less",
}  # fmt: skip


@attrs.define
class Draft:
    """An order being put together. `replaces`: place in the tray (0 is the first) of the one whose place it takes."""

    play: Play
    name: str
    replaces: int | None = None
    values: dict[str, Argument] = attrs.field(factory=dict)
    day: int | None = None
    on_fix: bool = False
    touched: set[str] = attrs.field(factory=set)
    _known: tuple[Stamp, Known] | None = None
    _found: tuple[Stamp, Considered] | None = None
    _refused: tuple[Stamp, tuple[Line, ...]] | None = None
    _others: dict[str, tuple[Stamp, dict[str, Line]]] = attrs.field(factory=dict)

    @classmethod
    def begun(cls, play: Play, name: str, given: Mapping[str, object] | None, replaces: int | None) -> "Draft":
        """A draft with what was given, else with what the order that it replaces says, else with usual values."""
        made = cls(play, name, replaces)
        old = made.old
        made.on_fix = made.spec.timing == "dated" and (old is None or old.order.on_fix)
        if old is not None:
            made.values |= dict(old.order.arguments)
            made.day = None if old.order.day is None else int(old.order.day)
            made.touched |= set(made.values)
        made._fill(given or {})
        return made

    @property
    def spec(self) -> OrderSpec:
        """The order's entry in the vocabulary."""
        return ORDERS[self.name]

    @property
    def old(self) -> Planned | None:
        """The planned order whose place this one takes, while it stands in the tray."""
        tray = self.play.tray
        return tray[self.replaces] if self.replaces is not None and 0 <= self.replaces < len(tray) else None

    @property
    def session(self) -> Session:
        """The session as it is, or as it would be without the order that is replaced; to look at alone."""
        if self.replaces is None or self.old is None:
            return self.play.session
        return without(self.play.session, self.play.seat, self.replaces)

    @property
    def known(self) -> Known:
        """What the seat knows, its other planned orders in effect; kept until something has changed."""
        if self.replaces is None:
            return self.play.known
        stamp = self.play.stamp
        if self._known is None or self._known[0] != stamp:
            self._known = (stamp, Known.of(self.session, self.play.seat))
        return self._known[1]

    # -- values ------------------------------------------------------------------------------------------------

    def choices(self, parameter: OrderParameter) -> list[str]:
        """Ids in full that can be named for a parameter, people known best first."""
        known = self.known
        posts = {known.role(place): known.view.world.posts[place] for place in known.known_leaders()}
        rungs = {known.view.world.posts[place]: known.rung(place) for place in known.known_leaders()}
        found = [posts.get(one, one) for one in choices_of(parameter, known, self.name) if one != "lab:"]
        return sorted(found, key=lambda one: -rungs.get(one, -1)) if rungs.keys() & set(found) else found

    def most(self, parameter: OrderParameter) -> float:
        """The most that a number can be now, by what stands in the seat's purses."""
        most, known = highest(parameter, self.known), self.known
        if parameter.name == "points":
            running = running_amount(known.view, self.name, self.values) or 0.0
            most = min(most, max(known.points_free, 0) + running)
        elif parameter.name == "funds":
            own = known.view.own_group
            purse = float(known.view.funds[0]) if own is None else float(own.cash[0])
            most = min(most, float(int(purse / 1e6)))
        elif parameter.name == "lead_hours":
            most = float(int(most))
        elif parameter.name == "hours":
            most = min(most, self._days * 24.0 * 20.0)
        return max(most, parameter.low)

    def set(self, name: str, value: Argument) -> None:
        """Take a value that the player has chosen; an amount not yet touched follows what runs there."""
        self.values[name] = value
        self.touched.add(name)
        amount = amount_of(self.name)
        if amount is not None and amount.name not in self.touched:
            self.values[amount.name] = self._first_amount(amount)

    def _fill(self, given: Mapping[str, object]) -> None:
        """Take what is given, and usual values for the rest; whom an order is aimed at is left open unless it is plain."""
        for parameter in self.spec.parameters:
            if given.get(parameter.name) is not None:
                self.values[parameter.name] = self._taken(parameter, given[parameter.name])
                self.touched.add(parameter.name)
        for parameter in self.spec.parameters:
            if parameter.name not in self.values:
                value = self._first(parameter)
                if value is not None:
                    self.values[parameter.name] = value
        when, day = given.get("when"), given.get("day")
        if when == "fix":
            self.on_fix, self.day = True, None
        elif isinstance(day, int | float):
            self.on_fix, self.day = False, int(day)
        elif when is not None:
            self.on_fix = False

    def _taken(self, parameter: OrderParameter, value: object) -> Argument:
        """A value as the order takes it; a leader's short id is read in full."""
        if isinstance(value, str) and parameter.kind in ("leader", "target"):
            known = self.known
            posts = {known.role(place): known.view.world.posts[place] for place in known.typeable_leaders()}
            return posts.get(value, value)
        if isinstance(value, bool | int | float | str):
            return value
        raise TypeError(f"{parameter.name} of {self.name}: {value!r} is no value of an order")

    def _first(self, parameter: OrderParameter) -> Argument | None:
        if parameter.name in ("points", "funds", "troops", "hours"):
            return self._first_amount(parameter)
        if parameter.default is not None:
            most = self.most(parameter) if parameter.kind == "integer" else 0.0
            default = parameter.default
            return min(default, int(most)) if parameter.kind == "integer" and isinstance(default, int) else default
        if parameter.kind in ("integer", "amount"):
            most = self.most(parameter)
            first = {"capital": 5.0, "turns": 3.0, "level": 1.0, "count": 20.0, "years": 5.0}.get(
                parameter.name, parameter.low
            )
            return _number(parameter, max(parameter.low, min(first, most)))
        if parameter.kind == "choice":
            return parameter.choices[0]
        if parameter.kind == "flag":
            return False
        known = self.choices(parameter)
        if self.name == "collect":  # of people those who are not found yet come first
            place = self.known.view.world.posts.index
            known.sort(key=lambda one: one in self.known.view.world.posts and self.known.rung(place(one)) >= FIX)
        best = known[:1] if len(known) == 1 or parameter.kind == "leader" or "/" in "".join(known[:1]) else []
        return best[0] if best else None

    def _first_amount(self, parameter: OrderParameter) -> Argument:
        running = running_amount(self.known.view, self.name, self.values) or 0.0
        usual = {"points": FIRST_POINTS, "funds": FIRST_FUNDS, "hours": FIRST_HOURS}.get(parameter.name, 0)
        return _number(parameter, min(running or float(usual), self.most(parameter)))

    # -- what would become of it -------------------------------------------------------------------------------

    def missing(self) -> OrderParameter | None:
        """The first parameter that has no value yet."""
        return next((one for one in self.spec.parameters if one.name not in self.values), None)

    def order(self) -> Order:
        """The order as it stands. Raises Problem while something is missing or out of its limits."""
        fix = self.on_fix and can_wait_for_fix(self.spec, self.values)
        return make_order(self.name, self.values, None if fix else self.day, "fix" if fix else None)

    def considered(self) -> Considered | None:
        """What would become of it, worked out anew only when it has changed; None while it is no order yet."""
        if self.missing() is not None or self.play.session.over:
            return None
        try:
            order = self.order()
        except Problem:
            return None
        stamp = (*self.play.stamp, tuple(sorted(order.arguments.items())), order.day, order.on_fix)
        if self._found is None or self._found[0] != stamp:
            self._found = (stamp, consider(self.session, self.play.seat, order))
        return self._found[1]

    def lines(self) -> tuple[Line, ...]:
        """Its forecast, from the seat's beliefs alone; also of an order that is refused now, that one may see what it is
        worth. Empty where nothing can be put in numbers."""
        found = self.considered()
        if found is None or found.answer.accepted or found.answer.reason == "unknown_target":
            return () if found is None else found.lines
        stamp = self._found[0] if self._found is not None else ()
        if self._refused is None or self._refused[0] != stamp:
            lines = forecast_order(found.before, self.order(), self._days)
            self._refused = (stamp, () if all(line.high == 0.0 for line in lines) else lines)
        return self._refused[1]

    @property
    def _days(self) -> float:
        return self.known.view.world.days_of(self.play.session.turn)

    def alternatives(self, parameter: OrderParameter) -> dict[str, Line]:
        """For each choice of a parameter the line of the forecast that it moves most; empty where there is none such."""
        name = MOVED.get((self.name, parameter.name))
        found = self.considered()
        if name is None or found is None or not self.lines():
            return {}
        stamp = (self._found[0] if self._found is not None else (), parameter.name)
        if parameter.name not in self._others or self._others[parameter.name][0] != stamp:
            lines: dict[str, Line] = {}
            for choice in parameter.choices:
                order = attrs.evolve(self.order(), arguments={**self.order().arguments, parameter.name: choice})
                for line in forecast_order(found.before, order, self._days):
                    if line.name == name:
                        lines[choice] = line
            self._others[parameter.name] = (stamp, lines)
        return self._others[parameter.name][1]

    def target_place(self) -> int | None:
        """Index of the person it is aimed at, or None."""
        post = str(self.values.get("leader", self.values.get("target", "")))
        posts = self.known.view.world.posts
        return posts.index(post) if post in posts else None

    @property
    def waits_for_fix(self) -> bool:
        """Whether it goes ahead only if the exact place becomes known, which it is not now."""
        place = self.target_place()
        return self.on_fix and place is not None and self.known.rung(place) < FIX

    # -- giving it ---------------------------------------------------------------------------------------------

    def plan(self) -> Answer:
        """Give the order. Where it takes the place of another, that one is taken back first, and put back if this one is
        refused. Raises Problem where it cannot be read, or the other cannot be taken back."""
        order, old = self.order(), self.old
        self.play.check_able()
        if old is None or self.replaces is None:
            return self.play.plan(order)
        tried = consider(self.session, self.play.seat, order).answer
        if not tried.accepted:
            return tried
        self.play.take_back(self.replaces)
        answer = self.play.plan(order)
        if not answer.accepted:
            self.play.plan(old.order)
        return answer


def _number(parameter: OrderParameter, value: float) -> Argument:
    return int(value) if parameter.kind == "integer" else float(value)

"""Every order alone: a player that gives nothing else, as far as its seat can afford it. Both state seats, and one red seat.

A standing programme gets the whole grant, shared out over four places where it is given a place; points go where they are
worth most; what is done once is done again in every turn in which the capital pays for it. What an order rests on is given
with it and said so; a consent of the other side is there in the game without the order too. A red seat gives an order where
its published doctrine would.
"""

from collections.abc import Mapping
from typing import Final

import attrs

from game.core.problem import N_
from game.core.world import STATE_SEATS, World
from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table
from game.players.carrying import carried
from game.study.balance_lever_common import LEVER, Entry, Give
from game.study.balance_levers_mexico import MEXICO
from game.study.balance_levers_red import RED
from game.study.balance_levers_us import US

_TABLES: Final[Mapping[str, Mapping[str, Entry]]] = {"mexico": MEXICO, "us": US}
# Orders that are nothing by themselves, and why.
NOT_ALONE: Final[Mapping[str, str]] = {
    "propose_accord": N_("a seat on hold refuses what it has not consented to"),
    "answer_accord": N_("a seat on hold offers nothing"),
    "break_accord": N_("no accord stands with a seat on hold"),
    "answer_dilemma": N_("what each answer does is written in the scenario"),
}


@attrs.frozen
class Lever:
    """One order alone: its seat, the orders it stands for, and what is there beside it in both games compared."""

    name: str
    seat: str
    orders: tuple[str, ...]  # names in the vocabulary; the last is the order itself, those before it are what it rests on
    give: Give
    beside: tuple[tuple[str, str], ...] = ()  # seat and who plays it in place of hold, in both games

    @property
    def label(self) -> str:
        """Who plays the seat, as the name of a player."""
        return f"{LEVER}{self.name}"

    def player(self, seat: str) -> "Alone":
        """A player that gives this and nothing else."""
        if seat != self.seat:
            raise ValueError(f"{self.name} is a lever of {self.seat}, not of {seat}")
        return Alone(self)


@attrs.frozen
class Alone:
    """Gives one lever, answers no dilemma, and leaves offers to the consents of its seat."""

    lever: Lever

    @property
    def name(self) -> str:
        """Name of the player."""
        return self.lever.label

    def orders(self, view: View) -> OrderTable:
        """The lever, as far as the seat can carry it."""
        return carried(view, self.lever.give(view))

    def decides(self, view: View) -> OrderTable:
        """No answer to a decision of the scenario: what stands where nobody answers stands."""
        return empty_table()


def levers_of(world: World) -> dict[str, Lever]:
    """The levers on the menus of a scenario's state seats and first red seat, by the name under which they are played."""
    found = [
        Lever(f"{seat}/{name}", seat, orders, give, beside)
        for seat in STATE_SEATS
        if seat in world.seats
        for name, (orders, give, beside) in _TABLES[seat].items()
        if set(orders) <= world.orders.get(seat, frozenset()) and all(other in world.seats for other, _ in beside)
    ]
    red = next((seat for seat in world.seats if seat.startswith("group:")), None)
    if red is not None:
        menu = world.orders.get(red, frozenset())
        found += [Lever(f"{red}/{name}", red, (name,), give) for name, give in RED.items() if name in menu]
    return {one.label: one for one in found}


def left_out(world: World) -> dict[str, list[str]]:
    """Orders on the menus of the seats with levers for which no lever stands, by seat."""
    covered: dict[str, set[str]] = {}
    for one in levers_of(world).values():
        covered.setdefault(one.seat, set()).update(one.orders)
    return {seat: sorted(world.orders.get(seat, frozenset()) - orders) for seat, orders in covered.items()}

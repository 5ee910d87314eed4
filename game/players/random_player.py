"""A player that gives random orders its seat could give: for trying out scenarios, not for playing well.

Its luck is its own: keyed by its own number, the turn and the number of the game, never by the game's seed. Whoever
plays games in several batches gives each game its number, so that it is played alike in any of them.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.orders import ORDERS, OrderParameter, OrderSpec
from game.core.purposes import Purpose
from game.engine.diplomacy import Offers
from game.engine.observe import View
from game.engine.order_table import GROUPS_FROM, REGIONS_FROM, WORD, OrderTable, empty_table, join, make_table
from game.players.answering import answers, waiting

_HIGHEST: Final = {"points": 6.0, "funds": 1.0, "teams": 2.0, "lead_hours": 72.0, "level": 3.0}


class RandomPlayer:
    """Gives up to its attention in orders, each drawn from those its scenario allows."""

    name: Final = "random"

    def __init__(self, number: int = 1, games: IntArray | None = None) -> None:
        self.number = number
        self.games = games  # (B,) numbers of the games of a view; their rows if None

    def orders(self, view: View) -> OrderTable:
        """Random orders for every game of the view."""
        allowed = [name for name in sorted(view.world.orders.get(view.seat, frozenset())) if _can_draw(view, ORDERS[name])]
        if not allowed:
            return empty_table()
        games = np.arange(view.batch) if self.games is None else self.games
        seat = luck.entity(view.seat)
        key = luck.key(games, Purpose.PLAYER_RANDOM, self.number, view.turn, seat)
        tables = []
        for place in range(int(exact.largest(view.attention))):
            draw = luck.child(key, place)
            chosen = exact.floor_int(luck.uniform(draw) * len(allowed))
            for number, name in enumerate(allowed):
                mine = np.flatnonzero((chosen == number) & (view.attention > place))
                if mine.size:
                    tables.append(self._table(view, ORDERS[name], mine, luck.child(draw[mine], 7)))
        return join(tables)

    def decides(self, view: View) -> OrderTable:
        """Any of the answers to each decision that waits; one that is too dear is lost."""
        games = np.arange(view.batch) if self.games is None else self.games
        tables = []
        for place, one in enumerate(view.world.dilemmas):
            rows = waiting(view, place)
            draw = luck.key(games[rows], Purpose.PLAYER_RANDOM, self.number, view.turn, luck.entity(f"dilemma:{one.id}"))
            tables.append(answers(view, place, rows, exact.floor_int(luck.uniform(draw) * len(one.choices))))
        return join(tables)

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """Every offer is accepted in half of the games, refused in the others."""
        games = np.arange(view.batch) if self.games is None else self.games
        seat = luck.entity(view.seat)
        draw = luck.key(games[offers.rows], Purpose.PLAYER_RANDOM, self.number, view.turn, seat, offers.code)
        return offers.answer(view.world.seats.index(view.seat), luck.uniform(draw) < 0.5)

    def _table(self, view: View, spec: OrderSpec, rows: IntArray, key: KeyArray) -> OrderTable:
        values = [_argument(view, parameter, luck.child(key, number)) for number, parameter in enumerate(spec.parameters)]
        table = make_table(rows, view.world.seats.index(view.seat), spec.code, values)
        if spec.timing == "dated":
            table.on_fix = luck.uniform(luck.child(key, 90)) < 0.5
        return table


def _can_draw(view: View, spec: OrderSpec) -> bool:
    """Whether every argument can be drawn: not a text, an accord or an answer, nor a gateway where the scenario has none."""
    kinds = {parameter.kind for parameter in spec.parameters}
    return not kinds & {"text", "accord", "answer"} and ("gateway" not in kinds or bool(view.world.gateways))


def _argument(view: View, parameter: OrderParameter, key: KeyArray) -> FloatArray:
    """A random value of one parameter, per game."""
    u = luck.uniform(key)
    if parameter.kind == "flag":
        return (u < 0.5) * 1.0
    if parameter.kind == "choice":
        return exact.floor_int(u * len(parameter.choices)) * 1.0
    if parameter.kind == "integer":
        high = _HIGHEST.get(parameter.name, parameter.high)
        return parameter.low + exact.floor_int(u * (min(high, parameter.high) - parameter.low + 1.0)) * 1.0
    if parameter.kind == "amount":
        high = _HIGHEST.get(parameter.name, parameter.high)
        return exact.floor_int((parameter.low + u * (high - parameter.low)) * 100.0 + 0.5) / 100.0
    world = view.world
    if parameter.kind == "target":
        third = luck.uniform(luck.child(key, 1))
        group = GROUPS_FROM + exact.floor_int(u * len(world.groups))
        region = REGIONS_FROM + exact.floor_int(u * len(world.regions))
        leader = exact.floor_int(u * len(world.posts))
        return np.where(third < 0.5, leader, np.where(third < 0.75, group, region)) * 1.0
    names = {"leader": world.posts, "group": world.groups, "region": world.regions, "seat": world.seats,
             "gateway": world.gateways}[parameter.kind]  # fmt: skip
    picked = exact.floor_int(u * (len(names) + len(parameter.choices)))
    return np.where(picked < len(names), picked, WORD - (picked - len(names))) * 1.0

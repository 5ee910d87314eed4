"""The levers of a red seat: of its own orders those that its published doctrine gives, one kind at a time."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np

from game.core.orders import ORDERS
from game.engine.observe import View
from game.engine.order_table import GROUPS_FROM, OrderTable, make_table
from game.players.network import Network
from game.players.reading import seat_of
from game.study.balance_lever_common import Give


def _as_the_network(view: View, name: str) -> list[OrderTable]:
    """The orders of one kind among those of the group's published doctrine."""
    table = Network().orders(view)
    return [table.part(table.code == ORDERS[name].code)]


def _with_another(view: View, name: str) -> list[OrderTable]:
    """An order about the first other group that exists, in every turn."""
    own = view.world.group_of_seat(view.seat)
    others = view.exists.copy()
    others[:, -1 if own is None else own] = False
    rows = np.flatnonzero(others.any(axis=1))
    group = np.argmax(others, axis=1)[rows]
    target = group + (GROUPS_FROM if ORDERS[name].parameters[0].kind == "target" else 0.0)
    return [make_table(rows, seat_of(view), ORDERS[name].code, [target * 1.0])]


RED: Final[Mapping[str, Give]] = {
    **{
        name: partial(_as_the_network, name=name)
        for name in (
            "retaliate", "lie_low", "settle_succession", "expand", "bribe", "diversify", "aid_population", "arm",
            "move_labs",
        )
    },
    "betray": partial(_with_another, name="betray"),
    "ally": partial(_with_another, name="ally"),
}  # fmt: skip

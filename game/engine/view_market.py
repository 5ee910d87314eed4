"""What a seat knows of the market and of public health: what anybody can read, its own programmes, a group's own books."""

from typing import Any

import attrs
import numpy as np

from game.core.arrays import FloatArray, IntArray
from game.core.state import State


@attrs.frozen(eq=False)
class Market:
    """Prices, users and deaths by product (B, X), which are public; a seat's own programmes; a red seat's lines (B, Y).

    What is not the seat's is 0.
    """

    price: FloatArray  # $ per pure gram, street
    price_start: FloatArray  # 0 where the scenario has no market
    border_start: FloatArray  # $ per pure gram, what groups sold for at the start, as experts put it
    purity: FloatArray
    purity_start: FloatArray
    users: IntArray
    in_treatment: IntArray
    deaths: IntArray  # of an overdose, in the last turn
    death_rate: FloatArray  # per user a week, at the start
    courier_cost: FloatArray  # $ per kg
    courier_rest: FloatArray
    retail_capacity: FloatArray
    treatment_entry: FloatArray  # share of users who enter treatment in a week, at the start
    case_pressure: FloatArray  # (B,) public
    treatment_reach: FloatArray  # (B,) public
    treat: IntArray  # (B,) dollars a turn, of the United States
    distribution: IntArray  # (B,) the same
    own_lines: FloatArray  # (B, Y) effort of the own group in each line
    own_revenue: IntArray  # (B, Y) dollars of the last turn
    own_diversify: IntArray  # (B,) line to which the group turns this turn; -1 none


_PUBLIC = (
    "price", "price_start", "border_start", "purity", "purity_start", "users", "in_treatment", "overdose_deaths",
    "death_rate", "courier_cost", "courier_rest", "retail_capacity", "treatment_entry", "case_pressure", "treatment_reach",
)  # fmt: skip


def market_of(state: State, seat: str, group: int | None) -> Market:
    """The market as one seat knows it."""
    payer, own = int(seat == "us"), group if group is not None else 0
    mine = int(group is not None)
    own_programmes: tuple[Any, ...] = (
        state.treat_funds * payer, state.distribution_funds * payer, state.line_share[:, own] * mine,
        state.revenue_line[:, own] * mine, np.where(group is not None, state.diversify_line[:, own], -1),
    )  # fmt: skip
    return Market(*(getattr(state, name).copy() for name in _PUBLIC), *own_programmes)

"""The terms of a bargain on its way into an order: what each state can promise, and how both sides are written."""

import shlex
from collections.abc import Sequence
from typing import Final

from game.core.orders import NO_TERMS, ORDERS
from game.core.world import STATE_SEATS, World
from game.engine import legal
from game.engine.diplomacy import A_SIDE
from game.engine.offers import SEPARATOR, can_be_promised

LONGEST: Final = 120  # turns
USUAL: Final = 3  # turns that are proposed at first
MOST_TERMS: Final = A_SIDE  # of one side


def other_state(seat: str) -> str:
    """The state seat on the other side of a bargain."""
    return next(one for one in STATE_SEATS if one != seat)


def promisable(world: World, seat: str) -> list[str]:
    """The orders that a state seat can promise in an accord of this scenario, in the order of the vocabulary."""
    return [name for name in ORDERS if can_be_promised(world, seat, ORDERS[name], _carried_out)]


def _carried_out(order: str) -> bool:
    """Whether a rule of this version carries out an order."""
    return order in legal.WRITERS


def bargain(gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """Both sides of a bargain and its length as arguments of an order."""
    return f"gives={_quoted(gives)} asks={_quoted(asks)} turns={turns}"


def _quoted(orders: Sequence[str]) -> str:
    return shlex.quote(f"{SEPARATOR} ".join(orders) or NO_TERMS)


def proposal(gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """The order that offers a bargain."""
    return f"propose_accord {bargain(gives, asks, turns)}"


def counter(accord: str, gives: Sequence[str], asks: Sequence[str], turns: int) -> str:
    """The order that answers an offer with other terms."""
    return f"answer_accord accord={accord} answer=counter {bargain(gives, asks, turns)}"

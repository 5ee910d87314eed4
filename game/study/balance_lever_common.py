"""What the levers of several seats share: how an entry of their tables looks, and orders that both states can give."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from game.core.arrays import BoolArray
from game.engine.observe import View
from game.engine.order_table import OrderTable, make_table
from game.players import working
from game.players.reading import ranked, seat_of, worth

LEVER: Final = "lever:"
Give = Callable[[View], Sequence[OrderTable]]
# Orders by name, the last the lever itself, those before it what it rests on; how it is given; what is there beside it.
Entry = tuple[tuple[str, ...], Give, tuple[tuple[str, str], ...]]
PLACES: Final = 4  # among which a programme is shared out
QUARTER, WHOLE = 1.0 / PLACES, 1.0
WORDS: Final = 5.0  # capital of a message
TONES: Final[Mapping[str, int]] = {"claim": working.CLAIM, "share": working.SHARE, "quiet": working.QUIET}


def entry(give: Give, *orders: str, beside: tuple[tuple[str, str], ...] = ()) -> Entry:
    """An entry of a table of levers."""
    return orders, give, beside


def always(view: View) -> BoolArray:
    """Every game; (B,)."""
    return np.ones(view.batch, dtype=np.bool_)


def once(code: int, *values: float) -> Give:
    """An order without a target, in every turn."""
    return lambda view: [make_table(np.arange(view.batch), seat_of(view), code, list(values))]


def collect(view: View) -> list[OrderTable]:
    """All points on the two leaders worth most."""
    return working.collect_on(view, ranked(worth(view), 2), [0.6, 0.4])


def exploit(view: View) -> list[OrderTable]:
    """Half of the points on what raids bring."""
    points = int(view.points.min()) // 2
    return [working.exploit(view, points)]


def message(view: View, tone: int) -> list[OrderTable]:
    """A message of a tone in every turn in which the capital pays for it."""
    return [working.message_where(view, always(view), tone, WORDS, 0.0)]

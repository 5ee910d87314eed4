"""What a player is: it is given a view of its seat, for one game or for a batch, and gives orders. It never sees a state."""

from typing import Protocol

from game.engine.observe import View
from game.engine.order_table import OrderTable


class Player(Protocol):
    """A bot for a seat."""

    @property
    def name(self) -> str:
        """Name under which it is chosen."""
        ...

    def orders(self, view: View) -> OrderTable:
        """The orders of this turn for every game of the view; a refused one is simply lost."""
        ...

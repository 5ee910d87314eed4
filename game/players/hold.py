"""Hold: no orders at all."""

from typing import Final

from game.engine.observe import View
from game.engine.order_table import OrderTable, empty_table


class Hold:
    """Gives no order; what runs goes on."""

    name: Final = "hold"

    def orders(self, view: View) -> OrderTable:
        """None."""
        return empty_table()

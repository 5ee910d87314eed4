"""The first page of the report: the headline measures, what changed, what was expected, what it cost, the mandate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from game.desktop.screens.frame import width_class
from game.desktop.screens.turn_report import cards, changed, expected
from game.desktop.screens.turn_report.facts import Facts
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Grid, Row, Sized

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

EDGE: Final = 24  # of the page, px at 100%
BAR: Final = 10  # of its scroll bar
INSIDE: Final = 16  # of a panel
SIX_CARDS: Final = 1200  # px at 100% from which six headline cards stand beside each other
SHARES: Final = (0.51, 0.245, 0.245)  # of the three columns of a wide window


def summary(desk: Desk, ui: Ui, facts: Facts, chosen: str, on_choose: Callable[[str], object]) -> Widget:
    """The page, in as many columns as the window has room for."""
    folded = width_class(ui)
    drawn = folded != "narrow"
    most = 6 if ui.logical[0] >= SIX_CARDS else 3 if drawn else 2
    heads = [cards.headline(desk, facts, figure, folded == "medium" and len(facts.figures) > 4) for figure in facts.figures]
    top = Grid(heads, columns=min(max(len(heads), 1), most), gap=16)
    room = ui.logical[0] - 2 * EDGE - BAR
    bars = {"wide": int((room - 32) * SHARES[0]) - 2 * INSIDE, "medium": room - 2 * INSIDE, "narrow": 0}[folded]
    why = changed.what_changed(desk, facts, chosen, on_choose, bars)
    said = expected.prediction_card(facts)
    costs, lens, mandate = cards.paid_by_people(desk, facts), cards.lenses(desk, facts), cards.mandate_card(desk)
    line = {"wide": int(room * SHARES[0]), "medium": room, "narrow": 0}[folded]
    orders = expected.orders_in_short(desk, facts, max(line - 2 * INSIDE, 0))
    if folded == "wide":
        rows: list[Widget] = [_beside(room, SHARES, (why, said, lens)), _beside(room, SHARES, (orders, costs, mandate))]
    elif folded == "medium":
        halves = (0.5, 0.5)
        rows = [why, _beside(room, halves, (said, costs)), orders, _beside(room, halves, (lens, mandate))]
    else:
        rows = [why, said, orders, costs, mandate, lens]
    rows += cards.market(desk, facts)
    return Column([top, *rows] if heads else rows, gap=16)


def _beside(room: int, shares: Sequence[float], items: Sequence[Widget]) -> Widget:
    """Panels beside each other in columns of these shares of the room."""
    left = room - 16 * (len(items) - 1)
    return Row([Sized(item, width=int(left * share)) for item, share in zip(items, shares, strict=True)], gap=16,
               align="stretch")  # fmt: skip

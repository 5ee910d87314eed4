"""In a playback: flows that go over to other corridors and prices that move, from the turn before to the one shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.corridors import has_corridors
from game.clients.known import Known
from game.clients.market_figures import Product, price_words, products
from game.clients.numbers import with_sign
from game.core.markets import PRODUCTS
from game.desktop.art.fonts import LABEL, LABEL_BOLD
from game.desktop.map.border import choose_product, chosen_product
from game.desktop.map.border_panels import NEXT_PRODUCT, Streak
from game.desktop.screens.planning.pieces import change_shown
from game.desktop.screens.playback.player import Player
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Panel, Row
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

FLOWS_KEY: Final = "9"  # as on the planning screen
SHOWN: Final = ("playback", "flows")  # under which the Ui remembers whether flows are shown
LEAST: Final = 0.0005  # of a share that is worth an arrow


def shows_flows(ui: Ui, known: Known) -> bool:
    """Whether flows are to be seen: as the player wants, where there are any."""
    return has_corridors(known) and bool(ui.memory.get(SHOWN, True))


def turn_flows(ui: Ui, known: Known) -> None:
    """Show the flows, or hide them."""
    ui.memory[SHOWN] = not shows_flows(ui, known)


def next_product(ui: Ui) -> None:
    """Show the flows of the next product."""
    choose_product(ui, chosen_product(ui) + 1)


def share_of(player: Player) -> float:
    """How much of the turn has passed, 0 to 1: so far flows and prices have gone over."""
    story = player.story
    if player.ended or story.end <= story.start:
        return 1.0
    return max(0.0, min((player.moment - story.start) / (story.end - story.start), 1.0))


def flows_button(desk: Desk, known: Known, act: Callable[[], object]) -> list[Widget]:
    """The button that shows and hides the flows, where there are any."""
    if not has_corridors(known):
        return []
    on = shows_flows(desk.ui, known)
    tip = _("Hide flows and prices") if on else _("Show flows and prices: corridors as wide as what is thought to pass")
    return [Button(icon="flows", key="flows", tip=tip, shortcut=FLOWS_KEY, show_key=False, on_press=act)]


def price_panel(desk: Desk, known: Known, share: float) -> Widget | None:
    """Street prices on their way from the turn before to this one; None where there is no market."""
    found = products(known)
    if not found:
        return None
    chosen = chosen_product(desk.ui)
    lines = [_line(desk, one, share, one.place == chosen) for one in found]
    headings = [Heading(_("Product"), grow=1.0), Heading(_("$ a pure gram"))]
    note = Text(_("Width: what is thought to pass."), LABEL, "label")
    table = Table(desk.ui, headings, lines, key="prices", pad=6)
    return Panel(Column([table, note], gap=6), pad=10, edge="divider", radius=8)


def _line(desk: Desk, one: Product, share: float, chosen: bool) -> Line:
    change = one.price.change or 0.0
    before = one.price.value / (1.0 + change)
    now = before + (one.price.value - before) * share
    so_far = now / before - 1.0 if before > 0.0 else 0.0
    words = with_sign(abs(so_far), "share", plus=False) if abs(so_far) >= LEAST else ""
    name = Text(one.name, LABEL_BOLD, "accent_hover" if chosen else "text", grow=1)
    cells: list[str | Widget] = [
        Row([Streak(one.place, long=14), name], gap=6),
        Row([Text(price_words(now), LABEL_BOLD, wrap=False), *change_shown(words, so_far, 1)], gap=5),
    ]
    return Line(cells, key=f"product {PRODUCTS[one.place]}", chosen=chosen, on_press=partial(_choose, desk, one.place),
                tip=_("Shows the flows of this product; {key} shows the next one.").format(key=NEXT_PRODUCT))  # fmt: skip


def _choose(desk: Desk, product: int) -> None:
    choose_product(desk.ui, product)
    desk.ui.refresh()

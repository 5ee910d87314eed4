"""Beside the map of the border: which product is shown, what widths and rings mean, products and gateways in tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.clients import gateways as gates_known
from game.clients import layers
from game.clients.corridors import kilograms, passing, seized_in_turn
from game.clients.known import Known
from game.clients.market_figures import Figure, Product, has_market, products
from game.clients.order_titles import gateway_name
from game.core.arrays import IntArray
from game.core.markets import PRODUCTS
from game.desktop.art.fonts import LABEL, LABEL_BOLD
from game.desktop.map.border import ICONS, choose_product, chosen_product, product_colour
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Flow, Panel, Row
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Icon, Text
from game.texts import N_, _, first_up, money, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

NEXT_PRODUCT: Final = "X"  # the key that shows the next product
KINDS: Final = (
    (gates_known.LAND, N_("on land")), (gates_known.SEA, N_("seaport")), (gates_known.AIR, N_("airports")),
    (gates_known.MAIL, N_("mail")),
)  # fmt: skip
# Which way a change is better: nobody gains by cheaper or purer drugs; of seizures neither can be said.
BETTER: Final = {"price": 1, "purity": -1, "seized": 0, "deaths": -1}


class Streak(Widget):
    """A piece of a corridor in the colour of a product, `wide` pixels at 100%."""

    def __init__(self, product: int, wide: float = 6.0, long: int = 22) -> None:
        super().__init__()
        self.product, self.wide, self.long = product, wide, long

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.long), max(ui.px(self.wide), ui.px(8))

    def paint(self, ui: Ui, paint: Paint) -> None:
        tall = max(ui.px(self.wide), 1)
        box = pygame.Rect(self.rect.left, self.rect.centery - tall // 2, self.rect.width, tall)
        paint.fill(box, product_colour(paint.palette, self.product), tall // 2)


def product_buttons(desk: Desk) -> Widget:
    """The four products, of which the map shows one."""
    chosen = chosen_product(desk.ui)
    found: list[Widget] = []
    for place in range(len(PRODUCTS)):
        words = Text(first_up(gates_known.product_name(place)), LABEL, "accent_hover" if place == chosen else "text")
        found.append(
            Pressable(Row([Streak(place), words], gap=8), key=f"product {PRODUCTS[place]}", chosen=place == chosen, radius=6,
                      pad=(8, 4), on_press=partial(_choose, desk, place),
                      tip=_("Shows this product on the map; {key} shows the next one.").format(key=NEXT_PRODUCT))
        )  # fmt: skip
    return Flow(found, gap=4, line_gap=4)


def _choose(desk: Desk, product: int) -> None:
    choose_product(desk.ui, product)
    desk.ui.refresh()


def legend_parts(desk: Desk, layer: str, known: Known) -> list[Widget]:
    """What stands in the legend of a layer of the border above the colours of the regions."""
    if layer == layers.GATEWAYS:
        kinds = {gates_known.kind_of(known, place) for place in gates_known.listed(known)}
        signs: list[Widget] = [
            Row([Icon(ICONS[kind], 16, "own"), Text(_(words), LABEL, "second")], gap=4)
            for kind, words in KINDS if kind in kinds
        ]  # fmt: skip
        note = Text(_("Beside each: the wait of lawful crossings, and what part of them is inspected."), LABEL, "label")
        return [Flow(signs, gap=12, line_gap=4), note]
    if layer == layers.PRICES:
        note = Text(_("Rings: what was seized of the product in a week."), LABEL, "label")
        return [product_panel(desk, known) if has_market(known) else product_buttons(desk), note]
    return [product_buttons(desk), *_widths(desk, known)]


def short_legend(desk: Desk, layer: str) -> Widget | None:
    """For a window with little room the products to choose from; None on a layer that has none."""
    if layer not in (layers.FLOWS, layers.PRICES):
        return None
    return Panel(product_buttons(desk), pad=8, ground="panel", edge="divider", radius=8)


def _widths(desk: Desk, known: Known) -> list[Widget]:
    """How wide the widest corridors are, and where the guess comes from."""
    product = chosen_product(desk.ui)
    found = [one for one in passing(known, product) if one.value > 0.0]
    whole, error = sum(one.value for one in found), sum(one.error for one in found)
    if not found:
        return [Text(_("Nothing of it is known to cross."), LABEL, "label")]
    if found[0].is_share:
        note = _("Width: part of all that crosses, as published before the game.")
    elif error > 0.0:
        note = _("Width: what is thought to pass, by what is seized; in all {whole} ± {error} a week.").format(
            whole=kilograms(whole), error=kilograms(error))  # fmt: skip
    else:
        note = _("Width: what passed; in all {whole} a week.").format(whole=kilograms(whole))
    return [Text(note, LABEL, "label")]


def product_panel(desk: Desk, known: Known) -> Widget:
    """The products side by side: street price, purity and seizures, each with its change in the last turn."""
    chosen = chosen_product(desk.ui)
    headings = [Heading(_("Product"), grow=1.0), Heading(_("$ a pure gram")), Heading(_("purity")), Heading(_("seized, kg"))]
    lines = []
    for one in products(known):
        name = Text(one.name, LABEL_BOLD, "accent_hover" if one.place == chosen else "text", grow=1)
        cells: list[str | Widget] = [Row([Streak(one.place, long=14), name], gap=6)]
        cells += [figure(getattr(one, part), BETTER[part]) for part in ("price", "purity", "seized")]
        lines.append(Line(cells, key=f"product {PRODUCTS[one.place]}", on_press=partial(_choose, desk, one.place),
                          chosen=one.place == chosen, tip=_told(one)))  # fmt: skip
    return Table(desk.ui, headings, lines, key="product_panel", pad=6)


def price_caption(desk: Desk, layer: str, known: Known) -> Widget | None:
    """What the chosen product costs, for a map of prices whose legend is shut; None on another layer."""
    if layer != layers.PRICES or not has_market(known):
        return None
    one = products(known)[chosen_product(desk.ui)]
    words = _("{product}: ${price} a pure gram, purity {purity}").format(
        product=one.name, price=one.price.words, purity=one.purity.words
    )
    row = Row([Streak(one.place, long=14), Text(words, LABEL_BOLD, wrap=False)], gap=8)
    return Panel(row, pad=(10, 6), ground="panel", edge="divider", radius=8, key="price caption", tip=_told(one))


def figure(one: Figure, better: int) -> Widget:
    """A number, beside it an arrow and the size of its change."""
    from game.desktop.screens.planning.pieces import change_shown  # the screens build on the map

    changed = change_shown(one.change_words, one.change or 0.0, better)
    return Row([Text(one.words, LABEL_BOLD, wrap=False), *changed], gap=5)


def _told(one: Product) -> str:
    words = _(
        "{product}: {price} a pure gram in the street, purity {purity}; {users} users, deaths in the last turn {deaths}."
    )
    return words.format(product=one.name, price=money(one.price.value), purity=one.purity.words, users=one.users.words,
                        deaths=one.deaths.words)  # fmt: skip


def product_table(desk: Desk, known: Known, with_choice: bool = True) -> Widget:
    """The same as a table, with users and deaths; `with_choice`: a press of a row shows the product on the map."""
    headings = [Heading(_("Product"), grow=1.0)]
    headings += [Heading(words, number=True, grow=1.0) for words in (
        _("$ a pure gram"), _("Purity"), _("Seized, kg"), _("Users"), _("Deaths"))]  # fmt: skip
    lines = []
    for one in products(known):
        found = (one.price, one.purity, one.seized, one.users, one.deaths)
        act = partial(_choose, desk, one.place) if with_choice else None
        lines.append(Line([one.name, *(_with_change(each) for each in found)], [one.name, *(each.value for each in found)],
                          key=PRODUCTS[one.place], on_press=act))  # fmt: skip
    return Table(desk.ui, headings, lines, key="product_table")


def _with_change(one: Figure) -> str:
    if not one.change_words:
        return one.words
    return f"{one.words} ({'+' if (one.change or 0.0) > 0.0 else '-'}{one.change_words})"


Read = tuple[Heading, Callable[[int], tuple[str, float | str]]]
"""The head of a column of the table of gateways, and what stands there of a gateway with what it is sorted by."""


def gateway_table(desk: Desk, layer: str, on_gateway: Callable[[str], object], known: Known) -> Widget:
    """Every gateway with what the layer is about: what is thought to pass, what was seized, or how long the wait is."""
    made = {layers.FLOWS: _of_flows, layers.PRICES: _of_seizures, layers.GATEWAYS: _of_gateways}[layer]
    columns = made(chosen_product(desk.ui), known)
    names = known.view.world.gateways
    lines = []
    for place in gates_known.listed(known):
        cells = [read(place) for _heading, read in columns]
        title = gateway_name(names[place])
        lines.append(Line([title, *(words for words, _value in cells)], [title, *(value for _words, value in cells)],
                          key=names[place], on_press=partial(on_gateway, names[place])))  # fmt: skip
    return Table(desk.ui, [Heading(_("Gateway"), grow=1.4), *(head for head, _read in columns)], lines,
                 key=f"gateway_table {layer}")  # fmt: skip


def _of_flows(product: int, known: Known) -> list[Read]:
    passes = gates_known.all_passing(known, product)
    share = any(one.is_share for one in passes.values())

    def amount(place: int) -> tuple[str, float | str]:
        one = passes.get(place)
        if one is None:
            return "-", -1.0
        return (one.words if one.error <= 0.0 else f"{one.words} ± {kilograms(one.error)}"), one.value

    def change(place: int) -> tuple[str, float | str]:
        one = passes.get(place)
        return ("", 0.0) if one is None else (one.change_words, one.change or 0.0)

    def seized(place: int) -> tuple[str, float | str]:
        one = passes.get(place)
        return ("-", -1.0) if one is None or share else (kilograms(one.seized), one.seized)

    return [
        (Heading(_("Part of it") if share else _("Thought to pass, a week"), number=True, grow=1.2), amount),
        (Heading(_("Change"), number=True, grow=0.8, tip=_("Against the turn before")), change),
        (Heading(_("Seized, a week"), number=True, grow=1.0), seized),
    ]  # fmt: skip


def _of_seizures(_product: int, known: Known) -> list[Read]:
    def of(product: int) -> Callable[[int], tuple[str, float | str]]:
        return lambda place: (
            gates_known.seized_words(known.view, place)[product], seized_in_turn(known.view, place)[product]
        )  # fmt: skip

    tip = _("Kilograms in the last turn")
    return [
        (Heading(first_up(gates_known.product_name(x)), number=True, grow=1.0, tip=tip), of(x)) for x in range(len(PRODUCTS))
    ]


def _of_gateways(_product: int, known: Known) -> list[Read]:
    view = known.view

    def counted(values: IntArray, words: Callable[[int], str]) -> Callable[[int], tuple[str, float | str]]:
        return lambda place: (words(int(values[0, place])) if int(values[0, place]) else "-", float(values[0, place]))

    def by(place: int) -> tuple[str, float | str]:
        words = ", ".join(one.words for one in gates_known.channels(view, place)) or _("nothing north")
        return words, words

    return [
        (Heading(_("Channels"), grow=2.0), by),
        (Heading(_("Wait"), number=True, grow=0.7, tip=_("Of lawful crossings")),
         lambda place: (gates_known.wait_words(view, place), gates_known.wait(view, place))),
        (Heading(_("Inspected"), number=True, grow=0.8, tip=_("Of lawful crossings by land")),
         lambda place: (gates_known.inspected_words(view, place), gates_known.inspected(view, place) or 0.0)),
        (Heading(_("Guns"), number=True, grow=0.6, tip=_("Guns seized on their way south in the last turn")),
         counted(view.finance.guns_seized_at, number)),
        (Heading(_("Cash"), number=True, grow=0.8, tip=_("Cash seized on its way south in the last turn")),
         counted(view.finance.cash_seized_at, money)),
    ]  # fmt: skip


def border_tables(desk: Desk, layer: str, on_gateway: Callable[[str], object], known: Known) -> list[Widget]:
    """The tables of a layer of the border: the products where it is about prices, and the gateways."""
    if layer == layers.GATEWAYS:
        return [gateway_table(desk, layer, on_gateway, known)]
    found: list[Widget] = [product_buttons(desk)]
    if layer == layers.PRICES and has_market(known):
        found = [product_table(desk, known), *found]
    notes = _widths(desk, known)[:1] if layer == layers.FLOWS else []
    return [*found, gateway_table(desk, layer, on_gateway, known), *notes]

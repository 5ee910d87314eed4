"""The planning screen: the map in the middle, what needs attention at the left, what is selected at the right, the tray."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.clients import headings, layers
from game.clients.order_titles import heading
from game.core.orders import Order
from game.desktop.map.border import choose_product, chosen_product
from game.desktop.map.border_panels import NEXT_PRODUCT, price_caption, short_legend
from game.desktop.map.geometry import load_geometry
from game.desktop.map.view import LAYERS, MapView, Mark, layer_table, legend, legend_width
from game.desktop.screen import Screen
from game.desktop.screens.frame import game_screen, top_bar, width_class
from game.desktop.screens.planning import left
from game.desktop.screens.planning.all_orders import open_all_orders
from game.desktop.screens.planning.context import NOTHING, RIGHT, RIGHT_MEDIUM, Context, Selected, read_selected
from game.desktop.screens.planning.decisions import banner, open_decision
from game.desktop.screens.planning.ending import end_turn
from game.desktop.screens.planning.inspector import inspector
from game.desktop.screens.planning.needs import needs
from game.desktop.screens.planning.purses import compact, purse_row
from game.desktop.screens.planning.strip import civilians, headline_strip
from game.desktop.screens.planning.tray import planned_orders, resolve_button, resolve_panel, standing_chips, tray
from game.desktop.widgets.controls import Button, Tab
from game.desktop.widgets.core import Widget
from game.desktop.widgets.keys import chord
from game.desktop.widgets.layout import Anchored, Column, Divider, Flow, Gap, Panel, Row, Sized, Stack
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.session.naming import text_in
from game.texts import N_, _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

MEMORY: Final = "planning"
TABS: Final = (
    ("map", N_("Map")), ("attention", N_("Attention")), ("selected", N_("Selected")), ("orders", N_("Orders")),
)  # fmt: skip
GUIDE, GUIDE_NARROW = 400, 520  # px at 100%: the width of the lesson's card
NARROW_REST, BROAD_REST = 290, 380  # px at 100% of the window's height that the map does not have
ROOMY, TALL = 1560, 800  # px at 100% from which the legend stands open by itself


class Planning(Screen):
    """Plan the turn. `select`: what is selected at first, as `region MX-JAL` or a bare id."""

    name = "planning"

    def __init__(self, desk: Desk, select: str = "", **arguments: object) -> None:
        super().__init__(desk)
        self._context = Context(desk, self._select)
        self._map: MapView | None = None
        if select:
            self._keep("select", read_selected(desk.play.known, select).text, own=True)

    # -- what is kept over rebuilds and turns --------------------------------------------------------------------

    def _keep(self, name: str, value: object, own: bool = False) -> None:
        self.ui.memory[MEMORY, f"{name} {self.desk.play.seat}" if own else name] = value

    def _kept(self, name: str, default: object, own: bool = False) -> object:
        return self.ui.memory.get((MEMORY, f"{name} {self.desk.play.seat}" if own else name), default)

    def _select(self, selected: Selected) -> None:
        self._keep("select", selected.text, own=True)
        if width_class(self.ui) == "narrow" and selected != NOTHING:
            self._keep("tab", "selected")
        self.ui.refresh()

    @property
    def selected(self) -> Selected:
        """What is selected, as far as the seat still knows of it."""
        return read_selected(self.desk.play.known, str(self._kept("select", "", own=True)))

    @property
    def layer(self) -> str:
        """The layer of the map."""
        return str(self._kept("layer", "violence"))

    @property
    def _legend_open(self) -> bool:
        """Whether the legend stands over the map: as the player wants, else where it hides little."""
        return bool(self._kept("legend", self.ui.logical[0] >= ROOMY and self.ui.logical[1] >= TALL))

    def _turn_legend(self) -> None:
        self._keep("legend", not self._legend_open)

    @property
    def _as_table(self) -> bool:
        """Whether the map is shown as a table: as the player wants, or because the places of the scenario are on no map."""
        return bool(self._kept("table", False)) or not self._on_map

    @property
    def _on_map(self) -> bool:
        return any(region in load_geometry().regions for region in self.desk.play.known.view.world.regions)

    def _choose_layer(self, name: str) -> None:
        self._keep("layer", name)
        if width_class(self.ui) == "narrow":
            self._keep("tab", "map")

    def _turn_over(self, name: str, default: bool) -> Callable[[], None]:
        return lambda: self._keep(name, not self._kept(name, default))

    # -- the screen ----------------------------------------------------------------------------------------------

    def entered(self) -> None:
        if self.desk.play.session.over or self.desk.play.watched:
            self.desk.go("review")

    def build(self, ui: Ui) -> Widget:
        context = self._context
        context.width, context.selected = width_class(ui), self.selected
        self._map = None
        if self.desk.play.session.over:
            return Text(_("The game is over."))
        build = self._narrow if context.width == "narrow" else self._broad
        return build(context)

    def _bar(self, context: Context) -> Widget:
        play = self.desk.play
        session = play.session
        when = _("turn {turn} of {last} · {days}").format(
            turn=session.turn, last=session.last_turn, days=headings.short_days(session, session.turn)
        )
        seat = play.names.seat_name(play.seat)
        subtitle = f"{seat} · {when}" if context.width == "narrow" else f"{seat}\n{when}"
        title = text_in(session.setup.scenario.head.title)
        middle = [] if context.width == "narrow" else purse_row(context)
        return top_bar(self.desk, title, subtitle, middle)

    def _broad(self, context: Context) -> Widget:
        """Wide and medium windows: three panels and the tray."""
        right = RIGHT if context.width == "wide" else RIGHT_MEDIUM
        centre = Column([headline_strip(context), *self._asked(context), self._map_area(context)], gap=0, grow=1)
        side = Sized(Panel(Column([inspector(context)], gap=0), pad=0), width=right)
        if context.width == "wide":
            panels: list[Widget] = [left.left_panel(context, self.layer, self._choose_layer)]
        else:
            opened = bool(self._kept("attention", False)) and not self._as_table

            def toggle() -> None:
                self._keep("attention", not opened)
                self._keep("table", False)

            panels = [left.rail(context, self.layer, self._choose_layer, opened, toggle)]
            if opened:
                found = Scroll(left.attention_list(context), key="attention", grow=1)
                panels += [Divider(upright=True), Sized(Panel(Column([found], gap=0), pad=0), width=left.LEFT)]
        body = Row([*panels, Divider(upright=True), centre, Divider(upright=True), side], gap=0, align="stretch")
        foot = tray(context, self._end, partial(open_all_orders, context), right)
        return game_screen(self._bar(context), body, foot)

    def _asked(self, context: Context) -> list[Widget]:
        """What is asked of the seat and not answered, in a row where the list of what needs attention is folded away."""
        row = None if context.width == "wide" else banner(self.desk)
        return [] if row is None else [Panel(row, pad=(12, 6), ground="panel")]

    def _narrow(self, context: Context) -> Widget:
        """Narrow windows: one thing at a time behind tabs, the tray in a line."""
        shown = str(self._kept("tab", "map"))
        counts = {"attention": len(needs(context)), "orders": len(self.desk.play.tray)}
        tabs: list[Widget] = [
            Tab(f"{_(words)} {counts[name]}" if counts.get(name) else _(words), name == shown, key=f"tab {name}",
                on_press=partial(self._keep, "tab", name), shortcut=f"Ctrl+{place}", tip=_("Shows this part of the screen."))
            for place, (name, words) in enumerate(TABS, start=1)
        ]  # fmt: skip
        head = Panel(
            Flow([Row(tabs, gap=0), Row([*compact(context), civilians(context)], gap=2)], gap=12, line_gap=0),
            pad=(8, 0),
        )
        pages: dict[str, Callable[[], Widget]] = {
            "map": lambda: self._map_area(context), "attention": lambda: self._attention_page(context),
            "selected": lambda: inspector(context), "orders": lambda: self._orders_page(context),
        }  # fmt: skip
        page = pages.get(shown, pages["map"])()
        page.grow = 1
        if shown in ("map", "selected"):
            page = Column([*self._asked(context), page], gap=0, grow=1)
        planned = len(self.desk.play.tray)
        words = _("{planned} planned, {left} decisions left").format(planned=planned, left=context.known.decisions_left)
        every = Button(_("All orders"), icon="search", key="all orders", shortcut="F", show_key=False,
                       on_press=partial(open_all_orders, context),
                       tip=_("Every order that your seat may give, by theme."))  # fmt: skip
        button = resolve_button(context, self._end)
        foot_row: list[Widget] = [Text(words, grow=1), every, button]
        if shown == "orders":
            foot_row = [Text(words, grow=1), button]
        foot = Column([Divider(), Panel(Row(foot_row, gap=12), pad=(12, 6))], gap=0)
        return game_screen(self._bar(context), Column([head, Divider(), page], gap=0), foot)

    def _attention_page(self, context: Context) -> Widget:
        items = [headline_strip(context), left.attention_list(context)]
        return Scroll(Column(items, gap=0), key="attention", grow=1)

    def _orders_page(self, context: Context) -> Widget:
        chips = standing_chips(context)
        items: list[Widget] = [planned_orders(context, least=True)]
        if chips:
            items += [Text(_("Standing programmes")), Flow(chips, gap=8)]
        items.append(resolve_panel(context, self._end, partial(open_all_orders, context)))
        return Scroll(Panel(Column(items, gap=12), pad=16, ground=""), key="orders", grow=1)

    # -- the map -------------------------------------------------------------------------------------------------

    def _map_area(self, context: Context) -> Widget:
        chosen = context.selected
        table = self._as_table
        if table:
            shown = layer_table(self.desk, self.layer, self._select_region, on_gateway=self._select_gateway)
            shown.grow = 1
            card = self._guide(context)
            above: list[Widget] = [] if card is None else [Panel(card, pad=(12, 8), ground="")]
            if self._on_map:
                above.append(Panel(Row([Gap(0), *self._controls(context, table)], gap=8), pad=(12, 6), ground=""))
            return Column([*above, shown], gap=0, grow=1)
        region = self._region_of(context, chosen)
        self._map = MapView(self.desk, layer=self.layer, selected=region, on_select=self._select_region,
                            marks=marks(context), key="map", grow=1, on_gateway=self._select_gateway,
                            gateway=chosen.id if chosen.kind == "gateway" else "")  # fmt: skip
        controls = Anchored(Column(self._controls(context, table), gap=8), "se", margin=16)
        items: list[Widget] = [self._map, controls]
        if self._legend_open:
            short = short_legend(self.desk, self.layer) if context.width == "narrow" else None
            told = Sized(
                short or legend(self.desk, self.layer, groups_too=self.ui.logical[1] >= TALL),
                most_width=legend_width(self.layer),
            )
            items.append(Anchored(told, "sw", margin=16))
        elif context.width != "narrow":
            show = Button(
                _("Legend"), icon="info", key="show legend", on_press=self._turn_legend, tip=_("What the map shows.")
            )
            price = price_caption(self.desk, self.layer, context.known)
            items.append(Anchored(Column([price, Row([show])] if price else [show], gap=8), "sw", margin=16))
        card = self._guide(context)
        if card is not None:
            items.append(Anchored(Sized(card, most_width=_guide_width(context)), "ne", margin=12))
        return Stack(items, grow=1)

    def _guide(self, context: Context) -> Widget | None:
        """The card of the lesson, kept to a part of the map; its text scrolls where it is taller."""
        from game.desktop.screens.guide import guide_card  # it builds on this screen

        narrow = context.width == "narrow"
        return guide_card(self.desk, _guide_width(context), self.ui.logical[1] - (NARROW_REST if narrow else BROAD_REST))

    def _controls(self, context: Context, table: bool) -> list[Widget]:
        key = self.desk.settings.key
        found: list[Widget] = []
        if not table:
            found += [
                Button(icon="plus", key="nearer", shortcut=key("zoom_in"), show_key=False, tip=_("Nearer"),
                       on_press=lambda: self._zoom(2.0)),
                Button(icon="minus", key="farther", shortcut=key("zoom_out"), show_key=False, tip=_("Farther"),
                       on_press=lambda: self._zoom(-2.0)),
                Button(icon="fit", key="fit", shortcut=key("fit"), show_key=False, tip=_("Show the whole map"),
                       on_press=self._fit),
                Button(icon="info", key="legend", shortcut="L", show_key=False, tip=_("Show or hide the legend"),
                       on_press=self._turn_legend),
            ]  # fmt: skip
        found.append(
            Button(_("Map") if table else "", icon="place" if table else "table", key="table", show_key=False,
                   shortcut=key("table"),
                   tip=_("Back to the map") if table else _("The map as a table"), on_press=self._turn_over("table", False))
        )  # fmt: skip
        if context.width == "narrow" and not table:
            found.append(
                Button(icon=next(icon for name, _words, icon, _key in LAYERS if name == self.layer), key="layers",
                       tip=_("The next layer of the map"), on_press=self._next_layer)
            )  # fmt: skip
            return [Flow(found, gap=6)]
        return found

    def _next_layer(self) -> None:
        names = [one.id for one in layers.offered(self.desk.play.known)]
        self._choose_layer(names[(names.index(self.layer) + 1) % len(names)] if self.layer in names else names[0])

    def _zoom(self, steps: float) -> None:
        if self._map is not None:
            self._map.zoom(self.ui, steps)

    def _fit(self) -> None:
        if self._map is not None:
            self._map.fit(self.ui)

    def _select_region(self, region: str) -> None:
        self._select(Selected("region", region))

    def _select_gateway(self, gateway: str) -> None:
        self._select(Selected("gateway", gateway))

    def _region_of(self, context: Context, chosen: Selected) -> str:
        """The region that is framed on the map for a selection."""
        known = context.known
        if chosen.kind == "region":
            return chosen.id
        if chosen.kind == "leader":
            place = known.region_of(known.view.world.posts.index(chosen.id))
            return "" if place is None else known.view.world.regions[place]
        return ""

    # -- acting --------------------------------------------------------------------------------------------------

    def _end(self) -> None:
        end_turn(self.desk)

    def key(self, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_EQUALS and self._map is not None:
            self._zoom(2.0)
            return True
        layer = next((one[0] for one in LAYERS if one[3] == chord(event)), "")
        if layer in {one.id for one in layers.offered(self.desk.play.known)}:
            self._choose_layer(layer)
            self.ui.refresh()
            return True
        if chord(event) == NEXT_PRODUCT and self.layer in (layers.FLOWS, layers.PRICES):
            choose_product(self.ui, chosen_product(self.ui) + 1)
            self.ui.refresh()
            return True
        if event.key == pygame.K_ESCAPE and self.selected != NOTHING:
            self._select(NOTHING)
            return True
        if chord(event) == self.desk.settings.key("decide") and self.desk.play.known.decisions:
            open_decision(self.desk, next((one.id for one in self.desk.play.known.undecided), ""))
            return True
        routes = {self.desk.settings.key(name): name for name in ("network", "charts", "diplomacy", "report", "briefing")}
        name = routes.get(chord(event), "")
        if name == "report" and not self.desk.play.session.turns:
            return False
        if name:
            self.desk.push(name)
        return bool(name)


def _guide_width(context: Context) -> int:
    """Of the lesson's card, px at 100%: wider where there is little height."""
    return GUIDE_NARROW if context.width == "narrow" else GUIDE


def marks(context: Context) -> list[Mark]:
    """What stands on the map: planned orders by their number, warnings, what happened in the last turn."""
    known = context.known
    world = known.view.world
    found = []
    for place, planned in enumerate(context.desk.play.tray, start=1):
        region = _where(context, planned.order)
        if region:
            found.append(Mark(region, "order", str(place), heading(known, planned.order)))
    for place, region in enumerate(world.regions):
        if known.attacks(place):
            count = str(known.attacks(place))
            found.append(Mark(region, "attack", count, _("Reprisals in the last turn: {count}").format(count=count)))
        if known.roadblocks(place):
            count = str(known.roadblocks(place))
            found.append(Mark(region, "roadblock", count, _("Roadblocks in the last turn: {count}").format(count=count)))
    return found


def _where(context: Context, order: Order) -> str:
    """The region that an order is about, as far as the seat knows it."""
    known = context.known
    world = known.view.world
    for value in order.arguments.values():
        if value in world.regions:
            return str(value)
        if value in world.posts:
            place = known.region_of(world.posts.index(str(value)))
            if place is not None:
                return world.regions[place]
    return ""

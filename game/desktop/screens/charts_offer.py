"""What charts offer to be shown: measures of the country, a region, a group, a product, a gateway, a line of revenue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import series as measures
from game.clients import series_market as market
from game.clients.known import Known
from game.clients.order_titles import gateway_name
from game.core.markets import LINES, PRODUCTS
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.layout import Column, Divider, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.texts import _, first_up

if TYPE_CHECKING:
    from game.desktop.screens.charts import Charts

MOST: Final = 4  # lines at once


def offer(screen: Charts) -> Widget:
    """Everything that can be shown, by what it is of."""
    known = screen.desk.play.known
    session, seat = known.session, known.seat
    full = len(screen.chosen) >= MOST
    limit = _("Four lines are shown; take one away first.") if full else _("Four lines at most")
    items: list[Widget] = [Text(_("What to show"), PANEL), Text(limit, LABEL, "second" if full else "label")]
    items += [
        _entry(screen, name, measures.label_of(session, seat, name)) for name in measures.measures_of_nation(session, seat)
    ]
    items += [*_of_region(screen, known), *_of_group(screen, known), *_of_markets(screen, known)]
    truth = measures.measures_of_truth(session)
    if truth:
        items += [Divider(), Text(_("What was true"), BODY_BOLD, "second")]
        items += [_entry(screen, one, measures.word_of(one.removeprefix(measures.TRUE))) for one in truth]
    return Scroll(Panel(Column(items, gap=4), pad=(16, 14)), key="offer", grow=1)


def _of_region(screen: Charts, known: Known) -> list[Widget]:
    places = [Choice(one, known.names.region(one)) for one in sorted(known.view.world.regions, key=known.names.region)]
    chooser = DropDown(places, screen.region, on_choose=screen.choose_region, key="region",
                       tip=_("The region whose measures are offered"))  # fmt: skip
    offered = measures.measures_of_region(known.session, known.seat)
    return _section(screen, _("Of a region"), chooser, offered, screen.region)


def _of_group(screen: Charts, known: Known) -> list[Widget]:
    groups = [known.view.world.groups[place] for place in known.groups]
    if screen.group not in groups:
        groups.append(screen.group)
    chooser = DropDown([Choice(one, known.names.group_name(one)) for one in groups], screen.group,
                       on_choose=screen.choose_group, key="group", tip=_("The group whose measures are offered"),
                       icon_for=lambda group: GroupSymbol(group, 16))  # fmt: skip
    offered = measures.measures_of_group(known.session, known.seat, screen.group)
    return _section(screen, _("Of a group"), chooser, offered, screen.group)


def _of_markets(screen: Charts, known: Known) -> list[Widget]:
    """Products, gateways and lines of revenue, as far as the scenario has any of them."""
    view, found = known.view, list[Widget]()
    offered = market.measures_of_product(view)
    if offered:
        chooser = DropDown([Choice(one, first_up(market.name_of(one, market.PRODUCT))) for one in PRODUCTS], screen.product,
                           on_choose=screen.choose_product, key="product",
                           tip=_("The product whose measures are offered"))  # fmt: skip
        found += _section(screen, _("Of a product"), chooser, offered, screen.product)
    gateways = market.gateways_offered(view)
    if gateways:
        here = screen.gateway if screen.gateway in gateways else gateways[0]
        chooser = DropDown([Choice(one, gateway_name(one)) for one in gateways], here, on_choose=screen.choose_gateway,
                           key="gateway", tip=_("The gateway whose measures are offered"))  # fmt: skip
        found += _section(screen, _("Of a gateway"), chooser, market.measures_of_gateway(view, here), here)
    if market.measures_of_line(view):
        found += [Divider(), Text(_("Your revenue by line"), BODY_BOLD, "second")]
        found += [_entry(screen, f"revenue@{one}", market.name_of(one, market.LINE)) for one in LINES]
    return found


def _section(screen: Charts, title: str, chooser: Widget, offered: Sequence[str], of: str) -> list[Widget]:
    entries = [_entry(screen, f"{one}@{of}", measures.word_of(one)) for one in offered]
    return [Divider(), Text(title, BODY_BOLD, "second"), chooser, *entries]


def _entry(screen: Charts, series: str, words: str) -> Widget:
    chosen = series in screen.chosen
    refused = _("Four lines are shown; take one away first.") if not chosen and len(screen.chosen) >= MOST else ""
    tip = refused or (_("Press to take it away") if chosen else _("Press to show it"))
    icon = Icon("check" if chosen else "lock" if refused else "plus", 16, "accent" if chosen else "label")
    act: Callable[[], None] = partial(screen.toggle, series)
    return Pressable(Row([icon, Text(first_up(words), BODY, "label" if refused else "text", grow=1)], gap=8),
                     key=series, on_press=act, refused=refused, chosen=chosen, radius=6, pad=(10, 5), tip=tip)  # fmt: skip

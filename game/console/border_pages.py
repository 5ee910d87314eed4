"""Commands about the market and the border: the four products side by side, the gateways, and all about one of them."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.clients import gateways as gates
from game.clients.corridors import passing, seized_in_turn
from game.clients.known import Known
from game.clients.market_figures import Figure, has_market, products
from game.clients.order_titles import gateway_name
from game.console.app import App
from game.console.vocabulary import simple
from game.core.markets import PRODUCTS
from game.core.problem import N_, Problem
from game.texts import _, first_up, money, number, percent


def show_market(app: App, rest: str) -> None:
    """Street price, purity, seizures, users and deaths by product, with what the last turn changed."""
    if not has_market(app.known):
        raise Problem(N_("This scenario has no market of drugs."))
    app.terminal.page(Group(*market_page(app.known)))


def show_gateways(app: App, rest: str) -> None:
    """The gateways; of one gateway all that is known."""
    known = app.known
    listed = gates.listed(known)
    if not listed:
        raise Problem(N_("Of no gateway of this scenario anything is known."))
    if not rest:
        app.terminal.page(Group(*gateways_page(known)))
        return
    names = {simple(known.view.world.gateways[place]): place for place in listed}
    names |= {simple(gateway_name(known.view.world.gateways[place])): place for place in listed}
    if simple(rest) not in names:
        raise Problem(N_("There is no gateway {asked}; gateways lists them."), asked=repr(rest[:40]))
    app.terminal.page(Group(*gateway_page(known, names[simple(rest)])))


def _table(first: str, *numbers: str) -> Table:
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    made.add_column(first, style="bold", no_wrap=True)
    for words in numbers:
        made.add_column(words, justify="right")
    return made


def market_page(known: Known) -> list[RenderableType]:
    """The products side by side."""
    made = _table(_("product"), _("$ a pure gram"), _("purity"), _("seized, kg"), _("users"), _("deaths"))
    for one in products(known):
        made.add_row(one.name, *(_changed(each) for each in (one.price, one.purity, one.seized, one.users, one.deaths)))
    note = _("In brackets: the change in the last turn. Seized and deaths: in the last turn. gateways shows where.")
    return [Text(_("The market in the United States"), style="bold"), made, Text(note, style="dim")]


def _changed(one: Figure) -> str:
    if not one.change_words:
        return one.words
    return f"{one.words} ({'+' if (one.change or 0.0) > 0.0 else '-'}{one.change_words})"


def gateways_page(known: Known) -> list[RenderableType]:
    """Every gateway: what is thought to pass of each product, who waits, what is inspected."""
    view = known.view
    passes = [gates.all_passing(known, product) for product in range(len(PRODUCTS))]
    names = (gates.product_name(product) for product in range(len(PRODUCTS)))
    made = _table(_("to type"), *names, _("wait"), _("inspected"))
    for place in gates.listed(known):
        amounts = [by[place].words if place in by else "-" for by in passes]
        made.add_row(view.world.gateways[place], *amounts, gates.wait_words(view, place), gates.inspected_words(view, place))
    guessed = _("By product: what is thought to pass in a week, by what is seized.")
    published = _("By product: its part of all that crosses, as published before the game.")
    ask = _("gateways and a name tells all about one.")
    return [made, Text(f"{guessed if view.turn else published} {ask}", style="dim")]


def gateway_page(known: Known, place: int) -> list[RenderableType]:
    """All about a gateway."""
    view, gateway = known.view, known.view.world.gateways[place]
    shown: list[RenderableType] = [Text(f"{gateway_name(gateway)} ({gateway})", style="bold")]
    behind = ", ".join(known.names.region(view.world.regions[one]) for one in view.world.gateway_regions[place])
    if behind:
        shown.append(Text(_("Regions behind it: {regions}").format(regions=behind)))
    crossing = gates.channels(view, place)
    if crossing:
        if gates.inspected(view, place) is not None:
            shown.append(Text(_("Wait of lawful crossings: {wait}").format(wait=gates.wait_words(view, place))))
        shown += [Text(), _channels(crossing), Text(), _passing(known, place)]
    return [*shown, *_rest(known, place)]


def _channels(crossing: Sequence[gates.Channel]) -> Table:
    made = _table(_("channel"), _("crossings a week"), _("inspected"), _("seized last turn, kg"))
    for one in crossing:
        part = percent(one.inspected, 1) if one.inspected > 0.0 else "-"
        made.add_row(one.words, number(one.crossings), part, number(one.seized, 1) if one.seized > 0.0 else "-")
    return made


def _passing(known: Known, place: int) -> Table:
    found = [next(one for one in passing(known, product) if one.gateway == place) for product in range(len(PRODUCTS))]
    if found[0].is_share:
        made = _table(_("product"), _("part of all that crosses, as published"))
        for product, one in enumerate(found):
            made.add_row(first_up(gates.product_name(product)), one.words)
        return made
    made = _table(_("product"), _("thought to pass, kg a week"), _("change"), _("seized last turn, kg"))
    for product, one in enumerate(found):
        error = f" +/- {number(one.error, 1)}" if one.error > 0.0 else ""
        made.add_row(first_up(gates.product_name(product)), f"{number(one.value, 1)}{error}", one.change_words or "-",
                     number(seized_in_turn(known.view, place)[product], 1))  # fmt: skip
    return made


def _rest(known: Known, place: int) -> list[RenderableType]:
    """What goes south and comes in there, and what the seat pays for."""
    view, lines = known.view, list[str]()
    share, ports = float(view.finance.crossings[0, place]), float(view.production.port_rest[0, place])
    if ports > 0.0:
        lines.append(_("Part of the precursors that comes in there, as published: {part}").format(part=percent(ports)))
    if share > 0.0:
        lines.append(_("Part of the guns and cash that goes south there, as published: {part}").format(part=percent(share)))
        if view.turn:
            seized = _("Seized on the way south in the last turn: {guns} guns, {cash}")
            lines.append(seized.format(guns=number(int(view.finance.guns_seized_at[0, place])),
                                       cash=money(int(view.finance.cash_seized_at[0, place]))))  # fmt: skip
    for words, dollars in gates.running_at(known, place):
        lines.append(_("You pay: {what}, {money} a turn").format(what=words, money=money(dollars)))
    return [Text(), *(Text(line) for line in lines)] if lines else []

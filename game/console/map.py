"""A map in text: every region is a card at its place on a grid, with what the seat knows of it."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich import box
from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from game.clients import layers
from game.clients.corridors import has_corridors, passing
from game.clients.gateways import product_name
from game.clients.known import Known
from game.clients.order_titles import gateway_name
from game.console.symbols import Symbols, bar
from game.console.vocabulary import simple
from game.core.markets import PRODUCTS
from game.session import wording
from game.texts import N_, _, first_up, number, percent

CARD_WIDTH: Final = 26
CHIP_WIDTH: Final = 10
MOST_CARDS: Final = 8
RATE_PER_SIGN: Final = 15.0  # killings per 100,000 a year for one sign of violence

Slot = tuple[int, int]
OVERVIEW, TROOPS, ATTACKS, GROUPS = "overview", "troops", "attacks", "groups"
INSTITUTIONS, SUPPORT, FLOWS = layers.INSTITUTIONS, layers.SUPPORT, layers.FLOWS
LAYERS: Final[Mapping[str, str]] = {
    OVERVIEW: N_("killings, people and tips"), TROOPS: N_("where your soldiers and guards stand"),
    ATTACKS: N_("attacks and roadblocks of the last turn"), GROUPS: N_("groups you believe are there"),
    INSTITUTIONS: N_("police, courts and services"), SUPPORT: N_("support for groups, by survey"),
    FLOWS: N_("laboratories, and what passes the gateways"),
}  # fmt: skip
LAYER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    OVERVIEW: ("general", "all", "todo"), TROOPS: ("tropas", "soldiers", "soldados"),
    ATTACKS: ("ataques", "roadblocks", "bloqueos", "reprisals", "represalias"), GROUPS: ("grupos", "group", "grupo"),
    INSTITUTIONS: ("instituciones", "institution"), SUPPORT: ("apoyo",),
    FLOWS: ("flujos", "flow", "labs", "laboratorios"),
}  # fmt: skip
MOST_NAMED: Final = 6
MOST_GATEWAYS: Final = 3


def map_of(known: Known, symbols: Symbols, width: int, layer: str = OVERVIEW) -> list[RenderableType]:
    """The map in one of its layers, then who has no place on it, then what the signs mean."""
    world = known.view.world
    small = len(world.regions) > MOST_CARDS
    cell = CHIP_WIDTH if small else CARD_WIDTH
    columns = max(1, width // cell)
    slots = layout(known.places(), columns, spread=1.7 if small else 1.3)
    grid = Table.grid(padding=0)
    used = sorted({column for _row, column in slots.values()})
    for _column in used:
        grid.add_column(width=cell)
    by_slot = {slot: region for region, slot in slots.items()}
    make = chip if small else card
    for row in sorted({row for row, _column in slots.values()}):
        places = [by_slot.get((row, column)) for column in used]
        grid.add_row(*("" if region is None else make(known, region, symbols, layer) for region in places))
    title = Text(_("Map: {layer}").format(layer=_(LAYERS[layer])), style="bold")
    nowhere = _without_place(known) if layer == OVERVIEW else []
    below = [*nowhere, *_border(known, layer), *_flows(known, layer)]
    return [title, grid, *below, Text(_legend(known, symbols, layer), style="dim")]


def layer_named(word: str) -> str | None:
    """The layer a word stands for, in English or Spanish; None for none."""
    plain = simple(word)
    for layer, words in LAYER_WORDS.items():
        if plain == layer or plain in words:
            return layer
    return None


def layout(places: Mapping[int, tuple[float, float] | None], columns: int, spread: float) -> dict[int, Slot]:
    """A slot (row, column) for each region, as near as may be to its place (longitude, latitude) on the earth."""
    count = len(places)
    columns = min(columns, max(1, count))
    rows = max(1, -(-int(count * spread + 0.999) // columns))
    if count <= columns * rows and all(place is None for place in places.values()):
        return {region: divmod(number_, columns) for number_, region in enumerate(places)}
    ideal = _ideal(places, rows, columns)
    slots = [(row, column) for row in range(rows) for column in range(columns)]
    # The search stops at the first arrangement that no swap betters, so it starts from the north, the south, the west and
    # the east; the regions are taken by their place, so that their order in the scenario changes nothing.
    starts = [
        sorted(ideal, key=lambda one: (sign * ideal[one][axis], ideal[one], one)) for axis in (0, 1) for sign in (1, -1)
    ]
    found = [_improved(dict(zip(order, slots, strict=False)), order, ideal, slots) for order in starts]
    return min(found, key=lambda one: sum(_stray(ideal[region], slot) for region, slot in one.items()))


def _stray(ideal: tuple[float, float], slot: Slot) -> float:
    """How badly a slot misses a place; far strays weigh most of all."""
    off = (slot[0] - ideal[0]) ** 2 + (slot[1] - ideal[1]) ** 2
    return off * off


def _improved(
    found: dict[int, Slot], order: Sequence[int], ideal: Mapping[int, tuple[float, float]], slots: Sequence[Slot]
) -> dict[int, Slot]:
    """Move or swap regions as long as that brings them nearer to their places."""

    def cost(region: int | None, slot: Slot) -> float:
        return 0.0 if region is None else _stray(ideal[region], slot)

    held: dict[Slot, int] = {slot: region for region, slot in found.items()}
    better = True
    while better:
        better = False
        for region in order:
            for slot in slots:
                here, other = found[region], held.get(slot)
                gain = cost(region, here) + cost(other, slot) - cost(region, slot) - cost(other, here)
                if gain > 1e-9:
                    better = True
                    held.pop(here)
                    found[region], held[slot] = slot, region
                    if other is not None:
                        found[other], held[here] = here, other
    return found


def _ideal(places: Mapping[int, tuple[float, float] | None], rows: int, columns: int) -> dict[int, tuple[float, float]]:
    at = {region: place for region, place in places.items() if place is not None}
    lons, lats = [lon for lon, _lat in at.values()], [lat for _lon, lat in at.values()]
    west, north = min(lons), max(lats)
    wide, tall = max(max(lons) - west, 1e-9), max(north - min(lats), 1e-9)
    ideal = {
        region: ((north - lat) / tall * (rows - 1), (lon - west) / wide * (columns - 1)) for region, (lon, lat) in at.items()
    }
    return {region: ideal.get(region, (rows - 1.0, columns - 1.0)) for region in places}


def card(known: Known, region: int, symbols: Symbols, layer: str) -> RenderableType:
    """A region with room for words."""
    text = Text()
    if layer == OVERVIEW:
        _overview(text, known, region, symbols)
    else:
        text.append(_layer_words(known, region, symbols, layer))
    text.rstrip()
    region_id = known.view.world.regions[region]
    name = known.names.region(region_id)
    title = name if region_id in name else f"{name} ({region_id})"
    return Panel(text, title=Text(title, overflow="ellipsis", no_wrap=True), box=box.ROUNDED, padding=(0, 0), height=None)


def _overview(text: Text, known: Known, region: int, symbols: Symbols) -> None:
    for place in known.leaders_in(region):
        rung = known.rung(place)
        sign = symbols.person if known.view.beliefs is None else bar(symbols, rung, 4)
        text.append(f"{sign} ", style=RUNG_STYLES[rung])
        text.append(known.role(place) + "\n", style="bold")
    if known.session.turns:
        text.append(_violence(known, region, symbols) + "\n", style="red" if known.violent(region) else "")
        if known.attacks(region) or known.roadblocks(region):
            text.append(_layer_words(known, region, symbols, ATTACKS) + "\n", style="bold red")
    tips = known.tips(region)
    if tips:
        text.append(f"{symbols.tip} " + _("tips: {count}").format(count=tips) + "\n", style="cyan")
    estimate = known.corruption(region)
    if estimate is not None:
        text.append(
            _("would talk: {value} +/- {error}").format(value=percent(estimate[0]), error=percent(estimate[1])), style="dim"
        )


def _layer_words(known: Known, region: int, symbols: Symbols, layer: str) -> str:
    """What a layer tells of a region, in words."""
    if layer == TROOPS:
        return _("troops: {count}").format(count=number(int(known.view.troops[0, region])))
    if layer == ATTACKS:
        return _("attacks {attacks}, roadblocks {roadblocks}").format(
            attacks=number(known.attacks(region)), roadblocks=number(known.roadblocks(region))
        )
    if layer in (INSTITUTIONS, SUPPORT, FLOWS):
        return layers.reading(known, layer, region).words
    return ", ".join(known.groups_in(region)) or "-"


def chip(known: Known, region: int, symbols: Symbols, layer: str) -> RenderableType:
    """A region in two short lines, for a map of many."""
    code = known.view.world.regions[region].split("-", 1)[-1]
    text = Text(code[:4], style="bold", no_wrap=True, overflow="crop")
    text.append(" " + symbols.violence * known.signs(region), style="red")
    text.append("\n")
    if layer == TROOPS:
        text.append(_short(int(known.view.troops[0, region])), style="green")
    elif layer == ATTACKS:
        struck = known.attacks(region) or known.roadblocks(region)
        words = f"{known.attacks(region)}/{known.roadblocks(region)}" if struck else "-"
        text.append(words, style="bold red" if struck else "dim")
    elif layer == GROUPS:
        text.append(_some(known.groups_in(region)), style="magenta")
    elif layer == INSTITUTIONS:
        text.append("/".join(number(100.0 * one) for one in known.institutions(region)), style="cyan")
    elif layer == SUPPORT:
        text.append(_surveyed(known, region), style="magenta")
    elif layer == FLOWS:
        labs = layers.reading(known, layer, region).value
        text.append(_short(round(labs)) if labs >= 0.5 else "-", style="cyan" if labs >= 0.5 else "dim")
    else:
        leaders, tips = len(known.leaders_in(region)), known.tips(region)
        if leaders:
            text.append(f"{symbols.person}{leaders} ", style="bold yellow")
        if tips:
            text.append(f"{symbols.tip}{tips}", style="cyan")
    return text


def _surveyed(known: Known, region: int) -> str:
    found = known.support(region)
    return "-" if found is None else f"{number(100.0 * found[0])}+/-{number(100.0 * found[1])}"


def _short(count: int) -> str:
    """A number of people in at most five signs."""
    return number(count) if count < 10000 else _("{count}k").format(count=number(count / 1000.0))


def _some(groups: Sequence[str]) -> str:
    """Ids of groups as far as they fit a chip."""
    text, left = "", list(groups)
    while left and len(text) + len(left[0]) < CHIP_WIDTH - 2:
        text += left.pop(0) + " "
    return (text + (f"+{len(left)}" if left else "")).strip() or "-"


RUNG_STYLES: Final = ("dim", "dim", "yellow", "bold yellow", "bold green")


def _violence(known: Known, region: int, symbols: Symbols) -> str:
    signs = symbols.violence * known.signs(region)
    killed = _("killed last turn: {count}").format(count=number(known.killed(region)))
    return f"{signs} {killed}".strip()


def _without_place(known: Known) -> Sequence[RenderableType]:
    placeless = [known.role(place) for place in known.known_leaders() if known.region_of(place) is None]
    if not placeless:
        return []
    named = ", ".join(placeless[:MOST_NAMED])
    if len(placeless) > MOST_NAMED:
        more = _("Known, but nobody knows where: {people} and {count} more.")
        return [Text(more.format(people=named, count=len(placeless) - MOST_NAMED))]
    return [Text(_("Known, but nobody knows where: {people}.").format(people=named))]


def _border(known: Known, layer: str) -> Sequence[RenderableType]:
    if layer != TROOPS or known.view.beliefs is None:
        return []
    return [Text(_("At the northern border: {count}").format(count=number(int(known.view.troops_border[0]))))]


def _flows(known: Known, layer: str) -> Sequence[RenderableType]:
    """Of each product the gateways by which most of it is thought to pass."""
    if layer != FLOWS or not has_corridors(known):
        return []
    lines = []
    for product in range(len(PRODUCTS)):
        most = sorted(passing(known, product), key=lambda one: -one.value)[:MOST_GATEWAYS]
        told = ", ".join(
            f"{gateway_name(known.view.world.gateways[one.gateway])} {one.words} {one.change_words}".strip() for one in most
        )
        lines.append(Text(f"{first_up(product_name(product))}: {told}", no_wrap=True, overflow="ellipsis"))
    return lines


def violence_legend(symbols: Symbols) -> str:
    """What one sign of violence stands for."""
    words = _("{violence} {rate} killed a year per 100,000")
    return words.format(violence=symbols.violence, rate=number(RATE_PER_SIGN))


def _flows_note(known: Known) -> str:
    if not has_corridors(known):
        return _("nothing is known of corridors in this scenario")
    labs = _("your laboratories and fields") if known.view.own_group is not None else _("laboratories thought to be there")
    passes = _("below: kg thought to pass a week, by gateway") if known.view.turn else _("below: parts of all that crosses")
    return f"{labs}; {passes}"


def _legend(known: Known, symbols: Symbols, layer: str) -> str:
    if layer != OVERVIEW:
        notes = {
            TROOPS: _("soldiers and guards in each region"), ATTACKS: _("attacks/roadblocks of the last turn"),
            GROUPS: _("by where you believe their people are, and by what was seen last turn"),
            INSTITUTIONS: _("capacity of police/courts/services, 0 to 100"),
            SUPPORT: _("share of people who side with groups, in percent, with the error of the survey"),
            FLOWS: _flows_note(known),
        }  # fmt: skip
        return f"{notes[layer]}  {violence_legend(symbols)}"
    layers = _("map troops, attacks, groups, institutions and support show more.")
    if has_corridors(known):
        layers = _("map troops, attacks, groups, institutions, support and flows show more.")
    if known.view.beliefs is None:
        return f"{symbols.person} " + _("your people") + f"  {violence_legend(symbols)}\n{layers}"
    signs = _("{violence} {rate} killed a year per 100,000  {tip} tips").format(
        violence=symbols.violence, rate=number(RATE_PER_SIGN), tip=symbols.tip
    )
    if len(known.view.world.regions) > MOST_CARDS:
        return f"{symbols.person} " + _("people known to be there") + f"  {signs}\n{layers}"
    rungs = "  ".join(f"{bar(symbols, rung, 4)} {_(wording.RUNGS[rung])}" for rung in range(1, 5))
    return f"{rungs}\n{signs}  " + _("would talk: officials who would") + f"\n{layers}"

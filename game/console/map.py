"""A map in text: every region is a card at its place on a grid, with what the seat knows of it."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich import box
from rich.console import RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from game.console.known import Known
from game.console.symbols import Symbols, bar
from game.session import wording
from game.texts import _, number, percent

CARD_WIDTH: Final = 26
CHIP_WIDTH: Final = 10
MOST_CARDS: Final = 8
RATE_PER_SIGN: Final = 15.0  # killings per 100,000 a year for one sign of violence
MOST_SIGNS: Final = 5

Slot = tuple[int, int]


def map_of(known: Known, symbols: Symbols, width: int) -> list[RenderableType]:
    """The map, then who has no place on it, then what the signs mean."""
    world = known.view.world
    small = len(world.regions) > MOST_CARDS
    cell = CHIP_WIDTH if small else CARD_WIDTH
    columns = max(1, width // cell)
    slots = layout(known.places(), columns, spread=1.7 if small else 1.3)
    grid = Table.grid(padding=0)
    used = sorted({column for _row, column in slots.values()})
    for _column in used:
        grid.add_column(width=cell)
    make = chip if small else card
    by_slot = {slot: region for region, slot in slots.items()}
    for row in sorted({row for row, _column in slots.values()}):
        grid.add_row(*(_cell(make, known, by_slot.get((row, column)), symbols) for column in used))
    return [grid, *_without_place(known), Text(_legend(known, symbols), style="dim")]


def _cell(make: object, known: Known, region: int | None, symbols: Symbols) -> RenderableType:
    if region is None:
        return ""
    return card(known, region, symbols) if make is card else chip(known, region, symbols)


def layout(places: Mapping[int, tuple[float, float] | None], columns: int, spread: float) -> dict[int, Slot]:
    """A slot (row, column) for each region, as near as may be to its place (longitude, latitude) on the earth."""
    count = len(places)
    columns = min(columns, max(1, count))
    rows = max(1, -(-int(count * spread + 0.999) // columns))
    if count <= columns * rows and all(place is None for place in places.values()):
        return {region: divmod(number_, columns) for number_, region in enumerate(places)}
    ideal = _ideal(places, rows, columns)
    slots = [(row, column) for row in range(rows) for column in range(columns)]
    return _improved(dict(zip(sorted(ideal, key=lambda one: (ideal[one], one)), slots, strict=False)), ideal, slots)


def _improved(found: dict[int, Slot], ideal: Mapping[int, tuple[float, float]], slots: Sequence[Slot]) -> dict[int, Slot]:
    """Move or swap regions as long as that brings them nearer to their places, far strays most of all."""

    def cost(region: int | None, slot: Slot) -> float:
        if region is None:
            return 0.0
        off = (slot[0] - ideal[region][0]) ** 2 + (slot[1] - ideal[region][1]) ** 2
        return off * off

    held: dict[Slot, int] = {slot: region for region, slot in found.items()}
    better = True
    while better:
        better = False
        for region in sorted(found):
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


def card(known: Known, region: int, symbols: Symbols) -> RenderableType:
    """A region with room for words."""
    text = Text()
    for place in known.leaders_in(region):
        rung = known.rung(place)
        sign = symbols.person if known.view.beliefs is None else bar(symbols, rung, 4)
        text.append(f"{sign} ", style=RUNG_STYLES[rung])
        text.append(known.role(place) + "\n", style="bold")
    if known.session.turns:
        text.append(_violence(known, region, symbols) + "\n", style="red" if known.violent(region) else "")
    tips = known.tips(region)
    if tips:
        text.append(f"{symbols.tip} " + _("tips: {count}").format(count=tips) + "\n", style="cyan")
    estimate = known.corruption(region)
    if estimate is not None:
        text.append(
            _("would talk: {value} +/- {error}").format(value=percent(estimate[0]), error=percent(estimate[1])), style="dim"
        )
    text.rstrip()
    region_id = known.view.world.regions[region]
    name = known.names.region(region_id)
    title = name if region_id in name else f"{name} ({region_id})"
    return Panel(text, title=Text(title, overflow="ellipsis", no_wrap=True), box=box.ROUNDED, padding=(0, 0), height=None)


def chip(known: Known, region: int, symbols: Symbols) -> RenderableType:
    """A region in two short lines, for a map of many."""
    text = Text()
    code = known.view.world.regions[region].split("-", 1)[-1]
    text.append(code[:4], style="bold")
    text.append(" " + symbols.violence * known.signs(region), style="red")
    leaders, tips = len(known.leaders_in(region)), known.tips(region)
    text.append("\n")
    if leaders:
        text.append(f"{symbols.person}{leaders} ", style="bold yellow")
    if tips:
        text.append(f"{symbols.tip}{tips}", style="cyan")
    text.append("\n")
    return text


RUNG_STYLES: Final = ("dim", "dim", "yellow", "bold yellow", "bold green")


def _violence(known: Known, region: int, symbols: Symbols) -> str:
    signs = symbols.violence * known.signs(region)
    killed = _("killed last turn: {count}").format(count=number(known.killed(region)))
    return f"{signs} {killed}".strip()


def _without_place(known: Known) -> Sequence[RenderableType]:
    placeless = [known.role(place) for place in known.known_leaders() if known.region_of(place) is None]
    if not placeless:
        return []
    return [Text(_("Known, but nobody knows where: {people}.").format(people=", ".join(placeless)))]


def violence_legend(symbols: Symbols) -> str:
    """What one sign of violence stands for."""
    words = _("{violence} {rate} killed a year per 100,000")
    return words.format(violence=symbols.violence, rate=number(RATE_PER_SIGN))


def _legend(known: Known, symbols: Symbols) -> str:
    if known.view.beliefs is None:
        return f"{symbols.person} " + _("your people") + f"  {violence_legend(symbols)}"
    rungs = "  ".join(f"{bar(symbols, rung, 4)} {_(wording.RUNGS[rung])}" for rung in range(1, 5))
    signs = _("{violence} {rate} killed a year per 100,000  {tip} tips  would talk: officials who would").format(
        violence=symbols.violence, rate=number(RATE_PER_SIGN), tip=symbols.tip
    )
    return f"{rungs}\n{signs}"

"""How the layers look: colour and pattern of each band, the legend, and the same data as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.clients import layers
from game.clients.known import Known
from game.clients.layers import BY_ID
from game.clients.revealed import Revealed
from game.desktop.art.fonts import LABEL, LABEL_BOLD
from game.desktop.map.border_panels import border_tables, legend_parts
from game.desktop.map.style import Fill, MapStyle, Pattern
from game.desktop.map.tiles import pattern_picture
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Flow, Panel, Row
from game.desktop.widgets.palette import Colour, Palette, mixed
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import GroupSymbol, Text
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

PATTERNS: Final = (Pattern.PLAIN, Pattern.DOTS, Pattern.DENSE_DOTS, Pattern.LINES, Pattern.CROSSED)
ICONS: Final = (
    "control", "violence", "presence", "eye", "troops", "attack", "institutions", "support", "flows", "pill", "fence",
)  # fmt: skip
KEYS: Final = (*"123456789", "J", "V")
HIGH_IS_GOOD: Final = (layers.CONTROL, layers.INSTITUTIONS)
LAYERS: Final = tuple((layer.id, layer.name, icon, key) for layer, icon, key in zip(layers.LAYERS, ICONS, KEYS, strict=True))
DARK_PATTERN_SHARE: Final = 0.2
LEGEND: Final = 300  # px at 100%: its width
WIDER: Final = {layers.FLOWS: 330, layers.PRICES: 450}
MOST_NAMED: Final = 8  # groups in the legend


def band_fills(palette: Palette, layer: str) -> tuple[Fill, ...]:
    """The fill of each band of a layer, the lowest first."""
    if layer in (layers.VIOLENCE, layers.REPRISALS, layers.SUPPORT):
        colours: tuple[Colour, ...] = palette.violence
    else:
        base, top = mixed(palette.sea, palette.own, 0.13), mixed(palette.sea, palette.own, 0.5)
        colours = tuple(mixed(base, top, step / 4) for step in range(5))
    patterns = PATTERNS[::-1] if layer in HIGH_IS_GOOD else PATTERNS
    return tuple(Fill(colour, pattern) for colour, pattern in zip(colours, patterns, strict=True))


def fills(known: Known, palette: Palette, layer: str) -> dict[str, Fill]:
    """The fill of every region of the game in a layer; states outside the game fall back to plain land."""
    bands = band_fills(palette, layer)
    return {region: bands[layers.reading(known, layer, place).band] for place, region in enumerate(known.view.world.regions)}


def map_style(palette: Palette, scale: float) -> MapStyle:
    """The map's colours from a palette."""
    return MapStyle(
        sea=palette.sea, abroad=palette.abroad, near_abroad=palette.us_land, own=palette.abroad, coast=palette.divider,
        state_line=palette.sea, border=palette.border, foreign_line=palette.divider,
        road=mixed(palette.divider, palette.control_edge, 0.5),
        city=palette.second, name=palette.label, leader=palette.second, inset_edge=palette.border, label=palette.text,
        label_outline=palette.sea, scale=scale,
    )  # fmt: skip


def legend_width(layer: str) -> int:
    """Of the legend at most, px at 100%."""
    return WIDER.get(layer, LEGEND)


class Swatch(Widget):
    """A sample of a fill, wide as its words."""

    def __init__(self, fill: Fill, words: str) -> None:
        super().__init__()
        self.fill, self.words = fill, words

    def measure(self, ui: Ui, width: int) -> Size:
        return max(ui.text_width(self.words, LABEL), ui.px(44)), ui.px(14) + ui.px(4) + ui.line_height(LABEL)

    def paint(self, ui: Ui, paint: Paint) -> None:
        box = pygame.Rect(self.rect.left, self.rect.top, self.rect.width, ui.px(14))
        step = max(1, round(ui.scale))
        side = 16 * step
        picture = pattern_picture(self.fill, side, step, DARK_PATTERN_SHARE)
        with paint.clipped(box):
            for x in range(box.left, box.right, side):
                paint.surface.blit(picture, (x, box.top))
        paint.fill(box, None, 0, paint.palette.control_edge)
        below = pygame.Rect(self.rect.left, box.bottom + ui.px(4), self.rect.width, ui.line_height(LABEL))
        paint.text(below, self.words, LABEL, paint.palette.second, "left")


def legend(desk: Desk, layer: str, known: Known | None = None, groups_too: bool = True) -> Widget:
    """What the colours, patterns and symbols of a layer mean. `known`: what the map shows, if not what is known now.

    `groups_too`: with the symbols of the groups, for which a low map has no room.
    """
    known, palette = known or desk.play.known, desk.ui.paint.palette
    found = band_fills(palette, layer)
    words = layers.bands_of(known, layer)
    head = Column([Text(_(BY_ID[layer].name), LABEL_BOLD), Text(layers.shows(known, layer), LABEL, "second")], gap=0)
    items: list[Widget] = [head, Flow([Swatch(*pair) for pair in zip(found, words, strict=True)], gap=6, line_gap=6)]
    if layer in layers.OF_THE_BORDER:
        below = [Text(layers.shows_of_states(known, layer), LABEL_BOLD), *items[1:]]
        return Panel(Column([*legend_parts(desk, layer, known), Column(below, gap=4)], gap=8), pad=12, ground="panel",
                     edge="divider", radius=8)  # fmt: skip
    groups = [known.view.world.groups[place] for place in known.groups]
    seen = {group for region in range(len(known.view.world.regions)) for group in known.groups_in(region)}
    named = [group for group in groups if group in seen]
    if named and groups_too:
        rows: list[Widget] = [
            Row([GroupSymbol(group, 12), Text(short_name(known, group), LABEL, "second")], gap=4)
            for group in named[:MOST_NAMED]
        ]
        if len(named) > MOST_NAMED:
            rows.append(Text(_("... and {count} more").format(count=number(len(named) - MOST_NAMED)), LABEL, "label"))
        items.append(Text(_groups_words(known), LABEL, "label"))
        items.append(Flow(rows, gap=12, line_gap=4))
    return Panel(Column(items, gap=8), pad=12, ground="panel", edge="divider", radius=8)


def short_name(known: Known, group: str) -> str:
    """A group by its letters; one that has risen or split off in the game by its name, for its id is only a number."""
    return known.names.group_name(group) if "." in group else group.replace("_", " ")


def _groups_words(known: Known) -> str:
    if isinstance(known, Revealed):
        return _("Groups with members there")
    if known.of_months:
        return _("Groups there by open sources, or seen in three months")
    return _("Groups believed or seen there last turn")


def layer_table(
    desk: Desk, layer: str, on_select: Callable[[str], object], known: Known | None = None,
    on_gateway: Callable[[str], object] | None = None,
) -> Widget:  # fmt: skip
    """The same data as a table: every region with what each layer tells of it, the chosen layer first; on the layers of the
    border above it the gateways, which `on_gateway` is told of."""
    known = known or desk.play.known
    others = [one.id for one in layers.offered(known) if one.id != layer and one.id not in layers.OF_THE_BORDER]
    order = [layer, *others]
    above: list[Widget] = []
    if layer in layers.OF_THE_BORDER:
        above = border_tables(desk, layer, on_gateway or (lambda gateway: None), known)
    headings = [Heading(_("Region"), grow=1.0)]
    for name in order:
        headings.append(Heading(_(BY_ID[name].name), grow=1.0, tip=layers.shows(known, name)))
    lines = []
    for place, region in enumerate(known.view.world.regions):
        name = known.names.region(region)
        found = [layers.reading(known, one, place) for one in order]
        lines.append(
            Line([name, *(one.short for one in found)], [name, *(one.value for one in found)], key=region,
                 on_press=partial(on_select, region))
        )  # fmt: skip
    table = Table(desk.ui, headings, lines, key="layer_table", sort=1)
    shown = Column([*above, table], gap=12) if above else table
    return Panel(Scroll(shown, key="layer_table_scroll", grow=1), pad=(16, 8), ground="sea")

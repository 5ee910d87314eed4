"""The map as a widget: it pans, zooms to the pointer, shows a layer, marks and symbols, and is pressed to select."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients import layers
from game.clients.corridors import has_corridors
from game.desktop.art.fonts import LABEL, LABEL_BOLD, MAP_LAND, TextStyle
from game.desktop.map.border import Border
from game.desktop.map.camera import Camera, Limits, fit, key_pressed
from game.desktop.map.geometry import load_geometry
from game.desktop.map.hits import region_at
from game.desktop.map.inset import Inset, InsetView
from game.desktop.map.labels import PlacedLabel, draw_labels, name_requests, place_labels, region_requests
from game.desktop.map.layers import LAYERS, fills, layer_table, legend, legend_width, map_style
from game.desktop.map.looking import Looking, land_mask, with_cities_of
from game.desktop.map.painter import MapPicture
from game.desktop.map.routes import city_requests, draw_cities, draw_roads
from game.desktop.map.style import Fill, MapStyle
from game.desktop.map.symbols import Mark, SymbolRow, rows_of
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Anchored, Stack
from game.texts import _, current

if TYPE_CHECKING:
    from game.clients.known import Known
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

__all__ = ["LAYERS", "MapView", "Mark", "layer_table", "legend", "legend_width"]

WHEEL_STEPS: Final = 2.0
DRAG: Final = 4  # pixels from which a press is a pan and no selection
MARGIN: Final = 24
MARGIN_OF_GATES: Final = 44  # room for the names of the gateways
INSET: Final = (260, 220)  # px at 100%: the most an inset takes
INSET_HEAD: Final = 24
MOST_LINES: Final = 10  # of what is told of a region under the pointer
STYLES: Final = {"region": LABEL_BOLD, "city": LABEL, "name": MAP_LAND, "gateway": LABEL_BOLD}


class MapView(Widget):
    """The map in one layer. What stands over it belongs into a Stack with it; labels keep clear of that.

    `known`: what it shows, where that is not what the seat knows now. `selected`: a region framed in amber. `on_select` is
    told the id of a region that was pressed. `key` names the state that outlives a rebuild, so that two screens may share
    where they look. `on_gateway` is told the id of a gateway that was pressed, and `gateway` is the one that is selected;
    gateways stand on the layers of the border alone.
    """

    def __init__(
        self, desk: Desk, layer: str = layers.VIOLENCE, selected: str = "", on_select: Callable[[str], object] | None = None,
        marks: Sequence[Mark] = (), key: str = "map", grow: float = 1.0, with_inset: bool = True, symbols: bool = True,
        focus_on: Sequence[str] = (), known: Known | None = None, on_gateway: Callable[[str], object] | None = None,
        gateway: str = "",
    ) -> None:  # fmt: skip
        super().__init__(key=key, grow=grow)
        self.desk, self.layer, self.selected, self.on_select = desk, layer, selected, on_select
        known, palette = known or desk.play.known, desk.ui.paint.palette
        self.known = known
        self.style: MapStyle = map_style(palette, desk.ui.scale)
        self.fills: dict[str, Fill] = fills(known, palette, layer)
        self.rows: dict[str, SymbolRow] = rows_of(desk, marks, symbols and layer not in layers.OF_THE_BORDER, known)
        self.on_gateway, self.gateway = on_gateway, gateway
        shown = layer in layers.OF_THE_BORDER and has_corridors(known)
        self.border = Border(desk, known, layer) if shown else None
        self.with_inset = with_inset
        self.regions = [region for region in known.view.world.regions if region in load_geometry().regions]
        self.focus_on = [region for region in focus_on if region in self.regions]
        self._drag = 0
        self._inset_view: InsetView | None = None
        self._over = ""
        self.framed: tuple[str, ...] = (selected,) if selected else ()

    # -- where it looks ----------------------------------------------------------------------------------------

    def _looking(self, ui: Ui) -> Looking:
        found = ui.memory.get((self.key, "looking"))
        if not isinstance(found, Looking):
            geometry = load_geometry()
            found = ui.memory[self.key, "looking"] = Looking(MapPicture(geometry), Limits.of(geometry))
        return found

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect
        looking, geometry = self._looking(ui), load_geometry()
        stamp = (rect.size, tuple(self.regions), tuple(self.focus_on))
        if looking.fitted != stamp and rect.width > 0 and rect.height > 0:
            shown = self.focus_on or self.regions
            box = geometry.box_of(shown) if shown else geometry.home
            looking.home = looking.limits.hold(
                fit(box, rect, ui.px(MARGIN_OF_GATES if has_corridors(self.known) else MARGIN)), rect
            )
            same_game = bool(looking.fitted) and looking.fitted[1:] == stamp[1:]
            if looking.camera is None or not same_game:
                looking.camera = looking.home
            else:
                looking.camera = looking.limits.hold(looking.camera, rect)
            looking.fitted = stamp

    def _look(self, ui: Ui, camera: Camera) -> None:
        self._looking(ui).camera = self._looking(ui).limits.hold(camera, self.rect)
        self.tip = ""
        ui.tip_for = ""
        ui.repaint(self)

    def zoom(self, ui: Ui, steps: float, at: tuple[int, int] | None = None) -> None:
        """Look nearer or from farther, keeping the place under a point."""
        camera = self._looking(ui).camera
        if camera is not None:
            self._look(ui, camera.zoomed(steps, self.rect, at or self.rect.center))

    def fit(self, ui: Ui) -> None:
        """Show all of the game's regions."""
        home = self._looking(ui).home
        if home is not None:
            self._look(ui, home)

    def centre_on(self, ui: Ui, region: str) -> None:
        """Look at a region if it is out of sight."""
        looking, geometry = self._looking(ui), load_geometry()
        if looking.camera is None or region not in geometry.regions:
            return
        x, y = geometry.regions[region].label
        at = looking.camera.to_screen(self.rect, x, y)
        if not self.rect.inflate(-ui.px(80), -ui.px(80)).collidepoint(at):
            self._look(ui, attrs.evolve(looking.camera, x=x, y=y))

    # -- input -------------------------------------------------------------------------------------------------

    @property
    def takes_focus(self) -> bool:
        return True

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(120)

    def least(self, ui: Ui) -> int:
        return ui.px(120)

    def pressed(self, ui: Ui, point: tuple[int, int]) -> None:
        self._drag = 0

    def dragged(self, ui: Ui, point: tuple[int, int], moved: tuple[int, int]) -> None:
        self._drag += abs(moved[0]) + abs(moved[1])
        camera = self._looking(ui).camera
        if camera is not None and self._drag >= DRAG:
            self._look(ui, camera.moved(-moved[0], -moved[1]))

    def released(self, ui: Ui, point: tuple[int, int]) -> None:
        gate = self._gate_under(ui, point) if self._drag < DRAG and self.holds(point) else ""
        if gate and self.on_gateway is not None:
            self.desk.play.saw("map")
            self.on_gateway(gate)
            ui.refresh()
        elif self._drag < DRAG and self.holds(point) and self.on_select is not None:
            region = self.region_under(ui, point)
            if region is not None:
                self.desk.play.saw("map")
                self.on_select(region)
                ui.refresh()

    def region_under(self, ui: Ui, point: tuple[int, int]) -> str | None:
        """The game's region under a point of the window, in the inset too."""
        looking, inset = self._looking(ui), self._inset_view
        if looking.camera is None:
            return None
        if inset is not None and inset.rect.collidepoint(point):
            found = region_at(load_geometry(), inset.camera, inset.rect, point)
        else:
            found = region_at(load_geometry(), looking.camera, self.rect, point)
        return found if found in self.regions else None

    def _gate_under(self, ui: Ui, point: tuple[int, int]) -> str:
        """The gateway whose sign is under a point, "" for none."""
        camera, inset = self._looking(ui).camera, self._inset_view
        if self.border is None or camera is None or (inset is not None and inset.rect.collidepoint(point)):
            return ""
        found = self.border.under(ui, self.rect, camera, point)
        return "" if found is None else found.id

    def hovered(self, ui: Ui, point: tuple[int, int]) -> None:
        gate = self._gate_under(ui, point)
        if gate and self.border is not None:
            self.tip = next(one.tip for one in self.border.gates if one.id == gate)
            return
        region = self.region_under(ui, point)
        self._over = region or ""
        self.tip = "" if region is None else self._told(region)

    def tip_place(self, ui: Ui) -> pygame.Rect:
        return pygame.Rect(ui.pointer[0] - ui.px(4), ui.pointer[1] - ui.px(4), ui.px(8), ui.px(16))

    def _told(self, region: str) -> str:
        place = self.known.view.world.regions.index(region)
        row = self.rows.get(region)
        lines = [self.known.names.region(region)]
        for layer in dict.fromkeys((self.layer, layers.VIOLENCE, layers.PRESENCE)):
            found = layers.reading(self.known, layer, place)
            lines.append(_("{layer}: {words}").format(layer=_(layers.BY_ID[layer].name), words=found.words))
        if row is not None:
            lines += [mark.tip or mark.text for mark in row.marks if mark.tip or mark.text]
        return "\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])])

    def wheel(self, ui: Ui, point: tuple[int, int], across: float, down: float) -> bool:
        if down:
            self.zoom(ui, WHEEL_STEPS if down > 0 else -WHEEL_STEPS, point)
        return True

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        looking = self._looking(ui)
        if looking.camera is None or looking.home is None or ui.focus != self.name:
            return False
        if event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP) and self._next_gate(ui, event.key == pygame.K_PAGEDOWN):
            return True
        if event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP) and self.on_select is not None and self.regions:
            step = 1 if event.key == pygame.K_PAGEDOWN else -1
            place = self.regions.index(self.selected) + step if self.selected in self.regions else 0
            region = self.regions[place % len(self.regions)]
            self.centre_on(ui, region)
            self.desk.play.saw("map")
            self.on_select(region)
            ui.refresh()
            return True
        camera = key_pressed(looking.camera, event.key, self.rect, looking.limits, looking.home)
        if camera is None:
            return False
        self._look(ui, camera)
        return True

    def _next_gate(self, ui: Ui, forward: bool) -> bool:
        """On a layer of the border Page Down goes from gateway to gateway; whether it has."""
        if self.border is None or self.on_gateway is None or not self.border.gates:
            return False
        names = [one.id for one in self.border.gates]
        place = names.index(self.gateway) + (1 if forward else -1) if self.gateway in names else 0 if forward else -1
        self.desk.play.saw("map")
        self.on_gateway(names[place % len(names)])
        ui.refresh()
        return True

    # -- drawing -----------------------------------------------------------------------------------------------

    def _clear(self, ui: Ui) -> list[pygame.Rect]:
        """What stands over the map: labels keep away from it."""
        for around in ui.path_to(self)[1:]:
            if isinstance(around, Stack):
                return [item.rect for item in around.items if isinstance(item, Anchored)]
        return []

    def paint(self, ui: Ui, paint: Paint) -> None:
        looking, geometry = self._looking(ui), load_geometry()
        camera = looking.camera
        if camera is None:
            return
        outline = {region: paint.palette.accent for region in self.framed if region in self.regions}
        if paint.log is not None:
            paint.cover(self.rect)
        audited = None if paint.log is not None else 2
        with paint.clipped(self.rect):
            sharp = looking.picture.draw(paint.surface, self.rect, camera, self.style, self.fills, outline, audited)
            if not sharp:
                ui.paint_again(self)
            draw_roads(paint.surface, self.rect, camera, geometry, self.style)
            if self.border is not None:
                self.border.draw_flows(ui, paint, self.rect, camera)
            draw_cities(paint.surface, self.rect, camera, with_cities_of(tuple(self.regions)), self.style)
            clear = self._clear(ui)
            self._inset_view = self._placed_inset(ui, camera, clear) if self.with_inset else None
            inset = self._inset_view
            skip = () if inset is None else looking.inset.regions if looking.inset is not None else ()
            hidden = [*clear, *(() if inset is None else (self._inset_frame(ui, inset), inset.source))]
            labels = self._labels(ui, camera, skip, hidden)
            left, top = camera.origin(self.rect)
            shown = [one.moved(left, top) for one in labels]
            room = self.rect
            self._draw_labels(
                ui, paint, [one for one in shown if room.contains(one.box) and one.box.collidelist(hidden) < 0]
            )
            if self.border is not None:
                self.border.draw_gates(ui, paint, self.rect, camera, self.gateway)
            if inset is not None and looking.inset is not None:
                self._draw_inset(ui, paint, looking.inset, inset)

    def _labels(self, ui: Ui, camera: Camera, skip: Sequence[str], hidden: Sequence[pygame.Rect]) -> tuple[PlacedLabel, ...]:
        """Labels in pixels of the zoom step, clear of what stands over the map; while it is dragged they move with it."""
        looking, geometry = self._looking(ui), load_geometry()
        step = attrs.evolve(camera, step=round(camera.step))
        sizes = {region: row.size for region, row in self.rows.items()}
        what = (step.step, tuple(sorted(sizes.items())), tuple(skip), current(), ui.scale, self.selected,
                None if self.border is None else self.border.stamp)  # fmt: skip
        left, top = step.origin(self.rect)
        where = (left, top, self.rect.size, *((*one.topleft, *one.size) for one in hidden))
        moving = ui.is_captured(self) or not camera.resting
        if looking.placed is None or looking.placed[0][0] != what or (looking.placed[0][1] != where and not moving):
            area = self.rect.move(-left, -top)
            clear = [one.move(-left, -top) for one in hidden]
            gates: tuple[PlacedLabel, ...] = ()
            if self.border is not None:
                gates, kept = self.border.labels(ui, step, self._measure(ui), area, clear)
                clear += kept
            left_out = {
                region.id for region in geometry.regions.values() if region.mexican and region.id not in self.regions
            }
            requests = region_requests(
                geometry, step, self._measure(ui), sizes, skip=left_out | set(skip), first=self._most_told(), window=area
            )
            requests += city_requests(with_cities_of(tuple(self.regions)), step) + name_requests(geometry, step, current())
            mask = land_mask()
            placed = place_labels(requests, self._measure(ui), area, clear, cost=lambda box: mask.share(step, box))
            looking.placed = ((what, where), (*gates, *placed))
        return looking.placed[1]

    def _most_told(self) -> list[str]:
        """The selected region, then those of which the marks tell, the most that happened first: they must not vanish."""
        told = {
            region: sum(int(mark.text) if mark.text.isdecimal() else 1 for mark in row.marks)
            for region, row in self.rows.items()
            if row.marks
        }
        return [self.selected, *sorted(told, key=lambda region: -told[region])]

    def _measure(self, ui: Ui) -> Callable[[str, str], tuple[int, int]]:
        return lambda text, style: (ui.text_width(text, STYLES[style]) + 2, ui.line_height(STYLES[style]))

    def _draw_labels(self, ui: Ui, paint: Paint, shown: Sequence[PlacedLabel]) -> None:
        def write(surface: pygame.Surface, box: pygame.Rect, text: str, style: str) -> None:
            look: TextStyle = STYLES[style]
            colours = {
                "region": self.style.label, "city": self.style.city, "name": self.style.name, "gateway": self.style.label,
            }  # fmt: skip
            paint.text(box, text, look, colours[style], "centre", outline=self.style.label_outline)

        def symbols(surface: pygame.Surface, box: pygame.Rect, region: str) -> None:
            row = self.rows.get(region)
            if row is not None:
                row.draw(ui, paint, box)

        draw_labels(paint.surface, self.rect, shown, self.style, write, symbols)

    def _inset_frame(self, ui: Ui, inset: InsetView) -> pygame.Rect:
        head = ui.px(INSET_HEAD)
        return pygame.Rect(inset.rect.left, inset.rect.top - head, inset.rect.width, inset.rect.height + head)

    def _placed_inset(self, ui: Ui, camera: Camera, clear: Sequence[pygame.Rect]) -> InsetView | None:
        """The inset of the crowded centre at the upper right, where there is room for one that helps."""
        looking = self._looking(ui)
        if looking.inset is None:
            looking.inset = Inset(load_geometry())
        if not set(looking.inset.regions) <= set(self.regions) or self.rect.width < ui.px(560):
            return None
        wide, head, edge = min(ui.px(INSET[0]), self.rect.width // 3), ui.px(INSET_HEAD), ui.px(16)
        top = self.rect.top + edge + head
        column = pygame.Rect(self.rect.right - wide - edge, self.rect.top, wide, self.rect.height)
        below = min((one.top for one in clear if one.colliderect(column)), default=self.rect.bottom)
        tall = min(ui.px(INSET[1]), (self.rect.height - head) // 2, below - ui.px(8) - top)
        box = pygame.Rect(column.left, top, wide, tall)
        if tall < ui.px(100):
            return None
        view = looking.inset.view(box, self.rect, camera)
        return view if view.useful(self.rect) and view.source.collidelist(list(clear)) < 0 else None

    def _draw_inset(self, ui: Ui, paint: Paint, inset: Inset, view: InsetView) -> None:
        outline = {region: paint.palette.accent for region in self.framed if region in inset.regions}
        frame = self._inset_frame(ui, view)
        paint.fill(frame, paint.palette.panel, 0, paint.palette.border)
        sharp = inset.draw(paint.surface, view, self.style, self.fills, outline, None if paint.log is not None else 2)
        if not sharp:
            ui.paint_again(self)
        if paint.log is not None:
            paint.cover(view.rect)
        head = pygame.Rect(frame.left + ui.px(8), frame.top, frame.width - ui.px(16), ui.px(INSET_HEAD))
        paint.text(head, _("Centre"), LABEL_BOLD, paint.palette.text)
        larger = _("{times} times larger").format(times=f"{view.factor:.1f}")
        if ui.text_width(_("Centre") + larger, LABEL_BOLD) < head.width - ui.px(16):
            paint.text(head, larger, LABEL, paint.palette.label, "right")
        looking, geometry = self._looking(ui), load_geometry()
        sizes = {region: self.rows[region].size for region in inset.regions if region in self.rows}
        stamp = (view.camera, view.rect.size, tuple(sorted(sizes.items())), current(), ui.scale)
        if looking.inset_placed is None or looking.inset_placed[0] != stamp:
            rest = [region.id for region in geometry.regions.values() if region.id not in inset.regions]
            left, top = view.camera.origin(view.rect)
            area = view.rect.move(-left, -top).inflate(-4, -4)
            requests = region_requests(geometry, view.camera, self._measure(ui), sizes, skip=rest)
            looking.inset_placed = (stamp, place_labels(requests, self._measure(ui), area))
        left, top = view.camera.origin(view.rect)
        with paint.clipped(view.rect):
            self._draw_labels(ui, paint, [one.moved(left, top) for one in looking.inset_placed[1]])

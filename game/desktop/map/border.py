"""What the map shows of the border: corridors as wide as what flows, gateways with what was seized there and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients import gateways as gates_known
from game.clients import layers
from game.clients.corridors import Passing, before_turn, gateways, kilograms, origins, passing
from game.clients.order_titles import gateway_name
from game.core.markets import PRODUCTS
from game.desktop.map.camera import Camera
from game.desktop.map.geometry import load_geometry
from game.desktop.map.labels import LabelRequest, Measure, PlacedLabel, Spot, place_labels
from game.desktop.map.streams import Loads, between, draw_streams, loads
from game.desktop.widgets.palette import Colour, Palette
from game.texts import _, first_up

if TYPE_CHECKING:
    from game.clients.known import Known
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

ICONS: Final = {
    gates_known.LAND: "fence", gates_known.SEA: "ports", gates_known.AIR: "aircraft", gates_known.MAIL: "mail",
}  # fmt: skip
LEAST_TOLD: Final = 0.05  # of a flow: the change of which a playback tells
USUAL: Final = 0.054  # pixels at 100% for a map unit where widths and rings are as given
SIGN: Final = 20  # px at 100%: the sign of a gateway
SEIZED: Final = (3.0, 36.0)  # px at 100%: the ring of the least and of the largest seizure
PRODUCT: Final = ("border", "product")  # under which the Ui remembers which product is shown


def chosen_product(ui: Ui) -> int:
    """The product whose flows and seizures the map shows."""
    return int(ui.memory.get(PRODUCT, 0)) % len(PRODUCTS)


def choose_product(ui: Ui, product: int) -> None:
    """Show another product."""
    ui.memory[PRODUCT] = product % len(PRODUCTS)


def product_colour(palette: Palette, product: int) -> Colour:
    """The colour of a product on maps and in panels; its name stands beside it everywhere."""
    return (palette.families[3], palette.families[2], palette.families[4], palette.families[1])[product]


@attrs.frozen
class Gate:
    """A gateway on the map: its id and place, its sign, what stands beside it and what a tip tells."""

    id: str
    at: tuple[float, float]
    icon: str
    text: str
    tip: str
    amount: float


class Border:
    """The border of one layer of the map. `share`: how far flows have gone over from a turn ago (0) to now (1).

    `quiet`: gateways are named once flows have gone over, and only where they have changed.
    """

    def __init__(self, desk: Desk, known: Known, layer: str, quiet: bool = False) -> None:
        self.layer, self.product = layer, chosen_product(desk.ui)
        self.colour = product_colour(desk.ui.paint.palette, self.product)
        self.share, self.quiet = 1.0, quiet
        passes = {one.gateway: one for one in passing(known, self.product)}
        self.gates = [gate for place in gateways(known) if (gate := _gate(known, layer, self.product, passes[place], quiet))]
        self.now: Loads = {}
        self.before: Loads = {}
        self.most = 0.0
        if layer == layers.FLOWS:
            names, parts = known.view.world.gateways, origins(known, self.product)
            self.now = loads(parts, {names[place]: one.value for place, one in passes.items()})
            self.before = loads(parts, {names[place]: value for place, value in before_turn(known, self.product).items()})
            self.most = max([*self.now.values(), *self.before.values()], default=0.0)

    @property
    def swings(self) -> bool:
        """Whether anything has changed since a turn ago."""
        return self.before != self.now

    @property
    def stamp(self) -> tuple[object, ...]:
        """What the labels hang on."""
        return (self.layer, self.product, self._told, tuple(gate.text for gate in self.gates))

    @property
    def _told(self) -> bool:
        return not self.quiet or self.share >= 1.0

    def boxes(self, ui: Ui, camera: Camera) -> list[pygame.Rect]:
        """Where the signs stand, in pixels of the camera's zoom step."""
        found = []
        for gate in self.gates:
            side = 2 * round(self._radius(ui, gate, camera))
            box = pygame.Rect((0, 0), (side, side))
            box.center = round(gate.at[0] * camera.scale), round(gate.at[1] * camera.scale)
            found.append(box)
        return found

    def labels(
        self, ui: Ui, camera: Camera, measure: Measure, area: pygame.Rect, hidden: Sequence[pygame.Rect]
    ) -> tuple[tuple[PlacedLabel, ...], list[pygame.Rect]]:
        """The labels of the gateways in pixels of the zoom step, and all that other labels have to keep clear of: beside the
        signs, the largest first; where there is no room, at the end of a line."""
        boxes = self.boxes(ui, camera)
        ordered = sorted(range(len(self.gates)), key=lambda place: -self.gates[place].amount)
        requests = {
            f"@{self.gates[place].id}": self._request(ui, camera, place, float(order))
            for order, place in enumerate(ordered) if self.gates[place].text and self._told
        }  # fmt: skip
        found = list(place_labels(requests.values(), measure, area, [*hidden, *boxes]))
        for place in ordered:
            key = f"@{self.gates[place].id}"
            if key in requests and all(one.key != key for one in found):
                clear = [*hidden, *(box for other, box in enumerate(boxes) if other != place), *(one.box for one in found)]
                led = attrs.evolve(requests[key], spot=Spot.INSIDE, room=0.0)
                found += place_labels([led], measure, area, clear)
        return tuple(found), [*boxes, *(one.box for one in found)]

    def _request(self, ui: Ui, camera: Camera, place: int, order: float) -> LabelRequest:
        gate = self.gates[place]
        return LabelRequest(
            key=f"@{gate.id}", text=gate.text, style="gateway", at=(gate.at[0] * camera.scale, gate.at[1] * camera.scale),
            room=order, priority=0, spot=Spot.BESIDE, apart=self._radius(ui, gate, camera) + 4.0,
        )  # fmt: skip

    def _radius(self, ui: Ui, gate: Gate, camera: Camera) -> float:
        """Pixels from the middle of a sign to its edge, with the ring of what was seized."""
        most = max((one.amount for one in self.gates), default=0.0)
        if self.layer != layers.PRICES or gate.amount <= 0.0 or most <= 0.0:
            return ui.px(SIGN) / 2
        room = SEIZED[0] + (SEIZED[1] - SEIZED[0]) * (gate.amount / most) ** 0.5 * _nearness(ui, camera)
        return ui.px(SIGN) / 2 + ui.px(room) / 2

    def under(self, ui: Ui, rect: pygame.Rect, camera: Camera, point: tuple[int, int]) -> Gate | None:
        """The gateway whose sign is under a point, the nearest of several."""
        found: list[tuple[float, int]] = []
        for place, gate in enumerate(self.gates):
            x, y = camera.to_screen(rect, *gate.at)
            away = ((x - point[0]) ** 2 + (y - point[1]) ** 2) ** 0.5
            if away <= ui.px(SIGN) * 0.65:
                found.append((away, place))
        return self.gates[min(found)[1]] if found else None

    def draw_flows(self, ui: Ui, paint: Paint, rect: pygame.Rect, camera: Camera) -> None:
        """The corridors, below the names."""
        if self.layer == layers.FLOWS:
            draw_streams(
                paint.surface, rect, camera, load_geometry(), between(self.before, self.now, self.share), self.most,
                self.colour, paint.palette.sea, ui.scale * _nearness(ui, camera),
            )  # fmt: skip

    def draw_gates(self, ui: Ui, paint: Paint, rect: pygame.Rect, camera: Camera, selected: str) -> None:
        """The signs; in the layer of prices in rings as large as what was seized."""
        look = paint.palette
        for gate in self.gates:
            x, y = camera.to_screen(rect, *gate.at)
            centre = (round(x), round(y))
            if not rect.inflate(ui.px(40), ui.px(40)).collidepoint(centre):
                continue
            radius = round(self._radius(ui, gate, camera))
            if 2 * radius > ui.px(SIGN) + 2:
                paint.circle(look.sea, centre, radius + ui.px(1))
                paint.circle(self.colour, centre, radius)
                paint.circle(look.sea, centre, ui.px(SIGN) // 2 + ui.px(1))
            if gate.id == selected:
                paint.circle(look.accent, centre, ui.px(SIGN) // 2 + ui.px(4), ui.px(2))
            paint.picture(paint.symbols.marker(gate.icon, ui.px(SIGN), look.own, look.own_back), centre)


def _nearness(ui: Ui, camera: Camera) -> float:
    """By how much what is drawn to scale grows and shrinks with the zoom: on a small map less hides it."""
    return max(0.45, min(camera.scale / (ui.scale * USUAL), 1.6))


def _gate(known: Known, layer: str, product: int, passes: Passing, quiet: bool) -> Gate | None:
    """A gateway as a layer shows it; None where it is not on the map."""
    view, gateway = known.view, known.view.world.gateways[passes.gateway]
    place = load_geometry().gateways.get(gateway)
    if place is None:
        return None
    name, told = gateway_name(gateway), gates_known.product_name(product)
    wait, part = gates_known.wait_words(view, passes.gateway), gates_known.inspected_words(view, passes.gateway)
    text, amount = "", passes.value
    if quiet:
        text = f"{name} {passes.change_words}" if abs(passes.change or 0.0) >= LEAST_TOLD else ""
    elif layer == layers.FLOWS and passes.value > 0.0:
        text = f"{name} {passes.words}" + (f" {passes.change_words}" if passes.change_words else "")
    elif layer == layers.PRICES:
        amount = passes.seized
        text = f"{name} {kilograms(amount)}" if amount > 0.0 else ""
    elif layer == layers.GATEWAYS:
        land = gates_known.kind_of(known, passes.gateway) == gates_known.LAND
        amount = gates_known.wait(view, passes.gateway)
        text = f"{name} {wait}, {part}" if land else name
    tip = [name, ", ".join(one.words for one in gates_known.channels(view, passes.gateway))]
    if passes.is_share:
        tip.append(_("{product}: {share} of what crosses, as published before the game").format(
            product=first_up(told), share=passes.words))  # fmt: skip
    else:
        tip.append(_("{product} a week: {amount} thought to pass, seized {seized}").format(
            product=first_up(told), amount=_amount(passes), seized=kilograms(passes.seized)))  # fmt: skip
    if part != "-":
        tip.append(_("Wait {wait}; inspected {part} of lawful crossings").format(wait=wait, part=part))
    icon = ICONS[gates_known.kind_of(known, passes.gateway)]
    return Gate(gateway, place.at, icon, text, "\n".join(tip), amount)


def _amount(passes: Passing) -> str:
    if passes.error <= 0.0:
        return passes.words
    return _("{value} ± {error}").format(value=passes.words, error=kilograms(passes.error))

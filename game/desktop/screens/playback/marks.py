"""What the map of a playback shows: signs of what had happened until the moment shown, and what each sign means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients import layers
from game.desktop.art.fonts import LABEL
from game.desktop.map.border import Border, chosen_product
from game.desktop.map.camera import fit
from game.desktop.map.geometry import load_geometry
from game.desktop.map.symbols import RAID_ICONS, rows_of
from game.desktop.map.view import MapView, Mark
from game.desktop.screens.playback.story import Story, amount
from game.desktop.screens.playback.swings import flows_button, price_panel, shows_flows, turn_flows
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Anchored, Column, Panel, Row, Sized, Stack
from game.desktop.widgets.text import Text
from game.session.reporting import SeenEvent
from game.texts import N_, _, number

if TYPE_CHECKING:
    from game.clients.known import Known
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

PRICES: Final = 300  # px at 100%: the width of the prices
LEGEND_FROM: Final = 600  # px at 100% of height from which the legend stands on the map
EDGE: Final = 28  # px at 100% that stay free around what is brought into sight
# Signs in the order in which they stand beside each other, and what they mean.
SIGNS: Final[Mapping[str, str]] = {
    "attack": N_("Attack on the state"), "roadblock": N_("Roadblock, open"), "cleared": N_("Roadblock, cleared"),
    "raid": N_("Raid or strike"), "seized": N_("Material seized"), "warning": N_("Fight, or people killed"),
    "split": N_("Group splits"), "forces": N_("Forces on the move"),
}  # fmt: skip
_RAIDS: Final = ("raid", "strike")
_SPLITS: Final = ("group_split", "part_dispersed", "affiliates_left", "group_ended", "group_rises")
_FIGHTS: Final = ("turf_clash", "succession_killings", "americans_harmed", "civilians_killed", "ambush", "aircraft_lost",
                 "abuses", "violence_shock", "prison_break")  # fmt: skip


@attrs.define
class _Count:
    many: int = 0
    words: list[str] = attrs.field(factory=list)


def marks_of(
    story: Story, told: Iterable[tuple[SeenEvent, str]], moment: float, cleared: bool = True
) -> list[Mark]:  # fmt: skip
    """Signs for events with their regions, those of one kind in one region as one with their count.

    Of the turns before only the roadblocks count, open or cleared since. `cleared` false leaves those out that are gone.
    """
    found: dict[tuple[str, str], _Count] = {}

    def add(region: str, kind: str, many: int, words: str) -> None:
        if region and many > 0:
            count = found.setdefault((region, kind), _Count())
            count.many += many
            count.words.append(words)

    for seen, region in told:
        if seen.kind == "reprisals":
            gone = story.stands_until(seen) <= moment + 1e-9
            if cleared or not gone:
                add(region, "cleared" if gone else "roadblock", amount(seen, "roadblocks"), seen.text)
            if seen.turn == story.turn:
                add(region, "attack", amount(seen, "attacks"), seen.text)
        elif seen.kind in _RAIDS:
            add(region, "raid", 1, seen.text)
        elif seen.kind == "material_seized":
            add(region, "seized", 1, seen.text)
        elif seen.kind in _SPLITS:
            add(region, "split", 1, seen.text)
        elif seen.kind in _FIGHTS:
            add(region, "warning", 1, seen.text)
        elif seen.kind == "deployment":
            found.pop((region, "forces"), None)  # it tells how many stand there now
            add(region, "forces", amount(seen, "troops"), seen.text)
    order = list(SIGNS)
    return [
        Mark(region, kind, number(count.many) if count.many > 1 else "", tip=count.words[-1])
        for (region, kind), count in sorted(found.items(), key=lambda item: (item[0][0], order.index(item[0][1])))
    ]


class TurnMap(MapView):
    """The map of a playback. What is chosen is framed, and brought into sight once; then the view is as it was before."""

    def __init__(self, desk: Desk, known: Known, on_select: Callable[[str], object]) -> None:
        super().__init__(desk, on_select=on_select, key="turn_map", symbols=False, known=known)
        self.flows = (shows_flows(desk.ui, known), chosen_product(desk.ui))
        if self.flows[0]:
            self.border = Border(desk, known, layers.FLOWS, quiet=True)
        self.about = ""  # label of what is chosen; another choice looks anew

    def update(self, regions: Sequence[str], marks: Sequence[Mark], about: str) -> None:
        """Show other signs and frame other regions; the ground stays as it is, which is what takes long to make."""
        self.rows = rows_of(self.desk, marks, False, self.known)
        self.selected = regions[0] if regions else ""
        self.framed = tuple(region for region in regions if region in self.regions)
        self.about = about

    def passes(self, share: float) -> bool:
        """Let flows go over so far; whether that shows."""
        border = self.border
        if border is None or border.share == share:
            return False
        border.share = share
        return border.swings

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        looking, kept = self._looking(ui), ui.memory.get((self.key, "before"))
        if not self.about and kept is not None:
            self.forget(ui)
            if looking.camera == kept[1]:
                looking.camera = kept[0]
        super().place(ui, rect)
        shown = (self.about, rect.size)
        if self.about and self.framed and ui.memory.get((self.key, "shown")) != shown:
            ui.memory[self.key, "shown"] = shown
            self._show_framed(ui)

    def forget(self, ui: Ui) -> None:
        """What was looked at is not looked at any longer."""
        for what in ("shown", "before"):
            ui.memory.pop((self.key, what), None)

    def _show_framed(self, ui: Ui) -> None:
        """Look so that all that is framed is in the window, no nearer than before."""
        looking = self._looking(ui)
        camera = looking.camera
        if camera is None:
            return
        box = load_geometry().box_of(self.framed)
        (left, top), (right, low) = camera.to_screen(self.rect, *box[:2]), camera.to_screen(self.rect, *box[2:])
        there = pygame.Rect(round(left), round(top), round(right - left), round(low - top))
        if not self.rect.inflate(-2 * ui.px(EDGE), -2 * ui.px(EDGE)).contains(there):
            wanted = fit(box, self.rect, ui.px(EDGE))
            before = ui.memory.get((self.key, "before"), (camera,))[0]
            looking.camera = looking.limits.hold(attrs.evolve(wanted, step=min(wanted.step, camera.step)), self.rect)
            ui.memory[self.key, "before"] = (before, looking.camera)

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        """Keys move the map only while the keyboard was led to it; after a press of the pointer they step by event."""
        return ui.focus_seen and super().on_key(ui, event)

    def where(self, ui: Ui, region: str) -> tuple[int, int] | None:
        """The place of a region's name on the window."""
        camera = self._looking(ui).camera
        known = load_geometry().regions.get(region)
        if camera is None or known is None:
            return None
        x, y = camera.to_screen(self.rect, *known.label)
        return round(x), round(y)


class CardColumn(Anchored):
    """A card at the top of a column of its own beside the map."""

    def __init__(self, card: Widget) -> None:
        super().__init__(card, "nw", margin=12)


class Sign(Widget):
    """One sign of the map, for the legend."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(28), ui.px(18)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, px = paint.palette, ui.px(18)
        if self.kind in ("roadblock", "cleared"):
            gone = self.kind == "cleared"
            picture = paint.symbols.roadblock(px * 2 // 3, look.second if gone else look.worse, look.sea, cleared=gone)
        elif self.kind == "attack":
            picture = paint.symbols.attack(px, look.danger_fill, look.text)
        elif self.kind == "warning":
            picture = paint.symbols.warning(px, look.worse, look.sea, halo=look.sea)
        else:
            picture = paint.symbols.marker(RAID_ICONS.get(self.kind, "place"), px, look.own, look.own_back)
        paint.picture(picture, self.rect.center)


def legend_of(marks: Sequence[Mark]) -> Widget | None:
    """What the signs on the map mean, those alone that stand there; None where there are none."""
    kinds = [kind for kind in SIGNS if any(mark.kind == kind for mark in marks)]
    if not kinds:
        return None
    rows = [Row([Sign(kind), Text(_(SIGNS[kind]), LABEL, "second")], gap=8) for kind in kinds]
    return Panel(Column(list(rows), gap=6), pad=(12, 10), edge="divider", radius=8)


def map_area(
    desk: Desk, shown: TurnMap, marks: Sequence[Mark], handled: Callable[[Callable[[], object]], Callable[[], object]]
) -> Widget:  # fmt: skip
    """The map with, over it, its buttons and where there is room the legend of its signs and the prices."""
    over: list[Widget] = [shown, Anchored(_buttons(desk, shown, handled), "se")]
    prices = price_panel(desk, shown.known, shown.border.share) if shown.border is not None else None
    beside = [one for one in (legend_of(marks), prices) if one is not None]
    if beside and desk.ui.logical[1] >= LEGEND_FROM:
        over.append(Anchored(Sized(Column(beside, gap=8), most_width=PRICES), "sw"))
    return Stack(over, grow=1)


def _buttons(desk: Desk, shown: TurnMap, handled: Callable[[Callable[[], object]], Callable[[], object]]) -> Widget:
    key = desk.settings.key
    made: list[Widget] = []
    for name, icon, tip, action, act in (
        ("farther", "minus", _("Farther"), "zoom_out", partial(shown.zoom, desk.ui, -2.0)),
        ("nearer", "plus", _("Nearer"), "zoom_in", partial(shown.zoom, desk.ui, 2.0)),
        ("fit", "fit", _("Show the whole map"), "fit", partial(shown.fit, desk.ui)),
    ):
        made.append(Button(icon=icon, key=name, tip=tip, shortcut=key(action), show_key=False, on_press=handled(act)))
    return Row([*flows_button(desk, shown.known, handled(partial(turn_flows, desk.ui, shown.known))), *made], gap=4)

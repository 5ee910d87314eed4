"""Small signs that are the same on every screen: what is known of a person, the number of a planned order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from game.desktop.widgets.core import Size, Widget

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


@attrs.define(eq=False, slots=False)
class Rungs(Widget):
    """What is known of a person, 0-4, as counted bars. `height`: px at 100%."""

    rung: int = 0
    height: int = 15

    def measure(self, ui: Ui, width: int) -> Size:
        return self.least(ui), ui.px(self.height)

    def least(self, ui: Ui) -> int:
        return ui.px(self.height * 23 / 15)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        paint.picture(paint.symbols.rung(self.rung, ui.px(self.height), look.own, look.label), self.rect.center)


@attrs.define(eq=False, slots=False)
class OrderNumber(Widget):
    """The number of a planned order, as it stands in the tray, on the map and in the report. `size`: px at 100%."""

    number: int = 1
    size: int = 22

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)

    def least(self, ui: Ui) -> int:
        return ui.px(self.size)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        paint.picture(paint.symbols.number(self.number, ui.px(self.size), look.accent, look.on_accent), self.rect.center)

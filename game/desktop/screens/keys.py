"""The keys and what they do: a list in which each can be given another key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.settings import ACTIONS, KEYS
from game.desktop.widgets.cards import card
from game.desktop.widgets.controls import Button, Control
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.keys import chord, shown
from game.desktop.widgets.layout import Column, Divider, Flow, Row
from game.desktop.widgets.text import Icon, Key, Text
from game.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.desktop.desk import Desk
    from game.desktop.settings import Settings
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

PLACE: Final = "new_key"  # of the dialog
# Keys by which the whole window is used, and those of the layers of the map and of the product they show: no action can
# have them.
FIXED: Final = frozenset(
    {"Enter", "Esc", "Tab", "F1", "F11", "Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Backspace",
     "Delete", *"123456789JVX"}
)  # fmt: skip


def refusal(settings: Settings, action: str, key: str) -> str:
    """Why an action cannot have a key; "" where it can."""
    if key in FIXED and key != KEYS[action]:
        return _("{key} moves through the window and cannot be given away; press another.").format(key=shown(key))
    for other in KEYS:
        if other != action and settings.key(other) == key:
            return _("{key} is taken by: {action}. Press another, or change that one first.").format(
                key=shown(key), action=_(ACTIONS[other])
            )
    return ""


def keys_card(desk: Desk) -> Widget:
    """The list of keys."""
    settings = desk.settings
    rows: list[Widget] = [
        Text(_("Tab and the arrows move, Enter and Space press, Esc goes back, F1 says what a thing is. Ctrl+Enter presses "
               "the amber button from anywhere; Page Up and Page Down scroll, and on the map choose a region."),
             LABEL, "second")
    ]  # fmt: skip
    for action in KEYS:
        if rows:
            rows.append(Divider())
        key = Key(settings.key(action), "accent" if action in settings.keys else "second")
        change = Button(_("Change"), key=f"key:{action}", on_press=partial(ask_key, desk, action),
                        tip=_("Press another key for this"))  # fmt: skip
        rows.append(Row([Text(_(ACTIONS[action]), BODY, grow=1), key, change], gap=12))
    reset = Button(_("All keys as they were"), key="reset_keys", icon="undo", on_press=partial(_reset, desk),
                   refused="" if settings.keys else _("No key has been changed."),
                   tip=_("Give every action the key it had at first"))  # fmt: skip
    rows.append(Flow([reset]))
    return card(_("Keys"), rows, gap=6)


def _reset(desk: Desk) -> None:
    desk.settings.keys = {}
    desk.settings_changed()


def ask_key(desk: Desk, action: str) -> None:
    """Ask for a new key for an action: the next key pressed is taken, unless it is another's."""
    complaint = [""]

    def close() -> None:
        desk.ui.close(PLACE)

    def take(key: str) -> None:
        complaint[0] = refusal(desk.settings, action, key)
        if complaint[0]:
            desk.ui.refresh()
            return
        kept = {name: one for name, one in desk.settings.keys.items() if name != action}
        desk.settings.keys = kept if key == KEYS[action] else {**kept, action: key}
        close()
        desk.settings_changed()

    def build(inner: Ui) -> Widget:
        items: list[Widget] = [
            Text(_("Press the new key for: {action}").format(action=_(ACTIONS[action])), BODY_BOLD),
            Row([Text(_("Now it is"), BODY, "second"), Key(desk.settings.key(action))], gap=8),
            _Catcher(take=take, key="catcher"),
        ]
        if complaint[0]:
            items.append(Row([Icon("warning", 18, "worse"), Text(complaint[0], LABEL, "text", grow=1)], gap=8, align="top"))
        cancel = Button(_("Cancel"), key="no", shortcut="Esc", on_press=close)
        return Dialog(_("Another key"), Column(items, gap=12), buttons=[cancel], icon="keyboard", on_close=close, width=480)

    desk.ui.open(PLACE, build, close=close)
    desk.ui.settle()
    catcher = desk.ui.find("catcher")
    if catcher is not None:
        desk.ui.set_focus(catcher)


@attrs.define(eq=False, slots=False)
class _Catcher(Control):
    """Takes the next key that is pressed."""

    take: Callable[[str], object] = attrs.field(default=lambda key: None, kw_only=True)

    @property
    def takes_focus(self) -> bool:
        return True

    def least(self, ui: Ui) -> int:
        return ui.px(120)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, max(ui.px(56), ui.line_height(BODY) + ui.px(24))

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = paint.palette
        paint.fill(self.rect, look.raised, ui.px(6), look.accent if ui.focus == self.name else look.control_edge)
        words = _("waiting for a key") if ui.focus == self.name else _("press here first")
        paint.text(self.rect, words, BODY, look.second, "centre")

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        if event.key == pygame.K_ESCAPE:
            return False
        key = chord(event)
        if key:
            self.take(key)
        return True

"""Keys as they are written in settings, tips and help: `R`, `Ctrl+S`, `Space`, `Left`."""

from typing import Final

import pygame

from game.texts import N_, _

NAMED: Final = {
    pygame.K_SPACE: "Space", pygame.K_RETURN: "Enter", pygame.K_KP_ENTER: "Enter", pygame.K_ESCAPE: "Esc",
    pygame.K_LEFT: "Left", pygame.K_RIGHT: "Right", pygame.K_UP: "Up", pygame.K_DOWN: "Down", pygame.K_HOME: "Home",
    pygame.K_END: "End", pygame.K_PAGEUP: "PageUp", pygame.K_PAGEDOWN: "PageDown", pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace", pygame.K_DELETE: "Delete", pygame.K_PLUS: "+", pygame.K_KP_PLUS: "+",
    pygame.K_MINUS: "-", pygame.K_KP_MINUS: "-", pygame.K_EQUALS: "=",
}  # fmt: skip
# What stands in the little frame beside an action, in words where the key carries words.
SHOWN: Final = {
    "Space": N_("Space"), "Enter": N_("Enter"), "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Home": N_("Home"),
    "End": N_("End"), "PageUp": N_("PgUp"), "PageDown": N_("PgDn"), "Delete": N_("Del"), "Backspace": N_("Back"),
}  # fmt: skip


def key_name(key: int) -> str:
    """The name of a key without the keys held with it; "" for one that has none."""
    if key in NAMED:
        return NAMED[key]
    if pygame.K_F1 <= key <= pygame.K_F12:
        return f"F{key - pygame.K_F1 + 1}"
    if pygame.K_KP0 <= key <= pygame.K_KP9 or pygame.K_KP1 <= key <= pygame.K_KP9:
        return "0" if key == pygame.K_KP0 else str(key - pygame.K_KP1 + 1)
    text = chr(key) if 32 < key < 0x110000 else ""
    return text.upper() if text.isprintable() else ""


def chord(event: pygame.event.Event) -> str:
    """A key press as it is written: `Ctrl+Shift+S`; Shift counts only beside a named key or Ctrl."""
    name = key_name(event.key)
    if not name:
        return ""
    parts = []
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        parts.append("Ctrl")
    if event.mod & pygame.KMOD_ALT:
        parts.append("Alt")
    if event.mod & pygame.KMOD_SHIFT and (parts or len(name) > 1):
        parts.append("Shift")
    return "+".join([*parts, name])


def shown(written: str) -> str:
    """A key press for people to read."""
    return "+".join(_(SHOWN[part]) if part in SHOWN else part for part in written.split("+")) if written != "+" else "+"

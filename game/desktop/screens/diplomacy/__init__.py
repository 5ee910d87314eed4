"""The screen of diplomacy, and the dialogs in which accords are offered and answered."""

from game.desktop.screens.diplomacy.editor import open_answer, open_offer
from game.desktop.screens.diplomacy.screen import Diplomacy

__all__ = ["Diplomacy", "open_answer", "open_offer"]

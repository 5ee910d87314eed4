"""The planning screen."""

from game.desktop.screens.planning.screen import Planning

__all__ = ["Planning"]
